/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-receive-panel.h"

#include "desk/lab/pp-lab-words.h"
#include "desk/lab/pp-receive-data.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-pick-field.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpReceivePanel
{
  PpPane         parent_instance;

  GtkStack      *stack;
  GtkEntry      *number;
  GtkLabel      *heading;
  GtkWidget     *items;
  GtkWidget     *nothing;
  GtkLabel      *item;
  GtkWidget     *samples;
  PpForm        *form;
  PpPickField   *standard;
  PpTextField   *amount;
  PpChoiceField *condition;
  GtkWidget     *note;

  char          *kind;        /* (nullable): batch or lot, where one was picked */
  char          *id;
  gboolean       is_new;      /* the focus is to go to the first field */
  gboolean       is_taken;    /* Enter was pressed before the list was there */
};

G_DEFINE_FINAL_TYPE (PpReceivePanel, pp_receive_panel, PP_TYPE_PANE)

enum {
  CLOSED,
  RECEIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
pp_receive_panel_ask (PpPane *pane)
{
  PpReceivePanel *self = PP_RECEIVE_PANEL (pane);
  PpReceiveQuestion *question = g_new0 (PpReceiveQuestion, 1);

  question->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->number))));
  question->kind = g_strdup (self->kind);
  question->id = g_strdup (self->id);
  return question;
}

static void
show_nothing (PpReceivePanel *self, gboolean nothing)
{
  gtk_widget_set_visible (self->nothing, nothing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->number),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  nothing ? gtk_label_get_label (GTK_LABEL (self->nothing)) : "",
                                  -1);
}

static void
show_items (PpReceivePanel *self, PpReceiveData *data)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->number));

  pp_list_clear (self->items);
  for (guint i = 0; i < data->items->len; i++)
    {
      const PpItem *item = g_ptr_array_index (data->items, i);
      GtkWidget *row = pp_row_new (item->name, item->number);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      pp_row_set_id (row, item->id);
      g_object_set_data (G_OBJECT (row), "kind", (gpointer) item->kind);
      gtk_list_box_append (GTK_LIST_BOX (self->items), row);
    }
  gtk_label_set_label (self->heading, *typed == '\0' ? _("Batches without a sample")
                                                     : _("What was found"));
  gtk_widget_set_visible (self->items, data->items->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), data->items->len > 0);
  show_nothing (self, data->items->len == 0 && *typed != '\0');
  gtk_stack_set_visible_child_name (self->stack, "pick");
  if (self->is_new)
    pp_focus_grab (self->number);
}

static void
suggest_standards (PpReceivePanel *self, GPtrArray *standards)
{
  GPtrArray *picks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);

  for (guint i = 0; i < standards->len; i++)
    {
      PpStandard *standard = g_ptr_array_index (standards, i);
      g_autofree char *name = pp_shown_name (standard->name_en, standard->name_ml);

      g_ptr_array_add (picks, pp_pick_new ("standard", pp_record_get_id (PP_RECORD (standard)),
                                           name, standard->source));
    }
  pp_pick_field_suggest (self->standard, picks);
}

static void
show_samples (PpReceivePanel *self, GPtrArray *samples)
{
  pp_list_clear (self->samples);
  gtk_widget_set_visible (self->samples, samples->len > 0);
  for (guint i = 0; i < samples->len; i++)
    {
      const PpSampleState *state = g_ptr_array_index (samples, i);
      g_autofree char *stage = pp_lab_words_stage (state);
      GtkWidget *row = pp_row_new (state->sample->number, stage);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      pp_row_set_id (row, pp_record_get_id (PP_RECORD (state->sample)));
      gtk_list_box_append (GTK_LIST_BOX (self->samples), row);
    }
}

/* A bare number is in the unit that one speaks of such amounts. */
static const char *
unit_of (const char *measure)
{
  if (strcmp (measure, "mass") == 0)
    return "g";
  if (strcmp (measure, "volume") == 0)
    return "ml";
  return strcmp (measure, "length") == 0 ? "cm" : NULL;
}

static void
show_form (PpReceivePanel *self, PpReceiveData *data)
{
  const PpItem *item = data->picked;
  const char *unit = unit_of (item->measure);
  g_autofree char *title = g_strdup_printf ("%s · %s", item->name, item->number);
  g_autofree char *hint = unit != NULL ? g_strdup_printf ("250 %s", unit) : NULL;

  gtk_label_set_label (self->item, title);
  show_samples (self, data->samples);
  if (self->is_new)
    {
      suggest_standards (self, data->standards);
      pp_field_set_text (PP_FIELD (self->standard), item->standard);
      g_object_set (self->amount, "unit", unit, "hint", hint, NULL);
    }
  gtk_stack_set_visible_child_name (self->stack, "form");
  if (self->is_new)
    pp_focus_grab (item->standard != NULL ? (gpointer) self->amount : (gpointer) self->standard);
}

static void
pick (PpReceivePanel *self, GtkListBoxRow *row)
{
  if (row != NULL)
    pp_receive_panel_start (self, g_object_get_data (G_OBJECT (row), "kind"),
                            pp_row_get_id (row));
}

static void
pp_receive_panel_show (PpPane *pane, gpointer result)
{
  PpReceivePanel *self = PP_RECEIVE_PANEL (pane);
  PpReceiveData *data = result;
  gboolean taken = self->is_taken;

  self->is_taken = FALSE;
  if (data->picked != NULL)
    show_form (self, data);
  else
    show_items (self, data);
  self->is_new = FALSE;
  if (taken && data->picked == NULL)
    pick (self, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->items), 0));
}

static void
number_changed_cb (PpReceivePanel *self)
{
  pp_pane_refresh (PP_PANE (self));
}

static void
number_activate_cb (PpReceivePanel *self)
{
  self->is_taken = TRUE;
  pp_pane_refresh (PP_PANE (self));
}

static void
item_cb (PpReceivePanel *self, GtkListBoxRow *row)
{
  pick (self, row);
}

static void
sample_cb (PpReceivePanel *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[RECEIVED], 0, pp_row_get_id (row));
}

static void
another_cb (PpReceivePanel *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->number), "");
  pp_receive_panel_start (self, NULL, NULL);
}

static void
condition_cb (PpReceivePanel *self)
{
  g_autofree char *condition = pp_field_dup_text (PP_FIELD (self->condition));

  gtk_widget_set_visible (self->note, strcmp (condition, "unfit") == 0);
}

static void
saved_cb (gpointer widget, gpointer record, const GError *error)
{
  PpReceivePanel *self = widget;
  g_autofree char *words = NULL;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  pp_form_clear (self->form);
  /* TRANSLATORS: a sample's number */
  words = g_strdup_printf (_("Logged: %s"), ((PpSample *) record)->number);
  pp_shell_toast (pp_shell_of (self), words, pp_record_get_id (record));
  g_signal_emit (self, signals[RECEIVED], 0, pp_record_get_id (record));
}

static void
save_cb (PpReceivePanel *self)
{
  PpSample *draft = pp_form_read (self->form);

  if (draft == NULL)
    return;
  pp_record_set_text (draft, self->kind, self->id);
  pp_deed_run (self, "sample.receive", draft, saved_cb);
}

static void
close_cb (PpReceivePanel *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
pp_receive_panel_get_place (PpPane *pane, const char **kind, const char **id)
{
  PpReceivePanel *self = PP_RECEIVE_PANEL (pane);

  *kind = self->kind != NULL ? self->kind : "new-sample";
  *id = self->id;
  return TRUE;
}

static void
pp_receive_panel_dispose (GObject *object)
{
  PpReceivePanel *self = PP_RECEIVE_PANEL (object);

  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->id, g_free);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_RECEIVE_PANEL);

  G_OBJECT_CLASS (pp_receive_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  g_type_ensure (PP_TYPE_PICK_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/lab/receive-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, number);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, heading);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, items);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, nothing);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, item);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, samples);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, form);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, standard);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, amount);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, condition);
  gtk_widget_class_bind_template_child (widget_class, PpReceivePanel, note);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
  gtk_widget_class_bind_template_callback (widget_class, condition_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
pp_receive_panel_class_init (PpReceivePanelClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_receive_panel_dispose;
  pane_class->kinds = "sample batch lot";
  pane_class->ask = pp_receive_panel_ask;
  pane_class->ask_free = pp_receive_question_free;
  pane_class->load = pp_receive_data_load;
  pane_class->show = pp_receive_panel_show;
  pane_class->get_place = pp_receive_panel_get_place;
  pane_class->result_free = pp_receive_data_free;

  /**
   * PpReceivePanel::closed:
   * @self: the panel
   *
   * The person at the desk is done with it.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_RECEIVE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PpReceivePanel::received:
   * @self: the panel
   * @sample: id of a sample
   *
   * It was logged, or is to be seen.
   */
  signals[RECEIVED] = g_signal_new ("received", PP_TYPE_RECEIVE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pp_receive_panel_init (PpReceivePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_sample_get_type ());
}

/**
 * pp_receive_panel_start:
 * @self: the panel
 * @kind: (nullable): batch or lot
 * @id: (nullable): of it
 *
 * Begins to log a sample of it; without one, asks of what.
 */
void
pp_receive_panel_start (PpReceivePanel *self, const char *kind, const char *id)
{
  g_return_if_fail (PP_IS_RECEIVE_PANEL (self));

  g_free (self->kind);
  self->kind = g_strdup (kind);
  g_free (self->id);
  self->id = g_strdup (id);
  self->is_new = TRUE;
  pp_pane_refresh (PP_PANE (self));
}
