/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-uncharged-list.h"

#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "money/pp-charge.h"
#include "money/pp-fee.h"
#include "money/pp-uncharged.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpUnchargedList
{
  PpPane             parent_instance;

  GtkWidget         *list;
  GtkWidget         *all;          /* charges all of it */
  PpChoiceField     *fee;
  GtkWidget         *no_fee;
  GtkLabel          *error;

  const PpPayerData *data;         /* (nullable): what is shown */
  char              *person;       /* (nullable): whose it is */
  guint              n_running;    /* charges under way */
  gboolean           is_old;       /* what is shown was charged, and is not read anew yet */
  gboolean           was_refused;  /* one of them */
  gboolean           is_filling;   /* nobody chooses */
};

G_DEFINE_FINAL_TYPE (PpUnchargedList, pp_uncharged_list, PP_TYPE_PANE)

enum {
  PRICED,
  CHARGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_day (gint64 at)
{
  g_autofree char *day = pp_time_day (at);

  return pp_day_format (day);
}

static void
charged_cb (gpointer widget, gpointer record, const GError *error)
{
  PpUnchargedList *self = widget;

  self->n_running--;
  if (error != NULL)
    {
      gtk_label_set_label (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      self->was_refused = TRUE;
    }
  if (self->n_running > 0)
    return;
  self->is_old = !self->was_refused;
  g_signal_emit (self, signals[CHARGED], 0, !self->was_refused);
}

static void
run (PpUnchargedList *self, const char *verb, gpointer argument)
{
  if (self->is_old)
    {
      g_object_unref (argument);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  if (self->n_running++ == 0)
    self->was_refused = FALSE;
  pp_deed_run (self, verb, argument, charged_cb);
}

static void
charge_booking (PpUnchargedList *self, const char *booking)
{
  run (self, "charge.booking",
       g_object_new (pp_charge_booking_form_get_type (), "booking", booking, NULL));
}

static void
charge_sample (PpUnchargedList *self, const char *sample)
{
  g_autofree char *fee = pp_field_dup_text (PP_FIELD (self->fee));

  run (self, "charge.test",
       g_object_new (pp_charge_test_form_get_type (), "sample", sample, "fee", fee, NULL));
}

/* The price for which a test is charged; %NULL where there is none, or none is chosen yet. */
static PpFee *
chosen_fee (PpUnchargedList *self)
{
  g_autofree char *chosen = pp_field_dup_text (PP_FIELD (self->fee));

  for (guint i = 0; i < self->data->fees->len; i++)
    {
      PpFee *fee = g_ptr_array_index (self->data->fees, i);

      if (strcmp (pp_record_get_id (PP_RECORD (fee)), chosen) == 0)
        return fee;
    }
  return NULL;
}

/* Of several prices somebody chooses one. */
static gboolean
is_priced (PpUnchargedList *self)
{
  if (self->data->fees->len <= 1 || chosen_fee (self) != NULL)
    return TRUE;
  pp_field_set_error (PP_FIELD (self->fee), _("Choose the price of the tests first."));
  pp_focus_grab (self->fee);
  return FALSE;
}

static void
booking_cb (GtkWidget *button, PpUnchargedList *self)
{
  charge_booking (self, pp_row_get_id (button));
}

static void
sample_cb (GtkWidget *button, PpUnchargedList *self)
{
  if (is_priced (self))
    charge_sample (self, pp_row_get_id (button));
}

static gboolean
has_one_price (PpUnchargedList *self)
{
  return self->data->fees->len == 1;
}

static void
charge_lines (PpUnchargedList *self, gboolean with_tests)
{
  const PpPayerData *data = self->data;

  if (self->n_running > 0)
    return;
  for (guint i = 0; i < data->bookings->len; i++)
    {
      const PpUnchargedBooking *line = g_ptr_array_index (data->bookings, i);

      charge_booking (self, pp_record_get_id (PP_RECORD (line->booking)));
    }
  for (guint i = 0; with_tests && i < data->samples->len; i++)
    {
      const PpUnchargedSample *line = g_ptr_array_index (data->samples, i);

      charge_sample (self, pp_record_get_id (PP_RECORD (line->sample)));
    }
}

static void
charge_all_cb (PpUnchargedList *self)
{
  if (self->data->samples->len == 0 || is_priced (self))
    charge_lines (self, self->data->fees->len > 0);
}

static GtkWidget *
make_booking (PpUnchargedList *self, const PpUnchargedBooking *line)
{
  g_autofree char *name = pp_shown_name (line->machine->name_en, line->machine->name_ml);
  g_autofree char *title = g_strdup_printf ("%s · %s", line->machine->code, name);
  g_autofree char *day = dup_day (line->booking->starts_at);
  g_autofree char *from = pp_time_format_clock (line->booking->starts_at);
  g_autofree char *until = pp_time_format_clock (line->booking->ends_at);
  g_autofree char *words = g_strdup_printf ("%s, %s – %s · %s", day, from, until,
                                            pp_booking_state_name (line->booking->state));
  g_autofree char *fee = pp_money_format (line->booking->fee_paise);
  GtkWidget *row = pp_row_new (title, words);

  pp_row_add_text (row, fee);
  pp_row_add_button (row, C_("fee", "Charge"), pp_record_get_id (PP_RECORD (line->booking)),
                     G_CALLBACK (booking_cb), self);
  return row;
}

static GtkWidget *
make_sample (PpUnchargedList *self, const PpUnchargedSample *line)
{
  PpFee *fee = chosen_fee (self);
  g_autofree char *title = g_strdup_printf (_("Sample %s"), line->sample->number);
  g_autofree char *day = dup_day (line->sample->received_at), *sum = NULL;
  g_autofree char *results = g_strdup_printf (ngettext ("%d result", "%d results",
                                                        (gulong) line->n_results),
                                              (int) line->n_results);
  g_autofree char *words = g_strdup_printf ("%s · %s", day, results);
  GtkWidget *row = pp_row_new (title, words);

  if (self->data->fees->len == 0)
    return row;
  if (fee != NULL)
    {
      sum = pp_money_format (fee->amount_paise * line->n_results);
      pp_row_add_text (row, sum);
    }
  pp_row_add_button (row, C_("fee", "Charge"), pp_record_get_id (PP_RECORD (line->sample)),
                     G_CALLBACK (sample_cb), self);
  return row;
}

static void
offer_fees (PpUnchargedList *self)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new (), titles = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL, words = NULL;
  gboolean tests = self->data->samples->len > 0;

  if (self->data->fees->len > 1)
    {
      g_strv_builder_add (values, "");
      g_strv_builder_add (titles, _("Choose a price"));
    }
  for (guint i = 0; i < self->data->fees->len; i++)
    {
      PpFee *fee = g_ptr_array_index (self->data->fees, i);
      g_autofree char *name = pp_shown_name (fee->name_en, fee->name_ml);
      g_autofree char *sum = pp_money_format (fee->amount_paise);
      g_autofree char *title = g_strdup_printf ("%s · %s", name, sum);

      g_strv_builder_add (values, pp_record_get_id (PP_RECORD (fee)));
      g_strv_builder_add (titles, title);
    }
  ids = g_strv_builder_end (values);
  words = g_strv_builder_end (titles);
  self->is_filling = TRUE;
  pp_choice_field_offer (self->fee, (const char *const *) ids, (const char *const *) words);
  self->is_filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->fee), tests && self->data->fees->len > 1);
  gtk_widget_set_visible (self->no_fee, tests && self->data->fees->len == 0);
}

static void
show_rows (PpUnchargedList *self)
{
  const PpPayerData *data = self->data;
  guint n_lines = data->bookings->len + data->samples->len;
  int focused = pp_list_clear (self->list);

  gtk_widget_set_visible (self->all, n_lines > 1);
  for (guint i = 0; i < data->bookings->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_booking (self, g_ptr_array_index (data->bookings, i)));
  for (guint i = 0; i < data->samples->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_sample (self, g_ptr_array_index (data->samples, i)));
  pp_list_refocus (self->list, focused);
}

static void
fee_cb (PpUnchargedList *self)
{
  if (self->is_filling || self->data == NULL)
    return;
  show_rows (self);
  g_signal_emit (self, signals[PRICED], 0);
}

static void
pp_uncharged_list_dispose (GObject *object)
{
  g_clear_pointer (&PP_UNCHARGED_LIST (object)->person, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_UNCHARGED_LIST);

  G_OBJECT_CLASS (pp_uncharged_list_parent_class)->dispose (object);
}

static void
pp_uncharged_list_class_init (PpUnchargedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_uncharged_list_dispose;

  /**
   * PpUnchargedList::priced:
   * @self: the list
   *
   * Another price was chosen: it comes to another sum.
   */
  signals[PRICED] = g_signal_new ("priced", PP_TYPE_UNCHARGED_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PpUnchargedList::charged:
   * @self: the list
   * @is_all: all that was asked for is charged; else it says why not
   */
  signals[CHARGED] = g_signal_new ("charged", PP_TYPE_UNCHARGED_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/money/uncharged-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PpUnchargedList, list);
  gtk_widget_class_bind_template_child (widget_class, PpUnchargedList, all);
  gtk_widget_class_bind_template_child (widget_class, PpUnchargedList, fee);
  gtk_widget_class_bind_template_child (widget_class, PpUnchargedList, no_fee);
  gtk_widget_class_bind_template_child (widget_class, PpUnchargedList, error);
  gtk_widget_class_bind_template_callback (widget_class, charge_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, fee_cb);
}

static void
pp_uncharged_list_init (PpUnchargedList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pp_uncharged_list_set:
 * @self: the list
 * @data: (transfer none): what a person has to pay; it lives until the next is set
 *
 * Shows what is not charged yet, and is not to be seen where there is nothing.
 */
void
pp_uncharged_list_set (PpUnchargedList *self, const PpPayerData *data)
{
  const char *person;

  g_return_if_fail (PP_IS_UNCHARGED_LIST (self));
  g_return_if_fail (data != NULL);

  person = pp_record_get_id (PP_RECORD (data->person));
  if (g_strcmp0 (self->person, person) != 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
      self->is_filling = TRUE;
      pp_field_set_text (PP_FIELD (self->fee), NULL);
      self->is_filling = FALSE;
      g_free (self->person);
      self->person = g_strdup (person);
    }
  self->data = data;
  self->is_old = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), data->bookings->len + data->samples->len > 0);
  offer_fees (self);
  show_rows (self);
}

/**
 * pp_uncharged_list_get_sum:
 * @self: the list
 *
 * Returns: what it comes to, in paise; without tests where there are several prices, of which
 *   somebody has to choose theirs
 */
gint64
pp_uncharged_list_get_sum (PpUnchargedList *self)
{
  gint64 paise = 0;
  PpFee *fee;

  g_return_val_if_fail (PP_IS_UNCHARGED_LIST (self), 0);
  g_return_val_if_fail (self->data != NULL, 0);

  fee = has_one_price (self) ? chosen_fee (self) : NULL;
  for (guint i = 0; i < self->data->bookings->len; i++)
    {
      const PpUnchargedBooking *line = g_ptr_array_index (self->data->bookings, i);

      paise += line->booking->fee_paise;
    }
  for (guint i = 0; fee != NULL && i < self->data->samples->len; i++)
    {
      const PpUnchargedSample *line = g_ptr_array_index (self->data->samples, i);

      paise += fee->amount_paise * line->n_results;
    }
  return paise;
}

/**
 * pp_uncharged_list_charge:
 * @self: the list
 *
 * Charges what pp_uncharged_list_get_sum() tells, each line by an act of its own;
 * PpUnchargedList::charged tells of the end.
 */
void
pp_uncharged_list_charge (PpUnchargedList *self)
{
  g_return_if_fail (PP_IS_UNCHARGED_LIST (self));

  charge_lines (self, has_one_price (self));
}
