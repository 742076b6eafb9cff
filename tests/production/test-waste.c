/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-waste.h"

#include "pp-fixture-raw.h"
#include "pp-workshop.h"

static const struct {
  const char *kind, *amount;
  const char *code, *field;   /* both NULL where it is taken */
} cases[] = {
  /* Every kind, in any measure */
  { "peel", "8 kg" },
  { "husk", "120 N" },
  { "shell", "2 quintal" },
  { "oil_cake", "3.5 kg" },
  { "water", "200 l" },
  { "packaging", "12" },
  { "rejects", "500 g" },
  { "other", "1 m" },
  { "smoke", "1 kg", "record.unknown-word", "kind" },
  { NULL, "1 kg", "record.missing", "kind" },
  /* No amount */
  { "peel", "0 kg", "production.bad-amount", "amount" },
  { "peel", "-1 kg", "production.bad-amount", "amount" },
  { "peel", NULL, "production.bad-amount", "amount" },
  { "peel", "1000000001 kg", "production.bad-amount", "amount" },
};

static void
test_add (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  PpWasteLine *bare;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PpWasteLine *asked = pp_fixture_ask (shop->fixture, "run.waste", "run", run,
                                           "kind", cases[i].kind, "amount", cases[i].amount,
                                           NULL);
      g_autoptr (PpWasteLine) line = NULL;

      g_test_message ("%s: %s", cases[i].kind, cases[i].amount);
      if (asked->measure == NULL)
        pp_record_set_text (asked, "measure", "count");
      line = pp_expect_run (shop->fixture, cases[i].code, cases[i].field, "anitha", "run.waste",
                            asked);
    }
  bare = pp_fixture_ask (shop->fixture, "run.waste", "run", run, "kind", "peel", NULL);
  bare->amount = 5;
  pp_expect_run (shop->fixture, "record.missing", "measure", "anitha", "run.waste", bare);
  pp_expect (shop->fixture, "store.not-found", "run", "anitha", "run.waste", "kind", "peel",
             NULL);
  /* Also after the run came to its end */
  pp_fixture_do (shop->fixture, "anitha", "run.abandon", "run", run, NULL);
  pp_fixture_do (shop->fixture, "anitha", "run.waste", "run", run, "kind", "rejects",
                 "amount", "5 kg", "note", "to the pigs", NULL);
  pp_fixture_assert_clean (shop->fixture);
}

/* Corrections of 8 kg of peel. */
static const struct {
  const char *amount, *note;
  const char *code, *field;
  gint64      difference;
} corrections[] = {
  { "6 kg", "misread", NULL, NULL, -2000000 },
  { "6 kg", "misread", "production.bad-amount", "amount" },
  { "9 kg", "misread", NULL, NULL, 3000000 },
  { "0 kg", "other run", NULL, NULL, -9000000 },
  { "0", "other run", "production.bad-amount", "amount" },
  { "8 kg", "this run", NULL, NULL, 8000000 },
  { "-1 kg", "misread", "production.bad-amount", "amount" },
  { NULL, "misread", "production.bad-amount", "amount" },
  { "5 l", "misread", "production.wrong-measure", "amount" },
  { "5 kg", NULL, "production.no-reason", "note" },
  { "5 kg", " ", "production.no-reason", "note" },
};

static void
test_correct (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  const char *line = pp_record_get_id (pp_fixture_do (shop->fixture, "anitha", "run.waste",
                                                      "run", run, "kind", "peel",
                                                      "amount", "8 kg", NULL));
  g_autofree char *last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (corrections); i++)
    {
      PpWasteCorrect *asked = pp_fixture_ask (shop->fixture, "run.correct_waste", "line", line,
                                              "amount", corrections[i].amount,
                                              "note", corrections[i].note, NULL);
      g_autoptr (PpWasteLine) made = NULL;

      g_test_message ("%s, %s", corrections[i].amount, corrections[i].note);
      if (asked->measure == NULL)
        pp_record_set_text (asked, "measure", "mass");
      made = pp_expect_run (shop->fixture, corrections[i].code, corrections[i].field, "anitha",
                            "run.correct_waste", asked);
      if (made == NULL)
        continue;
      g_assert_cmpint (made->amount, ==, corrections[i].difference);
      g_assert_cmpstr (made->corrects, ==, line);
      g_assert_cmpstr (made->kind, ==, "peel");
      g_assert_cmpstr (made->note, ==, corrections[i].note);
      g_free (last);
      last = g_strdup (pp_record_get_id (PP_RECORD (made)));
    }
  g_assert_cmpint (pp_fixture_read_int (shop->fixture, "SELECT sum (amount) FROM waste_line"), ==,
                   8000000);
  pp_expect_run (shop->fixture, "production.bad-amount", "line", "anitha", "run.correct_waste",
                 pp_fixture_ask (shop->fixture, "run.correct_waste", "line", last,
                                 "amount", "1 kg", "note", "again", NULL));
  pp_expect (shop->fixture, "store.not-found", "line", "anitha", "run.correct_waste", NULL);
  pp_fixture_assert_clean (shop->fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waste/add", test_add);
  g_test_add_func ("/waste/correct", test_correct);

  return g_test_run ();
}
