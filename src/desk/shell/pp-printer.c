/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-printer.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>

/* A sheet of a printer's own size has this much room for error. */
#define SAME_MM 2.0

typedef struct {
  GtkWindow      *parent;
  PpPrinterChosen chosen;
} Asking;

static GtkPrintSettings *
make_settings (const PpPrinterWish *wish)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();

  gtk_print_settings_set_n_copies (settings, wish->copies);
  if (wish->printer != NULL)
    gtk_print_settings_set_printer (settings, wish->printer);
  return settings;
}

static GtkPageSetup *
make_setup (const PpPrinterWish *wish)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  if (ABS (gtk_paper_size_get_width (size, GTK_UNIT_MM) - wish->width_mm) > SAME_MM ||
      ABS (gtk_paper_size_get_height (size, GTK_UNIT_MM) - wish->height_mm) > SAME_MM)
    {
      g_autofree char *shown = g_strdup_printf ("%d × %d mm", (int) (wish->width_mm + 0.5),
                                                (int) (wish->height_mm + 0.5));

      g_clear_pointer (&size, gtk_paper_size_free);
      size = gtk_paper_size_new_custom ("panippura", shown, wish->width_mm, wish->height_mm,
                                        GTK_UNIT_MM);
    }
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_MM);
  return setup;
}

static PpPrinterOrder *
make_order (GtkPrintUnixDialog *dialog)
{
  PpPrinterOrder *order = g_new0 (PpPrinterOrder, 1);

  order->printer = g_object_ref (gtk_print_unix_dialog_get_selected_printer (dialog));
  order->settings = gtk_print_unix_dialog_get_settings (dialog);
  order->setup = g_object_ref (gtk_print_unix_dialog_get_page_setup (dialog));
  /* As large as it is: the law's least sizes hold on the paper. */
  gtk_print_settings_set (order->settings, "cups-print-scaling", "none");
  return order;
}

static void
response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  Asking *self = user_data;
  PpPrinterOrder *order = response == GTK_RESPONSE_OK
                            ? make_order (GTK_PRINT_UNIX_DIALOG (dialog)) : NULL;

  gtk_window_destroy (GTK_WINDOW (dialog));
  if (order != NULL)
    self->chosen (self->parent, order);
  g_object_unref (self->parent);
  g_free (self);
}

/**
 * pp_printer_ask:
 * @parent: the window that asks
 * @title: of what is printed
 * @wish: what the dialogue begins with
 * @chosen: hears where it goes; not called where the dialogue is closed
 *
 * Asks for the printer. GTK's own printing to a file is not offered: it would name this PDF what
 * it is not; see #PpSaveDialog.
 */
void
pp_printer_ask (GtkWindow *parent, const char *title, const PpPrinterWish *wish,
                PpPrinterChosen chosen)
{
  g_autoptr (GtkPrintSettings) settings = make_settings (wish);
  g_autoptr (GtkPageSetup) setup = make_setup (wish);
  Asking *self = g_new0 (Asking, 1);
  GtkPrintUnixDialog *dialog;

  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "cups", NULL);
  self->parent = g_object_ref (parent);
  self->chosen = chosen;
  dialog = GTK_PRINT_UNIX_DIALOG (gtk_print_unix_dialog_new (title, parent));
  gtk_print_unix_dialog_set_manual_capabilities (dialog, GTK_PRINT_CAPABILITY_GENERATE_PDF |
                                                         GTK_PRINT_CAPABILITY_COPIES);
  gtk_print_unix_dialog_set_settings (dialog, settings);
  gtk_print_unix_dialog_set_page_setup (dialog, setup);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * pp_printer_order_copies:
 * @self: an order
 *
 * Returns: how often it is printed
 */
int
pp_printer_order_copies (const PpPrinterOrder *self)
{
  return gtk_print_settings_get_n_copies (self->settings);
}

/**
 * pp_printer_order_send:
 * @self: an order
 * @job: a new job
 *
 * Sends the job on its way.
 */
void
pp_printer_order_send (const PpPrinterOrder *self, PpPrintJob *job)
{
  pp_print_job_send (job, self->printer, self->settings, self->setup);
}

/**
 * pp_printer_order_free:
 * @self: (transfer full) (nullable): an order
 */
void
pp_printer_order_free (PpPrinterOrder *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->printer);
  g_object_unref (self->settings);
  g_object_unref (self->setup);
  g_free (self);
}

static void
look_in_thread (GTask *task, gpointer parent, gpointer unused, GCancellable *cancellable)
{
  g_task_return_boolean (task, pp_print_queue_has_any ());
}

static void
looked_cb (GObject *parent, GAsyncResult *result, gpointer looked)
{
  ((PpPrinterLooked) looked) (GTK_WINDOW (parent),
                              g_task_propagate_boolean (G_TASK (result), NULL));
}

/**
 * pp_printer_look:
 * @parent: the window that asks
 * @looked: hears whether this computer knows any printer
 *
 * Looks for printers.
 */
void
pp_printer_look (GtkWindow *parent, PpPrinterLooked looked)
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, looked_cb, looked);

  g_task_run_in_thread (task, look_in_thread);
}
