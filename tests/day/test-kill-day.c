/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-town.h"

#include "core/pp-json.h"
#include "kinds/pp-kinds.h"
#include "store/pp-history.h"
#include "store/pp-store.h"

#include <signal.h>
#include <string.h>

#define TODAY "2026-11-24"
#define N_ROUNDS 10            /* of each play */
#define LONGEST_WAIT 30000     /* microseconds after the last act that is waited for */

/* A play that is killed: on which desk, which files, and after how many acts at most. */
typedef struct {
  const char *name;
  const char *base;
  const char *files[3];
  guint       most_acts;
} Play;

static const Play plays[] = {
  { "weeks", "new", { "cluster", "weeks" }, 1200 },
  { "day", "three-weeks-old", { "day" }, 55 },
};

/* What is looked up of a desk after the kill. */
typedef struct {
  GStrv      lines;   /* what was told, a whole line an act */
  GPtrArray *verbs;   /* (element-type utf8): of the files, those that are not to fail */
  gint64     n_before;
} Told;

/* The verbs that a play file does, in their order. */
static void
read_verbs (const char *name, GPtrArray *verbs)
{
  g_autofree char *path = pp_town_demo_file (name);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (PpJson) json = *lines[i] == '{' ? pp_json_parse (lines[i], -1, NULL) : NULL;

      if (json != NULL && pp_json_get (json, "fails") == NULL)
        g_ptr_array_add (verbs, g_strdup (pp_json_get_text (json, "do")));
    }
}

static GSubprocess *
start_play (PpTown *town, const Play *play)
{
  g_autofree char *first = pp_town_demo_file (play->files[0]);
  g_autofree char *second = play->files[1] != NULL ? pp_town_demo_file (play->files[1]) : NULL;
  const char *const words[] = { "--json", "play", "--today", TODAY, first, second, NULL };

  return pp_town_start (town, "desk", words);
}

/* Reads until @n lines were told, waits, kills, and takes what was told by then. It may have come
 * to its end meanwhile. */
static char *
kill_play (GSubprocess *process, guint n, gulong microseconds)
{
  GInputStream *pipe = g_subprocess_get_stdout_pipe (process);
  g_autoptr (GString) told = g_string_new (NULL);
  gboolean killed = FALSE;
  char bytes[4096];
  gssize length;

  while ((length = g_input_stream_read (pipe, bytes, sizeof bytes, NULL, NULL)) > 0)
    {
      for (gssize i = 0; i < length && n > 0; i++)
        n -= bytes[i] == '\n' ? 1 : 0;
      g_string_append_len (told, bytes, length);
      if (n > 0 || killed)
        continue;
      g_usleep (microseconds);
      g_subprocess_force_exit (process);
      killed = TRUE;
    }
  g_assert_true (killed);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process) ||
                 g_subprocess_get_successful (process));
  return g_string_free (g_steal_pointer (&told), FALSE);
}

/* The lines that were told to their end. */
static GStrv
split_whole (char *told)
{
  char *end = strrchr (told, '\n');

  g_assert_nonnull (end);
  *end = '\0';
  return g_strsplit (told, "\n", -1);
}

static char *
read_row (const char *line)
{
  g_autoptr (PpJson) json = pp_json_parse (line, -1, NULL);
  g_autoptr (PpJson) record = NULL;
  const PpJsonMember *member;

  g_assert_nonnull (json);
  member = pp_json_get (json, "record");
  record = pp_json_parse (member->text, (gssize) member->length, NULL);
  g_assert_nonnull (record);
  return g_strdup (pp_json_get_text (record, "id"));
}

/* Every row that was told of is there. */
static gpointer
check_rows (PpDb *db, gpointer data, GError **error)
{
  const Told *told = data;

  for (guint i = 0; told->lines[i] != NULL; i++)
    {
      g_autofree char *row = read_row (told->lines[i]);
      g_autoptr (GPtrArray) entries = row != NULL ? pp_history_of_row (db, row, error) : NULL;

      g_assert_true (row == NULL || entries->len > 0);
    }
  return data;
}

static gpointer
count_acts (PpDb *db, gpointer data, GError **error)
{
  gint64 *n = data;

  return pp_db_read_int (db, n, error, "SELECT max (seq) FROM act "
                                       "WHERE verb <> 'reference.load'", "") ? data : NULL;
}

/* The acts are those of the files, in their order and without a gap, each with its changes; as
 * many as were told or a few more, which were done and not told yet. */
static gpointer
check_acts (PpDb *db, gpointer data, GError **error)
{
  const Told *told = data;
  g_autoptr (PpStatement) statement = NULL;
  gboolean row = TRUE;
  guint n = 0;

  statement = pp_db_prepare (db, error,
                             "SELECT verb, (SELECT count(*) FROM change WHERE act = act.id), seq "
                             "FROM act WHERE seq > ? AND verb <> 'reference.load' ORDER BY seq",
                             "i", told->n_before);
  g_assert_nonnull (statement);
  while (pp_statement_step (statement, &row, error) && row)
    {
      g_assert_cmpuint (n, <, told->verbs->len);
      g_assert_cmpstr (pp_statement_text (statement, 0), ==, g_ptr_array_index (told->verbs, n));
      g_assert_cmpint (pp_statement_int (statement, 1), >, 0);
      n++;
      g_assert_cmpint (pp_statement_int (statement, 2), ==, told->n_before + n);
    }
  g_assert_cmpuint (n, >=, g_strv_length (told->lines));
  return data;
}

static void
query (PpTown *town, const char *desk, PpReadFunc func, gpointer data)
{
  g_autofree char *folder = pp_town_desk (town, desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (PpStore) store = NULL;

  store = pp_store_open (folder, pp_kinds_get_schema (), PP_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (pp_store_read (store, func, data, &error) == data);
  g_assert_no_error (error);
  pp_store_close (store);
}

/* A desk begins where the killed one stopped. */
static void
check_goes_on (PpTown *town)
{
  g_autofree char *done = pp_town_admin (town, "desk", "do", "person.register",
                                         "name_en=After the power cut", NULL);
  g_autofree char *found = pp_town_admin (town, "desk", "verify", NULL);
}

static void
kill_once (PpTown *town, const Play *play, GPtrArray *verbs, gint64 n_before, GRand *random)
{
  guint n = g_rand_int_range (random, 1, play->most_acts);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL, *found = NULL;
  g_auto (GStrv) lines = NULL;
  Told told = { NULL, verbs, n_before };

  pp_town_copy (town, play->base, "desk");
  process = start_play (town, play);
  text = kill_play (process, n, g_rand_int_range (random, 0, LONGEST_WAIT));
  told.lines = lines = split_whole (text);
  g_test_message ("%u acts were told", g_strv_length (lines));

  found = pp_town_admin (town, "desk", "verify", NULL);
  query (town, "desk", check_rows, &told);
  query (town, "desk", check_acts, &told);
  check_goes_on (town);
  pp_town_remove (town, "desk");
}

static void
make_base (PpTown *town, const Play *play)
{
  g_autofree char *told = NULL;

  pp_town_init (town, play->base, TODAY);
  if (strcmp (play->files[0], "day") == 0)
    told = pp_town_play (town, play->base, TODAY, "cluster", "weeks", NULL);
}

static void
test_kill (gconstpointer data)
{
  const Play *play = data;
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (PpTown) town = pp_town_new ();
  g_autoptr (GPtrArray) verbs = g_ptr_array_new_with_free_func (g_free);
  gint64 n_before;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < G_N_ELEMENTS (play->files) && play->files[i] != NULL; i++)
    read_verbs (play->files[i], verbs);
  make_base (town, play);
  query (town, play->base, count_acts, &n_before);
  for (guint round = 0; round < N_ROUNDS; round++)
    kill_once (town, play, verbs, n_before, random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      g_autofree char *path = g_strconcat ("/kill-day/", plays[i].name, NULL);

      g_test_add_data_func (path, &plays[i], test_kill);
    }
  return g_test_run ();
}
