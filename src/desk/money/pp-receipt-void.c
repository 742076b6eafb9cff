/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-receipt-void.h"

#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-text-field.h"
#include "money/pp-payment.h"

#include <glib/gi18n.h>

struct _PpReceiptVoid
{
  PpPane    parent_instance;

  GtkLabel *what;
  PpForm   *form;
  char     *payment;   /* (nullable): that is voided */
};

G_DEFINE_FINAL_TYPE (PpReceiptVoid, pp_receipt_void, PP_TYPE_PANE)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
put_away (PpReceiptVoid *self)
{
  pp_form_clear (self->form);
  g_clear_pointer (&self->payment, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
close_cb (PpReceiptVoid *self)
{
  g_autofree char *payment = g_steal_pointer (&self->payment);

  put_away (self);
  g_signal_emit (self, signals[CLOSED], 0, payment);
}

static void
voided_cb (gpointer widget, gpointer record, const GError *error)
{
  PpReceiptVoid *self = widget;
  g_autofree char *words = NULL;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  close_cb (self);
  words = g_strdup_printf (_("Voided: %s"), ((PpPayment *) record)->number);
  pp_shell_toast (pp_shell_of (self), words, NULL);
}

static void
void_cb (PpReceiptVoid *self)
{
  PpPaymentVoid *draft = pp_form_read (self->form);

  if (draft == NULL)
    return;
  pp_record_set_text (draft, "payment", self->payment);
  pp_deed_run (self, "payment.void", draft, voided_cb);
}

static void
pp_receipt_void_dispose (GObject *object)
{
  g_clear_pointer (&PP_RECEIPT_VOID (object)->payment, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_RECEIPT_VOID);

  G_OBJECT_CLASS (pp_receipt_void_parent_class)->dispose (object);
}

static void
pp_receipt_void_class_init (PpReceiptVoidClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_receipt_void_dispose;

  /**
   * PpReceiptVoid::closed:
   * @self: the form
   * @payment: of what it was
   *
   * It was put away, done or not.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_RECEIPT_VOID, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/money/receipt-void.ui");
  gtk_widget_class_bind_template_child (widget_class, PpReceiptVoid, what);
  gtk_widget_class_bind_template_child (widget_class, PpReceiptVoid, form);
  gtk_widget_class_bind_template_callback (widget_class, void_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
pp_receipt_void_init (PpReceiptVoid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_payment_void_form_get_type ());
}

/**
 * pp_receipt_void_open:
 * @self: the form
 * @payment: (nullable): a payment's id; %NULL puts the form away
 * @what: its receipt, as people read it
 *
 * Asks why the receipt is voided.
 */
void
pp_receipt_void_open (PpReceiptVoid *self, const char *payment, const char *what)
{
  g_return_if_fail (PP_IS_RECEIPT_VOID (self));

  put_away (self);
  if (payment == NULL)
    return;
  self->payment = g_strdup (payment);
  gtk_label_set_label (self->what, what);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  pp_focus_grab (pp_form_field (self->form, "reason"));
}
