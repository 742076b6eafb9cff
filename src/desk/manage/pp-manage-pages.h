/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/manage/pp-editor-page.h"

G_BEGIN_DECLS

/**
 * pp_manage_pages:
 *
 * What is managed by a list and a form, in the order of the menu, %NULL at the end.
 */
extern const PpEditorPage *const pp_manage_pages[];

G_END_DECLS
