/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

static inline void
bell_ring (void)
{
  g_print ("\a");
}
