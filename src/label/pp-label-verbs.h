/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-label-print.h"
#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_label_print_make (PpAct *act, gpointer asked, GError **error);
gpointer pp_label_take_back  (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
