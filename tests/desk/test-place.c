/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/shell/pp-form.h"
#include "desk/shell/pp-shell.h"
#include "store/pp-local.h"

static PpFixture *town;
static const char *leela, *booking, *material, *lot;

static void
fill_town (void)
{
  const char *dryer = pp_fixture_add_machine (town, "DRY-7");

  leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");
  booking = pp_fixture_add_booking (town, dryer, leela, "2026-03-03 10:00", "2026-03-03 12:00");
  material = pp_record_get_id (pp_fixture_do (town, "mini", "material.add", "name_en", "Chilli",
                                              "name_ml", "മുളക്", "measure", "mass", NULL));
  lot = pp_record_get_id (pp_fixture_do (town, "anitha", "lot.receive", "person", leela,
                                         "material", material, "amount", "5 kg", NULL));
}

static GtkWidget *
shown (PpScreen *screen, const char *type)
{
  GtkWidget *found = pp_screen_find (screen->window, g_type_from_name (type), NULL);

  if (!gtk_widget_get_mapped (found))
    g_error ("%s is put aside", type);
  return found;
}

static PpField *
field_of (PpScreen *screen, const char *pane, const char *column)
{
  return pp_form_field (pp_screen_find (shown (screen, pane), PP_TYPE_FORM, NULL), column);
}

static void
lock (PpScreen *screen, const char *next)
{
  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.lock", NULL);
  pp_screen_settle ();
  pp_screen_sign_in (screen, next);
}

static void
type_into (PpField *field, const char *text)
{
  gtk_editable_set_text (pp_screen_find (field, GTK_TYPE_EDITABLE, NULL), text);
}

static void
assert_text (PpField *field, const char *text)
{
  g_autofree char *stands = pp_field_dup_text (field);

  g_assert_cmpstr (stands, ==, text);
}

/* What is open is open again in the other language, and after a lock. */
static void
test_open (void)
{
  g_autofree char *staff = pp_fixture_staff_id (town, "anitha");
  const struct { const char *workplace, *kind, *id, *pane; } cases[] = {
    { "today",    "person",     leela,   "PpPersonPanel" },
    { "today",    "new-person", NULL,    "PpPersonPanel" },
    { "bookings", "booking",    booking, "PpBookingCard" },
    { "intake",   "lot",        lot,     "PpLotPage" },
    { "lab",      "new-sample", NULL,    "PpReceivePanel" },
    { "money",    "person",     leela,   "PpPayer" },
    { "manage",   "staff",      staff,   "PpStaffPanel" },
    { "manage",   "district",   NULL,    "PpDistrictPage" },
    { "manage",   "backup",     NULL,    "PpBackupPage" },
  };
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "ml");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].workplace, cases[i].kind);
      pp_shell_go (PP_SHELL (screen->window), cases[i].workplace, cases[i].kind, cases[i].id);
      pp_screen_settle ();
      shown (screen, cases[i].pane);
      pp_screen_turn (screen, i % 2 == 0 ? "en" : "ml");
      g_assert_cmpstr (pp_window_get_workplace (screen->window), ==, cases[i].workplace);
      shown (screen, cases[i].pane);
      lock (screen, "mini");
      g_assert_cmpstr (pp_window_get_workplace (screen->window), ==, cases[i].workplace);
      shown (screen, cases[i].pane);
    }
}

/* Somebody else begins where everybody begins, and takes nothing from whoever was there. */
static void
test_of_each (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");

  pp_shell_go (PP_SHELL (screen->window), "intake", "lot", lot);
  pp_screen_settle ();
  lock (screen, "anitha");
  g_assert_cmpstr (pp_window_get_workplace (screen->window), ==, "today");
  lock (screen, "mini");
  shown (screen, "PpLotPage");
}

/* What was typed over a stored record is there again, and the next letter follows the last. */
static void
test_typed (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  GtkWidget *focus;
  PpField *house;
  int start, end;

  pp_shell_go (PP_SHELL (screen->window), "today", "person", leela);
  pp_screen_settle ();
  house = field_of (screen, "PpPersonPanel", "house");
  gtk_widget_grab_focus (GTK_WIDGET (house));
  type_into (house, "Puthen");
  pp_screen_turn (screen, "ml");
  house = field_of (screen, "PpPersonPanel", "house");
  assert_text (house, "Puthen");
  focus = gtk_root_get_focus (GTK_ROOT (screen->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (house)));
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &start, &end));
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (focus)), ==, strlen ("Puthen"));

  /* Once: who comes to her later finds what is stored */
  pp_shell_go (PP_SHELL (screen->window), "today", "home", NULL);
  pp_screen_turn (screen, "en");
  pp_shell_go (PP_SHELL (screen->window), "today", "person", leela);
  pp_screen_settle ();
  assert_text (field_of (screen, "PpPersonPanel", "house"), "");
}

/* The form in hand of a lot, and what stands in it. */
static void
test_in_hand (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");

  pp_shell_go (PP_SHELL (screen->window), "intake", "lot", lot);
  pp_screen_settle ();
  pp_screen_click (screen->window, "Waste");
  type_into (field_of (screen, "PpLotPage", "amount"), "2 kg");
  pp_screen_turn (screen, "ml");
  g_assert_true (gtk_widget_get_mapped (pp_screen_find (screen->window, GTK_TYPE_WIDGET, "work")));
  assert_text (field_of (screen, "PpLotPage", "amount"), "2 kg");
  lock (screen, "mini");
  assert_text (field_of (screen, "PpLotPage", "amount"), "2 kg");
  pp_screen_turn (screen, "en");
  pp_screen_click (pp_screen_find (screen->window, GTK_TYPE_WIDGET, "work"), "Cancel");
  pp_screen_turn (screen, "ml");
  g_assert_false (gtk_widget_get_mapped (pp_screen_find (screen->window, GTK_TYPE_WIDGET,
                                                         "work")));
}

/* Whom somebody is about to book for, half-typed too. */
static void
test_walk_in (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  GtkWidget *panel;

  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.workplace", "s", "bookings");
  pp_screen_settle ();
  panel = shown (screen, "PpWalkIn");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                         pp_screen_find (panel, PP_TYPE_FIELD, "person")));
  type_into (pp_screen_find (panel, PP_TYPE_FIELD, "person"), "Lee");
  pp_screen_settle ();
  pp_screen_turn (screen, "ml");
  panel = shown (screen, "PpWalkIn");
  assert_text (pp_screen_find (panel, PP_TYPE_FIELD, "person"), "Lee");
  g_assert_cmpint (gtk_editable_get_position (
    GTK_EDITABLE (gtk_root_get_focus (GTK_ROOT (screen->window)))), ==, strlen ("Lee"));
  pp_field_set_text (pp_screen_find (panel, PP_TYPE_FIELD, "person"), leela);
  pp_screen_settle ();
  lock (screen, "mini");
  panel = shown (screen, "PpWalkIn");
  assert_text (pp_screen_find (panel, PP_TYPE_FIELD, "person"), leela);
  g_assert_nonnull (gtk_widget_get_first_child (pp_screen_find (panel, GTK_TYPE_LIST_BOX,
                                                                "offers")));
}

static GtkWidget *
entry_of (GtkWidget *count, int row)
{
  return gtk_grid_get_child_at (GTK_GRID (count), 1, row);
}

/* The cash that was counted is not counted again, and where it was counted is found again. */
static void
test_counted (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  GtkWidget *count;

  pp_shell_go (PP_SHELL (screen->window), "money", "closing", NULL);
  pp_screen_settle ();
  count = shown (screen, "PpTillCount");
  gtk_widget_grab_focus (entry_of (count, 1));
  gtk_editable_set_text (GTK_EDITABLE (entry_of (count, 1)), "3");
  lock (screen, "mini");
  count = shown (screen, "PpTillCount");
  g_assert_true (gtk_widget_get_mapped (count));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (count, 1))), ==, "3");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (screen->window)),
                                         entry_of (count, 1)));
  gtk_editable_set_text (GTK_EDITABLE (entry_of (count, 4)), "2");
  assert_text (field_of (screen, "PpTillClose", "counted_paise"), "₹640.00");
  lock (screen, "anitha");
  pp_shell_go (PP_SHELL (screen->window), "money", "closing", NULL);
  pp_screen_settle ();
  count = shown (screen, "PpTillCount");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (count, 1))), ==, "");
}

static void
match_product (GtkWidget *widget, gpointer found)
{
  if (PP_IS_FORM (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_widget_get_name (widget), "product"))
    *(GtkWidget **) found = widget;
}

static PpField *
field_of_product (PpScreen *screen, const char *column)
{
  GtkWidget *form = NULL;

  pp_screen_each (screen->window, match_product, &form);
  return pp_form_field (PP_FORM (form), column);
}

static gboolean
is_wrong (gpointer field)
{
  return pp_field_has_error (field);
}

/* What is wrong with what was typed is said in the other language too. */
static void
test_wrong (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  PpField *owner;

  pp_shell_go (PP_SHELL (screen->window), "manage", "product", "new");
  pp_screen_settle ();
  owner = field_of_product (screen, "enterprise");
  gtk_widget_grab_focus (GTK_WIDGET (owner));
  type_into (owner, "zzz");
  pp_screen_settle ();
  gtk_widget_grab_focus (GTK_WIDGET (field_of_product (screen, "name_en")));
  pp_screen_settle ();
  g_assert_true (pp_field_has_error (owner));
  pp_screen_turn (screen, "ml");
  owner = field_of_product (screen, "enterprise");
  assert_text (owner, "zzz");
  pp_screen_wait (is_wrong, owner);
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();
  fill_town ();

  g_test_add_func ("/place/open", test_open);
  g_test_add_func ("/place/of-each", test_of_each);
  g_test_add_func ("/place/typed", test_typed);
  g_test_add_func ("/place/in-hand", test_in_hand);
  g_test_add_func ("/place/walk-in", test_walk_in);
  g_test_add_func ("/place/counted", test_counted);
  g_test_add_func ("/place/wrong", test_wrong);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
