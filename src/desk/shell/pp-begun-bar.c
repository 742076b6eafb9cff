/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-begun-bar.h"

#include "desk/shell/pp-keeper.h"
#include "desk/shell/pp-shell.h"

#include <glib/gi18n.h>

#define MOST_OFFERED 2      /* beside each other, in large letters too */

struct _PpBegunBar
{
  GtkBox     parent_instance;

  GtkWidget *words;
  GtkWidget *deeds;
  PpKeeper  *keeper;
};

G_DEFINE_FINAL_TYPE (PpBegunBar, pp_begun_bar, GTK_TYPE_BOX)

enum {
  WENT_ON,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
go_on_cb (GtkWidget *button, PpBegunBar *self)
{
  g_autofree char *form = g_strdup (g_object_get_data (G_OBJECT (button), "form"));

  g_signal_emit (self, signals[WENT_ON], 0, form);
}

static void
discard_cb (PpBegunBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
  pp_keeper_discard (self->keeper);
}

static GtkWidget *
append_button (PpBegunBar *self, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_box_append (GTK_BOX (self->deeds), button);
  return button;
}

/* One to go on with each of the newest, the newest last, and one for all. Older ones are named in
 * the words, and offered when those are gone on with. */
static void
make_deeds (PpBegunBar *self)
{
  g_autoptr (GPtrArray) forms = pp_keeper_list_begun (self->keeper);
  GtkWidget *child, *discard;

  while ((child = gtk_widget_get_first_child (self->deeds)) != NULL)
    gtk_box_remove (GTK_BOX (self->deeds), child);
  for (guint i = MAX (forms->len, MOST_OFFERED) - MOST_OFFERED; i < forms->len; i++)
    {
      const char *form = g_ptr_array_index (forms, i);
      /* TRANSLATORS: what somebody had begun to fill in */
      g_autofree char *words = g_strdup_printf (_("Continue: %s"),
                                                pp_keeper_title (self->keeper, form));
      GtkWidget *button = append_button (self, forms->len == 1 ? C_("begun", "Continue") : words);

      g_object_set_data_full (G_OBJECT (button), "form", g_strdup (form), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (go_on_cb), self, 0);
    }
  discard = append_button (self, forms->len > 1 ? C_("begun", "Discard all")
                                                : C_("begun", "Discard"));
  g_signal_connect_object (discard, "clicked", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
}

static void
begun_cb (PpBegunBar *self)
{
  g_autofree char *words = pp_keeper_dup_begun (self->keeper);

  make_deeds (self);
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
   * @form: of pp_keeper_list_begun()
   *
   * Somebody goes on with what they had begun: pp_keeper_go_on() and the way there are for the
   * window.
   */
  signals[WENT_ON] = g_signal_new ("went-on", PP_TYPE_BEGUN_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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
  self->deeds = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (self), self->deeds);
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
