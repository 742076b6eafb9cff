/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-till-close.h"

#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/money/pp-till-count.h"
#include "desk/money/pp-till-data.h"
#include "desk/money/pp-till-shifts.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-text-field.h"
#include "money/pp-till-handover.h"

#include <glib/gi18n.h>

struct _PpTillClose
{
  PpPane            parent_instance;

  GtkStack         *stack;
  GtkLabel         *day;
  GtkWidget        *open_work;    /* shown where something of the day is not dealt with */
  GtkLabel         *open_words;
  GtkWidget        *to_bookings;
  PpTillCount      *count;
  PpForm           *form;
  PpField          *counted;
  GtkWidget        *compare;
  GtkWidget        *comparison;   /* shown when the count stands */
  GtkLabel         *expected;
  GtkLabel         *difference;
  GtkWidget        *reason;       /* shown when the cash is not what was expected */
  GtkWidget        *finish;
  GtkLabel         *closed_day;
  GtkLabel         *closed_difference;
  GtkWidget        *sheet;
  PpTillShifts     *shifts;

  const PpTillData *data;         /* (nullable): what is shown */
  gboolean          is_summing;   /* the sum of the count is written */
};

G_DEFINE_FINAL_TYPE (PpTillClose, pp_till_close, PP_TYPE_PANE)

static gpointer
pp_till_close_ask (PpPane *pane)
{
  g_autofree char *today = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);

  return pp_till_ask_new (today, NULL);
}

static void
hide_comparison (PpTillClose *self)
{
  gtk_widget_set_visible (self->comparison, FALSE);
  gtk_widget_set_visible (self->compare, TRUE);
}

static void
counted_cb (PpTillClose *self)
{
  hide_comparison (self);
}

static void
count_cb (PpTillClose *self)
{
  g_autofree char *sum = NULL;
  gint64 paise;

  if (self->is_summing || !pp_till_count_get_sum (self->count, &paise))
    return;
  sum = pp_money_format_plain (paise);
  pp_field_set_text (self->counted, sum);
}

/* What stands in the form, where something was counted and the notes beside it can be read. */
static PpTillHandoverForm *
read_count (PpTillClose *self)
{
  g_autofree char *counted = pp_field_dup_text (self->counted);
  gint64 paise;

  if (!pp_till_count_get_sum (self->count, &paise))
    pp_field_set_error (self->counted, _("A number of notes or coins cannot be read. Write digits "
                                         "only."));
  else if (*counted == '\0')
    pp_field_set_error (self->counted, _("Count the cash in the drawer and write the amount; 0 for "
                                         "an empty one."));
  else
    return pp_form_read (self->form);
  return NULL;
}

/* What is expected is told only when the count stands, so that nobody counts towards it. */
static void
compare_cb (PpTillClose *self)
{
  g_autoptr (PpTillHandoverForm) count = read_count (self);
  g_autofree char *sum = NULL, *expected = NULL, *difference = NULL;
  gint64 more;

  if (count == NULL || self->data == NULL)
    return;
  more = count->counted_paise - self->data->expected_paise;
  sum = pp_money_format (self->data->expected_paise);
  expected = g_strdup_printf (_("Expected: %s"), sum);
  difference = pp_till_data_describe_difference (more);
  gtk_label_set_label (self->expected, expected);
  gtk_label_set_label (self->difference, difference);
  gtk_widget_set_visible (self->reason, more != 0);
  gtk_widget_set_visible (self->compare, FALSE);
  gtk_widget_set_visible (self->comparison, TRUE);
  pp_focus_grab (self->finish);
}

static void
clear (PpTillClose *self)
{
  self->is_summing = TRUE;
  pp_till_count_clear (self->count);
  self->is_summing = FALSE;
  pp_form_clear (self->form);
}

static void
closed_cb (gpointer widget, gpointer record, const GError *error)
{
  PpTillClose *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  clear (self);
  pp_shell_toast (pp_shell_of (self), _("The day is closed"), NULL);
  pp_shell_paper (pp_shell_of (self), "day-sheet", pp_record_get_id (record));
}

static void
sheet_cb (PpTillClose *self)
{
  if (self->data != NULL && self->data->close != NULL)
    pp_shell_paper (pp_shell_of (self), "day-sheet",
                    pp_record_get_id (PP_RECORD (self->data->close)));
}

static void
finish_cb (PpTillClose *self)
{
  g_autoptr (PpTillHandoverForm) form = read_count (self);
  PpDayCloseCount *draft;

  if (form == NULL)
    return;
  draft = g_object_new (pp_day_close_count_get_type (), NULL);
  draft->counted_paise = form->counted_paise;
  pp_deed_run (self, "day.close", draft, closed_cb);
}

static void
handed_cb (gpointer widget, gpointer record, const GError *error)
{
  PpTillClose *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  clear (self);
  hide_comparison (self);
  pp_focus_grab (self->count);
  pp_shell_toast (pp_shell_of (self), _("The cash is handed over"), NULL);
}

static void
hand_over_cb (PpTillClose *self)
{
  PpTillHandoverForm *form = read_count (self);

  if (form != NULL)
    pp_deed_run (self, "till.hand_over", form, handed_cb);
}

static void
add_line (PpTillClose *self, const char *title, const char *text)
{
  GtkWidget *row = pp_row_new (title, NULL);

  pp_row_add_text (row, text);
  gtk_list_box_append (GTK_LIST_BOX (self->sheet), row);
}

static void
add_sum (PpTillClose *self, const char *title, gint64 paise)
{
  g_autofree char *sum = pp_money_format (paise);

  add_line (self, title, sum);
}

static void
show_sheet (PpTillClose *self, PpDayClose *close)
{
  g_autofree char *day = pp_day_format_long (close->day);
  g_autofree char *difference = pp_till_data_describe_difference (close->difference_paise);
  g_autofree char *since =
    pp_till_data_describe_difference (close->counted_paise - self->data->expected_paise);
  g_autofree char *n_receipts = g_strdup_printf ("%d", (int) close->n_receipts);

  gtk_label_set_label (self->closed_day, day);
  gtk_label_set_label (self->closed_difference, difference);
  pp_list_clear (self->sheet);
  add_sum (self, _("Cash counted"), close->counted_paise);
  add_sum (self, _("Cash expected"), close->cash_paise);
  if (self->data->shifts->len > 0)
    add_line (self, _("Since the last handover"), since);
  add_sum (self, _("Taken by UPI"), close->upi_paise);
  add_line (self, _("Receipts"), n_receipts);
  if (close->first_number != NULL)
    add_line (self, _("First receipt"), close->first_number);
  if (close->last_number != NULL)
    add_line (self, _("Last receipt"), close->last_number);
  add_line (self, _("Desk"), close->desk);
  add_line (self, _("Seal of the records"), close->head);
}

static void
add_words (GString *words, const char *line)
{
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, line);
}

/* What is better done before the day is closed: nothing of it stands in the way. */
static void
show_open_work (PpTillClose *self, const PpBookingDay *bookings, guint n_missing)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *running = NULL, *open = NULL, *missing = NULL;

  running = g_strdup_printf (ngettext ("%d booking is still running.",
                                       "%d bookings are still running.",
                                       (gulong) bookings->n_running), (int) bookings->n_running);
  open = g_strdup_printf (ngettext ("%d booking of today was neither begun nor closed.",
                                    "%d bookings of today were neither begun nor closed.",
                                    (gulong) bookings->n_open), (int) bookings->n_open);
  missing = g_strdup_printf (ngettext ("%u number on paper was neither typed in nor struck out.",
                                       "%u numbers on paper were neither typed in nor struck out.",
                                       n_missing), n_missing);
  if (bookings->n_running > 0)
    add_words (words, running);
  if (bookings->n_open > 0)
    add_words (words, open);
  gtk_widget_set_visible (self->to_bookings, words->len > 0);
  if (n_missing > 0)
    add_words (words, missing);
  gtk_label_set_label (self->open_words, words->str);
  gtk_widget_set_visible (self->open_work, words->len > 0);
}

static void
bookings_cb (PpTillClose *self)
{
  pp_shell_go (pp_shell_of (self), "bookings", "home", NULL);
}

/* The amount may be written down without counting notes: it is not summed anew. */
static void
serve_count (PpTillClose *self)
{
  self->is_summing = TRUE;
  pp_till_count_serve (self->count, pp_pane_get_session (PP_PANE (self)),
                       gtk_widget_get_name (GTK_WIDGET (self->form)));
  self->is_summing = FALSE;
}

static void
pp_till_close_show (PpPane *pane, gpointer result)
{
  PpTillClose *self = PP_TILL_CLOSE (pane);
  const PpTillData *before = self->data;
  g_autofree char *day = NULL;

  if (self->data == NULL)
    serve_count (self);
  self->data = result;
  day = pp_day_format_long (self->data->day);
  gtk_label_set_label (self->day, day);
  show_open_work (self, &self->data->bookings, self->data->n_missing);
  pp_till_shifts_show (self->shifts, self->data->shifts);
  if (self->data->close != NULL)
    show_sheet (self, self->data->close);
  else if (before != NULL && before->expected_paise != self->data->expected_paise)
    hide_comparison (self);
  gtk_stack_set_visible_child_name (self->stack, self->data->close != NULL ? "closed" : "open");
}

/* Who comes here counts first; what else needs somebody stands above it. */
static gboolean
pp_till_close_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PpTillClose *self = PP_TILL_CLOSE (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self->count)))
    return gtk_widget_child_focus (GTK_WIDGET (self->count), direction);
  return GTK_WIDGET_CLASS (pp_till_close_parent_class)->focus (widget, direction);
}

static void
pp_till_close_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_TILL_CLOSE);

  G_OBJECT_CLASS (pp_till_close_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  g_type_ensure (PP_TYPE_TILL_COUNT);
  g_type_ensure (PP_TYPE_TILL_SHIFTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/money/till-close.ui");
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, stack);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, day);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, open_work);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, open_words);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, to_bookings);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, count);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, form);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, counted);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, compare);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, comparison);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, expected);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, difference);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, finish);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, reason);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, shifts);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, closed_day);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, closed_difference);
  gtk_widget_class_bind_template_child (widget_class, PpTillClose, sheet);
  gtk_widget_class_bind_template_callback (widget_class, bookings_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_cb);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, hand_over_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
}

static void
pp_till_close_class_init (PpTillCloseClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_till_close_dispose;
  GTK_WIDGET_CLASS (klass)->focus = pp_till_close_focus;
  pane_class->kinds = "payment day_close booking till_handover staff blank paper_line";
  pane_class->seconds = 300;
  pane_class->ask = pp_till_close_ask;
  pane_class->ask_free = pp_till_ask_free;
  pane_class->load = pp_till_data_load;
  pane_class->show = pp_till_close_show;
  pane_class->result_free = pp_till_data_free;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pp_till_close_init (PpTillClose *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_till_handover_form_get_type ());
}
