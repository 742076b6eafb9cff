/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-label-shop.h"

#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-paper-window.h"
#include "desk/shell/pp-preview.h"
#include "desk/shell/pp-save-dialog.h"
#include "label/pp-label-batch.h"

#include <string.h>

static guint
count_prints (PpWorks *works, const char *batch)
{
  g_autoptr (GPtrArray) log = pp_label_shop_log (works, batch);

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
  pp_label_shop_await (screen, "label", 0);
  stock = pp_screen_find (screen->window, PP_TYPE_CHOICE_FIELD, "stock");
  copies = pp_form_field (pp_label_shop_form (screen), "copies");
  rest = pp_field_dup_text (copies);
  g_assert_cmpstr (rest, ==, "1200");
  pp_field_set_text (copies, "1201");
  pp_screen_click (screen->window, "Print");
  g_assert_true (pp_field_has_error (copies));
  pp_field_set_text (stock, "90x100");
  pp_field_set_text (copies, "12");
  pp_label_shop_await (screen, "label", 90);
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
  log = pp_label_shop_log (works, batch);
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
  pp_label_shop_await (screen, "label", 90);
  again = pp_field_dup_text (stock);
  g_assert_cmpstr (again, ==, "90x100");
  g_assert_cmpuint (pp_label_shop_count (pp_screen_find (screen->window, GTK_TYPE_LIST_BOX,
                                                         "log")), ==, 1);
}

/* What cannot be saved counts nowhere, and can be saved elsewhere: it is said beside the place. */
static void
test_refused (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpScreen) screen = NULL;
  const char *batch = pp_label_shop_stock (works);
  GtkWindow *paper;
  GtkLabel *words;
  PpField *copies;

  pp_works_decide (works, batch, "released");
  screen = pp_screen_new (works->fixture, "suma", "en");
  pp_shell_go (PP_SHELL (screen->window), "labels", "batch", batch);
  pp_label_shop_await (screen, "label", 0);
  copies = pp_form_field (pp_label_shop_form (screen), "copies");
  pp_field_set_text (copies, "7");
  g_signal_emit_by_name (copies, "activate");
  pp_screen_settle ();
  paper = pp_label_shop_top (PP_TYPE_PAPER_WINDOW);
  words = pp_screen_find (paper, GTK_TYPE_LABEL, "job_words");
  g_free (pp_label_shop_choose (paper, "/proc"));
  pp_screen_settle ();
  g_assert_true (pp_field_has_error (pp_screen_find (pp_label_shop_top (PP_TYPE_SAVE_DIALOG),
                                                     PP_TYPE_FIELD, "path")));
  g_assert_nonnull (strstr (gtk_label_get_label (words), "It was not saved, and nothing counts"));
  g_assert_cmpuint (count_prints (works, batch), ==, 0);
  g_free (pp_label_shop_save (paper, 7));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (words), "Saved: "));
  g_assert_null (pp_label_shop_top (PP_TYPE_SAVE_DIALOG));
  g_assert_cmpuint (count_prints (works, batch), ==, 1);
  gtk_window_close (paper);
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
  pp_label_shop_await (screen, "label", 0);
  stock = pp_screen_find (screen->window, PP_TYPE_CHOICE_FIELD, "stock");
  copies = pp_form_field (pp_label_shop_form (screen), "copies");
  pp_field_set_text (stock, "A4-8");
  pp_field_set_text (copies, "12");
  pp_label_shop_await (screen, "label", 99.1);
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
  log = pp_label_shop_log (works, batch);
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

int
main (int argc, char *argv[])
{
  pp_screen_start (&argc, &argv);

  g_test_add_func ("/label-files/print", test_print);
  g_test_add_func ("/label-files/refused", test_refused);
  g_test_add_func ("/label-files/sheets", test_sheets);

  return g_test_run ();
}
