/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "booking/pp-utilisation.h"
#include "core/pp-time.h"
#include "desk/shell/pp-chart.h"
#include "desk/shell/pp-language.h"
#include "desk/today/pp-use-pane.h"

static PpFixture *town;

static void
assert_tells (gpointer chart, GtkAccessibleProperty property, const char *words)
{
  g_autofree char *differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (chart), property,
                                                                 words);

  g_assert_cmpstr (differs, ==, NULL);
}

/* Lines across come first, the highest first; the chosen value is told with the name. */
static void
test_points (void)
{
  g_autoptr (GtkWidget) chart = g_object_ref_sink (pp_chart_new (PP_CHART_POINTS));
  PpChart *self = PP_CHART (chart);

  pp_chart_add_value (self, 3, "01", "01-03: 3 %", PP_CHART_PLAIN);
  pp_chart_add_value (self, 5, "02", "02-03: 5 %", PP_CHART_BAD);
  pp_chart_add_reference (self, 1, "at least 1 %");
  pp_chart_add_reference (self, 4, "at most 4 %");
  pp_chart_show (self, "Moisture");
  assert_tells (self, GTK_ACCESSIBLE_PROPERTY_LABEL, "Moisture");
  assert_tells (self, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                "at most 4 %; at least 1 %; 01-03: 3 %; 02-03: 5 %");
  pp_chart_step (self, -1);
  assert_tells (self, GTK_ACCESSIBLE_PROPERTY_LABEL, "Moisture. 01-03: 3 %");
  pp_chart_step (self, -1);
  assert_tells (self, GTK_ACCESSIBLE_PROPERTY_LABEL, "Moisture. 01-03: 3 %");
  pp_chart_step (self, 5);
  assert_tells (self, GTK_ACCESSIBLE_PROPERTY_LABEL, "Moisture. 02-03: 5 %");

  pp_chart_clear (self);
  pp_chart_show (self, "Nothing yet");
  pp_chart_step (self, 1);
  assert_tells (self, GTK_ACCESSIBLE_PROPERTY_LABEL, "Nothing yet");
}

static int
height_of (gpointer chart, int width)
{
  int height;

  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/* Rows take the height that they need, and more where a row's words need a line of their own. */
static void
test_rows (void)
{
  g_autoptr (GtkWidget) chart = g_object_ref_sink (pp_chart_new (PP_CHART_ROWS));
  PpChart *self = PP_CHART (chart);
  int one, two;

  pp_chart_add_row (self, 0.5, "DRY-1", "4 h of 8 h", "Dryer: 4 h of 8 h");
  pp_chart_show (self, "Use");
  one = height_of (self, 300);
  pp_chart_add_row (self, 1, "DRY-2", "8 h of 8 h", "Dryer 2: 8 h of 8 h");
  pp_chart_show (self, "Use");
  two = height_of (self, 300);
  g_assert_cmpint (two, >=, 2 * one - 2);
  assert_tells (self, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                "Dryer: 4 h of 8 h; Dryer 2: 8 h of 8 h");
  pp_chart_step (self, 1);
  assert_tells (self, GTK_ACCESSIBLE_PROPERTY_LABEL, "Use. Dryer: 4 h of 8 h");
  pp_chart_step (self, 1);
  assert_tells (self, GTK_ACCESSIBLE_PROPERTY_LABEL, "Use. Dryer 2: 8 h of 8 h");

  pp_chart_add_row (self, 0, "DRY-3", "a very long word for this machine today, and more",
                    "");
  pp_chart_show (self, "Use");
  g_assert_cmpint (height_of (self, 250), >, two + one + 5);
}

/* Of this week's Monday, whatever today is. */
static void
test_machines (void)
{
  g_autofree char *today = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *monday = pp_utilisation_week (today);
  g_autofree char *from = g_strdup_printf ("%s 10:00", monday);
  g_autofree char *to = g_strdup_printf ("%s 12:30", monday);
  g_autofree char *tuesday = pp_day_add (monday, 1);
  g_autofree char *down_from = g_strdup_printf ("%s 10:00", tuesday);
  g_autofree char *down_to = g_strdup_printf ("%s 12:30", tuesday);
  g_autofree char *morning = g_strdup_printf ("%s 08:00", monday);
  g_autoptr (PpScreen) screen = NULL;
  const char *dryer, *person;
  GtkWidget *pane;
  PpChart *chart;

  pp_fixture_at (town, morning);
  dryer = pp_fixture_add_machine (town, "DRY-1");
  person = pp_fixture_add_person (town, "Radha", "രാധ", "9447000222");
  pp_fixture_add_booking (town, dryer, person, from, to);
  screen = pp_screen_new (town, "mini", "en");
  pp_window_show (screen->window, "today");
  pp_screen_settle ();
  pane = pp_screen_find (screen->window, PP_TYPE_USE_PANE, NULL);
  pp_screen_click (pane, "This week");
  chart = pp_screen_find (pane, PP_TYPE_CHART, NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (chart)));
  assert_tells (chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                "How much the machines are booked this week");
  assert_tells (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "DRY-1 Tray dryer: 2.5 h of 48 h");

  /* What is written meanwhile is followed */
  pp_fixture_do (town, "anitha", "machine.block", "machine", dryer,
                 "starts_at", down_from, "ends_at", down_to, "reason", "repair", NULL);
  pp_screen_settle ();
  assert_tells (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "DRY-1 Tray dryer: 2.5 h of 45.5 h");

  /* Where several have room at a time, it is told how many of the places are taken. */
  pp_fixture_do (town, "mini", "machine.edit", "id", dryer, "capacity", "4", NULL);
  pp_screen_settle ();
  assert_tells (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "DRY-1 Tray dryer: 0.05 of 4 places");
}

int
main (int argc, char *argv[])
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pp_language_start ();
  town = pp_fixture_new ();

  g_test_add_func ("/chart/points", test_points);
  g_test_add_func ("/chart/rows", test_rows);
  g_test_add_func ("/chart/machines", test_machines);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
