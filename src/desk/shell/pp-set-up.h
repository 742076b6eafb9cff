/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/pp-store.h"

G_BEGIN_DECLS

#define PP_TYPE_SET_UP (pp_set_up_get_type ())
G_DECLARE_FINAL_TYPE (PpSetUp, pp_set_up, PP, SET_UP, AdwApplicationWindow)

GtkWidget *pp_set_up_new (GtkApplication *application, PpStore *store, PpSetUp *old);

G_END_DECLS
