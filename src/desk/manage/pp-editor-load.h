/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/manage/pp-editor-page.h"

G_BEGIN_DECLS

gpointer pp_editor_ask_new  (const PpEditorPage *page, const char *owner);
void     pp_editor_ask_free (gpointer ask);
gpointer pp_editor_load     (PpDb *db, gpointer ask, GError **error);

G_END_DECLS
