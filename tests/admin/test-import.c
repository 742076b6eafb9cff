/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-shell.h"

#include <glib/gstdio.h>
#include <string.h>

static PpTown *
set_up (void)
{
  PpTown *town = pp_town_new ();

  pp_town_init (town, "desk", "2026-11-24");
  return town;
}

static char *
read_file (const char *path)
{
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* Each row is an act; what is refused is told with line and column, and stands in a table that is
 * taken once it is mended. */
static void
test_rows (void)
{
  g_autoptr (PpTown) town = set_up ();
  g_autofree char *path = pp_shell_write (
    town, "people.csv",
    "name_en;name_ml;phone;ward\r\nLeela K;ലീല കെ;=\"9447012345\";4\r\n"
    "Omana;;12;5\r\n=1+1;;9447012346;6\r\nRadha;രാധ;9.44701E+09;7\r\n;;;\r\n"
    "Turned\xE2\x80\xAE;;9447012347;8\r\nSuma;സുമ;9447012348;nine\r\nMeera;;+91 94470 12349;3\r\n");
  g_autofree char *aside = g_strconcat (path, ".refused.csv", NULL), *refused = NULL;
  g_autoptr (PpTold) checked = NULL, done = NULL, as_is = NULL, again = NULL, listed = NULL;
  const char *mended = "name_en,name_ml,phone,ward,why\r\nOmana,,9447012350,5,a reason\r\n";

  checked = pp_shell_run (town, "desk", "import", "--check", "person.register", path, NULL);
  g_assert_cmpint (checked->code, !=, 0);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));

  done = pp_shell_run (town, "desk", "import", "person.register", path, NULL);
  g_assert_cmpint (done->code, !=, 0);
  g_assert_nonnull (strstr (done->told, "2 rows were taken in."));
  g_assert_nonnull (strstr (done->words, "Line 3, column phone: “12” is no mobile number"));
  g_assert_nonnull (strstr (done->words, "Line 4, column name_en: “=1+1” is a formula."));
  g_assert_nonnull (strstr (done->words, "Line 5, column phone: “9.44701E+09” is a number that"));
  g_assert_nonnull (strstr (done->words, "Line 7, column name_en: This text has hidden signs"));
  g_assert_nonnull (strstr (done->words, "Line 8, column ward:"));
  refused = read_file (aside);
  g_assert_true (g_str_has_prefix (refused, "\xEF\xBB\xBFname_en,name_ml,phone,ward,why\r\n"));
  g_assert_nonnull (strstr (refused, "\r\n'=1+1,,9447012346,6,“=1+1” is a formula."));

  /* As it is it is refused again, to the last row. */
  as_is = pp_shell_run (town, "desk", "import", "person.register", aside, NULL);
  g_assert_nonnull (strstr (as_is->told, "0 rows were taken in."));
  g_assert_nonnull (strstr (as_is->told, "5 rows were refused."));

  g_assert_true (g_file_set_contents (aside, mended, -1, NULL));
  again = pp_shell_run (town, "desk", "import", "person.register", aside, NULL);
  g_assert_cmpstr (again->words, ==, "");
  g_assert_cmpint (again->code, ==, 0);
  listed = pp_shell_run (town, "desk", "list", "person", NULL);
  g_assert_nonnull (strstr (listed->told, "Leela K"));
  g_assert_nonnull (strstr (listed->told, "Omana"));
  g_assert_null (strstr (listed->told, "Suma"));
}

/* What is wrong with the table stops it before its first row. */
static void
test_tables (void)
{
  g_autoptr (PpTown) town = set_up ();
  static const struct { const char *verb, *text, *words; } cases[] = {
    { "person.register", "name_en,caste\nLeela,x\n", "takes no column “caste”" },
    { "person.register", "", "This table is empty." },
    { "person.register", "name_en\nLeela\ncaf\xE9\n", "Line 3 is not in UTF-8." },
    { "person.register", "name_en\nLeela\n\"Omana\n", "A quotation mark in this file is not" },
    { "person.erase", "person\nx\n", "asks for a PIN each time" },
    { "person.fly", "name_en\nx\n", "Nothing here is called “person.fly”." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = pp_shell_write (town, "table.csv", cases[i].text);
      g_autoptr (PpTold) told = pp_shell_run (town, "desk", "import", cases[i].verb, path, NULL);

      g_test_message ("%s", told->words);
      g_assert_cmpint (told->code, !=, 0);
      g_assert_nonnull (strstr (told->words, cases[i].words));
      g_assert_null (strstr (told->told, "taken in"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/admin/import/rows", test_rows);
  g_test_add_func ("/admin/import/tables", test_tables);

  return g_test_run ();
}
