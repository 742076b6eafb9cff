/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-reference-data.h"

#include "core/pp-json.h"
#include "store/pp-apply.h"
#include "store/pp-db-private.h"

#include <string.h>

/* Lines in one act; a part of the acts' identity, never to be changed. */
#define LINES_EACH 40

/* 2026-11-01 in Kolkata: when the first of it was collected. */
#define COLLECTED_AT G_GINT64_CONSTANT (1793471400)

/* The same on every desk, so that the acts are: nothing in reference data is to be erased. */
static void
seal (PpLoggedChange *change)
{
  guint8 hash[PP_SEAL_SIZE] = { 0 };

  pp_chain_seal (hash, change->table, change->row, change->op, change->new_json, NULL);
  memcpy (change->seal, hash + PP_SEAL_KEY_SIZE, PP_SEAL_KEY_SIZE);
  pp_chain_seal (change->seal, change->table, change->row, change->op, change->new_json, NULL);
  change->has_key = TRUE;
}

static gboolean
add_line (PpLoggedAct *act, const char *line, GError **error)
{
  g_autoptr (PpJson) json = pp_json_parse (line, -1, error);
  const PpJsonMember *set = json != NULL ? pp_json_get (json, "set") : NULL;
  PpLoggedChange *change;

  if (json == NULL)
    return FALSE;
  g_return_val_if_fail (set != NULL && set->type == PP_JSON_OBJECT, FALSE);

  change = pp_logged_act_add_change (act);
  change->table = g_strdup (pp_json_get_text (json, "table"));
  change->row = g_strdup (pp_json_get_text (json, "id"));
  change->new_json = g_strndup (set->text, set->length);
  g_strlcpy (change->op, "I", sizeof change->op);
  seal (change);
  return TRUE;
}

static PpLoggedAct *
begin_act (gint64 seq, const guint8 previous[PP_HASH_SIZE])
{
  PpLoggedAct *act = pp_logged_act_new ();

  act->device = g_strdup (PP_REFERENCE_INCARNATION);
  act->incarnation = g_strdup (PP_REFERENCE_INCARNATION);
  act->actor = g_strdup ("district");
  act->verb = g_strdup ("reference.load");
  act->at = COLLECTED_AT;
  act->seq = act->place = seq;
  memcpy (act->previous, previous, PP_HASH_SIZE);
  return act;
}

static void
end_act (GPtrArray *acts, PpLoggedAct *act, guint8 head[PP_HASH_SIZE])
{
  pp_logged_act_hash (act, act->previous, act->hash);
  act->has_hash = TRUE;
  memcpy (head, act->hash, PP_HASH_SIZE);
  g_ptr_array_add (acts, act);
}

/* One file's lines, as acts that follow those of the files before it. */
static gboolean
read_file (const char *text, GPtrArray *acts, guint8 head[PP_HASH_SIZE], GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  PpLoggedAct *act = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      if (act == NULL)
        act = begin_act (acts->len + 1, head);
      if (!add_line (act, lines[i], error))
        {
          pp_logged_act_free (act);
          return FALSE;
        }
      if (act->changes->len == LINES_EACH)
        end_act (acts, g_steal_pointer (&act), head);
    }
  if (act != NULL)
    end_act (acts, act, head);
  return TRUE;
}

static guint
count_acts (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      n++;
  return (n + LINES_EACH - 1) / LINES_EACH;
}

static gboolean
apply (PpDb *db, GPtrArray *acts, GError **error)
{
  if (!pp_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (pp_apply_acts (db, acts, error) && pp_db_exec (db, "COMMIT", error))
    return TRUE;
  pp_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * pp_reference_data_load:
 * @db: the writing connection
 * @error: why it failed
 *
 * Brings the reference data that the program ships into the database, as acts that are the
 * same, byte for byte, on every desk. A shipped file is never edited; what is new comes as a
 * file after it. What is here already is left.
 *
 * Returns: whether it is all there
 */
gboolean
pp_reference_data_load (PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) acts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_logged_act_free);
  guint8 head[PP_HASH_SIZE] = { 0 };
  gint64 here;
  guint wanted = 0;

  if (db->schema->reference == NULL)
    return TRUE;
  if (!pp_db_read_int (db, &here, error, "SELECT count(*) FROM act WHERE incarnation = ?", "t",
                       PP_REFERENCE_INCARNATION))
    return FALSE;
  for (const char *const *text = db->schema->reference; *text != NULL; text++)
    wanted += count_acts (*text);
  if (here >= wanted)
    return TRUE;
  for (const char *const *text = db->schema->reference; *text != NULL; text++)
    if (!read_file (*text, acts, head, error))
      return FALSE;
  return apply (db, acts, error);
}
