/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-printer.h"

#include "desk/shell/pp-shell.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>

typedef struct {
  GtkWindow *parent;
  char      *title;
  char      *path;    /* of the very file that is printed */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_unlink (self->path);
  g_object_unref (self->parent);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

static void
say (GtkWindow *parent, const char *words)
{
  if (pp_shell_of (parent) != NULL)
    pp_shell_toast (pp_shell_of (parent), words, NULL);
}

static void
sent_cb (GtkPrintJob *job, gpointer user_data, const GError *error)
{
  Printing *self = user_data;

  say (self->parent, error != NULL ? error->message : _("Sent to the printer"));
}

static void
send (Printing *self, GtkPrintUnixDialog *dialog)
{
  g_autoptr (GtkPrintJob) job = NULL;
  g_autoptr (GtkPrintSettings) settings = gtk_print_unix_dialog_get_settings (dialog);
  g_autoptr (GError) error = NULL;

  job = gtk_print_job_new (self->title, gtk_print_unix_dialog_get_selected_printer (dialog),
                           settings, gtk_print_unix_dialog_get_page_setup (dialog));
  if (gtk_print_job_set_source_file (job, self->path, &error))
    gtk_print_job_send (job, sent_cb, self, printing_free);
  else
    {
      say (self->parent, error->message);
      printing_free (self);
    }
}

static void
response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  if (response == GTK_RESPONSE_OK)
    send (user_data, GTK_PRINT_UNIX_DIALOG (dialog));
  else
    printing_free (user_data);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/**
 * pp_printer_print:
 * @parent: the window that asks
 * @title: of the job
 * @pdf: what is printed, byte for byte
 *
 * Asks for the printer, and sends the file there.
 */
void
pp_printer_print (GtkWindow *parent, const char *title, GBytes *pdf)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  Printing *self;
  GtkWidget *dialog;
  int fd = g_file_open_tmp ("panippura-XXXXXX.pdf", &path, &error);

  if (fd >= 0)
    g_close (fd, NULL);
  if (fd < 0 || !g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                                      &error))
    {
      say (parent, error->message);
      return;
    }
  self = g_new0 (Printing, 1);
  self->parent = g_object_ref (parent);
  self->title = g_strdup (title);
  self->path = g_steal_pointer (&path);
  dialog = gtk_print_unix_dialog_new (title, parent);
  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog),
                                                 GTK_PRINT_CAPABILITY_GENERATE_PDF |
                                                 GTK_PRINT_CAPABILITY_COPIES);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct {
  GtkFileChooserNative *chooser;
  GtkWindow            *parent;
  GBytes               *pdf;
} Saving;

static void
save_cb (GtkNativeDialog *native, int response, gpointer user_data)
{
  Saving *self = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native)) : NULL;
  g_autoptr (GError) error = NULL;

  if (file != NULL)
    {
      gboolean saved = g_file_replace_contents (file, g_bytes_get_data (self->pdf, NULL),
                                                g_bytes_get_size (self->pdf), NULL, FALSE,
                                                G_FILE_CREATE_NONE, NULL, NULL, &error);

      say (self->parent, saved ? _("Saved") : error->message);
    }
  g_object_unref (self->chooser);
  g_object_unref (self->parent);
  g_bytes_unref (self->pdf);
  g_free (self);
}

/**
 * pp_printer_save:
 * @parent: the window that asks
 * @name: that is proposed
 * @pdf: what is saved
 *
 * Asks for a file, and writes it.
 */
void
pp_printer_save (GtkWindow *parent, const char *name, GBytes *pdf)
{
  Saving *self = g_new0 (Saving, 1);

  self->parent = g_object_ref (parent);
  self->pdf = g_bytes_ref (pdf);
  self->chooser = gtk_file_chooser_native_new (_("Save as a file"), parent,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("Save"),
                                               C_("dialog", "Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (save_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
