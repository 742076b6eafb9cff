/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

gpointer pp_erasure_run (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
