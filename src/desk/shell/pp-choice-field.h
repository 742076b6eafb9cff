/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-field.h"

G_BEGIN_DECLS

#define PP_TYPE_CHOICE_FIELD (pp_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (PpChoiceField, pp_choice_field, PP, CHOICE_FIELD, PpField)

void pp_choice_field_offer     (PpChoiceField *self, const char *const *values,
                                const char *const *titles);
void pp_choice_field_set_hint  (PpChoiceField *self, const char *words);
void pp_choice_field_set_empty (PpChoiceField *self, const char *words);

G_END_DECLS
