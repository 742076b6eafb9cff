/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/lab/pp-sample-data.h"
#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_WORK_LINE_COLUMNS 6
#define PP_WORK_LINE_ROWS    4    /* a rule above, the line, what is wrong, what was corrected */

/** PpWorkWish: what somebody asks for in a line of a work sheet. */
typedef enum {
  PP_WORK_SAVE,       /* to enter what was typed; the rule takes it */
  PP_WORK_CORRECT,    /* to correct the result that stands */
  PP_WORK_NEXT,       /* to go to the line below */
  PP_WORK_PREVIOUS,
  PP_WORK_SHOW,       /* to see what was found before: the focus came there */
} PpWorkWish;

#define PP_TYPE_WORK_LINE (pp_work_line_get_type ())
G_DECLARE_FINAL_TYPE (PpWorkLine, pp_work_line, PP, WORK_LINE, GObject)

PpWorkLine  *pp_work_line_new           (PpSession *session, PpSampleData *data, guint index);
void         pp_work_line_attach        (PpWorkLine *self, GtkGrid *grid, int row);
void         pp_work_line_show          (PpWorkLine *self, PpSampleData *data, guint index);
void         pp_work_line_show_error    (PpWorkLine *self, const GError *error);
gpointer     pp_work_line_ask           (PpWorkLine *self);
gboolean     pp_work_line_focus         (PpWorkLine *self);
PpParameter *pp_work_line_get_parameter (PpWorkLine *self);
PpResult    *pp_work_line_get_result    (PpWorkLine *self);

G_END_DECLS
