/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-bell.h"

/**
 * pp_bell_stop:
 *
 * Stops.
 */
void
pp_bell_ring (void)
{
}
