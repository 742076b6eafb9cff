/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "booking/pp-booking.h"
#include "core/pp-time.h"
#include "store/pp-verify.h"

/* What the change log costs: a booking made by its verb, with row, log and chain, against the
 * same row put into the same table of a plain WAL+FULL database, and against the least that a
 * WAL+FULL commit can be: one short row of a table without an index. The three take turns, so that
 * what else the machine does meets them alike; a ratio is the median of the blocks' ratios.
 */

#define N_MACHINES 50
#define N_BLOCKS 20
#define BLOCK 100
#define N_BOOKINGS (N_BLOCKS * BLOCK)
#define SLOTS_A_DAY 14   /* from 10:00 to 17:00 */
#define N_VERIFIES 7

#define MOST_RATIO 1.4
#define MOST_SYNCS 1.04
#define MOST_VERIFY_MS 10.0

typedef enum { ACT, PLAIN, LEAST, N_WAYS } Way;

static const char *const way_names[] = { "booking_act", "plain_row", "one_row" };

typedef struct {
  gint64 us[N_BOOKINGS];
  int    n_syncs;
  int    n_frames;
} Cost;

static Cost costs[N_WAYS];
static int n_syncs, n_frames;
static int (*sync_file) (sqlite3_file *file, int flags);
static int (*write_file) (sqlite3_file *file, const void *data, int size, sqlite3_int64 at);
static int (*open_file) (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
                         int *out_flags);
static struct {
  const sqlite3_io_methods *of;
  gboolean                  of_wal;
  sqlite3_io_methods        counting;
} methods[8];

static int
count_sync (sqlite3_file *file, int flags)
{
  g_atomic_int_inc (&n_syncs);
  return sync_file (file, flags);
}

/* A frame is a short head and then a page. */
static int
count_frame (sqlite3_file *file, const void *data, int size, sqlite3_int64 at)
{
  if (size >= 512)
    g_atomic_int_inc (&n_frames);
  return write_file (file, data, size, at);
}

/* The unix VFS has a set of methods for each way of locking, with one way to sync and to write. */
static const sqlite3_io_methods *
counting_methods (const sqlite3_io_methods *of, gboolean of_wal)
{
  static GMutex lock;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  gsize i = 0;

  while (methods[i].of != NULL && (methods[i].of != of || methods[i].of_wal != of_wal))
    i++;
  g_assert (i < G_N_ELEMENTS (methods) - 1 && (sync_file == NULL || sync_file == of->xSync));
  sync_file = of->xSync;
  write_file = of->xWrite;
  methods[i].of = of;
  methods[i].of_wal = of_wal;
  methods[i].counting = *of;
  methods[i].counting.xSync = count_sync;
  if (of_wal)
    methods[i].counting.xWrite = count_frame;
  return &methods[i].counting;
}

static int
open_counting (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
               int *out_flags)
{
  int code = open_file (vfs, name, file, flags, out_flags);

  if (code == SQLITE_OK && file->pMethods != NULL)
    file->pMethods = counting_methods (file->pMethods, (flags & SQLITE_OPEN_WAL) != 0);
  return code;
}

static void
count_all (void)
{
  static sqlite3_vfs vfs;

  vfs = *sqlite3_vfs_find (NULL);
  open_file = vfs.xOpen;
  vfs.xOpen = open_counting;
  vfs.zName = "counting";
  sqlite3_vfs_register (&vfs, 1);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static int
compare_ratios (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (const gint64 *times, gsize n)
{
  g_autofree gint64 *sorted = g_memdup2 (times, n * sizeof *times);

  qsort (sorted, n, sizeof *sorted, compare_times);
  return sorted[n / 2];
}

static double
ratio_to (Way way)
{
  double ratios[N_BLOCKS];

  for (int i = 0; i < N_BLOCKS; i++)
    ratios[i] = median (costs[ACT].us + i * BLOCK, BLOCK) /
                median (costs[way].us + i * BLOCK, BLOCK);
  qsort (ratios, N_BLOCKS, sizeof *ratios, compare_ratios);
  return ratios[N_BLOCKS / 2];
}

static void
must (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

/* The same table and indexes, with nothing else around them. */
static char *
booking_schema (PpFixture *fixture)
{
  return pp_fixture_read_text (fixture,
                               "SELECT group_concat (sql, ';') FROM (SELECT sql FROM sqlite_schema "
                               "WHERE tbl_name = 'booking' AND sql IS NOT NULL "
                               "AND type <> 'trigger' ORDER BY type DESC)");
}

static sqlite3 *
open_plain (PpFixture *fixture, const char *name, const char *schema)
{
  g_autofree char *path = pp_fixture_file (fixture, name);
  sqlite3 *plain;

  g_assert (sqlite3_open (path, &plain) == SQLITE_OK);
  must (plain, "PRAGMA journal_mode = WAL");
  must (plain, "PRAGMA synchronous = FULL");
  must (plain, schema);
  return plain;
}

static void
bind_text (sqlite3_stmt *statement, int at, const char *text)
{
  sqlite3_bind_text (statement, at, text, -1, SQLITE_TRANSIENT);
}

static void
insert_plain (sqlite3_stmt *insert, PpBooking *booking)
{
  bind_text (insert, 1, pp_record_get_id (PP_RECORD (booking)));
  bind_text (insert, 2, booking->machine);
  sqlite3_bind_int64 (insert, 3, booking->starts_at);
  sqlite3_bind_int64 (insert, 4, booking->ends_at);
  sqlite3_bind_int64 (insert, 5, booking->fee_paise);
  bind_text (insert, 6, booking->person);
  bind_text (insert, 7, booking->state);
  g_assert (sqlite3_step (insert) == SQLITE_DONE);
  sqlite3_reset (insert);
}

static void
insert_least (sqlite3_stmt *insert)
{
  g_assert (sqlite3_step (insert) == SQLITE_DONE);
  sqlite3_reset (insert);
}

static PpBooking *
make_booking (PpFixture *fixture, const char *by, const char *machine, const char *person,
              gint64 starts_at)
{
  g_autoptr (GError) error = NULL;
  PpBooking *asked = g_object_new (pp_booking_get_type (), NULL);
  PpRequest *request;
  PpBooking *booking;

  pp_record_set_text (asked, "machine", machine);
  pp_record_set_text (asked, "person", person);
  asked->starts_at = starts_at;
  asked->ends_at = starts_at + 1800;
  request = pp_request_new ("booking.make", by, asked);
  request->at = fixture->now;
  booking = pp_store_run (fixture->store, request, &error);
  if (booking == NULL)
    g_error ("%s", error->message);
  return booking;
}

static gpointer
verify (PpDb *db, gpointer data, GError **error)
{
  return pp_verify (db, error);
}

static void
measure_verify (PpFixture *fixture)
{
  gint64 took[N_VERIFIES], n_acts = 1;

  for (int i = 0; i < N_VERIFIES; i++)
    {
      gint64 from = g_get_monotonic_time ();
      g_autoptr (PpVerifyReport) report = pp_store_read (fixture->store, verify, NULL, NULL);

      took[i] = g_get_monotonic_time () - from;
      g_assert (report != NULL && report->findings->len == 0);
      n_acts = report->n_acts;
    }
  qsort (took, N_VERIFIES, sizeof *took, compare_times);
  g_print ("verify_ms_a_thousand_acts: %.2f\n", took[N_VERIFIES / 2] / (double) n_acts);
  g_print ("verify_ms_a_thousand_acts_least: %.2f\n", took[0] / (double) n_acts);
  g_print ("verify_ms_a_thousand_acts_most: %.2f\n", MOST_VERIFY_MS);
}

/* Pages of the log and of its indexes, whole. */
static void
measure_bytes (PpFixture *fixture)
{
  g_print ("log_bytes_an_act: %" G_GINT64_FORMAT "\n",
           pp_fixture_read_int (fixture,
                                "SELECT (SELECT sum (pgsize) FROM dbstat WHERE name IN "
                                "(SELECT name FROM sqlite_schema WHERE tbl_name IN "
                                "('act', 'change') AND type <> 'trigger')) / count(*) FROM act"));
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

/* When the last of the ways was done, and what was counted by then. */
static void
note (Way way, int i, gint64 *from, int *syncs, int *frames)
{
  gint64 now = g_get_monotonic_time ();
  int all_syncs = g_atomic_int_get (&n_syncs), all_frames = g_atomic_int_get (&n_frames);

  costs[way].us[i] = now - *from;
  costs[way].n_syncs += all_syncs - *syncs;
  costs[way].n_frames += all_frames - *frames;
  *syncs = all_syncs;
  *frames = all_frames;
  *from = g_get_monotonic_time ();
}

static void
measure_bookings (PpFixture *fixture, sqlite3 *plain, sqlite3 *least)
{
  g_autofree char *anitha = pp_fixture_staff_id (fixture, "anitha");
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  const char *machines[N_MACHINES];
  sqlite3_stmt *row, *one;
  int syncs, frames;
  gint64 from;

  for (int i = 0; i < N_MACHINES; i++)
    {
      g_autofree char *code = g_strdup_printf ("DRY-%d", i);

      machines[i] = pp_fixture_add_machine (fixture, code);
    }
  row = prepare (plain, "INSERT INTO booking (id, machine, starts_at, ends_at, fee_paise, person, "
                        "state) VALUES (?,?,?,?,?,?,?)");
  one = prepare (least, "INSERT INTO one (what) VALUES ('a booking')");
  syncs = g_atomic_int_get (&n_syncs);
  frames = g_atomic_int_get (&n_frames);
  from = g_get_monotonic_time ();
  for (int i = 0; i < N_BOOKINGS; i++)
    {
      int slot = i / N_MACHINES;
      gint64 starts_at = pp_day_start ("2026-03-02") + slot / SLOTS_A_DAY * PP_TIME_DAY +
                         10 * 3600 + slot % SLOTS_A_DAY * 1800;
      g_autoptr (PpBooking) booking = make_booking (fixture, anitha, machines[i % N_MACHINES],
                                                    leela, starts_at);

      note (ACT, i, &from, &syncs, &frames);
      insert_plain (row, booking);
      note (PLAIN, i, &from, &syncs, &frames);
      insert_least (one);
      note (LEAST, i, &from, &syncs, &frames);
    }
  sqlite3_finalize (row);
  sqlite3_finalize (one);
}

static void
print_costs (void)
{
  for (int i = 0; i < N_WAYS; i++)
    {
      g_print ("%s_us: %.0f\n", way_names[i], median (costs[i].us, N_BOOKINGS));
      g_print ("%s_syncs: %.3f\n", way_names[i], costs[i].n_syncs / (double) N_BOOKINGS);
      g_print ("%s_wal_frames: %.2f\n", way_names[i], costs[i].n_frames / (double) N_BOOKINGS);
    }
  g_print ("booking_ratio_to_plain_row: %.2f\n", ratio_to (PLAIN));
  g_print ("booking_ratio_to_one_row: %.2f\n", ratio_to (LEAST));
  g_print ("booking_ratio_most: %.2f\n", MOST_RATIO);
  g_print ("booking_act_syncs_most: %.2f\n", MOST_SYNCS);
}

int
main (void)
{
  g_autoptr (PpFixture) fixture = NULL;
  g_autofree char *schema = NULL;
  sqlite3 *plain, *least;

  count_all ();
  fixture = pp_fixture_new ();
  schema = booking_schema (fixture);
  plain = open_plain (fixture, "plain.db", schema);
  least = open_plain (fixture, "one.db", "CREATE TABLE one (id INTEGER PRIMARY KEY, what TEXT)");
  measure_bookings (fixture, plain, least);
  print_costs ();
  measure_bytes (fixture);
  measure_verify (fixture);
  sqlite3_close (plain);
  sqlite3_close (least);
  return 0;
}
