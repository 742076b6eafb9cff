/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_outage_begin     (PpAct *act, gpointer asked, GError **error);
gpointer pp_outage_end       (PpAct *act, gpointer asked, GError **error);
gpointer pp_outage_give_rest (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
