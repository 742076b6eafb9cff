/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-till-day.h"

#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/money/pp-receipt-void.h"
#include "desk/money/pp-takings-chart.h"
#include "desk/money/pp-till-data.h"
#include "desk/money/pp-till-shifts.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"
#include "money/pp-takings.h"

#include <glib/gi18n.h>

struct _PpTillDay
{
  PpPane            parent_instance;

  GtkLabel         *title;
  GtkWidget        *later;
  GtkWidget        *receipts;
  GtkWidget        *empty;
  PpTillShifts     *shifts;
  PpReceiptVoid    *void_form;
  GtkLabel         *desk;
  GtkLabel         *cash;
  GtkLabel         *upi;
  GtkLabel         *count;
  GtkWidget        *sheet;      /* shown where the day is closed */

  char             *day;        /* (nullable): that is shown; NULL: today */
  char             *wanted;     /* (nullable): a payment whose receipt is looked for */
  const PpTillData *data;       /* (nullable): what is shown */
};

G_DEFINE_FINAL_TYPE (PpTillDay, pp_till_day, PP_TYPE_PANE)

static char *
dup_today (void)
{
  return pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
}

static gpointer
pp_till_day_ask (PpPane *pane)
{
  PpTillDay *self = PP_TILL_DAY (pane);
  g_autofree char *today = dup_today ();

  if (self->wanted != NULL)
    return pp_till_ask_new (NULL, self->wanted);
  return pp_till_ask_new (self->day != NULL ? self->day : today, NULL);
}

static char *
describe (PpPayment *payment)
{
  g_autofree char *clock = pp_time_format_clock (payment->taken_at), *voided = NULL;
  GString *words = g_string_new (payment->number);

  g_string_append_printf (words, " · %s · %s", clock, pp_words_of ("mode", payment->mode));
  if (payment->reference != NULL)
    g_string_append_printf (words, "\nUTR %s", payment->reference);
  if (payment->voided_at != PP_NONE)
    {
      voided = g_strdup_printf (_("Voided: %s"), payment->reason);
      g_string_append_printf (words, "\n%s", voided);
    }
  return g_string_free (words, FALSE);
}

static void
print_cb (GtkWidget *button, PpTillDay *self)
{
  pp_shell_paper (pp_shell_of (self), "receipt", pp_row_get_id (button));
}

static void
void_cb (GtkWidget *button, PpTillDay *self)
{
  for (guint i = 0; i < self->data->receipts->len; i++)
    {
      const PpTakingsReceipt *receipt = g_ptr_array_index (self->data->receipts, i);
      const char *id = pp_record_get_id (PP_RECORD (receipt->payment));
      g_autofree char *name = pp_shown_name (receipt->person->name_en, receipt->person->name_ml);
      g_autofree char *sum = pp_money_format (receipt->payment->amount_paise);
      g_autofree char *what = g_strdup_printf ("%s · %s · %s", receipt->payment->number, name, sum);

      if (g_strcmp0 (id, pp_row_get_id (button)) == 0)
        pp_receipt_void_open (self->void_form, id, what);
    }
}

static GtkWidget *
make_row (PpTillDay *self, const PpTakingsReceipt *receipt)
{
  PpPayment *payment = receipt->payment;
  const char *id = pp_record_get_id (PP_RECORD (payment));
  g_autofree char *name = pp_shown_name (receipt->person->name_en, receipt->person->name_ml);
  g_autofree char *words = describe (payment), *sum = pp_money_format (payment->amount_paise);
  GtkWidget *row = pp_row_new (name, words), *print;

  pp_row_add_text (row, sum);
  pp_row_set_id (row, id);
  print = pp_row_add_button (row, "", id, G_CALLBACK (print_cb), self);
  gtk_button_set_icon_name (GTK_BUTTON (print), "printer-symbolic");
  gtk_widget_set_tooltip_text (print, C_("receipt", "Print"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (print), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("receipt", "Print"), -1);
  if (payment->voided_at == PP_NONE &&
      pp_session_may (pp_pane_get_session (PP_PANE (self)), "payment.void"))
    pp_row_add_button (row, C_("receipt", "Void"), id, G_CALLBACK (void_cb), self);
  return row;
}

/* The receipt that was looked for takes the focus. */
static void
show_receipts (PpTillDay *self)
{
  GtkWidget *found = NULL;
  int focused = pp_list_clear (self->receipts);

  gtk_widget_set_visible (self->receipts, self->data->receipts->len > 0);
  gtk_widget_set_visible (self->empty, self->data->receipts->len == 0);
  for (guint i = 0; i < self->data->receipts->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (self->data->receipts, i));

      gtk_list_box_append (GTK_LIST_BOX (self->receipts), row);
      if (self->wanted != NULL && g_strcmp0 (pp_row_get_id (row), self->wanted) == 0)
        found = row;
    }
  if (found != NULL)
    {
      gtk_list_box_select_row (GTK_LIST_BOX (self->receipts), GTK_LIST_BOX_ROW (found));
      pp_focus_grab (found);
    }
  else
    pp_list_refocus (self->receipts, focused);
  g_clear_pointer (&self->wanted, g_free);
}

static void
show_total (PpTillDay *self)
{
  const PpTillData *data = self->data;
  g_autofree char *cash = pp_money_format (data->total.cash_paise);
  g_autofree char *upi = pp_money_format (data->total.upi_paise);
  g_autofree char *count = g_strdup_printf ("%d", (int) data->total.n_receipts);
  g_autofree char *desk = g_strdup_printf (_("Desk %s"), data->desk);

  gtk_label_set_label (self->desk, desk);
  gtk_label_set_label (self->cash, cash);
  gtk_label_set_label (self->upi, upi);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (self->sheet, data->close != NULL);
}

static void
pp_till_day_show (PpPane *pane, gpointer result)
{
  PpTillDay *self = PP_TILL_DAY (pane);
  g_autofree char *today = dup_today (), *title = NULL;

  self->data = result;
  g_free (self->day);
  self->day = g_strcmp0 (self->data->day, today) != 0 ? g_strdup (self->data->day) : NULL;
  title = pp_day_format_long (self->data->day);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_sensitive (self->later, pp_day_compare (self->data->day, today) < 0);
  show_receipts (self);
  pp_till_shifts_show (self->shifts, self->data->shifts);
  show_total (self);
}

static void
turn (PpTillDay *self, int n_days)
{
  if (self->data == NULL)
    return;
  g_free (self->day);
  self->day = n_days != 0 ? pp_day_add (self->data->day, n_days) : NULL;
  pp_receipt_void_open (self->void_form, NULL, NULL);
  pp_pane_refresh (PP_PANE (self));
}

static void
before_cb (PpTillDay *self)
{
  turn (self, -1);
}

static void
after_cb (PpTillDay *self)
{
  turn (self, 1);
}

static void
today_cb (PpTillDay *self)
{
  turn (self, 0);
}

static void
sheet_cb (PpTillDay *self)
{
  if (self->data != NULL && self->data->close != NULL)
    pp_shell_paper (pp_shell_of (self), "day-sheet",
                    pp_record_get_id (PP_RECORD (self->data->close)));
}

/* Voided or not, the receipt has the focus again. */
static void
closed_cb (PpTillDay *self, const char *payment)
{
  pp_till_day_find (self, payment);
}

/* Where a receipt is chosen it is that which is shown. */
static gboolean
pp_till_day_get_place (PpPane *pane, const char **kind, const char **id)
{
  PpTillDay *self = PP_TILL_DAY (pane);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->receipts));

  *kind = "payment";
  *id = row != NULL ? pp_row_get_id (row) : NULL;
  return row != NULL;
}

static void
pp_till_day_dispose (GObject *object)
{
  PpTillDay *self = PP_TILL_DAY (object);

  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->wanted, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_TILL_DAY);

  G_OBJECT_CLASS (pp_till_day_parent_class)->dispose (object);
}

static void
pp_till_day_class_init (PpTillDayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_till_day_dispose;
  pane_class->kinds = "payment day_close person till_handover staff";
  pane_class->seconds = 300;
  pane_class->ask = pp_till_day_ask;
  pane_class->ask_free = pp_till_ask_free;
  pane_class->load = pp_till_data_load;
  pane_class->show = pp_till_day_show;
  pane_class->result_free = pp_till_data_free;
  pane_class->get_place = pp_till_day_get_place;

  g_type_ensure (PP_TYPE_RECEIPT_VOID);
  g_type_ensure (PP_TYPE_TAKINGS_CHART);
  g_type_ensure (PP_TYPE_TILL_SHIFTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/money/till-day.ui");
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, title);
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, later);
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, receipts);
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, empty);
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, shifts);
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, void_form);
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, desk);
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, cash);
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, upi);
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, count);
  gtk_widget_class_bind_template_child (widget_class, PpTillDay, sheet);
  gtk_widget_class_bind_template_callback (widget_class, before_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
}

static void
pp_till_day_init (PpTillDay *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pp_till_day_find:
 * @self: the day
 * @payment: a payment's id
 *
 * Shows its receipt, on the day on which it was given.
 */
void
pp_till_day_find (PpTillDay *self, const char *payment)
{
  g_return_if_fail (PP_IS_TILL_DAY (self));

  g_free (self->wanted);
  self->wanted = g_strdup (payment);
  pp_receipt_void_open (self->void_form, NULL, NULL);
  pp_pane_refresh (PP_PANE (self));
}
