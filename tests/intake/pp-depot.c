/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-depot.h"

#include "intake/pp-stock.h"
#include "pp-fixture-raw.h"

typedef struct {
  const char *lot;
  gint64      left;
} Question;

static const char *
add (PpDepot *self, const char *name_en, const char *name_ml, const char *measure)
{
  return pp_record_get_id (pp_fixture_do (self->fixture, "anitha", "material.add",
                                          "name_en", name_en, "name_ml", name_ml,
                                          "measure", measure, NULL));
}

static gpointer
read_left (PpDb *db, gpointer data, GError **error)
{
  Question *question = data;

  return pp_stock_balance (db, question->lot, &question->left, error) ? data : NULL;
}

/**
 * pp_depot_new:
 *
 * Returns: (transfer full): a cluster with people and materials, and no lots
 */
PpDepot *
pp_depot_new (void)
{
  PpDepot *self = g_new0 (PpDepot, 1);
  PpFixture *fixture = self->fixture = pp_fixture_new ();

  self->leela = pp_fixture_add_person (fixture, "Leela K", "ലീല കെ", "9447012345");
  self->omana = pp_fixture_add_person (fixture, "Omana T", NULL, NULL);
  self->group = pp_record_get_id (pp_fixture_do (fixture, "anitha", "enterprise.register",
                                                 "name_en", "Kairali unit",
                                                 "name_ml", "കൈരളി യൂണിറ്റ്", "form", "shg",
                                                 "women_led", "1", NULL));
  pp_fixture_do (fixture, "anitha", "enterprise.join", "enterprise", self->group,
                 "person", self->leela, "office", "president", NULL);
  self->copra = add (self, "Copra", "കൊപ്ര", "mass");
  self->toddy = add (self, "Coconut toddy", "തെങ്ങിൻ കള്ള്", "volume");
  self->cloth = add (self, "Cotton cloth", "പരുത്തിത്തുണി", "length");
  self->coconut = add (self, "Coconut", "തേങ്ങ", "count");
  self->rack = pp_record_get_id (pp_fixture_do (fixture, "anitha", "place.add", "code", "R1",
                                                "name_en", "Rack 1", "name_ml", "റാക്ക് 1",
                                                "kind", "rack", NULL));
  return self;
}

/**
 * pp_depot_free:
 * @self: (transfer full): a depot
 */
void
pp_depot_free (PpDepot *self)
{
  pp_fixture_free (self->fixture);
  g_free (self);
}

/**
 * pp_depot_receive:
 * @self: a depot
 * @material: its id
 * @amount: "12.5 kg"
 * @expires_on: (nullable): YYYY-MM-DD
 *
 * Leela brings something, for herself.
 *
 * Returns: (transfer none): the new lot's id
 */
const char *
pp_depot_receive (PpDepot *self, const char *material, const char *amount, const char *expires_on)
{
  return pp_record_get_id (pp_fixture_do (self->fixture, "anitha", "lot.receive",
                                          "material", material, "person", self->leela,
                                          "amount", amount, "expires_on", expires_on, NULL));
}

/**
 * pp_depot_receipt:
 * @self: a depot
 * @lot: an id
 *
 * Returns: (transfer full): id of the lot's first move
 */
char *
pp_depot_receipt (PpDepot *self, const char *lot)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM stock_move WHERE lot = '%s' "
                                          "AND kind = 'receive'", lot);

  return pp_fixture_read_text (self->fixture, sql);
}

/**
 * pp_depot_left:
 * @self: a depot
 * @lot: an id
 *
 * Returns: how much of it is left, in base units
 */
gint64
pp_depot_left (PpDepot *self, const char *lot)
{
  Question question = { lot, 0 };
  g_autoptr (GError) error = NULL;

  pp_store_read (self->fixture->store, read_left, &question, &error);
  g_assert_no_error (error);
  return question.left;
}
