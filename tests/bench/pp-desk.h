/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-watch.h"

G_BEGIN_DECLS

gint64 pp_desk_sign_in (PpWatch *watch);

G_END_DECLS
