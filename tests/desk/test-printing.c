/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-label-shop.h"

#include "core/pp-record.h"
#include "desk/shell/pp-paper-window.h"
#include "desk/shell/pp-print-queue.h"
#include "label/pp-label-paper.h"
#include "label/pp-label-print.h"
#include "pp-fixture-raw.h"

#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
#include <string.h>

/* A label of which twelve are wanted, in its window. */
typedef struct {
  PpWorks    *works;
  PpScreen   *screen;
  const char *print;
  GtkWidget  *paper;
} Desk;

static gpointer
read_pdf (PpDb *db, gpointer print, GError **error)
{
  return pp_label_paper_print (db, print, "en", 0, error);
}

static char *
file_of (const char *name)
{
  return g_build_filename (g_getenv ("PP_PRINTER"), name, NULL);
}

static void
set_paper (gboolean there)
{
  g_autofree char *path = file_of ("paper");

  if (there)
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  else
    g_unlink (path);
}

static Desk *
desk_new (void)
{
  Desk *desk = g_new0 (Desk, 1);
  const char *batch;

  desk->works = pp_works_new ();
  batch = pp_label_shop_stock (desk->works);
  pp_works_decide (desk->works, batch, "released");
  desk->print = pp_record_get_id (pp_fixture_do (desk->works->fixture, "suma", "label.print",
                                                 "batch", batch, "copies", "12", NULL));
  desk->screen = pp_screen_new (desk->works->fixture, "suma", "en");
  pp_shell_paper (PP_SHELL (desk->screen->window), "label", desk->print);
  pp_screen_settle ();
  desk->paper = GTK_WIDGET (pp_label_shop_top (PP_TYPE_PAPER_WINDOW));
  g_assert_nonnull (desk->paper);
  return desk;
}

static void
desk_free (Desk *desk)
{
  gtk_window_close (GTK_WINDOW (desk->paper));
  pp_screen_settle ();
  pp_screen_free (desk->screen);
  pp_works_free (desk->works);
  g_free (desk);
}

static gboolean
has_printer (gpointer dialog)
{
  GtkWidget *print = gtk_dialog_get_widget_for_response (dialog, GTK_RESPONSE_OK);

  return gtk_print_unix_dialog_get_selected_printer (dialog) != NULL &&
         gtk_widget_get_sensitive (print);
}

/* The dialogue finds the queue by itself; its Print button is clicked. */
static void
send (void)
{
  GtkWindow *dialog = pp_label_shop_top (GTK_TYPE_PRINT_UNIX_DIALOG);
  GtkWidget *print;

  g_assert_nonnull (dialog);
  print = gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
  pp_screen_wait (has_printer, dialog);
  g_signal_emit_by_name (print, "clicked");
  pp_screen_settle ();
  g_assert_null (pp_label_shop_top (GTK_TYPE_PRINT_UNIX_DIALOG));
}

static const char *
words_of (Desk *desk)
{
  return gtk_label_get_label (pp_screen_find (desk->paper, GTK_TYPE_LABEL, "job_words"));
}

static gboolean
has_no_paper (gpointer desk)
{
  return strstr (words_of (desk), "has no paper") != NULL;
}

static gboolean
is_printed (gpointer desk)
{
  return strcmp (words_of (desk), "Printed") == 0;
}

/* To a printer without paper: it is said, nothing is lost, and once there is paper the very file
 * comes out, as often and as large as was asked for. */
static void
test_out_of_paper (void)
{
  Desk *desk = desk_new ();
  g_autoptr (GBytes) kept = pp_store_read (desk->works->fixture->store, read_pdf,
                                           (gpointer) desk->print, NULL);
  g_autofree char *out = file_of ("out/job-1.pdf"), *asked = file_of ("out/job-1.asked");
  g_autofree char *printed = NULL, *options = NULL;
  gsize length;

  set_paper (FALSE);
  gtk_widget_activate_action (desk->paper, "paper.print", NULL);
  pp_screen_settle ();
  send ();
  pp_screen_wait (has_no_paper, desk);
  g_assert_true (gtk_widget_get_mapped (pp_screen_find (desk->paper, GTK_TYPE_BUTTON, "again")));
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));

  set_paper (TRUE);
  pp_screen_wait (is_printed, desk);
  g_assert_true (g_file_get_contents (out, &printed, &length, NULL));
  g_assert_cmpmem (printed, length, g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
  g_assert_true (g_file_get_contents (asked, &options, NULL, NULL));
  g_assert_nonnull (strstr (options, "\nCOPIES=12\n"));
  g_assert_nonnull (strstr (options, "\nPRINT_SCALING=none\n"));
  desk_free (desk);
}

static gboolean
is_stopped (gpointer data)
{
  g_autoptr (PpPrintState) state = pp_print_queue_read ("Labels", "Labels",
                                                        GPOINTER_TO_INT (data), NULL);

  return state != NULL && state->stage == PP_PRINT_STAGE_STOPPED;
}

/* Printed again while the first still waits: the first is taken out, and nothing comes twice. */
static void
test_again (void)
{
  Desk *desk = desk_new ();
  g_autoptr (PpPrintState) first = NULL, second = NULL;

  set_paper (FALSE);
  gtk_widget_activate_action (desk->paper, "paper.print", NULL);
  pp_screen_settle ();
  send ();
  pp_screen_wait (has_no_paper, desk);
  first = pp_print_queue_read ("Labels", "Labels", 0, NULL);
  g_assert_cmpint (first->stage, ==, PP_PRINT_STAGE_WAITING);
  pp_screen_click (desk->paper, "Print again");
  send ();
  pp_screen_wait (is_stopped, GINT_TO_POINTER (first->job));
  second = pp_print_queue_read ("Labels", "Labels", 0, NULL);
  g_assert_cmpint (second->job, >, first->job);
  g_assert_cmpint (second->stage, ==, PP_PRINT_STAGE_WAITING);
  set_paper (TRUE);
  desk_free (desk);
}

/* A file holds all that the printer would bring out. */
static void
test_save (void)
{
  Desk *desk = desk_new ();
  g_autofree char *name = pp_label_shop_save (GTK_WINDOW (desk->paper), 12);

  g_assert_cmpstr (name, ==, "Sambar powder B-A26-00001.pdf");
  g_assert_cmpstr (words_of (desk), ==, "Saved: Sambar powder B-A26-00001.pdf");
  desk_free (desk);
}

static gint64
count_labels (Desk *desk)
{
  return pp_fixture_read_int (desk->works->fixture, "SELECT sum (copies) FROM label_print");
}

/* Labels that are only looked at count as soon as they are sent, as many as the dialogue says. */
static void
test_draft (void)
{
  Desk *desk = desk_new ();
  PpLabelPrint *stored = pp_fixture_get (desk->works->fixture, "label_print", desk->print);
  g_autoptr (PpRecord) asked = pp_fixture_ask (desk->works->fixture, "label.print",
                                               "batch", stored->batch, "copies", "5", NULL);

  gtk_window_close (GTK_WINDOW (desk->paper));
  pp_screen_settle ();
  pp_shell_draft (PP_SHELL (desk->screen->window), "label", asked);
  pp_screen_settle ();
  desk->paper = GTK_WIDGET (pp_label_shop_top (PP_TYPE_PAPER_WINDOW));
  set_paper (TRUE);
  gtk_widget_activate_action (desk->paper, "paper.print", NULL);
  pp_screen_settle ();
  g_assert_cmpint (count_labels (desk), ==, 12);
  send ();
  pp_screen_wait (is_printed, desk);
  g_assert_cmpint (count_labels (desk), ==, 17);
  desk_free (desk);
}

int
main (int argc, char *argv[])
{
  pp_screen_start (&argc, &argv);
  /* GTK warns where no colord is there to tell it of a printer's colours. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  g_test_add_func ("/printing/out-of-paper", test_out_of_paper);
  g_test_add_func ("/printing/again", test_again);
  g_test_add_func ("/printing/save", test_save);
  g_test_add_func ("/printing/draft", test_draft);

  return g_test_run ();
}
