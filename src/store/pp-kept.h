/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpKeeper:
 * @make: what is kept, when nothing is known yet
 * @forget: lets go what hangs on a row that changed
 * @free: frees it
 *
 * What may be kept of the rows on the thread that reads, so that it need not be read again.
 *
 * In @forget, @old is (nullable) the JSON of the columns that changed, as they were; what the row
 * is now can be read. It returns whether that went well.
 */
typedef struct {
  gpointer (*make)   (void);
  gboolean (*forget) (gpointer kept, PpDb *db, const char *kind, const char *row,
                      const char *old_json, GError **error);
  void     (*free)   (gpointer kept);
} PpKeeper;

gpointer pp_kept_get       (PpDb *db, const PpKeeper *keeper, GError **error);
gboolean pp_kept_rewritten (PpDb *db, GError **error);

G_END_DECLS
