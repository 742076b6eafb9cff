/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-begun-bar.h"

#include "desk/shell/pp-keeper.h"
#include "desk/shell/pp-shell.h"

#include <glib/gi18n.h>

struct _PpBegunBar
{
  GtkBox     parent_instance;

  GtkWidget *words;
  PpKeeper  *keeper;
};

G_DEFINE_FINAL_TYPE (PpBegunBar, pp_begun_bar, GTK_TYPE_BOX)

enum {
  WENT_ON,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
go_on_cb (PpBegunBar *self)
{
  g_signal_emit (self, signals[WENT_ON], 0);
}

static void
discard_cb (PpBegunBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
  pp_keeper_discard (self->keeper);
}

static void
begun_cb (PpBegunBar *self)
{
  g_autofree char *words = pp_keeper_dup_begun (self->keeper);

  gtk_label_set_label (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
}

static void
failed_cb (PpBegunBar *self)
{
  pp_shell_toast (pp_shell_of (self),
                  _("What you type cannot be kept for after a power cut. Save it soon."), NULL);
}

static void
pp_begun_bar_dispose (GObject *object)
{
  g_clear_object (&PP_BEGUN_BAR (object)->keeper);

  G_OBJECT_CLASS (pp_begun_bar_parent_class)->dispose (object);
}

static void
pp_begun_bar_class_init (PpBegunBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_begun_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "begunbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * PpBegunBar::went-on:
   * @self: the bar
   *
   * Somebody goes on with what they had begun: pp_keeper_go_on() and the way there are for the
   * window.
   */
  signals[WENT_ON] = g_signal_new ("went-on", PP_TYPE_BEGUN_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
append_button (PpBegunBar *self, const char *title, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), button);
}

static void
pp_begun_bar_init (PpBegunBar *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_box_append (GTK_BOX (self), self->words);
  append_button (self, C_("begun", "Continue"), G_CALLBACK (go_on_cb));
  append_button (self, C_("begun", "Discard"), G_CALLBACK (discard_cb));
}

/**
 * pp_begun_bar_watch:
 * @self: the bar
 * @session: who is at the desk
 *
 * Says what they had begun before the program was started anew, as long as that is neither gone on
 * with nor dropped.
 */
void
pp_begun_bar_watch (PpBegunBar *self, PpSession *session)
{
  g_return_if_fail (PP_IS_BEGUN_BAR (self));

  self->keeper = g_object_ref (pp_keeper_of (session));
  g_signal_connect_object (self->keeper, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  begun_cb (self);
}
