/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "booking/pp-slot-offer.h"
#include "core/pp-time.h"
#include "desk/bookings/pp-time-block.h"
#include "desk/bookings/pp-time-grid.h"
#include "desk/bookings/pp-walk-in.h"
#include "desk/shell/pp-field.h"

static PpFixture *town;

static gpointer
last_booking (PpDb *db, gpointer person, GError **error)
{
  PpBooking *booking = NULL;

  return pp_booking_last (db, person, &booking, error) ? booking : NULL;
}

/* Who comes again is offered what they had, and one Enter books it. */
static void
test_come_again (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  const char *dryer = pp_fixture_add_machine (town, "DRY-7");
  const char *person = pp_fixture_add_person (town, "Suma", "സുമ", "9447000111");
  g_autoptr (PpBooking) before = NULL, after = NULL;
  GtkWidget *offers, *first;

  pp_fixture_add_booking (town, dryer, person, "2026-03-02 10:00", "2026-03-02 12:00");
  before = pp_store_read (town->store, last_booking, (gpointer) person, NULL);
  pp_shell_go (PP_SHELL (screen->window), "bookings", "person", person);
  pp_screen_settle ();
  offers = pp_screen_find (screen->window, GTK_TYPE_LIST_BOX, "offers");
  first = gtk_widget_get_first_child (offers);
  g_assert_nonnull (first);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (screen->window)) == first);
  gtk_widget_activate (first);
  pp_screen_settle ();
  after = pp_store_read (town->store, last_booking, (gpointer) person, NULL);
  g_assert_cmpstr (pp_record_get_id (PP_RECORD (after)), !=,
                   pp_record_get_id (PP_RECORD (before)));
  g_assert_cmpstr (after->machine, ==, dryer);
  g_assert_cmpint (after->ends_at - after->starts_at, ==, 2 * 3600);
}

static void
count_blocks (GtkWidget *widget, gpointer data)
{
  if (PP_IS_TIME_BLOCK (widget) && gtk_widget_get_child_visible (widget))
    ++*(guint *) data;
}

/* The table shows a day's bookings, and follows what is written beside it. */
static void
test_table (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  const char *mill = pp_fixture_add_machine (town, "MIL-7");
  const char *person = pp_fixture_add_person (town, "Radha", "രാധ", "9447000222");
  const char *booking = pp_fixture_add_booking (town, mill, person, "2026-03-03 10:00",
                                                "2026-03-03 11:00");
  GtkWidget *grid;
  guint shown = 0, then = 0;

  /* The booking is not in the first rows, which alone are seen before the table has its height */
  for (guint i = 1; i < 6; i++)
    {
      g_autofree char *code = g_strdup_printf ("ABC-%u", i);

      pp_fixture_add_machine (town, code);
    }
  pp_shell_go (PP_SHELL (screen->window), "bookings", "booking", booking);
  pp_screen_settle ();
  grid = pp_screen_find (screen->window, PP_TYPE_TIME_GRID, NULL);
  pp_screen_each (grid, count_blocks, &shown);
  g_assert_cmpuint (shown, ==, 1);
  pp_fixture_add_booking (town, mill, person, "2026-03-03 14:00", "2026-03-03 15:00");
  pp_screen_settle ();
  pp_screen_each (grid, count_blocks, &then);
  g_assert_cmpuint (then, ==, 2);
}

/* Nothing is offered to nobody: the field says what is missing. */
static void
test_nobody (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "ml");
  const char *press = pp_fixture_add_machine (town, "OIL-7");
  GtkWidget *offers, *first;
  PpField *person;

  pp_shell_go (PP_SHELL (screen->window), "bookings", "machine", press);
  pp_screen_settle ();
  person = pp_screen_find (screen->window, PP_TYPE_FIELD, "person");
  offers = pp_screen_find (screen->window, GTK_TYPE_LIST_BOX, "offers");
  first = gtk_widget_get_first_child (offers);
  g_assert_nonnull (first);
  gtk_widget_activate (first);
  pp_screen_settle ();
  g_assert_true (pp_field_has_error (person));
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/bookings/come-again", test_come_again);
  g_test_add_func ("/bookings/table", test_table);
  g_test_add_func ("/bookings/nobody", test_nobody);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
