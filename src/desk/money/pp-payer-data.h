/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/pp-person.h"

G_BEGIN_DECLS

/**
 * PpPayerAsk:
 * @kind: person, enterprise, or charge where somebody's charge is what is known
 * @id: of it
 * @day: YYYY-MM-DD: today
 */
typedef struct {
  char *kind;
  char *id;
  char *day;
} PpPayerAsk;

/**
 * PpPayerData:
 * @person: who
 * @charges: (element-type PpOpenCharge): what they have to pay
 * @bookings: (element-type PpUnchargedBooking): not charged yet
 * @samples: (element-type PpUnchargedSample): not charged yet
 * @fees: (element-type PpFee): the prices for which a test can be charged
 * @due_paise: the sum of @charges
 * @is_closed: this desk's day is closed: no money can be taken
 */
typedef struct {
  PpPerson  *person;
  GPtrArray *charges;
  GPtrArray *bookings;
  GPtrArray *samples;
  GPtrArray *fees;
  gint64     due_paise;
  gboolean   is_closed;
} PpPayerData;

PpPayerAsk *pp_payer_ask_new   (const char *kind, const char *id, const char *day);
void        pp_payer_ask_free  (gpointer data);
gpointer    pp_payer_data_load (PpDb *db, gpointer asked, GError **error);
void        pp_payer_data_free (gpointer data);

G_END_DECLS
