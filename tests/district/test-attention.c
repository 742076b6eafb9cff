/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture.h"
#include "store/pp-apply.h"

#include <string.h>

/* Set by main() from the program's first argument. */
static const char *program;

static gpointer
refuse (PpDb *db, gpointer data, GError **error)
{
  g_autofree char *incarnation = NULL;

  return GINT_TO_POINTER (
    pp_db_read_text (db, &incarnation, error,
                     "SELECT value FROM local WHERE key = 'incarnation'", "") &&
    pp_apply_refusal (db, incarnation, GPOINTER_TO_INT (data), "bad-value", 0, error));
}

static char *
run (PpFixture *desk, const char *option)
{
  const char *argv[] = { program, "--data-dir", desk->folder, option, "attention", NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  pp_fixture_close (desk);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  pp_fixture_reopen (desk);
  return g_steal_pointer (&out);
}

static void
assert_says (PpFixture *desk, const char *option, const char *const *words)
{
  g_autofree char *out = run (desk, option);

  for (; *words != NULL; words++)
    if (strstr (out, *words) == NULL)
      g_error ("no “%s” in %s", *words, out);
}

/* What was refused, who did it and when, why, and to what; then that it is being settled. */
static void
test_words (void)
{
  g_autoptr (PpFixture) desk = pp_fixture_new ();
  g_autofree char *act = NULL, *json_act = NULL, *plain = NULL;
  const char *none[] = { "Not accepted by the server: 0.", NULL };
  const char *english[] = { "1 act was not accepted", "2026-03-02", "person.register", "Anitha",
                            "a value that does not fit", "Leela", NULL };
  const char *json[] = { NULL, "\"did\":\"person.register\"", "\"why\":\"bad-value\"",
                         "\"words\":\"", "\"rows\":[\"Leela", "\"settling\":null",
                         "{\"refused\":1", NULL };
  const char *settling[] = { "Settled here (refused.withdraw)", NULL };

  assert_says (desk, "--by=mini", none);
  pp_fixture_add_person (desk, "Leela", NULL, NULL);
  act = pp_fixture_last_act (desk);
  pp_store_maintain (desk->store, refuse, GINT_TO_POINTER (atoi (strchr (act, '/') + 1)), NULL);
  json_act = g_strdup_printf ("{\"refused_act\":{\"act\":\"%s\"", act);
  json[0] = json_act;
  assert_says (desk, "--by=mini", english);
  assert_says (desk, "--json", json);
  pp_fixture_do (desk, "mini", "refused.withdraw", "act", act, NULL);
  assert_says (desk, "--by=mini", settling);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];
  g_test_add_func ("/district/attention/words", test_words);
  return g_test_run ();
}
