/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-rig.h"

#include "kinds/pp-kinds.h"
#include "pp-customer.h"
#include "pp-fixture-raw.h"
#include "store/pp-folder.h"
#include "store/pp-verify.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

/* What is asked of a folder after a fault. */
typedef struct {
  gint64      n_before;
  GStrv       told;          /* (not owned): lines */
  guint       n_in_flight;
  char       *finding;       /* (owned) (nullable): the first */
} Question;

/**
 * pp_rig_new:
 *
 * Returns: (transfer full): a rig
 */
PpRig *
pp_rig_new (void)
{
  PpRig *self = g_new0 (PpRig, 1);

  self->schema = pp_kinds_get_schema ();
  self->base = pp_fixture_new ();
  pp_customer_set_up (self->base);
  self->n_before = pp_fixture_read_int (self->base, "SELECT max (seq) FROM act "
                                                    "WHERE verb <> 'reference.load'");
  pp_fixture_close (self->base);
  return self;
}

/**
 * pp_rig_free:
 * @self: (transfer full): a rig
 */
void
pp_rig_free (PpRig *self)
{
  pp_fixture_free (self->base);
  g_free (self);
}

/**
 * pp_rig_empty:
 *
 * Returns: (transfer full): an empty folder
 */
char *
pp_rig_empty (void)
{
  char *folder = g_dir_make_tmp ("pp-fault-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

/**
 * pp_rig_remove:
 * @folder: a folder, or a file
 *
 * Removes it with all that is in it.
 */
void
pp_rig_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      pp_rig_remove (path);
    }
  g_remove (folder);
}

static void
copy_file (const char *from, const char *to, const char *name)
{
  g_autofree char *source = g_build_filename (from, name, NULL);
  g_autofree char *target = g_build_filename (to, name, NULL);
  g_autofree char *bytes = NULL;
  struct utimbuf times = { 0 };
  GStatBuf about;
  gsize length;

  if (!g_file_get_contents (source, &bytes, &length, NULL))
    return;
  g_assert_true (g_file_set_contents_full (target, bytes, length, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
  g_assert_cmpint (g_stat (source, &about), ==, 0);
  times.modtime = about.st_mtime;
  g_assert_cmpint (g_utime (target, &times), ==, 0);
}

static void
copy_files (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    copy_file (from, to, name);
}

/**
 * pp_rig_copy:
 * @self: a rig
 *
 * Returns: (transfer full): a new folder as the base is
 */
char *
pp_rig_copy (PpRig *self)
{
  char *folder = pp_rig_empty ();

  copy_file (self->base->folder, folder, PP_FOLDER_DATABASE);
  return folder;
}

static PpRun *
run (const char *folder, guint first, guint n, const char *log, va_list settings)
{
  g_autofree char *from = g_strdup_printf ("%u", first), *customers = g_strdup_printf ("%u", n);
  g_autofree char *loaded = g_strconcat (g_getenv ("PP_FAULTS_DISK"), " ",
                                         g_getenv ("PP_FAULTS_MUTANT"), NULL);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  PpRun *told = g_new0 (PpRun, 1);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", loaded, TRUE);
  g_subprocess_launcher_setenv (launcher, "PP_DISK_FOLDER", folder, TRUE);
  if (log != NULL)
    g_subprocess_launcher_setenv (launcher, "PP_DISK_LOG", log, TRUE);
  for (const char *key = va_arg (settings, const char *); key != NULL;
       key = va_arg (settings, const char *))
    g_subprocess_launcher_setenv (launcher, key, va_arg (settings, const char *), TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("PP_FAULTS_CLERK"), folder,
                                         from, customers, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &told->said, &told->words, &error);
  g_assert_no_error (error);
  told->status = g_subprocess_get_status (process);
  return told;
}

/**
 * pp_rig_run:
 * @folder: where the clerk works
 * @first: the first customer
 * @n: how many of them
 * @...: names of settings and their values, %NULL at the end
 *
 * Returns: (transfer full): what came of it
 */
PpRun *
pp_rig_run (const char *folder, guint first, guint n, ...)
{
  PpRun *told;
  va_list settings;

  va_start (settings, n);
  told = run (folder, first, n, NULL, settings);
  va_end (settings);
  return told;
}

/**
 * pp_rig_record:
 * @self: a rig
 * @from: (nullable): a folder, as it was; the base's where %NULL
 * @first: the first customer
 * @n: how many of them
 * @...: names of settings and their values, %NULL at the end
 *
 * Lets a clerk work there and go home, on a copy.
 *
 * Returns: (transfer full): what was done to the disk
 */
PpTape *
pp_rig_record (PpRig *self, const char *from, guint first, guint n, ...)
{
  g_autofree char *folder = pp_rig_empty (), *log = g_strconcat (folder, ".log", NULL);
  g_autofree char *base = from == NULL ? pp_rig_copy (self) : NULL;
  g_autoptr (PpRun) told = NULL;
  PpTape *tape;
  va_list settings;

  copy_files (base != NULL ? base : from, folder);
  va_start (settings, n);
  told = run (folder, first, n, log, settings);
  va_end (settings);
  if (told->status != 0)
    g_error ("the clerk gave up: %s%s", told->said, told->words);
  tape = pp_tape_new (log, base != NULL ? base : from);
  pp_rig_remove (folder);
  if (base != NULL)
    pp_rig_remove (base);
  g_remove (log);
  return tape;
}

static void
find (Question *question, const char *format, ...)
{
  va_list args;

  if (question->finding != NULL)
    return;
  va_start (args, format);
  question->finding = g_strdup_vprintf (format, args);
  va_end (args);
}

static gboolean
check_row (PpDb *db, Question *question, const char *line, GHashTable *numbers, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);
  g_autofree char *number = NULL;
  gint64 n;

  if (strcmp (words[2], "-") == 0)
    return TRUE;
  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM change WHERE row = ?", "t", words[2]))
    return FALSE;
  if (n == 0)
    find (question, "%s is lost", line);
  number = g_strdup_printf ("%s %s", words[1], words[3]);
  if (strcmp (words[3], "-") != 0 && !g_hash_table_add (numbers, g_steal_pointer (&number)))
    find (question, "%s was given twice", line);
  return TRUE;
}

/* What was told is there, and every number once. */
static gboolean
check_told (PpDb *db, Question *question, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; question->told[i] != NULL; i++)
    if (g_str_has_prefix (question->told[i], "did ") &&
        !check_row (db, question, question->told[i], numbers, error))
      return FALSE;
  return TRUE;
}

/* The acts are those that were told, in their order, and what was in flight; each has the changes
 * that such an act has. */
static gboolean
check_acts (PpDb *db, Question *question, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row = TRUE;
  guint at = 0, n_more = 0;
  gint64 seq = question->n_before;

  statement = pp_db_prepare (db, error, "SELECT seq, verb, (SELECT count(*) FROM change "
                             "WHERE act = act.id) FROM act "
                             "WHERE seq > ? AND verb <> 'reference.load' ORDER BY seq", "i",
                             question->n_before);
  if (statement == NULL)
    return FALSE;
  while (pp_statement_step (statement, &row, error))
    {
      const char *verb = pp_statement_text (statement, 1);

      while (question->told[at] != NULL && !g_str_has_prefix (question->told[at], "did "))
        at++;
      if (!row)
        break;
      if (pp_statement_int (statement, 0) != ++seq)
        find (question, "act %" G_GINT64_FORMAT " is missing", seq);
      if (pp_statement_int (statement, 2) == 0)
        find (question, "act %" G_GINT64_FORMAT " is half", seq);
      if (question->told[at] == NULL)
        n_more++;
      else if (!g_str_has_prefix (question->told[at++] + strlen ("did "), verb))
        find (question, "act %" G_GINT64_FORMAT " is %s, not “%s”", seq, verb,
              question->told[at - 1]);
    }
  if (question->told[at] != NULL)
    find (question, "“%s” is lost", question->told[at]);
  if (n_more > question->n_in_flight)
    find (question, "%u acts were done that nobody was told of", n_more);
  return TRUE;
}

static gpointer
ask (PpDb *db, gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (PpVerifyReport) report = pp_verify (db, error);

  if (report == NULL || !check_told (db, question, error) || !check_acts (db, question, error))
    return NULL;
  if (report->findings->len > 0)
    find (question, "verify: %s", (char *) g_ptr_array_index (report->findings, 0));
  return data;
}

static void
add_line (const char *line, gpointer data)
{
  g_string_append (data, line);
}

static char *
look (PpRig *self, PpStore *store, const char *said, guint n_in_flight)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  Question question = { self->n_before, lines, n_in_flight, NULL };
  g_autoptr (GError) error = NULL;

  if (pp_store_read (store, ask, &question, &error) == NULL)
    find (&question, "it cannot be read: %s", error->message);
  return question.finding;
}

static void
shut (PpStore *store)
{
  pp_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (store);
}

static gpointer
read_more (PpDb *db, gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row = TRUE;

  statement = pp_db_prepare (db, error, "SELECT verb FROM act WHERE seq > ? "
                             "AND verb <> 'reference.load' ORDER BY seq", "i",
                             question->n_before + question->n_in_flight);
  while (statement != NULL && pp_statement_step (statement, &row, error) && row)
    g_string_append_printf (lines, "did %s - -\n", pp_statement_text (statement, 0));
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * pp_rig_settle:
 * @self: a rig
 * @folder: a data folder that nobody has open; it stays as it is
 * @said: what its clerk told
 *
 * Returns: (transfer full): that, and what was in flight and came to be done
 */
char *
pp_rig_settle (PpRig *self, const char *folder, const char *said)
{
  g_autofree char *copy = pp_rig_empty (), *more = NULL;
  Question question = { .n_before = self->n_before,
                        .n_in_flight = pp_rig_count (said, "did ") };
  g_autoptr (GError) error = NULL;
  PpStore *store;

  copy_files (folder, copy);
  store = pp_store_open (copy, self->schema, PP_STORE_WRITE, &error);
  g_assert_no_error (error);
  more = pp_store_read (store, read_more, &question, &error);
  g_assert_no_error (error);
  shut (store);
  pp_rig_remove (copy);
  return g_strconcat (said, more, NULL);
}

/**
 * pp_rig_find_after:
 * @self: a rig
 * @folder: a data folder that nobody has open
 * @said: what its clerk told
 * @n_in_flight: how many more acts may be there, which were done and not told
 * @next: the customer who comes next; 0: nobody does
 *
 * Opens the folder and looks whether every act that was told is there, whole, and no other; whether
 * pages, chain, seals and rows hold; and, with @next, whether all goes on from there.
 *
 * Returns: (transfer full) (nullable): what is wrong
 */
char *
pp_rig_find_after (PpRig *self, const char *folder, const char *said, guint n_in_flight,
                   guint next)
{
  PpFixture fixture = { .folder = (char *) folder, .now = self->base->now + next * 60 };
  g_autoptr (GString) all = g_string_new (said);
  g_autoptr (GError) error = NULL;
  char *finding;

  fixture.store = pp_store_open (folder, self->schema, PP_STORE_WRITE, &error);
  if (fixture.store == NULL)
    return g_strdup_printf ("it cannot be opened: %s", error->message);
  finding = look (self, fixture.store, said, n_in_flight);
  if (finding == NULL && next > 0)
    {
      guint n = pp_rig_count (said, "did ");

      pp_customer_serve (&fixture, next, add_line, all);
      if (pp_rig_count (all->str, "did ") != n + PP_CUSTOMER_ACTS)
        finding = g_strdup_printf ("the next customer was not served: %s", all->str);
    }
  shut (fixture.store);
  return finding;
}

/**
 * pp_rig_find:
 * @self: a rig
 * @folder: a data folder that nobody has open
 * @said: what its clerk told
 * @n_in_flight: how many more acts may be there, which were done and not told
 *
 * As pp_rig_find_after(), with nobody coming next.
 *
 * Returns: (transfer full) (nullable): what is wrong
 */
char *
pp_rig_find (PpRig *self, const char *folder, const char *said, guint n_in_flight)
{
  return pp_rig_find_after (self, folder, said, n_in_flight, 0);
}

/**
 * pp_rig_count:
 * @said: lines
 * @prefix: how some begin
 *
 * Returns: how many do
 */
guint
pp_rig_count (const char *said, const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], prefix);
  return n;
}

/**
 * pp_run_free:
 * @self: (transfer full): a run
 */
void
pp_run_free (PpRun *self)
{
  g_free (self->said);
  g_free (self->words);
  g_free (self);
}
