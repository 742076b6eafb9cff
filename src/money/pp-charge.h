/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpCharge:
 * @person: who pays
 * @enterprise: (nullable): on whose behalf
 * @booking: (nullable): what it is for
 * @sample: (nullable): what it is for
 * @fee: (nullable): the price that it follows
 * @what_en: as it stands on the receipt
 * @what_ml: in Malayalam
 * @amount_paise: what it adds to what the person owes; below zero where a correction takes away
 * @corrects: (nullable): the first charge, of which this is a correction
 * @reason: (nullable): why it was corrected
 */
typedef struct {
  PpRecord parent_instance;
  char    *person;
  char    *enterprise;
  char    *booking;
  char    *sample;
  char    *fee;
  char    *what_en;
  char    *what_ml;
  gint64   amount_paise;
  char    *corrects;
  char    *reason;
} PpCharge;

PP_DECLARE_RECORD (PpCharge, pp_charge)

/**
 * PpChargeBooking:
 * @booking: whose fee is charged
 */
typedef struct {
  PpRecord parent_instance;
  char    *booking;
} PpChargeBooking;

PP_DECLARE_RECORD (PpChargeBooking, pp_charge_booking_form)

/**
 * PpChargeTest:
 * @sample: whose results are charged
 * @fee: the price of one result
 * @person: (nullable): who pays, where the sample does not tell
 */
typedef struct {
  PpRecord parent_instance;
  char    *sample;
  char    *fee;
  char    *person;
} PpChargeTest;

PP_DECLARE_RECORD (PpChargeTest, pp_charge_test_form)

/**
 * PpChargeCorrect:
 * @charge: a charge, or a correction of it
 * @amount_paise: what it should have been, from 0
 * @reason: why
 */
typedef struct {
  PpRecord parent_instance;
  char    *charge;
  gint64   amount_paise;
  char    *reason;
} PpChargeCorrect;

PP_DECLARE_RECORD (PpChargeCorrect, pp_charge_correct_form)

G_END_DECLS
