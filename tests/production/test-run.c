/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-run.h"

#include "intake/pp-stock.h"
#include "pp-fixture-raw.h"
#include "pp-workshop.h"

#define KG G_GINT64_CONSTANT (1000000)

static void
test_start (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  PpDepot *depot = shop->depot;
  const char *alone = pp_workshop_book (shop, depot->omana, NULL);
  const char *other = pp_record_get_id (pp_fixture_do (shop->fixture, "anitha",
                                                       "enterprise.register",
                                                       "name_en", "Other unit", "form", "shg",
                                                       "women_led", "1", NULL));
  const char *theirs = pp_workshop_book (shop, depot->omana, other);
  const char *machine = pp_fixture_add_machine (shop->fixture, "MILL-1");
  const char *booked = pp_fixture_add_booking (shop->fixture, machine, depot->leela,
                                               "2026-03-02 10:00", "2026-03-02 12:00");
  const struct {
    const char *booking, *product, *code, *field;
  } cases[] = {
    { shop->booking, shop->chips },
    { shop->booking, shop->oil },
    { alone, shop->chips },
    { theirs, shop->chips, "production.not-theirs", "product" },
    { booked, shop->chips, "production.not-checked-in", "booking" },
    { NULL, shop->chips, "store.not-found", "booking" },
    { shop->booking, NULL, "store.not-found", "product" },
    { shop->chips, shop->chips, "store.not-found", "booking" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 now = shop->fixture->now;
      g_autoptr (PpRun) run = pp_expect (shop->fixture, cases[i].code, cases[i].field, "anitha",
                                         "run.start", "booking", cases[i].booking,
                                         "product", cases[i].product, "state", "finished", NULL);

      if (run == NULL)
        continue;
      g_assert_cmpstr (run->state, ==, "running");
      g_assert_cmpint (run->started_at, ==, now);
      g_assert_cmpint (run->finished_at, ==, PP_NONE);
    }
  pp_fixture_do (shop->fixture, "anitha", "booking.check_out", "booking", shop->booking, NULL);
  pp_expect (shop->fixture, "production.not-checked-in", "booking", "anitha", "run.start",
             "booking", shop->booking, "product", shop->chips, NULL);
  pp_expect (shop->fixture, "store.not-allowed", NULL, "latha", "run.start", NULL);
  pp_fixture_assert_clean (shop->fixture);
}

static const struct {
  const char *amount;
  const char *code, *field;   /* both NULL where it is taken */
  gint64      left;           /* afterwards, of 10 kg at first */
} takes[] = {
  { "4 kg", NULL, NULL, 6 * KG },
  { "500 g", NULL, NULL, 5500000 },
  { "5.500001 kg", "intake.not-enough", "amount", 5500000 },
  { "0 kg", "intake.bad-amount", "amount", 5500000 },
  { "-1 kg", "intake.bad-amount", "amount", 5500000 },
  { NULL, "intake.bad-amount", "amount", 5500000 },
  { "1 l", "intake.wrong-measure", "amount", 5500000 },
  { "5.5 kg", NULL, NULL, 0 },
  { "1", "intake.not-enough", "amount", 0 },
};

static void
test_consume (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);

  for (gsize i = 0; i < G_N_ELEMENTS (takes); i++)
    {
      PpRunInput *asked = pp_fixture_ask (shop->fixture, "run.consume", "run", run, "lot", lot,
                                          "amount", takes[i].amount, NULL);
      gint64 amount = asked->amount;
      g_autoptr (PpRunInput) input = NULL;
      PpStockMove *move;

      g_test_message ("%s", takes[i].amount);
      if (asked->measure == NULL)
        pp_record_set_text (asked, "measure", "mass");
      pp_record_set_text (asked, "move", "none-1");
      input = pp_expect_run (shop->fixture, takes[i].code, takes[i].field, "anitha",
                             "run.consume", asked);
      g_assert_cmpint (pp_depot_left (shop->depot, lot), ==, takes[i].left);
      if (input == NULL)
        continue;
      move = pp_fixture_get (shop->fixture, "stock_move", input->move);
      g_assert_cmpstr (move->kind, ==, "consume");
      g_assert_cmpstr (move->lot, ==, lot);
      g_assert_cmpint (move->amount, ==, -amount);
      g_assert_cmpint (input->amount, ==, amount);
    }
  pp_expect (shop->fixture, "store.not-found", "run", "anitha", "run.consume", "lot", lot, NULL);
  pp_expect (shop->fixture, "store.not-found", "lot", "anitha", "run.consume", "run", run, NULL);
  pp_fixture_assert_clean (shop->fixture);
}

/*
 * Who booked, alone or for an enterprise, and whose the lot is. Leela is of the unit, Omana of
 * the other one.
 */
static const struct {
  const char *booker, *for_whom, *bringer, *owner;
  gboolean    theirs;
} owners[] = {
  /* The unit booked: its own lots, and its members' */
  { "leela", "unit", "leela", "unit", TRUE },
  { "leela", "unit", "omana", "unit", TRUE },
  { "leela", "unit", "leela", NULL, TRUE },
  { "omana", "unit", "leela", NULL, TRUE },
  { "leela", "unit", "omana", NULL, FALSE },
  { "leela", "unit", "leela", "other", FALSE },
  { "omana", "unit", "omana", "other", FALSE },
  /* A member booked alone: her own lots, and the unit's */
  { "leela", NULL, "leela", NULL, TRUE },
  { "leela", NULL, "omana", "unit", TRUE },
  { "leela", NULL, "omana", NULL, FALSE },
  { "leela", NULL, "leela", "other", FALSE },
  { "omana", NULL, "leela", "other", TRUE },
  /* Who is not of the unit, alone: her own lots only */
  { "omana", NULL, "omana", NULL, TRUE },
  { "omana", NULL, "leela", NULL, FALSE },
  { "omana", NULL, "leela", "unit", FALSE },
  { "omana", NULL, "omana", "unit", FALSE },
};

static const char *
id_of (PpWorkshop *shop, const char *other, const char *who)
{
  if (who == NULL)
    return NULL;
  if (g_str_equal (who, "leela"))
    return shop->depot->leela;
  if (g_str_equal (who, "omana"))
    return shop->depot->omana;
  return g_str_equal (who, "unit") ? shop->depot->group : other;
}

static void
test_theirs (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *other = pp_record_get_id (pp_fixture_do (shop->fixture, "anitha",
                                                       "enterprise.register",
                                                       "name_en", "Other unit", "form", "shg",
                                                       "women_led", "1", NULL));

  pp_fixture_do (shop->fixture, "anitha", "enterprise.join", "enterprise", other,
                 "person", shop->depot->omana, "office", "member", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      const char *booking = pp_workshop_book (shop, id_of (shop, other, owners[i].booker),
                                              id_of (shop, other, owners[i].for_whom));
      const char *run = pp_workshop_start (shop, booking, shop->chips);
      PpRecord *lot = pp_fixture_do (shop->fixture, "anitha", "lot.receive",
                                     "material", shop->depot->copra,
                                     "person", id_of (shop, other, owners[i].bringer),
                                     "enterprise", id_of (shop, other, owners[i].owner),
                                     "amount", "1 kg", NULL);
      g_autoptr (PpRunInput) input = NULL;

      g_test_message ("%s for %s, brought by %s for %s", owners[i].booker, owners[i].for_whom,
                      owners[i].bringer, owners[i].owner);
      input = pp_expect_run (shop->fixture,
                             owners[i].theirs ? NULL : "production.not-theirs", "lot", "anitha",
                             "run.consume",
                             pp_fixture_ask (shop->fixture, "run.consume", "run", run,
                                             "lot", pp_record_get_id (lot), "amount", "1 kg",
                                             NULL));
      g_assert_cmpint (pp_depot_left (shop->depot, pp_record_get_id (lot)), ==,
                       owners[i].theirs ? 0 : KG);
    }
}

/* Who left the unit no longer shares its runs. */
static void
test_left (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_depot_receive (shop->depot, shop->depot->copra, "1 kg", NULL);
  const char *booking = pp_workshop_book (shop, shop->depot->omana, shop->depot->group);
  const char *run = pp_workshop_start (shop, booking, shop->chips);

  pp_fixture_do (shop->fixture, "anitha", "enterprise.leave", "enterprise", shop->depot->group,
                 "person", shop->depot->leela, NULL);
  pp_expect_run (shop->fixture, "production.not-theirs", "lot", "anitha", "run.consume",
                 pp_fixture_ask (shop->fixture, "run.consume", "run", run, "lot", lot,
                                 "amount", "1 kg", NULL));
}

static const struct {
  const char *now;
  const char *code;
} days[] = {
  { "2026-03-04 23:59", NULL },
  { "2026-03-05 00:00", NULL },
  { "2026-03-05 23:59", NULL },
  { "2026-03-06 00:00", "intake.expired" },
  { "2027-01-01 12:00", "intake.expired" },
};

static void
test_expired (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_depot_receive (shop->depot, shop->depot->copra, "10 kg", "2026-03-05");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (PpRunInput) input = NULL;

      pp_fixture_at (shop->fixture, days[i].now);
      input = pp_expect_run (shop->fixture, days[i].code, "lot", "anitha", "run.consume",
                             pp_fixture_ask (shop->fixture, "run.consume", "run", run,
                                             "lot", lot, "amount", "1 kg", NULL));
    }
  /* A later date on the sack opens it again */
  pp_fixture_do (shop->fixture, "anitha", "lot.edit", "id", lot, "expires_on", "2027-02-01",
                 NULL);
  pp_workshop_consume (shop, run, lot, "1 kg");
}

static void
test_ended (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");
  const char *done = pp_workshop_start (shop, shop->booking, shop->chips);
  const char *dropped = pp_workshop_start (shop, shop->booking, shop->chips);
  PpRun *run;

  pp_workshop_consume (shop, done, lot, "2 kg");
  pp_workshop_consume (shop, dropped, lot, "1 kg");
  pp_workshop_finish (shop, done, "1 kg", "5");
  pp_fixture_do (shop->fixture, "anitha", "run.abandon", "run", dropped, NULL);
  run = pp_fixture_get (shop->fixture, "run", dropped);
  g_assert_cmpstr (run->state, ==, "abandoned");
  g_assert_cmpint (run->finished_at, ==, shop->fixture->now - 1);

  for (int i = 0; i < 2; i++)
    {
      const char *id = i == 0 ? done : dropped;

      pp_expect_run (shop->fixture, "production.wrong-state", "run", "anitha", "run.consume",
                     pp_fixture_ask (shop->fixture, "run.consume", "run", id, "lot", lot,
                                     "amount", "1 kg", NULL));
      pp_expect (shop->fixture, "production.wrong-state", "run", "anitha", "run.abandon",
                 "run", id, NULL);
      pp_expect_run (shop->fixture, "production.wrong-state", "run", "anitha", "run.finish",
                     pp_fixture_ask (shop->fixture, "run.finish", "run", id, "amount", "1 kg",
                                     "packs", "5", NULL));
    }
  g_assert_cmpint (pp_depot_left (shop->depot, lot), ==, 7 * KG);
  pp_expect (shop->fixture, "store.not-found", "run", "anitha", "run.abandon", NULL);
}

static void
test_undo (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  g_autofree char *start = pp_fixture_last_act (shop->fixture);
  g_autofree char *consume = NULL, *finish = NULL;
  const char *batch;

  pp_workshop_consume (shop, run, lot, "2 kg");
  consume = pp_fixture_last_act (shop->fixture);
  pp_expect (shop->fixture, "undo.in-use", "act", "anitha", "act.undo", "act", start, NULL);
  pp_expect (shop->fixture, "undo.counter", "act", "anitha", "act.undo", "act", consume, NULL);
  batch = pp_workshop_finish (shop, run, "1 kg", "5");
  finish = pp_fixture_last_act (shop->fixture);
  pp_fixture_do (shop->fixture, "anitha", "act.undo", "act", finish, NULL);

  g_assert_nonnull (pp_record_get_voided_by (pp_fixture_get (shop->fixture, "batch", batch)));
  g_assert_cmpstr (((PpRun *) pp_fixture_get (shop->fixture, "run", run))->state, ==, "running");
  pp_workshop_finish (shop, run, "1.2 kg", "6");
  pp_fixture_assert_clean (shop->fixture);
}

/* What was put in by mistake lies in the store again while the run goes on; not twice, and not once
 * there is a batch. */
static void
test_put_back (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  PpFixture *fixture = shop->fixture;
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "10 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  PpRunInput *right, *wrong;

  right = pp_fixture_do (fixture, "anitha", "run.consume", "run", run, "lot", lot,
                         "amount", "2 kg", NULL);
  wrong = pp_fixture_do (fixture, "anitha", "run.consume", "run", run, "lot", lot,
                         "amount", "5 kg", NULL);
  g_assert_cmpint (pp_depot_left (shop->depot, lot), ==, 3000000);
  pp_fixture_do (fixture, "anitha", "run.put_back",
                 "input", pp_record_get_id (PP_RECORD (wrong)), NULL);
  g_assert_cmpint (pp_depot_left (shop->depot, lot), ==, 8000000);
  pp_expect (fixture, "intake.bad-correction", "amount", "anitha", "run.put_back",
             "input", pp_record_get_id (PP_RECORD (wrong)), NULL);
  pp_expect (fixture, "store.not-allowed", NULL, "latha", "run.put_back",
             "input", pp_record_get_id (PP_RECORD (right)), NULL);
  pp_workshop_finish (shop, run, "1.9 kg", "9");
  pp_expect (fixture, "production.wrong-state", "run", "anitha", "run.put_back",
             "input", pp_record_get_id (PP_RECORD (right)), NULL);
  g_assert_cmpint (pp_depot_left (shop->depot, lot), ==, 8000000);
  pp_fixture_assert_clean (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run/start", test_start);
  g_test_add_func ("/run/consume", test_consume);
  g_test_add_func ("/run/theirs", test_theirs);
  g_test_add_func ("/run/left", test_left);
  g_test_add_func ("/run/expired", test_expired);
  g_test_add_func ("/run/ended", test_ended);
  g_test_add_func ("/run/undo", test_undo);
  g_test_add_func ("/run/put-back", test_put_back);

  return g_test_run ();
}
