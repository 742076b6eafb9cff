/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PP_BIG_MACHINES, PP_BIG_DAYS, PP_BIG_AHEAD: how large the large cluster is. */
#define PP_BIG_MACHINES 200
#define PP_BIG_DAYS     3500
#define PP_BIG_AHEAD    28

char *pp_big_demo     (void);
char *pp_big_bookings (void);
char *pp_big_names    (void);

G_END_DECLS
