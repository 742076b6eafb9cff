/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync/pp-wire.h"

#include "core/pp-error.h"
#include "sync/pp-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_json (GString *out, const char *key, const char *json)
{
  if (json == NULL)
    return;
  pp_json_append_key (out, key);
  g_string_append (out, json);
}

static void
add_hash (GString *out, const char *key, const guint8 *hash, gsize length)
{
  g_autofree char *text = g_base64_encode (hash, length);

  pp_json_add_text (out, key, text);
}

static void
append_change (GString *out, const PpLoggedChange *change)
{
  pp_json_add_text (out, "t", change->table);
  pp_json_add_text (out, "r", change->row);
  pp_json_add_text (out, "o", change->op);
  add_json (out, "n", change->new_json);
  add_json (out, "w", change->old_json);
  if (change->has_key)
    add_hash (out, "k", change->seal, PP_SEAL_KEY_SIZE);
  else
    add_hash (out, "c", change->seal + PP_SEAL_KEY_SIZE, PP_HASH_SIZE);
  g_string_append (out, "}\n");
}

/**
 * pp_wire_append_act:
 * @out: JSON lines so far
 * @act: an act
 * @foreign: whether it goes to another device: with place, device, incarnation, and the hashes
 *   that it has; else with the refusal that the server told before
 *
 * Appends a line for the act and one for each of its changes.
 */
void
pp_wire_append_act (GString *out, const PpLoggedAct *act, gboolean foreign)
{
  pp_json_add_int (out, "s", act->seq);
  pp_json_add_int (out, "at", act->at);
  if (act->told_at != PP_NONE)
    pp_json_add_int (out, "told", act->told_at);
  if (act->doubtful)
    pp_json_add_int (out, "d", 1);
  pp_json_add_text (out, "by", act->actor);
  pp_json_add_text (out, "do", act->verb);
  if (act->undoes != NULL)
    pp_json_add_text (out, "un", act->undoes);
  if (foreign)
    {
      pp_json_add_int (out, "p", act->place);
      pp_json_add_text (out, "dev", act->device);
      pp_json_add_text (out, "inc", act->incarnation);
      if (act->has_previous)
        add_hash (out, "prev", act->previous, PP_HASH_SIZE);
      if (act->has_hash)
        add_hash (out, "h", act->hash, PP_HASH_SIZE);
    }
  else if (act->refused != NULL)
    pp_json_add_text (out, "refused", act->refused);
  g_string_append (out, "}\n");
  for (guint i = 0; i < act->changes->len; i++)
    append_change (out, g_ptr_array_index (act->changes, i));
}

static gboolean
malformed (GError **error)
{
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_MALFORMED, NULL,
                _("What came over the line is not from Panippura."));
  return FALSE;
}

static gboolean
read_bytes (const PpJson *line, const char *key, guint8 *out, gsize wanted)
{
  const char *text = pp_json_get_text (line, key);
  g_autofree guint8 *bytes = NULL;
  gsize length = 0;

  if (text == NULL)
    return FALSE;
  bytes = g_base64_decode (text, &length);
  if (length != wanted)
    return FALSE;
  memcpy (out, bytes, wanted);
  return TRUE;
}

/**
 * pp_wire_hash_text:
 * @hash: a hash
 *
 * Returns: (transfer full): it, as headers hold it
 */
char *
pp_wire_hash_text (const guint8 hash[PP_HASH_SIZE])
{
  return g_base64_encode (hash, PP_HASH_SIZE);
}

/**
 * pp_wire_read_hash:
 * @line: a JSON object
 * @key: a member's name
 * @hash: (out): the hash that it holds
 *
 * Returns: whether it holds one
 */
gboolean
pp_wire_read_hash (const PpJson *line, const char *key, guint8 hash[PP_HASH_SIZE])
{
  return read_bytes (line, key, hash, PP_HASH_SIZE);
}

/* What may be missing is a hash where it is there. */
static gboolean
read_optional (const PpJson *line, const char *key, guint8 *out, gsize wanted, gboolean *there)
{
  *there = pp_json_get (line, key) != NULL;
  return !*there || read_bytes (line, key, out, wanted);
}

/**
 * pp_wire_is_change:
 * @line: a line of a payload
 *
 * Returns: whether it is a change of the act above it
 */
gboolean
pp_wire_is_change (const PpJson *line)
{
  return pp_json_get (line, "t") != NULL;
}

/**
 * pp_wire_read_act:
 * @line: a line of a payload
 * @error: PP_SYNC_ERROR_MALFORMED
 *
 * Returns: (transfer full): the act, without its changes yet; device and incarnation are %NULL
 *   where the header tells them
 */
PpLoggedAct *
pp_wire_read_act (const PpJson *line, GError **error)
{
  g_autoptr (PpLoggedAct) act = pp_logged_act_new ();
  gint64 doubtful = 0;

  act->actor = g_strdup (pp_json_get_text (line, "by"));
  act->verb = g_strdup (pp_json_get_text (line, "do"));
  act->undoes = g_strdup (pp_json_get_text (line, "un"));
  act->device = g_strdup (pp_json_get_text (line, "dev"));
  act->incarnation = g_strdup (pp_json_get_text (line, "inc"));
  act->refused = g_strdup (pp_json_get_text (line, "refused"));
  pp_json_get_int (line, "told", &act->told_at);
  pp_json_get_int (line, "d", &doubtful);
  pp_json_get_int (line, "p", &act->place);
  act->doubtful = doubtful != 0;
  if (!read_optional (line, "prev", act->previous, PP_HASH_SIZE, &act->has_previous) ||
      !read_optional (line, "h", act->hash, PP_HASH_SIZE, &act->has_hash) ||
      !pp_json_get_int (line, "s", &act->seq) || !pp_json_get_int (line, "at", &act->at) ||
      act->actor == NULL || act->verb == NULL || act->seq < 1)
    {
      malformed (error);
      return NULL;
    }
  return g_steal_pointer (&act);
}

static gboolean
read_object (const PpJson *line, const char *key, char **object)
{
  const PpJsonMember *member = pp_json_get (line, key);

  if (member != NULL && member->type == PP_JSON_OBJECT)
    *object = g_strndup (member->text, member->length);
  return member == NULL || *object != NULL;
}

/**
 * pp_wire_read_change:
 * @line: a line of a payload
 * @act: the act above it
 * @error: PP_SYNC_ERROR_MALFORMED
 *
 * Adds the change to its act, byte for byte.
 *
 * Returns: whether it is one
 */
gboolean
pp_wire_read_change (const PpJson *line, PpLoggedAct *act, GError **error)
{
  const char *op = pp_json_get_text (line, "o");
  PpLoggedChange *change;

  if (op == NULL || strlen (op) != 1 || strchr ("IUE", *op) == NULL ||
      pp_json_get_text (line, "t") == NULL || pp_json_get_text (line, "r") == NULL)
    return malformed (error);

  change = pp_logged_act_add_change (act);
  change->table = g_strdup (pp_json_get_text (line, "t"));
  change->row = g_strdup (pp_json_get_text (line, "r"));
  change->op[0] = *op;
  if (!read_object (line, "n", &change->new_json) || !read_object (line, "w", &change->old_json) ||
      !read_optional (line, "k", change->seal, PP_SEAL_KEY_SIZE, &change->has_key))
    return malformed (error);
  if (!change->has_key)
    return pp_wire_read_hash (line, "c", change->seal + PP_SEAL_KEY_SIZE) || malformed (error);
  pp_chain_seal (change->seal, change->table, change->row, change->op, change->new_json,
                 change->old_json);
  return TRUE;
}
