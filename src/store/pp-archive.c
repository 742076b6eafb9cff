/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-archive.h"

#include "core/pp-error.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>

/**
 * pp_archive_keep:
 * @act: the open act
 * @kind: of paper: "certificate" or "receipt"
 * @number: the paper's number
 * @pdf: the very file that is printed
 * @error: why it failed
 *
 * Keeps a paper in a local table, which backups hold. Its SHA-256 goes into the act, so the
 * paper can be shown to be the one.
 *
 * Returns: (transfer full): the SHA-256 as 64 hexadecimal digits
 */
char *
pp_archive_keep (PpAct *act, const char *kind, const char *number, GBytes *pdf, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);

  if (!pp_db_run (pp_act_get_db (act), error,
                  "INSERT INTO archive (sha256, kind, number, pdf) VALUES (?, ?, ?, ?) "
                  "ON CONFLICT DO NOTHING", "tttb", sha256, kind, number, pdf))
    return NULL;
  return g_steal_pointer (&sha256);
}

/**
 * pp_archive_drop:
 * @act: the open act
 * @sha256: of a paper
 * @error: why it failed
 *
 * Keeps a paper no longer, for the sake of who is named on it. Its SHA-256 stays in the record.
 *
 * Returns: whether it is not kept any more
 */
gboolean
pp_archive_drop (PpAct *act, const char *sha256, GError **error)
{
  return pp_db_run (pp_act_get_db (act), error, "DELETE FROM archive WHERE sha256 = ?", "t",
                    sha256);
}

/**
 * pp_archive_get:
 * @db: a connection
 * @sha256: of a paper
 * @error: PP_STORE_ERROR_NOT_FOUND where this desk does not keep it; PP_STORE_ERROR_TAMPERED
 *   where what it keeps is another file
 *
 * Returns: (transfer full): the file
 */
GBytes *
pp_archive_get (PpDb *db, const char *sha256, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *again = NULL;
  gconstpointer data;
  gboolean row;
  gsize length;

  statement = pp_db_prepare (db, error, "SELECT pdf FROM archive WHERE sha256 = ?", "t", sha256);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND, NULL,
                    _("This desk does not keep that paper."));
      return NULL;
    }
  data = pp_statement_blob (statement, 0, &length);
  pdf = g_bytes_new (data, length);
  again = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  if (g_strcmp0 (again, sha256) == 0)
    return g_steal_pointer (&pdf);
  pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_TAMPERED, NULL,
                _("The kept paper is not the one that was issued."));
  return NULL;
}
