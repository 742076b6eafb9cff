/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/today/pp-machine-card.h"

G_BEGIN_DECLS

#define PP_TYPE_MACHINE_CARDS (pp_machine_cards_get_type ())
G_DECLARE_FINAL_TYPE (PpMachineCards, pp_machine_cards, PP, MACHINE_CARDS, GtkWidget)

void pp_machine_cards_show  (PpMachineCards *self, guint index, const PpMachineWords *words);
void pp_machine_cards_set_n (PpMachineCards *self, guint n_machines);

G_END_DECLS
