/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-label-shop.h"

#include "desk/labels/pp-labels.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-paper-window.h"
#include "desk/shell/pp-preview.h"
#include "desk/shell/pp-row.h"

#include <string.h>

static const char *
first_of (GtkWidget *list)
{
  return pp_row_get_id (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
}

/* What can be labelled stands before what waits; a text finds, Enter goes to it. */
static void
test_list (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works);
  const char *soap = pp_works_product (works, "soap", "Coconut soap", "സോപ്പ്", "100 g",
                                       "₹45");
  GtkWidget *list, *waiting, *text;

  pp_works_batch (works, soap);
  pp_works_decide (works, batch, "released");
  screen = pp_screen_new (works->fixture, "suma", "ml");
  pp_window_show (screen->window, "labels");
  pp_screen_settle ();
  list = pp_screen_find (screen->window, GTK_TYPE_LIST_BOX, "batches");
  waiting = pp_screen_find (screen->window, GTK_TYPE_LIST_BOX, "waiting");
  g_assert_cmpstr (first_of (list), ==, batch);
  g_assert_cmpstr (first_of (waiting), !=, batch);
  g_assert_cmpuint (pp_label_shop_count (list), ==, 1);
  g_assert_cmpuint (pp_label_shop_count (waiting), ==, 1);

  text = pp_screen_find (screen->window, GTK_TYPE_SEARCH_ENTRY, "text");
  gtk_editable_set_text (GTK_EDITABLE (text), "samb");
  pp_screen_settle ();
  pp_screen_settle ();
  g_assert_cmpuint (pp_label_shop_count (list), ==, 1);
  g_signal_emit_by_name (text, "activate");
  gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (screen->window)));
  pp_label_shop_await (screen, "label", 0);

  pp_shell_go (PP_SHELL (screen->window), "labels", "product", soap);
  pp_screen_settle ();
  pp_screen_settle ();
  g_assert_false (gtk_widget_get_mapped (list));
  g_assert_true (gtk_widget_get_mapped (waiting));
  g_assert_cmpuint (pp_label_shop_count (waiting), ==, 1);
}

/* What is seen follows what is chosen; what does not fit is said, and nothing is printed then. */
static void
test_preview (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works);
  double width, height;
  PpField *stock;
  PpPreview *preview;
  GtkWidget *print;

  screen = pp_screen_new (works->fixture, "suma", "en");
  pp_shell_go (PP_SHELL (screen->window), "labels", "batch", batch);
  pp_label_shop_await (screen, "problems", 0);
  pp_works_decide (works, batch, "released");
  pp_label_shop_await (screen, "label", 0);

  stock = pp_screen_find (screen->window, PP_TYPE_CHOICE_FIELD, "stock");
  preview = pp_screen_find (screen->window, PP_TYPE_PREVIEW, "preview");
  print = pp_screen_find (screen->window, GTK_TYPE_BUTTON, "print");
  pp_preview_get_size (preview, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 100, 0.1);
  pp_field_set_text (stock, "50x25");
  pp_label_shop_await (screen, "problems", 0);
  g_assert_false (gtk_widget_get_sensitive (print));
  pp_field_set_text (stock, "90x100");
  pp_label_shop_await (screen, "label", 90);
  g_assert_true (gtk_widget_get_sensitive (print));
  pp_preview_get_size (preview, &width, &height);
  g_assert_cmpfloat_with_epsilon (height, 100, 0.1);

  pp_field_set_text (stock, "other");
  pp_field_set_text (pp_form_field (pp_label_shop_form (screen), "width_um"), "wide");
  pp_label_shop_await (screen, "unread", 0);
  g_assert_false (gtk_widget_get_sensitive (print));
}

/* Each thing that is missing stands there with a way to it. */
static void
test_missing (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works);

  pp_works_decide (works, batch, "released");
  pp_fixture_do (works->fixture, "mini", "enterprise.edit", "id", works->group, "fssai", NULL,
                 "phone", NULL, NULL);
  screen = pp_screen_new (works->fixture, "mini", "en");
  pp_shell_go (PP_SHELL (screen->window), "labels", "batch", batch);
  pp_label_shop_await (screen, "problems", 0);
  g_assert_cmpuint (pp_label_shop_count (pp_screen_find (screen->window, GTK_TYPE_LIST_BOX,
                                                         "problems")), ==, 2);
  pp_fixture_do (works->fixture, "mini", "enterprise.edit", "id", works->group,
                 "fssai", "21326001000456", "phone", "9447012345", NULL);
  pp_label_shop_await (screen, "label", 0);
}

static gboolean
has_pages (gpointer data)
{
  GtkWindow *paper = pp_label_shop_top (PP_TYPE_PAPER_WINDOW);

  return paper != NULL &&
         pp_preview_get_n_pages (pp_screen_find (paper, PP_TYPE_PREVIEW, NULL)) ==
         *(const guint *) data;
}

static void
go_on (GtkWindow *paper, int direction)
{
  gtk_widget_activate_action (GTK_WIDGET (paper), "paper.page", "i", direction);
  pp_screen_settle ();
}

/* A page that is larger than its window is seen to its end before the next one comes. */
static void
test_pages (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works);
  GtkAdjustment *down;
  GtkWindow *paper;
  PpPreview *preview;
  PpField *copies;
  double bottom = 0;

  pp_works_decide (works, batch, "released");
  screen = pp_screen_new (works->fixture, "suma", "en");
  pp_shell_go (PP_SHELL (screen->window), "labels", "batch", batch);
  pp_label_shop_await (screen, "label", 0);
  copies = pp_form_field (pp_label_shop_form (screen), "copies");
  pp_field_set_text (pp_screen_find (screen->window, PP_TYPE_CHOICE_FIELD, "stock"), "A4-8");
  pp_field_set_text (copies, "12");
  pp_label_shop_await (screen, "label", 99.1);
  g_signal_emit_by_name (copies, "activate");
  pp_screen_wait (has_pages, &(guint) { 2 });
  paper = pp_label_shop_top (PP_TYPE_PAPER_WINDOW);
  preview = pp_screen_find (paper, PP_TYPE_PREVIEW, NULL);
  down = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (preview), GTK_TYPE_SCROLLED_WINDOW)));
  pp_preview_fit_width (preview);
  pp_screen_settle ();
  go_on (paper, 1);
  g_assert_cmpuint (pp_preview_get_page (preview), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >, 0);
  for (guint i = 0; i < 10 && pp_preview_get_page (preview) == 0; i++)
    {
      bottom = gtk_adjustment_get_value (down);
      go_on (paper, 1);
    }
  g_assert_cmpuint (pp_preview_get_page (preview), ==, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);
  g_assert_cmpfloat_with_epsilon (bottom, gtk_adjustment_get_upper (down) -
                                          gtk_adjustment_get_page_size (down), 1);
  go_on (paper, -1);
  g_assert_cmpuint (pp_preview_get_page (preview), ==, 0);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (down), bottom, 1);
  gtk_window_close (paper);
}

static gboolean
is_likely (gpointer button)
{
  return gtk_widget_has_css_class (button, "suggested-action");
}

/* Where this computer knows no printer Save is what Enter does, and how to get one is said. */
static void
test_no_printer (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works), *print;
  GtkWindow *paper;
  GtkWidget *save;

  pp_works_decide (works, batch, "released");
  print = pp_record_get_id (pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch,
                                           "copies", "2", NULL));
  screen = pp_screen_new (works->fixture, "suma", "en");
  pp_shell_paper (PP_SHELL (screen->window), "label", print);
  pp_screen_settle ();
  paper = pp_label_shop_top (PP_TYPE_PAPER_WINDOW);
  save = pp_screen_find (paper, GTK_TYPE_BUTTON, "save");
  pp_screen_wait (is_likely, save);
  g_assert_false (is_likely (pp_screen_find (paper, GTK_TYPE_BUTTON, "print")));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (paper)) == save);
  g_assert_true (gtk_widget_get_mapped (pp_screen_find (paper, GTK_TYPE_LABEL, "no_printer")));
  gtk_window_close (paper);
}

static gboolean
is_told (PpField *field)
{
  gpointer around = gtk_widget_get_ancestor (pp_screen_find (field, GTK_TYPE_LIST_VIEW, NULL),
                                             GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *words = gtk_widget_get_next_sibling (around);

  return GTK_IS_LABEL (words) && gtk_widget_get_visible (words) &&
         strstr (gtk_label_get_label (GTK_LABEL (words)), "Another size") != NULL;
}

static guint
search (PpField *field, const char *typed)
{
  GtkWidget *list = pp_screen_find (field, GTK_TYPE_LIST_VIEW, NULL);

  gtk_editable_set_text (pp_screen_find (field, GTK_TYPE_SEARCH_ENTRY, NULL), typed);
  g_signal_emit_by_name (pp_screen_find (field, GTK_TYPE_SEARCH_ENTRY, NULL), "search-changed");
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

/* Sizes are found as people type them; where there is none it is said what to do. */
static void
test_sizes (void)
{
  static const struct { const char *typed; guint n; } sizes[] = {
    { "100x50", 1 }, { "100X50", 1 }, { "100 x 50", 1 }, { "100 × 50", 1 }, { "100x", 4 },
    { "x100", 3 }, { "33x44", 0 },
  };
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = pp_screen_new (works->fixture, "suma", "en");
  PpField *stock;

  pp_window_show (screen->window, "labels");
  pp_screen_settle ();
  stock = pp_screen_find (screen->window, PP_TYPE_CHOICE_FIELD, "stock");
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_test_message ("%s", sizes[i].typed);
      g_assert_cmpuint (search (stock, sizes[i].typed), ==, sizes[i].n);
      g_assert_true (is_told (stock) == (sizes[i].n == 0));
    }
}

/* One label is seen at the choice of a sheet, and how many sheets the labels fill. */
static void
test_sheets_told (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works);
  GtkWidget *sheets;
  PpField *stock, *copies;

  pp_works_decide (works, batch, "released");
  screen = pp_screen_new (works->fixture, "suma", "en");
  pp_shell_go (PP_SHELL (screen->window), "labels", "batch", batch);
  pp_label_shop_await (screen, "label", 0);
  sheets = pp_screen_find (screen->window, GTK_TYPE_LABEL, "sheets");
  stock = pp_screen_find (screen->window, PP_TYPE_CHOICE_FIELD, "stock");
  copies = pp_form_field (pp_label_shop_form (screen), "copies");
  g_assert_false (gtk_widget_get_visible (sheets));
  pp_field_set_text (stock, "A4-8");
  pp_field_set_text (copies, "17");
  pp_label_shop_await (screen, "label", 99.1);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (sheets)), " 3 sheets"));
  pp_field_set_text (copies, "");
  g_assert_false (gtk_widget_get_visible (sheets));
}

static int
zoom (GtkWindow *paper, int steps)
{
  gtk_widget_activate_action (GTK_WIDGET (paper), "paper.zoom", "i", steps);
  pp_screen_settle ();
  return pp_preview_get_percent (pp_screen_find (paper, PP_TYPE_PREVIEW, NULL));
}

/* A paper can be read larger, and never becomes smaller than whole. */
static void
test_zoom (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works), *print;
  GtkAdjustment *across;
  GtkWindow *paper;
  GtkWidget *preview;
  int whole;

  pp_works_decide (works, batch, "released");
  print = pp_record_get_id (pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch,
                                           "copies", "2", NULL));
  screen = pp_screen_new (works->fixture, "suma", "en");
  pp_shell_paper (PP_SHELL (screen->window), "label", print);
  pp_screen_settle ();
  paper = pp_label_shop_top (PP_TYPE_PAPER_WINDOW);
  preview = pp_screen_find (paper, PP_TYPE_PREVIEW, NULL);
  across = gtk_scrolled_window_get_hadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (preview, GTK_TYPE_SCROLLED_WINDOW)));
  whole = zoom (paper, -1);
  g_assert_cmpint (whole, >, 0);
  g_assert_cmpint (zoom (paper, 1), >, whole);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), >, gtk_adjustment_get_page_size (across));
  zoom (paper, -1);
  g_assert_cmpint (zoom (paper, -1), ==, whole);
  g_assert_cmpint (zoom (paper, 0), >=, whole);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), ==, gtk_adjustment_get_page_size (across));
  gtk_window_close (paper);
}

int
main (int argc, char *argv[])
{
  pp_screen_start (&argc, &argv);

  g_test_add_func ("/labels/list", test_list);
  g_test_add_func ("/labels/preview", test_preview);
  g_test_add_func ("/labels/missing", test_missing);
  g_test_add_func ("/labels/sizes", test_sizes);
  g_test_add_func ("/labels/sheets-told", test_sheets_told);
  g_test_add_func ("/labels/zoom", test_zoom);
  g_test_add_func ("/labels/pages", test_pages);
  g_test_add_func ("/labels/no-printer", test_no_printer);

  return g_test_run ();
}
