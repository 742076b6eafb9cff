/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/shell/pp-field.h"
#include "desk/shell/pp-history-pane.h"
#include "desk/shell/pp-history-row.h"
#include "desk/shell/pp-words.h"
#include "kinds/pp-kinds.h"

#include <locale.h>

static PpFixture *town;
static const char *leela, *booking, *lot;

static void
fill_town (void)
{
  const char *dryer = pp_fixture_add_machine (town, "DRY-7"), *material;

  leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");
  booking = pp_fixture_add_booking (town, dryer, leela, "2026-03-02 10:00", "2026-03-02 12:00");
  material = pp_record_get_id (pp_fixture_do (town, "mini", "material.add", "name_en", "Chilli",
                                              "name_ml", "മുളക്", "measure", "mass", NULL));
  lot = pp_record_get_id (pp_fixture_do (town, "anitha", "lot.receive", "person", leela,
                                         "material", material, "amount", "5 kg", NULL));
  pp_fixture_do (town, "anitha", "booking.check_in", "booking", booking, NULL);
  pp_fixture_do (town, "anitha", "person.edit", "id", leela, "phone", "9447000555", NULL);
}

static void
gather (GtkWidget *widget, gpointer text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
}

static char *
dup_text (gpointer widget)
{
  GString *text = g_string_new (NULL);

  pp_screen_each (widget, gather, text);
  return g_string_free (text, FALSE);
}

static void
assert_says (gpointer widget, const char *words)
{
  g_autofree char *text = dup_text (widget);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not said in:\n%s", words, text);
}

static GtkWindow *
find_window (PpScreen *screen)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *one = windows; one != NULL; one = one->next)
    if (gtk_window_get_transient_for (one->data) == GTK_WINDOW (screen->window) &&
        pp_screen_find (one->data, PP_TYPE_HISTORY_PANE, NULL) != NULL)
      return one->data;
  return NULL;
}

static GtkWindow *
open_history (PpScreen *screen, const char *workplace, const char *kind, const char *id)
{
  pp_shell_go (PP_SHELL (screen->window), workplace, kind, id);
  pp_screen_settle ();
  gtk_widget_activate_action (GTK_WIDGET (screen->window), "win.history", NULL);
  pp_screen_settle ();
  return find_window (screen);
}

/* Beside what is shown stands what was done to it, in the language of the screen. */
static void
test_window (gconstpointer language)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", language);
  gboolean ml = g_strcmp0 (language, "ml") == 0;
  const struct { const char *workplace, *kind, *id, *first, *en, *ml; } cases[] = {
    { "today", "person", leela, "+919447000555", "Phone: from +919447000444 to +919447000555",
      "ഫോൺ: മുമ്പ് +919447000444, പിന്നെ +919447000555" },
    { "bookings", "booking", booking, "DRY-7", "State: from Booked to Checked in",
      "നില: മുമ്പ് ബുക്ക് ചെയ്തു, പിന്നെ ചെക്ക് ഇൻ ചെയ്തു" },
    { "intake", "lot", lot, "5 kg", "Quantity: 5 kg", "അളവ്: 5 kg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWindow *window = open_history (screen, cases[i].workplace, cases[i].kind, cases[i].id);

      g_assert_nonnull (window);
      assert_says (window, cases[i].first);
      assert_says (window, ml ? cases[i].ml : cases[i].en);
      assert_says (window, "Anitha");
      g_assert_true (PP_IS_HISTORY_ROW (gtk_window_get_focus (window)));
      gtk_window_close (window);
      pp_screen_settle ();
    }
}

/* Where no record is shown there is none to tell of. */
static void
test_nothing (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");

  g_assert_null (open_history (screen, "bookings", "day", "2026-03-03"));
  g_assert_null (open_history (screen, "today", "home", NULL));
}

/* Every word that the log can hold in an ENUM column has words for people. */
static void
test_words (void)
{
  for (const PpKindFunc *kind = pp_kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      PpRecordClass *klass = PP_RECORD_CLASS (held);

      for (guint i = 0; i < klass->n_columns; i++)
        {
          const PpColumn *column = &klass->columns[i];
          g_auto (GStrv) words = g_strsplit (column->of != NULL ? column->of : "", " ", -1);

          for (guint j = 0; column->type == PP_COLUMN_ENUM && words[j] != NULL; j++)
            if (pp_words_of (column->name, words[j]) == words[j])
              g_error ("%s.%s: no words for %s", klass->kind, column->name, words[j]);
        }
    }
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();
  fill_town ();

  g_test_add_data_func ("/history/window/ml", "ml", test_window);
  g_test_add_data_func ("/history/window/en", "en", test_window);
  g_test_add_func ("/history/nothing", test_nothing);
  g_test_add_func ("/history/words", test_words);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
