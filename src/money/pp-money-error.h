/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_MONEY_ERROR (pp_money_error_quark ())

typedef enum {
  PP_MONEY_ERROR_BAD_FEE,           /* a price that cannot be */
  PP_MONEY_ERROR_BAD_AMOUNT,        /* below zero, or nothing */
  PP_MONEY_ERROR_BAD_MODE,          /* neither cash nor UPI */
  PP_MONEY_ERROR_BAD_REFERENCE,     /* not the 12 digits of a UPI payment */
  PP_MONEY_ERROR_REFERENCE_USED,
  PP_MONEY_ERROR_CHARGED_ALREADY,
  PP_MONEY_ERROR_CANCELLED,         /* the booking was cancelled */
  PP_MONEY_ERROR_NO_RESULTS,        /* the sample has none to charge for */
  PP_MONEY_ERROR_NO_CHANGE,         /* the charge is as it should be */
  PP_MONEY_ERROR_PAID_ALREADY,      /* more was paid than would be charged */
  PP_MONEY_ERROR_NOTHING_DUE,
  PP_MONEY_ERROR_TOO_MUCH,          /* more than is due */
  PP_MONEY_ERROR_TOO_MANY,          /* more lines than one receipt holds */
  PP_MONEY_ERROR_DAY_CLOSED,
  PP_MONEY_ERROR_CLOSED_ALREADY,
  PP_MONEY_ERROR_NO_REASON,         /* counted is not expected, and nothing is said of it */
  PP_MONEY_ERROR_SAME_PERSON,       /* nobody else takes the cash over */
} PpMoneyError;

GQuark pp_money_error_quark (void);

G_END_DECLS
