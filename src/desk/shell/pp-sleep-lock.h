/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_TYPE_SLEEP_LOCK (pp_sleep_lock_get_type ())
G_DECLARE_FINAL_TYPE (PpSleepLock, pp_sleep_lock, PP, SLEEP_LOCK, GObject)

PpSleepLock *pp_sleep_lock_of (PpSession *session);

G_END_DECLS
