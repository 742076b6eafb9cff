/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-payment.h"

static const PpColumn payment_columns[] = {
  PP_COLUMN (PpPayment, number,       TEXT, .required = TRUE),
  PP_COLUMN (PpPayment, person,       REF,  .of = "person", .required = TRUE),
  PP_COLUMN (PpPayment, mode,         ENUM, .of = "cash upi", .required = TRUE),
  PP_COLUMN (PpPayment, reference,    TEXT, .issued = TRUE),
  PP_COLUMN (PpPayment, amount_paise, INT,  .required = TRUE, .money = TRUE),
  PP_COLUMN (PpPayment, taken_at,     TIME, .required = TRUE),
  PP_COLUMN (PpPayment, sha256,       TEXT, .issued = TRUE),
  PP_COLUMN (PpPayment, voided_at,    TIME, .group = "void"),
  PP_COLUMN (PpPayment, voided_desk,  TEXT, .group = "void"),
  PP_COLUMN (PpPayment, reason,       TEXT, .group = "void"),
};

static const PpColumn line_columns[] = {
  PP_COLUMN (PpPaymentLine, payment,      REF, .of = "payment", .required = TRUE),
  PP_COLUMN (PpPaymentLine, charge,       REF, .of = "charge", .required = TRUE),
  PP_COLUMN (PpPaymentLine, amount_paise, INT, .required = TRUE, .money = TRUE),
};

static const PpColumn take_columns[] = {
  PP_COLUMN (PpPaymentTake, person,       REF,  .of = "person", .required = TRUE),
  PP_COLUMN (PpPaymentTake, mode,         ENUM, .of = "cash upi", .required = TRUE),
  PP_COLUMN (PpPaymentTake, reference,    TEXT, .issued = TRUE),
  PP_COLUMN (PpPaymentTake, amount_paise, INT,  .money = TRUE),
};

static const PpColumn void_columns[] = {
  PP_COLUMN (PpPaymentVoid, payment, REF,  .of = "payment", .required = TRUE),
  PP_COLUMN (PpPaymentVoid, reason,  TEXT, .required = TRUE),
};

static char *
dup_title (PpRecord *self)
{
  return g_strdup (((PpPayment *) self)->number);
}

PP_DEFINE_RECORD (PpPayment, pp_payment, "payment", STATE, payment_columns,
                  record_class->key = "number"; record_class->dup_title = dup_title;
                  record_class->dup_search = dup_title)
PP_DEFINE_RECORD (PpPaymentLine, pp_payment_line, "payment_line", FACT, line_columns)
PP_DEFINE_RECORD (PpPaymentTake, pp_payment_take_form, "payment_take", ARGUMENT, take_columns)
PP_DEFINE_RECORD (PpPaymentVoid, pp_payment_void_form, "payment_void", ARGUMENT, void_columns)
