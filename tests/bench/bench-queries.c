/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-schedule.h"
#include "booking/pp-slot.h"
#include "core/pp-day.h"
#include "core/pp-time.h"
#include "kinds/pp-kinds.h"
#include "pp-big.h"
#include "pp-figures.h"
#include "pp-fixture-raw.h"
#include "store/pp-search.h"

#include <string.h>
#include <time.h>

/* What the desk asks of three million bookings and 200,000 names, through the functions that it
 * calls, records and all, against the barest SQL that could answer: a table of the same rows with
 * nothing but the covering indexes, and a bare FTS5 index of the same words. Each is asked in
 * turns with its floor.
 */

#define N_ASKED  2000
#define N_WEEKS  40
#define N_NAMES  120
#define MOST_HITS 8

#define MOST_FREE   1.2
#define MOST_WEEK   1.1
#define MOST_NEXT   0.1
#define MOST_FIND   1.2
#define MOST_BYTES  90.0

typedef struct {
  sqlite3 *raw;        /* the floors */
  GRand   *random;
} Bench;

static void
must (sqlite3 *raw, const char *sql)
{
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));
}

static sqlite3_stmt *
prepare (sqlite3 *raw, const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v3 (raw, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (raw));
  return statement;
}

static gint64
run_all (sqlite3_stmt *statement)
{
  gint64 n = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    n++;
  sqlite3_reset (statement);
  return n;
}

/* The floors of a folder, in a file beside its database; made when the database was. */
static sqlite3 *
open_floors (const char *folder, const char *make)
{
  g_autofree char *path = g_build_filename (folder, "floors.db", NULL);
  g_autofree char *database = g_build_filename (folder, "panippura.db", NULL);
  gboolean is_there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autofree char *attach = NULL;
  sqlite3 *raw;

  g_assert (sqlite3_open (path, &raw) == SQLITE_OK);
  if (is_there)
    return raw;
  attach = g_strdup_printf ("ATTACH '%s' AS desk; BEGIN;", database);
  must (raw, attach);
  must (raw, make);
  must (raw, "COMMIT; DETACH desk");
  return raw;
}

/* Microseconds that this thread ran: what else the machine does is not counted. */
static double
ran (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static void
print_both (const char *name, PpFigures *desk, PpFigures *bare, double goal)
{
  g_autofree char *p99 = g_strdup_printf ("%s_p99_us", name);
  g_autofree char *p50 = g_strdup_printf ("%s_us", name);
  g_autofree char *floor_name = g_strdup_printf ("%s_floor_us", name);
  g_autofree char *floor_p99 = g_strdup_printf ("%s_floor_p99_us", name);

  pp_figures_print (p50, pp_figures_median (desk));
  pp_figures_print (p99, pp_figures_at (desk, 0.99));
  pp_figures_print (floor_name, pp_figures_median (bare));
  pp_figures_print (floor_p99, pp_figures_at (bare, 0.99));
  pp_figures_ratio (name, pp_figures_median (desk), pp_figures_median (bare), goal);
}

/* An hour on a day of the past year or the four weeks to come. */
static gint64
any_hour (Bench *bench)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *day = pp_time_day (now);
  int days = g_rand_int_range (bench->random, -365, PP_BIG_AHEAD - 7);

  return pp_day_start (day) + days * PP_TIME_DAY + g_rand_int_range (bench->random, 9, 17) * 3600;
}

static gboolean
ask_free (Bench *bench, PpDb *db, GPtrArray *machines, GError **error)
{
  g_autoptr (PpFigures) desk = pp_figures_new (), bare = pp_figures_new ();
  sqlite3_stmt *probe = prepare (bench->raw, "SELECT starts_at, ends_at FROM b WHERE machine = ? "
                                 "AND starts_at < ? ORDER BY starts_at DESC LIMIT 1");

  for (int i = 0; i < N_ASKED; i++)
    {
      PpRecord *machine = g_ptr_array_index (machines, g_rand_int_range (bench->random, 0,
                                                                         machines->len));
      gint64 at = any_hour (bench);
      double from = ran ();
      gboolean is_free;

      if (!pp_slot_is_free (db, machine, (PpSpan) { at, at + 3600 }, NULL, &is_free, error))
        return FALSE;
      pp_figures_add (desk, ran () - from);
      from = ran ();
      sqlite3_bind_text (probe, 1, pp_record_get_id (machine), -1, SQLITE_STATIC);
      sqlite3_bind_int64 (probe, 2, at + 3600);
      run_all (probe);
      pp_figures_add (bare, ran () - from);
    }
  sqlite3_finalize (probe);
  print_both ("is_it_free", desk, bare, MOST_FREE);
  return TRUE;
}

/* What it costs at the least to have the values of those rows, not only to pass over them. */
static void
read_rows (sqlite3_stmt *statement, GArray *rows)
{
  gint64 row[4];

  g_array_set_size (rows, 0);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      row[0] = sqlite3_column_text (statement, 0)[0];
      row[1] = sqlite3_column_int64 (statement, 1);
      row[2] = sqlite3_column_int64 (statement, 2);
      row[3] = sqlite3_column_text (statement, 3)[0];
      g_array_append_val (rows, row);
    }
  sqlite3_reset (statement);
}

static gboolean
ask_weeks (Bench *bench, PpDb *db, int days, const char *name, GError **error)
{
  g_autoptr (PpFigures) desk = pp_figures_new (), bare = pp_figures_new ();
  sqlite3_stmt *grid = prepare (bench->raw, "SELECT machine, starts_at, ends_at, state FROM b "
                                "WHERE starts_at >= ? AND starts_at < ?");
  g_autofree char *rows = g_strdup_printf ("%s_rows", name);
  g_autofree char *reading = g_strdup_printf ("%s_floor_values", name);
  g_autoptr (PpFigures) values = pp_figures_new ();
  g_autoptr (GArray) read = g_array_new (FALSE, FALSE, 4 * sizeof (gint64));
  gint64 n = 0;

  for (int i = 0; i < N_WEEKS; i++)
    {
      gint64 at = any_hour (bench);
      double from = ran ();
      g_autoptr (PpSchedule) schedule = pp_schedule_read (db, (PpSpan) { at, at + days *
                                                                         PP_TIME_DAY }, error);

      if (schedule == NULL)
        return FALSE;
      pp_figures_add (desk, ran () - from);
      from = ran ();
      sqlite3_bind_int64 (grid, 1, at);
      sqlite3_bind_int64 (grid, 2, at + days * PP_TIME_DAY);
      n = run_all (grid);
      pp_figures_add (bare, ran () - from);
      from = ran ();
      read_rows (grid, read);
      pp_figures_add (values, ran () - from);
    }
  sqlite3_finalize (grid);
  pp_figures_print (rows, n);
  print_both (name, desk, bare, MOST_WEEK);
  pp_figures_ratio (reading, pp_figures_median (values), pp_figures_median (bare), 0);
  return TRUE;
}

static gboolean
ask_next (Bench *bench, PpDb *db, GPtrArray *machines, GError **error)
{
  g_autoptr (PpFigures) desk = pp_figures_new (), bare = pp_figures_new ();
  g_autoptr (PpFigures) again = pp_figures_new ();
  sqlite3_stmt *gap = prepare (bench->raw,
                               "SELECT ends_at FROM (SELECT ends_at, lead (starts_at, 1, 1 << 40) "
                               "OVER (ORDER BY starts_at) AS next FROM b WHERE machine = ?1 "
                               "AND starts_at > ?2 - 86400 AND state <> 'cancelled') "
                               "WHERE next - max (ends_at, ?2) >= 7200 LIMIT 1");

  for (int i = 0; i < N_ASKED / 4; i++)
    {
      PpRecord *machine = g_ptr_array_index (machines, g_rand_int_range (bench->random, 0,
                                                                         machines->len));
      gint64 at = any_hour (bench);
      double from = ran ();
      g_autoptr (GError) none = NULL;
      PpSpan span;

      pp_slot_next_free (db, machine, 7200, at, &span, &none);
      pp_figures_add (desk, ran () - from);
      g_clear_error (&none);
      from = ran ();
      pp_slot_next_free (db, machine, 7200, at, &span, &none);
      pp_figures_add (again, ran () - from);
      from = ran ();
      sqlite3_bind_text (gap, 1, pp_record_get_id (machine), -1, SQLITE_STATIC);
      sqlite3_bind_int64 (gap, 2, at);
      run_all (gap);
      pp_figures_add (bare, ran () - from);
    }
  sqlite3_finalize (gap);
  print_both ("next_free", desk, bare, MOST_NEXT);
  pp_figures_print ("next_free_known_us", pp_figures_median (again));
  return TRUE;
}

static gpointer
ask_bookings (PpDb *db, gpointer data, GError **error)
{
  Bench *bench = data;
  g_autoptr (GPtrArray) machines = pp_machine_list (db, error);

  g_assert (machines != NULL);
  return ask_free (bench, db, machines, error) &&
         ask_weeks (bench, db, 1, "day_grid", error) &&
         ask_weeks (bench, db, 7, "week_grid", error) &&
         ask_next (bench, db, machines, error) ? bench : NULL;
}

static gboolean
find (Bench *bench, PpDb *db, sqlite3_stmt *match, const char *typed, PpFigures *desk,
      PpFigures *bare, GError **error)
{
  g_autofree char *query = g_strdup_printf ("\"%s\" *", typed);
  double from = ran ();
  g_autoptr (GPtrArray) hits = pp_search_find (db, typed, MOST_HITS, error);

  if (hits == NULL)
    return FALSE;
  pp_figures_add (desk, ran () - from);
  if (hits->len == 0)
    g_error ("nobody is called %s", typed);
  from = ran ();
  sqlite3_bind_text (match, 1, query, -1, SQLITE_STATIC);
  run_all (match);
  pp_figures_add (bare, ran () - from);
  return TRUE;
}

/* A name is typed letter by letter, sign by sign. */
static gboolean
type_name (Bench *bench, PpDb *db, sqlite3_stmt *match, const char *name, PpFigures *desk,
           PpFigures *bare, GError **error)
{
  gsize length = strcspn (name, " ");

  for (const char *p = g_utf8_next_char (name); p <= name + length; p = g_utf8_next_char (p))
    {
      g_autofree char *typed = g_strndup (name, p - name);

      if (!find (bench, db, match, typed, desk, bare, error))
        return FALSE;
      if (*p == '\0')
        break;
    }
  return TRUE;
}

static gpointer
ask_names (PpDb *db, gpointer data, GError **error)
{
  Bench *bench = data;
  g_autoptr (PpFigures) desk = pp_figures_new (), bare = pp_figures_new ();
  sqlite3_stmt *match = prepare (bench->raw, "SELECT rowid FROM f WHERE f MATCH ? LIMIT 8");
  g_autoptr (GPtrArray) persons = pp_db_list (db, pp_person_get_type (), error,
                                              "WHERE name_en IS NOT NULL AND "
                                              "name_ml IS NOT NULL LIMIT ?", "i",
                                              (gint64) N_NAMES);

  g_assert (persons != NULL);
  for (guint i = 0; i < persons->len; i++)
    {
      PpPerson *person = g_ptr_array_index (persons, i);

      if (!type_name (bench, db, match, person->name_en, desk, bare, error) ||
          !type_name (bench, db, match, person->name_ml, desk, bare, error))
        return NULL;
    }
  sqlite3_finalize (match);
  print_both ("find_a_keystroke", desk, bare, 0);
  pp_figures_ratio ("find_a_keystroke_p99", pp_figures_at (desk, 0.99), pp_figures_at (bare, 0.99),
                    MOST_FIND);
  return bench;
}

static void
measure (const char *folder, PpReadFunc func, const char *floors)
{
  g_autoptr (GError) error = NULL;
  PpStore *store = pp_store_open (folder, pp_kinds_get_schema (), PP_STORE_WRITE, &error);
  Bench bench = { .random = g_rand_new_with_seed (1) };

  g_assert_no_error (error);
  bench.raw = open_floors (folder, floors);
  pp_store_read (store, func, &bench, &error);
  g_assert_no_error (error);
  sqlite3_close (bench.raw);
  g_rand_free (bench.random);
  pp_store_close (store);
  g_object_unref (store);
}

static void
print_index_size (const char *folder)
{
  PpFixture fixture = { .folder = (char *) folder };
  gint64 bytes = pp_fixture_read_int (&fixture, "SELECT sum (pgsize) FROM dbstat "
                                      "WHERE name IN ('search_data', 'search_idx')");
  gint64 n = pp_fixture_read_int (&fixture, "SELECT count(*) FROM person");

  pp_figures_print ("find_index_bytes_a_person", bytes / (double) n);
  pp_figures_print ("find_index_bytes_a_person_most", MOST_BYTES);
}

int
main (void)
{
  g_autofree char *bookings = pp_big_bookings (), *names = pp_big_names ();

  measure (bookings, ask_bookings,
           "CREATE TABLE b (machine TEXT, starts_at INTEGER, ends_at INTEGER, state TEXT);"
           "INSERT INTO b SELECT machine, starts_at, ends_at, state FROM desk.booking;"
           "CREATE INDEX b_machine ON b (machine, starts_at, ends_at, state);"
           "CREATE INDEX b_start ON b (starts_at, machine, ends_at, state)");
  measure (names, ask_names,
           "CREATE VIRTUAL TABLE f USING fts5 (words, prefix = '1 2 3',"
           " tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\");"
           "INSERT INTO f (rowid, words) SELECT rowid, words FROM desk.search");
  print_index_size (names);
  return 0;
}
