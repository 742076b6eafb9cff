/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_DISTRICT_ERROR (pp_district_error_quark ())

typedef enum {
  PP_DISTRICT_ERROR_USAGE,
  PP_DISTRICT_ERROR_NO_CLUSTER,
  PP_DISTRICT_ERROR_HAS_CLUSTER,
  PP_DISTRICT_ERROR_LISTEN,
  PP_DISTRICT_ERROR_NO_DEVICE,
  PP_DISTRICT_ERROR_REFUSED,   /* the running server did not do it */
} PpDistrictError;

GQuark pp_district_error_quark (void);

G_END_DECLS
