/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-json.h"
#include "pp-shell.h"

#include <signal.h>
#include <string.h>

#define TODAY "2026-11-24"

#define REGISTER(name_en, phone, house) \
  "{\"do\":\"person.register\",\"with\":{\"name_en\":\"" name_en "\",\"phone\":\"" phone "\"," \
  "\"house\":\"" house "\"}}\n"
#define CONSENT(person, fails) \
  "{\"do\":\"person.consent\",\"with\":{\"person\":\"" person "\",\"purpose\":\"service\"," \
  "\"version\":\"1\",\"language\":\"ml\",\"given\":\"1\"}" fails "}\n"
#define NOT_FOUND ",\"fails\":\"store.not-found\""

static const char people[] =
  REGISTER ("Leela K", "9447012345", "Puthenpurackal")
  "{\"do\":\"person.register\",\"with\":{\"name_en\":\"Rajan K\",\"phone\":\"9447012345\"},"
  "\"fails\":\"people.phone-known\"}\n"
  "{\"do\":\"person.register_namesake\",\"with\":{\"name_en\":\"Rajan K\",\"phone\":"
  "\"9447012345\",\"house\":\"Puthenpurackal\"}}\n"
  REGISTER ("Leela K", "9447054321", "Kalathil")
  REGISTER ("Sheeba Joseph", "6282011111", "Kunnel")
  "{\"do\":\"enterprise.register\",\"with\":{\"name_en\":\"Nila Foods\",\"name_ml\":"
  "\"നിള ഫുഡ്സ്\",\"form\":\"shg\",\"women_led\":\"1\"}}\n"
  /* By a phone or a name that only one has, and by name and house */
  CONSENT ("62820 11111", "")
  CONSENT ("+916282011111", "")
  CONSENT ("Sheeba Joseph", "")
  CONSENT ("sheeba  joseph", "")
  CONSENT ("Leela K, Kalathil", "")
  CONSENT ("94470 54321", "")
  "{\"do\":\"enterprise.join\",\"with\":{\"enterprise\":\"നിള ഫുഡ്സ്\",\"person\":"
  "\"Rajan K\",\"office\":\"owner\"}}\n"
  "{\"do\":\"person.edit\",\"with\":{\"id\":\"Sheeba Joseph\",\"ward\":\"7\"}}\n"
  "{\"do\":\"material.add\",\"with\":{\"name_en\":\"Turmeric\",\"name_ml\":\"മഞ്ഞൾ\","
  "\"measure\":\"mass\"}}\n"
  "{\"do\":\"lot.receive\",\"with\":{\"material\":\"Turmeric\",\"person\":\"Sheeba Joseph\","
  "\"amount\":\"5 kg\"}}\n"
  /* Two have it, or nobody */
  CONSENT ("94470 12345", NOT_FOUND)
  CONSENT ("Leela K", NOT_FOUND)
  CONSENT ("94470 00000", NOT_FOUND)
  CONSENT ("Leela", NOT_FOUND)
  CONSENT ("", NOT_FOUND);

static void
test_called (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autofree char *path = pp_shell_write (town, "people.jsonl", people);
  g_autoptr (PpTold) played = NULL, history = NULL, refused = NULL, found = NULL;

  pp_town_init (town, "desk", TODAY);
  played = pp_shell_run (town, "desk", "play", path, NULL);
  g_assert_cmpstr (played->words, ==, "");
  g_assert_cmpint (played->code, ==, 0);

  found = pp_shell_run (town, "desk", "find", "0001", NULL);
  g_assert_nonnull (strstr (found->told, "L-A26-00001"));

  history = pp_shell_run (town, "desk", "history", "62820 11111", NULL);
  g_assert_nonnull (strstr (history->told, "\"ward\":7"));
  refused = pp_shell_run (town, "desk", "do", "token.give", "person=Leela K", NULL);
  g_assert_nonnull (strstr (refused->words, "“Leela K” means more than one thing here."));
}

/* A late entry: told of the past, and of no far one. */
static const char late[] =
  "{\"at\":\"2026-11-24 10:00\",\"told_at\":\"2026-11-24 10:00\",\"do\":\"person.register\","
  "\"with\":{\"name_en\":\"A\"}}\n"
  "{\"at\":\"2026-11-24 10:00\",\"told_at\":\"2025-11-25 10:00\",\"do\":\"person.register\","
  "\"with\":{\"name_en\":\"B\"}}\n"
  "{\"at\":\"2026-11-24 10:00\",\"told_at\":\"2026-11-24 10:01\",\"do\":\"person.register\","
  "\"with\":{\"name_en\":\"C\"},\"fails\":\"record.bad-value\"}\n"
  "{\"at\":\"2026-11-24 10:00\",\"told_at\":\"2025-11-22 10:00\",\"do\":\"person.register\","
  "\"with\":{\"name_en\":\"D\"},\"fails\":\"record.bad-value\"}\n";

static void
test_late (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autofree char *path = pp_shell_write (town, "late.jsonl", late);
  g_autoptr (PpTold) played = NULL;

  pp_town_init (town, "desk", TODAY);
  played = pp_shell_run (town, "desk", "play", "--today", TODAY, path, NULL);
  g_assert_cmpstr (played->words, ==, "");
  g_assert_cmpint (played->code, ==, 0);
}

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_length (lines) - 1;
}

/* Begins with a byte order mark; a name is given once. */
static const char named[] =
  "\xef\xbb\xbf{\"do\":\"person.register\",\"as\":\"leela\",\"with\":{\"name_en\":\"A\"}}\n"
  "{\"do\":\"person.register\",\"as\":\"leela\",\"with\":{\"name_en\":\"B\"}}\n";

static void
test_named (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autofree char *path = pp_shell_write (town, "named.jsonl", named);
  g_autoptr (PpTold) played = NULL, listed = NULL;

  pp_town_init (town, "desk", TODAY);
  played = pp_shell_run (town, "desk", "play", path, NULL);
  g_assert_cmpint (played->code, ==, 1);
  g_assert_nonnull (strstr (played->words, "line 2: An earlier line has taken the name “leela”."));
  listed = pp_shell_run (town, "desk", "list", "person", NULL);
  g_assert_cmpuint (count_lines (listed->told), ==, 2);   /* its heads, and one */
}

static GSubprocess *
start_play (PpTown *town)
{
  g_autofree char *folder = pp_town_desk (town, "desk");
  g_autofree char *first = pp_town_demo_file ("cluster"), *second = pp_town_demo_file ("weeks");
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                              &error, g_getenv ("PANIPPURA_ADMIN"), "--data-dir", folder,
                              "--json", "play", "--today", TODAY, first, second, NULL);
  g_assert_no_error (error);
  return process;
}

/* In the middle of a play: what was told is done, nothing else is, and the words say where. */
static void
test_stopped (gconstpointer number)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (PpTold) played = NULL;
  g_autoptr (PpJson) error = NULL;
  g_autofree char *found = NULL;
  char first[1];

  pp_town_init (town, "desk", TODAY);
  process = start_play (town);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (process), first, 1, NULL,
                                        NULL), ==, 1);
  g_subprocess_send_signal (process, GPOINTER_TO_INT (number));
  played = pp_shell_end (process);

  g_assert_cmpint (played->code, ==, -GPOINTER_TO_INT (number));
  g_assert_true (g_str_has_suffix (played->told, "}\n"));
  g_assert_cmpuint (count_lines (played->told), <, 1000);
  error = pp_json_parse (played->words, -1, NULL);
  g_assert_nonnull (error);
  g_assert_cmpstr (pp_json_get_text (error, "error"), ==, "admin.stopped");
  g_assert_nonnull (strstr (pp_json_get_text (error, "message"), " before line "));
  found = pp_town_admin (town, "desk", "verify", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/play/called", test_called);
  g_test_add_func ("/play/late", test_late);
  g_test_add_func ("/play/named", test_named);
  g_test_add_data_func ("/play/stopped/int", GINT_TO_POINTER (SIGINT), test_stopped);
  g_test_add_data_func ("/play/stopped/term", GINT_TO_POINTER (SIGTERM), test_stopped);

  return g_test_run ();
}
