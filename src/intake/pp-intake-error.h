/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_INTAKE_ERROR (pp_intake_error_quark ())

typedef enum {
  PP_INTAKE_ERROR_HAS_ALREADY,      /* a material of this name or a place of this code is there */
  PP_INTAKE_ERROR_FIXED,            /* what stands on the label of a lot is never edited */
  PP_INTAKE_ERROR_BAD_AMOUNT,       /* zero, below zero, or more than a lot can be */
  PP_INTAKE_ERROR_WRONG_MEASURE,    /* litres of what is weighed */
  PP_INTAKE_ERROR_NOT_ENOUGH,       /* more than is left */
  PP_INTAKE_ERROR_EXPIRED,
  PP_INTAKE_ERROR_BAD_MOISTURE,
  PP_INTAKE_ERROR_BAD_EXPIRY,       /* before the day of receipt */
  PP_INTAKE_ERROR_NO_REASON,
  PP_INTAKE_ERROR_BAD_CORRECTION,   /* of a correction, or one that changes nothing */
  PP_INTAKE_ERROR_MOVED,            /* something of the lot went already */
} PpIntakeError;

GQuark pp_intake_error_quark (void);

G_END_DECLS
