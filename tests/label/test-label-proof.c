/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-proof.h"

#include "core/pp-time.h"
#include "label/pp-label-paper.h"
#include "pp-readback.h"
#include "pp-works.h"

#include <string.h>

typedef struct {
  PpLabelPrintForm *form;
  gint64            made_at;
} Order;

static gpointer
print_again (PpDb *db, gpointer data, GError **error)
{
  return pp_label_paper_print (db, pp_record_get_id (data), "ml", 0, error);
}

static PpReadback *
read_back (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PpReadback *label = pp_readback_new (pdf, &error);

  g_assert_no_error (error);
  return label;
}

static const char *
release_powder (PpWorks *works)
{
  const char *product = pp_works_product (works, "sambar_powder", "Sambar powder",
                                          "സാമ്പാർ പൊടി", "200 g", "₹85");
  const char *batch;

  pp_works_add (works, product, "Coriander", "മല്ലി");
  pp_fixture_do (works->fixture, "mini", "product.add_allergen", "product", product,
                 "allergen", "gluten", "absent", "1", NULL);
  batch = pp_works_batch (works, product);
  pp_works_decide (works, batch, "released");
  return batch;
}

static gpointer
read_proof (PpDb *db, gpointer data, GError **error)
{
  Order *order = data;

  return pp_label_proof_read (db, order->form, order->made_at, error);
}

static PpLabelProof *
proof_of (PpWorks *works, PpLabelPrintForm *form, gint64 at)
{
  Order order = { form, at };
  g_autoptr (GError) error = NULL;
  PpLabelProof *proof = pp_store_read (works->fixture->store, read_proof, &order, &error);

  g_assert_no_error (error);
  return proof;
}

/* What is shown before is what is printed, to the last byte, for the same second. */
static void
test_proof (void)
{
  static const char *const languages[] = { "en", "en_ml" };
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = release_powder (works);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      gint64 at = works->fixture->now;
      PpLabelPrint *stored = pp_fixture_do (works->fixture, "suma", "label.print",
                                            "batch", batch, "copies", "60",
                                            "language", languages[i], NULL);
      g_autoptr (PpLabelPrintForm) form = pp_fixture_ask (works->fixture, "label.print",
                                                          "batch", batch,
                                                          "language", languages[i], NULL);
      g_autoptr (PpLabelProof) before = proof_of (works, form, at);
      g_autoptr (PpLabelProof) later = proof_of (works, form, at + 3600);
      g_autoptr (GBytes) printed = pp_store_read (works->fixture->store, print_again, stored, NULL);
      g_autoptr (PpReadback) shown = read_back (later->pdf), label = read_back (printed);
      g_autofree char *text = pp_readback_get_text (shown, 1);
      g_autofree char *text_printed = pp_readback_get_text (label, 1);

      g_assert_cmpuint (before->problems->len, ==, 0);
      g_assert_true (g_bytes_equal (before->pdf, printed));
      g_assert_cmpstr (text, ==, text_printed);
    }
}

/* All that is missing is told, each with where it is put right. */
static void
test_problems (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *batch = release_powder (works);
  g_autoptr (PpLabelPrintForm) form = pp_fixture_ask (works->fixture, "label.print",
                                                      "batch", batch, NULL);
  g_autoptr (PpLabelProof) missing = NULL, small = NULL, late = NULL;
  const PpLabelProblem *first, *second;

  pp_fixture_do (works->fixture, "mini", "enterprise.edit", "id", works->group, "fssai", NULL,
                 "phone", NULL, NULL);
  missing = proof_of (works, form, works->fixture->now);
  g_assert_null (missing->pdf);
  g_assert_cmpuint (missing->problems->len, ==, 2);
  first = g_ptr_array_index (missing->problems, 0);
  second = g_ptr_array_index (missing->problems, 1);
  g_assert_cmpstr (first->field, ==, "enterprise.fssai");
  g_assert_cmpstr (first->kind, ==, "enterprise");
  g_assert_cmpstr (first->id, ==, works->group);
  g_assert_cmpstr (second->field, ==, "enterprise.phone");
  g_assert_nonnull (strstr (second->words, "(R24)"));

  pp_fixture_do (works->fixture, "mini", "enterprise.edit", "id", works->group,
                 "fssai", "21326001000456", "phone", "9447012345", NULL);
  form->width_um = 50000;
  form->height_um = 25000;
  small = proof_of (works, form, works->fixture->now);
  g_assert_null (small->pdf);
  g_assert_cmpuint (small->problems->len, ==, 1);
  first = g_ptr_array_index (small->problems, 0);
  g_assert_cmpstr (first->field, ==, "width_um");
  g_assert_null (first->kind);

  late = proof_of (works, form, works->fixture->now + 365 * PP_TIME_DAY);
  first = g_ptr_array_index (late->problems, 0);
  g_assert_cmpstr (first->field, ==, "batch");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/label-proof/proof", test_proof);
  g_test_add_func ("/label-proof/problems", test_problems);

  return g_test_run ();
}
