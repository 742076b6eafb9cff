/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-charge-correction.h"

#include "core/pp-money.h"
#include "desk/shell/pp-answers.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-text-field.h"
#include "money/pp-charge.h"

#include <glib/gi18n.h>

struct _PpChargeCorrection
{
  PpPane    parent_instance;

  GtkLabel *what;
  PpForm   *form;
  char     *charge;   /* (nullable): that is corrected */
};

G_DEFINE_FINAL_TYPE (PpChargeCorrection, pp_charge_correction, PP_TYPE_PANE)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
put_away (PpChargeCorrection *self)
{
  pp_form_clear (self->form);
  g_clear_pointer (&self->charge, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
close_cb (PpChargeCorrection *self)
{
  g_autofree char *charge = g_steal_pointer (&self->charge);

  put_away (self);
  g_signal_emit (self, signals[CLOSED], 0, charge);
}

static void
corrected_cb (gpointer widget, gpointer record, const GError *error)
{
  PpChargeCorrection *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  close_cb (self);
  pp_shell_toast (pp_shell_of (self), _("The charge was corrected"), NULL);
}

static void
save_cb (PpChargeCorrection *self)
{
  PpChargeCorrect *draft = pp_form_read (self->form);

  if (draft == NULL)
    return;
  pp_record_set_text (draft, "charge", self->charge);
  pp_deed_run (self, "charge.correct", draft, corrected_cb);
}

static void
pp_charge_correction_dispose (GObject *object)
{
  g_clear_pointer (&PP_CHARGE_CORRECTION (object)->charge, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_CHARGE_CORRECTION);

  G_OBJECT_CLASS (pp_charge_correction_parent_class)->dispose (object);
}

static void
pp_charge_correction_class_init (PpChargeCorrectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_charge_correction_dispose;

  /**
   * PpChargeCorrection::closed:
   * @self: the form
   * @charge: of what it was
   *
   * It was put away, done or not.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_CHARGE_CORRECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PP_TYPE_ANSWERS);
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/money/charge-correction.ui");
  gtk_widget_class_bind_template_child (widget_class, PpChargeCorrection, what);
  gtk_widget_class_bind_template_child (widget_class, PpChargeCorrection, form);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
pp_charge_correction_init (PpChargeCorrection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_charge_correct_form_get_type ());
}

/**
 * pp_charge_correction_open:
 * @self: the form
 * @charge: (nullable): id of a first charge; %NULL puts the form away
 * @what: what was charged, as people read it
 * @charged_paise: what it amounts to now
 *
 * Asks what the charge should have been.
 */
void
pp_charge_correction_open (PpChargeCorrection *self, const char *charge, const char *what,
                           gint64 charged_paise)
{
  g_autofree char *amount = NULL;

  g_return_if_fail (PP_IS_CHARGE_CORRECTION (self));

  put_away (self);
  if (charge == NULL)
    return;
  self->charge = g_strdup (charge);
  amount = pp_money_format_plain (charged_paise);
  gtk_label_set_label (self->what, what);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  pp_field_set_text (pp_form_field (self->form, "amount_paise"), amount);
  pp_focus_grab (pp_form_field (self->form, "amount_paise"));
}
