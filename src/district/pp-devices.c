/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-devices.h"

#include "core/pp-error.h"
#include "district/pp-district-error.h"

#include <glib/gi18n.h>

static gpointer
list (PpDb *db, gpointer cluster, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error,
                             "SELECT cluster, series, device, have, revoked FROM device "
                             "WHERE ?1 IS NULL OR cluster = ?1 ORDER BY cluster, length (series), "
                             "series", "t", cluster);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return g_string_free (g_steal_pointer (&out), FALSE);
      g_string_append_printf (out, "%s%s  %s  %s  %" G_GINT64_FORMAT "%s%s",
                              out->len > 0 ? "\n" : "", pp_statement_text (statement, 0),
                              pp_statement_text (statement, 1), pp_statement_text (statement, 2),
                              pp_statement_int (statement, 3),
                              pp_statement_int (statement, 4) != 0 ? "  " : "",
                              pp_statement_int (statement, 4) != 0 ? _("revoked") : "");
    }
  return NULL;
}

/**
 * pp_devices_list:
 * @store: the server's store
 * @cluster: (nullable): code of a cluster; %NULL for all
 * @error: why it failed
 *
 * Returns: (transfer full): a line for each device: cluster, letter, device, how many of its acts
 *   are here, whether it is locked out
 */
char *
pp_devices_list (PpStore *store, const char *cluster, GError **error)
{
  return pp_store_read (store, list, (gpointer) cluster, error);
}

static gpointer
lock_out (PpDb *db, gpointer device, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM device WHERE ?1 IN (device, "
                                      "incarnation)", "t", device))
    return NULL;
  if (n == 0)
    {
      pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_NO_DEVICE, "device",
                    _("There is no device “%s” here."), (const char *) device);
      return NULL;
    }
  return GINT_TO_POINTER (pp_db_run (db, error, "UPDATE device SET revoked = 1 "
                                                "WHERE ?1 IN (device, incarnation)", "t",
                                     device));
}

/**
 * pp_devices_revoke:
 * @store: the server's store
 * @device: id of a device, or its incarnation
 * @error: PP_DISTRICT_ERROR_NO_DEVICE
 *
 * Locks a device out: it gets no mark and no feed any more. What it sent before stays.
 *
 * Returns: whether it is locked out
 */
gboolean
pp_devices_revoke (PpStore *store, const char *device, GError **error)
{
  return pp_store_maintain (store, lock_out, (gpointer) device, error) != NULL;
}
