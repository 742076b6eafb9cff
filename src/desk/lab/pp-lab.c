/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-lab.h"

#include "desk/lab/pp-lab-words.h"
#include "desk/lab/pp-receive-panel.h"
#include "desk/lab/pp-sample-panel.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-row.h"
#include "lab/pp-sample-state.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_OPEN   100
#define MOST_CLOSED 15

struct _PpLab
{
  PpPane          parent_instance;

  GtkStack       *stack;
  GtkWidget      *log;
  GtkWidget      *open;
  GtkWidget      *open_empty;
  GtkWidget      *closed;
  GtkWidget      *closed_title;
  PpReceivePanel *receive;
  PpSamplePanel  *sample;
};

G_DEFINE_FINAL_TYPE (PpLab, pp_lab, PP_TYPE_PANE)

typedef struct {
  GPtrArray *open;      /* (element-type PpSampleState) */
  GPtrArray *closed;    /* (element-type PpSampleState) */
} Lists;

static void
lists_free (gpointer data)
{
  Lists *self = data;

  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->closed, g_ptr_array_unref);
  g_free (self);
}

static gpointer
pp_lab_load (PpDb *db, gpointer unused, GError **error)
{
  Lists *lists = g_new0 (Lists, 1);

  lists->open = pp_sample_list_open (db, MOST_OPEN, error);
  lists->closed = lists->open != NULL ? pp_sample_list_closed (db, MOST_CLOSED, error) : NULL;
  if (lists->closed != NULL)
    return lists;
  lists_free (lists);
  return NULL;
}

static GtkWidget *
make_row (const PpSampleState *state, gint64 now)
{
  g_autofree char *item = pp_lab_words_item (state), *stage = pp_lab_words_stage (state);
  g_autofree char *age = pp_lab_words_age (state->sample->received_at, now);
  const char *number = state->item.batch != NULL ? state->item.batch->number
                                                 : state->item.lot->number;
  g_autofree char *more = g_strdup_printf ("%s · %s · %s", state->sample->number, number, age);
  GtkWidget *row = pp_row_new (item, more), *badge = pp_lab_words_badge ();
  g_autofree char *spoken = g_strdup_printf ("%s. %s. %s", item, stage, more);
  gboolean failed = state->stage == PP_SAMPLE_CERTIFIED &&
                    strcmp (state->certificate->verdict, "pass") != 0;

  pp_lab_words_set_badge (badge, pp_lab_words_stage_icon (state->stage), stage,
                          failed ? "error" : NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  pp_row_set_id (row, pp_record_get_id (PP_RECORD (state->sample)));
  return row;
}

static void
fill_list (GtkWidget *list, GPtrArray *states)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  int focused = pp_list_clear (list);

  for (guint i = 0; i < states->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (g_ptr_array_index (states, i), now));
  gtk_widget_set_visible (list, states->len > 0);
  pp_list_refocus (list, focused);
}

static void
pp_lab_show (PpPane *pane, gpointer result)
{
  PpLab *self = PP_LAB (pane);
  const Lists *lists = result;

  fill_list (self->open, lists->open);
  fill_list (self->closed, lists->closed);
  gtk_widget_set_visible (self->open_empty, lists->open->len == 0);
  gtk_widget_set_visible (self->closed_title, lists->closed->len > 0);
  gtk_widget_set_visible (self->log, pp_session_may (pp_pane_get_session (pane),
                                                     "sample.receive"));
}

static void
open_sample (PpLab *self, const char *kind, const char *id)
{
  gtk_stack_set_visible_child_name (self->stack, "sample");
  pp_sample_panel_open (self->sample, kind, id);
}

static void
log_sample (PpLab *self, const char *kind, const char *id)
{
  gtk_stack_set_visible_child_name (self->stack, "receive");
  pp_receive_panel_start (self->receive, kind, id);
}

static void
row_cb (PpLab *self, GtkListBoxRow *row)
{
  open_sample (self, "sample", pp_row_get_id (row));
}

static void
log_cb (PpLab *self)
{
  log_sample (self, NULL, NULL);
}

static void
received_cb (PpLab *self, const char *sample)
{
  open_sample (self, "sample", sample);
}

static void
closed_cb (PpLab *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  pp_focus_enter (self->open);
}

static void
pp_lab_go (PpPane *pane, const char *kind, const char *id)
{
  PpLab *self = PP_LAB (pane);

  if (strcmp (kind, "sample") == 0 || strcmp (kind, "certificate") == 0)
    open_sample (self, kind, id);
  else if (strcmp (kind, "batch") == 0 || strcmp (kind, "lot") == 0)
    log_sample (self, kind, id);
  else if (strcmp (kind, "new-sample") == 0)
    log_sample (self, NULL, NULL);
  else if (strcmp (kind, "home") == 0)
    closed_cb (self);
}

static gboolean
back_shortcut (GtkWidget *widget, GVariant *unused, gpointer data)
{
  closed_cb (PP_LAB (widget));
  return GDK_EVENT_STOP;
}

static void
pp_lab_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_LAB);

  G_OBJECT_CLASS (pp_lab_parent_class)->dispose (object);
}

static void
pp_lab_class_init (PpLabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_lab_dispose;
  pane_class->kinds = "sample result verification certificate release";
  pane_class->seconds = 600;
  pane_class->load = pp_lab_load;
  pane_class->show = pp_lab_show;
  pane_class->go = pp_lab_go;
  pane_class->result_free = lists_free;

  g_type_ensure (PP_TYPE_RECEIVE_PANEL);
  g_type_ensure (PP_TYPE_SAMPLE_PANEL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_shortcut, NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/lab/lab.ui");
  gtk_widget_class_bind_template_child (widget_class, PpLab, stack);
  gtk_widget_class_bind_template_child (widget_class, PpLab, log);
  gtk_widget_class_bind_template_child (widget_class, PpLab, open);
  gtk_widget_class_bind_template_child (widget_class, PpLab, open_empty);
  gtk_widget_class_bind_template_child (widget_class, PpLab, closed);
  gtk_widget_class_bind_template_child (widget_class, PpLab, closed_title);
  gtk_widget_class_bind_template_child (widget_class, PpLab, receive);
  gtk_widget_class_bind_template_child (widget_class, PpLab, sample);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, log_cb);
  gtk_widget_class_bind_template_callback (widget_class, received_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
pp_lab_init (PpLab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
