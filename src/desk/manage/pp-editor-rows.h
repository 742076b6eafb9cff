/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/manage/pp-editor-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean pp_editor_rows_show   (GtkWidget *list, const PpEditorPage *page,
                                const PpEditorData *data, GCallback remove_cb, gpointer self);
void     pp_editor_rows_filter (GtkWidget *list, const char *text);
char    *pp_editor_rows_title  (const PpEditorPage *page, const PpEditorData *data,
                                gpointer record);

G_END_DECLS
