/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-local.h"

/**
 * pp_local_read:
 * @db: a connection
 * @key: what this desk alone knows: "device", "incarnation", "series", "purpose" and the like
 * @value: (out) (transfer full) (nullable): its value
 * @error: why it failed
 *
 * Returns: whether it went well; a key that is not there is no error
 */
gboolean
pp_local_read (PpDb *db, const char *key, char **value, GError **error)
{
  return pp_db_read_text (db, value, error, "SELECT value FROM local WHERE key = ?", "t", key);
}

/**
 * pp_local_write:
 * @db: the writing connection
 * @key: a key
 * @value: its value
 * @error: why it failed
 *
 * Returns: whether it was written
 */
gboolean
pp_local_write (PpDb *db, const char *key, const char *value, GError **error)
{
  return pp_db_run (db, error,
                    "INSERT INTO local (key, value) VALUES (?, ?) "
                    "ON CONFLICT (key) DO UPDATE SET value = excluded.value", "tt", key, value);
}
