/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpApplyRows:
 *
 * The rows that arriving acts touched, to be written as their logs now make them.
 */
typedef struct {
  /*< private >*/
  PpDb       *db;
  GPtrArray  *rows;
  GHashTable *seen;
} PpApplyRows;

void     pp_apply_rows_init  (PpApplyRows *self, PpDb *db);
void     pp_apply_rows_clear (PpApplyRows *self);
void     pp_apply_rows_touch (PpApplyRows *self, const char *table, const char *row);
gboolean pp_apply_rows_write (PpApplyRows *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PpApplyRows, pp_apply_rows_clear)

G_END_DECLS
