/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/production/pp-run-waste.h"

#include "desk/shell/pp-answers.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shell.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"
#include "production/pp-waste.h"

#include <glib/gi18n.h>

struct _PpRunWaste
{
  AdwBin           parent_instance;

  PpForm          *form;
  GtkWidget       *add;
  PpForm          *correction;
  GtkWidget       *correct;
  GtkLabel        *correct_title;
  GtkWidget       *list;
  const PpRunData *data;    /* what is shown */
  char            *line;    /* (nullable): that is corrected */
};

G_DEFINE_FINAL_TYPE (PpRunWaste, pp_run_waste, ADW_TYPE_BIN)

static void
show_correction (PpRunWaste *self, gboolean shown)
{
  gtk_widget_set_visible (self->add, !shown);
  gtk_widget_set_visible (self->correct, shown);
}

static void
correct_cb (GtkWidget *button, PpRunWaste *self)
{
  for (guint i = 0; i < self->data->waste->len; i++)
    {
      const PpRunLine *line = g_ptr_array_index (self->data->waste, i);
      g_autofree char *amount = NULL, *title = NULL;

      if (g_strcmp0 (line->id, pp_row_get_id (button)) != 0)
        continue;
      g_free (self->line);
      self->line = g_strdup (line->id);
      amount = pp_shown_amount (line->amount, line->measure);
      /* TRANSLATORS: a kind of waste, as "Peel" */
      title = g_strdup_printf (_("What it should have been: %s"), line->what);
      gtk_label_set_label (self->correct_title, title);
      pp_form_clear (self->correction);
      pp_text_field_tell_measure (PP_TEXT_FIELD (pp_form_field (self->correction, "amount")),
                                 line->measure);
      pp_field_set_text (pp_form_field (self->correction, "amount"), amount);
      show_correction (self, TRUE);
      pp_focus_grab (pp_form_field (self->correction, "amount"));
    }
}

static void
cancel_cb (PpRunWaste *self)
{
  show_correction (self, FALSE);
  pp_focus_grab (self->form);
}

static void
corrected_cb (gpointer widget, gpointer record, const GError *error)
{
  PpRunWaste *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->correction, error);
      return;
    }
  pp_form_clear (self->correction);
  show_correction (self, FALSE);
  pp_shell_toast (pp_shell_of (self), _("Noted"), NULL);
}

static void
save_correction_cb (PpRunWaste *self)
{
  PpRecord *draft = pp_form_read (self->correction);

  if (draft == NULL)
    return;
  pp_record_set_text (draft, "line", self->line);
  pp_deed_run (self, "run.correct_waste", draft, corrected_cb);
}

static void
added_cb (gpointer widget, gpointer record, const GError *error)
{
  PpRunWaste *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  pp_form_finish (self->form);
  pp_shell_toast (pp_shell_of (self), _("Noted"), NULL);
  pp_focus_grab (pp_form_field (self->form, "kind"));
}

static void
save_cb (PpRunWaste *self)
{
  PpRecord *draft = self->data != NULL ? pp_form_read (self->form) : NULL;

  if (draft == NULL)
    return;
  pp_record_set_text (draft, "run", pp_record_get_id (PP_RECORD (self->data->run)));
  pp_deed_run (self, "run.waste", draft, added_cb);
}

static void
pp_run_waste_dispose (GObject *object)
{
  g_clear_pointer (&PP_RUN_WASTE (object)->line, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), PP_TYPE_RUN_WASTE);

  G_OBJECT_CLASS (pp_run_waste_parent_class)->dispose (object);
}

static void
pp_run_waste_class_init (PpRunWasteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_run_waste_dispose;

  g_type_ensure (PP_TYPE_ANSWERS);
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/production/run-waste.ui");
  gtk_widget_class_bind_template_child (widget_class, PpRunWaste, form);
  gtk_widget_class_bind_template_child (widget_class, PpRunWaste, add);
  gtk_widget_class_bind_template_child (widget_class, PpRunWaste, correction);
  gtk_widget_class_bind_template_child (widget_class, PpRunWaste, correct);
  gtk_widget_class_bind_template_child (widget_class, PpRunWaste, correct_title);
  gtk_widget_class_bind_template_child (widget_class, PpRunWaste, list);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_correction_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
pp_run_waste_init (PpRunWaste *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_waste_line_get_type ());
  pp_text_field_tell_measure (PP_TEXT_FIELD (pp_form_field (self->form, "amount")), "mass");
  pp_form_set_kind (self->correction, pp_waste_correct_form_get_type ());
}

/**
 * pp_run_waste_clear:
 * @self: what a run left over
 *
 * Empties its forms.
 */
void
pp_run_waste_clear (PpRunWaste *self)
{
  g_return_if_fail (PP_IS_RUN_WASTE (self));

  pp_form_clear (self->form);
  pp_form_clear (self->correction);
  show_correction (self, FALSE);
}

/**
 * pp_run_waste_show:
 * @self: what a run left over
 * @data: (transfer none) (nullable): the run, there until the next call
 */
void
pp_run_waste_show (PpRunWaste *self, const PpRunData *data)
{
  int focused;

  g_return_if_fail (PP_IS_RUN_WASTE (self));

  self->data = data;
  if (data == NULL)
    return;
  focused = pp_list_clear (self->list);
  gtk_widget_set_visible (self->list, data->waste->len > 0);
  for (guint i = 0; i < data->waste->len; i++)
    {
      const PpRunLine *line = g_ptr_array_index (data->waste, i);
      g_autofree char *amount = pp_shown_amount (line->amount, line->measure);
      GtkWidget *row = pp_row_new (line->what, line->note);

      pp_row_add_text (row, amount);
      pp_row_add_button (row, _("Correct"), line->id, G_CALLBACK (correct_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  pp_list_refocus (self->list, focused);
}
