/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-draw.h"

G_BEGIN_DECLS

/**
 * PpTableColumn:
 * @heading: what stands above it, repeated on every page
 * @share: its part of the width; the shares need not add up to anything
 * @align: of heading and cells
 */
typedef struct {
  const char *heading;
  double      share;
  PpAlign     align;
} PpTableColumn;

/**
 * PpTablePlace:
 * @left_mm: left edge
 * @width_mm: of the whole table
 * @top_mm: where it begins on the open page
 * @next_top_mm: where it goes on on the pages after it
 * @bottom_mm: where every page ends
 */
typedef struct {
  double left_mm;
  double width_mm;
  double top_mm;
  double next_top_mm;
  double bottom_mm;
} PpTablePlace;

typedef struct _PpTable PpTable;

PpTable  *pp_table_new        (const PpTableColumn *columns, guint n_columns, double size_pt);
void      pp_table_free       (PpTable *table);
void      pp_table_set_gaps   (PpTable *table, double beside_mm, double above_mm);
void      pp_table_add_row    (PpTable *table, ...) G_GNUC_NULL_TERMINATED;
void      pp_table_add_cells  (PpTable *table, const char *const *cells);
void      pp_table_add_total  (PpTable *table, ...) G_GNUC_NULL_TERMINATED;
void      pp_table_set_strong (PpTable *table, guint column);
gboolean  pp_table_measure    (PpTable *table, PpPaper *paper, double width_mm,
                               double *height_mm);
gboolean  pp_table_draw       (PpTable *table, PpPaper *paper, const PpTablePlace *place,
                               double *end_mm, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpTable, pp_table_free)

G_END_DECLS
