/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-handout.h"

#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-save-dialog.h"
#include "desk/shell/pp-saving.h"

#define HANDING "pp-handing"

typedef struct {
  PpPane     *pane;
  PpReadFunc  make;
  gpointer    ask;
  GDestroyNotify ask_free;
  const char *verb;
  PpRecord   *note;
  GFile      *file;       /* (nullable): until it is chosen */
  PpHandout  *handout;    /* (nullable): until it is made */
  gboolean    is_noted;
} Handing;

static void
handing_free (gpointer data)
{
  Handing *self = data;

  g_object_unref (self->pane);
  self->ask_free (self->ask);
  g_object_unref (self->note);
  g_clear_object (&self->file);
  g_clear_pointer (&self->handout, pp_handout_free);
  g_free (self);
}

static Handing *
handing_of (gpointer dialog)
{
  return g_object_get_data (dialog, HANDING);
}

static void
saved_cb (gpointer dialog, gboolean is_saved, const char *words)
{
  Handing *self = handing_of (dialog);
  PpShell *shell = self != NULL ? pp_shell_of (self->pane) : NULL;

  if (self == NULL)
    return;
  if (!is_saved)
    {
      pp_save_dialog_say (dialog, words);
      return;
    }
  if (shell != NULL)
    pp_shell_toast (shell, words, NULL);
  pp_save_dialog_done (dialog);
}

static void
noted_cb (gpointer dialog, gpointer record, const GError *error)
{
  Handing *self = handing_of (dialog);

  if (self == NULL)
    return;
  if (error != NULL)
    {
      pp_saving_give_up (self->file);
      pp_save_dialog_say (dialog, error->message);
      return;
    }
  self->is_noted = TRUE;
  pp_saving_write (dialog, self->file, self->handout->bytes, FALSE, saved_cb);
}

/* It is noted when it is known that it can be saved, and once, however often it is tried. */
static void
reserved_cb (gpointer dialog, gboolean is_saved, const char *words)
{
  Handing *self = handing_of (dialog);
  PpRecord *note;

  if (self == NULL)
    return;
  if (!is_saved)
    {
      pp_save_dialog_say (dialog, words);
      return;
    }
  if (self->is_noted)
    {
      noted_cb (dialog, NULL, NULL);
      return;
    }
  note = pp_record_draft (self->note);
  g_object_set (note, "n_rows", self->handout->n_rows, NULL);
  pp_deed_run (dialog, self->verb, note, noted_cb);
}

static void
made_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpSaveDialog) dialog = user_data;
  Handing *self = handing_of (dialog);
  g_autoptr (GError) error = NULL;
  g_autoptr (PpHandout) made = pp_store_read_finish (PP_STORE (store), task, &error);

  if (self == NULL)
    return;
  if (made == NULL)
    {
      pp_save_dialog_say (dialog, error->message);
      return;
    }
  g_clear_pointer (&self->handout, pp_handout_free);
  self->handout = g_steal_pointer (&made);
  pp_saving_reserve (dialog, self->file, self->handout->bytes, reserved_cb);
}

/* The dialogue, and what is asked with it, stays until it is made. */
static void
chosen_cb (PpSaveDialog *dialog, GFile *file, Handing *self)
{
  g_set_object (&self->file, file);
  pp_store_read_async (pp_session_get_store (pp_pane_get_session (self->pane)), self->make,
                       self->ask, NULL, (GDestroyNotify) pp_handout_free, NULL, made_cb,
                       g_object_ref (dialog));
}

/**
 * pp_handout_new:
 * @bytes: (transfer full): of the file
 * @n_rows: how many records or lines it has
 *
 * Returns: (transfer full): what leaves as a file
 */
PpHandout *
pp_handout_new (GBytes *bytes, gint64 n_rows)
{
  PpHandout *self = g_new0 (PpHandout, 1);

  self->bytes = bytes;
  self->n_rows = n_rows;
  return self;
}

/**
 * pp_handout_free:
 * @self: (transfer full): what leaves as a file
 */
void
pp_handout_free (PpHandout *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * pp_handout_ask:
 * @pane: that shows it
 * @name: that is proposed for the file
 * @make: makes a #PpHandout of @ask, on the store's reading thread
 * @ask: (transfer full): what is asked
 * @ask_free: of @ask
 * @verb: by which it is noted that it leaves
 * @note: (transfer full): its argument, a draft; n_rows of it is filled in
 *
 * Asks for a file, notes that it leaves, and writes it there.
 */
void
pp_handout_ask (PpPane *pane, const char *name, PpReadFunc make, gpointer ask,
                GDestroyNotify ask_free, const char *verb, gpointer note)
{
  Handing *self = g_new0 (Handing, 1);
  GtkWidget *dialog = pp_save_dialog_open (gtk_widget_get_root (GTK_WIDGET (pane)),
                                           pp_pane_get_session (pane), name);

  self->pane = g_object_ref (pane);
  self->make = make;
  self->ask = ask;
  self->ask_free = ask_free;
  self->verb = verb;
  self->note = note;
  g_object_set_data_full (G_OBJECT (dialog), HANDING, self, handing_free);
  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), self);
}
