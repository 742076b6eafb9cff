/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-today.h"

#include "booking/pp-token.h"
#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-doctor.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"
#include "desk/today/pp-machine-cards.h"
#include "desk/today/pp-person-panel.h"
#include "desk/today/pp-privacy-pane.h"
#include "desk/today/pp-since-line.h"
#include "desk/today/pp-today-data.h"
#include "desk/today/pp-use-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#define MINUTE_MS 60000

struct _PpToday
{
  PpPane          parent_instance;

  GtkWidget      *queue;
  GtkWidget      *queue_empty;
  PpMachineCards *machines;
  GtkWidget      *machines_empty;
  GtkWidget      *notices;
  GtkWidget      *notices_empty;
  GtkLabel       *day;
  GtkLabel       *clock;
  GtkWidget      *closed;       /* says that the day is */
  GtkLabel       *cash;
  GtkLabel       *upi;
  GtkLabel       *receipts;
  PpPersonPanel  *person;
  PpPrivacyPane  *privacy;
  GtkWidget      *stack;

  const PpTodayData *data;      /* (nullable): what is shown; the pane keeps it */
  PpDoctor          *doctor;    /* (nullable): once it is watched */
  guint              minute;    /* (nullable): source of the next, while it can be seen */
};

G_DEFINE_FINAL_TYPE (PpToday, pp_today, PP_TYPE_PANE)

static void
closed_cb (gpointer self, gpointer record, const GError *error)
{
  pp_shell_toast (pp_shell_of (self), error != NULL ? error->message : _("The token is closed"),
                  record != NULL ? pp_record_get_id (record) : NULL);
}

static void
close_token (PpToday *self, GtkWidget *button, const char *state)
{
  PpTokenStep *step = g_object_new (pp_token_step_get_type (), "token", pp_row_get_id (button),
                                    "state", state, NULL);

  pp_deed_run (self, "token.close", step, closed_cb);
}

static void
served_cb (GtkWidget *button, PpToday *self)
{
  close_token (self, button, "served");
}

static void
left_cb (GtkWidget *button, PpToday *self)
{
  close_token (self, button, "left");
}

static void
book_cb (GtkWidget *button, PpToday *self)
{
  pp_shell_go (pp_shell_of (self), "bookings", "person", pp_row_get_id (button));
}

static void
show_queue (PpToday *self, const PpTodayData *data)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));
  int focused = pp_list_clear (self->queue);

  gtk_widget_set_visible (self->queue_empty, data->tokens->len == 0);
  gtk_widget_set_visible (self->queue, data->tokens->len > 0);
  for (guint i = 0; i < data->tokens->len; i++)
    {
      PpToken *token = g_ptr_array_index (data->tokens, i);
      PpPerson *person = g_ptr_array_index (data->waiting, i);
      g_autofree char *name = pp_shown_name (person->name_en, person->name_ml);
      const char *id = pp_record_get_id (PP_RECORD (token));
      GtkWidget *row = pp_row_new (name, token->number);

      if (pp_session_may (session, "token.close"))
        {
          pp_row_add_button (row, _("Book"), token->person, G_CALLBACK (book_cb), self);
          pp_row_add_button (row, C_("token", "Served"), id, G_CALLBACK (served_cb), self);
          pp_row_add_button (row, C_("token", "Went away"), id, G_CALLBACK (left_cb), self);
        }
      gtk_list_box_append (GTK_LIST_BOX (self->queue), row);
    }
  pp_list_refocus (self->queue, focused);
}

static void
show_machines (PpToday *self, const PpTodayData *data)
{
  GPtrArray *machines = data->schedule->machines;

  for (guint i = 0; i < machines->len; i++)
    {
      PpMachine *machine = g_ptr_array_index (machines, i);
      const char *id = pp_record_get_id (PP_RECORD (machine)), *icon = NULL;
      g_autofree char *name = pp_shown_name (machine->name_en, machine->name_ml);
      g_autofree char *state = pp_today_data_describe (data, i, id, &icon);

      pp_machine_cards_show (self->machines, i,
                             &(PpMachineWords) { id, icon, machine->code, name, state });
    }
  pp_machine_cards_set_n (self->machines, machines->len);
  gtk_widget_set_visible (self->machines_empty, machines->len == 0);
}

static void
machine_cb (PpToday *self, const char *machine)
{
  int row = self->data != NULL ? pp_schedule_row (self->data->schedule, machine) : -1;
  PpHeld *current = row >= 0 ? pp_schedule_current (self->data->schedule, row, self->data->now)
                             : NULL;

  if (current != NULL)
    pp_shell_go (pp_shell_of (self), "bookings", "booking", current->whose->booking);
  else if (pp_session_may (pp_pane_get_session (PP_PANE (self)), "booking.make"))
    pp_shell_go (pp_shell_of (self), "bookings", "machine", machine);
}

static void
notice_cb (PpToday *self, GtkListBoxRow *row)
{
  const char *kind = g_object_get_data (G_OBJECT (row), "kind");

  if (kind != NULL)
    pp_shell_go (pp_shell_of (self), strcmp (kind, "health") == 0 ? "manage" : NULL, kind,
                 pp_row_get_id (row));
}

static void
given_cb (gpointer self, gpointer record, const GError *error)
{
  pp_shell_toast (pp_shell_of (self), error != NULL ? error->message : _("More time is given"),
                  record != NULL ? pp_record_get_id (record) : NULL);
}

static void
give_cb (GtkWidget *button, PpToday *self)
{
  pp_deed_run (self, "power.give_rest",
               g_object_new (pp_outage_rest_get_type (), "extension", pp_row_get_id (button),
                             NULL), given_cb);
}

static GtkWidget *
add_notice (PpToday *self, const char *words, const char *kind, const char *id)
{
  GtkWidget *row = pp_row_new (words, NULL);

  pp_row_set_id (row, id);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), kind != NULL);
  gtk_list_box_append (GTK_LIST_BOX (self->notices), row);
  return row;
}

/* Who may mend it is led to the page that tells more. The status bar tells of the district. */
static void
add_health (PpToday *self)
{
  const PpHealth *health = pp_doctor_get_health (self->doctor);
  gboolean leads = pp_session_may (pp_pane_get_session (PP_PANE (self)), "cluster.edit");

  for (guint i = 0; health != NULL && i < PP_HEALTH_N_TOPICS; i++)
    if (health->checks[i].level != PP_HEALTH_GOOD && i != PP_HEALTH_DISTRICT)
      add_notice (self, health->checks[i].words, leads ? "health" : NULL, "health");
}

static void
show_notices (PpToday *self, const PpTodayData *data)
{
  int focused = pp_list_clear (self->notices);
  gboolean any;

  for (guint i = 0; i < data->notices->len; i++)
    {
      const PpNotice *notice = g_ptr_array_index (data->notices, i);

      GtkWidget *row = add_notice (self, notice->words, notice->kind, notice->id);

      if (notice->extension != NULL &&
          pp_session_may (pp_pane_get_session (PP_PANE (self)), "power.give_rest"))
        pp_row_add_button (row, _("Give the rest"), notice->extension, G_CALLBACK (give_cb), self);
    }
  if (!data->is_demo)
    add_health (self);
  any = gtk_widget_get_first_child (self->notices) != NULL;
  gtk_widget_set_visible (self->notices_empty, !any);
  gtk_widget_set_visible (self->notices, any);
  pp_list_refocus (self->notices, focused);
}

static void
health_changed_cb (PpToday *self)
{
  if (self->data != NULL)
    show_notices (self, self->data);
}

static void
watch_health (PpToday *self)
{
  if (self->doctor != NULL)
    return;
  self->doctor = g_object_ref (pp_chore_of (pp_pane_get_session (PP_PANE (self)),
                                            PP_TYPE_DOCTOR));
  g_signal_connect_object (self->doctor, "changed", G_CALLBACK (health_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_time (PpToday *self, const PpTodayData *data)
{
  g_autofree char *day = pp_time_day (data->now), *words = pp_day_format_long (day);
  g_autofree char *clock = pp_time_format_spoken (data->now);

  gtk_label_set_label (self->day, words);
  gtk_label_set_label (self->clock, clock);
  gtk_widget_set_visible (self->closed, data->is_closed);
}

static void
show_money (PpToday *self, const PpTodayData *data)
{
  g_autofree char *cash = pp_money_format (data->money.cash_paise);
  g_autofree char *upi = pp_money_format (data->money.upi_paise);
  g_autofree char *receipts = g_strdup_printf ("%d", (int) data->money.n_receipts);

  gtk_label_set_label (self->cash, cash);
  gtk_label_set_label (self->upi, upi);
  gtk_label_set_label (self->receipts, receipts);
}

static void
pp_today_show (PpPane *pane, gpointer result)
{
  PpToday *self = PP_TODAY (pane);

  self->data = result;
  watch_health (self);
  show_queue (self, result);
  show_machines (self, result);
  show_notices (self, result);
  show_time (self, result);
  show_money (self, result);
}

static void await_minute (PpToday *self);

static gboolean
minute_cb (gpointer data)
{
  PpToday *self = data;

  self->minute = 0;
  pp_pane_refresh (PP_PANE (self));
  await_minute (self);
  return G_SOURCE_REMOVE;
}

/* The clock and what depends on it: once a minute, when it begins. */
static void
await_minute (PpToday *self)
{
  guint gone = (guint) (g_get_real_time () / 1000 % MINUTE_MS);

  self->minute = g_timeout_add (MINUTE_MS - gone, minute_cb, self);
}

/* What stood there when it was last seen may be of another minute. */
static void
pp_today_map (GtkWidget *widget)
{
  PpToday *self = PP_TODAY (widget);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (self->data != NULL && self->data->now / 60 != now / 60)
    pp_pane_refresh (PP_PANE (self));
  GTK_WIDGET_CLASS (pp_today_parent_class)->map (widget);
  await_minute (self);
}

static void
pp_today_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PP_TODAY (widget)->minute, g_source_remove);

  GTK_WIDGET_CLASS (pp_today_parent_class)->unmap (widget);
}

static void
new_person_cb (PpToday *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "person");
  pp_person_panel_start (self->person, NULL);
}

static void
person_closed_cb (PpToday *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "day");
}

static void
privacy_cb (PpToday *self, const char *person)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "privacy");
  pp_privacy_pane_open (self->privacy, person);
}

static void
privacy_closed_cb (PpToday *self, const char *person)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "person");
  pp_person_panel_open (self->person, person);
}

static void
pp_today_go (PpPane *pane, const char *kind, const char *id)
{
  PpToday *self = PP_TODAY (pane);

  if (strcmp (kind, "privacy") == 0)
    {
      privacy_cb (self, id);
      return;
    }
  /* A focus that comes before what is focused can be seen is not told to who hears it. */
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_str_has_suffix (kind, "person") ? "person" : "day");
  if (strcmp (kind, "new-person") == 0)
    pp_person_panel_start (self->person, id);
  else if (strcmp (kind, "person") == 0)
    pp_person_panel_open (self->person, id);
}

static void
pp_today_dispose (GObject *object)
{
  PP_TODAY (object)->data = NULL;
  g_clear_object (&PP_TODAY (object)->doctor);
  g_clear_handle_id (&PP_TODAY (object)->minute, g_source_remove);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_TODAY);

  G_OBJECT_CLASS (pp_today_parent_class)->dispose (object);
}

static void
pp_today_class_init (PpTodayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_today_dispose;
  widget_class->map = pp_today_map;
  widget_class->unmap = pp_today_unmap;
  pane_class->kinds = "token booking machine downtime payment day_close lot stock_move person "
                      "enterprise outage extension";
  pane_class->load = pp_today_data_load;
  pane_class->show = pp_today_show;
  pane_class->go = pp_today_go;
  pane_class->result_free = pp_today_data_free;

  g_type_ensure (PP_TYPE_MACHINE_CARDS);
  g_type_ensure (PP_TYPE_PERSON_PANEL);
  g_type_ensure (PP_TYPE_PRIVACY_PANE);
  g_type_ensure (PP_TYPE_SINCE_LINE);
  g_type_ensure (PP_TYPE_USE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/today/today.ui");
  gtk_widget_class_bind_template_child (widget_class, PpToday, queue);
  gtk_widget_class_bind_template_child (widget_class, PpToday, queue_empty);
  gtk_widget_class_bind_template_child (widget_class, PpToday, machines);
  gtk_widget_class_bind_template_child (widget_class, PpToday, machines_empty);
  gtk_widget_class_bind_template_child (widget_class, PpToday, notices);
  gtk_widget_class_bind_template_child (widget_class, PpToday, notices_empty);
  gtk_widget_class_bind_template_child (widget_class, PpToday, day);
  gtk_widget_class_bind_template_child (widget_class, PpToday, clock);
  gtk_widget_class_bind_template_child (widget_class, PpToday, closed);
  gtk_widget_class_bind_template_child (widget_class, PpToday, cash);
  gtk_widget_class_bind_template_child (widget_class, PpToday, upi);
  gtk_widget_class_bind_template_child (widget_class, PpToday, receipts);
  gtk_widget_class_bind_template_child (widget_class, PpToday, person);
  gtk_widget_class_bind_template_child (widget_class, PpToday, privacy);
  gtk_widget_class_bind_template_child (widget_class, PpToday, stack);
  gtk_widget_class_bind_template_callback (widget_class, new_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, machine_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, privacy_cb);
  gtk_widget_class_bind_template_callback (widget_class, privacy_closed_cb);
}

static void
pp_today_init (PpToday *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
