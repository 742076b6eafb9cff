/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-aside.h"

#include "store/pp-db-private.h"
#include "store/pp-perform.h"

/**
 * pp_aside_read:
 * @store: a store
 * @func: a query
 * @data: what it is asked
 * @error: why it failed
 *
 * As pp_store_read(), on this thread and a connection of its own: for what takes so long that the
 * screen must not wait for it.
 *
 * Returns: (transfer full): what the query returned
 */
gpointer
pp_aside_read (PpStore *store, PpReadFunc func, gpointer data, GError **error)
{
  g_autoptr (PpDb) db = pp_db_open (pp_store_get_path (store), FALSE,
                                    pp_store_get_schema (store), error);

  return db != NULL ? pp_perform_read (db, func, data, error) : NULL;
}
