/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "booking/pp-booking.h"
#include "core/pp-time.h"
#include "store/pp-verify.h"

/* What the change log costs: a booking made by its verb, with row, log and chain, against the
 * same row put into the same table of a plain WAL+FULL database; and how often each act syncs.
 */

#define N_MACHINES 50
#define N_BOOKINGS 2000
#define SLOTS_A_DAY 14   /* from 10:00 to 17:00 */

#define MOST_RATIO 1.4
#define MOST_SYNCS 1.04

static int n_syncs;
static gint64 sync_us;   /* spent in them, all threads */
static int (*sync_file) (sqlite3_file *file, int flags);
static int (*open_file) (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
                         int *out_flags);
static struct { const sqlite3_io_methods *of; sqlite3_io_methods counting; } methods[4];

static int
count_sync (sqlite3_file *file, int flags)
{
  gint64 from = g_get_monotonic_time ();
  int code = sync_file (file, flags);

  __atomic_fetch_add (&sync_us, g_get_monotonic_time () - from, __ATOMIC_SEQ_CST);
  g_atomic_int_inc (&n_syncs);
  return code;
}

/* The unix VFS has a set of methods for each way of locking, with one way to sync. */
static const sqlite3_io_methods *
counting_methods (const sqlite3_io_methods *of)
{
  static GMutex lock;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  gsize i = 0;

  while (methods[i].of != NULL && methods[i].of != of)
    i++;
  g_assert (i < G_N_ELEMENTS (methods) && (sync_file == NULL || sync_file == of->xSync));
  sync_file = of->xSync;
  methods[i].of = of;
  methods[i].counting = *of;
  methods[i].counting.xSync = count_sync;
  return &methods[i].counting;
}

static int
open_counting (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags,
               int *out_flags)
{
  int code = open_file (vfs, name, file, flags, out_flags);

  if (code == SQLITE_OK && file->pMethods != NULL)
    file->pMethods = counting_methods (file->pMethods);
  return code;
}

static void
count_syncs (void)
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

static double
median (gint64 *times, gsize n)
{
  qsort (times, n, sizeof *times, compare_times);
  return times[n / 2];
}

static void
must (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

/* The same table and indexes, with nothing else around them. */
static sqlite3 *
open_plain (PpFixture *fixture)
{
  g_autofree char *path = pp_fixture_file (fixture, "plain.db");
  g_autofree char *schema = pp_fixture_read_text (fixture,
                                                  "SELECT group_concat (sql, ';') FROM "
                                                  "(SELECT sql FROM sqlite_schema "
                                                  "WHERE tbl_name = 'booking' AND sql IS NOT NULL "
                                                  "AND type <> 'trigger' ORDER BY type DESC)");
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
  gint64 from = g_get_monotonic_time ();
  g_autoptr (PpVerifyReport) report = pp_store_read (fixture->store, verify, NULL, NULL);
  gint64 took = g_get_monotonic_time () - from;

  g_assert (report != NULL && report->findings->len == 0);
  g_print ("verify_ms_a_thousand_acts: %.2f\n", took / (double) report->n_acts);
}

static void
measure_bookings (PpFixture *fixture)
{
  static gint64 act[N_BOOKINGS], row[N_BOOKINGS];
  const char *machines[N_MACHINES], *leela;
  g_autofree char *anitha = pp_fixture_staff_id (fixture, "anitha");
  sqlite3 *plain = open_plain (fixture);
  sqlite3_stmt *insert;
  int act_syncs = 0, row_syncs = 0;
  gint64 act_sync_us = 0, row_sync_us = 0;
  double ratio;

  leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  for (int i = 0; i < N_MACHINES; i++)
    {
      g_autofree char *code = g_strdup_printf ("DRY-%d", i);

      machines[i] = pp_fixture_add_machine (fixture, code);
    }
  g_assert (sqlite3_prepare_v2 (plain, "INSERT INTO booking (id, machine, starts_at, ends_at, "
                                       "fee_paise, person, state) VALUES (?,?,?,?,?,?,?)", -1,
                                &insert, NULL) == SQLITE_OK);

  for (int i = 0; i < N_BOOKINGS; i++)
    {
      int slot = i / N_MACHINES;
      gint64 starts_at = pp_day_start ("2026-03-02") + slot / SLOTS_A_DAY * PP_TIME_DAY +
                         10 * 3600 + slot % SLOTS_A_DAY * 1800;
      int syncs = g_atomic_int_get (&n_syncs);
      gint64 before_us = sync_us;
      gint64 from = g_get_monotonic_time ();
      g_autoptr (PpBooking) booking = make_booking (fixture, anitha, machines[i % N_MACHINES],
                                                    leela, starts_at);

      act[i] = g_get_monotonic_time () - from;
      act_syncs += g_atomic_int_get (&n_syncs) - syncs;
      act_sync_us += sync_us - before_us;

      before_us = sync_us;
      syncs = g_atomic_int_get (&n_syncs);
      from = g_get_monotonic_time ();
      insert_plain (insert, booking);
      row[i] = g_get_monotonic_time () - from;
      row_syncs += g_atomic_int_get (&n_syncs) - syncs;
      row_sync_us += sync_us - before_us;
    }
  sqlite3_finalize (insert);
  sqlite3_close (plain);

  ratio = median (act, N_BOOKINGS) / median (row, N_BOOKINGS);
  g_print ("booking_act_us: %.0f\n", median (act, N_BOOKINGS));
  g_print ("plain_row_us: %.0f\n", median (row, N_BOOKINGS));
  g_print ("booking_act_sync_us: %.0f\n", act_sync_us / (double) N_BOOKINGS);
  g_print ("plain_row_sync_us: %.0f\n", row_sync_us / (double) N_BOOKINGS);
  g_print ("booking_ratio: %.2f\n", ratio);
  g_print ("booking_ratio_most: %.2f\n", MOST_RATIO);
  g_print ("syncs_an_act: %.3f\n", act_syncs / (double) N_BOOKINGS);
  g_print ("syncs_an_act_most: %.2f\n", MOST_SYNCS);
  g_print ("syncs_a_plain_row: %.3f\n", row_syncs / (double) N_BOOKINGS);
}

int
main (void)
{
  g_autoptr (PpFixture) fixture = NULL;

  count_syncs ();
  fixture = pp_fixture_new ();
  measure_bookings (fixture);
  measure_verify (fixture);
  return 0;
}
