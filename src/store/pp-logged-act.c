/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-logged-act.h"

#include <string.h>

static void
change_free (gpointer data)
{
  PpLoggedChange *change = data;

  g_free (change->table);
  g_free (change->row);
  g_free (change->new_json);
  g_free (change->old_json);
  g_free (change);
}

/**
 * pp_logged_act_new:
 *
 * Returns: (transfer full): an empty act
 */
PpLoggedAct *
pp_logged_act_new (void)
{
  PpLoggedAct *self = g_new0 (PpLoggedAct, 1);

  self->told_at = PP_NONE;
  self->place = PP_NONE;
  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

/**
 * pp_logged_act_free:
 * @self: (transfer full): an act
 */
void
pp_logged_act_free (PpLoggedAct *self)
{
  g_free (self->device);
  g_free (self->incarnation);
  g_free (self->actor);
  g_free (self->verb);
  g_free (self->undoes);
  g_free (self->refused);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/**
 * pp_logged_act_add_change:
 * @self: an act
 *
 * Returns: (transfer none): a new change at its end, to be filled in
 */
PpLoggedChange *
pp_logged_act_add_change (PpLoggedAct *self)
{
  PpLoggedChange *change = g_new0 (PpLoggedChange, 1);

  g_ptr_array_add (self->changes, change);
  return change;
}

/**
 * pp_logged_act_read_change:
 * @self: an act
 * @statement: on a row of: table, row, op, new, old, seal
 *
 * Adds the change that the row holds.
 */
void
pp_logged_act_read_change (PpLoggedAct *self, PpStatement *statement)
{
  PpLoggedChange *change = pp_logged_act_add_change (self);
  gsize length;
  const guint8 *seal = pp_statement_blob (statement, 5, &length);

  change->table = g_strdup (pp_statement_text (statement, 0));
  change->row = g_strdup (pp_statement_text (statement, 1));
  g_strlcpy (change->op, pp_statement_text (statement, 2), sizeof change->op);
  change->new_json = g_strdup (pp_statement_text (statement, 3));
  change->old_json = g_strdup (pp_statement_text (statement, 4));
  change->has_key = length == PP_SEAL_SIZE;
  if (length <= PP_SEAL_SIZE)
    memcpy (change->seal + PP_SEAL_SIZE - length, seal, length);
}

/**
 * pp_logged_act_get_size:
 * @self: an act
 *
 * Returns: about how many bytes it takes on the wire, not compressed
 */
gsize
pp_logged_act_get_size (const PpLoggedAct *self)
{
  gsize size = 160;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const PpLoggedChange *change = g_ptr_array_index (self->changes, i);

      size += 96 + (change->new_json != NULL ? strlen (change->new_json) : 0) +
              (change->old_json != NULL ? strlen (change->old_json) : 0);
    }
  return size;
}

/**
 * pp_logged_act_hash:
 * @self: an act
 * @previous: the hash before it
 * @hash: (out): what its hash must be
 */
void
pp_logged_act_hash (const PpLoggedAct *self, const guint8 previous[PP_HASH_SIZE],
                    guint8 hash[PP_HASH_SIZE])
{
  g_autoptr (GByteArray) seals = g_byte_array_new ();
  const PpActHead head = {
    self->device, self->incarnation, self->seq, self->at, self->told_at, self->doubtful,
    self->actor, self->verb, self->undoes,
  };

  for (guint i = 0; i < self->changes->len; i++)
    {
      const PpLoggedChange *change = g_ptr_array_index (self->changes, i);

      g_byte_array_append (seals, change->seal + PP_SEAL_KEY_SIZE, PP_HASH_SIZE);
    }
  pp_chain_hash (hash, previous, &head, seals->data, self->changes->len);
}

/**
 * pp_logged_act_check_seals:
 * @self: an act
 *
 * Returns: whether every change that has its key is what its seal says
 */
gboolean
pp_logged_act_check_seals (const PpLoggedAct *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const PpLoggedChange *change = g_ptr_array_index (self->changes, i);
      guint8 again[PP_SEAL_SIZE];

      if (!change->has_key)
        {
          if (change->new_json != NULL || change->old_json != NULL)
            return FALSE;
          continue;
        }
      memcpy (again, change->seal, PP_SEAL_KEY_SIZE);
      pp_chain_seal (again, change->table, change->row, change->op, change->new_json,
                     change->old_json);
      if (memcmp (again, change->seal, PP_SEAL_SIZE) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_changes (PpDb *db, PpLoggedAct *act, gint64 id, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT tbl, row, op, new, old, seal FROM change "
                                        "WHERE id BETWEEN ?1 << 16 AND (?1 << 16) + 65535 "
                                        "ORDER BY id", "i", id);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      pp_logged_act_read_change (act, statement);
    }
  return FALSE;
}

/**
 * pp_logged_act_read_head:
 * @self: an empty act
 * @statement: on a row of: id, device, incarnation, seq, at, told_at, doubtful, actor, verb,
 *   undoes, hash, place
 *
 * Reads all of an act but its changes.
 */
void
pp_logged_act_read_head (PpLoggedAct *self, PpStatement *statement)
{
  gsize length;

  self->device = g_strdup (pp_statement_text (statement, 1));
  self->incarnation = g_strdup (pp_statement_text (statement, 2));
  self->seq = pp_statement_int (statement, 3);
  self->at = pp_statement_int (statement, 4);
  self->told_at = pp_statement_int (statement, 5);
  self->doubtful = pp_statement_int (statement, 6) != 0;
  self->actor = g_strdup (pp_statement_text (statement, 7));
  self->verb = g_strdup (pp_statement_text (statement, 8));
  self->undoes = g_strdup (pp_statement_text (statement, 9));
  memcpy (self->hash, pp_statement_blob (statement, 10, &length), PP_HASH_SIZE);
  self->has_hash = TRUE;
  self->place = pp_statement_int (statement, 11);
}

/**
 * pp_logged_act_list:
 * @db: a connection
 * @incarnation: whose acts
 * @after_seq: the last one that is not wanted
 * @most_bytes: stop before more than this, but give one act at least
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpLoggedAct): the acts that follow, in their order
 */
GPtrArray *
pp_logged_act_list (PpDb *db, const char *incarnation, gint64 after_seq, gsize most_bytes,
                    GError **error)
{
  g_autoptr (GPtrArray) acts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_logged_act_free);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;
  gsize size = 0;

  statement = pp_db_prepare (db, error,
                             "SELECT id, device, incarnation, seq, at, told_at, doubtful, actor, "
                             "verb, undoes, hash, place, refused FROM act WHERE incarnation = ? "
                             "AND seq > ? ORDER BY seq", "ti", incarnation, after_seq);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      g_autoptr (PpLoggedAct) act = NULL;

      if (!row)
        return g_steal_pointer (&acts);
      act = pp_logged_act_new ();
      pp_logged_act_read_head (act, statement);
      act->refused = g_strdup (pp_statement_text (statement, 12));
      if (!read_changes (db, act, pp_statement_int (statement, 0), error))
        return NULL;
      size += pp_logged_act_get_size (act);
      if (acts->len > 0 && size > most_bytes)
        return g_steal_pointer (&acts);
      g_ptr_array_add (acts, g_steal_pointer (&act));
    }
  return NULL;
}
