/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_TYPE_IDLE_LOCK (pp_idle_lock_get_type ())
G_DECLARE_FINAL_TYPE (PpIdleLock, pp_idle_lock, PP, IDLE_LOCK, GObject)

PpIdleLock *pp_idle_lock_new (GtkWidget *window, PpSession *session, guint seconds);

G_END_DECLS
