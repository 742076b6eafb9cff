/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-label-facts.h"
#include "label/pp-label-panel.h"

G_BEGIN_DECLS

/* In the order in which they are asked for. */
typedef enum {
  PP_DECLARATION_NAME,
  PP_DECLARATION_CATEGORY,
  PP_DECLARATION_VEG_MARK,
  PP_DECLARATION_NET_QUANTITY,
  PP_DECLARATION_DRAINED,
  PP_DECLARATION_MRP,
  PP_DECLARATION_UNIT_PRICE,
  PP_DECLARATION_MADE_ON,
  PP_DECLARATION_EXPIRES_ON,
  PP_DECLARATION_BATCH,
  PP_DECLARATION_INGREDIENTS,
  PP_DECLARATION_CONTAINS,
  PP_DECLARATION_MAY_CONTAIN,
  PP_DECLARATION_STORAGE,
  PP_DECLARATION_INSTRUCTIONS,
  PP_DECLARATION_NUTRITION,
  PP_DECLARATION_MAKER,
  PP_DECLARATION_LICENCE,
  PP_DECLARATION_CARE,
  PP_DECLARATION_NOTE,   /* of this food alone, from pp-product-note.h; there may be many */
} PpDeclarationKind;

/**
 * PpDeclaration:
 * @kind: which
 * @rule: its number in the list of label rules: "R12"
 * @text_en: (nullable): as it stands on the label; the veg mark's is "green" or "brown"; %NULL
 *   where it is missing
 * @text_ml: (nullable): for the Malayalam block; %NULL where it has no place there
 * @field: (nullable): where it is missing: kind and column to fill in: "enterprise.fssai"
 * @missing: (nullable): where it is missing: words for a person
 */
typedef struct {
  PpDeclarationKind kind;
  const char       *rule;
  char             *text_en;
  char             *text_ml;
  const char       *field;
  char             *missing;
} PpDeclaration;

GPtrArray           *pp_declaration_list  (const PpLabelFacts *facts, const PpLabelPanel *panel);
const PpDeclaration *pp_declaration_find  (GPtrArray *declarations, PpDeclarationKind kind);
gboolean             pp_declaration_check (GPtrArray *declarations, GError **error);

G_END_DECLS
