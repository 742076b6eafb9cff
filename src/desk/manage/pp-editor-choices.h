/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/manage/pp-editor-page.h"

G_BEGIN_DECLS

void     pp_editor_choices_offer (const PpEditorPage *page, PpForm *form,
                                  const PpEditorData *data);
void     pp_editor_choices_pick  (const PpEditorPage *page, PpForm *form,
                                  const PpEditorData *data);
gboolean pp_editor_choices_check (const PpEditorPage *page, PpForm *form,
                                  const PpEditorData *data);

G_END_DECLS
