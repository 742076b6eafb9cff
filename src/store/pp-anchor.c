/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-anchor.h"

#include "store/pp-local.h"

/**
 * pp_anchor_read:
 * @db: a connection; within an act, that act does not count yet
 * @error: why it failed
 *
 * Returns: (transfer full): where this desk's chain stands
 */
PpAnchor *
pp_anchor_read (PpDb *db, GError **error)
{
  g_autoptr (PpAnchor) self = g_new0 (PpAnchor, 1);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  if (!pp_local_read (db, "incarnation", &self->incarnation, error))
    return NULL;
  statement = pp_db_prepare (db, error,
                             "SELECT seq, lower (hex (hash)) FROM act WHERE incarnation = ? "
                             "ORDER BY seq DESC LIMIT 1", "t", self->incarnation);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return NULL;
  self->seq = row ? pp_statement_int (statement, 0) : 0;
  self->hash = g_strdup (row ? pp_statement_text (statement, 1) : "");
  return g_steal_pointer (&self);
}

/**
 * pp_anchor_free:
 * @self: (transfer full) (nullable): an anchor
 */
void
pp_anchor_free (PpAnchor *self)
{
  if (self == NULL)
    return;

  g_free (self->incarnation);
  g_free (self->hash);
  g_free (self);
}
