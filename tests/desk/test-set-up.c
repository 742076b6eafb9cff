/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-set-up.h"

#include "desk/manage/pp-machine-starter.h"
#include "desk/shell/pp-language.h"
#include "desk/shell/pp-pick-field.h"
#include "desk/shell/pp-text-field.h"
#include "kinds/pp-kinds.h"
#include "people/pp-cluster.h"
#include "people/pp-pin.h"
#include "people/pp-role.h"
#include "pp-screen.h"
#include "store/pp-recovery.h"

#include <glib/gi18n.h>

static void
fill (gpointer window, const char *name, const char *text)
{
  pp_field_set_text (pp_screen_find (window, PP_TYPE_TEXT_FIELD, name), text);
}

static void
choose_place (gpointer window)
{
  g_autoptr (PpPick) pick = pp_pick_new ("local_body", "G12011", "Meenangadi", NULL);

  pp_pick_field_pick (pp_screen_find (window, PP_TYPE_PICK_FIELD, "place"), pick);
}

static gboolean
has_answer (gpointer window)
{
  return gtk_widget_get_sensitive (pp_screen_find (window, GTK_TYPE_BOX, "page"));
}

static void
press (gpointer window)
{
  pp_screen_click (window, _("Set up the desk"));
  pp_screen_wait (has_answer, window);
}

static const char *
find_wrong (gpointer window)
{
  static const char *const names[] = { "place", "name_en", "name_ml", "code", "pin", "again" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (pp_field_has_error (pp_screen_find (window, PP_TYPE_FIELD, names[i])))
      return names[i];
  return NULL;
}

static gpointer
check_manager (PpDb *db, gpointer pin, GError **error)
{
  g_autofree char *manager = pp_role_first_manager (db, error);

  return manager != NULL && pp_pin_check (db, manager, pin, 1800000000, error)
           ? g_steal_pointer (&manager) : NULL;
}

static gpointer
read_address (PpDb *db, gpointer data, GError **error)
{
  g_autoptr (PpCluster) cluster = pp_cluster_get (db, error);

  return cluster != NULL ? g_strdup (cluster->address) : NULL;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static gpointer
check_recovery (PpDb *db, gpointer code, GError **error)
{
  return pp_recovery_check_code (db, code, error) ? code : NULL;
}

/* The code is shown, in another language too, until somebody says that it is written down. */
static GtkWidget *
check_code (PpFixture *town, GtkWidget *window, guint *n_done)
{
  GtkLabel *shown = pp_screen_find (window, GTK_TYPE_LABEL, "recovery");
  g_autofree char *code = g_strdup (gtk_label_get_label (shown));
  GtkWidget *other = pp_set_up_new (NULL, town->store, PP_SET_UP (window));

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (shown)));
  g_assert_nonnull (pp_store_read (town->store, check_recovery, code, NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         pp_screen_find (window, GTK_TYPE_BOX, "told")));
  g_signal_connect_swapped (other, "done", G_CALLBACK (count_cb), n_done);
  gtk_window_present (GTK_WINDOW (other));
  gtk_window_destroy (GTK_WINDOW (window));
  pp_screen_settle ();
  g_assert_cmpstr (gtk_label_get_label (pp_screen_find (other, GTK_TYPE_LABEL, "recovery")), ==,
                   code);
  pp_screen_click (other, _("It is written down"));
  g_assert_cmpuint (*n_done, ==, 1);
  return other;
}

/* What is missing or wrong is said beside its field and nothing is made; then all is. */
static void
test_founding (gconstpointer language)
{
  static const struct {
    const char *name, *code, *pin, *again;
    const char *wrong;
  } tries[] = {
    { "", "mini", "951357", "951357", "name_en" },
    { "Mini", "mini", "95135", "95135", "pin" },
    { "Mini", "mini", "951357", "951356", "again" },
    { "Mini", "mini", "123456", "123456", "pin" },
    { "Mini", "mini thomas", "951357", "951357", "code" },
    { "Mini", "", "951357", "951357", "code" },
    { "Mini", "mini", "951357", "951357", NULL },
  };
  g_autoptr (PpFixture) town = pp_fixture_new_bare (pp_kinds_get_schema (), "real");
  GtkWidget *window;
  g_autofree char *manager = NULL, *address = NULL;
  guint n_done = 0;

  pp_language_set (language);
  window = pp_set_up_new (NULL, town->store, NULL);
  g_signal_connect_swapped (window, "done", G_CALLBACK (count_cb), &n_done);
  gtk_window_present (GTK_WINDOW (window));
  pp_screen_settle ();
  press (window);
  g_assert_cmpstr (find_wrong (window), ==, "place");
  choose_place (window);
  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_test_message ("%s, %s", tries[i].name, tries[i].code);
      fill (window, "name_en", tries[i].name);
      fill (window, "code", tries[i].code);
      fill (window, "pin", tries[i].pin);
      fill (window, "again", tries[i].again);
      press (window);
      g_assert_cmpstr (find_wrong (window), ==, tries[i].wrong);
      g_assert_cmpuint (n_done, ==, 0);
    }
  window = check_code (town, window, &n_done);
  manager = pp_store_maintain (town->store, check_manager, (gpointer) "951357", NULL);
  g_assert_nonnull (manager);
  address = pp_store_read (town->store, read_address, NULL, NULL);
  g_assert_cmpstr (address, ==, "Meenangadi Grama Panchayat, Wayanad, Kerala");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Another language is another window, with what was typed. */
static void
test_language (void)
{
  g_autoptr (PpFixture) town = pp_fixture_new_bare (pp_kinds_get_schema (), "real");
  g_autofree char *name = NULL;
  GtkWidget *old, *window;

  pp_language_set ("ml");
  old = pp_set_up_new (NULL, town->store, NULL);
  choose_place (old);
  fill (old, "name_ml", "മിനി");
  pp_language_set ("en");
  window = pp_set_up_new (NULL, town->store, PP_SET_UP (old));
  name = pp_field_dup_text (pp_screen_find (window, PP_TYPE_TEXT_FIELD, "name_ml"));
  g_assert_cmpstr (name, ==, "മിനി");
  g_assert_cmpstr (pp_pick_field_get (pp_screen_find (window, PP_TYPE_PICK_FIELD, "place"))->id,
                   ==, "G12011");
  gtk_window_destroy (GTK_WINDOW (old));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A cluster without machines is begun with those of its kind; the first waits for its price, and
 * nothing is offered any more. */
static void
test_machines (void)
{
  g_autoptr (PpFixture) town = pp_fixture_new ();
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  g_autofree char *id = NULL;
  GtkWidget *starter;
  GtkListBoxRow *row;

  pp_window_show (screen->window, "manage");
  pp_screen_settle ();
  starter = pp_screen_find (screen->window, PP_TYPE_MACHINE_STARTER, NULL);
  g_assert_true (gtk_widget_get_mapped (starter));
  row = gtk_list_box_get_row_at_index (pp_screen_find (starter, GTK_TYPE_LIST_BOX, NULL), 3);
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
  pp_screen_settle ();
  id = pp_screen_find_id (screen, "SELECT id FROM machine WHERE code='LOM-2'");
  g_assert_nonnull (id);
  g_assert_false (gtk_widget_get_mapped (starter));
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (screen->window)));
}

int
main (int argc, char *argv[])
{
  pp_screen_start (&argc, &argv);

  g_test_add_data_func ("/set-up/founding/ml", "ml", test_founding);
  g_test_add_data_func ("/set-up/founding/en", "en", test_founding);
  g_test_add_func ("/set-up/language", test_language);
  g_test_add_func ("/set-up/machines", test_machines);

  return g_test_run ();
}
