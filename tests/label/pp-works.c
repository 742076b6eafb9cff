/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-works.h"

#include "core/pp-day.h"
#include "core/pp-money.h"
#include "kinds/pp-kinds.h"
#include "kinds/pp-verbs.h"
#include "lab/pp-certificate.h"
#include "lab/pp-release-basis.h"
#include "lab/pp-release.h"
#include "lab/pp-result.h"
#include "lab/pp-sample.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"
#include "production/pp-run.h"

#define N_PARAMETERS 9

static gpointer
store_as_it_is (PpAct *act, gpointer asked, GError **error)
{
  return pp_act_insert (act, asked, error);
}

static gpointer
edit_as_it_is (PpAct *act, gpointer asked, GError **error)
{
  return pp_act_update (act, asked, error);
}

static const PpVerb more_verbs[] = {
  { "test.product", NULL, 0x3f, pp_product_get_type, store_as_it_is, PP_UNDO_NONE },
  { "test.edit_product", NULL, 0x3f, pp_product_get_type, edit_as_it_is, PP_UNDO_NONE,
    .edits = TRUE },
  { "test.run", NULL, 0x3f, pp_run_get_type, store_as_it_is, PP_UNDO_NONE },
  { "test.run_input", NULL, 0x3f, pp_run_input_get_type, store_as_it_is, PP_UNDO_NONE },
  { "test.batch", NULL, 0x3f, pp_batch_get_type, store_as_it_is, PP_UNDO_NONE },
  { "test.sample", NULL, 0x3f, pp_sample_get_type, store_as_it_is, PP_UNDO_NONE },
  { "test.result", NULL, 0x3f, pp_result_get_type, store_as_it_is, PP_UNDO_NONE },
  { "test.release", NULL, 0x3f, pp_release_get_type, store_as_it_is, PP_UNDO_NONE },
  { "test.certificate", NULL, 0x3f, pp_certificate_get_type, store_as_it_is, PP_UNDO_NONE },
};

/* One standard and its parameters, for samples that must have one. */
static char *
write_standard (void)
{
  GString *text = g_string_new ("{\"table\":\"standard\",\"id\":\"test-standard\",\"set\":{"
                                "\"code\":\"test_standard\",\"name_en\":\"Test\","
                                "\"name_ml\":\"ടെസ്റ്റ്\",\"source\":\"none\","
                                "\"basis\":\"assumed\",\"note\":null}}\n");

  for (int i = 0; i < N_PARAMETERS; i++)
    g_string_append_printf (text, "{\"table\":\"parameter\",\"id\":\"test-parameter-%d\","
                            "\"set\":{\"code\":\"test_%d\",\"name_en\":\"Test %d\","
                            "\"name_ml\":\"ടെസ്റ്റ് %d\",\"unit\":null,\"kind\":\"decimal\"}}\n",
                            i, i, i, i);
  return g_string_free (text, FALSE);
}

static const PpSchema *
make_schema (void)
{
  static PpSchema schema;
  static const char *reference[4];
  static GArray *verbs;

  if (verbs != NULL)
    return &schema;
  verbs = g_array_new (TRUE, TRUE, sizeof (PpVerb));
  for (const PpVerb *verb = pp_verbs; verb->name != NULL; verb++)
    g_array_append_vals (verbs, verb, 1);
  g_array_append_vals (verbs, more_verbs, G_N_ELEMENTS (more_verbs));
  reference[0] = pp_works_read ("../data/reference", "food-products.jsonl");
  reference[1] = pp_works_read ("../data/reference", "allergens.jsonl");
  reference[2] = write_standard ();
  schema = *pp_kinds_get_schema ();
  schema.verbs = (const PpVerb *) (gpointer) verbs->data;
  schema.reference = reference;
  return &schema;
}

static const char *
do_id (gpointer record)
{
  return pp_record_get_id (record);
}

/**
 * pp_works_read:
 * @folder: from the folder of the tests
 * @name: of a file
 *
 * Returns: (transfer full): its text
 */
char *
pp_works_read (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/**
 * pp_works_new:
 *
 * Returns: (transfer full): a cluster with a unit that may sell food
 */
PpWorks *
pp_works_new (void)
{
  PpWorks *self = g_new0 (PpWorks, 1);
  PpFixture *fixture = self->fixture = pp_fixture_new_on (make_schema ());

  pp_fixture_do (fixture, "mini", "staff.add", "code", "suma", "name_en", "Suma R",
                 "name_ml", "സുമ ആർ", "language", "ml", NULL);
  pp_fixture_do (fixture, "mini", "staff.grant", "staff", "suma", "role", "label", NULL);
  self->leela = pp_fixture_add_person (fixture, "Leela K", "ലീല കെ", "9447012345");
  self->group = do_id (pp_fixture_do (fixture, "anitha", "enterprise.register",
                                      "name_en", "Kairali unit", "name_ml", "കൈരളി യൂണിറ്റ്",
                                      "form", "shg", "women_led", "1",
                                      "address", "Ward 4, Cheruvannur, Kozhikode 673631",
                                      "phone", "9447012345", "email", "kairali@example.org",
                                      "fssai", "21326001000456", "gs1_prefix", "8901234", NULL));
  self->dryer = pp_fixture_add_machine (fixture, "DRY-1");
  return self;
}

/**
 * pp_works_free:
 * @self: (transfer full): works
 */
void
pp_works_free (PpWorks *self)
{
  pp_fixture_free (self->fixture);
  g_free (self);
}

/**
 * pp_works_product:
 * @self: works
 * @food: (nullable): code in the list of foods
 * @name_en: its name
 * @name_ml: in Malayalam
 * @net: of one pack, "200 g"
 * @mrp: "₹60"
 *
 * A product of the unit that keeps for 90 days, with a green mark and no recipe yet.
 *
 * Returns: (transfer none): its id
 */
const char *
pp_works_product (PpWorks *self, const char *food, const char *name_en, const char *name_ml,
                  const char *net, const char *mrp)
{
  return do_id (pp_fixture_do (self->fixture, "mini", "test.product", "enterprise", self->group,
                               "name_en", name_en, "name_ml", name_ml, "food", food,
                               "net_amount", net, "mrp_paise", mrp, "shelf_days", "90",
                               "veg_mark", "green", NULL));
}

/**
 * pp_works_add:
 * @self: works
 * @product: an id
 * @name_en: an ingredient
 * @name_ml: in Malayalam
 */
void
pp_works_add (PpWorks *self, const char *product, const char *name_en, const char *name_ml)
{
  pp_fixture_do (self->fixture, "mini", "product.add_ingredient", "product", product,
                 "name_en", name_en, "name_ml", name_ml, NULL);
}

/**
 * pp_works_nutrition:
 * @self: works
 * @product: an id
 * @column: (nullable): of its nutrition values
 * @text: (nullable): what stands there
 *
 * Writes values as of fried chips, but for one: 540 kcal in 100 g, serves of 30 g.
 */
void
pp_works_nutrition (PpWorks *self, const char *product, const char *column, const char *text)
{
  PpRecord *asked = pp_fixture_ask (self->fixture, "product.add_nutrition", "product", product,
                                    "protein_g", "2.5", "carbohydrate_g", "53.75",
                                    "sugars_g", "2", "added_sugars_g", "0", "fat_g", "35",
                                    "saturated_g", "12", "trans_g", "0", "sodium_mg", "400",
                                    "serve_amount", "30 g", "household_en", "1 handful",
                                    "household_ml", "ഒരു പിടി", "source", "calculated", NULL);

  if (column != NULL)
    pp_record_set_text (asked, column, text);
  g_object_unref (pp_expect_run (self->fixture, NULL, NULL, "suma", "product.add_nutrition",
                                 asked));
}

/**
 * pp_works_batch:
 * @self: works
 * @product: an id
 *
 * 1,200 packs made today, as the product is today.
 *
 * Returns: (transfer none): id of the batch
 */
const char *
pp_works_batch (PpWorks *self, const char *product)
{
  PpProduct *made = pp_fixture_get (self->fixture, "product", product);
  guint day = 3 + self->n_batches / 16;
  guint minute = 9 * 60 + self->n_batches++ % 16 * 30;
  g_autofree char *number = g_strdup_printf ("B-A26-%05u", self->n_batches);
  g_autofree char *starts_at = g_strdup_printf ("2026-03-%02u %02u:%02u", day, minute / 60,
                                                minute % 60);
  g_autofree char *ends_at = g_strdup_printf ("2026-03-%02u %02u:%02u", day, (minute + 30) / 60,
                                              (minute + 30) % 60);
  g_autofree char *mrp = made->mrp_paise != PP_NONE ? pp_money_format (made->mrp_paise) : NULL;
  g_autofree char *expires_on = made->shelf_days != PP_NONE
                                  ? pp_day_add ("2026-03-02", (int) made->shelf_days) : NULL;
  const char *booking, *run;

  booking = pp_fixture_add_booking (self->fixture, self->dryer, self->leela, starts_at, ends_at);
  run = do_id (pp_fixture_do (self->fixture, "mini", "test.run", "booking", booking,
                              "product", product, "state", "finished",
                              "started_at", "2026-03-02 08:00",
                              "finished_at", "2026-03-02 09:00", NULL));
  return do_id (pp_fixture_do (self->fixture, "mini", "test.batch", "number", number, "run", run,
                               "product", product, "made_on", "2026-03-02",
                               "expires_on", expires_on, "amount", "240 kg", "packs", "1200",
                               "mrp_paise", mrp, NULL));
}

/**
 * pp_works_sample:
 * @self: works
 * @batch: an id
 * @n_results: how many, at most nine
 *
 * Returns: (transfer none): id of a sample with results
 */
const char *
pp_works_sample (PpWorks *self, const char *batch, guint n_results)
{
  g_autofree char *number = g_strdup_printf ("S-A26-%05u", ++self->n_samples);
  const char *sample = do_id (pp_fixture_do (self->fixture, "latha", "test.sample",
                                             "number", number, "batch", batch,
                                             "standard", "test-standard", "drawn_by", "lab",
                                             "condition", "fit",
                                             "received_at", "2026-03-02 09:00",
                                             "decision_rule", "simple", NULL));

  for (guint i = 0; i < n_results; i++)
    {
      g_autofree char *parameter = g_strdup_printf ("test-parameter-%u", i);

      pp_fixture_do (self->fixture, "latha", "test.result", "sample", sample,
                     "parameter", parameter, "value", "1", "analyst", "latha",
                     "entered_at", "2026-03-02 09:00", "verdict", "none", NULL);
    }
  return sample;
}

static gpointer
read_basis (PpDb *db, gpointer batch, GError **error)
{
  return pp_release_basis_of_batch (db, batch, error);
}

/**
 * pp_works_decide:
 * @self: works
 * @batch: an id
 * @decision: released or rejected
 */
void
pp_works_decide (PpWorks *self, const char *batch, const char *decision)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM release WHERE batch = '%s' "
                                          "ORDER BY rowid DESC", batch);
  g_autofree char *before = pp_fixture_read_text (self->fixture, sql);
  g_autofree char *basis = pp_store_read (self->fixture->store, read_basis, (gpointer) batch, NULL);

  pp_fixture_do (self->fixture, "latha", "test.release", "batch", batch, "decision", decision,
                 "replaces", before, "basis", basis, NULL);
}

/**
 * pp_works_chips:
 * @self: works
 * @gtin: (nullable): of the product
 *
 * Returns: (transfer none): id of a released batch of chips, with everything that a label needs
 */
const char *
pp_works_chips (PpWorks *self, const char *gtin)
{
  const char *chips = pp_works_product (self, "banana_chips", "Banana chips", "കായ വറുത്തത്",
                                        "250 g", "₹125");
  const char *batch;

  pp_fixture_do (self->fixture, "mini", "product.edit", "id", chips, "gtin", gtin,
                 "storage_en", "Store in a cool, dry place.",
                 "storage_ml", "ഈർപ്പമില്ലാത്ത തണുത്ത സ്ഥലത്ത് സൂക്ഷിക്കുക.", NULL);
  pp_works_add (self, chips, "Nendran banana", "ഏത്തക്കായ");
  pp_works_add (self, chips, "Coconut oil", "വെളിച്ചെണ്ണ");
  pp_works_add (self, chips, "Salt", "ഉപ്പ്");
  pp_works_nutrition (self, chips, NULL, NULL);
  batch = pp_works_batch (self, chips);
  pp_works_decide (self, batch, "released");
  return batch;
}

static gpointer
read_facts (PpDb *db, gpointer data, GError **error)
{
  return pp_label_facts_read (db, data, error);
}

/**
 * pp_works_facts:
 * @self: works
 * @batch: an id
 *
 * Returns: (transfer full): what its label is made from
 */
PpLabelFacts *
pp_works_facts (PpWorks *self, const char *batch)
{
  g_autoptr (GError) error = NULL;
  PpLabelFacts *facts = pp_store_read (self->fixture->store, read_facts, (gpointer) batch, &error);

  g_assert_no_error (error);
  return facts;
}
