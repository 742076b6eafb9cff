/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-new-pin-dialog.h"

#include "desk/shell/pp-pin-pad.h"
#include "desk/shell/pp-shell.h"
#include "people/pp-pin.h"

#include <glib/gi18n.h>
#include <string.h>

/* Asks for a new PIN twice, so that nobody is locked out by a slip of a finger. */
struct _PpNewPinDialog
{
  AdwWindow  parent_instance;

  GtkWidget *words;
  GtkWidget *pad;
  char      *first;   /* (nullable): the PIN as it was typed first */
};

G_DEFINE_FINAL_TYPE (PpNewPinDialog, pp_new_pin_dialog, ADW_TYPE_WINDOW)

enum {
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget (PpNewPinDialog *self)
{
  if (self->first != NULL)
    memset (self->first, 0, strlen (self->first));
  g_clear_pointer (&self->first, g_free);
}

static void
ask (PpNewPinDialog *self)
{
  gtk_label_set_label (GTK_LABEL (self->words),
                       self->first == NULL ? _("Let this person type a new PIN of six digits.")
                                           : _("Once more, the same six digits."));
  gtk_widget_set_sensitive (self->pad, TRUE);
  pp_pin_pad_clear (PP_PIN_PAD (self->pad));
  gtk_widget_grab_focus (self->pad);
}

static void
entered_cb (PpNewPinDialog *self, const char *pin)
{
  g_autoptr (GError) error = NULL;

  if (!pp_pin_check_strength (pin, &error))
    {
      pp_new_pin_dialog_say (self, error->message);
      return;
    }
  if (self->first == NULL)
    {
      self->first = g_strdup (pin);
      ask (self);
      return;
    }
  if (strcmp (self->first, pin) != 0)
    {
      pp_new_pin_dialog_say (self, _("The two were not the same. Begin again."));
      return;
    }
  gtk_widget_set_sensitive (self->pad, FALSE);
  g_signal_emit (self, signals[ENTERED], 0, pin);
}

static void
pp_new_pin_dialog_dispose (GObject *object)
{
  forget (PP_NEW_PIN_DIALOG (object));

  G_OBJECT_CLASS (pp_new_pin_dialog_parent_class)->dispose (object);
}

static void
pp_new_pin_dialog_class_init (PpNewPinDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_new_pin_dialog_dispose;
  /**
   * PpNewPinDialog::entered:
   * @self: the dialogue
   * @pin: the new PIN, typed twice
   */
  signals[ENTERED] = g_signal_new ("entered", PP_TYPE_NEW_PIN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_F12, 0, pp_shell_lock_key, NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
pp_new_pin_dialog_init (PpNewPinDialog *self)
{
  GtkWidget *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 34);
  gtk_label_set_justify (GTK_LABEL (self->words), GTK_JUSTIFY_CENTER);
  self->pad = g_object_new (PP_TYPE_PIN_PAD, NULL);
  g_signal_connect_object (self->pad, "entered", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "pin-dialog");
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->pad);
  gtk_box_append (GTK_BOX (view), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (view), box);
  adw_window_set_content (ADW_WINDOW (self), view);
  ask (self);
}

/**
 * pp_new_pin_dialog_new:
 * @name: whose PIN
 *
 * Returns: (transfer full): a dialogue that asks for a new PIN; it stays until it is closed
 */
GtkWidget *
pp_new_pin_dialog_new (const char *name)
{
  g_autofree char *title = g_strdup_printf (_("New PIN: %s"), name);

  return g_object_new (PP_TYPE_NEW_PIN_DIALOG, "modal", TRUE, "resizable", FALSE, "title", title,
                       NULL);
}

/**
 * pp_new_pin_dialog_say:
 * @self: a dialogue
 * @words: what was wrong with the PIN
 *
 * Says it and asks from the beginning.
 */
void
pp_new_pin_dialog_say (PpNewPinDialog *self, const char *words)
{
  g_return_if_fail (PP_IS_NEW_PIN_DIALOG (self));

  forget (self);
  ask (self);
  pp_pin_pad_say (PP_PIN_PAD (self->pad), words);
}
