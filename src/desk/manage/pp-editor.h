/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/manage/pp-editor-page.h"
#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_EDITOR (pp_editor_get_type ())
G_DECLARE_FINAL_TYPE (PpEditor, pp_editor, PP, EDITOR, PpPane)

GtkWidget *pp_editor_new (const PpEditorPage *page);

G_END_DECLS
