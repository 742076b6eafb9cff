/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-batch.h"

#include "intake/pp-lot.h"
#include "production/pp-run.h"
#include "pp-fixture-raw.h"
#include "pp-workshop.h"

#define LOTS 4
#define BATCHES 4

/* Which lots went into which batch: lot 4 went into a run that came to nothing. */
static const gboolean inputs[BATCHES][LOTS] = {
  { TRUE, FALSE, FALSE, FALSE },
  { TRUE, TRUE, FALSE, FALSE },
  { FALSE, TRUE, TRUE, FALSE },
  { TRUE, TRUE, TRUE, FALSE },
};

static gpointer
list_lots (PpDb *db, gpointer data, GError **error)
{
  return pp_batch_list_lots (db, data, error);
}

static gpointer
list_batches (PpDb *db, gpointer data, GError **error)
{
  return pp_lot_list_batches (db, data, error);
}

static char *
back (PpWorkshop *shop, const char *batch)
{
  g_autoptr (GPtrArray) lots = pp_store_read (shop->fixture->store, list_lots, (gpointer) batch,
                                              NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lots->len; i++)
    g_string_append_printf (out, "%s ", ((PpLot *) g_ptr_array_index (lots, i))->number);
  return g_string_free (out, FALSE);
}

static char *
forward (PpWorkshop *shop, const char *lot)
{
  g_autoptr (GPtrArray) batches = pp_store_read (shop->fixture->store, list_batches,
                                                 (gpointer) lot, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < batches->len; i++)
    g_string_append_printf (out, "%s ", ((PpBatch *) g_ptr_array_index (batches, i))->number);
  return g_string_free (out, FALSE);
}

static void
assert_trace (char *found, const char *expected)
{
  g_assert_cmpstr (found, ==, expected);
  g_free (found);
}

static void
make (PpWorkshop *shop, const char **lots, const char **batches)
{
  const char *dropped;

  for (int i = 0; i < LOTS; i++)
    lots[i] = pp_workshop_receive (shop, shop->depot->copra, "50 kg");
  for (int b = 0; b < BATCHES; b++)
    {
      const char *run = pp_workshop_start (shop, shop->booking, shop->chips);

      for (int i = LOTS - 1; i >= 0; i--)
        if (inputs[b][i])
          {
            pp_workshop_consume (shop, run, lots[i], "2 kg");
            pp_workshop_consume (shop, run, lots[i], "1 kg");
          }
      batches[b] = pp_workshop_finish (shop, run, "2 kg", "10");
    }
  dropped = pp_workshop_start (shop, shop->booking, shop->chips);
  pp_workshop_consume (shop, dropped, lots[LOTS - 1], "2 kg");
  pp_fixture_do (shop->fixture, "anitha", "run.abandon", "run", dropped, NULL);
}

static void
test_both_ways (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lots[LOTS], *batches[BATCHES];

  make (shop, lots, batches);
  for (int b = 0; b < BATCHES; b++)
    {
      g_autoptr (GString) expected = g_string_new (NULL);

      for (int i = 0; i < LOTS; i++)
        if (inputs[b][i])
          g_string_append_printf (expected, "L-A26-%05d ", i + 1);
      assert_trace (back (shop, batches[b]), expected->str);
    }
  for (int i = 0; i < LOTS; i++)
    {
      g_autoptr (GString) expected = g_string_new (NULL);

      for (int b = 0; b < BATCHES; b++)
        if (inputs[b][i])
          g_string_append_printf (expected, "B-A26-%05d ", b + 1);
      assert_trace (forward (shop, lots[i]), expected->str);
    }
  assert_trace (back (shop, "none-1"), "");
  assert_trace (forward (shop, "none-1"), "");
}

/* A lot that was noted by mistake, and corrected to nothing, is in no batch. */
static void
test_corrected (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *right = pp_workshop_receive (shop, shop->depot->copra, "50 kg");
  const char *wrong = pp_workshop_receive (shop, shop->depot->copra, "50 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  PpRunInput *mistake = pp_fixture_do (shop->fixture, "anitha", "run.consume", "run", run,
                                       "lot", wrong, "amount", "5 kg", NULL);
  const char *batch;

  pp_workshop_consume (shop, run, right, "5 kg");
  batch = pp_workshop_finish (shop, run, "4 kg", "20");
  assert_trace (back (shop, batch), "L-A26-00001 L-A26-00002 ");

  pp_fixture_do (shop->fixture, "anitha", "lot.correct", "move", mistake->move, "amount", "1 kg",
                 "reason", "misread", NULL);
  assert_trace (back (shop, batch), "L-A26-00001 L-A26-00002 ");
  pp_fixture_do (shop->fixture, "anitha", "lot.correct", "move", mistake->move, "amount", "0 kg",
                 "reason", "other lot", NULL);
  assert_trace (back (shop, batch), "L-A26-00001 ");
  assert_trace (forward (shop, wrong), "");
  assert_trace (forward (shop, right), "B-A26-00001 ");
}

static void
test_undone (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  const char *lot = pp_workshop_receive (shop, shop->depot->copra, "50 kg");
  const char *run = pp_workshop_start (shop, shop->booking, shop->chips);
  g_autofree char *act = NULL;

  pp_workshop_consume (shop, run, lot, "5 kg");
  pp_workshop_finish (shop, run, "4 kg", "20");
  act = pp_fixture_last_act (shop->fixture);
  pp_fixture_do (shop->fixture, "anitha", "act.undo", "act", act, NULL);
  assert_trace (forward (shop, lot), "");
  pp_workshop_finish (shop, run, "4.2 kg", "21");
  assert_trace (forward (shop, lot), "B-A26-00002 ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trace/both-ways", test_both_ways);
  g_test_add_func ("/trace/corrected", test_corrected);
  g_test_add_func ("/trace/undone", test_undone);

  return g_test_run ();
}
