/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "booking/pp-token.h"
#include "store/pp-search.h"

#include <string.h>

static gpointer
find (PpDb *db, gpointer text, GError **error)
{
  return pp_search_find (db, text, 20, error);
}

static GPtrArray *
search (PpFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = pp_store_read (fixture->store, find, (gpointer) text, &error);

  g_assert_no_error (error);
  return hits;
}

static gboolean
finds (PpFixture *fixture, const char *text, const char *id)
{
  g_autoptr (GPtrArray) hits = search (fixture, text);

  for (guint i = 0; i < hits->len; i++)
    if (strcmp (((PpHit *) g_ptr_array_index (hits, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

static void
test_people (void)
{
  static const struct { const char *text; gboolean found; } cases[] = {
    /* the name, whole or begun, in either script and any order */
    { "Leela Kumari", TRUE }, { "leela", TRUE }, { "LEE", TRUE }, { "kum leel", TRUE },
    { "ലീല", TRUE }, { "ലീല കുമാരി", TRUE }, { "കുമാ", TRUE },
    /* the phone: all of it, how it begins, how it ends */
    { "9447012345", TRUE }, { "944701", TRUE }, { "2345", TRUE }, { "012345", TRUE },
    /* the house */
    { "Thekkedath", TRUE }, { "leela thekk", TRUE },
    /* somebody else */
    { "Omana", FALSE }, { "leela omana", FALSE }, { "eela", FALSE }, { "2346", FALSE },
    { "4470", FALSE }, { "ഓമന", FALSE }, { "345", FALSE },
    /* no words at all, and what FTS5 would take for its own */
    { "", FALSE }, { "  ", FALSE }, { "\"", FALSE }, { "*", FALSE }, { "()", FALSE },
    { "leela OR omana", FALSE }, { "leela NOT kumari", FALSE }, { "words:leela", FALSE },
    { "leela*", TRUE }, { "\"leela", TRUE }, { "^leela", TRUE }, { "leela, kumari.", TRUE },
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela;

  leela = pp_record_get_id (pp_fixture_do (fixture, "anitha", "person.register",
                                           "name_en", "Leela Kumari", "name_ml", "ലീല കുമാരി",
                                           "phone", "+91 94470 12345", "house", "Thekkedath",
                                           NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_true (finds (fixture, cases[i].text, leela) == cases[i].found);
    }
}

/* A name that was written in one script is found when it is typed in it, however it is encoded. */
static void
test_spelling (void)
{
  static const struct { const char *written, *typed; } cases[] = {
    { "Sreedharan", "SREEDHARAN" },
    { "അവൻ", "അവന്\xE2\x80\x8D" },                    /* chillu, atomic and with a joiner */
    { "നന്മ", "നന്മ" },
    { "ശ്രീധരൻ", "ശ്രീധരൻ" },
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *id = pp_fixture_add_person (fixture, cases[i].written, NULL, NULL);

      g_test_message ("%s typed %s", cases[i].written, cases[i].typed);
      g_assert_true (finds (fixture, cases[i].typed, id));
    }
}

static void
test_things (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  const char *dryer = pp_fixture_add_machine (fixture, "DRY-1");
  PpToken *token = pp_fixture_do (fixture, "anitha", "token.give", "person", leela, NULL);
  const char *id = pp_record_get_id (PP_RECORD (token));
  g_autofree char *code = pp_token_dup_code (token);

  g_assert_true (finds (fixture, "A-001", id));
  g_assert_true (finds (fixture, "a-001", id));
  g_assert_true (finds (fixture, "A001", id));
  g_assert_true (finds (fixture, code, id));
  g_assert_cmpstr (code, ==, "T-20260302-A-001");
  g_assert_false (finds (fixture, "A-002", id));
  g_assert_true (finds (fixture, "DRY-1", dryer));
  g_assert_true (finds (fixture, "dry-", dryer));
  g_assert_true (finds (fixture, "tray", dryer));
  g_assert_true (finds (fixture, "ഡ്രയർ", dryer));
}

static const char *
receive_lot (PpFixture *fixture, const char *material, const char *person)
{
  return pp_record_get_id (pp_fixture_do (fixture, "anitha", "lot.receive", "material", material,
                                          "person", person, "amount", "5 kg", NULL));
}

/* Numbers are found whole, begun, and by the last four digits or more. */
static void
test_numbers (void)
{
  static const struct { const char *text; gboolean found; } cases[] = {
    { "L-A26-00012", TRUE }, { "la2600012", TRUE }, { "L-A26", TRUE },
    { "0012", TRUE }, { "00012", TRUE }, { "2600012", TRUE }, { "26-00012", TRUE },
    { "012", FALSE }, { "0011", FALSE }, { "00112", FALSE }, { "26000", FALSE },
    { "10012", FALSE }, { "A26-00012", FALSE },
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL), *twelfth = NULL;
  const char *chilli = pp_record_get_id (pp_fixture_do (fixture, "anitha", "material.add",
                                                        "name_en", "Chilli", "name_ml", "മുളക്",
                                                        "measure", "mass", NULL));

  for (int i = 1; i <= 12; i++)
    twelfth = receive_lot (fixture, chilli, leela);
  receive_lot (fixture, chilli, leela);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text);
      g_assert_true (finds (fixture, cases[i].text, twelfth) == cases[i].found);
    }
}

/* Whose phone ends so comes before what number does, however much newer that is. */
static void
test_phone_first (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, "9447010001");
  const char *chilli = pp_record_get_id (pp_fixture_do (fixture, "anitha", "material.add",
                                                        "name_en", "Chilli", "name_ml", "മുളക്",
                                                        "measure", "mass", NULL));
  const char *lot = receive_lot (fixture, chilli, leela);
  g_autoptr (GPtrArray) hits = search (fixture, "0001");

  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpstr (((PpHit *) g_ptr_array_index (hits, 0))->id, ==, leela);
  g_assert_cmpstr (((PpHit *) g_ptr_array_index (hits, 1))->id, ==, lot);
}

static void
test_kept_up (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, "9447012345");
  g_autofree char *renaming = NULL, *registering = pp_fixture_last_act (fixture);

  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "name_en", "Sarada",
                 "phone", "9447099999", NULL);
  renaming = pp_fixture_last_act (fixture);
  g_assert_false (finds (fixture, "Leela", leela));
  g_assert_false (finds (fixture, "2345", leela));
  g_assert_true (finds (fixture, "Sarada", leela));
  g_assert_true (finds (fixture, "9999", leela));

  pp_fixture_do (fixture, "anitha", "act.undo", "act", renaming, NULL);
  g_assert_true (finds (fixture, "Leela", leela));
  g_assert_false (finds (fixture, "Sarada", leela));

  pp_fixture_do (fixture, "anitha", "act.undo", "act", registering, NULL);
  pp_fixture_reopen (fixture);
  g_assert_false (finds (fixture, "Leela", leela));
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM search JOIN search_row "
                                                 "ON id = search.rowid WHERE kind = 'person'"),
                   ==, 0);
}

/* A beginning is found however many words go on from it, and in each of several words. */
static void
test_begun (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *last = NULL, *rare;

  for (int i = 0; i < 70; i++)
    {
      g_autofree char *name = g_strdup_printf ("Krishna%c%c Nair", 'a' + i / 26, 'a' + i % 26);

      last = pp_fixture_add_person (fixture, name, NULL, NULL);
    }
  rare = pp_fixture_add_person (fixture, "Krishnankutty Menon", "കൃഷ്ണൻകുട്ടി മേനോൻ", NULL);
  g_assert_true (finds (fixture, "krishna", last));
  g_assert_true (finds (fixture, "krishnac", last));
  g_assert_true (finds (fixture, "krishnan", rare));
  g_assert_true (finds (fixture, "krish men", rare));
  g_assert_true (finds (fixture, "menon krishnankutt", rare));
  g_assert_true (finds (fixture, "കൃഷ്ണൻ", rare));
  g_assert_false (finds (fixture, "krishnankuttan", rare));
  g_assert_false (finds (fixture, "krishnan nair", rare));
}

/* Signs that are part of no word, and letters newer than SQLite. */
static void
test_odd_signs (void)
{
  static const char *const odd[] = {
    "a\xE2\x83\x9D" "b",               /* an enclosing mark */
    "\xF0\x96\xAC\x80\xF0\x96\xAC\x81",  /* Pahawh Hmong */
    "\xF0\x90\xBE\xB0\xF0\x9E\x8A\x90",  /* Chorasmian, Toto */
    "\xF0\x9F\x99\x82", "a.b", "\xE2\x80\x8D", "\xCC\x81",
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *name = g_strconcat ("Leela ", odd[i], NULL);
      const char *id = pp_fixture_add_person (fixture, name, NULL, NULL);

      g_assert_true (finds (fixture, name, id));
      g_ptr_array_unref (search (fixture, odd[i]));
    }
}

static void
test_titles_and_limit (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (GPtrArray) hits = NULL;
  PpHit *hit;

  for (int i = 0; i < 30; i++)
    pp_fixture_add_person (fixture, "Leela", "ലീല", NULL);
  hits = search (fixture, "leela");
  g_assert_cmpuint (hits->len, ==, 20);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->kind, ==, "person");
  g_assert_cmpstr (hit->title, ==, "ലീല · Leela");
}

static gpointer
find_kinds (PpDb *db, gpointer kinds, GError **error)
{
  return pp_search_find_kinds (db, "dry", kinds, 20, error);
}

/* Of what begins with "dry", only the kinds that were asked for, and these beyond any limit. */
static void
test_kinds (void)
{
  static const struct { const char *kinds; guint n_found; } cases[] = {
    { NULL, 4 }, { "person", 3 }, { "machine", 1 }, { "machine person", 4 },
    { "person machine", 4 }, { "enterprise", 0 }, { "mach", 0 }, { "", 0 },
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  pp_fixture_add_machine (fixture, "DRY-1");
  for (int i = 0; i < 3; i++)
    pp_fixture_add_person (fixture, "Dryden", NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) hits = pp_store_read (fixture->store, find_kinds,
                                                  (gpointer) cases[i].kinds, NULL);

      g_test_message ("%s", cases[i].kinds);
      g_assert_cmpuint (hits->len, ==, cases[i].n_found);
    }
}

static gpointer
list_newest (PpDb *db, gpointer kinds, GError **error)
{
  return pp_search_list_newest (db, kinds, 3, error);
}

static void
assert_newest (PpFixture *fixture, const char *kinds, const char *const *titles)
{
  g_autoptr (GPtrArray) hits = pp_store_read (fixture->store, list_newest, (gpointer) kinds, NULL);

  g_assert_cmpuint (hits->len, ==, g_strv_length ((char **) titles));
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpstr (((PpHit *) g_ptr_array_index (hits, i))->title, ==, titles[i]);
}

/* Before anything was typed: what came last and is still in use. */
static void
test_newest (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *act = NULL;

  assert_newest (fixture, "machine", (const char *[]) { NULL });
  for (char name[] = "Leela A"; name[6] <= 'D'; name[6]++)
    pp_fixture_add_person (fixture, name, NULL, NULL);
  assert_newest (fixture, "person", (const char *[]) { "Leela D", "Leela C", "Leela B", NULL });
  act = pp_fixture_last_act (fixture);
  pp_fixture_do (fixture, "anitha", "act.undo", "act", act, NULL);
  assert_newest (fixture, "machine person", (const char *[]) { "Leela C", "Leela B", "Leela A",
                                                               NULL });
  assert_newest (fixture, "mach", (const char *[]) { NULL });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/people", test_people);
  g_test_add_func ("/search/spelling", test_spelling);
  g_test_add_func ("/search/things", test_things);
  g_test_add_func ("/search/numbers", test_numbers);
  g_test_add_func ("/search/phone-first", test_phone_first);
  g_test_add_func ("/search/kept-up", test_kept_up);
  g_test_add_func ("/search/kinds", test_kinds);
  g_test_add_func ("/search/begun", test_begun);
  g_test_add_func ("/search/newest", test_newest);
  g_test_add_func ("/search/odd-signs", test_odd_signs);
  g_test_add_func ("/search/titles-and-limit", test_titles_and_limit);

  return g_test_run ();
}
