/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_HEALTH_ERROR (pp_health_error_quark ())

typedef enum {
  PP_HEALTH_ERROR_BAD_CODE,   /* it was misheard or mistyped */
} PpHealthError;

GQuark pp_health_error_quark (void);

G_END_DECLS
