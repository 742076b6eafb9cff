/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-use-pane.h"

#include "booking/pp-utilisation.h"
#include "core/pp-time.h"
#include "desk/shell/pp-chart.h"
#include "desk/shell/pp-shown.h"

#include <glib/gi18n.h>
#include <math.h>

#define DAYS_OF_WEEK 7
#define HOUR_SECONDS 3600.0

struct _PpUsePane
{
  PpPane          parent_instance;

  GtkToggleButton *week;
  GtkStack        *stack;
  PpChart         *chart;
  GtkWidget       *nothing;
};

G_DEFINE_FINAL_TYPE (PpUsePane, pp_use_pane, PP_TYPE_PANE)

static gpointer
pp_use_pane_ask (PpPane *pane)
{
  PpUsePane *self = PP_USE_PANE (pane);

  return GUINT_TO_POINTER (gtk_toggle_button_get_active (self->week) ? DAYS_OF_WEEK : 1);
}

static gpointer
pp_use_pane_load (PpDb *db, gpointer n_days, GError **error)
{
  g_autofree char *today = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *monday = pp_utilisation_week (today);
  guint n = GPOINTER_TO_UINT (n_days);

  return pp_utilisation_read (db, n == 1 ? today : monday, n, error);
}

/* 4.5, and 4 without what says nothing. */
static char *
format (double amount)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = (double) llround (amount * 100) / 100;

  return g_strdup (g_ascii_formatd (text, sizeof text, "%g", rounded));
}

/* Where several are at it at a time, hours would be more than a day has: the mean is told. */
static char *
describe (const PpUtilisation *use)
{
  double seconds = (double) use->booked_seconds;
  int places = (int) use->machine->capacity;
  g_autofree char *booked = NULL, *open = NULL;

  if (use->open_seconds == 0)
    return g_strdup (C_("machine", "Not open"));
  if (places > 1)
    {
      booked = format (seconds / (double) use->open_seconds * places);
      /* TRANSLATORS: how many of a machine's places are booked, on the mean of its open hours */
      return g_strdup_printf (_("%1$s of %2$d places"), booked, places);
    }
  booked = format (seconds / HOUR_SECONDS);
  open = format ((double) use->open_seconds / HOUR_SECONDS);
  /* TRANSLATORS: booked hours, of the hours in which a machine can be booked */
  return g_strdup_printf (_("%1$s h of %2$s h"), booked, open);
}

static gboolean
add_machine (PpUsePane *self, const PpUtilisation *use)
{
  PpMachine *machine = use->machine;
  g_autofree char *name = pp_shown_name (machine->name_en, machine->name_ml);
  g_autofree char *much = describe (use);
  g_autofree char *words = g_strdup_printf ("%s %s: %s", machine->code, name, much);
  double share = use->open_seconds > 0 ? (double) use->booked_seconds / (double) use->open_seconds
                                       : 0;

  pp_chart_add_row (self->chart, share, machine->code, much, words);
  return use->open_seconds > 0;
}

static void
pp_use_pane_show (PpPane *pane, gpointer result)
{
  PpUsePane *self = PP_USE_PANE (pane);
  GPtrArray *list = result;
  gboolean is_open = FALSE;

  pp_chart_clear (self->chart);
  for (guint i = 0; i < list->len; i++)
    is_open |= add_machine (self, g_ptr_array_index (list, i));
  pp_chart_show (self->chart, gtk_toggle_button_get_active (self->week)
                                ? _("How much the machines are booked this week")
                                : _("How much the machines are booked today"));
  gtk_stack_set_visible_child (self->stack, is_open ? GTK_WIDGET (self->chart) : self->nothing);
}

static GtkWidget *
make_switch (PpUsePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *today = gtk_toggle_button_new_with_label (_("Today"));
  GtkWidget *week = gtk_toggle_button_new_with_label (_("This week"));

  self->week = GTK_TOGGLE_BUTTON (week);
  gtk_toggle_button_set_group (self->week, GTK_TOGGLE_BUTTON (today));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (today), TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), today);
  gtk_box_append (GTK_BOX (box), week);
  g_signal_connect_object (week, "toggled", G_CALLBACK (pp_pane_refresh), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
pp_use_pane_class_init (PpUsePaneClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  pane_class->kinds = "booking machine downtime holiday cluster";
  pane_class->seconds = 300;
  pane_class->ask = pp_use_pane_ask;
  pane_class->load = pp_use_pane_load;
  pane_class->show = pp_use_pane_show;
  pane_class->result_free = (GDestroyNotify) g_ptr_array_unref;
}

static void
pp_use_pane_init (PpUsePane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->chart = PP_CHART (pp_chart_new (PP_CHART_ROWS));
  self->nothing = make_label (_("No machine can be booked."), "dim-label");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_child (self->stack, self->nothing);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (box), make_label (_("How much is booked"), "title-4"));
  gtk_box_append (GTK_BOX (box), make_switch (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}
