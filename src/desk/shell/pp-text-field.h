/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-entry-field.h"

G_BEGIN_DECLS

#define PP_TYPE_TEXT_FIELD (pp_text_field_get_type ())
G_DECLARE_FINAL_TYPE (PpTextField, pp_text_field, PP, TEXT_FIELD, PpEntryField)

void pp_text_field_set_measure  (PpTextField *self, const char *measure);
void pp_text_field_tell_measure (PpTextField *self, const char *measure);

G_END_DECLS
