/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-batch.h"

#include "production/pp-run.h"
#include "pp-fixture-raw.h"
#include "pp-workshop.h"
#include "store/pp-search.h"

/* Inputs of a run, and what is said to have come of it. A pack holds 200 g or 500 ml. */
static const struct {
  const char *copra, *coconut, *toddy;   /* NULL where none went in */
  gboolean    oil;
  const char *amount, *packs;
  const char *code, *field;              /* both NULL where it is taken */
  const char *reason;                    /* NULL where nobody says why */
} cases[] = {
  /* Up to three times what was weighed in, to the milligram */
  { "10 kg", NULL, NULL, FALSE, "9.8 kg", "49" },
  { "10 kg", NULL, NULL, FALSE, "30 kg", "150", .reason = "syrup" },
  { "10 kg", NULL, NULL, FALSE, "30.000001 kg", "150", "production.too-much", "amount" },
  { "10 g", NULL, NULL, FALSE, "10 kg", "50", "production.too-much", "amount" },
  /* More than what was weighed in, where somebody says why */
  { "10 kg", NULL, NULL, FALSE, "10 kg", "50" },
  { "10 kg", NULL, NULL, FALSE, "10.000001 kg", "50", "production.heavier", "amount" },
  { "10 kg", NULL, NULL, FALSE, "12 kg", "60", "production.heavier", "amount" },
  { "10 kg", NULL, NULL, FALSE, "12 kg", "60", "production.heavier", "amount", " " },
  { "10 kg", NULL, NULL, FALSE, "12 kg", "60", .reason = "2 kg of sugar" },
  { "10 kg", NULL, NULL, FALSE, "12 kg", "20", "production.heavier", "amount" },
  { "10 kg", NULL, NULL, FALSE, "31 kg", "155", "production.too-much", "amount", "syrup" },
  /* What was counted or measured in litres has no known weight */
  { NULL, "10 dozen", NULL, FALSE, "90 kg", "450" },
  { "1 kg", "10 dozen", NULL, FALSE, "90 kg", "450" },
  { "1 kg", NULL, "20 l", FALSE, "15 kg", "75" },
  { "10 kg", NULL, NULL, TRUE, "60 l", "120" },
  /* Nothing comes of nothing */
  { NULL, NULL, NULL, FALSE, "1 kg", "5", "production.no-input", "run" },
  { NULL, NULL, NULL, TRUE, "1 l", "2", "production.no-input", "run" },
  /* No amount */
  { "10 kg", NULL, NULL, FALSE, "0 kg", "5", "production.bad-amount", "amount" },
  { "10 kg", NULL, NULL, FALSE, "-1 kg", "5", "production.bad-amount", "amount" },
  { "10 kg", NULL, NULL, FALSE, NULL, "5", "production.bad-amount", "amount" },
  { "10 kg", NULL, NULL, FALSE, "9000", "1", "production.wrong-measure", "amount" },
  /* Packs: one at least, and no more than a tenth over what was made */
  { "10 kg", NULL, NULL, FALSE, "0.2 kg", "1" },
  { "10 kg", NULL, NULL, FALSE, "10 kg", "55", .reason = "the filler runs low" },
  { "10 kg", NULL, NULL, FALSE, "10 kg", "56", "production.bad-packs", "packs", "all" },
  { "10 kg", NULL, NULL, FALSE, "10 kg", "500", "production.bad-packs", "packs" },
  { "10 kg", NULL, NULL, FALSE, "10 kg", "0", "production.bad-packs", "packs" },
  { "10 kg", NULL, NULL, FALSE, "10 kg", "-5", "production.bad-packs", "packs" },
  { "10 kg", NULL, NULL, FALSE, "10 kg", NULL, "production.bad-packs", "packs" },
  { "10 kg", NULL, NULL, TRUE, "5 l", "12", "production.bad-packs", "packs" },
  /* As many as what was made fills, or a tenth fewer; else somebody says why */
  { "10 kg", NULL, NULL, FALSE, "10 kg", "51", "production.packs-apart", "packs" },
  { "10 kg", NULL, NULL, FALSE, "10 kg", "45" },
  { "10 kg", NULL, NULL, FALSE, "10 kg", "44", "production.packs-apart", "packs" },
  { "10 kg", NULL, NULL, FALSE, "10 kg", "10", .reason = "the rest is sold loose" },
  { "10 kg", NULL, NULL, TRUE, "5 l", "3", "production.packs-apart", "packs" },
  /* Oil that was weighed, in bottles that hold ml */
  { "10 kg", NULL, NULL, TRUE, "5 kg", "12" },
};

static const char *
start (PpWorkshop *shop, gsize i)
{
  const char *run = pp_workshop_start (shop, shop->booking,
                                       cases[i].oil ? shop->oil : shop->chips);
  const struct {
    const char *material, *amount;
  } inputs[] = {
    { shop->depot->copra, cases[i].copra },
    { shop->depot->coconut, cases[i].coconut },
    { shop->depot->toddy, cases[i].toddy },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (inputs); k++)
    if (inputs[k].amount != NULL)
      pp_workshop_consume (shop, run,
                           pp_workshop_receive (shop, inputs[k].material, inputs[k].amount),
                           inputs[k].amount);
  return run;
}

static void
test_finish (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *run = start (shop, i);
      g_autofree char *number = g_strdup_printf ("B-A26-%05u", n + 1);
      g_autoptr (PpBatch) batch = NULL;
      PpRun *stored;

      g_test_message ("%s, %s, %s gave %s in %s packs", cases[i].copra, cases[i].coconut,
                      cases[i].toddy, cases[i].amount, cases[i].packs);
      batch = pp_expect_run (shop->fixture, cases[i].code, cases[i].field, "anitha",
                             "run.finish",
                             pp_fixture_ask (shop->fixture, "run.finish", "run", run,
                                             "amount", cases[i].amount, "packs", cases[i].packs,
                                             "reason", cases[i].reason, NULL));
      stored = pp_fixture_get (shop->fixture, "run", run);
      g_assert_cmpstr (stored->state, ==, batch != NULL ? "finished" : "running");
      if (batch == NULL)
        continue;
      n++;
      g_assert_cmpstr (batch->number, ==, number);
      g_assert_cmpstr (batch->run, ==, run);
      g_assert_cmpstr (batch->reason, ==, cases[i].reason);
      g_assert_cmpint (stored->finished_at, ==, shop->fixture->now - 1);
    }
  pp_expect (shop->fixture, "store.not-found", "run", "anitha", "run.finish", NULL);
  pp_fixture_assert_clean (shop->fixture);
}

/* A batch keeps the price and the last day of the product as it was when it was made. */
static void
test_copied (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "50 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  const char *oil_run = pp_workshop_start (shop, shop->booking, shop->oil);
  const char *id, *oil_id;
  PpBatch *batch, *oil;

  pp_workshop_consume (shop, run, lot, "20 kg");
  pp_workshop_consume (shop, oil_run, lot, "20 kg");
  id = pp_workshop_finish (shop, run, "9.8 kg", "49");
  oil_id = pp_workshop_finish (shop, oil_run, "12 l", "24");
  pp_fixture_do (shop->fixture, "anitha", "product.edit", "id", shop->chips,
                 "mrp_paise", "₹99", "shelf_days", "30", NULL);

  batch = pp_fixture_get (shop->fixture, "batch", id);
  g_assert_cmpint (batch->mrp_paise, ==, 9000);
  g_assert_cmpstr (batch->made_on, ==, "2026-03-02");
  g_assert_cmpstr (batch->expires_on, ==, "2026-05-01");
  g_assert_cmpint (batch->amount, ==, 9800000);
  g_assert_cmpint (batch->packs, ==, 49);
  g_assert_cmpstr (batch->product, ==, shop->chips);
  oil = pp_fixture_get (shop->fixture, "batch", oil_id);
  g_assert_cmpint (oil->mrp_paise, ==, PP_NONE);
  g_assert_null (oil->expires_on);
  g_assert_cmpstr (oil->measure, ==, "volume");
}

/* What corrections took back did not go in. */
static void
test_corrected_input (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "50 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  PpRunInput *input = pp_fixture_do (shop->fixture, "anitha", "run.consume", "run", run,
                                     "lot", lot, "amount", "20 kg", NULL);
  const struct {
    const char *right, *code, *field;
  } steps[] = {
    { "2 kg", "production.too-much", "amount" },
    { "0 kg", "production.no-input", "run" },
    { "3 kg", "production.heavier", "amount" },
    { "7 kg", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (PpBatch) batch = NULL;

      pp_fixture_do (shop->fixture, "anitha", "lot.correct", "move", input->move,
                     "amount", steps[i].right, "reason", "misread", NULL);
      batch = pp_expect_run (shop->fixture, steps[i].code, steps[i].field, "anitha",
                             "run.finish",
                             pp_fixture_ask (shop->fixture, "run.finish", "run", run,
                                             "amount", "6.2 kg", "packs", "30", NULL));
    }
}

static gpointer
find (PpDb *db, gpointer data, GError **error)
{
  return pp_search_find (db, data, 10, error);
}

static void
test_find (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "50 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  const char *batch;
  g_autoptr (GPtrArray) hits = NULL;
  PpHit *hit;

  pp_workshop_consume (shop, run, lot, "20 kg");
  batch = pp_workshop_finish (shop, run, "9.8 kg", "49");
  hits = pp_store_read (shop->fixture->store, find, (gpointer) "B-A26-00001", NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->kind, ==, "batch");
  g_assert_cmpstr (hit->id, ==, batch);
  g_assert_cmpstr (hit->title, ==, "B-A26-00001");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/batch/finish", test_finish);
  g_test_add_func ("/batch/copied", test_copied);
  g_test_add_func ("/batch/corrected-input", test_corrected_input);
  g_test_add_func ("/batch/find", test_find);

  return g_test_run ();
}
