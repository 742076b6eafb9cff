/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-line.h"

#include "booking/pp-machine.h"
#include "booking/pp-slot.h"
#include "core/pp-time.h"

static gpointer
list_overfull (PpDb *db, gpointer data, GError **error)
{
  return pp_slot_list_overfull (db, 0, error);
}

static void
assert_overfull (PpLine *line, guint n)
{
  for (guint i = 0; i < line->desks->len; i++)
    {
      PpFixture *desk = g_ptr_array_index (line->desks, i);
      g_autoptr (GPtrArray) found = pp_store_read (desk->store, list_overfull, NULL, NULL);

      g_assert_nonnull (found);
      g_assert_cmpuint (found->len, ==, n);
    }
}

typedef struct {
  const char *machine;
  gint64      from;
  PpSpan      found;
} Search;

static gpointer
find_free (PpDb *db, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (PpRecord) machine = pp_db_get (db, pp_machine_get_type (), search->machine, error);

  return machine != NULL && pp_slot_next_free (db, machine, 3600, search->from, &search->found,
                                               error) ? search : NULL;
}

/* Both desks offer this hour next, and so it stands in their tables. */
static void
assert_next (PpLine *line, const char *machine, const char *expected)
{
  for (guint i = 0; i < line->desks->len; i++)
    {
      PpFixture *desk = g_ptr_array_index (line->desks, i);
      Search offered = { machine }, there;
      gint64 at;

      g_assert_true (pp_time_parse ("2026-03-03 10:00", &offered.from, NULL));
      g_assert_true (pp_time_parse (expected, &at, NULL));
      there = offered;
      pp_store_read (desk->store, find_free, &offered, NULL);
      pp_store_maintain (desk->store, find_free, &there, NULL);
      g_assert_cmpint (offered.found.starts_at, ==, at);
      g_assert_cmpint (there.found.starts_at, ==, at);
    }
}

/* Two desks book one slot while the line is down: both see it, until somebody moves one. */
static void
test_two_desks (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  PpFixture *first = g_ptr_array_index (line->desks, 0);
  PpFixture *second = g_ptr_array_index (line->desks, 1);
  const char *machine = pp_fixture_add_machine (first, "DRY-1");
  const char *leela = pp_fixture_add_person (first, "Leela", NULL, NULL);
  const char *booking;

  pp_line_settle (line);
  assert_next (line, machine, "2026-03-03 10:00");
  pp_fixture_add_booking (first, machine, leela, "2026-03-03 10:00", "2026-03-03 12:00");
  booking = pp_fixture_add_booking (second, machine, leela, "2026-03-03 11:00",
                                    "2026-03-03 13:00");
  assert_overfull (line, 0);
  pp_line_settle (line);
  assert_overfull (line, 1);
  assert_next (line, machine, "2026-03-03 13:00");

  pp_fixture_do (first, "anitha", "booking.move", "booking", booking, "starts_at",
                 "2026-03-03 14:00", "ends_at", "2026-03-03 16:00", NULL);
  pp_line_settle (line);
  assert_overfull (line, 0);
  assert_next (line, machine, "2026-03-03 12:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/overlap/two-desks", test_two_desks);
  return g_test_run ();
}
