/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/money/pp-payer-data.h"
#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_UNCHARGED_LIST (pp_uncharged_list_get_type ())
G_DECLARE_FINAL_TYPE (PpUnchargedList, pp_uncharged_list, PP, UNCHARGED_LIST, PpPane)

void   pp_uncharged_list_set     (PpUnchargedList *self, const PpPayerData *data);
gint64 pp_uncharged_list_get_sum (PpUnchargedList *self);
void   pp_uncharged_list_charge  (PpUnchargedList *self);

G_END_DECLS
