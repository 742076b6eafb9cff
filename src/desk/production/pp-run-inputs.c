/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/production/pp-run-inputs.h"

#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-pick-field.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shell.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpRunInputs
{
  AdwBin           parent_instance;

  PpForm          *form;
  PpPickField     *lot;
  PpTextField     *amount;
  GtkWidget       *put_in;
  GtkWidget       *nothing;    /* says that there is nothing to put in */
  GtkWidget       *weigh_in;
  GtkWidget       *list;
  GtkWidget       *empty;
  const PpRunData *data;       /* what is shown */
  char            *prefilled;  /* (nullable): the lot whose rest stands in @amount */
};

G_DEFINE_FINAL_TYPE (PpRunInputs, pp_run_inputs, ADW_TYPE_BIN)

/* All that is left of a lot is the usual answer; who takes a part types over it. */
static void
prefill (PpRunInputs *self)
{
  const PpPick *pick = pp_pick_field_get (self->lot);
  const PpRunLine *line = NULL;
  g_autofree char *left = NULL;

  if (pick != NULL && self->data != NULL)
    line = pp_run_data_usable (self->data, pick->id);
  if (line == NULL || g_strcmp0 (self->prefilled, line->id) == 0)
    return;
  g_free (self->prefilled);
  self->prefilled = g_strdup (line->id);
  left = pp_shown_amount (line->amount, line->measure);
  pp_text_field_tell_measure (self->amount, line->measure);
  pp_field_set_text (PP_FIELD (self->amount), left);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->amount)) != NULL)
    pp_focus_grab (self->amount);
}

static GPtrArray *
picks_of (GPtrArray *lines)
{
  GPtrArray *picks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (picks,
                     pp_pick_copy (((const PpRunLine *) g_ptr_array_index (lines, i))->pick));
  return picks;
}

/* Before a lot is chosen a bare number is in the unit of the likeliest. */
static void
settle_unit (PpRunInputs *self)
{
  const PpRunLine *first = self->data->usable->len > 0 ? self->data->usable->pdata[0] : NULL;

  if (self->prefilled == NULL)
    pp_text_field_tell_measure (self->amount, first != NULL ? first->measure : "mass");
}

static void
show_list (PpRunInputs *self, const PpRunData *data)
{
  int focused = pp_list_clear (self->list);

  gtk_widget_set_visible (self->list, data->inputs->len > 0);
  gtk_widget_set_visible (self->empty, data->inputs->len == 0);
  for (guint i = 0; i < data->inputs->len; i++)
    {
      const PpRunLine *line = g_ptr_array_index (data->inputs, i);
      g_autofree char *amount = pp_shown_amount (line->amount, line->measure);
      GtkWidget *row = pp_row_new (line->what, line->number);

      pp_row_set_id (row, line->id);
      pp_row_add_text (row, amount);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  pp_list_refocus (self->list, focused);
}

/* What was typed for the next one meanwhile stays, and so does the amount that goes with it. */
static void
finish (PpRunInputs *self)
{
  g_autofree char *amount = NULL;

  pp_form_finish (self->form);
  amount = pp_field_dup_text (PP_FIELD (self->amount));
  if (*amount == '\0' || pp_pick_field_get (self->lot) == NULL)
    g_clear_pointer (&self->prefilled, g_free);
  if (*amount == '\0')
    prefill (self);
}

static void
used_cb (gpointer widget, gpointer record, const GError *error)
{
  PpRunInputs *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  finish (self);
  pp_shell_toast (pp_shell_of (self), _("Noted"), pp_record_get_id (record));
  pp_focus_grab (self->lot);
}

static void
save_cb (PpRunInputs *self)
{
  PpRecord *draft = self->data != NULL ? pp_form_read (self->form) : NULL;

  if (draft == NULL)
    return;
  pp_record_set_text (draft, "run", pp_record_get_id (PP_RECORD (self->data->run)));
  pp_deed_run (self, "run.consume", draft, used_cb);
}

/* A wrong amount is corrected where the lot is. */
static void
row_cb (PpRunInputs *self, GtkListBoxRow *row)
{
  pp_shell_go (pp_shell_of (self), "intake", "lot", pp_row_get_id (row));
}

static void
weigh_in_cb (PpRunInputs *self)
{
  if (self->data != NULL)
    pp_shell_go (pp_shell_of (self), "intake", self->data->owner_kind, self->data->owner);
}

/* What went in already is enough to go on to what came of it. */
static void
focus_next (PpRunInputs *self)
{
  pp_focus_grab (self->weigh_in);
  if (self->data->inputs->len > 0 && !pp_focus_is_held (self))
    g_signal_emit_by_name (self->weigh_in, "move-focus", GTK_DIR_TAB_FORWARD);
}

/* Where nothing of theirs is in store there is nothing to ask for. */
static void
show_put_in (PpRunInputs *self, const PpRunData *data)
{
  gboolean runs = strcmp (data->run->state, "running") == 0, any = data->usable->len > 0;
  gboolean had_focus = (gtk_widget_get_state_flags (self->put_in) &
                        GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_widget_set_visible (self->nothing, runs && !any);
  if (had_focus && runs && !any)
    focus_next (self);
  gtk_widget_set_visible (self->put_in, runs && any);
}

static void
pp_run_inputs_dispose (GObject *object)
{
  g_clear_pointer (&PP_RUN_INPUTS (object)->prefilled, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), PP_TYPE_RUN_INPUTS);

  G_OBJECT_CLASS (pp_run_inputs_parent_class)->dispose (object);
}

static void
pp_run_inputs_class_init (PpRunInputsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_run_inputs_dispose;

  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_PICK_FIELD);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/production/run-inputs.ui");
  gtk_widget_class_bind_template_child (widget_class, PpRunInputs, form);
  gtk_widget_class_bind_template_child (widget_class, PpRunInputs, lot);
  gtk_widget_class_bind_template_child (widget_class, PpRunInputs, amount);
  gtk_widget_class_bind_template_child (widget_class, PpRunInputs, put_in);
  gtk_widget_class_bind_template_child (widget_class, PpRunInputs, nothing);
  gtk_widget_class_bind_template_child (widget_class, PpRunInputs, weigh_in);
  gtk_widget_class_bind_template_child (widget_class, PpRunInputs, list);
  gtk_widget_class_bind_template_child (widget_class, PpRunInputs, empty);
  gtk_widget_class_bind_template_callback (widget_class, prefill);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, weigh_in_cb);
}

static void
pp_run_inputs_init (PpRunInputs *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_run_input_get_type ());
}

/**
 * pp_run_inputs_clear:
 * @self: what goes into a run
 *
 * Empties its form.
 */
void
pp_run_inputs_clear (PpRunInputs *self)
{
  g_return_if_fail (PP_IS_RUN_INPUTS (self));

  g_clear_pointer (&self->prefilled, g_free);
  pp_form_clear (self->form);
}

/**
 * pp_run_inputs_show:
 * @self: what goes into a run
 * @data: (transfer none) (nullable): the run, there until the next call
 */
void
pp_run_inputs_show (PpRunInputs *self, const PpRunData *data)
{
  g_return_if_fail (PP_IS_RUN_INPUTS (self));

  self->data = data;
  if (data == NULL)
    return;
  show_put_in (self, data);
  pp_pick_field_suggest (self->lot, picks_of (data->usable));
  show_list (self, data);
  settle_unit (self);
  prefill (self);
}

/**
 * pp_run_inputs_start:
 * @self: what goes into a run
 * @lot: (nullable): id of a lot that is to go in
 *
 * The next key goes there.
 */
void
pp_run_inputs_start (PpRunInputs *self, const char *lot)
{
  g_return_if_fail (PP_IS_RUN_INPUTS (self));

  if (lot != NULL)
    pp_field_set_text (PP_FIELD (self->lot), lot);
  if (gtk_widget_get_visible (self->nothing))
    focus_next (self);
  else
    pp_focus_grab (lot != NULL ? (gpointer) self->amount : (gpointer) self->lot);
}
