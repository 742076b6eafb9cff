/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-bell.h"

/* Rings. */
void
pp_bell_ring (void)
{
}
