/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-json.h"
#include "pp-shell.h"

#include <string.h>

static const char people[] =
  "{\"do\":\"person.register\",\"with\":{\"name_en\":\"Leela K\",\"phone\":\"94470 12345\"}}\n"
  "{\"do\":\"person.register\",\"with\":{\"name_en\":\"Omana\",\"phone\":\"94470 54321\"}}\n";

static PpTown *
start (void)
{
  PpTown *town = pp_town_new ();
  g_autofree char *path = pp_shell_write (town, "people.jsonl", people);
  g_autoptr (PpTold) played = NULL;

  pp_town_init (town, "desk", "2026-11-24");
  played = pp_shell_run (town, "desk", "play", path, NULL);
  g_assert_cmpstr (played->words, ==, "");
  return town;
}

static char *
list_handed_out (PpTown *town)
{
  g_autoptr (PpTold) listed = pp_shell_run (town, "desk", "list", "disclosure", NULL);

  return g_steal_pointer (&listed->told);
}

/* Whoever is named, and nobody else; that it was handed out stands in the record. */
static void
test_export (void)
{
  g_autoptr (PpTown) town = start ();
  g_autofree char *json_path = g_build_filename (town->folder, "leela.json", NULL);
  g_autofree char *pdf_path = g_build_filename (town->folder, "Leela.PDF", NULL);
  g_autofree char *text = NULL, *pdf = NULL, *listed = NULL;
  g_autoptr (PpTold) json_told = NULL, pdf_told = NULL;
  g_autoptr (PpJson) json = NULL;
  g_autoptr (GError) error = NULL;

  json_told = pp_shell_run (town, "desk", "export-person", "Leela K", "--out", json_path,
                            "--asked-by", "authority", NULL);
  g_assert_cmpstr (json_told->words, ==, "");
  g_assert_true (g_file_get_contents (json_path, &text, NULL, NULL));
  json = pp_json_parse (text, -1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "+919447012345"));
  g_assert_null (strstr (text, "Omana"));

  pdf_told = pp_shell_run (town, "desk", "export-person", "94470 12345", "--out", pdf_path, NULL);
  g_assert_cmpstr (pdf_told->words, ==, "");
  g_assert_true (g_file_get_contents (pdf_path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  listed = list_handed_out (town);
  g_assert_nonnull (strstr (listed, ",authority,json,"));
  g_assert_nonnull (strstr (listed, ",self,paper,"));
}

/* Nothing is written, and nothing noted. */
static void
test_refused (void)
{
  static const struct { const char *person, *file, *asked_by, *words; } cases[] = {
    { "Leela K", "leela.txt", "self", "its name ends in .pdf or .json" },
    { "Nobody", "nobody.json", "self", "There is no “Nobody” here." },
    { "Leela K", "leela.json", "neighbour", "“neighbour” is not one of the choices." },
  };
  g_autoptr (PpTown) town = start ();
  g_autofree char *listed = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (town->folder, cases[i].file, NULL);
      g_autoptr (PpTold) told = pp_shell_run (town, "desk", "export-person", cases[i].person,
                                              "--out", path, "--asked-by", cases[i].asked_by, NULL);

      g_test_message ("%s", told->words);
      g_assert_cmpint (told->code, !=, 0);
      g_assert_nonnull (strstr (told->words, cases[i].words));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  listed = list_handed_out (town);
  g_assert_null (strstr (listed, ",json,"));
  g_assert_null (strstr (listed, ",paper,"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/admin-person/export", test_export);
  g_test_add_func ("/admin-person/refused", test_refused);

  return g_test_run ();
}
