/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-workshop.h"

/**
 * pp_workshop_new:
 *
 * Returns: (transfer full): a cluster with products and a booking, without lots and runs
 */
PpWorkshop *
pp_workshop_new (void)
{
  PpWorkshop *self = g_new0 (PpWorkshop, 1);

  self->depot = pp_depot_new ();
  self->fixture = self->depot->fixture;
  pp_fixture_do (self->fixture, "anitha", "enterprise.edit", "id", self->depot->group,
                 "gs1_prefix", "8901234", NULL);
  self->chips = pp_record_get_id (pp_fixture_do (self->fixture, "anitha", "product.add",
                                                 "enterprise", self->depot->group,
                                                 "name_en", "Banana chips",
                                                 "name_ml", "കായവറുത്തത്",
                                                 "net_amount", "200 g", "mrp_paise", "₹90",
                                                 "shelf_days", "60", "veg_mark", "green", NULL));
  self->oil = pp_record_get_id (pp_fixture_do (self->fixture, "anitha", "product.add",
                                               "enterprise", self->depot->group,
                                               "name_en", "Coconut oil",
                                               "name_ml", "വെളിച്ചെണ്ണ",
                                               "net_amount", "500 ml", "veg_mark", "green",
                                               NULL));
  self->booking = pp_workshop_book (self, self->depot->leela, self->depot->group);
  return self;
}

/**
 * pp_workshop_free:
 * @self: (transfer full): a workshop
 */
void
pp_workshop_free (PpWorkshop *self)
{
  pp_depot_free (self->depot);
  g_free (self);
}

/**
 * pp_workshop_book:
 * @self: a workshop
 * @person: an id
 * @enterprise: (nullable): an id
 *
 * Books a machine of its own for today, and checks in.
 *
 * Returns: (transfer none): the booking's id
 */
const char *
pp_workshop_book (PpWorkshop *self, const char *person, const char *enterprise)
{
  g_autofree char *code = g_strdup_printf ("DRY-%" G_GINT64_FORMAT, self->fixture->now);
  const char *machine = pp_fixture_add_machine (self->fixture, code);
  const char *booking;

  booking = pp_record_get_id (pp_fixture_do (self->fixture, "anitha", "booking.make",
                                             "machine", machine, "person", person,
                                             "enterprise", enterprise,
                                             "starts_at", "2026-03-02 10:00",
                                             "ends_at", "2026-03-02 16:00", NULL));
  pp_fixture_do (self->fixture, "anitha", "booking.check_in", "booking", booking, NULL);
  return booking;
}

/**
 * pp_workshop_receive:
 * @self: a workshop
 * @material: its id
 * @amount: "20 kg"
 *
 * Leela brings something that is the unit's.
 *
 * Returns: (transfer none): the lot's id
 */
const char *
pp_workshop_receive (PpWorkshop *self, const char *material, const char *amount)
{
  return pp_record_get_id (pp_fixture_do (self->fixture, "anitha", "lot.receive",
                                          "material", material, "person", self->depot->leela,
                                          "enterprise", self->depot->group, "amount", amount,
                                          NULL));
}

/**
 * pp_workshop_start:
 * @self: a workshop
 * @booking: an id
 * @product: an id
 *
 * Returns: (transfer none): the run's id
 */
const char *
pp_workshop_start (PpWorkshop *self, const char *booking, const char *product)
{
  return pp_record_get_id (pp_fixture_do (self->fixture, "anitha", "run.start",
                                          "booking", booking, "product", product, NULL));
}

/**
 * pp_workshop_consume:
 * @self: a workshop
 * @run: an id
 * @lot: an id
 * @amount: "20 kg"
 *
 * Puts raw material into a run.
 */
void
pp_workshop_consume (PpWorkshop *self, const char *run, const char *lot, const char *amount)
{
  pp_fixture_do (self->fixture, "anitha", "run.consume", "run", run, "lot", lot,
                 "amount", amount, NULL);
}

/**
 * pp_workshop_finish:
 * @self: a workshop
 * @run: an id
 * @amount: "9.8 kg"
 * @packs: a number
 *
 * Returns: (transfer none): the batch's id
 */
const char *
pp_workshop_finish (PpWorkshop *self, const char *run, const char *amount, const char *packs)
{
  return pp_record_get_id (pp_fixture_do (self->fixture, "anitha", "run.finish", "run", run,
                                          "amount", amount, "packs", packs, NULL));
}
