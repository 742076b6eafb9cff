/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-charge.h"

#include "people/pp-name.h"

static const PpColumn charge_columns[] = {
  PP_COLUMN (PpCharge, person,       REF,  .of = "person", .required = TRUE),
  PP_COLUMN (PpCharge, enterprise,   REF,  .of = "enterprise"),
  PP_COLUMN (PpCharge, booking,      REF,  .of = "booking"),
  PP_COLUMN (PpCharge, sample,       REF,  .of = "sample"),
  PP_COLUMN (PpCharge, fee,          REF,  .of = "fee"),
  PP_COLUMN (PpCharge, what_en,      TEXT, .required = TRUE),
  PP_COLUMN (PpCharge, what_ml,      TEXT, .required = TRUE),
  PP_COLUMN (PpCharge, amount_paise, INT,  .required = TRUE, .money = TRUE),
  PP_COLUMN (PpCharge, corrects,     REF,  .of = "charge"),
  PP_COLUMN (PpCharge, reason,       TEXT),
};

static const PpColumn booking_columns[] = {
  PP_COLUMN (PpChargeBooking, booking, REF, .of = "booking", .required = TRUE),
};

static const PpColumn test_columns[] = {
  PP_COLUMN (PpChargeTest, sample, REF, .of = "sample", .required = TRUE),
  PP_COLUMN (PpChargeTest, fee,    REF, .of = "fee", .required = TRUE),
  PP_COLUMN (PpChargeTest, person, REF, .of = "person"),
};

static const PpColumn correct_columns[] = {
  PP_COLUMN (PpChargeCorrect, charge,       REF,  .of = "charge", .required = TRUE),
  PP_COLUMN (PpChargeCorrect, amount_paise, INT,  .required = TRUE, .money = TRUE),
  PP_COLUMN (PpChargeCorrect, reason,       TEXT, .required = TRUE),
};

static char *
dup_title (PpRecord *self)
{
  PpCharge *charge = (PpCharge *) self;

  return pp_name_join (charge->what_en, charge->what_ml);
}

PP_DEFINE_RECORD (PpCharge, pp_charge, "charge", FACT, charge_columns,
                  record_class->dup_title = dup_title)
PP_DEFINE_RECORD (PpChargeBooking, pp_charge_booking_form, "charge_booking", ARGUMENT,
                  booking_columns)
PP_DEFINE_RECORD (PpChargeTest, pp_charge_test_form, "charge_test", ARGUMENT, test_columns)
PP_DEFINE_RECORD (PpChargeCorrect, pp_charge_correct_form, "charge_correct", ARGUMENT,
                  correct_columns)
