/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-exchange.h"

#include "core/pp-json.h"
#include "district/pp-authority.h"
#include "district/pp-district.h"
#include "district/pp-epoch.h"
#include "district/pp-feed.h"
#include "sync/pp-wire.h"

#include <string.h>

#define BATCH     (32 * 1024)
#define MOST_ACTS 5000
#define MOST_WORD 40

/* Of one act as its lines travel: 64 kB of changes, and what is around them. */
#define ACT_LIMIT (160 * 1024)

/* One request, on its way to an answer. */
typedef struct {
  PpDb          *db;
  PpDistrictKey *key;
  PpDevice      *device;      /* (nullable): NULL where nobody knows it */
  PpJson        *header;      /* (not owned) */
  GPtrArray     *acts;        /* (element-type PpLoggedAct) that came */
  gsize          act_size;    /* of the act that is being read, so far */
  gint64         first;
  gint64         last;
  gint64         mark;
  const char    *problem;     /* (nullable): why the batch was not taken */
} Exchange;

static gboolean
is_trusted (Exchange *exchange, PpEnvelope *request)
{
  g_autofree guint8 *key = NULL;
  gsize length = 0;

  if (exchange->device == NULL)
    return FALSE;
  key = g_base64_decode (exchange->device->public_key, &length);
  return length == PP_KEY_SIZE && pp_envelope_is_signed_by (request, key) &&
         g_strcmp0 (pp_json_get_text (request->header, "kind"), "sync") == 0 &&
         g_strcmp0 (pp_json_get_text (request->header, "cluster"), exchange->device->cluster) == 0;
}

static gboolean
read_numbers (Exchange *exchange)
{
  gint64 version;

  return pp_json_get_int (exchange->header, "v", &version) && version == 1 &&
         pp_json_get_int (exchange->header, "first", &exchange->first) &&
         pp_json_get_int (exchange->header, "last", &exchange->last) &&
         pp_json_get_int (exchange->header, "mark", &exchange->mark) && exchange->first >= 1 &&
         exchange->last >= exchange->first - 1 && exchange->mark >= 0 &&
         exchange->last - exchange->first < MOST_ACTS;
}

/* What a desk says of its own act was said by a server before: a word of the protocol. */
static gboolean
is_word (const char *text)
{
  return text == NULL || (*text != '\0' && strlen (text) <= MOST_WORD &&
                          strspn (text, "abcdefghijklmnopqrstuvwxyz-") == strlen (text));
}

static gboolean
read_line (Exchange *exchange, const char *text)
{
  g_autoptr (PpJson) line = pp_json_parse (text, -1, NULL);
  PpLoggedAct *act;

  if (line == NULL)
    return FALSE;
  exchange->act_size = strlen (text) + (pp_wire_is_change (line) ? exchange->act_size : 0);
  if (exchange->act_size > ACT_LIMIT)
    return FALSE;
  if (pp_wire_is_change (line))
    return exchange->acts->len > 0 &&
           pp_wire_read_change (line, g_ptr_array_index (exchange->acts, exchange->acts->len - 1),
                                NULL);
  act = pp_wire_read_act (line, NULL);
  if (act == NULL)
    return FALSE;
  g_free (act->device);
  g_free (act->incarnation);
  act->device = g_strdup (exchange->device->device);
  act->incarnation = g_strdup (exchange->device->incarnation);
  g_ptr_array_add (exchange->acts, act);
  return act->seq == exchange->first + exchange->acts->len - 1 && is_word (act->refused);
}

static gboolean
read_acts (Exchange *exchange, PpEnvelope *request)
{
  g_autofree char *payload = pp_envelope_get_payload (request, NULL);
  g_auto (GStrv) lines = payload != NULL ? g_strsplit (payload, "\n", -1) : NULL;

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !read_line (exchange, lines[i]))
      return FALSE;
  return exchange->acts->len == exchange->last - exchange->first + 1;
}

/* Recomputes the chain over the batch: its begin and its end must be what the header says. */
static gboolean
check_chain (Exchange *exchange)
{
  guint8 hash[PP_HASH_SIZE], head[PP_HASH_SIZE];

  if (!pp_wire_read_hash (exchange->header, "previous", hash) ||
      !pp_wire_read_hash (exchange->header, "head", head))
    return FALSE;
  for (guint i = 0; i < exchange->acts->len; i++)
    {
      PpLoggedAct *act = g_ptr_array_index (exchange->acts, i);

      if (!pp_logged_act_check_seals (act))
        return FALSE;
      memcpy (act->previous, hash, PP_HASH_SIZE);
      pp_logged_act_hash (act, act->previous, act->hash);
      memcpy (hash, act->hash, PP_HASH_SIZE);
    }
  return memcmp (hash, head, PP_HASH_SIZE) == 0;
}

/* What was here before the batch must be what the device says it was, and what it repeats the
 * same as it was. */
static gboolean
check_known (Exchange *exchange, gboolean *same, GError **error)
{
  guint8 stored[PP_HASH_SIZE], claimed[PP_HASH_SIZE];
  gboolean found;

  if (!pp_feed_read_hash (exchange->db, exchange->device->incarnation, exchange->first - 1, stored,
                          &found, error))
    return FALSE;
  *same = pp_wire_read_hash (exchange->header, "previous", claimed) && found &&
          memcmp (stored, claimed, PP_HASH_SIZE) == 0;
  for (guint i = 0; i < exchange->acts->len && *same; i++)
    {
      const PpLoggedAct *act = g_ptr_array_index (exchange->acts, i);

      if (act->seq > exchange->device->have)
        break;
      if (!pp_feed_read_hash (exchange->db, act->incarnation, act->seq, stored, &found, error))
        return FALSE;
      *same = found && memcmp (stored, act->hash, PP_HASH_SIZE) == 0;
    }
  return TRUE;
}

static gboolean
accept (Exchange *exchange, GError **error)
{
  PpDevice *device = exchange->device;

  for (guint i = 0; i < exchange->acts->len; i++)
    {
      PpLoggedAct *act = g_ptr_array_index (exchange->acts, i);
      const char *refused = NULL;

      if (act->seq <= device->have)
        continue;
      if (!pp_authority_check (exchange->db, device->cluster, act, &refused, error) ||
          !pp_feed_accept (exchange->db, device->cluster, act, refused, error))
        return FALSE;
      device->have = act->seq;
      memcpy (device->head, act->hash, PP_HASH_SIZE);
    }
  return pp_feed_move_device (exchange->db, device, error);
}

static gboolean
alarm_for (Exchange *exchange, const char *problem, GError **error)
{
  exchange->problem = problem;
  return pp_feed_alarm (exchange->db, exchange->device->incarnation, problem, error);
}

/* Finds out whether the batch can be taken; where it cannot, why. Who has not signed is told
 * nothing that one who is not known here would not be told. */
static gboolean
judge (Exchange *exchange, PpEnvelope *request, GError **error)
{
  gboolean same;

  if (!is_trusted (exchange, request))
    {
      exchange->device = NULL;
      exchange->problem = "signature";
    }
  else if (exchange->device->revoked)
    {
      exchange->device = NULL;
      exchange->problem = "revoked";
    }
  else if (!read_numbers (exchange))
    exchange->problem = "malformed";
  else if (g_strcmp0 (pp_json_get_text (exchange->header, "epoch"), exchange->key->epoch) != 0)
    exchange->problem = "epoch";
  else if (exchange->first > exchange->device->have + 1)
    return alarm_for (exchange, "gap", error);
  else if (!read_acts (exchange, request))
    exchange->problem = "malformed";
  else if (!check_chain (exchange))
    exchange->problem = "hash";
  else if (!check_known (exchange, &same, error))
    return FALSE;
  else if (!same)
    return alarm_for (exchange, "conflict", error);
  return TRUE;
}

/* The end of a run of one device carries its hash; what is between follows from the chain. */
static void
append_acts (Exchange *exchange, GPtrArray *acts, GString *payload)
{
  for (guint i = 0; i < acts->len; i++)
    {
      PpLoggedAct *act = g_ptr_array_index (acts, i);
      PpLoggedAct *next = i + 1 < acts->len ? g_ptr_array_index (acts, i + 1) : NULL;
      guint n = 1;

      if (strcmp (act->incarnation, exchange->device->incarnation) != 0)
        {
          act->has_hash = next == NULL || strcmp (next->incarnation, act->incarnation) != 0;
          pp_wire_append_act (payload, act, TRUE);
          continue;
        }
      while (i + 1 < acts->len)
        {
          next = g_ptr_array_index (acts, i + 1);
          if (strcmp (next->incarnation, act->incarnation) != 0 || next->seq != act->seq + n ||
              next->place != act->place + n)
            break;
          n++;
          i++;
        }
      pp_json_add_int (payload, "own", act->seq);
      pp_json_add_int (payload, "n", n);
      pp_json_add_int (payload, "p", act->place);
      g_string_append (payload, "}\n");
    }
}

static gboolean
add_feed (Exchange *exchange, GString *header, GString *payload, GError **error)
{
  g_autoptr (GPtrArray) acts = NULL;
  gboolean more;

  if (!pp_feed_list_refused (exchange->db, exchange->device->incarnation, exchange->first, payload,
                             error))
    return FALSE;
  acts = pp_feed_list (exchange->db, exchange->device->cluster, exchange->mark, BATCH,
                       exchange->device->incarnation, &more, error);
  if (acts == NULL)
    return FALSE;
  append_acts (exchange, acts, payload);
  pp_json_add_int (header, "more", more);
  return TRUE;
}

/* The high-water mark, and where the desk's epoch is another, how far the two agree. */
static gboolean
add_mark (Exchange *exchange, GString *header, GError **error)
{
  const char *epoch = pp_json_get_text (exchange->header, "epoch");
  g_autofree char *head = pp_wire_hash_text (exchange->device->head);
  gint64 agreed;

  pp_json_add_int (header, "have", exchange->device->have);
  pp_json_add_text (header, "head", head);
  if (g_strcmp0 (epoch, exchange->key->epoch) == 0)
    return TRUE;
  if (!pp_epoch_agreed (exchange->db, exchange->device->cluster, epoch, &agreed, error))
    return FALSE;
  pp_json_add_int (header, "agreed", agreed);
  return TRUE;
}

static GBytes *
answer (Exchange *exchange, GError **error)
{
  g_autoptr (GString) header = g_string_new (NULL), payload = g_string_new (NULL);

  pp_json_add_int (header, "v", 1);
  pp_json_add_text (header, "kind", "answer");
  pp_json_add_text (header, "incarnation", pp_json_get_text (exchange->header, "incarnation"));
  pp_json_add_text (header, "epoch", exchange->key->epoch);
  if (exchange->device != NULL && !add_mark (exchange, header, error))
    return NULL;
  if (exchange->problem != NULL)
    pp_json_add_text (header, "problem", exchange->problem);
  else if (!add_feed (exchange, header, payload, error))
    return NULL;
  g_string_append_c (header, '}');
  return pp_envelope_seal (header, payload, exchange->key->secret);
}

/**
 * pp_exchange_answer:
 * @db: the writing connection, in a transaction
 * @body: an envelope of kind sync, over the line or on a stick
 * @error: why it could not be done; nothing may be committed
 *
 * Takes a desk's batch and makes the answer: PROTOCOL.md promises 5 to 17. Whatever is wrong
 * with the request is told in a signed answer, and changes nothing.
 *
 * Returns: (transfer full): the answer's envelope
 */
GBytes *
pp_exchange_answer (PpDb *db, GBytes *body, GError **error)
{
  g_autoptr (PpEnvelope) request = pp_envelope_open (body, error);
  g_autoptr (PpDistrictKey) key = NULL;
  g_autoptr (PpDevice) device = NULL;
  g_autoptr (GPtrArray) acts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_logged_act_free);
  const char *incarnation;
  Exchange exchange;

  if (request == NULL)
    return NULL;
  incarnation = pp_json_get_text (request->header, "incarnation");
  key = pp_district_key_read (db, error);
  if (key == NULL ||
      !pp_feed_find_device (db, incarnation != NULL ? incarnation : "", &device, error))
    return NULL;
  exchange = (Exchange) { db, key, device, request->header, acts, 0 };
  if (!judge (&exchange, request, error) ||
      (exchange.problem == NULL && !accept (&exchange, error)))
    return NULL;
  return answer (&exchange, error);
}
