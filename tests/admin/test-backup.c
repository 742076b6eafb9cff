/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-shell.h"

#include <glib/gstdio.h>
#include <string.h>

#define PIN "904217"

/* The code that a command told, which is shown once. */
static char *
find_code (const char *told)
{
  g_autoptr (GRegex) regex = g_regex_new ("([0-9A-Z]{5}-){4}[0-9A-Z]{5}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_true (g_regex_match (regex, told, 0, &match));
  return g_match_info_fetch (match, 0);
}

/* A real cluster with one person in it. */
static char *
set_up (PpTown *town)
{
  g_autoptr (PpTold) init = NULL, person = NULL;

  init = pp_shell_type (town, PIN "\n" PIN "\n", "desk", "init", "--manager", "mini",
                        "--local-body", "G12011", NULL);
  g_assert_cmpint (init->code, ==, 0);
  person = pp_shell_type (town, PIN "\n", "desk", "do", "person.register", "name_en=Leela", NULL);
  g_assert_cmpint (person->code, ==, 0);
  return find_code (init->told);
}

static char *
newest (PpTown *town, const char *folder)
{
  g_autoptr (PpTold) told = pp_shell_run (town, "desk", "backups", folder, NULL);
  g_auto (GStrv) lines = g_strsplit (told->told, "  cluster G12011, desk A, made ", 2);

  g_assert_cmpint (told->code, ==, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  return g_strdup (lines[0]);
}

/* From one PC to another: backed up, shown, refused without the code, restored, whole. */
static void
test_round_trip (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autofree char *code = set_up (town), *folder = g_build_filename (town->folder, "stick", NULL);
  g_autofree char *file = NULL, *yes = g_strconcat (code, "\nyes\n", NULL);
  g_autofree char *no = g_strconcat (code, "\nno\n", NULL);
  g_autoptr (PpTold) backup = NULL, wrong = NULL, refused = NULL, restored = NULL, again = NULL;
  g_autoptr (PpTold) persons = NULL, verified = NULL;

  backup = pp_shell_run (town, "desk", "backup", folder, NULL);
  g_assert_cmpint (backup->code, ==, 0);
  file = newest (town, folder);
  wrong = pp_shell_type (town, "00000-00000-00000-00000-00000\nyes\n", "other", "restore", file,
                         NULL);
  g_assert_cmpint (wrong->code, ==, 1);
  g_assert_nonnull (strstr (wrong->words, "[backup.wrong-key]"));
  refused = pp_shell_type (town, no, "other", "restore", file, NULL);
  g_assert_cmpint (refused->code, ==, 1);
  g_assert_nonnull (strstr (refused->words, "the last act in it is of 20"));
  restored = pp_shell_type (town, yes, "other", "restore", file, NULL);
  g_assert_cmpint (restored->code, ==, 0);
  persons = pp_shell_run (town, "other", "list", "person", NULL);
  g_assert_nonnull (strstr (persons->told, "Leela"));
  verified = pp_shell_run (town, "other", "verify", NULL);
  g_assert_cmpint (verified->code, ==, 0);
  again = pp_shell_type (town, yes, "other", "restore", file, NULL);
  g_assert_cmpint (again->code, ==, 1);
  g_assert_nonnull (strstr (again->words, "[backup.in-use]"));
}

/* The passphrase opens what is made after it was set; a new code what is made after it. */
static void
test_keys (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autofree char *code = set_up (town), *folder = g_build_filename (town->folder, "stick", NULL);
  g_autofree char *file = NULL, *fresh = NULL, *with_old = g_strconcat (code, "\nyes\n", NULL);
  g_autofree char *with_new = NULL;
  g_autoptr (PpTold) weak = NULL, passphrase = NULL, renewed = NULL, backup = NULL, old = NULL;
  g_autoptr (PpTold) by_words = NULL, by_code = NULL;

  weak = pp_shell_type (town, "short\nshort\n" PIN "\n", "desk", "passphrase", NULL);
  g_assert_nonnull (strstr (weak->words, "[store.constraint passphrase]"));
  passphrase = pp_shell_type (town, "four words of rain\nfour words of rain\n" PIN "\n", "desk",
                              "passphrase", NULL);
  g_assert_cmpint (passphrase->code, ==, 0);
  renewed = pp_shell_type (town, PIN "\n", "desk", "recovery-code", NULL);
  fresh = find_code (renewed->told);
  g_assert_cmpstr (fresh, !=, code);
  backup = pp_shell_run (town, "desk", "backup", folder, NULL);
  file = newest (town, folder);

  old = pp_shell_type (town, with_old, "one", "restore", file, NULL);
  g_assert_nonnull (strstr (old->words, "[backup.wrong-key]"));
  by_words = pp_shell_type (town, "four words of rain\nyes\n", "one", "restore", file, NULL);
  g_assert_cmpint (by_words->code, ==, 0);
  with_new = g_strconcat (fresh, "\nyes\n", NULL);
  by_code = pp_shell_type (town, with_new, "two", "restore", file, NULL);
  g_assert_cmpint (by_code->code, ==, 0);
}

/* How the desk stands, the same by phone. */
static void
test_health (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autofree char *code = set_up (town), *folder = g_build_filename (town->folder, "stick", NULL);
  g_autofree char *phone = NULL;
  g_autoptr (PpTold) before = NULL, backup = NULL, after = NULL, heard = NULL, wrong = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("\"code\":\"([0-9A-Z-]{7})\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  before = pp_shell_run (town, "desk", "--json", "health", NULL);
  g_assert_nonnull (strstr (before->told, "\"record\":\"good\""));
  g_assert_nonnull (strstr (before->told, "\"backup\":\"bad\""));
  backup = pp_shell_run (town, "desk", "backup", folder, NULL);
  after = pp_shell_run (town, "desk", "--json", "health", NULL);
  g_assert_nonnull (strstr (after->told, "\"backup\":\"good\""));
  g_assert_nonnull (strstr (after->told, "\"key\":\"good\""));
  g_assert_true (g_regex_match (regex, after->told, 0, &match));
  phone = g_match_info_fetch (match, 1);
  heard = pp_shell_run (town, "desk", "--json", "health", phone, NULL);
  g_assert_cmpstr (heard->told, ==, after->told);
  wrong = pp_shell_run (town, "desk", "health", "AAA-AAA", NULL);
  g_assert_nonnull (strstr (wrong->words, "[health.bad-code code]"));
}

/* Who has lost the PIN gets in by the code, and by nothing else. */
static void
test_recover (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autofree char *code = set_up (town), *typed = g_strconcat (code, "\n730195\n730195\n", NULL);
  g_autoptr (PpTold) wrong = NULL, recovered = NULL, before = NULL, after = NULL;

  wrong = pp_shell_type (town, "7K3QF-00000-00000-00000-00000\n730195\n730195\n", "desk",
                         "recover", "mini", NULL);
  g_assert_nonnull (strstr (wrong->words, "[store.wrong-pin code]"));
  recovered = pp_shell_type (town, typed, "desk", "recover", "mini", NULL);
  g_assert_cmpint (recovered->code, ==, 0);
  before = pp_shell_type (town, PIN "\n", "desk", "do", "person.register", "name_en=Radha", NULL);
  g_assert_cmpint (before->code, ==, 1);
  after = pp_shell_type (town, "730195\n", "desk", "do", "person.register", "name_en=Radha", NULL);
  g_assert_cmpint (after->code, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/backup/round-trip", test_round_trip);
  g_test_add_func ("/backup/keys", test_keys);
  g_test_add_func ("/backup/recover", test_recover);
  g_test_add_func ("/backup/health", test_health);

  return g_test_run ();
}
