/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-run-list.h"

#include "core/pp-day.h"
#include "intake/pp-stock.h"
#include "people/pp-enterprise.h"
#include "production/pp-product.h"
#include "production/pp-waste.h"
#include "pp-workshop.h"

#define TODAY "2026-03-02"

typedef struct {
  const char *id;
  const char *product;
  const char *day;
} Question;

static gpointer
list_ready (PpDb *db, gpointer data, GError **error)
{
  gint64 start = pp_day_start (TODAY);

  return pp_run_list_ready (db, (PpSpan) { start, start + PP_TIME_DAY }, error);
}

static gpointer
list_running (PpDb *db, gpointer data, GError **error)
{
  return pp_run_list_running (db, error);
}

static gpointer
list_inputs (PpDb *db, gpointer data, GError **error)
{
  return pp_run_list_inputs (db, data, error);
}

static gpointer
list_recent (PpDb *db, gpointer data, GError **error)
{
  return pp_batch_list_recent (db, 2, error);
}

static gpointer
list_waste (PpDb *db, gpointer data, GError **error)
{
  return pp_waste_list (db, data, error);
}

static gpointer
list_products (PpDb *db, gpointer data, GError **error)
{
  g_autoptr (PpBooking) booking = pp_db_get (db, pp_booking_get_type (), data, error);

  return pp_run_list_products (db, booking, error);
}

static gpointer
list_usable (PpDb *db, gpointer data, GError **error)
{
  const Question *question = data;
  g_autoptr (PpBooking) booking = pp_db_get (db, pp_booking_get_type (), question->id, error);

  return pp_run_list_usable (db, booking, question->product, question->day, error);
}

/* The ids, or the named column, of what a query lists, a blank behind each. */
static char *
read_list (PpWorkshop *shop, PpReadFunc func, gconstpointer data, const char *column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pp_store_read (shop->fixture->store, func, (gpointer) data, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      gpointer row = func == list_usable ? (gpointer) ((PpStockLine *) rows->pdata[i])->lot
                                         : rows->pdata[i];
      g_autofree char *text = NULL;

      if (column != NULL)
        g_object_get (row, column, &text, NULL);
      g_string_append_printf (out, "%s ", column != NULL ? text : pp_record_get_id (row));
    }
  return g_string_free (out, FALSE);
}

static void
assert_list (PpWorkshop *shop, PpReadFunc func, gconstpointer data, const char *column,
             const char *first, const char *second)
{
  g_autofree char *found = read_list (shop, func, data, column);
  g_autofree char *expected = g_strconcat (first != NULL ? first : "", first != NULL ? " " : "",
                                           second, second != NULL ? " " : "", NULL);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_runs (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *machine = pp_fixture_add_machine (shop->fixture, "MILL-1");
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");
  const char *other, *run, *batch;

  pp_fixture_add_booking (shop->fixture, machine, shop->depot->omana, "2026-03-02 10:00",
                          "2026-03-02 12:00");
  assert_list (shop, list_ready, NULL, NULL, shop->booking, NULL);
  assert_list (shop, list_running, NULL, NULL, NULL, NULL);

  other = pp_workshop_book (shop, shop->depot->omana, NULL);
  run = pp_workshop_start (shop, shop->booking, shop->chips);
  assert_list (shop, list_ready, NULL, NULL, other, NULL);
  assert_list (shop, list_running, NULL, NULL, run, NULL);

  pp_workshop_consume (shop, run, lot, "2 kg");
  pp_workshop_consume (shop, run, lot, "1 kg");
  assert_list (shop, list_inputs, run, "lot", lot, lot);
  batch = pp_workshop_finish (shop, run, "2 kg", "10");
  assert_list (shop, list_running, NULL, NULL, NULL, NULL);
  assert_list (shop, list_recent, NULL, NULL, batch, NULL);

  /* A second batch of the same booking; then nobody is there any more */
  assert_list (shop, list_ready, NULL, NULL, shop->booking, other);
  pp_fixture_do (shop->fixture, "anitha", "booking.check_out", "booking", shop->booking, NULL);
  assert_list (shop, list_ready, NULL, NULL, other, NULL);
}

static void
test_recent (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");

  for (int i = 0; i < 3; i++)
    {
      const char *run = pp_workshop_start (shop, shop->booking, shop->chips);

      pp_workshop_consume (shop, run, lot, "2 kg");
      pp_workshop_finish (shop, run, "1 kg", "5");
    }
  assert_list (shop, list_recent, NULL, "number", "B-A26-00003", "B-A26-00002");
}

static gpointer
get_batch (PpDb *db, gpointer run, GError **error)
{
  PpBatch *batch = NULL;

  g_assert_true (pp_run_get_batch (db, run, &batch, error));
  return batch;
}

static gpointer
get_of (PpDb *db, gpointer id, GError **error)
{
  return pp_run_get_of (db, id, error);
}

static void
assert_run_of (PpWorkshop *shop, const char *id, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRun) run = pp_store_read (shop->fixture->store, get_of, (gpointer) id, &error);

  if (expected != NULL)
    g_assert_cmpstr (pp_record_get_id (PP_RECORD (run)), ==, expected);
  else
    g_assert_error (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND);
}

static void
test_batch_of_run (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  g_autoptr (PpBatch) before = NULL, after = NULL, undone = NULL;
  g_autofree char *act = NULL;

  pp_workshop_consume (shop, run, lot, "2 kg");
  before = pp_store_read (shop->fixture->store, get_batch, (gpointer) run, NULL);
  g_assert_null (before);
  pp_workshop_finish (shop, run, "1 kg", "5");
  act = pp_fixture_last_act (shop->fixture);
  after = pp_store_read (shop->fixture->store, get_batch, (gpointer) run, NULL);
  g_assert_cmpstr (after->number, ==, "B-A26-00001");
  assert_run_of (shop, run, run);
  assert_run_of (shop, pp_record_get_id (PP_RECORD (after)), run);
  assert_run_of (shop, lot, NULL);
  pp_fixture_do (shop->fixture, "anitha", "act.undo", "act", act, NULL);
  undone = pp_store_read (shop->fixture->store, get_batch, (gpointer) run, NULL);
  g_assert_null (undone);
}

static void
test_waste (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  const char *peel;

  peel = pp_record_get_id (pp_fixture_do (shop->fixture, "anitha", "run.waste", "run", run,
                                          "kind", "peel", "amount", "2 kg", NULL));
  pp_fixture_do (shop->fixture, "anitha", "run.waste", "run", run, "kind", "water",
                 "amount", "5 l", NULL);
  pp_fixture_do (shop->fixture, "anitha", "run.correct_waste", "line", peel, "amount", "1 kg",
                 "note", "weighed again", NULL);
  assert_list (shop, list_waste, run, "kind", "peel", "water");
}

static void
test_products (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  PpDepot *depot = shop->depot;
  const char *member = pp_workshop_book (shop, depot->leela, NULL);
  const char *nobody = pp_workshop_book (shop, depot->omana, NULL);
  const char *other = pp_record_get_id (pp_fixture_do (shop->fixture, "anitha",
                                                       "enterprise.register",
                                                       "name_en", "Other unit", "form", "shg",
                                                       "women_led", "1", NULL));
  const char *none = pp_workshop_book (shop, depot->leela, other);

  assert_list (shop, list_products, shop->booking, NULL, shop->chips, shop->oil);
  assert_list (shop, list_products, member, NULL, shop->chips, shop->oil);
  assert_list (shop, list_products, nobody, NULL, NULL, NULL);
  assert_list (shop, list_products, none, NULL, NULL, NULL);
}

static void
test_usable (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  PpDepot *depot = shop->depot;
  const char *alone = pp_workshop_book (shop, depot->omana, NULL);
  const char *late, *soon, *hers;
  Question group = { shop->booking, shop->chips, TODAY }, omana = { alone, shop->chips, TODAY };

  late = pp_depot_receive (depot, depot->copra, "5 kg", "2026-03-20");
  soon = pp_depot_receive (depot, depot->copra, "5 kg", "2026-03-04");
  hers = pp_record_get_id (pp_fixture_do (shop->fixture, "anitha", "lot.receive",
                                          "material", depot->copra, "person", depot->omana,
                                          "amount", "3 kg", NULL));
  assert_list (shop, list_usable, &group, NULL, soon, late);
  assert_list (shop, list_usable, &omana, NULL, hers, NULL);

  group.day = "2026-03-04";
  assert_list (shop, list_usable, &group, NULL, soon, late);
  group.day = "2026-03-05";
  assert_list (shop, list_usable, &group, NULL, late, NULL);
  pp_fixture_do (shop->fixture, "anitha", "lot.hand_back", "lot", late, "amount", "5 kg", NULL);
  assert_list (shop, list_usable, &group, NULL, NULL, NULL);

  /* A member's own lot may go into the group's run */
  pp_fixture_do (shop->fixture, "anitha", "enterprise.join", "enterprise", depot->group,
                 "person", depot->omana, "office", "member", NULL);
  assert_list (shop, list_usable, &group, NULL, hers, NULL);
}

/* What the recipe names comes first, also where something else expires sooner. */
static void
test_usable_recipe (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  PpDepot *depot = shop->depot;
  Question chips = { shop->booking, shop->chips, TODAY };
  Question oil = { shop->booking, shop->oil, TODAY };
  const char *copra, *other;

  copra = pp_depot_receive (depot, depot->copra, "5 kg", "2026-03-20");
  other = pp_depot_receive (depot, depot->coconut, "5 nos", "2026-03-04");
  assert_list (shop, list_usable, &chips, NULL, other, copra);
  pp_fixture_do (shop->fixture, "anitha", "product.add_ingredient", "product", shop->chips,
                 "name_en", "Copra", "name_ml", "കൊപ്ര", "material", depot->copra, NULL);
  assert_list (shop, list_usable, &chips, NULL, copra, other);
  assert_list (shop, list_usable, &oil, NULL, other, copra);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-list/runs", test_runs);
  g_test_add_func ("/run-list/recent", test_recent);
  g_test_add_func ("/run-list/batch-of-run", test_batch_of_run);
  g_test_add_func ("/run-list/waste", test_waste);
  g_test_add_func ("/run-list/products", test_products);
  g_test_add_func ("/run-list/usable", test_usable);
  g_test_add_func ("/run-list/usable-recipe", test_usable_recipe);

  return g_test_run ();
}
