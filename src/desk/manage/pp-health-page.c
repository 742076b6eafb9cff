/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-health-page.h"

#include "desk/shell/pp-doctor.h"
#include "desk/shell/pp-row.h"

#include <glib/gi18n.h>

/* How the desk stands, topic by topic, and a code for whoever helps by phone. */
struct _PpHealthPage
{
  PpPane     parent_instance;

  GtkWidget *busy;
  GtkLabel  *error;
  GtkWidget *topics;
  GtkLabel  *code;
  GtkWidget *again;
  PpDoctor  *doctor;   /* (nullable): once it is watched */
};

G_DEFINE_FINAL_TYPE (PpHealthPage, pp_health_page, PP_TYPE_PANE)

static const char *const icons[] = {
  [PP_HEALTH_GOOD] = "emblem-ok-symbolic",
  [PP_HEALTH_LOOK] = "dialog-warning-symbolic",
  [PP_HEALTH_BAD] = "dialog-error-symbolic",
};
static const char *const styles[] = {
  [PP_HEALTH_GOOD] = "success",
  [PP_HEALTH_LOOK] = "warning",
  [PP_HEALTH_BAD] = "error",
};

/* The sign tells nothing that the words beside it do not tell. */
static GtkWidget *
make_row (PpHealthTopic topic, const PpHealthCheck *check)
{
  GtkWidget *row = pp_row_new (pp_health_topic_name (topic), check->words);
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)), *icon;

  icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icons[check->level], "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (icon, styles[check->level]);
  gtk_box_prepend (GTK_BOX (box), icon);
  pp_row_add_text (row, pp_health_level_name (check->level));
  return row;
}

static void
show_health (PpHealthPage *self)
{
  const PpHealth *health = pp_doctor_get_health (self->doctor);
  const char *error = pp_chore_get_error (PP_CHORE (self->doctor));
  gboolean is_busy = pp_chore_is_busy (PP_CHORE (self->doctor));
  g_autofree char *code = health != NULL ? pp_health_dup_code (health) : NULL;
  int focused = pp_list_clear (self->topics);

  gtk_widget_set_visible (self->busy, is_busy);
  gtk_widget_set_sensitive (self->again, !is_busy);
  gtk_label_set_label (self->error, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  gtk_widget_set_visible (self->topics, health != NULL);
  gtk_label_set_label (self->code, code != NULL ? code : "–");
  for (guint i = 0; health != NULL && i < PP_HEALTH_N_TOPICS; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->topics), make_row (i, &health->checks[i]));
  pp_list_refocus (self->topics, focused);
}

static void
again_cb (PpHealthPage *self)
{
  pp_chore_start (PP_CHORE (self->doctor));
}

static void
pp_health_page_map (GtkWidget *widget)
{
  PpHealthPage *self = PP_HEALTH_PAGE (widget);

  GTK_WIDGET_CLASS (pp_health_page_parent_class)->map (widget);
  if (self->doctor == NULL)
    {
      self->doctor = g_object_ref (pp_chore_of (pp_pane_get_session (PP_PANE (self)),
                                                PP_TYPE_DOCTOR));
      g_signal_connect_object (self->doctor, "changed", G_CALLBACK (show_health), self,
                               G_CONNECT_SWAPPED);
    }
  pp_chore_start (PP_CHORE (self->doctor));
  show_health (self);
}

static void
pp_health_page_dispose (GObject *object)
{
  g_clear_object (&PP_HEALTH_PAGE (object)->doctor);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_HEALTH_PAGE);

  G_OBJECT_CLASS (pp_health_page_parent_class)->dispose (object);
}

static void
pp_health_page_class_init (PpHealthPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_health_page_dispose;
  widget_class->map = pp_health_page_map;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/manage/health-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PpHealthPage, busy);
  gtk_widget_class_bind_template_child (widget_class, PpHealthPage, error);
  gtk_widget_class_bind_template_child (widget_class, PpHealthPage, topics);
  gtk_widget_class_bind_template_child (widget_class, PpHealthPage, code);
  gtk_widget_class_bind_template_child (widget_class, PpHealthPage, again);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
pp_health_page_init (PpHealthPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
