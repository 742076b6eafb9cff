/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-draw.h"
#include "paper/pp-page.h"
#include "paper/pp-table.h"

G_BEGIN_DECLS

/** A4, drawn between margins; the foot of every page stands below PP_FLOW_BOTTOM_MM. */
#define PP_FLOW_PAGE_WIDTH_MM  210.0
#define PP_FLOW_PAGE_HEIGHT_MM 297.0
#define PP_FLOW_MARGIN_MM       15.0
#define PP_FLOW_WIDTH_MM       180.0
#define PP_FLOW_BOTTOM_MM      277.0
#define PP_FLOW_GAP_MM           1.0
#define PP_FLOW_RULE_MM          0.25

/**
 * PpFlow:
 * @paper: A4
 * @y_mm: where the next block begins
 *
 * A document that is filled from the top, as many pages as it needs.
 */
typedef struct {
  PpPaper *paper;
  double   y_mm;
} PpFlow;

PpPaper *pp_flow_paper_new (const char *title, const char *language, gint64 made_at);
gboolean pp_flow_head      (PpFlow *self, const char *name, const char *place, const char *code,
                            double code_mm, GError **error);
void     pp_flow_make_room (PpFlow *self, double height_mm);
void     pp_flow_block     (PpFlow *self, const PpTextStyle *style, const char *text,
                            double width_mm);
void     pp_flow_pair      (PpFlow *self, const PpTextStyle *name_style, const char *name,
                            double name_mm, const PpTextStyle *style, const char *text);
void     pp_flow_rule      (PpFlow *self);
gboolean pp_flow_table     (PpFlow *self, PpTable *table, GError **error);
void     pp_flow_foot      (PpPaper *paper, const char *name, guint page, guint n_pages,
                            gboolean malayalam);

G_END_DECLS
