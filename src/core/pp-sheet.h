/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-csv.h"

G_BEGIN_DECLS

/**
 * PpSheet:
 *
 * A table in a file, as a spreadsheet saves it, read row by row: UTF-8 or UTF-16, with or without
 * a byte order mark; cells apart by comma, semicolon or tab. However long it is, one row of it is
 * held.
 */
typedef struct _PpSheet PpSheet;

PpSheet *pp_sheet_open     (const char *path, GError **error);
gboolean pp_sheet_read     (PpSheet *self, GStrv *cells, GError **error);
guint    pp_sheet_get_line (PpSheet *self);
void     pp_sheet_close    (PpSheet *self);

char    *pp_sheet_tame     (const char *cell, gboolean is_text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpSheet, pp_sheet_close)

G_END_DECLS
