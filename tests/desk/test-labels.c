/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-label-shop.h"

#include "desk/labels/pp-label-card.h"
#include "desk/labels/pp-labels.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-paper-window.h"
#include "desk/shell/pp-preview.h"
#include "label/pp-label-batch.h"

static gpointer
read_log (PpDb *db, gpointer batch, GError **error)
{
  return pp_label_batch_log (db, batch, error);
}

static GPtrArray *
log_of (PpWorks *works, const char *batch)
{
  return pp_store_read (works->fixture->store, read_log, (gpointer) batch, NULL);
}

static void
count_hindered (GtkWidget *widget, gpointer data)
{
  *(guint *) data += GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_has_css_class (widget, "hindered");
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

static PpForm *
card_form (PpScreen *screen)
{
  return pp_screen_find (pp_screen_find (screen->window, PP_TYPE_LABEL_CARD, NULL), PP_TYPE_FORM,
                         "form");
}

static const char *
sheet_of (PpScreen *screen)
{
  return gtk_stack_get_visible_child_name (pp_screen_find (screen->window, GTK_TYPE_STACK,
                                                           "sheet"));
}

typedef struct {
  PpScreen   *screen;
  const char *name;
  double      width_mm;    /* 0: any */
} Wanted;

static gboolean
is_shown (gpointer data)
{
  const Wanted *wanted = data;
  double width, height;

  pp_preview_get_size (pp_screen_find (wanted->screen->window, PP_TYPE_PREVIEW, "preview"), &width,
                       &height);
  return g_strcmp0 (sheet_of (wanted->screen), wanted->name) == 0 &&
         (wanted->width_mm == 0 || ABS (wanted->width_mm - width) < 0.1);
}

static void
await_sheet (PpScreen *screen, const char *name, double width_mm)
{
  Wanted wanted = { screen, name, width_mm };

  pp_screen_wait (is_shown, &wanted);
  pp_screen_settle ();
}

/* The newest first; what is not released is told apart; a text finds, Enter goes to it. */
static void
test_list (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works);
  const char *soap = pp_works_product (works, "soap", "Coconut soap", "സോപ്പ്", "100 g",
                                       "₹45");
  GtkWidget *list, *text;
  guint hindered = 0;

  pp_works_batch (works, soap);
  pp_works_decide (works, batch, "released");
  screen = pp_screen_new (works->fixture, "suma", "ml");
  pp_window_show (screen->window, "labels");
  pp_screen_settle ();
  list = pp_screen_find (screen->window, GTK_TYPE_LIST_BOX, "batches");
  g_assert_cmpuint (count_rows (list), ==, 2);
  pp_screen_each (list, count_hindered, &hindered);
  g_assert_cmpuint (hindered, ==, 1);

  text = pp_screen_find (screen->window, GTK_TYPE_SEARCH_ENTRY, "text");
  gtk_editable_set_text (GTK_EDITABLE (text), "samb");
  pp_screen_settle ();
  pp_screen_settle ();
  g_assert_cmpuint (count_rows (list), ==, 1);
  g_signal_emit_by_name (text, "activate");
  gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (screen->window)));
  await_sheet (screen, "label", 0);

  pp_shell_go (PP_SHELL (screen->window), "labels", "product", soap);
  pp_screen_settle ();
  pp_screen_settle ();
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_cmpuint (count_rows (list), ==, 1);
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
  await_sheet (screen, "problems", 0);
  pp_works_decide (works, batch, "released");
  await_sheet (screen, "label", 0);

  stock = pp_screen_find (screen->window, PP_TYPE_CHOICE_FIELD, "stock");
  preview = pp_screen_find (screen->window, PP_TYPE_PREVIEW, "preview");
  print = pp_screen_find (screen->window, GTK_TYPE_BUTTON, "print");
  pp_preview_get_size (preview, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 100, 0.1);
  pp_field_set_text (stock, "50x25");
  await_sheet (screen, "problems", 0);
  g_assert_false (gtk_widget_get_sensitive (print));
  pp_field_set_text (stock, "90x100");
  await_sheet (screen, "label", 90);
  g_assert_true (gtk_widget_get_sensitive (print));
  pp_preview_get_size (preview, &width, &height);
  g_assert_cmpfloat_with_epsilon (height, 100, 0.1);

  pp_field_set_text (stock, "other");
  pp_field_set_text (pp_form_field (card_form (screen), "width_um"), "wide");
  await_sheet (screen, "unread", 0);
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
  await_sheet (screen, "problems", 0);
  g_assert_cmpuint (count_rows (pp_screen_find (screen->window, GTK_TYPE_LIST_BOX, "problems")),
                    ==, 2);
  pp_fixture_do (works->fixture, "mini", "enterprise.edit", "id", works->group,
                 "fssai", "21326001000456", "phone", "9447012345", NULL);
  await_sheet (screen, "label", 0);
}

static guint
count_prints (PpWorks *works, const char *batch)
{
  g_autoptr (GPtrArray) log = log_of (works, batch);

  return log->len;
}

/* Looked at: nothing counts. Saved: noted with who and how many, the file holds them all, and the
 * next ones begin alike. */
static void
test_print (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works);
  g_autoptr (GPtrArray) log = NULL;
  g_autofree char *again = NULL, *rest = NULL, *name = NULL;
  const PpLabelLogLine *line;
  GtkWindow *paper;
  PpField *stock, *copies;

  pp_works_decide (works, batch, "released");
  screen = pp_screen_new (works->fixture, "suma", "en");
  pp_shell_go (PP_SHELL (screen->window), "labels", "batch", batch);
  await_sheet (screen, "label", 0);
  stock = pp_screen_find (screen->window, PP_TYPE_CHOICE_FIELD, "stock");
  copies = pp_form_field (card_form (screen), "copies");
  rest = pp_field_dup_text (copies);
  g_assert_cmpstr (rest, ==, "1200");
  pp_field_set_text (copies, "1201");
  pp_screen_click (screen->window, "Print");
  g_assert_true (pp_field_has_error (copies));
  pp_field_set_text (stock, "90x100");
  pp_field_set_text (copies, "12");
  await_sheet (screen, "label", 90);
  g_signal_emit_by_name (copies, "activate");
  pp_screen_settle ();
  paper = pp_label_shop_top (PP_TYPE_PAPER_WINDOW);
  g_assert_nonnull (paper);
  gtk_window_close (paper);
  pp_screen_settle ();
  g_assert_cmpuint (count_prints (works, batch), ==, 0);

  g_signal_emit_by_name (copies, "activate");
  pp_screen_settle ();
  paper = pp_label_shop_top (PP_TYPE_PAPER_WINDOW);
  name = pp_label_shop_save (paper, 12);
  g_assert_cmpstr (name, ==, "Sambar powder B-A26-00001.pdf");
  log = log_of (works, batch);
  g_assert_cmpuint (log->len, ==, 1);
  line = g_ptr_array_index (log, 0);
  g_assert_cmpint (line->print->copies, ==, 12);
  g_assert_cmpint (line->print->width_um, ==, 90000);
  g_assert_cmpstr (line->by->code, ==, "suma");
  gtk_window_close (paper);
  pp_screen_settle ();
  g_free (rest);
  rest = pp_field_dup_text (copies);
  g_assert_cmpstr (rest, ==, "1188");

  pp_shell_go (PP_SHELL (screen->window), "labels", "batch", batch);
  await_sheet (screen, "label", 90);
  again = pp_field_dup_text (stock);
  g_assert_cmpstr (again, ==, "90x100");
  g_assert_cmpuint (count_rows (pp_screen_find (screen->window, GTK_TYPE_LIST_BOX, "log")), ==, 1);
}

static gboolean
has_pages (gpointer data)
{
  const guint *wanted = data;
  GtkWindow *paper = pp_label_shop_top (PP_TYPE_PAPER_WINDOW);

  return paper != NULL &&
         pp_preview_get_n_pages (pp_screen_find (paper, PP_TYPE_PREVIEW, NULL)) == *wanted;
}

static void
collect_numbers (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_SPIN_BUTTON (widget))
    g_ptr_array_add (data, widget);
}

/* Sheets: their label is what is set, their pages are what is seen, and the log counts labels. */
static void
test_sheets (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works);
  g_autoptr (GPtrArray) log = NULL, numbers = g_ptr_array_new ();
  const PpLabelLogLine *line;
  double width, height;
  GtkWindow *paper;
  PpField *stock, *copies;

  pp_works_decide (works, batch, "released");
  screen = pp_screen_new (works->fixture, "suma", "en");
  pp_shell_go (PP_SHELL (screen->window), "labels", "batch", batch);
  await_sheet (screen, "label", 0);
  stock = pp_screen_find (screen->window, PP_TYPE_CHOICE_FIELD, "stock");
  copies = pp_form_field (card_form (screen), "copies");
  pp_field_set_text (stock, "A4-8");
  pp_field_set_text (copies, "12");
  await_sheet (screen, "label", 99.1);
  g_signal_emit_by_name (copies, "activate");
  pp_screen_wait (has_pages, &(guint) { 2 });

  /* What is seen is A4; from the fifth label on it takes two sheets, from the sixth three */
  paper = pp_label_shop_top (PP_TYPE_PAPER_WINDOW);
  pp_preview_get_size (pp_screen_find (paper, PP_TYPE_PREVIEW, NULL), &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 210, 0.1);
  g_assert_cmpfloat_with_epsilon (height, 297, 0.1);
  pp_screen_each (paper, collect_numbers, numbers);
  g_assert_cmpuint (numbers->len, ==, 2);
  gtk_spin_button_set_value (g_ptr_array_index (numbers, 0), 6);
  pp_screen_wait (has_pages, &(guint) { 3 });

  /* No more than the log knows of */
  gtk_spin_button_set_value (g_ptr_array_index (numbers, 1), 13);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (g_ptr_array_index (numbers, 1)), ==, 12);
  gtk_spin_button_set_value (g_ptr_array_index (numbers, 1), 3);
  pp_screen_wait (has_pages, &(guint) { 1 });
  g_assert_cmpuint (count_prints (works, batch), ==, 0);
  g_free (pp_label_shop_save (paper, 1));
  log = log_of (works, batch);
  g_assert_cmpuint (log->len, ==, 1);
  line = g_ptr_array_index (log, 0);
  g_assert_cmpint (line->print->copies, ==, 3);

  /* And one after another on a roll, as ever */
  pp_field_set_text (pp_screen_find (paper, PP_TYPE_CHOICE_FIELD, NULL), "");
  pp_screen_settle ();
  pp_preview_get_size (pp_screen_find (paper, PP_TYPE_PREVIEW, NULL), &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 99.1, 0.1);
  gtk_window_close (paper);
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
  g_test_add_func ("/labels/print", test_print);
  g_test_add_func ("/labels/sheets", test_sheets);
  g_test_add_func ("/labels/zoom", test_zoom);

  return g_test_run ();
}
