/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_DAYBOOK_ERROR (pp_daybook_error_quark ())

typedef enum {
  PP_DAYBOOK_ERROR_UNKNOWN_NUMBER,  /* never printed */
  PP_DAYBOOK_ERROR_NUMBER_USED,     /* typed in or struck out already */
  PP_DAYBOOK_ERROR_NO_NOTE,         /* nothing is said of what became of it */
} PpDaybookError;

GQuark pp_daybook_error_quark (void);

G_END_DECLS
