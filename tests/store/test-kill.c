/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "kinds/pp-kinds.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ROUNDS     20
#define LONGEST_LIFE 40000   /* microseconds */

static char *program;   /* this very program, to be run as the one that is killed */

/* As the child: registers people and gives them tokens for ever, and tells each key once the
 * store has acknowledged the act.
 */
static int
work_until_killed (const char *folder, const char *anitha)
{
  g_autoptr (PpStore) store = pp_store_open (folder, pp_kinds_get_schema (), PP_STORE_WRITE, NULL);

  if (store == NULL)
    return 1;
  for (int i = 0;; i++)
    {
      PpFixture fixture = { .store = store };
      g_autoptr (PpRecord) person = NULL, token = NULL;
      g_autofree char *line = NULL;
      PpRequest *request;

      request = pp_request_new ("person.register", anitha,
                                pp_fixture_ask (&fixture, "person.register", "name_en", "Leela",
                                                NULL));
      person = pp_store_run (store, request, NULL);
      if (person == NULL)
        return 1;
      request = pp_request_new ("token.give", anitha,
                                pp_fixture_ask (&fixture, "token.give",
                                                "person", pp_record_get_id (person), NULL));
      token = pp_store_run (store, request, NULL);
      if (token == NULL)
        return 1;
      line = g_strdup_printf ("%s %s\n", pp_record_get_id (person), pp_record_get_id (token));
      if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
        return 1;
    }
}

static GPid
start_child (PpFixture *fixture, const char *anitha, int *pipe_end)
{
  const char *const argv[] = { program, "--work", fixture->folder, anitha, NULL };
  g_autoptr (GError) error = NULL;
  GPid child;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &child, NULL, pipe_end, NULL, &error);
  g_assert_no_error (error);
  return child;
}

static void
read_some (int from, GString *told)
{
  char bytes[4096];
  gssize n = read (from, bytes, sizeof bytes);

  g_assert_cmpint (n, >=, 0);
  g_string_append_len (told, bytes, n);
}

static void
read_rest (int from, GString *told)
{
  gsize before;

  do
    {
      before = told->len;
      read_some (from, told);
    }
  while (told->len > before);
  close (from);
}

/* What the child had told by the time it was killed; the pipe outlives it. */
static GString *
run_and_kill (PpFixture *fixture, const char *anitha, gulong microseconds)
{
  GString *told = g_string_new (NULL);
  int from, status;
  GPid child = start_child (fixture, anitha, &from);

  read_some (from, told);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  read_rest (from, told);
  g_spawn_close_pid (child);
  return told;
}

static gpointer
has_row (PpDb *db, gpointer id, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error,
                       "SELECT (SELECT count(*) FROM person WHERE id = ?1) + "
                       "(SELECT count(*) FROM token WHERE id = ?1)", "t", id))
    return NULL;
  return n == 1 ? id : NULL;
}

/* A last line that the kill cut short was acknowledged as well as the others, but half told. */
static guint
check_told (PpFixture *fixture, GString *told)
{
  g_auto (GStrv) words = NULL;
  char *end = strrchr (told->str, '\n');
  guint n = 0;

  g_assert_nonnull (end);
  *end = '\0';
  words = g_strsplit_set (told->str, " \n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_assert_nonnull (pp_store_read (fixture->store, has_row, words[i], NULL));
        n++;
      }
  return n;
}

static void
test_kill (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *anitha = pp_fixture_staff_id (fixture, "anitha");
  guint n_told = 0;

  g_test_message ("seed %u", seed);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GString) told = NULL;

      pp_fixture_close (fixture);
      told = run_and_kill (fixture, anitha, g_rand_int_range (random, 0, LONGEST_LIFE));
      pp_fixture_reopen (fixture);
      n_told += check_told (fixture, told);
      pp_fixture_assert_clean (fixture);

      /* no half act: each act has its changes, each counter stands where its numbers end */
      g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM act WHERE NOT EXISTS "
                                                     "(SELECT 1 FROM change WHERE act = act.id)"),
                       ==, 0);
      g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) = max (seq) FROM act "
                                                     "WHERE verb <> 'reference.load'"),
                       ==, 1);
      g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT (SELECT count(*) FROM token) = "
                                                     "(SELECT sum (last) FROM counter "
                                                     "WHERE series LIKE 'T-%')"), ==, 1);
      g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT (SELECT count(*) FROM person) + "
                                                     "(SELECT count(*) FROM machine) + "
                                                     "(SELECT count(*) FROM token) = "
                                                     "(SELECT count(*) FROM search JOIN search_row "
                                                     "ON id = search.rowid WHERE kind IN "
                                                     "('person', 'machine', 'token'))"), ==, 1);
    }
  g_test_message ("%u rows acknowledged", n_told);
  g_assert_cmpuint (n_told, >=, 2 * N_ROUNDS);
}

/* As the child: makes the database and writes into it, before the system's first manager. */
static int
begin_until_killed (const char *folder)
{
  g_autoptr (PpStore) store = pp_store_open (folder, pp_kinds_get_schema (), PP_STORE_WRITE, NULL);

  if (store == NULL)
    return 1;
  while (TRUE)
    {
      PpFixture fixture = { .store = store };
      PpRequest *request = pp_request_new ("person.register", PP_SYSTEM_ACTOR,
                                           pp_fixture_ask (&fixture, "person.register",
                                                           "name_en", "Leela", NULL));
      g_autoptr (PpRecord) person = pp_store_run (store, request, NULL);
      g_autofree char *line = NULL;

      if (person == NULL)
        return 1;
      line = g_strdup_printf ("%s\n", pp_record_get_id (person));
      if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
        return 1;
    }
}

/* The power may fail at the very first start, before anything stands in the database file. */
static void
test_first_start (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *folder = g_dir_make_tmp ("pp-test-XXXXXX", NULL);
      const char *const argv[] = { program, "--begin", folder, NULL };
      PpFixture fixture = { .folder = folder };
      g_autoptr (GString) told = g_string_new ("\n");
      g_autoptr (GError) error = NULL;
      GPid child;
      int from;

      g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                &child, NULL, &from, NULL, &error);
      g_assert_no_error (error);
      if (round % 2 == 0)
        read_some (from, told);
      g_usleep (g_rand_int_range (random, 0, LONGEST_LIFE));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      read_rest (from, told);
      g_spawn_close_pid (child);

      fixture.store = pp_store_open (folder, pp_kinds_get_schema (), PP_STORE_WRITE, &error);
      g_assert_no_error (error);
      check_told (&fixture, told);
      pp_fixture_assert_clean (&fixture);
      g_assert_cmpint (pp_fixture_read_int (&fixture, "SELECT count(*) FROM local WHERE key IN "
                                            "('device', 'incarnation', 'series', 'purpose')"),
                       ==, 4);
      pp_store_close (fixture.store);
      g_object_unref (fixture.store);
      pp_fixture_remove (folder);
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--begin") == 0)
    return begin_until_killed (argv[2]);
  if (argc == 4 && strcmp (argv[1], "--work") == 0)
    return work_until_killed (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kill/acknowledged", test_kill);
  g_test_add_func ("/kill/first-start", test_first_start);

  return g_test_run ();
}
