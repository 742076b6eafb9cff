/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-schedule.h"

#include "booking/pp-slot.h"
#include "pp-board.h"
#include "pp-fixture-raw.h"

#include <string.h>

/* What is booked on two machines: of an hour, of a whole day and of four days. */
static const struct { const char *machine, *from, *to; } booked[] = {
  { "DRY-1", "2026-03-03 09:00", "2026-03-06 17:00" },
  { "DRY-1", "2026-03-10 09:00", "2026-03-10 10:00" },
  { "DRY-2", "2026-03-05 09:00", "2026-03-05 17:00" },
  { "DRY-2", "2026-03-06 12:00", "2026-03-06 12:30" },
};

/* Which of them are there between two times, as digits. */
static const struct { const char *from, *to, *found; } asked[] = {
  /* Before, touching the begin, over it */
  { "02 00:00", "03 00:00", "" },
  { "03 08:00", "03 09:00", "" },
  { "03 08:00", "03 09:01", "0" },
  /* Days after the begin of what is long */
  { "05 20:00", "05 21:00", "0" },
  { "06 12:15", "06 12:20", "03" },
  { "06 16:59", "06 17:00", "0" },
  { "06 17:00", "06 18:00", "" },
  /* The last minute of a day's, and the first after it */
  { "05 16:59", "05 17:00", "02" },
  { "05 17:00", "05 18:00", "0" },
  /* A week, and more */
  { "02 00:00", "09 00:00", "023" },
  { "01 00:00", "31 00:00", "0123" },
};

static void
book_all (PpFixture *fixture, const char *ids[])
{
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);

  pp_fixture_add_machine (fixture, "DRY-1");
  pp_fixture_add_machine (fixture, "DRY-2");
  for (guint i = 0; i < G_N_ELEMENTS (booked); i++)
    ids[i] = pp_fixture_add_booking (fixture, booked[i].machine, leela, booked[i].from,
                                     booked[i].to);
}

static char *
digits_of (GPtrArray *bookings, const char *const *ids)
{
  GString *digits = g_string_new (NULL);

  for (guint n = 0; n < G_N_ELEMENTS (booked); n++)
    for (guint i = 0; i < bookings->len; i++)
      if (strcmp (pp_record_get_id (g_ptr_array_index (bookings, i)), ids[n]) == 0)
        g_string_append_printf (digits, "%u", n);
  return g_string_free (digits, FALSE);
}

static gpointer
read_schedule (PpDb *db, gpointer span, GError **error)
{
  PpSchedule *schedule = pp_schedule_read (db, *(PpSpan *) span, error);

  g_assert_nonnull (schedule);
  for (guint i = 0; i < schedule->held->len; i++)
    g_assert_true (pp_held_read_whose (&g_array_index (schedule->held, PpHeld, i), db, error));
  return schedule;
}

/* Machine by machine, by begin; each found from its machine's row. */
static void
assert_in_order (const PpSchedule *schedule)
{
  guint n, total = 0;

  for (guint row = 0; row < schedule->machines->len; row++)
    {
      const PpHeld *all = pp_schedule_list (schedule, row, &n);

      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (all[i].row, ==, row);
          g_assert_cmpstr (all[i].whose->name_en, ==, "Leela");
          if (i > 0)
            g_assert_cmpint (all[i].starts_at, >=, all[i - 1].starts_at);
        }
      total += n;
    }
  g_assert_cmpuint (total, ==, schedule->held->len);
}

static char *
digits_shown (const PpSchedule *schedule, const char *const *ids)
{
  GString *digits = g_string_new (NULL);

  for (guint n = 0; n < G_N_ELEMENTS (booked); n++)
    for (guint i = 0; i < schedule->held->len; i++)
      if (strcmp (g_array_index (schedule->held, PpHeld, i).whose->booking, ids[n]) == 0)
        g_string_append_printf (digits, "%u", n);
  return g_string_free (digits, FALSE);
}

static gpointer
list_both (PpDb *db, gpointer span, GError **error)
{
  g_autoptr (GPtrArray) machines = pp_machine_list (db, error);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < machines->len; i++)
    {
      const char *id = pp_record_get_id (g_ptr_array_index (machines, i));
      g_autoptr (GPtrArray) found = pp_slot_list_bookings (db, id, *(PpSpan *) span, NULL, error);

      g_assert_nonnull (found);
      g_ptr_array_extend (all, found, (GCopyFunc) g_object_ref, NULL);
    }
  return all;
}

static void
test_asked (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *ids[G_N_ELEMENTS (booked)];

  book_all (fixture, ids);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      PpSpan span = { pp_board_time (asked[i].from), pp_board_time (asked[i].to) };
      g_autoptr (GPtrArray) listed = pp_store_read (fixture->store, list_both, &span, NULL);
      g_autoptr (PpSchedule) schedule = pp_store_read (fixture->store, read_schedule, &span, NULL);
      g_autoptr (PpSchedule) asked_anew = pp_store_maintain (fixture->store, read_schedule, &span,
                                                             NULL);
      g_autofree char *shown = digits_shown (schedule, ids);
      g_autofree char *anew = digits_shown (asked_anew, ids);
      g_autofree char *found = digits_of (listed, ids);

      g_test_message ("%s – %s", asked[i].from, asked[i].to);
      g_assert_cmpstr (shown, ==, asked[i].found);
      g_assert_cmpstr (anew, ==, asked[i].found);
      g_assert_cmpstr (found, ==, asked[i].found);
      assert_in_order (schedule);
    }
}

static gpointer
list_overfull (PpDb *db, gpointer from, GError **error)
{
  return pp_slot_list_overfull (db, *(gint64 *) from, error);
}

static void
assert_overfull (PpFixture *fixture, const char *const *ids, const char *from,
                 const char *expected)
{
  gint64 at = pp_board_time (from);
  g_autoptr (GPtrArray) found = pp_store_read (fixture->store, list_overfull, &at, NULL);
  g_autofree char *digits = digits_of (found, ids);

  g_assert_cmpstr (digits, ==, expected);
}

/* As a merge may leave it: what began days before lies over what comes after it, too. */
static void
test_overfull (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *ids[G_N_ELEMENTS (booked)];

  book_all (fixture, ids);
  assert_overfull (fixture, ids, "01 00:00", "");
  pp_fixture_tamper (fixture, "UPDATE booking SET machine = (SELECT machine FROM booking "
                              "ORDER BY starts_at LIMIT 1)");
  assert_overfull (fixture, ids, "01 00:00", "23");
  assert_overfull (fixture, ids, "06 12:00", "3");
  assert_overfull (fixture, ids, "06 12:30", "");
  pp_fixture_tamper (fixture, "UPDATE booking SET state = 'cancelled' WHERE ends_at - starts_at > "
                              "86400");
  assert_overfull (fixture, ids, "01 00:00", "");
  pp_fixture_tamper (fixture, "UPDATE booking SET starts_at = starts_at - 3600 * 26 "
                              "WHERE ends_at - starts_at = 1800");
  assert_overfull (fixture, ids, "01 00:00", "3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/booking/spans/asked", test_asked);
  g_test_add_func ("/booking/spans/overfull", test_overfull);
  return g_test_run ();
}
