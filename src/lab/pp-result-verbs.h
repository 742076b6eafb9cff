/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_result_enter         (PpAct *act, gpointer asked, GError **error);
gpointer pp_result_correct       (PpAct *act, gpointer asked, GError **error);
gpointer pp_result_verify        (PpAct *act, gpointer asked, GError **error);
gpointer pp_result_verify_beside (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
