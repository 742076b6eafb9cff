/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-batch.h"

#include "core/pp-time.h"
#include "intake/pp-stock.h"
#include "pp-works.h"

static gpointer
list (PpDb *db, gpointer data, GError **error)
{
  return pp_label_batch_list (db, data, error);
}

static gpointer
read_log (PpDb *db, gpointer batch, GError **error)
{
  return pp_label_batch_log (db, batch, error);
}

static gpointer
read_last (PpDb *db, gpointer product, GError **error)
{
  PpLabelPrint *last = NULL;

  return pp_label_print_last (db, product, &last, error) ? last : NULL;
}

static GPtrArray *
find (PpWorks *works, const char *text, const char *of, guint most)
{
  g_autofree char *today = pp_time_day (works->fixture->now);
  PpLabelBatchSearch ask = { text, of, today, most };
  g_autoptr (GError) error = NULL;
  GPtrArray *found = pp_store_read (works->fixture->store, list, &ask, &error);

  g_assert_no_error (error);
  return found;
}

static const char *
number_of (GPtrArray *found, guint index)
{
  const PpLabelBatch *one = g_ptr_array_index (found, index);

  return one->batch->number;
}

static void
test_order (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "sambar_powder", "Sambar powder",
                                          "സാമ്പാർ പൊടി", "200 g", "₹85");
  g_autoptr (GPtrArray) all = NULL, first = NULL, made = NULL, elsewhere = NULL;

  for (guint i = 0; i < 3; i++)
    pp_works_batch (works, product);
  all = find (works, NULL, NULL, 10);
  first = find (works, "", product, 1);
  made = find (works, NULL, works->group, 10);
  elsewhere = find (works, NULL, works->leela, 10);
  g_assert_cmpuint (made->len, ==, 3);
  g_assert_cmpuint (elsewhere->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (number_of (all, 0), ==, "B-A26-00003");
  g_assert_cmpstr (number_of (all, 2), ==, "B-A26-00001");
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpstr (number_of (first, 0), ==, "B-A26-00003");
}

/* What can be labelled stands first, however new the others are; of either there are as many. */
static void
test_ready_first (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "sambar_powder", "Sambar powder",
                                          "സാമ്പാർ പൊടി", "200 g", "₹85");
  const char *batches[5];
  g_autoptr (GPtrArray) all = NULL, few = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (batches); i++)
    batches[i] = pp_works_batch (works, product);
  pp_works_decide (works, batches[0], "released");
  pp_works_decide (works, batches[2], "released");
  pp_works_decide (works, batches[4], "rejected");
  all = find (works, "sambar", NULL, 10);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpstr (number_of (all, 0), ==, "B-A26-00003");
  g_assert_cmpstr (number_of (all, 1), ==, "B-A26-00001");
  g_assert_cmpstr (number_of (all, 2), ==, "B-A26-00005");
  few = find (works, NULL, NULL, 1);
  g_assert_cmpuint (few->len, ==, 2);
  g_assert_cmpstr (number_of (few, 0), ==, "B-A26-00003");
  g_assert_cmpstr (number_of (few, 1), ==, "B-A26-00005");
}

/* Of batch 1 of sambar powder, batch 2 of soap with copra in it and batch 3 of chilli powder with a
 * sambar mix in it, all of the Kairali unit. What is called so stands first. */
static const struct {
  const char *text;
  guint       n;
  const char *number;
} searches[] = {
  { "samb", 2, "B-A26-00001" },
  { "POWDER sam", 2, "B-A26-00001" },
  { "പൊടി", 1, "B-A26-00001" },
  { "b-a26-00002", 1, "B-A26-00002" },
  { "00002", 1, "B-A26-00002" },
  { "2 soap", 1, "B-A26-00002" },
  { "kairali", 3, "B-A26-00003" },
  { "kairali soap", 1, "B-A26-00002" },
  { "  soap ", 1, "B-A26-00002" },
  /* What is in it, in either script; a half-u goes on in another vowel */
  { "chilli", 1, "B-A26-00003" },
  { "മുളക്", 1, "B-A26-00003" },
  { "മുളകുപൊടി", 1, "B-A26-00003" },
  { "dried", 1, "B-A26-00002" },
  { "കൊപ്ര", 1, "B-A26-00002" },
  /* None */
  { "owder", 0, NULL },
  { "pickle", 0, NULL },
};

static gpointer
list_moves (PpDb *db, gpointer lot, GError **error)
{
  return pp_stock_list_moves (db, lot, error);
}

/* Into the run of the batch. */
static void
put_in (PpWorks *works, const char *batch, const char *name_en, const char *name_ml)
{
  const char *run = ((PpBatch *) pp_fixture_get (works->fixture, "batch", batch))->run;
  g_autoptr (GPtrArray) moves = NULL;
  const char *material, *lot;

  material = pp_record_get_id (pp_fixture_do (works->fixture, "mini", "material.add",
                                              "name_en", name_en, "name_ml", name_ml,
                                              "measure", "mass", NULL));
  lot = pp_record_get_id (pp_fixture_do (works->fixture, "mini", "lot.receive",
                                         "material", material, "person", works->leela,
                                         "enterprise", works->group, "amount", "5 kg", NULL));
  moves = pp_store_read (works->fixture->store, list_moves, (gpointer) lot, NULL);
  pp_fixture_do (works->fixture, "mini", "test.run_input", "run", run, "lot", lot,
                 "move", pp_record_get_id (g_ptr_array_index (moves, 0)), "amount", "5 kg", NULL);
}

static void
test_search (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *soap, *chilli;

  pp_works_batch (works, pp_works_product (works, "sambar_powder", "Sambar powder",
                                           "സാമ്പാർ പൊടി", "200 g", "₹85"));
  soap = pp_works_batch (works, pp_works_product (works, "soap", "Coconut soap",
                                                  "വെളിച്ചെണ്ണ സോപ്പ്", "100 g", "₹45"));
  put_in (works, soap, "Dried copra", "ഉണക്ക കൊപ്ര");
  chilli = pp_works_batch (works, pp_works_product (works, "chilli_powder", "Red chilli powder",
                                                    "ചുവന്ന മുളകുപൊടി", "100 g", "₹60"));
  put_in (works, chilli, "Sambar mix", "സാമ്പാർ കൂട്ട്");
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GPtrArray) found = find (works, searches[i].text, NULL, 10);

      g_test_message ("%s", searches[i].text);
      g_assert_cmpuint (found->len, ==, searches[i].n);
      if (found->len > 0)
        g_assert_cmpstr (number_of (found, 0), ==, searches[i].number);
    }
}

/* What may not be labelled says why, in words that differ. */
static void
test_state (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = pp_works_batch (works, pp_works_product (works, "sambar_powder",
                                                               "Sambar powder", "സാമ്പാർ പൊടി",
                                                               "200 g", "₹85"));
  const char *const decisions[] = { NULL, "rejected", "released" };
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autoptr (GPtrArray) found = NULL;
      const PpLabelBatch *one;

      if (decisions[i] != NULL)
        pp_works_decide (works, batch, decisions[i]);
      found = find (works, NULL, NULL, 10);
      one = g_ptr_array_index (found, 0);
      g_assert_cmpint (one->hindrance == NULL, ==, g_strcmp0 (decisions[i], "released") == 0);
      if (one->hindrance != NULL)
        g_assert_true (g_hash_table_add (told, g_strdup (one->hindrance)));
    }
}

static void
test_log (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "sambar_powder", "Sambar powder",
                                          "സാമ്പാർ പൊടി", "200 g", "₹85");
  const char *batch;
  g_autoptr (GPtrArray) before = NULL, log = NULL, found = NULL;
  g_autoptr (PpLabelPrint) last = NULL;
  const PpLabelLogLine *newest;
  gint64 at;

  pp_works_add (works, product, "Coriander", "മല്ലി");
  pp_fixture_do (works->fixture, "mini", "product.add_allergen", "product", product,
                 "allergen", "gluten", "absent", "1", NULL);
  batch = pp_works_batch (works, product);
  pp_works_decide (works, batch, "released");
  before = pp_store_read (works->fixture->store, read_log, (gpointer) batch, NULL);
  g_assert_cmpuint (before->len, ==, 0);

  pp_fixture_do (works->fixture, "mini", "label.print", "batch", batch, "copies", "12", NULL);
  at = works->fixture->now;
  pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch, "copies", "30", NULL);
  log = pp_store_read (works->fixture->store, read_log, (gpointer) batch, NULL);
  g_assert_cmpuint (log->len, ==, 2);
  newest = g_ptr_array_index (log, 0);
  g_assert_cmpint (newest->print->copies, ==, 30);
  g_assert_cmpint (newest->at, ==, at);
  g_assert_cmpstr (newest->by->code, ==, "suma");
  found = find (works, NULL, NULL, 10);
  g_assert_cmpint (((PpLabelBatch *) g_ptr_array_index (found, 0))->printed, ==, 42);
  last = pp_store_read (works->fixture->store, read_last, (gpointer) product, NULL);
  g_assert_cmpint (last->copies, ==, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/label-batch/order", test_order);
  g_test_add_func ("/label-batch/ready-first", test_ready_first);
  g_test_add_func ("/label-batch/search", test_search);
  g_test_add_func ("/label-batch/state", test_state);
  g_test_add_func ("/label-batch/log", test_log);

  return g_test_run ();
}
