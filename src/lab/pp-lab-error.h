/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_LAB_ERROR (pp_lab_error_quark ())

typedef enum {
  PP_LAB_ERROR_BAD_VALUE,            /* a result that is no number, or not one of the words */
  PP_LAB_ERROR_BAD_UNCERTAINTY,      /* none where the decision rule needs one, or below zero */
  PP_LAB_ERROR_BAD_LIMIT,            /* the reference data hold a limit that is no number */
  PP_LAB_ERROR_BAD_INSTRUMENT,       /* an instrument that cannot be */
  PP_LAB_ERROR_INSTRUMENT_OVERDUE,
  PP_LAB_ERROR_ONE_ITEM,             /* neither batch nor lot, or both */
  PP_LAB_ERROR_NO_STANDARD,
  PP_LAB_ERROR_NO_NOTE,              /* unfit, and nobody says how */
  PP_LAB_ERROR_ENTERED_ALREADY,
  PP_LAB_ERROR_CORRECTED_ALREADY,
  PP_LAB_ERROR_NO_REASON,
  PP_LAB_ERROR_INCOMPLETE,           /* a limit of the standard has no result */
  PP_LAB_ERROR_SAME_PERSON,
  PP_LAB_ERROR_NOTHING_TO_VERIFY,
  PP_LAB_ERROR_UNVERIFIED,
  PP_LAB_ERROR_UNDECIDED,            /* a result neither passes nor fails */
  PP_LAB_ERROR_LIMIT_CHANGED,        /* a verdict was reached under another limit */
  PP_LAB_ERROR_CLOCK,                /* the PC's date cannot be right */
  PP_LAB_ERROR_NO_CERTIFICATE,
  PP_LAB_ERROR_FAILED,               /* the newest certificate says it does not comply */
  PP_LAB_ERROR_OUTDATED,             /* a result came after the newest certificate */
  PP_LAB_ERROR_REJECTED,             /* rejected in knowledge of the newest certificate */
  PP_LAB_ERROR_DECIDED_ALREADY,
  PP_LAB_ERROR_OTHER_STANDARD,       /* the certificate is not about the standard of the product */
} PpLabError;

GQuark pp_lab_error_quark (void);

G_END_DECLS
