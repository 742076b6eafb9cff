/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-outbox.h"

#include "store/pp-refusal.h"

#include <string.h>

/**
 * pp_outbox_read:
 * @db: a connection
 * @incarnation: this desk's
 * @confirmed: its last act that the server has
 * @out: (out): what waits
 * @error: why it failed
 *
 * The log is the outbox: what comes after the confirmed act waits.
 *
 * Returns: whether it went well
 */
gboolean
pp_outbox_read (PpDb *db, const char *incarnation, gint64 confirmed, PpOutbox *out, GError **error)
{
  return pp_db_read_int (db, &out->waiting, error,
                         "SELECT count(*) FROM act WHERE incarnation = ? AND seq > ?", "ti",
                         incarnation, confirmed) &&
         pp_db_read_int (db, &out->waiting_since, error,
                         "SELECT min(at) FROM act WHERE incarnation = ? AND seq > ?", "ti",
                         incarnation, confirmed) &&
         pp_refusal_count (db, confirmed, &out->refused, error) &&
         pp_db_read_int (db, &out->clashes, error,
                         "SELECT count(*) FROM clash WHERE seen = 0", "");
}

/**
 * pp_outbox_hash:
 * @db: a connection
 * @incarnation: whose act
 * @seq: its number
 * @hash: (out): its hash; zeros where there is no such act
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_outbox_hash (PpDb *db, const char *incarnation, gint64 seq, guint8 hash[PP_HASH_SIZE],
                GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;
  gsize length;

  memset (hash, 0, PP_HASH_SIZE);
  statement = pp_db_prepare (db, error, "SELECT hash FROM act WHERE incarnation = ? AND seq = ?",
                             "ti", incarnation, seq);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    memcpy (hash, pp_statement_blob (statement, 0, &length), PP_HASH_SIZE);
  return TRUE;
}
