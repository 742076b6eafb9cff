/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-code-dialog.h"

#include <glib/gi18n.h>

#define DONE "done"

static void
ticked_cb (GtkCheckButton *tick, GParamSpec *pspec, AdwMessageDialog *self)
{
  adw_message_dialog_set_response_enabled (self, DONE, gtk_check_button_get_active (tick));
}

static gboolean
close_request_cb (AdwMessageDialog *self)
{
  return !adw_message_dialog_get_response_enabled (self, DONE);
}

/* Escape is no answer. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval)
{
  return keyval == GDK_KEY_Escape;
}

static void
take_escape (GtkWidget *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (self, keys);
}

static GtkWidget *
make_tick (void)
{
  GtkWidget *tick = gtk_check_button_new (), *words = gtk_label_new (NULL);

  gtk_label_set_label (GTK_LABEL (words), _("I have written it down and locked it away"));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (tick), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (words)), -1);
  return tick;
}

/**
 * pp_code_dialog_new:
 * @over: the window that it stands over
 * @session: of the desk
 * @code: a recovery code
 *
 * Shows the code this once, until somebody says that it is written down, or leaves the desk.
 *
 * Returns: (transfer none): the dialogue
 */
GtkWidget *
pp_code_dialog_new (GtkWindow *over, PpSession *session, const char *code)
{
  GtkWidget *self, *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *shown = gtk_label_new (code), *tick = make_tick ();

  g_return_val_if_fail (PP_IS_SESSION (session), NULL);

  self = adw_message_dialog_new (over, _("Recovery code"),
                                 _("This is the recovery code. Write it down and lock it away, "
                                   "not beside this computer: it opens the backups, and lets a "
                                   "manager in who has lost their PIN. It is not shown again; "
                                   "the one before opens only older backups."));
  gtk_widget_add_css_class (shown, "title-4");
  gtk_widget_add_css_class (shown, "number");
  gtk_box_append (GTK_BOX (box), shown);
  gtk_box_append (GTK_BOX (box), tick);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), box);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self), DONE, _("It is written down"));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), DONE, FALSE);
  g_signal_connect_object (tick, "notify::active", G_CALLBACK (ticked_cb), self, 0);
  take_escape (self);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  g_signal_connect_object (session, "leaving", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  return self;
}
