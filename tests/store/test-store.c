/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "core/pp-error.h"
#include "kinds/pp-kinds.h"
#include "people/pp-person.h"

#include <string.h>

static char *program;   /* this very program, to be run as another process */

static gpointer
count_people (PpDb *db, gpointer data, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM person", ""))
    return NULL;
  return GINT_TO_POINTER (1000 + (int) n);
}

static PpRequest *
register_request (PpFixture *fixture, const char *name)
{
  g_autofree char *anitha = pp_fixture_staff_id (fixture, "anitha");
  PpRequest *request = pp_request_new ("person.register", anitha,
                                       pp_fixture_ask (fixture, "person.register",
                                                       "name_en", name, NULL));

  request->at = fixture->now++;
  return request;
}

typedef struct {
  gpointer result;
  GError  *error;
  gboolean done;
} Answer;

static void
take_run (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->result = pp_store_run_finish (PP_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
take_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->result = pp_store_read_finish (PP_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct {
  GThread   *thread;
  GPtrArray *rows;
  guint      n_times;
} Heard;

static void
hear (PpStore *store, GStrv rows, gpointer data)
{
  Heard *heard = data;

  g_assert_true (g_thread_self () == heard->thread);
  heard->n_times++;
  for (guint i = 0; rows[i] != NULL; i++)
    g_ptr_array_add (heard->rows, g_strdup (rows[i]));
}

static void
listen (Heard *heard)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  heard->n_times = 0;
  g_ptr_array_set_size (heard->rows, 0);
}

static void
test_changed (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  Heard heard = { g_thread_self (), rows, 0 };
  g_autofree char *wanted = NULL, *words = NULL;
  const char *leela;

  listen (&heard);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (hear), &heard);

  leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  g_assert_cmpuint (heard.n_times, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  wanted = g_strdup_printf ("person/%s", leela);
  g_assert_cmpuint (heard.n_times, ==, 1);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (rows, 0), ==, wanted);

  listen (&heard);
  words = pp_fixture_fails (fixture, "people.no-name", "anitha", "person.register", NULL);
  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "name_en", "Leela", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (heard.n_times, ==, 0);
}

static void
test_run_async (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  Answer done = { 0 }, refused = { 0 }, read = { 0 };

  pp_store_run_async (fixture->store, register_request (fixture, "Leela"), NULL, take_run, &done);
  pp_store_run_async (fixture->store, register_request (fixture, ""), NULL, take_run, &refused);
  wait_for (&done);
  wait_for (&refused);
  g_assert_no_error (done.error);
  g_assert_cmpstr (((PpPerson *) done.result)->name_en, ==, "Leela");
  g_assert_null (refused.result);
  g_assert_cmpstr (pp_error_get_code (refused.error), ==, "people.no-name");
  g_assert_cmpstr (pp_error_get_field (refused.error), ==, "name_en");

  pp_store_read_async (fixture->store, count_people, NULL, NULL, NULL, NULL, take_read, &read);
  wait_for (&read);
  g_assert_no_error (read.error);
  g_assert_cmpint (GPOINTER_TO_INT (read.result), ==, 1001);
  g_object_unref (done.result);
  g_error_free (refused.error);
}

static gpointer
sleep_a_little (PpDb *db, gpointer data, GError **error)
{
  g_usleep (20000);
  return data;
}

static gpointer
block_the_writer (gpointer data)
{
  PpFixture *fixture = data;

  return pp_store_maintain (fixture->store, sleep_a_little, fixture, NULL);
}

static void
test_cancel (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer taken_back = { 0 }, reading = { 0 }, kept = { 0 };
  GThread *other = g_thread_new ("other", block_the_writer, fixture);

  g_cancellable_cancel (cancellable);
  pp_store_run_async (fixture->store, register_request (fixture, "Taken back"), cancellable,
                      take_run, &taken_back);
  pp_store_read_async (fixture->store, count_people, NULL, NULL, NULL, cancellable, take_read,
                       &reading);
  pp_store_run_async (fixture->store, register_request (fixture, "Kept"), NULL, take_run, &kept);
  wait_for (&taken_back);
  wait_for (&reading);
  wait_for (&kept);
  g_thread_join (other);
  g_assert_error (taken_back.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (reading.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (kept.error);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM person"), ==, 1);
  g_object_unref (kept.result);
  g_error_free (taken_back.error);
  g_error_free (reading.error);
}

/* Closing does what is queued, in its order, before it ends. */
static void
test_close_does_the_queue (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  Answer answers[20] = { 0 };
  g_autofree char *names = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *name = g_strdup_printf ("P%02d", (int) i);

      pp_store_run_async (fixture->store, register_request (fixture, name), NULL, take_run,
                          &answers[i]);
    }
  pp_fixture_close (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_assert_true (answers[i].done);
      g_assert_no_error (answers[i].error);
      g_object_unref (answers[i].result);
    }
  names = pp_fixture_read_text (fixture, "SELECT group_concat (name_en, '') FROM "
                                         "(SELECT name_en FROM person ORDER BY rowid)");
  g_assert_cmpuint (strlen (names), ==, 3 * G_N_ELEMENTS (answers));
  g_assert_true (g_str_has_prefix (names, "P00P01P02P03"));
}

static void
test_closed (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  PpStore *store = g_object_ref (fixture->store);
  PpRequest *first = register_request (fixture, "Late"), *second = register_request (fixture, "L");
  g_autoptr (GError) run = NULL, read = NULL, maintain = NULL;
  Answer running = { 0 }, reading = { 0 };

  pp_fixture_close (fixture);
  g_assert_null (pp_store_run (store, first, &run));
  g_assert_error (run, PP_STORE_ERROR, PP_STORE_ERROR_CLOSED);
  g_assert_null (pp_store_read (store, count_people, NULL, &read));
  g_assert_error (read, PP_STORE_ERROR, PP_STORE_ERROR_CLOSED);
  g_assert_null (pp_store_maintain (store, count_people, NULL, &maintain));
  g_assert_error (maintain, PP_STORE_ERROR, PP_STORE_ERROR_CLOSED);
  pp_store_run_async (store, second, NULL, take_run, &running);
  pp_store_read_async (store, count_people, g_strdup ("x"), g_free, NULL, NULL, take_read,
                       &reading);
  wait_for (&running);
  wait_for (&reading);
  g_assert_error (running.error, PP_STORE_ERROR, PP_STORE_ERROR_CLOSED);
  g_assert_error (reading.error, PP_STORE_ERROR, PP_STORE_ERROR_CLOSED);
  g_error_free (running.error);
  g_error_free (reading.error);
  pp_store_close (store);
  g_object_unref (store);
}

/* As another process: opens @folder and exits with the error's code, or 100 where it opened. */
static int
open_as_other (const char *folder, gboolean read_only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpStore) store = pp_store_open (folder, pp_kinds_get_schema (),
                                             read_only ? PP_STORE_READ_ONLY : PP_STORE_WRITE,
                                             &error);

  if (store == NULL)
    return error->domain == PP_STORE_ERROR ? error->code : 99;
  pp_store_close (store);
  return 100;
}

static int
ask_other (PpFixture *fixture, const char *how)
{
  const char *const argv[] = { program, how, fixture->folder, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_locked (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (pp_store_open (fixture->folder, pp_kinds_get_schema (), PP_STORE_WRITE, &error));
  g_assert_error (error, PP_STORE_ERROR, PP_STORE_ERROR_LOCKED);
  g_assert_cmpint (ask_other (fixture, "--write"), ==, PP_STORE_ERROR_LOCKED);
  g_assert_cmpint (ask_other (fixture, "--read"), ==, 100);
  pp_fixture_add_person (fixture, "Still here", NULL, NULL);
  pp_fixture_close (fixture);
  g_assert_cmpint (ask_other (fixture, "--write"), ==, 100);
  g_assert_cmpint (ask_other (fixture, "--read"), ==, 100);
}

static void
test_read_only (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (GError) error = NULL, run = NULL, maintain = NULL;
  g_autoptr (PpStore) beside = pp_store_open (fixture->folder, pp_kinds_get_schema (),
                                              PP_STORE_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_cmpint (GPOINTER_TO_INT (pp_store_read (beside, count_people, NULL, &error)), ==, 1000);
  pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  g_assert_cmpint (GPOINTER_TO_INT (pp_store_read (beside, count_people, NULL, &error)), ==, 1001);
  g_assert_null (pp_store_run (beside, register_request (fixture, "Not so"), &run));
  g_assert_error (run, PP_STORE_ERROR, PP_STORE_ERROR_READ_ONLY);
  g_assert_null (pp_store_maintain (beside, count_people, NULL, &maintain));
  g_assert_error (maintain, PP_STORE_ERROR, PP_STORE_ERROR_READ_ONLY);
  pp_store_close (beside);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM person"), ==, 1);
}

static gpointer
try_to_write (PpDb *db, gpointer data, GError **error)
{
  return pp_db_run (db, error, "UPDATE local SET value = '0'", "") ? db : NULL;
}

static void
test_reader_cannot_write (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (pp_store_read (fixture->store, try_to_write, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT min(value) > '0' FROM local"), ==, 1);
}

/* Another process that comes and goes must not take the log of writes away from the writer. */
static void
test_second_opening_keeps_the_lock (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *wal = pp_fixture_file (fixture, "panippura.db-wal");
  g_autoptr (PpStore) beside = NULL;

  g_assert_null (pp_store_open (fixture->folder, pp_kinds_get_schema (), PP_STORE_WRITE, NULL));
  beside = pp_store_open (fixture->folder, pp_kinds_get_schema (), PP_STORE_READ_ONLY, NULL);
  g_assert_nonnull (beside);
  pp_store_close (beside);
  g_assert_cmpint (ask_other (fixture, "--touch"), ==, 0);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
}

/* As another program that knows SQLite: opens the file, reads, closes. */
static int
touch_as_other (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "panippura.db", NULL);
  sqlite3 *raw;
  int code;

  if (sqlite3_open (path, &raw) != SQLITE_OK)
    return 1;
  code = sqlite3_exec (raw, "SELECT count(*) FROM act", NULL, NULL, NULL);
  sqlite3_close (raw);
  return code == SQLITE_OK ? 0 : 1;
}

static gpointer
read_nothing (PpDb *db, gpointer data, GError **error)
{
  return data;
}

static gpointer
read_on (gpointer data)
{
  PpStore *store = data;
  g_autoptr (GError) error = NULL;

  while (pp_store_read (store, read_nothing, store, &error) != NULL)
    ;
  return g_strdup (pp_error_get_code (error));
}

/* Who works on another thread is told that the folder is closed, whenever that is. */
static void
test_closed_meanwhile (void)
{
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (PpFixture) fixture = pp_fixture_new_bare (pp_kinds_get_schema (), "demo");
      g_autoptr (PpStore) store = g_object_ref (fixture->store);
      GThread *threads[3];

      for (gsize j = 0; j < G_N_ELEMENTS (threads); j++)
        threads[j] = g_thread_new ("reader", read_on, store);
      g_usleep ((gulong) i * 200);
      pp_fixture_close (fixture);
      for (gsize j = 0; j < G_N_ELEMENTS (threads); j++)
        {
          g_autofree char *code = g_thread_join (threads[j]);

          g_assert_cmpstr (code, ==, "store.closed");
        }
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--touch") == 0)
    return touch_as_other (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return open_as_other (argv[2], FALSE);
  if (argc == 3 && strcmp (argv[1], "--read") == 0)
    return open_as_other (argv[2], TRUE);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/changed", test_changed);
  g_test_add_func ("/store/run-async", test_run_async);
  g_test_add_func ("/store/cancel", test_cancel);
  g_test_add_func ("/store/close-does-the-queue", test_close_does_the_queue);
  g_test_add_func ("/store/closed", test_closed);
  g_test_add_func ("/store/locked", test_locked);
  g_test_add_func ("/store/read-only", test_read_only);
  g_test_add_func ("/store/reader-cannot-write", test_reader_cannot_write);
  g_test_add_func ("/store/second-opening-keeps-the-lock", test_second_opening_keeps_the_lock);
  g_test_add_func ("/store/closed-meanwhile", test_closed_meanwhile);

  return g_test_run ();
}
