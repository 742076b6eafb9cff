/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PpPortal:
 *
 * Keeps the desktop portal out of the way of the start.
 */
typedef struct _PpPortal PpPortal;

PpPortal *pp_portal_hold    (void);
void      pp_portal_release (PpPortal *self);

G_END_DECLS
