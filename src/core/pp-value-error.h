/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  PP_VALUE_ERROR_TIME,
  PP_VALUE_ERROR_DAY,
  PP_VALUE_ERROR_MONEY,
  PP_VALUE_ERROR_QUANTITY,
  PP_VALUE_ERROR_DECIMAL,
  PP_VALUE_ERROR_TEXT,
} PpValueError;

#define PP_VALUE_ERROR (pp_value_error_quark ())

GQuark pp_value_error_quark (void);

G_END_DECLS
