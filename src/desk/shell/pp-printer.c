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

/* A file that is being written stands beside the one that it will be. */
static GFile *
part_of (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *part = g_strconcat (name, ".part", NULL);

  return folder != NULL ? g_file_get_child (folder, part) : NULL;
}

/* Over what stands there, so that room that was found once is enough again. */
static gboolean
write_over (GFile *part, GBytes *pdf, GError **error)
{
  g_autoptr (GFileIOStream) stream = g_file_open_readwrite (part, NULL, NULL);
  gsize size = g_bytes_get_size (pdf);

  if (stream == NULL)
    stream = g_file_create_readwrite (part, G_FILE_CREATE_NONE, NULL, error);
  return stream != NULL &&
         g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)),
                                    g_bytes_get_data (pdf, NULL), size, NULL, NULL, error) &&
         g_seekable_truncate (G_SEEKABLE (stream), (goffset) size, NULL, error) &&
         g_io_stream_close (G_IO_STREAM (stream), NULL, error);
}

typedef struct {
  GtkWindow     *parent;
  GFile         *file;
  GBytes        *pdf;
  gboolean       is_last;    /* it becomes the file */
  gboolean       is_counted;
  PpPrinterSaved saved;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->parent);
  g_object_unref (self->file);
  g_bytes_unref (self->pdf);
  g_free (self);
}

static void
write_in_thread (GTask *task, gpointer unused, gpointer data, GCancellable *cancellable)
{
  Writing *self = data;
  g_autoptr (GFile) part = part_of (self->file);
  g_autoptr (GError) error = NULL;

  if (write_over (part, self->pdf, &error) &&
      (!self->is_last || g_file_move (part, self->file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL,
                                      &error)))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_file_delete (part, NULL, NULL);
  g_task_return_error (task, g_steal_pointer (&error));
}

static char *
dup_refusal (const Writing *self, const GError *error)
{
  if (!self->is_last)
    return g_strdup_printf (_("It was not saved, and nothing counts as printed. Choose another "
                              "place. (%s)"), error->message);
  if (self->is_counted)
    return g_strdup_printf (_("It counts as printed but was not saved. Save it once more, in "
                              "another place: it does not count again. (%s)"), error->message);
  return g_strdup_printf (_("It was not saved. Choose another place. (%s)"), error->message);
}

static void
written_cb (GObject *unused, GAsyncResult *result, gpointer user_data)
{
  Writing *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (self->file), *words = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    words = dup_refusal (self, error);
  else if (self->is_last)
    words = g_strdup_printf (_("Saved: %s"), name);
  self->saved (self->parent, error == NULL, words);
}

static void
start_writing (GtkWindow *parent, GFile *file, GBytes *pdf, Writing how, PpPrinterSaved saved)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, NULL);
  Writing *self = g_new0 (Writing, 1);

  *self = how;
  self->parent = g_object_ref (parent);
  self->file = g_object_ref (file);
  self->pdf = g_bytes_ref (pdf);
  self->saved = saved;
  g_task_set_task_data (task, self, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * pp_printer_reserve:
 * @parent: the window that asks
 * @file: where something is to be saved
 * @pdf: as much as that will be
 * @reserved: hears whether there is room; without words where there is
 *
 * Finds out whether it can be saved, and keeps the room for it, before anything is noted;
 * pp_printer_write() or pp_printer_give_up() is next.
 */
void
pp_printer_reserve (GtkWindow *parent, GFile *file, GBytes *pdf, PpPrinterSaved reserved)
{
  start_writing (parent, file, pdf, (Writing) { .is_last = FALSE }, reserved);
}

/**
 * pp_printer_give_up:
 * @file: of pp_printer_reserve()
 *
 * Nothing is saved there.
 */
void
pp_printer_give_up (GFile *file)
{
  g_autoptr (GFile) part = part_of (file);

  g_file_delete_async (part, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
}

/**
 * pp_printer_write:
 * @parent: the window that asks
 * @file: where it goes
 * @pdf: what is saved
 * @is_counted: whether it was noted just now that this is printed
 * @saved: hears how it went
 *
 * Saves it whole or not at all.
 */
void
pp_printer_write (GtkWindow *parent, GFile *file, GBytes *pdf, gboolean is_counted,
                  PpPrinterSaved saved)
{
  start_writing (parent, file, pdf, (Writing) { .is_last = TRUE, .is_counted = is_counted },
                 saved);
}
