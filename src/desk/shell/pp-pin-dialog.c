/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-pin-dialog.h"

#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-pin-pad.h"
#include "desk/shell/pp-shown.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpPinDialog
{
  AdwWindow  parent_instance;

  PpSession *session;
  PpStepUp   step_up;
  GtkWidget *words;
  GtkWidget *who;      /* choice of a second person */
  GtkWidget *pad;
  char      *own_pin;  /* while the second person's is asked for */
};

G_DEFINE_FINAL_TYPE (PpPinDialog, pp_pin_dialog, ADW_TYPE_WINDOW)

enum {
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
wipe (char **pin)
{
  if (*pin != NULL)
    memset (*pin, 0, strlen (*pin));
  g_clear_pointer (pin, g_free);
}

/* A focus that comes before the window is there is not told to who hears the screen. */
static void
place_focus (PpPinDialog *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->own_pin != NULL ? self->who : self->pad);
}

/* One's own PIN first; where two are needed the second person's after it. */
static void
ask (PpPinDialog *self)
{
  gboolean second = self->own_pin != NULL;

  gtk_label_set_label (GTK_LABEL (self->words),
                       second ? _("This needs a second person. They type their own PIN.")
                              : _("This cannot be taken back. Type your PIN to do it."));
  gtk_widget_set_visible (self->who, second);
  gtk_widget_set_sensitive (self->pad, TRUE);
  pp_pin_pad_clear (PP_PIN_PAD (self->pad));
  place_focus (self);
}

static void
entered_cb (PpPinDialog *self, const char *pin)
{
  if (self->step_up == PP_STEP_SECOND_PIN && self->own_pin == NULL)
    {
      self->own_pin = g_strdup (pin);
      ask (self);
      return;
    }
  gtk_widget_set_sensitive (self->pad, FALSE);
  g_signal_emit (self, signals[ENTERED], 0, self->own_pin != NULL ? self->own_pin : pin,
                 self->own_pin != NULL ? pin : NULL);
}

static gpointer
list_staff (PpDb *db, gpointer data, GError **error)
{
  return pp_staff_list (db, error);
}

static void
offer_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpPinDialog) self = user_data;
  g_autoptr (GPtrArray) staff = pp_store_read_finish (PP_STORE (store), task, NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new (), names = g_strv_builder_new ();
  const char *me = pp_record_get_id (PP_RECORD (pp_session_get_staff (self->session)));

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      PpStaff *one = g_ptr_array_index (staff, i);
      g_autofree char *name = pp_shown_name (one->name_en, one->name_ml);

      if (g_strcmp0 (pp_record_get_id (PP_RECORD (one)), me) == 0)
        continue;
      g_strv_builder_add (ids, pp_record_get_id (PP_RECORD (one)));
      g_strv_builder_add (names, name);
    }
  {
    g_auto (GStrv) values = g_strv_builder_end (ids), titles = g_strv_builder_end (names);

    pp_choice_field_offer (PP_CHOICE_FIELD (self->who), (const char *const *) values,
                           (const char *const *) titles);
  }
}

static void
pp_pin_dialog_dispose (GObject *object)
{
  PpPinDialog *self = PP_PIN_DIALOG (object);

  g_clear_object (&self->session);
  wipe (&self->own_pin);

  G_OBJECT_CLASS (pp_pin_dialog_parent_class)->dispose (object);
}

static void
pp_pin_dialog_class_init (PpPinDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_pin_dialog_dispose;
  /**
   * PpPinDialog::entered:
   * @self: the dialogue
   * @pin: one's own PIN
   * @second_pin: (nullable): the second person's
   */
  signals[ENTERED] = g_signal_new ("entered", PP_TYPE_PIN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
pp_pin_dialog_init (PpPinDialog *self)
{
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 34);
  gtk_label_set_justify (GTK_LABEL (self->words), GTK_JUSTIFY_CENTER);
  self->who = g_object_new (PP_TYPE_CHOICE_FIELD, "title", _("Who stands by"), NULL);
  self->pad = g_object_new (PP_TYPE_PIN_PAD, NULL);
  g_signal_connect_object (self->pad, "entered", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_after (self, "map", G_CALLBACK (place_focus), NULL);
}

/**
 * pp_pin_dialog_new:
 * @session: who is at the desk
 * @step_up: whose PIN is asked for
 *
 * Returns: (transfer floating): a dialogue that asks for a PIN; it stays until it is closed
 */
GtkWidget *
pp_pin_dialog_new (PpSession *session, PpStepUp step_up)
{
  PpPinDialog *self = g_object_new (PP_TYPE_PIN_DIALOG, "modal", TRUE, "resizable", FALSE, NULL);
  GtkWidget *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  PpStaff *staff = pp_session_get_staff (session);
  g_autofree char *name = pp_shown_name (staff->name_en, staff->name_ml);
  g_autofree char *title = g_strdup_printf (_("PIN: %s"), name);

  self->session = g_object_ref (session);
  self->step_up = step_up;
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_box_append (GTK_BOX (view), adw_header_bar_new ());
  gtk_widget_add_css_class (box, "pin-dialog");
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->who);
  gtk_box_append (GTK_BOX (box), self->pad);
  gtk_box_append (GTK_BOX (view), box);
  adw_window_set_content (ADW_WINDOW (self), view);
  ask (self);
  if (step_up == PP_STEP_SECOND_PIN)
    pp_store_read_async (pp_session_get_store (session), list_staff, NULL, NULL,
                         (GDestroyNotify) g_ptr_array_unref, NULL, offer_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * pp_pin_dialog_say:
 * @self: a dialogue
 * @words: what was wrong with the PIN
 *
 * Says it and asks once more, from one's own PIN on.
 */
void
pp_pin_dialog_say (PpPinDialog *self, const char *words)
{
  g_return_if_fail (PP_IS_PIN_DIALOG (self));

  wipe (&self->own_pin);
  ask (self);
  pp_pin_pad_say (PP_PIN_PAD (self->pad), words);
}

/**
 * pp_pin_dialog_dup_second:
 * @self: a dialogue
 *
 * Returns: (transfer full): id of the second person; "" where none was asked for
 */
char *
pp_pin_dialog_dup_second (PpPinDialog *self)
{
  g_return_val_if_fail (PP_IS_PIN_DIALOG (self), NULL);

  return pp_field_dup_text (PP_FIELD (self->who));
}
