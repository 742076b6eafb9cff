/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "booking/pp-booking.h"
#include "booking/pp-outage.h"
#include "core/pp-time.h"
#include "desk/pp-workplaces.h"
#include "desk/shell/pp-field.h"
#include "desk/shell/pp-moment-field.h"
#include "desk/shell/pp-shell.h"
#include "desk/shell/pp-shortcuts.h"

#define HOUR 3600

enum { ESCAPE = 9, RETURN = 36 };    /* keys, as X numbers them */

static PpFixture *town;
static GtkApplication *application;
static const char *kiln, *leela, *booking;

/* At work on a machine that works day and night, yesterday until tomorrow. */
static void
begin_work (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *today = pp_time_day (now);
  g_autofree char *from = pp_time_format (pp_day_start (today) - PP_TIME_DAY);
  g_autofree char *to = pp_time_format (pp_day_start (today) + 2 * PP_TIME_DAY);

  town->now = now - 2 * HOUR;
  booking = pp_fixture_add_booking (town, kiln, leela, from, to);
  pp_fixture_do (town, "anitha", "booking.check_in", "booking", booking, NULL);
}

static void
begin_town (void)
{
  g_autofree char *cluster = NULL;

  town = pp_fixture_new ();
  cluster = pp_fixture_read_text (town, "SELECT id FROM cluster");
  pp_fixture_do (town, "mini", "cluster.edit", "id", cluster, "closed_days", "", NULL);
  leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");
  kiln = pp_fixture_add_machine (town, "KILN");
  pp_fixture_do (town, "mini", "machine.edit", "id", kiln, "opens_minute", "0", "closes_minute",
                 "1440", NULL);
}

static PpScreen *
open_desk (const char *staff, const char *layout)
{
  PpScreen *screen = pp_screen_new (town, staff, "en");

  gtk_window_set_application (GTK_WINDOW (screen->window), application);
  pp_keyboard_set_layout (layout);
  pp_keyboard_focus (GTK_WINDOW (screen->window));
  pp_screen_settle ();
  return screen;
}

static void
close_desk (PpScreen *screen)
{
  pp_keyboard_set_layout ("us");
  gtk_window_set_application (GTK_WINDOW (screen->window), NULL);
  pp_screen_free (screen);
  pp_fixture_free (town);
}

static GtkWidget *
part (PpScreen *screen, GType type, const char *name)
{
  GtkWidget *bar = pp_screen_find (screen->window, g_type_from_name ("PpPowerBar"), NULL);

  return pp_screen_find (bar, type, name);
}

static const char *
told (PpScreen *screen)
{
  return gtk_label_get_label (GTK_LABEL (part (screen, GTK_TYPE_LABEL, "words")));
}

static GtkWidget *
focus_of (PpScreen *screen)
{
  return gtk_root_get_focus (GTK_ROOT (screen->window));
}

static gint64
count (const char *sql)
{
  g_autofree char *n = pp_fixture_read_text (town, sql);

  return g_ascii_strtoll (n, NULL, 10);
}

/* Ctrl+G and Enter when it goes, Ctrl+G and Enter when it is back, whatever the keyboard writes and
 * wherever one is; what one was at goes on. */
static void
test_keys (gconstpointer layout)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC, ends_at;
  g_autofree char *gone = pp_time_format (now - now % 60 - HOUR);
  GtkWidget *bar, *before, *at;
  PpScreen *screen;
  PpBooking *after;

  begin_town ();
  begin_work ();
  screen = open_desk ("anitha", layout);
  bar = part (screen, GTK_TYPE_BOX, "bar");
  at = part (screen, PP_TYPE_MOMENT_FIELD, "at");
  before = focus_of (screen);
  ends_at = ((PpBooking *) pp_fixture_get (town, "booking", booking))->ends_at;
  g_assert_false (gtk_widget_get_visible (bar));
  pp_keyboard_press_control ('g');
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (at));
  g_assert_true (gtk_widget_is_ancestor (focus_of (screen), at));
  pp_field_set_text (PP_FIELD (at), gone);
  pp_keyboard_press (RETURN);
  pp_screen_settle ();
  g_assert_cmpint (count ("SELECT count(*) FROM outage WHERE ended_at IS NULL"), ==, 1);
  g_assert_nonnull (strstr (told (screen), "1 booking is paused"));
  g_assert_nonnull (strstr (told (screen), "Ctrl+G"));
  g_assert_true (gtk_widget_get_mapped (bar));
  g_assert_false (gtk_widget_get_mapped (at));
  g_assert_true (focus_of (screen) == before);

  pp_keyboard_press_control ('g');
  pp_screen_settle ();
  pp_keyboard_press (RETURN);
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_visible (bar));
  after = pp_fixture_get (town, "booking", booking);
  g_assert_cmpint (after->ends_at - ends_at, >=, HOUR);
  g_assert_cmpint (after->ends_at - ends_at, <=, HOUR + 120);
  close_desk (screen);
}

/* Escape asks nothing and writes nothing; a time that cannot be is said beside the field. */
static void
test_not_now (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *later = pp_time_format (now + HOUR);
  GtkWidget *at;
  PpScreen *screen;

  begin_town ();
  screen = open_desk ("anitha", "us");
  at = part (screen, PP_TYPE_MOMENT_FIELD, "at");
  pp_keyboard_press_control ('g');
  pp_screen_settle ();
  pp_field_set_text (PP_FIELD (at), later);
  pp_keyboard_press (RETURN);
  pp_screen_settle ();
  g_assert_true (pp_field_has_error (PP_FIELD (at)));
  pp_keyboard_press (ESCAPE);
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_mapped (at));
  g_assert_cmpint (count ("SELECT count(*) FROM outage"), ==, 0);
  close_desk (screen);
}

/* Whose time could not all be given back is named, there and on Today, until it is put away or
 * given. */
static void
test_shortened (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *back = pp_time_format (now - now % 60 - 60), *from = NULL, *to = NULL;
  PpScreen *screen;
  GtkWidget *today;
  const char *next;

  begin_town ();
  begin_work ();
  from = pp_time_format (((PpBooking *) pp_fixture_get (town, "booking", booking))->ends_at);
  to = pp_time_format (((PpBooking *) pp_fixture_get (town, "booking", booking))->ends_at +
                       PP_TIME_DAY);
  pp_fixture_do (town, "mini", "machine.edit", "id", kiln, "capacity", "2", NULL);
  next = pp_fixture_add_booking (town, kiln, leela, from, to);
  pp_fixture_add_booking (town, kiln, leela, from, to);
  pp_fixture_do (town, "anitha", "power.gone", NULL);
  town->now = now;
  pp_fixture_do (town, "anitha", "power.back", "at", back, NULL);
  screen = open_desk ("anitha", "us");
  today = pp_screen_find (screen->window, g_type_from_name ("PpToday"), NULL);
  g_assert_nonnull (strstr (told (screen), "Leela"));
  pp_fixture_do (town, "anitha", "booking.cancel", "booking", next, "reason", "moved", NULL);
  pp_screen_settle ();
  pp_screen_click (today, "Give the rest");
  pp_screen_settle ();
  g_assert_cmpint (count ("SELECT count(*) FROM extension WHERE due_at > ends_at"), ==, 0);
  g_assert_cmpstr (told (screen), ==, "");
  close_desk (screen);
}

/* Who may not say it is not asked. */
static void
test_roles (void)
{
  PpScreen *screen;

  begin_town ();
  screen = open_desk ("latha", "us");
  pp_keyboard_press_control ('g');
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_visible (part (screen, GTK_TYPE_BOX, "bar")));
  close_desk (screen);
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  pp_shortcuts_add_accels (application, pp_workplaces);

  g_test_add_data_func ("/power/keys/us", "us", test_keys);
  g_test_add_data_func ("/power/keys/malayalam", "in mal_enhanced", test_keys);
  g_test_add_func ("/power/not-now", test_not_now);
  g_test_add_func ("/power/shortened", test_shortened);
  g_test_add_func ("/power/roles", test_roles);

  result = g_test_run ();
  g_object_unref (application);
  return result;
}
