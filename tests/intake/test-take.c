/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-stock.h"

#include "pp-depot.h"
#include "pp-fixture-raw.h"

#include <string.h>

#define KG G_GINT64_CONSTANT (1000000)

static const struct {
  const char *verb, *amount, *reason;
  const char *code, *field;
  gint64      left;            /* afterwards, of 10 kg at first */
} takes[] = {
  { "lot.hand_back", "2.5 kg", NULL, NULL, NULL, 7500000 },
  { "lot.waste", "500 g", "mould", NULL, NULL, 7 * KG },
  /* More than there is, by one milligram */
  { "lot.hand_back", "7000001", NULL, "intake.not-enough", "amount", 7 * KG },
  { "lot.waste", "7.000001 kg", "mould", "intake.not-enough", "amount", 7 * KG },
  { "lot.hand_back", "9000000 kg", NULL, "intake.not-enough", "amount", 7 * KG },
  /* No amount */
  { "lot.hand_back", "0 kg", NULL, "intake.bad-amount", "amount", 7 * KG },
  { "lot.hand_back", "-1 kg", NULL, "intake.bad-amount", "amount", 7 * KG },
  { "lot.waste", NULL, "mould", "intake.bad-amount", "amount", 7 * KG },
  { "lot.hand_back", "1000000001 kg", NULL, "intake.bad-amount", "amount", 7 * KG },
  /* Another measure */
  { "lot.hand_back", "1 l", NULL, "intake.wrong-measure", "amount", 7 * KG },
  { "lot.waste", "1 dozen", "mould", "intake.wrong-measure", "amount", 7 * KG },
  /* Waste says why */
  { "lot.waste", "1 kg", NULL, "intake.no-reason", "reason", 7 * KG },
  { "lot.waste", "1 kg", "", "intake.no-reason", "reason", 7 * KG },
  { "lot.waste", "1 kg", " \t ", "intake.no-reason", "reason", 7 * KG },
  /* To the last milligram, and no further */
  { "lot.hand_back", "6.999999 kg", "went home", NULL, NULL, 1 },
  { "lot.hand_back", "1", NULL, NULL, NULL, 0 },
  { "lot.hand_back", "1", NULL, "intake.not-enough", "amount", 0 },
};

static void
test_take (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = pp_depot_receive (depot, depot->copra, "10 kg", "2026-03-05");

  /* What has expired still goes home. */
  pp_fixture_at (depot->fixture, "2026-03-09 10:00");
  for (gsize i = 0; i < G_N_ELEMENTS (takes); i++)
    {
      PpLotTake *asked = pp_fixture_ask (depot->fixture, takes[i].verb, "lot", lot,
                                         "amount", takes[i].amount, "reason", takes[i].reason,
                                         NULL);
      gint64 amount = asked->amount;
      g_autoptr (PpStockMove) move = NULL;

      g_test_message ("%s %s", takes[i].verb, takes[i].amount);
      if (asked->measure == NULL)
        pp_record_set_text (asked, "measure", "mass");
      move = pp_expect_run (depot->fixture, takes[i].code, takes[i].field, "anitha",
                            takes[i].verb, asked);
      g_assert_cmpint (pp_depot_left (depot, lot), ==, takes[i].left);
      if (move == NULL)
        continue;
      g_assert_cmpstr (move->kind, ==, takes[i].verb + strlen ("lot."));
      g_assert_cmpint (move->amount, ==, -amount);
    }
  pp_expect (depot->fixture, "store.not-found", "lot", "anitha", "lot.hand_back", NULL);
  pp_expect (depot->fixture, "store.not-found", "lot", "anitha", "lot.waste", "lot", "none",
             "reason", "mould", NULL);
  pp_fixture_assert_clean (depot->fixture);
}

static void
test_words (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = pp_depot_receive (depot, depot->copra, "10 kg", NULL);
  g_autofree char *words = NULL;

  pp_fixture_do (depot->fixture, "anitha", "lot.hand_back", "lot", lot, "amount", "2.25 kg", NULL);
  words = pp_fixture_fails (depot->fixture, "intake.not-enough", "anitha", "lot.hand_back",
                            "lot", lot, "amount", "8 kg", NULL);
  g_assert_cmpstr (words, ==, "There is not that much left of L-A26-00001. Left: 7.75 kg.");
}

/* Corrections of a lot of which 10 kg came, 4 kg were handed back and 1 kg was wasted. */
static const struct {
  char        what;           /* r receipt, h handed back, w waste */
  const char *amount, *reason;
  const char *code, *field;
  gint64      left;           /* afterwards */
} corrections[] = {
  /* Down and up again; each brings the difference to what stands */
  { 'h', "3 kg", "misread", NULL, NULL, 6 * KG },
  { 'h', "5 kg", "misread", NULL, NULL, 4 * KG },
  { 'h', "0 kg", "other lot", NULL, NULL, 9 * KG },
  { 'w', "0", "none was wasted", NULL, NULL, 10 * KG },
  { 'r', "12 kg", "misread", NULL, NULL, 12 * KG },
  { 'h', "4 kg", "it did go", NULL, NULL, 8 * KG },
  { 'w', "1 kg", "it was", NULL, NULL, 7 * KG },
  /* It stands so already */
  { 'h', "4 kg", "misread", "intake.bad-correction", "amount", 7 * KG },
  { 'r', "12000 g", "misread", "intake.bad-correction", "amount", 7 * KG },
  /* Less than nothing would be left */
  { 'r', "4.999999 kg", "misread", "intake.not-enough", "amount", 7 * KG },
  { 'r', "0 kg", "never came", "intake.not-enough", "amount", 7 * KG },
  { 'h', "11.000001 kg", "misread", "intake.not-enough", "amount", 7 * KG },
  { 'h', "11 kg", "all of it", NULL, NULL, 0 },
  { 'w', "1.000001 kg", "misread", "intake.not-enough", "amount", 0 },
  { 'r', "11.999999 kg", "misread", "intake.not-enough", "amount", 0 },
  /* No amount, another measure, no reason, no move */
  { 'h', NULL, "misread", "intake.bad-amount", "amount", 0 },
  { 'h', "-1 kg", "misread", "intake.bad-amount", "amount", 0 },
  { 'h', "1000000001 kg", "misread", "intake.bad-amount", "amount", 0 },
  { 'h', "1 l", "misread", "intake.wrong-measure", "amount", 0 },
  { 'h', "1 kg", NULL, "intake.no-reason", "reason", 0 },
  { 'h', "1 kg", "", "intake.no-reason", "reason", 0 },
  { 'h', "1 kg", "  ", "intake.no-reason", "reason", 0 },
  { 'n', "1 kg", "misread", "store.not-found", "move", 0 },
  { 'c', "1 kg", "misread", "intake.bad-correction", "move", 0 },
  /* And all of it taken back */
  { 'h', "0 kg", "never", NULL, NULL, 11 * KG },
  { 'w', "0 kg", "never", NULL, NULL, 12 * KG },
  { 'r', "0 kg", "never came", NULL, NULL, 0 },
};

static void
test_correct (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = pp_depot_receive (depot, depot->copra, "10 kg", NULL);
  g_autofree char *receipt = pp_depot_receipt (depot, lot);
  g_autofree char *correction = NULL;
  const char *back, *waste;

  back = pp_record_get_id (pp_fixture_do (depot->fixture, "anitha", "lot.hand_back", "lot", lot,
                                          "amount", "4 kg", NULL));
  waste = pp_record_get_id (pp_fixture_do (depot->fixture, "anitha", "lot.waste", "lot", lot,
                                           "amount", "1 kg", "reason", "mould", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (corrections); i++)
    {
      const char what = corrections[i].what;
      const char *move = what == 'r' ? receipt : what == 'h' ? back : what == 'w' ? waste
                         : what == 'c' ? correction : NULL;
      PpLotCorrect *asked = pp_fixture_ask (depot->fixture, "lot.correct", "move", move,
                                            "amount", corrections[i].amount,
                                            "reason", corrections[i].reason, NULL);
      g_autoptr (PpStockMove) made = NULL;

      g_test_message ("%c %s", what, corrections[i].amount);
      if (asked->measure == NULL)
        pp_record_set_text (asked, "measure", "mass");
      made = pp_expect_run (depot->fixture, corrections[i].code, corrections[i].field, "anitha",
                            "lot.correct", asked);
      g_assert_cmpint (pp_depot_left (depot, lot), ==, corrections[i].left);
      if (made == NULL)
        continue;
      g_assert_cmpstr (made->kind, ==, "correct");
      g_assert_cmpstr (made->corrects, ==, move);
      g_free (correction);
      correction = g_strdup (pp_record_get_id (PP_RECORD (made)));
    }
  pp_fixture_assert_clean (depot->fixture);
}

typedef struct {
  const char *material, *owner;
  gboolean    below_zero;
} Wanted;

static gpointer
list (PpDb *db, gpointer data, GError **error)
{
  const Wanted *wanted = data;

  return wanted->below_zero ? pp_stock_list_below_zero (db, error)
                            : pp_stock_list_in_store (db, wanted->material, wanted->owner, error);
}

static char *
numbers_of (PpDepot *depot, const char *material, const char *owner)
{
  Wanted wanted = { material, owner, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = pp_store_read (depot->fixture->store, list, &wanted, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      PpStockLine *line = g_ptr_array_index (lines, i);
      const char *id = pp_record_get_id (PP_RECORD (line->lot));

      g_assert_cmpint (line->left, >, 0);
      g_assert_cmpint (line->left, ==, pp_depot_left (depot, id));
      g_string_append_printf (out, "%s%d", i > 0 ? " " : "", atoi (line->lot->number + 6));
    }
  return g_string_free (out, FALSE);
}

static void
assert_in_store (PpDepot *depot, const char *material, const char *owner, const char *numbers)
{
  g_autofree char *found = numbers_of (depot, material, owner);

  g_assert_cmpstr (found, ==, numbers);
}

/* What expires first, then what came first; what does not expire last. */
static void
test_in_store (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *first = pp_depot_receive (depot, depot->copra, "1 kg", NULL);
  const char *third;

  pp_depot_receive (depot, depot->copra, "2 kg", "2026-05-01");
  third = pp_depot_receive (depot, depot->copra, "3 kg", "2026-04-01");
  pp_depot_receive (depot, depot->copra, "4 kg", "2026-05-01");
  pp_depot_receive (depot, depot->coconut, "5 dozen", "2026-04-15");
  pp_fixture_do (depot->fixture, "anitha", "lot.receive", "material", depot->copra,
                 "person", depot->leela, "enterprise", depot->group, "amount", "6 kg", NULL);

  assert_in_store (depot, NULL, NULL, "3 5 2 4 1 6");
  assert_in_store (depot, depot->copra, NULL, "3 2 4 1 6");
  assert_in_store (depot, depot->coconut, NULL, "5");
  assert_in_store (depot, depot->toddy, NULL, "");
  /* What she brought for the group is the group's */
  assert_in_store (depot, NULL, depot->leela, "3 5 2 4 1");
  assert_in_store (depot, NULL, depot->group, "6");
  assert_in_store (depot, depot->coconut, depot->group, "");
  assert_in_store (depot, NULL, depot->omana, "");

  pp_fixture_do (depot->fixture, "anitha", "lot.hand_back", "lot", third, "amount", "3 kg", NULL);
  pp_fixture_do (depot->fixture, "anitha", "lot.hand_back", "lot", first, "amount", "1", "measure",
                 "mass", NULL);
  assert_in_store (depot, NULL, NULL, "5 2 4 1 6");
}

/* Two desks took the same kilogram; a correction mends it. */
static void
test_below_zero (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = pp_depot_receive (depot, depot->copra, "1 kg", NULL);
  const char *back = pp_record_get_id (pp_fixture_do (depot->fixture, "anitha", "lot.hand_back",
                                                      "lot", lot, "amount", "1 kg", NULL));
  g_autofree char *sql = g_strdup_printf ("INSERT INTO stock_move (id, lot, kind, amount, measure)"
                                          " VALUES ('other-1', '%s', 'consume', -1000000, 'mass')",
                                          lot);
  Wanted wanted = { .below_zero = TRUE };
  g_autoptr (GPtrArray) none = pp_store_read (depot->fixture->store, list, &wanted, NULL);
  g_autoptr (GPtrArray) lines = NULL, mended = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  pp_fixture_tamper (depot->fixture, sql);
  lines = pp_store_read (depot->fixture->store, list, &wanted, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (((PpStockLine *) g_ptr_array_index (lines, 0))->left, ==, -KG);

  pp_expect_run (depot->fixture, "intake.not-enough", "amount", "anitha", "lot.hand_back",
                 pp_fixture_ask (depot->fixture, "lot.hand_back", "lot", lot, "amount", "1 g",
                                 NULL));
  pp_fixture_do (depot->fixture, "anitha", "lot.correct", "move", back, "amount", "300 g",
                 "reason", "counted", NULL);
  g_assert_cmpint (pp_depot_left (depot, lot), ==, -300000);
  pp_fixture_do (depot->fixture, "anitha", "lot.correct", "move", back, "amount", "0 g",
                 "reason", "counted", NULL);
  mended = pp_store_read (depot->fixture->store, list, &wanted, NULL);
  g_assert_cmpuint (mended->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/take/take", test_take);
  g_test_add_func ("/take/words", test_words);
  g_test_add_func ("/take/correct", test_correct);
  g_test_add_func ("/take/in-store", test_in_store);
  g_test_add_func ("/take/below-zero", test_below_zero);

  return g_test_run ();
}
