/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync/pp-desk-sync.h"

#include "core/pp-error.h"
#include "store/pp-apply.h"
#include "store/pp-local.h"
#include "sync/pp-desk-key.h"
#include "sync/pp-envelope.h"
#include "sync/pp-sync-error.h"
#include "sync/pp-wire.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An answer on its way into the database. */
typedef struct {
  PpDb        *db;
  char        *incarnation;
  gint64       have;          /* the high-water mark that the answer tells */
  gint64       mark;          /* of the line read last */
  GPtrArray   *acts;          /* (element-type PpLoggedAct) of others */
  PpLoggedAct *act;           /* (not owned) whose changes are being read */
} Taking;

static gboolean
read_int (PpDb *db, const char *key, gint64 *value, GError **error)
{
  g_autofree char *text = NULL;

  if (!pp_local_read (db, key, &text, error))
    return FALSE;
  *value = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

static gboolean
write_int (PpDb *db, const char *key, gint64 value, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return pp_local_write (db, key, text, error);
}

/**
 * pp_desk_sync_get_state:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full): what waits, since when, and what a person must look at
 */
PpSyncState *
pp_desk_sync_get_state (PpDb *db, GError **error)
{
  g_autoptr (PpSyncState) self = g_new0 (PpSyncState, 1);
  g_autofree char *incarnation = NULL;

  if (!pp_local_read (db, "incarnation", &incarnation, error) ||
      !pp_local_read (db, "server_address", &self->address, error) ||
      !pp_local_read (db, "server_cluster", &self->cluster, error) ||
      !pp_local_read (db, "server_epoch", &self->epoch, error) ||
      !read_int (db, "server_have", &self->have, error) ||
      !read_int (db, "server_mark", &self->mark, error) ||
      !pp_outbox_read (db, incarnation, self->have, &self->outbox, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pp_sync_state_free:
 * @self: (transfer full): a state
 */
void
pp_sync_state_free (PpSyncState *self)
{
  g_free (self->address);
  g_free (self->cluster);
  g_free (self->epoch);
  g_free (self);
}

static gboolean
add_head (PpDb *db, GString *header, const char *incarnation, gint64 have, GPtrArray *acts,
          GError **error)
{
  g_autofree char *previous = NULL, *head = NULL;
  guint8 hash[PP_HASH_SIZE];

  if (!pp_outbox_hash (db, incarnation, have, hash, error))
    return FALSE;
  previous = pp_wire_hash_text (hash);
  if (acts->len > 0)
    memcpy (hash, ((PpLoggedAct *) g_ptr_array_index (acts, acts->len - 1))->hash, PP_HASH_SIZE);
  head = pp_wire_hash_text (hash);

  pp_json_add_int (header, "first", have + 1);
  pp_json_add_int (header, "last", have + acts->len);
  pp_json_add_text (header, "previous", previous);
  pp_json_add_text (header, "head", head);
  return TRUE;
}

/**
 * pp_desk_sync_request:
 * @db: a connection
 * @error: PP_SYNC_ERROR_NOT_ENROLLED
 *
 * Returns: (transfer full): the envelope that asks for one round trip: the next batch up, and
 *   what the feed holds down
 */
GBytes *
pp_desk_sync_request (PpDb *db, GError **error)
{
  g_autoptr (PpSyncState) state = pp_desk_sync_get_state (db, error);
  g_autoptr (GString) header = g_string_new (NULL), payload = g_string_new (NULL);
  g_autoptr (GPtrArray) acts = NULL;
  g_autofree char *device = NULL, *incarnation = NULL;
  guint8 secret[PP_SECRET_KEY_SIZE];

  if (state == NULL || !pp_desk_key_read (db, secret, error) ||
      !pp_local_read (db, "device", &device, error) ||
      !pp_local_read (db, "incarnation", &incarnation, error))
    return NULL;
  acts = pp_logged_act_list (db, incarnation, state->have, PP_SYNC_BATCH, error);
  if (acts == NULL)
    return NULL;

  pp_json_add_int (header, "v", 1);
  pp_json_add_text (header, "kind", "sync");
  pp_json_add_text (header, "cluster", state->cluster);
  pp_json_add_text (header, "device", device);
  pp_json_add_text (header, "incarnation", incarnation);
  if (!add_head (db, header, incarnation, state->have, acts, error))
    return NULL;
  pp_json_add_int (header, "mark", state->mark);
  pp_json_add_text (header, "epoch", state->epoch);
  g_string_append_c (header, '}');
  for (guint i = 0; i < acts->len; i++)
    pp_wire_append_act (payload, g_ptr_array_index (acts, i), FALSE);
  return pp_envelope_seal (header, payload, secret);
}

static gboolean
malformed (GError **error)
{
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_MALFORMED, NULL,
                _("What came over the line is not from Panippura."));
  return FALSE;
}

/* Lines stand in the feed's order: a place that does not rise is none of the server's. */
static gboolean
move_mark (Taking *taking, gint64 first, gint64 last, GError **error)
{
  if (first <= taking->mark || last < first)
    return malformed (error);
  taking->mark = last;
  return TRUE;
}

static gboolean
take_own (Taking *taking, const PpJson *line, gint64 first_seq, GError **error)
{
  gint64 n, place;

  if (!pp_json_get_int (line, "n", &n) || !pp_json_get_int (line, "p", &place) || n < 1 ||
      first_seq < 1 || n > taking->have || first_seq > taking->have - n + 1 ||
      place > G_MAXINT64 - n)
    return malformed (error);
  if (!move_mark (taking, place, place + n - 1, error))
    return FALSE;
  for (gint64 i = 0; i < n; i++)
    if (!pp_apply_place (taking->db, taking->incarnation, first_seq + i, place + i, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_act (Taking *taking, const PpJson *line, GError **error)
{
  g_autoptr (PpLoggedAct) act = pp_wire_read_act (line, error);

  if (act == NULL)
    return FALSE;
  if (act->device == NULL || act->incarnation == NULL ||
      strcmp (act->incarnation, taking->incarnation) == 0 ||
      strcmp (act->incarnation, PP_REFERENCE_INCARNATION) == 0)
    return malformed (error);
  if (!move_mark (taking, act->place, act->place, error))
    return FALSE;
  taking->act = act;
  g_ptr_array_add (taking->acts, g_steal_pointer (&act));
  return TRUE;
}

static gboolean
take_refusal (Taking *taking, const PpJson *line, gint64 seq, GError **error)
{
  const char *why = pp_json_get_text (line, "why");
  gint64 place;

  if (why == NULL || !pp_json_get_int (line, "p", &place) || place < 0 || seq < 1 ||
      seq > taking->have)
    return malformed (error);
  return pp_apply_refusal (taking->db, taking->incarnation, seq, why, place, error);
}

static gboolean
take_line (Taking *taking, const char *text, GError **error)
{
  g_autoptr (PpJson) line = pp_json_parse (text, -1, NULL);
  gint64 seq;

  if (line == NULL)
    return malformed (error);
  if (pp_wire_is_change (line))
    return taking->act != NULL ? pp_wire_read_change (line, taking->act, error)
                               : malformed (error);
  taking->act = NULL;
  if (pp_json_get_int (line, "own", &seq))
    return take_own (taking, line, seq, error);
  if (pp_json_get_int (line, "refused", &seq))
    return take_refusal (taking, line, seq, error);
  return take_act (taking, line, error);
}

static gboolean
take_payload (Taking *taking, PpEnvelope *answer, GError **error)
{
  g_autofree char *payload = pp_envelope_get_payload (answer, error);
  g_auto (GStrv) lines = NULL;

  if (payload == NULL)
    return FALSE;
  lines = g_strsplit (payload, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !take_line (taking, lines[i], error))
      return FALSE;
  return pp_apply_acts (taking->db, taking->acts, error);
}

/* The server's database may be a restored one: what it does not hold any more is sent again, and
 * has no place. */
static gboolean
follow_epoch (PpDb *db, PpSyncState *state, const PpJson *header, gboolean *again, GError **error)
{
  const char *epoch = pp_json_get_text (header, "epoch");
  gint64 agreed;

  if (epoch == NULL)
    return malformed (error);
  if (g_strcmp0 (epoch, state->epoch) == 0)
    return TRUE;
  if (!pp_json_get_int (header, "agreed", &agreed) || agreed < 0)
    return malformed (error);
  *again = TRUE;
  state->mark = MIN (state->mark, agreed);
  return pp_apply_forget_places (db, agreed, error) &&
         write_int (db, "server_mark", state->mark, error) &&
         pp_local_write (db, "server_epoch", epoch, error);
}

/* Two data folders speak as one desk, or this one went back in time. */
static gboolean
copied (GError **error)
{
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_COPIED, NULL,
                _("The district server knows this desk's record otherwise: this data folder is a "
                  "copy, or an older one was put back. Call the district before you go on."));
  return FALSE;
}

static gboolean
refuse (const char *problem, GError **error)
{
  if (strcmp (problem, "conflict") == 0)
    return copied (error);
  if (strcmp (problem, "revoked") == 0)
    return pp_desk_key_revoked (error);
  if (strcmp (problem, "signature") == 0)
    {
      pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_UNKNOWN, NULL,
                    _("The district server does not know this desk any more. Ask the district "
                      "for a new code and enrol again; everything is kept here and will be "
                      "sent."));
      return FALSE;
    }
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_REFUSED, NULL,
                _("The district server did not take this desk's record (%s). Call the district; "
                  "work can go on meanwhile."), problem);
  return FALSE;
}

static PpEnvelope *
open_answer (PpDb *db, GBytes *body, const char *incarnation, GError **error)
{
  g_autoptr (PpEnvelope) answer = pp_envelope_open (body, error);
  guint8 key[PP_KEY_SIZE];

  if (answer == NULL || !pp_desk_key_read_server (db, key, error))
    return NULL;
  if (!pp_envelope_is_signed_by (answer, key) ||
      g_strcmp0 (pp_json_get_text (answer->header, "kind"), "answer") != 0 ||
      g_strcmp0 (pp_json_get_text (answer->header, "incarnation"), incarnation) != 0)
    {
      pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_SIGNATURE, NULL,
                    _("The answer is not from this desk's district server."));
      return NULL;
    }
  return g_steal_pointer (&answer);
}

/* What the server has confirmed must be what stands here. */
static gboolean
check_head (Taking *taking, const PpJson *header, GError **error)
{
  guint8 head[PP_HASH_SIZE], here[PP_HASH_SIZE];

  if (!pp_json_get_int (header, "have", &taking->have) || taking->have < 0 ||
      !pp_wire_read_hash (header, "head", head))
    return malformed (error);
  if (!pp_outbox_hash (taking->db, taking->incarnation, taking->have, here, error))
    return FALSE;
  return memcmp (head, here, PP_HASH_SIZE) == 0 || copied (error);
}

static gboolean
take_answer (Taking *taking, PpSyncState *state, PpEnvelope *answer, PpSyncTaken *taken,
             GError **error)
{
  const char *problem = pp_json_get_text (answer->header, "problem");
  gint64 have, more = 0;

  if (problem != NULL && strcmp (problem, "gap") != 0 && strcmp (problem, "epoch") != 0)
    return refuse (problem, error);
  if (!check_head (taking, answer->header, error) ||
      !follow_epoch (taking->db, state, answer->header, &taken->again, error))
    return FALSE;
  taken->again = taken->again || problem != NULL;
  taking->mark = state->mark;
  if (problem == NULL && !take_payload (taking, answer, error))
    return FALSE;
  pp_json_get_int (answer->header, "more", &more);
  taken->more = more != 0;
  taken->taken = taking->acts->len;
  have = taken->again ? taking->have : MAX (taking->have, state->have);
  return write_int (taking->db, "server_have", have, error) &&
         write_int (taking->db, "server_mark", taking->mark, error);
}

/* The last signed answer: what the server has confirmed, for whoever doubts it. */
static gboolean
keep_receipt (PpDb *db, GBytes *answer, GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (answer, &length);
  g_autofree char *text = g_base64_encode (data, length);

  return pp_local_write (db, "server_receipt", text, error);
}

/**
 * pp_desk_sync_take:
 * @db: the writing connection, in a transaction
 * @answer: what the server answered, over the line or on a stick
 * @error: PP_SYNC_ERROR_SIGNATURE, PP_SYNC_ERROR_REFUSED and the like: nothing may be committed
 *
 * Takes an answer: the high-water mark, places, refusals, and the acts of others.
 *
 * Returns: (transfer full): what came, to be freed with g_free()
 */
PpSyncTaken *
pp_desk_sync_take (PpDb *db, GBytes *answer, GError **error)
{
  g_autoptr (PpSyncState) state = pp_desk_sync_get_state (db, error);
  g_autoptr (GPtrArray) acts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_logged_act_free);
  g_autofree PpSyncTaken *taken = g_new0 (PpSyncTaken, 1);
  g_autofree char *incarnation = NULL;
  g_autoptr (PpEnvelope) envelope = NULL;
  Taking taking = { .db = db, .acts = acts };

  if (state == NULL || !pp_local_read (db, "incarnation", &incarnation, error))
    return NULL;
  envelope = open_answer (db, answer, incarnation, error);
  taking.incarnation = incarnation;
  if (envelope == NULL || !take_answer (&taking, state, envelope, taken, error) ||
      !keep_receipt (db, answer, error))
    return NULL;
  return g_steal_pointer (&taken);
}
