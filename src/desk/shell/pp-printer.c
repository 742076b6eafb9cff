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
 * it is not; see pp_printer_ask_file().
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

typedef struct {
  GtkFileChooserNative *chooser;
  GtkWindow            *parent;
  PpPrinterPlaced       placed;
} Placing;

static void
place_cb (GtkNativeDialog *native, int response, gpointer user_data)
{
  Placing *self = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native)) : NULL;

  if (file != NULL)
    self->placed (self->parent, file);
  g_object_unref (self->chooser);
  g_object_unref (self->parent);
  g_free (self);
}

/**
 * pp_printer_ask_file:
 * @parent: the window that asks
 * @name: that is proposed
 * @placed: hears where it goes; not called where the dialogue is closed
 *
 * Asks for a file.
 */
void
pp_printer_ask_file (GtkWindow *parent, const char *name, PpPrinterPlaced placed)
{
  Placing *self = g_new0 (Placing, 1);

  self->parent = g_object_ref (parent);
  self->placed = placed;
  self->chooser = gtk_file_chooser_native_new (_("Save as a file"), parent,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("Save"),
                                               C_("dialog", "Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (place_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

typedef struct {
  GtkWindow     *parent;
  PpPrinterSaved saved;
} Writing;

static void
written_cb (GObject *file, GAsyncResult *result, gpointer user_data)
{
  Writing *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (file)), *words = NULL;

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    words = g_strdup_printf (_("Saved: %s"), name);
  else
    words = g_strdup_printf (_("It was not saved. Choose another place. (%s)"), error->message);
  self->saved (self->parent, words);
  g_object_unref (self->parent);
  g_free (self);
}

/**
 * pp_printer_write:
 * @parent: the window that asks
 * @file: where it goes
 * @pdf: what is saved
 * @saved: hears how it went
 */
void
pp_printer_write (GtkWindow *parent, GFile *file, GBytes *pdf, PpPrinterSaved saved)
{
  Writing *self = g_new0 (Writing, 1);

  self->parent = g_object_ref (parent);
  self->saved = saved;
  g_file_replace_contents_bytes_async (file, pdf, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb,
                                       self);
}
