/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-panel.h"
#include "label/pp-label-size.h"

#include "core/pp-json.h"
#include "pp-works.h"

/* Worked packs of the list of label rules (R76, R77). */
static const struct {
  gint64 panel_mm2, numeral_um;
} packs[] = {
  /* A box face of 12 × 8 cm; a jar of 15 cm with a diameter of 6; two faces of 10 × 6 cm */
  { 9600, 1500 },
  { 11310, 2500 },
  { 4800, 1000 },
};

static void
test_panel (void)
{
  g_assert_cmpint (pp_label_panel_of_box (120000, 80000), ==, packs[0].panel_mm2);
  g_assert_cmpint (pp_label_panel_of_jar (150000, 60000), ==, packs[1].panel_mm2);
  g_assert_cmpint (pp_label_panel_of_surface (2 * 100 * 60), ==, packs[2].panel_mm2);
  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    g_assert_cmpint (pp_label_size_numeral_um (packs[i].panel_mm2), ==, packs[i].numeral_um);
}

/* Both sides of every step. */
static const struct {
  gint64 panel_mm2, numeral_um, circle_um, square_um;
} steps[] = {
  { 1, 1000, 3000, 6000 },
  { 5000, 1000, 3000, 6000 },
  { 5001, 1500, 3000, 6000 },
  { 7000, 1500, 3000, 6000 },
  { 10000, 1500, 3000, 6000 },
  { 10001, 2500, 4000, 8000 },
  { 50000, 2500, 4000, 8000 },
  { 50001, 4000, 6000, 12000 },
  { 250000, 4000, 6000, 12000 },
  { 250001, 6000, 8000, 16000 },
  { G_MAXINT64 / 1000, 6000, 8000, 16000 },
};

static void
test_steps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const PpLabelMark *mark = pp_label_size_mark (steps[i].panel_mm2);

      g_test_message ("%" G_GINT64_FORMAT " mm²", steps[i].panel_mm2);
      g_assert_cmpint (pp_label_size_numeral_um (steps[i].panel_mm2), ==, steps[i].numeral_um);
      g_assert_cmpint (mark->circle_um, ==, steps[i].circle_um);
      g_assert_cmpint (mark->square_um, ==, steps[i].square_um);
      g_assert_cmpint (mark->square_um, ==, 2 * mark->circle_um);
      g_assert_cmpint (mark->triangle_um, <=, mark->circle_um);
    }
}

/* A figure has 0.714 of the size of the type, a small letter 0.536: 1 mm is never undercut. */
static void
test_type (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      double type_mm = pp_label_size_least_pt (steps[i].panel_mm2) * 25.4 / 72;

      g_assert_cmpfloat (type_mm * 0.714, >=, steps[i].numeral_um / 1000.0);
      g_assert_cmpfloat (type_mm * 0.536, >=, 1);
      g_assert_cmpfloat (type_mm * 0.714, <=, MAX (steps[i].numeral_um / 1000.0, 1 / 0.75) + 0.01);
    }
}

static PpJson *
get_object (const PpJson *json, const char *key)
{
  const PpJsonMember *member = pp_json_get (json, key);
  g_autoptr (GError) error = NULL;
  PpJson *inner;

  g_assert_nonnull (member);
  inner = pp_json_parse (member->text, member->length, &error);
  g_assert_no_error (error);
  return inner;
}

static gint64
get_um (const PpJson *row, const char *key)
{
  gint64 value;

  g_assert_true (pp_json_get_int (row, key, &value));
  return value;
}

/* The program's table and the data file that names its sources say the same. */
static void
test_reference (void)
{
  g_autofree char *text = pp_works_read ("../data/reference", "label-sizes.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (PpJson) json = pp_json_parse (text, -1, &error);
  g_autoptr (PpJson) numerals = NULL, numeral_rows = NULL, marks = NULL, mark_rows = NULL;

  g_assert_no_error (error);
  numerals = get_object (json, "F1");
  numeral_rows = get_object (numerals, "rows");
  marks = get_object (json, "C1");
  mark_rows = get_object (marks, "rows");
  g_assert_cmpuint (numeral_rows->n_members, ==, 5);
  g_assert_cmpuint (mark_rows->n_members, ==, 4);
  for (guint i = 0; i < numeral_rows->n_members; i++)
    {
      g_autoptr (PpJson) row = get_object (numeral_rows, numeral_rows->members[i].key);
      gint64 cm2 = 10000;

      pp_json_get_int (row, "up_to_cm2", &cm2);
      g_assert_cmpint (pp_label_size_numeral_um (cm2 * 100), ==, get_um (row, "printed_um"));
    }
  for (guint i = 0; i < mark_rows->n_members; i++)
    {
      g_autoptr (PpJson) row = get_object (mark_rows, mark_rows->members[i].key);
      const PpLabelMark *mark;
      gint64 cm2 = 10000;

      pp_json_get_int (row, "up_to_cm2", &cm2);
      mark = pp_label_size_mark (cm2 * 100);
      g_assert_cmpint (mark->circle_um, ==, get_um (row, "circle_um"));
      g_assert_cmpint (mark->triangle_um, ==, get_um (row, "triangle_um"));
      g_assert_cmpint (mark->square_um, ==, get_um (row, "square_um"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/label-size/panel", test_panel);
  g_test_add_func ("/label-size/steps", test_steps);
  g_test_add_func ("/label-size/type", test_type);
  g_test_add_func ("/label-size/reference", test_reference);

  return g_test_run ();
}
