/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpPayment:
 * @number: of its receipt, "R-A2627-00001": of the financial year, gapless in the desk's series
 * @person: who paid
 * @mode: cash or upi
 * @reference: (nullable): the UTR of a UPI payment, 12 digits
 * @amount_paise: what was paid
 * @taken_at: when, UTC seconds
 * @sha256: (nullable): of the receipt's PDF
 * @voided_at: when it was voided, UTC seconds; PP_NONE where it stands
 * @voided_desk: (nullable): series of the desk whose drawer the money went back from
 * @reason: (nullable): why it was voided
 */
typedef struct {
  PpRecord parent_instance;
  char    *number;
  char    *person;
  char    *mode;
  char    *reference;
  gint64   amount_paise;
  gint64   taken_at;
  char    *sha256;
  gint64   voided_at;
  char    *voided_desk;
  char    *reason;
} PpPayment;

PP_DECLARE_RECORD (PpPayment, pp_payment)

/**
 * PpPaymentLine:
 * @payment: of which it is a part
 * @charge: that is paid; never a correction
 * @amount_paise: how much of it
 */
typedef struct {
  PpRecord parent_instance;
  char    *payment;
  char    *charge;
  gint64   amount_paise;
} PpPaymentLine;

PP_DECLARE_RECORD (PpPaymentLine, pp_payment_line)

/**
 * PpPaymentTake:
 * @person: who pays
 * @mode: cash or upi
 * @reference: (nullable): the UTR of a UPI payment
 * @amount_paise: what they pay; PP_NONE for all that is due
 */
typedef struct {
  PpRecord parent_instance;
  char    *person;
  char    *mode;
  char    *reference;
  gint64   amount_paise;
} PpPaymentTake;

PP_DECLARE_RECORD (PpPaymentTake, pp_payment_take_form)

/**
 * PpPaymentVoid:
 * @payment: which
 * @reason: why
 */
typedef struct {
  PpRecord parent_instance;
  char    *payment;
  char    *reason;
} PpPaymentVoid;

PP_DECLARE_RECORD (PpPaymentVoid, pp_payment_void_form)

G_END_DECLS
