/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/production/pp-production.h"

#include "desk/production/pp-production-data.h"
#include "desk/production/pp-run-page.h"
#include "desk/production/pp-start-run.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpProduction
{
  PpPane      parent_instance;

  GtkStack   *stack;
  GtkWidget  *ready;
  GtkWidget  *ready_empty;
  GtkWidget  *running;
  GtkWidget  *running_empty;
  GtkWidget  *batches;
  GtkWidget  *batches_empty;
  PpStartRun *start;
  PpRunPage  *run;
  char       *lot;           /* (nullable): that is to go into a run */
  gboolean    is_filled;
};

G_DEFINE_FINAL_TYPE (PpProduction, pp_production, PP_TYPE_PANE)

static gpointer
pp_production_ask (PpPane *pane)
{
  PpProduction *self = PP_PRODUCTION (pane);
  PpProductionAsk *ask = g_new0 (PpProductionAsk, 1);

  ask->lot = g_strdup (self->lot);
  ask->run = g_strdup (pp_run_page_get_run (self->run));
  return ask;
}

static void
open_run (PpProduction *self, const char *id, const char *lot)
{
  gtk_stack_set_visible_child_name (self->stack, "run");
  pp_run_page_open (self->run, id, lot);
}

static void
started_cb (PpProduction *self, const char *run)
{
  open_run (self, run, NULL);
}

static void
closed_cb (PpProduction *self)
{
  gtk_stack_set_visible_child_name (self->stack, "overview");
  pp_focus_enter (self->stack);
}

static void
open_start (PpProduction *self, const char *booking)
{
  gtk_stack_set_visible_child_name (self->stack, "start");
  pp_start_run_open (self->start, booking);
}

static void
start_cb (GtkWidget *button, PpProduction *self)
{
  open_start (self, pp_row_get_id (button));
}

static void
row_cb (PpProduction *self, GtkListBoxRow *row)
{
  open_run (self, pp_row_get_id (row), NULL);
}

static GtkWidget *
make_decision (const char *decision)
{
  const char *words = decision != NULL ? pp_words_of ("decision", decision)
                                       : C_("batch", "Not released yet");
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, g_strcmp0 (decision, "released") == 0 ? "success"
                                   : g_strcmp0 (decision, "rejected") == 0 ? "error"
                                   : "dim-label");
  return label;
}

static void
show_lines (PpProduction *self, GtkWidget *list, GtkWidget *empty, GPtrArray *lines)
{
  int focused = pp_list_clear (list);

  gtk_widget_set_visible (list, lines->len > 0);
  gtk_widget_set_visible (empty, lines->len == 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const PpProductionLine *line = g_ptr_array_index (lines, i);
      GtkWidget *row = pp_row_new (line->title, line->more);

      pp_row_set_id (row, line->id);
      if (list == self->batches)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_decision (line->decision));
      if (list != self->ready)
        gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      else if (pp_session_may (pp_pane_get_session (PP_PANE (self)), "run.start"))
        adw_action_row_set_activatable_widget (
          ADW_ACTION_ROW (row), pp_row_add_button (row, _("Start a run"), line->id,
                                                   G_CALLBACK (start_cb), self));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  pp_list_refocus (list, focused);
}

/* When the page was opened there was nothing yet to take the focus. What somebody types in the one
 * box meanwhile stays there. */
static void
take_focus (PpProduction *self)
{
  GtkWidget *const lists[] = { self->ready, self->running, self->batches };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean typing = focus != NULL && GTK_IS_EDITABLE (focus) &&
                    *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0';

  for (gsize i = 0; i < G_N_ELEMENTS (lists) && !self->is_filled && !typing; i++)
    if (gtk_widget_get_mapped (lists[i]))
      {
        pp_list_refocus (lists[i], 0);
        break;
      }
  self->is_filled = TRUE;
}

static void
take_lot (PpProduction *self, const PpProductionData *data)
{
  if (self->lot == NULL || g_strcmp0 (self->lot, data->lot) != 0)
    return;
  g_clear_pointer (&self->lot, g_free);
  if (data->run != NULL)
    open_run (self, data->run, data->lot);
  else
    pp_shell_toast (pp_shell_of (self), _("No run of the owner is under way. Start one first."),
                    NULL);
}

static void
pp_production_show (PpPane *pane, gpointer result)
{
  PpProduction *self = PP_PRODUCTION (pane);
  const PpProductionData *data = result;

  show_lines (self, self->ready, self->ready_empty, data->ready);
  show_lines (self, self->running, self->running_empty, data->running);
  show_lines (self, self->batches, self->batches_empty, data->batches);
  take_focus (self);
  take_lot (self, data);
}

static void
pp_production_go (PpPane *pane, const char *kind, const char *id)
{
  PpProduction *self = PP_PRODUCTION (pane);

  if (strcmp (kind, "home") == 0)
    {
      closed_cb (self);
      return;
    }
  if (strcmp (kind, "booking") == 0)
    {
      open_start (self, id);
      return;
    }
  if (strcmp (kind, "lot") != 0)
    {
      open_run (self, id, NULL);
      return;
    }
  g_free (self->lot);
  self->lot = g_strdup (id);
  pp_pane_refresh (pane);
}

static void
pp_production_dispose (GObject *object)
{
  g_clear_pointer (&PP_PRODUCTION (object)->lot, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_PRODUCTION);

  G_OBJECT_CLASS (pp_production_parent_class)->dispose (object);
}

static void
pp_production_class_init (PpProductionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_production_dispose;
  pane_class->kinds = "booking run batch release machine product";
  pane_class->seconds = 60;
  pane_class->ask = pp_production_ask;
  pane_class->ask_free = pp_production_ask_free;
  pane_class->load = pp_production_data_load;
  pane_class->show = pp_production_show;
  pane_class->go = pp_production_go;
  pane_class->result_free = pp_production_data_free;

  g_type_ensure (PP_TYPE_START_RUN);
  g_type_ensure (PP_TYPE_RUN_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/production/production.ui");
  gtk_widget_class_bind_template_child (widget_class, PpProduction, stack);
  gtk_widget_class_bind_template_child (widget_class, PpProduction, ready);
  gtk_widget_class_bind_template_child (widget_class, PpProduction, ready_empty);
  gtk_widget_class_bind_template_child (widget_class, PpProduction, running);
  gtk_widget_class_bind_template_child (widget_class, PpProduction, running_empty);
  gtk_widget_class_bind_template_child (widget_class, PpProduction, batches);
  gtk_widget_class_bind_template_child (widget_class, PpProduction, batches_empty);
  gtk_widget_class_bind_template_child (widget_class, PpProduction, start);
  gtk_widget_class_bind_template_child (widget_class, PpProduction, run);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, started_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
pp_production_init (PpProduction *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
