/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/manage/pp-editor-page.h"

G_BEGIN_DECLS

typedef void (*PpEditorFieldFunc) (PpField *field, gpointer data);

void     pp_editor_draft_each    (const PpEditorPage *page, PpForm *form, PpEditorFieldFunc func,
                                  gpointer data);
gboolean pp_editor_draft_open    (const PpEditorPage *page, PpForm *form, PpSession *session,
                                  gpointer record);
gboolean pp_editor_draft_start   (const PpEditorPage *page, PpForm *form, PpSession *session);
void     pp_editor_draft_give    (PpForm *form, const char *column, const char *text);
gboolean pp_editor_draft_changed (const PpEditorPage *page, PpForm *form, PpSession *session,
                                  const char *id, PpField *field);
void     pp_editor_draft_drop    (PpForm *form, PpSession *session, const char *id);

G_END_DECLS
