/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-town.h"

#include "core/pp-day.h"
#include "core/pp-json.h"
#include "pp-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

/* The cluster of the demo, and how many days before today it is set up. */
#define CLUSTER "G12011"
#define SETUP_DAYS 60

/* In memory where that can be had: the plays commit thousands of times. */
#define MEMORY "/dev/shm"

static char *
make_folder (void)
{
  char *folder = g_strdup (MEMORY "/pp-town-XXXXXX");

  if (g_mkdtemp (folder) != NULL)
    return folder;
  g_free (folder);
  folder = g_dir_make_tmp ("pp-town-XXXXXX", NULL);
  g_assert_nonnull (folder);
  return folder;
}

static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static const char *
find_program (const char *variable)
{
  const char *path = g_getenv (variable);

  g_assert_nonnull (path);
  return path;
}

static GSubprocess *
spawn (PpTown *self, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  if (self->language != NULL)
    g_subprocess_launcher_setenv (launcher, "LANGUAGE", self->language, TRUE);
  else
    g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return process;
}

/* What it prints; it must end well. */
static char *
finish (GSubprocess *process)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) told = NULL;
  gsize length;
  const char *text;

  g_subprocess_communicate (process, NULL, NULL, &told, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  text = g_bytes_get_data (told, &length);
  return g_strndup (text != NULL ? text : "", length);
}

static char *
run_district (PpTown *self, const char *command)
{
  g_autofree char *store = g_strdup_printf ("sqlite:%s/district/district.db", self->folder);
  const char *const argv[] = {
    find_program ("PANIPPURA_DISTRICT"), "--store", store, command, "--cluster", CLUSTER, NULL,
  };
  g_autoptr (GSubprocess) process = spawn (self, argv);

  return finish (process);
}

static void
add_words (GPtrArray *words, va_list args)
{
  for (const char *word = va_arg (args, const char *); word != NULL;
       word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);
}

static char *
run_admin (PpTown *self, const char *desk, GPtrArray *words)
{
  g_autoptr (GSubprocess) process = NULL;

  g_ptr_array_add (words, NULL);
  process = pp_town_start (self, desk, (const char *const *) words->pdata);
  return finish (process);
}

/**
 * pp_town_new:
 *
 * Returns: (transfer full): a town without a desk; its server does not run yet
 */
PpTown *
pp_town_new (void)
{
  PpTown *self = g_new0 (PpTown, 1);

  self->folder = make_folder ();
  return self;
}

/**
 * pp_town_free:
 * @self: (transfer full): a town
 *
 * Stops the server and removes all folders.
 */
void
pp_town_free (PpTown *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (self->server != NULL)
    {
      g_subprocess_send_signal (self->server, SIGTERM);
      g_subprocess_wait (self->server, NULL, NULL);
    }
  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    pp_town_remove (self, name);
  pp_fixture_remove (self->folder);
  g_clear_object (&self->server);
  g_free (self->folder);
  g_free (self->address);
  g_free (self);
}

/**
 * pp_town_desk:
 * @self: a town
 * @desk: name of a desk
 *
 * Returns: (transfer full): its data folder
 */
char *
pp_town_desk (PpTown *self, const char *desk)
{
  return g_build_filename (self->folder, desk, NULL);
}

/**
 * pp_town_start:
 * @self: a town
 * @desk: at which desk
 * @words: (array zero-terminated=1): what is typed after `panippura-admin --data-dir DIR`
 *
 * Returns: (transfer full): the program, running, its standard output a pipe
 */
GSubprocess *
pp_town_start (PpTown *self, const char *desk, const char *const *words)
{
  g_autofree char *folder = pp_town_desk (self, desk);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) find_program ("PANIPPURA_ADMIN"));
  g_ptr_array_add (argv, (gpointer) "--data-dir");
  g_ptr_array_add (argv, folder);
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  return spawn (self, (const char *const *) argv->pdata);
}

/**
 * pp_town_admin:
 * @self: a town
 * @desk: at which desk
 * @...: what is typed, %NULL-terminated
 *
 * Returns: (transfer full): what the program printed; it must have ended well
 */
char *
pp_town_admin (PpTown *self, const char *desk, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list args;

  va_start (args, desk);
  add_words (words, args);
  va_end (args);
  return run_admin (self, desk, words);
}

/**
 * pp_town_make_code:
 * @self: a town
 * @first: whether the district takes the demo's cluster in first
 *
 * Returns: (transfer full): a one-time code for a desk of the demo's cluster
 */
char *
pp_town_make_code (PpTown *self, gboolean first)
{
  g_autofree char *added = first ? run_district (self, "add-cluster") : NULL;

  return g_strchomp (run_district (self, "enrol-code"));
}

/**
 * pp_town_serve:
 * @self: a town
 *
 * Starts the server on a free port of loopback.
 */
void
pp_town_serve (PpTown *self)
{
  g_autofree char *store = g_strdup_printf ("sqlite:%s/district/district.db", self->folder);
  const char *const argv[] = {
    find_program ("PANIPPURA_DISTRICT"), "--store", store, "serve", "--listen", "127.0.0.1:0",
    NULL,
  };
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;

  self->server = spawn (self, argv);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  self->address = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->address);
  if (g_str_has_suffix (self->address, "/"))
    self->address[strlen (self->address) - 1] = '\0';
}

/**
 * pp_town_init:
 * @self: a town
 * @desk: a new desk
 * @today: YYYY-MM-DD: the demo's today
 *
 * Sets the demo cluster up, long enough before today.
 */
void
pp_town_init (PpTown *self, const char *desk, const char *today)
{
  g_autofree char *day = pp_day_add (today, -SETUP_DAYS);
  g_autofree char *at = g_strconcat (day, " 08:00", NULL);
  g_autofree char *told = pp_town_admin (self, desk, "init", "--demo", "--manager", "mini",
                                         "--name", "Mini Thomas", "--local-body", CLUSTER,
                                         "--at", at, NULL);
}

/**
 * pp_town_play:
 * @self: a town
 * @desk: at which desk
 * @today: YYYY-MM-DD
 * @...: names of the demo's play files, %NULL-terminated
 *
 * Returns: (transfer full): what was done, an act a line
 */
char *
pp_town_play (PpTown *self, const char *desk, const char *today, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *const first[] = { "--json", "play", "--today", today };
  va_list args;

  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (words, (gpointer) first[i]);
  va_start (args, today);
  for (const char *name = va_arg (args, const char *); name != NULL;
       name = va_arg (args, const char *))
    {
      g_ptr_array_add (paths, pp_town_demo_file (name));
      g_ptr_array_add (words, g_ptr_array_index (paths, paths->len - 1));
    }
  va_end (args);
  return run_admin (self, desk, words);
}

/**
 * pp_town_copy:
 * @self: a town
 * @from: a desk at which nothing runs
 * @to: a new desk, with the same files
 */
void
pp_town_copy (PpTown *self, const char *from, const char *to)
{
  g_autofree char *source = pp_town_desk (self, from), *target = pp_town_desk (self, to);
  g_autoptr (GDir) dir = g_dir_open (source, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (source, name, NULL);
      g_autoptr (GFile) copy = g_file_new_build_filename (target, name, NULL);
      g_autoptr (GError) error = NULL;

      g_file_copy (file, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

/**
 * pp_town_remove:
 * @self: a town
 * @desk: a desk at which nothing runs
 *
 * Removes its folder.
 */
void
pp_town_remove (PpTown *self, const char *desk)
{
  g_autofree char *folder = pp_town_desk (self, desk);

  pp_fixture_remove (folder);
}

/**
 * pp_town_demo_file:
 * @name: of a play file of the demo, without its ending
 *
 * Returns: (transfer full): its path
 */
char *
pp_town_demo_file (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".jsonl", NULL);

  return g_test_build_filename (G_TEST_DIST, "..", "data", "demo", file, NULL);
}

static char *
read_told (const char *line, const char *verb, const char *column)
{
  g_autoptr (PpJson) json = pp_json_parse (line, -1, NULL);
  g_autoptr (PpJson) record = NULL;
  const PpJsonMember *member;

  if (json == NULL || g_strcmp0 (pp_json_get_text (json, "did"), verb) != 0)
    return NULL;
  member = pp_json_get (json, "record");
  g_assert_nonnull (member);
  record = pp_json_parse (member->text, (gssize) member->length, NULL);
  g_assert_nonnull (record);
  return g_strdup (pp_json_get_text (record, column));
}

/**
 * pp_town_find_told:
 * @told: what pp_town_play() returned
 * @verb: a verb
 * @column: a column of text of the record that it returned
 *
 * Returns: (transfer full): its value for the last act of that verb
 */
char *
pp_town_find_told (const char *told, const char *verb, const char *column)
{
  g_auto (GStrv) lines = g_strsplit (told, "\n", -1);

  for (guint i = g_strv_length (lines); i > 0; i--)
    {
      char *value = read_told (lines[i - 1], verb, column);

      if (value != NULL)
        return value;
    }
  g_error ("%s was not told", verb);
}
