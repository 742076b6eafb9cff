/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-slot-offer.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"

G_BEGIN_DECLS

/**
 * PpWalkInAsk:
 * @whose: (nullable): id of the person or the enterprise that wants it
 * @member: (nullable): who books for the enterprise; %NULL for who did last, or who speaks for it
 * @machine: (nullable): id of a machine, or "kind:" and a kind of machine; %NULL for what the
 *   person had last
 * @seconds: how long; 0 for as long as the person had it last
 * @from: not before this, UTC seconds
 */
typedef struct {
  char  *whose;
  char  *member;
  char  *machine;
  gint64 seconds;
  gint64 from;
} PpWalkInAsk;

/**
 * PpWalkInData:
 * @whose: (nullable): id of the person or the enterprise that the rest is about
 * @person: (nullable): who books
 * @enterprise: (nullable): on whose behalf
 * @members: (element-type PpPick) (nullable): who may book for the enterprise
 * @machines: (element-type PpMachine): that can be asked for
 * @machine: (nullable): what was asked for, or had last; as in #PpWalkInAsk
 * @seconds: how long
 * @habit_seconds: how long they had it last; 0 where they never had it
 * @offers: (element-type PpSlotOffer): the next free slots
 */
typedef struct {
  char         *whose;
  PpPerson     *person;
  PpEnterprise *enterprise;
  GPtrArray    *members;
  GPtrArray    *machines;
  char         *machine;
  gint64        seconds;
  gint64        habit_seconds;
  GPtrArray    *offers;
} PpWalkInData;

void     pp_walk_in_ask_free  (gpointer data);
gpointer pp_walk_in_data_load (PpDb *db, gpointer asked, GError **error);
void     pp_walk_in_data_free (gpointer data);

G_END_DECLS
