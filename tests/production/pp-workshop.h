/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-depot.h"

G_BEGIN_DECLS

/**
 * PpWorkshop:
 * @depot: its store
 * @fixture: of @depot
 * @chips: id of a product of the Kairali unit: packs of 200 g at 90.00, good for 60 days
 * @oil: id of a product of the same unit: bottles of 500 ml, without price or last day
 * @booking: id of a booking of the unit, checked in
 *
 * A cluster in which something is made. For tests.
 */
typedef struct {
  PpDepot    *depot;
  PpFixture  *fixture;
  const char *chips;
  const char *oil;
  const char *booking;
} PpWorkshop;

PpWorkshop *pp_workshop_new     (void);
void        pp_workshop_free    (PpWorkshop *self);
const char *pp_workshop_book    (PpWorkshop *self, const char *person, const char *enterprise);
const char *pp_workshop_receive (PpWorkshop *self, const char *material, const char *amount);
const char *pp_workshop_start   (PpWorkshop *self, const char *booking, const char *product);
void        pp_workshop_consume (PpWorkshop *self, const char *run, const char *lot,
                                 const char *amount);
const char *pp_workshop_finish  (PpWorkshop *self, const char *run, const char *amount,
                                 const char *packs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpWorkshop, pp_workshop_free)

G_END_DECLS
