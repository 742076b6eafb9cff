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

static void
find_toast (GtkWidget *widget, gpointer data)
{
  const char **words = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), "Booked: "))
    {
      *words = gtk_label_get_label (GTK_LABEL (widget));
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
    }
}

static void
assert_told (PpScreen *screen, PpBooking *booking)
{
  g_autofree char *day = pp_time_day (booking->starts_at), *words = pp_day_format_long (day);
  g_autofree char *from = pp_time_format_spoken (booking->starts_at);
  g_autofree char *wanted = g_strdup_printf ("Booked: DRY-7, %s, %s", words, from);
  const char *told = NULL;

  pp_screen_each (screen->window, find_toast, &told);
  g_assert_cmpstr (told, ==, wanted);
}

/* Who comes again is offered what they had, and one Enter books it; what was booked is said. */
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
  assert_told (screen, after);
}

/* How long they take it stands in the field, be it no length that is commonly wanted, and can be
 * chosen again after another. */
static void
test_habit (void)
{
  static const struct { const char *ends_at, *minutes, *title; } cases[] = {
    { "2026-03-04 17:00", "420", "7 hours" },
    { "2026-03-04 19:30", "570", "9½ hours" },
    { "2026-03-04 11:15", "75", "75 minutes" },
  };
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = g_strdup_printf ("SEV-%u", i + 1);
      g_autofree char *phone = g_strdup_printf ("944700770%u", i);
      const char *dryer = pp_record_get_id (
        pp_fixture_do (town, "mini", "machine.add", "code", code, "name_en", "Slow dryer",
                       "name_ml", "ഡ്രയർ", "kind", "dryer", "capacity", "1",
                       "slot_minutes", "15", "opens_minute", "540", "closes_minute", "1260",
                       "hourly_paise", "6000", NULL));
      const char *person = pp_fixture_add_person (town, "Habib", "ഹബീബ്", phone);
      GtkWidget *hours;

      pp_fixture_add_booking (town, dryer, person, "2026-03-04 10:00", cases[i].ends_at);
      pp_shell_go (PP_SHELL (screen->window), "bookings", "person", person);
      pp_screen_settle ();
      hours = pp_screen_find (screen->window, PP_TYPE_FIELD, "hours");
      pp_field_set_text (PP_FIELD (hours), "60");
      pp_screen_settle ();
      pp_field_set_text (PP_FIELD (hours), cases[i].minutes);
      pp_screen_settle ();
      hours = pp_screen_find (hours, GTK_TYPE_DROP_DOWN, NULL);
      g_assert_cmpstr (gtk_string_object_get_string (
                         gtk_drop_down_get_selected_item (GTK_DROP_DOWN (hours))),
                       ==, cases[i].title);
    }
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

static void
count_drawing (GdkPaintable *paintable, guint *n)
{
  ++*n;
}

/* Its cursor is seen as soon as the table has the focus, and no longer. */
static void
test_focus (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  g_autoptr (GdkPaintable) drawn = NULL;
  GtkWidget *grid;
  guint n = 0;

  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.workplace", "s", "bookings");
  pp_screen_settle ();
  grid = pp_screen_find (screen->window, PP_TYPE_TIME_GRID, NULL);
  drawn = gtk_widget_paintable_new (grid);
  g_signal_connect (drawn, "invalidate-contents", G_CALLBACK (count_drawing), &n);
  pp_screen_settle ();
  for (guint i = 0; i < 2; i++)
    {
      n = 0;
      gtk_widget_child_focus (GTK_WIDGET (screen->window),
                              i == 0 ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
      pp_screen_settle ();
      g_assert_cmpint (gtk_widget_has_focus (grid), ==, i == 0);
      g_assert_cmpuint (n, >, 0);
    }
}

static void
count_slot (GtkWidget *grid, const char *machine, gint64 at, guint *n)
{
  ++*n;
}

static void
press (GtkWidget *grid, guint key, guint n_times)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (grid);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);
      gboolean handled;

      for (guint n = 0; n < n_times && GTK_IS_EVENT_CONTROLLER_KEY (one); n++)
        g_signal_emit_by_name (one, "key-pressed", key, 0, 0, &handled);
    }
}

/* What Enter chooses under the cursor, which a screen reader tells as @words. */
static guint
choose (GtkWidget *grid, const char *words)
{
  guint n_slots = 0;
  gulong handler = g_signal_connect (grid, "slot-chosen", G_CALLBACK (count_slot), &n_slots);

  gtk_test_accessible_assert_property (grid, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  press (grid, GDK_KEY_Return, 1);
  g_signal_handler_disconnect (grid, handler);
  return n_slots;
}

/* Closed hours and closed days offer no slot, and are told as closed. */
static void
test_closed (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  const char *loom = pp_fixture_add_machine (town, "LOM-7");
  const char *person = pp_fixture_add_person (town, "Alice", "ആലീസ്", "9447000333");
  const char *booking = pp_fixture_add_booking (town, loom, person, "2026-03-07 15:00",
                                                "2026-03-07 16:00");
  GtkWidget *grid;

  pp_fixture_do (town, "mini", "machine.add", "code", "CLD-7", "name_en", "Cold store", "name_ml",
                 "ശീതസംഭരണി", "kind", "cold_store", "capacity", "1", "slot_minutes", "60",
                 "opens_minute", "360", "closes_minute", "1320", "hourly_paise", "100", NULL);
  pp_shell_go (PP_SHELL (screen->window), "bookings", "booking", booking);
  pp_screen_settle ();
  grid = pp_screen_find (screen->window, PP_TYPE_TIME_GRID, NULL);
  pp_time_grid_go_to_machine (PP_TIME_GRID (grid), loom);
  g_assert_cmpuint (choose (grid, "LOM-7 Tray dryer, Saturday, 7 March 2026 06:00, closed"), ==,
                    0);
  press (grid, GDK_KEY_Right, 6);
  g_assert_cmpuint (choose (grid, "LOM-7 Tray dryer, Saturday, 7 March 2026 09:00, free"), ==,
                    1);

  gtk_toggle_button_set_active (pp_screen_find (screen->window, GTK_TYPE_TOGGLE_BUTTON, "week"),
                                TRUE);
  pp_screen_settle ();
  press (grid, GDK_KEY_Right, 32);
  g_assert_cmpuint (choose (grid, "LOM-7 Tray dryer, Sunday, 8 March 2026 09:00, closed"), ==,
                    0);
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

static gpointer
last_for (PpDb *db, gpointer enterprise, GError **error)
{
  PpBooking *booking = NULL;

  return pp_booking_last_for (db, enterprise, &booking, error) ? booking : NULL;
}

static const char *
add_group (const char *name)
{
  return pp_record_get_id (pp_fixture_do (town, "anitha", "enterprise.register", "name_en", name,
                                          "form", "shg", NULL));
}

static void
join (const char *group, const char *person, const char *office)
{
  pp_fixture_do (town, "anitha", "enterprise.join", "enterprise", group, "person", person,
                 "office", office, NULL);
}

/* Enter on the first free time. */
static PpBooking *
book_first (PpScreen *screen, const char *group)
{
  GtkWidget *offers = pp_screen_find (screen->window, GTK_TYPE_LIST_BOX, "offers");
  GtkWidget *first = gtk_widget_get_first_child (offers);

  g_assert_nonnull (first);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (screen->window)) == first);
  gtk_widget_activate (first);
  pp_screen_settle ();
  return pp_store_read (town->store, last_for, (gpointer) group, NULL);
}

static void
assert_label (PpScreen *screen, const char *name, const char *words)
{
  GtkWidget *card = pp_screen_find (screen->window, g_type_from_name ("PpBookingCard"), NULL);
  GtkLabel *label = pp_screen_find (card, GTK_TYPE_LABEL, name);

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (label)));
  g_assert_cmpstr (gtk_label_get_label (label), ==, words);
}

/* A group is booked for by its president, or by who is chosen; next time by who came. */
static void
test_group (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  const char *oven = pp_fixture_add_machine (town, "OVN-7"), *group = add_group ("Ponkathir");
  const char *asha = pp_fixture_add_person (town, "Asha", "ആശ", "9447000551");
  const char *beena = pp_fixture_add_person (town, "Beena", "ബീന", "9447000552");
  const char *came[] = { beena, asha, asha };
  g_autoptr (PpBooking) last = NULL;
  PpField *member;

  join (group, asha, "member");
  join (group, beena, "president");
  pp_fixture_add_booking (town, oven, beena, "2026-03-02 10:00", "2026-03-02 11:00");
  for (gsize i = 0; i < G_N_ELEMENTS (came); i++)
    {
      g_autoptr (PpBooking) booking = NULL;

      pp_shell_go (PP_SHELL (screen->window), "bookings", "enterprise", group);
      pp_screen_settle ();
      member = pp_screen_find (screen->window, PP_TYPE_FIELD, "member");
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (member)));
      if (i == 1)
        pp_field_set_text (member, asha);
      pp_screen_settle ();
      booking = book_first (screen, group);
      g_assert_cmpstr (booking->machine, ==, oven);
      g_assert_cmpstr (booking->enterprise, ==, group);
      g_assert_cmpstr (booking->person, ==, came[i]);
    }
  pp_shell_go (PP_SHELL (screen->window), "bookings", "person", asha);
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (member)));

  last = pp_store_read (town->store, last_for, (gpointer) group, NULL);
  pp_shell_go (PP_SHELL (screen->window), "bookings", "booking",
               pp_record_get_id (PP_RECORD (last)));
  pp_screen_settle ();
  assert_label (screen, "whose", "Ponkathir");
  assert_label (screen, "comes", "Asha");
}

/* Nobody can come for a group without members: it is said beside the field. */
static void
test_empty_group (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  PpField *person;

  pp_shell_go (PP_SHELL (screen->window), "bookings", "enterprise", add_group ("Udayam"));
  pp_screen_settle ();
  person = pp_screen_find (screen->window, PP_TYPE_FIELD, "person");
  g_assert_true (pp_field_has_error (person));
}

int
main (int argc, char *argv[])
{
  int result;

  g_setenv ("GTK_A11Y", "test", TRUE);
  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/bookings/come-again", test_come_again);
  g_test_add_func ("/bookings/habit", test_habit);
  g_test_add_func ("/bookings/table", test_table);
  g_test_add_func ("/bookings/focus", test_focus);
  g_test_add_func ("/bookings/closed", test_closed);
  g_test_add_func ("/bookings/group", test_group);
  g_test_add_func ("/bookings/empty-group", test_empty_group);
  g_test_add_func ("/bookings/nobody", test_nobody);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
