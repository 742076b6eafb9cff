/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/manage/pp-record-page.h"
#include "desk/shell/pp-field.h"
#include "desk/shell/pp-history-pane.h"
#include "desk/shell/pp-history-row.h"
#include "desk/shell/pp-save-dialog.h"
#include "desk/shell/pp-words.h"
#include "kinds/pp-kinds.h"

static PpFixture *town;
static const char *leela, *booking, *lot, *payment;

/* @booking: whose fee is paid in cash */
static const char *
take_payment (void)
{
  pp_fixture_do (town, "anitha", "charge.booking", "booking", booking, NULL);
  return pp_record_get_id (pp_fixture_do (town, "anitha", "payment.take", "person", leela,
                                          "mode", "cash", "amount_paise", "12000", NULL));
}

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
  payment = take_payment ();
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
    { "money", "payment", payment, "₹120.00", "How it is paid: Cash", "പണമടയ്ക്കുന്ന രീതി:" },
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

static GtkWidget *
open_record (PpScreen *screen, const char *day)
{
  pp_shell_go (PP_SHELL (screen->window), "manage", "record", day);
  pp_screen_settle ();
  return pp_screen_find (screen->window, PP_TYPE_RECORD_PAGE, NULL);
}

static GtkListBoxRow *
row_at (GtkWidget *page, int index)
{
  return gtk_list_box_get_row_at_index (pp_screen_find (page, GTK_TYPE_LIST_BOX, "list"), index);
}

static int
count_rows (GtkWidget *page)
{
  int n = 0;

  while (row_at (page, n) != NULL)
    n++;
  return n;
}

static void
choose (GtkWidget *page, const char *field, const char *value)
{
  pp_field_set_text (pp_screen_find (page, PP_TYPE_FIELD, field), value);
  pp_screen_settle ();
}

static void
press (GtkWidget *page, const char *button)
{
  g_signal_emit_by_name (pp_screen_find (page, GTK_TYPE_BUTTON, button), "clicked");
  pp_screen_settle ();
}

/* A day is told act by act; who did it and what was done choose from it, and what was chosen holds
 * on the day before too. */
static void
test_day (gconstpointer language)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", language);
  g_autofree char *mini = pp_fixture_staff_id (town, "mini");
  gboolean ml = g_strcmp0 (language, "ml") == 0;
  GtkWidget *page = open_record (screen, "2026-03-02");
  int n_all = count_rows (page), n_hers;

  g_assert_cmpint (n_all, >, 6);
  assert_says (page, ml ? "ആളുടെ വിവരങ്ങൾ മാറ്റുക" : "Change a person's particulars");
  choose (page, "actor", mini);
  n_hers = count_rows (page);
  g_assert_cmpint (n_hers, >, 0);
  g_assert_cmpint (n_hers, <, n_all);
  choose (page, "verb", "material.add");
  g_assert_cmpint (count_rows (page), ==, 1);
  press (page, "earlier");
  g_assert_cmpint (count_rows (page), ==, 0);
  assert_says (page, ml ? "ഈ ദിവസം" : "was done on this day");
  press (page, "later");
  g_assert_cmpint (count_rows (page), ==, 1);
  choose (page, "actor", "");
  choose (page, "verb", "");
  g_assert_cmpint (count_rows (page), ==, n_all);
}

/* Enter shows what an act changed, and hides it again. */
static void
test_opens (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  GtkWidget *page = open_record (screen, "2026-03-02");
  PpHistoryRow *row;

  choose (page, "verb", "person.edit");
  row = PP_HISTORY_ROW (row_at (page, 0));
  g_assert_false (pp_history_row_is_open (row));
  gtk_widget_activate (GTK_WIDGET (row));
  g_assert_true (pp_history_row_is_open (row));
  assert_says (row, "Phone: from +919447000444 to +919447000555");
  gtk_widget_activate (GTK_WIDGET (row));
  g_assert_false (pp_history_row_is_open (row));
}

/* Of somebody who was erased the record tells that it was so, and nothing else. */
static void
test_erased (gconstpointer language)
{
  const char *id = pp_fixture_add_person (town, "Omana", "ഓമന", "9447000777");
  gboolean ml = g_strcmp0 (language, "ml") == 0;
  g_autoptr (PpScreen) screen = NULL;
  g_autofree char *text = NULL;
  GtkWidget *page;

  pp_fixture_do (town, "mini", "person.erase", "person", id, "reason", "Asked", NULL);
  screen = pp_screen_new (town, "mini", language);
  page = open_record (screen, "2026-03-02");
  gtk_widget_activate (GTK_WIDGET (row_at (page, 0)));
  gtk_widget_activate (GTK_WIDGET (row_at (page, 1)));
  assert_says (row_at (page, 0), ml ? "വ്യക്തിപരമായ വിവരങ്ങൾ മായ്ച്ചു."
                                   : "What was personal was erased.");
  assert_says (row_at (page, 1), ml ? "പിന്നീട് മായ്ച്ചു" : "What was written then is erased.");
  text = dup_text (page);
  g_assert_null (strstr (text, "9447000777"));
}

static gboolean
is_there (gpointer path)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (path, &text, &length, NULL) && length > 0;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *tops = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr (GtkWidget) top = g_list_model_get_item (tops, i);

      if (PP_IS_SAVE_DIALOG (top))
        return top;
    }
  g_assert_not_reached ();
}

static void
assert_text (GtkWidget *dialog, const char *field, const char *wanted)
{
  g_autofree char *text = pp_field_dup_text (pp_screen_find (dialog, PP_TYPE_FIELD, field));

  g_assert_cmpstr (text, ==, wanted);
}

/* The file is a table that a spreadsheet reads as UTF-8, and in which nothing is a formula. */
static void
test_export (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  g_autofree char *path = pp_fixture_file (town, "record.csv"), *text = NULL;
  g_autofree char *folder = g_path_get_dirname (path), *told = NULL, *wanted = NULL;
  g_auto (GStrv) lines = NULL;
  GtkWidget *page = open_record (screen, "2026-03-02");
  GtkWidget *dialog;

  choose (page, "verb", "person.edit");
  pp_screen_click (page, "Export");
  pp_screen_settle ();
  dialog = find_dialog ();
  assert_text (dialog, "name", "2026-03-02.csv");
  pp_field_set_text (pp_screen_find (dialog, PP_TYPE_FIELD, "name"), "record");
  pp_field_set_text (pp_screen_find (dialog, PP_TYPE_FIELD, "folder"), "-");
  pp_field_set_text (pp_screen_find (dialog, PP_TYPE_FIELD, "path"), folder);
  pp_screen_click (dialog, "Save");
  pp_screen_wait (is_there, path);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "\357\273\277When,"));
  g_assert_nonnull (strstr (text, ",Phone,'+919447000444,'+919447000555,"));
  g_assert_null (strstr (text, "Register"));
  pp_screen_settle ();

  /* That it left is an act, with how many lines there are below the heading */
  lines = g_strsplit (text, "\n", -1);
  told = pp_screen_find_id (screen, "SELECT what || ' ' || form || ' ' || first_day || ' ' || "
                            "last_day || ' ' || n_rows FROM disclosure");
  wanted = g_strdup_printf ("record csv 2026-03-02 2026-03-02 %u", g_strv_length (lines) - 2);
  g_assert_cmpstr (told, ==, wanted);
}

static void
count_pages (GtkWidget *widget, gpointer n)
{
  *(int *) n += PP_IS_RECORD_PAGE (widget) ? 1 : 0;
}

/* Whoever does not manage has no page for it. */
static void
test_rights (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  int n = 0;

  pp_shell_go (PP_SHELL (screen->window), "manage", "record", "2026-03-02");
  pp_screen_settle ();
  pp_screen_each (screen->window, count_pages, &n);
  g_assert_cmpint (n, ==, 0);
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
  g_test_add_data_func ("/history/day/ml", "ml", test_day);
  g_test_add_data_func ("/history/day/en", "en", test_day);
  g_test_add_func ("/history/opens", test_opens);
  g_test_add_data_func ("/history/erased/ml", "ml", test_erased);
  g_test_add_data_func ("/history/erased/en", "en", test_erased);
  g_test_add_func ("/history/export", test_export);
  g_test_add_func ("/history/rights", test_rights);
  g_test_add_func ("/history/words", test_words);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
