/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_run_start    (PpAct *act, gpointer asked, GError **error);
gpointer pp_run_abandon  (PpAct *act, gpointer asked, GError **error);
gpointer pp_run_consume  (PpAct *act, gpointer asked, GError **error);
gpointer pp_run_put_back (PpAct *act, gpointer asked, GError **error);
gpointer pp_run_finish   (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
