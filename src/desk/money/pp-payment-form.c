/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-payment-form.h"

#include "core/pp-money.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-text-field.h"
#include "money/pp-payment.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpPaymentForm
{
  PpPane     parent_instance;

  PpForm    *form;
  PpField   *amount;
  PpField   *mode;
  PpField   *reference;
  PpField   *handed;       /* cash that was handed over: for the change alone */
  GtkWidget *cash;         /* it and the change */
  GtkLabel  *change;
  char      *person;       /* (nullable): who pays */
  char      *offered;      /* (nullable): the amount that was filled in for them */
  gint64     due_paise;    /* of what was charged */
  gboolean   is_more;      /* there is something to charge first */
};

G_DEFINE_FINAL_TYPE (PpPaymentForm, pp_payment_form, PP_TYPE_PANE)

enum {
  MORE,
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Whether there is an amount of money in the field, and which. */
static gboolean
read_money (PpField *field, gint64 *paise)
{
  g_autofree char *text = pp_field_dup_text (field);

  return *text != '\0' && pp_money_parse (text, paise, NULL);
}

/* The change to give back; below zero where more must be handed over; PP_NONE where not told. */
static gint64
change_of (PpPaymentForm *self)
{
  gint64 handed, amount;

  if (!gtk_widget_get_visible (self->cash) || !read_money (self->handed, &handed) ||
      !read_money (self->amount, &amount))
    return PP_NONE;
  return handed - amount;
}

static void
show_change (PpPaymentForm *self)
{
  gint64 change = change_of (self);
  g_autofree char *sum = NULL, *words = NULL;

  if (change != PP_NONE)
    {
      sum = pp_money_format (ABS (change));
      words = g_strdup_printf (change < 0 ? _("Still missing: %s") : _("Give back: %s"), sum);
    }
  gtk_label_set_label (self->change, words != NULL ? words : "");
}

static void
mode_cb (PpPaymentForm *self)
{
  g_autofree char *mode = pp_field_dup_text (self->mode);
  gboolean upi = strcmp (mode, "upi") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->reference), upi);
  gtk_widget_set_visible (self->cash, !upi);
  show_change (self);
}

/* What was filled in is only replaced where nobody wrote something else. */
static void
offer_amount (PpPaymentForm *self, gint64 due_paise)
{
  g_autofree char *due = pp_money_format_plain (due_paise);
  g_autofree char *shown = g_strconcat ("₹", self->offered, NULL);
  g_autofree char *written = pp_field_dup_text (self->amount);

  if (*written == '\0' || self->offered == NULL || strcmp (written, shown) == 0)
    pp_field_set_text (self->amount, due);
  g_free (self->offered);
  self->offered = g_steal_pointer (&due);
}

static void
clear (PpPaymentForm *self)
{
  pp_form_clear (self->form);
  pp_field_set_text (self->handed, NULL);
  g_clear_pointer (&self->offered, g_free);
}

static void
taken_cb (gpointer widget, gpointer record, const GError *error)
{
  PpPaymentForm *self = widget;
  PpPayment *payment = record;
  gint64 change = change_of (self);
  g_autofree char *sum = NULL, *back = NULL, *words = NULL;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  sum = pp_money_format (payment->amount_paise);
  back = pp_money_format (change);
  words = change != PP_NONE && change > 0
            ? g_strdup_printf (_("Received: %s. Give back: %s"), sum, back)
            : g_strdup_printf (_("Received: %s"), sum);
  clear (self);
  pp_shell_toast (pp_shell_of (self), words, NULL);
  pp_shell_paper (pp_shell_of (self), "receipt", pp_record_get_id (record));
  g_signal_emit (self, signals[TAKEN], 0);
}

/* What is paid beyond what was charged, the rest is charged for first. */
static void
take_cb (PpPaymentForm *self)
{
  g_autoptr (PpPaymentTake) draft = pp_form_read (self->form);

  if (draft == NULL)
    return;
  if (self->is_more &&
      (draft->amount_paise == PP_NONE || draft->amount_paise > self->due_paise))
    g_signal_emit (self, signals[MORE], 0);
  else
    pp_payment_form_take (self);
}

static void
pp_payment_form_dispose (GObject *object)
{
  PpPaymentForm *self = PP_PAYMENT_FORM (object);

  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->offered, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_PAYMENT_FORM);

  G_OBJECT_CLASS (pp_payment_form_parent_class)->dispose (object);
}

static void
pp_payment_form_class_init (PpPaymentFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_payment_form_dispose;

  /**
   * PpPaymentForm::more:
   * @self: the form
   *
   * More is to be taken than was charged: the rest is to be charged, then pp_payment_form_take()
   * goes on.
   */
  signals[MORE] = g_signal_new ("more", PP_TYPE_PAYMENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  /**
   * PpPaymentForm::taken:
   * @self: the form
   *
   * Money was taken, and its receipt is shown.
   */
  signals[TAKEN] = g_signal_new ("taken", PP_TYPE_PAYMENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/money/payment-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PpPaymentForm, form);
  gtk_widget_class_bind_template_child (widget_class, PpPaymentForm, amount);
  gtk_widget_class_bind_template_child (widget_class, PpPaymentForm, mode);
  gtk_widget_class_bind_template_child (widget_class, PpPaymentForm, reference);
  gtk_widget_class_bind_template_child (widget_class, PpPaymentForm, handed);
  gtk_widget_class_bind_template_child (widget_class, PpPaymentForm, cash);
  gtk_widget_class_bind_template_child (widget_class, PpPaymentForm, change);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_change);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
}

static void
pp_payment_form_init (PpPaymentForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_payment_take_form_get_type ());
}

/**
 * pp_payment_form_set:
 * @self: the form
 * @person: a person's id
 * @due_paise: what they owe of what was charged
 * @uncharged_paise: what is to be charged yet
 *
 * Asks for all of it. What was already written for them stays.
 */
void
pp_payment_form_set (PpPaymentForm *self, const char *person, gint64 due_paise,
                     gint64 uncharged_paise)
{
  g_return_if_fail (PP_IS_PAYMENT_FORM (self));

  if (g_strcmp0 (self->person, person) != 0)
    {
      clear (self);
      g_free (self->person);
      self->person = g_strdup (person);
    }
  self->due_paise = due_paise;
  self->is_more = uncharged_paise > 0;
  offer_amount (self, due_paise + uncharged_paise);
  show_change (self);
}

/**
 * pp_payment_form_charged:
 * @self: the form
 *
 * What was to be charged yet is charged, before pp_payment_form_set() says so.
 */
void
pp_payment_form_charged (PpPaymentForm *self)
{
  g_return_if_fail (PP_IS_PAYMENT_FORM (self));

  self->is_more = FALSE;
}

/**
 * pp_payment_form_take:
 * @self: the form
 *
 * Takes what is written there.
 */
void
pp_payment_form_take (PpPaymentForm *self)
{
  PpPaymentTake *draft;

  g_return_if_fail (PP_IS_PAYMENT_FORM (self));

  draft = pp_form_read (self->form);
  if (draft == NULL)
    return;
  pp_record_set_text (draft, "person", self->person);
  pp_deed_run (self, "payment.take", draft, taken_cb);
}

/**
 * pp_payment_form_start:
 * @self: the form
 *
 * The next key is for the amount; Enter takes it.
 */
void
pp_payment_form_start (PpPaymentForm *self)
{
  g_return_if_fail (PP_IS_PAYMENT_FORM (self));

  pp_focus_grab (self->amount);
}
