/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-language.h"
#include "desk/shell/pp-shell.h"
#include "desk/today/pp-today-data.h"

/* Keys, as X numbers them. */
enum { KEY_4 = 13, TAB = 23, RETURN = 36 };

static PpFixture *town;

/* What was looked for and is not known goes into the field that it is for. */
static void
test_new_person (void)
{
  static const struct { const char *typed, *column; } cases[] = {
    { "Santha K", "name_en" }, { "ശാന്ത കെ", "name_ml" }, { "9447 11 22 33", "phone" },
    { "+91 94471 12233", "phone" }, { "2233", "phone" },
  };
  static const char *const columns[] = { "name_en", "name_ml", "phone" };
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "ml");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *panel;

      pp_shell_go (PP_SHELL (screen->window), "today", "home", NULL);
      pp_shell_go (PP_SHELL (screen->window), "today", "new-person", cases[i].typed);
      pp_screen_settle ();
      panel = pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL);
      for (gsize j = 0; j < G_N_ELEMENTS (columns); j++)
        {
          PpField *field = pp_form_field (pp_screen_find (panel, PP_TYPE_FORM, NULL), columns[j]);
          g_autofree char *text = pp_field_dup_text (field);

          g_test_message ("%s: %s", cases[i].typed, columns[j]);
          if (g_str_equal (columns[j], cases[i].column))
            g_assert_cmpstr (text, ==, cases[i].typed);
          pp_field_set_text (field, NULL);
        }
    }
}

/* Who looks like somebody known is registered all the same, where the clerk says so. */
static void
test_namesake (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *panel;
  PpForm *form;
  g_autofree char *n = NULL;

  pp_fixture_add_person (town, "Usha R", "ഉഷ ആർ", "9447000321");
  pp_shell_go (PP_SHELL (screen->window), "today", "new-person", "Usha R");
  pp_screen_settle ();
  panel = pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL);
  form = pp_screen_find (panel, PP_TYPE_FORM, NULL);
  pp_field_set_text (pp_form_field (form, "phone"), "9447000321");
  pp_screen_click (panel, "Save");
  pp_screen_settle ();
  g_assert_true (pp_field_has_error (pp_form_field (form, "name_en")));
  pp_screen_click (panel, "This is another person");
  pp_screen_settle ();
  n = pp_screen_find_id (screen, "SELECT CAST (count(*) AS TEXT) FROM person "
                                 "WHERE name_en = 'Usha R'");
  g_assert_cmpstr (n, ==, "2");
}

/* The question that stands below the phone, once everybody who has it is told. */
static GtkWidget *
ask_whose (PpScreen *screen, const char *name, const char *phone)
{
  GtkWidget *panel, *known;
  PpForm *form;

  pp_shell_go (PP_SHELL (screen->window), "today", "new-person", name);
  pp_screen_settle ();
  panel = pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL);
  form = pp_screen_find (panel, PP_TYPE_FORM, NULL);
  known = pp_screen_find (panel, g_type_from_name ("PpKnownList"), NULL);
  pp_field_set_text (pp_form_field (form, "phone"), phone);
  g_assert_false (gtk_widget_get_mapped (known));
  pp_screen_click (panel, "Save");
  pp_screen_settle ();
  g_assert_true (pp_field_has_error (pp_form_field (form, "phone")));
  g_assert_true (gtk_widget_get_mapped (known));
  g_assert_true (gtk_widget_get_prev_sibling (known) ==
                 GTK_WIDGET (pp_form_field (form, "phone")));
  return known;
}

static guint
count_phone (PpScreen *screen, const char *phone)
{
  g_autofree char *sql = g_strdup_printf ("SELECT CAST (count(*) AS TEXT) FROM person "
                                          "WHERE phone = '+91%s'", phone);
  g_autofree char *n = pp_screen_find_id (screen, sql);

  return atoi (n);
}

/* Whose number it is can be opened from below it, by keys alone; nobody is registered by that. */
static void
test_phone_opens (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  const char *sarada = pp_fixture_add_person (town, "Sarada", "ശാരദ", "9447000322"), *kind, *id;
  GtkWidget *known, *panel;

  pp_keyboard_focus (GTK_WINDOW (screen->window));
  known = ask_whose (screen, "Girija", "9447000322");
  panel = gtk_widget_get_ancestor (known, g_type_from_name ("PpPersonPanel"));
  pp_keyboard_press (TAB);
  pp_keyboard_press (RETURN);
  pp_screen_settle ();
  pp_pane_get_place (PP_PANE (panel), &kind, &id);
  g_assert_cmpstr (id, ==, sarada);
  g_assert_false (gtk_widget_get_mapped (known));
  g_assert_cmpuint (count_phone (screen, "9447000322"), ==, 1);
}

/* Who shares it is registered one key further; what is typed anew takes the question away. */
static void
test_phone_shared (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *known;

  pp_fixture_add_person (town, "Ambika", "അംബിക", "9447000323");
  pp_keyboard_focus (GTK_WINDOW (screen->window));
  known = ask_whose (screen, "Sheela", "9447000323");
  pp_keyboard_press (KEY_4);
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_mapped (known));
  known = ask_whose (screen, NULL, "9447000323");
  pp_keyboard_press (TAB);
  pp_keyboard_press (TAB);
  pp_keyboard_press (RETURN);
  pp_screen_settle ();
  g_assert_cmpuint (count_phone (screen, "9447000323"), ==, 2);
}

static void
press (PpScreen *screen, const char *workplace)
{
  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.workplace", "s", workplace);
  pp_screen_settle ();
}

/* The key of a workplace leads to it as it was left, and once more to where it begins. */
static void
test_home (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *panel;

  pp_shell_go (PP_SHELL (screen->window), "today", "new-person", "Radha");
  pp_screen_settle ();
  panel = pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL);
  g_assert_true (gtk_widget_get_mapped (panel));
  press (screen, "intake");
  press (screen, "today");
  g_assert_true (gtk_widget_get_mapped (panel));
  press (screen, "today");
  g_assert_false (gtk_widget_get_mapped (panel));
}

static gpointer
read_day (PpDb *db, gpointer now, GError **error)
{
  PpSchedule *day = pp_schedule_read (db, (PpSpan) { pp_day_start ("2026-03-03"),
                                                     pp_day_start ("2026-03-04") }, error);
  PpHeld *current = pp_schedule_current (day, 0, *(gint64 *) now);

  g_assert_true (current == NULL || pp_held_read_whose (current, db, error));
  return day;
}

static gpointer
read_power (PpDb *db, gpointer now, GError **error)
{
  return pp_power_state_read (db, *(gint64 *) now, error);
}

/* What is said of the machine after each of these, one after the other. */
static const struct {
  const char *at, *verb;
  const char *words;
} steps[] = {
  { "2026-03-03 09:30", NULL,                "Free until 10:00 am" },
  { "2026-03-03 10:05", NULL,                "Booked until 12:00 pm, not begun: Leela" },
  { "2026-03-03 09:50", "booking.check_in",  "At work until 12:00 pm: Leela" },
  { "2026-03-03 10:05", NULL,                "At work until 12:00 pm: Leela" },
  { "2026-03-03 11:00", "power.gone",        "Paused, no power: Leela" },
  { "2026-03-03 11:30", "power.back",        "At work until 12:30 pm: Leela" },
  { "2026-03-03 12:30", NULL,                "At work, was booked until 12:30 pm: Leela" },
  { "2026-03-03 12:40", "machine.block",     "At work, was booked until 12:30 pm: Leela" },
  { "2026-03-03 12:45", "booking.check_out", "Out of use until 2:00 pm: no power" },
  { "2026-03-03 14:10", NULL,                "Free for the rest of the day" },
};

static void
do_step (const char *verb, const char *machine, const char *booking)
{
  if (g_strcmp0 (verb, "machine.block") == 0)
    pp_fixture_do (town, "anitha", verb, "machine", machine, "starts_at", "2026-03-03 12:30",
                   "ends_at", "2026-03-03 14:00", "reason", "no power", NULL);
  else if (verb != NULL && g_str_has_prefix (verb, "power."))
    pp_fixture_do (town, "anitha", verb, NULL);
  else if (verb != NULL)
    pp_fixture_do (town, "anitha", verb, "booking", booking, NULL);
}

/* A machine on which somebody works is said to be at work, early, late and whatever was planned. */
static void
test_machine (void)
{
  const char *dryer = pp_fixture_add_machine (town, "DRY-7"), *icon;
  const char *leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");
  const char *booking = pp_fixture_add_booking (town, dryer, leela, "2026-03-03 10:00",
                                                "2026-03-03 12:00");

  pp_language_set ("en");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      PpTodayData data = { 0 };
      g_autofree char *words = NULL;

      pp_fixture_at (town, steps[i].at);
      do_step (steps[i].verb, dryer, booking);
      data.schedule = pp_store_read (town->store, read_day, &town->now, NULL);
      data.power = pp_store_read (town->store, read_power, &town->now, NULL);
      data.now = town->now;
      words = pp_today_data_describe (&data, 0, dryer, &icon);
      g_assert_cmpstr (words, ==, steps[i].words);
      pp_schedule_free (data.schedule);
      pp_power_state_free (data.power);
    }
}

static const char *
label_of (PpScreen *screen, const char *id)
{
  GtkWidget *today = pp_screen_find (screen->window, g_type_from_name ("PpToday"), NULL);

  return gtk_label_get_label (pp_screen_find (today, GTK_TYPE_LABEL, id));
}

/* The day and the time are told, and from its close on that the day is over at this desk. */
static void
test_clock (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  GtkWidget *closed = pp_screen_find (pp_screen_find (screen->window,
                                                      g_type_from_name ("PpToday"), NULL),
                                      GTK_TYPE_BOX, "closed");
  g_autofree char *before = NULL, *after = NULL, *day = NULL, *words = NULL, *noon = NULL;

  pp_shell_go (PP_SHELL (screen->window), "today", "home", NULL);
  before = pp_time_format_spoken (g_get_real_time () / G_USEC_PER_SEC);
  pp_screen_settle ();
  after = pp_time_format_spoken (g_get_real_time () / G_USEC_PER_SEC);
  day = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
  words = pp_day_format_long (day);
  g_assert_cmpstr (label_of (screen, "day"), ==, words);
  g_assert_true (g_str_equal (label_of (screen, "clock"), before) ||
                 g_str_equal (label_of (screen, "clock"), after));
  g_assert_false (gtk_widget_get_mapped (closed));

  noon = g_strconcat (day, " 12:00", NULL);
  pp_fixture_at (town, noon);
  pp_fixture_do (town, "anitha", "day.close", "counted_paise", "0", NULL);
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (closed));
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/today/namesake", test_namesake);
  g_test_add_func ("/today/phone-opens", test_phone_opens);
  g_test_add_func ("/today/phone-shared", test_phone_shared);
  g_test_add_func ("/today/new-person", test_new_person);
  g_test_add_func ("/today/home", test_home);
  g_test_add_func ("/today/machine", test_machine);
  g_test_add_func ("/today/clock", test_clock);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
