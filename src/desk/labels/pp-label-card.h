/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_LABEL_CARD (pp_label_card_get_type ())
G_DECLARE_FINAL_TYPE (PpLabelCard, pp_label_card, PP, LABEL_CARD, PpPane)

void pp_label_card_open (PpLabelCard *self, const char *batch);

G_END_DECLS
