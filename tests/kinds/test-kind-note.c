/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-works.h"

#include "kinds/pp-kind-note.h"

static gpointer
read_note (PpDb *db, gpointer record, GError **error)
{
  char *note = NULL;

  g_assert_true (pp_kind_note_read (db, record, &note, error));
  return note;
}

static void
assert_note (PpWorks *works, const char *kind, const char *id, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = pp_store_read (works->fixture->store, read_note,
                                         pp_fixture_get (works->fixture, kind, id), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (note, ==, expected);
}

/* A number tells nobody anything: beside it stand whose or what it is, and a date as people write
 * it. */
static void
test_notes (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpFixture *fixture = works->fixture;
  const char *person = pp_fixture_add_person (fixture, "Radha", "രാധ", "9447000222");
  const char *material = pp_record_get_id (pp_fixture_do (fixture, "anitha", "material.add",
                                                          "name_en", "Chilli", "name_ml", "മുളക്",
                                                          "measure", "mass", NULL));
  const char *lot = pp_record_get_id (pp_fixture_do (fixture, "anitha", "lot.receive", "material",
                                                     material, "person", person, "amount", "5 kg",
                                                     NULL));
  const char *token = pp_record_get_id (pp_fixture_do (fixture, "anitha", "token.give", "person",
                                                       person, NULL));
  const char *chips = pp_works_product (works, "banana_chips", "Banana chips", "കായ വറുത്തത്",
                                        "250 g", "₹125");
  const char *batch = pp_works_batch (works, chips);
  const char *sample = pp_works_sample (works, batch, 1);

  assert_note (works, "person", person, "…0222");
  assert_note (works, "token", token, "രാധ · Radha");
  assert_note (works, "lot", lot, "മുളക് · Chilli · രാധ · Radha · 02-03-2026");
  assert_note (works, "batch", batch, "കായ വറുത്തത് · Banana chips · 02-03-2026");
  assert_note (works, "sample", sample, "കായ വറുത്തത് · Banana chips · 02-03-2026");
  assert_note (works, "product", chips, "കൈരളി യൂണിറ്റ് · Kairali unit");
  assert_note (works, "material", material, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kind-note/notes", test_notes);

  return g_test_run ();
}
