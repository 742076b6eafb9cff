/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-entry-field.h"
#include "desk/shell/pp-pick-list.h"

G_BEGIN_DECLS

#define PP_TYPE_PICK_FIELD (pp_pick_field_get_type ())
G_DECLARE_FINAL_TYPE (PpPickField, pp_pick_field, PP, PICK_FIELD, PpEntryField)

void          pp_pick_field_suggest  (PpPickField *self, GPtrArray *picks);
void          pp_pick_field_pick     (PpPickField *self, const PpPick *pick);
const PpPick *pp_pick_field_get      (PpPickField *self);
char         *pp_pick_field_dup_id   (PpPickField *self);
PpPickList   *pp_pick_field_get_list (PpPickField *self);

G_END_DECLS
