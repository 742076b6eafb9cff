/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-epoch.h"

/**
 * pp_epoch_begin:
 * @db: the writing connection, in a transaction
 * @error: why it failed
 *
 * Begins an epoch: PROTOCOL.md promise 16. The server does so at each start, for it cannot know
 * whether its database is the one that it had, or an older one: a backup put back, a disk that
 * lost what it had said it wrote.
 *
 * Returns: whether it began
 */
gboolean
pp_epoch_begin (PpDb *db, GError **error)
{
  gint64 id;

  return pp_db_read_int (db, &id, error,
                         "INSERT INTO epoch (epoch) VALUES (lower (hex (randomblob (5)))) "
                         "RETURNING id", "") &&
         pp_db_run (db, error, "INSERT INTO epoch_start (cluster, epoch, place) "
                               "SELECT code, ?, last_place FROM cluster", "i", id) &&
         pp_db_run (db, error, "DELETE FROM epoch_start WHERE epoch < ? AND place = "
                               "(SELECT last_place FROM cluster WHERE code = cluster)", "i", id);
}

/**
 * pp_epoch_read:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full): the epoch that is now; %NULL with @error not set before the first
 */
char *
pp_epoch_read (PpDb *db, GError **error)
{
  char *epoch = NULL;

  return pp_db_read_text (db, &epoch, error, "SELECT epoch FROM epoch ORDER BY id DESC LIMIT 1", "")
           ? epoch : NULL;
}

/**
 * pp_epoch_agreed:
 * @db: a connection
 * @cluster: code of a cluster
 * @epoch: (nullable): the last one that a desk knows
 * @place: (out): the last place up to which that desk's feed and the one here are the same
 * @error: why it failed
 *
 * What the desk took in that epoch is here up to the place at which the next one began. An epoch
 * that is not known here began after the backup was made that was put back: nothing is sure.
 *
 * Returns: whether it went well
 */
gboolean
pp_epoch_agreed (PpDb *db, const char *cluster, const char *epoch, gint64 *place, GError **error)
{
  return pp_db_read_int (db, place, error,
                         "SELECT coalesce ((SELECT s.place FROM epoch AS e JOIN epoch_start AS s "
                         "ON s.epoch > e.id WHERE e.epoch = ? AND s.cluster = ? "
                         "ORDER BY s.epoch LIMIT 1), 0)", "tt", epoch, cluster);
}
