/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-payer.h"

#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/money/pp-charge-correction.h"
#include "desk/money/pp-payer-data.h"
#include "desk/money/pp-payment-form.h"
#include "desk/money/pp-uncharged-list.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shell.h"
#include "desk/shell/pp-shown.h"
#include "money/pp-dues.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpPayer
{
  PpPane              parent_instance;

  GtkStack           *stack;
  GtkLabel           *name;
  GtkLabel           *due;
  GtkLabel           *nothing;         /* says that nothing is due */
  GtkWidget          *closed;          /* says that no money can be taken */
  PpPaymentForm      *payment;
  GtkWidget          *charges_title;
  GtkWidget          *charges;
  PpChargeCorrection *correction;
  PpUnchargedList    *uncharged;

  PpPayerAsk         *asked;           /* (nullable): whose page it is */
  const PpPayerData  *data;            /* (nullable): what is shown */
  gboolean            wants_focus;     /* the next key should go on from here */
  gboolean            is_taking;       /* what is charged is for a payment */
};

G_DEFINE_FINAL_TYPE (PpPayer, pp_payer, PP_TYPE_PANE)

enum {
  PAID,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
pp_payer_ask (PpPane *pane)
{
  const PpPayerAsk *asked = PP_PAYER (pane)->asked;

  return asked != NULL ? pp_payer_ask_new (asked->kind, asked->id, asked->day) : NULL;
}

static char *
dup_day (gint64 at)
{
  g_autofree char *day = pp_time_day (at);

  return pp_day_format (day);
}

static void
correct_cb (GtkWidget *button, PpPayer *self)
{
  for (guint i = 0; i < self->data->charges->len; i++)
    {
      const PpOpenCharge *open = g_ptr_array_index (self->data->charges, i);
      const char *id = pp_record_get_id (PP_RECORD (open->charge));
      g_autofree char *what = pp_shown_name (open->charge->what_en, open->charge->what_ml);

      if (strcmp (id, pp_row_get_id (button)) == 0)
        pp_charge_correction_open (self->correction, id, what, open->charged_paise);
    }
}

static GtkWidget *
make_charge (PpPayer *self, const PpOpenCharge *open)
{
  g_autofree char *what = pp_shown_name (open->charge->what_en, open->charge->what_ml);
  g_autofree char *day = dup_day (open->made_at), *words = NULL;
  g_autofree char *left = pp_money_format (open->charged_paise - open->paid_paise);
  g_autofree char *charged = pp_money_format (open->charged_paise);
  g_autofree char *paid = pp_money_format (open->paid_paise);
  GtkWidget *row;

  words = open->paid_paise > 0
            ? g_strdup_printf (_("%s · charged %s, paid %s"), day, charged, paid)
            : g_strdup (day);
  row = pp_row_new (what, words);
  pp_row_add_text (row, left);
  if (pp_session_may (pp_pane_get_session (PP_PANE (self)), "charge.correct"))
    pp_row_add_button (row, C_("charge", "Correct"),
                       pp_record_get_id (PP_RECORD (open->charge)), G_CALLBACK (correct_cb), self);
  return row;
}

static void
show_charges (PpPayer *self)
{
  int focused = pp_list_clear (self->charges);

  gtk_widget_set_visible (self->charges_title, self->data->charges->len > 0);
  gtk_widget_set_visible (self->charges, self->data->charges->len > 0);
  for (guint i = 0; i < self->data->charges->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->charges),
                         make_charge (self, g_ptr_array_index (self->data->charges, i)));
  pp_list_refocus (self->charges, focused);
}

/* The next key takes what is due, or is for somebody else. */
static void
move_focus (PpPayer *self)
{
  if (!self->wants_focus)
    return;
  self->wants_focus = FALSE;
  if (self->data != NULL && gtk_widget_get_visible (GTK_WIDGET (self->payment)))
    pp_payment_form_start (self->payment);
  else
    g_signal_emit (self, signals[DONE], 0);
}

/* All that is to be paid, whether it was charged or not. */
static void
show_sum (PpPayer *self)
{
  const PpPayerData *data = self->data;
  gint64 uncharged = pp_uncharged_list_get_sum (self->uncharged);
  gint64 sum = data->due_paise + uncharged;
  g_autofree char *due = pp_money_format (sum);

  gtk_label_set_label (self->due, due);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), sum == 0);
  gtk_widget_set_visible (self->closed, sum > 0 && data->is_closed);
  gtk_widget_set_visible (GTK_WIDGET (self->payment), sum > 0 && !data->is_closed);
  pp_payment_form_set (self->payment, pp_record_get_id (PP_RECORD (data->person)),
                       data->due_paise, uncharged);
}

static void
pp_payer_show (PpPane *pane, gpointer result)
{
  PpPayer *self = PP_PAYER (pane);
  const PpPayerData *data = self->data = result;
  g_autofree char *name = NULL;

  gtk_stack_set_visible_child_name (self->stack, data != NULL ? "person" : "nobody");
  if (data == NULL)
    {
      move_focus (self);
      return;
    }
  name = pp_shown_name (data->person->name_en, data->person->name_ml);
  gtk_label_set_label (self->name, name);
  pp_uncharged_list_set (self->uncharged, data);
  show_charges (self);
  show_sum (self);
  move_focus (self);
}

/* Something was charged or corrected: the page goes on to what comes next. */
static void
go_on_cb (PpPayer *self)
{
  self->wants_focus = TRUE;
  pp_pane_refresh (PP_PANE (self));
}

static void
more_cb (PpPayer *self)
{
  self->is_taking = TRUE;
  pp_uncharged_list_charge (self->uncharged);
}

static void
charged_cb (PpPayer *self, gboolean is_all)
{
  gboolean is_taking = self->is_taking;

  self->is_taking = FALSE;
  if (!is_all)
    return;
  if (is_taking)
    {
      pp_payment_form_charged (self->payment);
      pp_payment_form_take (self->payment);
      return;
    }
  pp_shell_toast (pp_shell_of (self), _("Charged"), NULL);
  go_on_cb (self);
}

static void
taken_cb (PpPayer *self)
{
  pp_pane_refresh (PP_PANE (self));
  g_signal_emit (self, signals[PAID], 0);
}

static gboolean
pp_payer_get_place (PpPane *pane, const char **kind, const char **id)
{
  const PpPayerAsk *asked = PP_PAYER (pane)->asked;

  *kind = asked != NULL ? asked->kind : NULL;
  *id = asked != NULL ? asked->id : NULL;
  return asked != NULL;
}

static void
pp_payer_dispose (GObject *object)
{
  g_clear_pointer (&PP_PAYER (object)->asked, pp_payer_ask_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_PAYER);

  G_OBJECT_CLASS (pp_payer_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PP_TYPE_CHARGE_CORRECTION);
  g_type_ensure (PP_TYPE_PAYMENT_FORM);
  g_type_ensure (PP_TYPE_UNCHARGED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/money/payer.ui");
  gtk_widget_class_bind_template_child (widget_class, PpPayer, stack);
  gtk_widget_class_bind_template_child (widget_class, PpPayer, name);
  gtk_widget_class_bind_template_child (widget_class, PpPayer, due);
  gtk_widget_class_bind_template_child (widget_class, PpPayer, nothing);
  gtk_widget_class_bind_template_child (widget_class, PpPayer, closed);
  gtk_widget_class_bind_template_child (widget_class, PpPayer, payment);
  gtk_widget_class_bind_template_child (widget_class, PpPayer, charges_title);
  gtk_widget_class_bind_template_child (widget_class, PpPayer, charges);
  gtk_widget_class_bind_template_child (widget_class, PpPayer, correction);
  gtk_widget_class_bind_template_child (widget_class, PpPayer, uncharged);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sum);
  gtk_widget_class_bind_template_callback (widget_class, charged_cb);
  gtk_widget_class_bind_template_callback (widget_class, taken_cb);
}

static void
pp_payer_class_init (PpPayerClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_payer_dispose;
  pane_class->kinds = "charge payment booking sample result fee person machine";
  pane_class->ask = pp_payer_ask;
  pane_class->ask_free = pp_payer_ask_free;
  pane_class->load = pp_payer_data_load;
  pane_class->show = pp_payer_show;
  pane_class->get_place = pp_payer_get_place;
  pane_class->result_free = pp_payer_data_free;

  /**
   * PpPayer::paid:
   * @self: the page
   *
   * Money was taken.
   */
  signals[PAID] = g_signal_new ("paid", PP_TYPE_PAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  /**
   * PpPayer::done:
   * @self: the page
   *
   * There is nothing to take from whom it was opened for.
   */
  signals[DONE] = g_signal_new ("done", PP_TYPE_PAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pp_payer_init (PpPayer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pp_payer_open:
 * @self: the page
 * @kind: person; enterprise where one of its members pays; charge where somebody's charge is what
 *   is known
 * @id: of it
 *
 * Shows what somebody has to pay; the next Enter takes it.
 */
void
pp_payer_open (PpPayer *self, const char *kind, const char *id)
{
  g_autofree char *today = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);

  g_return_if_fail (PP_IS_PAYER (self));

  g_clear_pointer (&self->asked, pp_payer_ask_free);
  self->asked = pp_payer_ask_new (kind, id, today);
  self->is_taking = FALSE;
  self->wants_focus = TRUE;
  pp_charge_correction_open (self->correction, NULL, NULL, 0);
  pp_pane_refresh (PP_PANE (self));
}
