/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-takings-chart.h"

#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/shell/pp-chart.h"
#include "money/pp-takings.h"
#include "store/pp-local.h"

#include <glib/gi18n.h>
#include <math.h>

#define N_DAYS 14

struct _PpTakingsChart
{
  PpPane   parent_instance;

  PpChart *chart;
};

G_DEFINE_FINAL_TYPE (PpTakingsChart, pp_takings_chart, PP_TYPE_PANE)

static gpointer
pp_takings_chart_load (PpDb *db, gpointer unused, GError **error)
{
  g_autofree char *desk = NULL, *today = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);

  if (!pp_local_read (db, "series", &desk, error))
    return NULL;
  return pp_takings_list_days (db, desk, today, N_DAYS, error);
}

static char *
format_rupees (double rupees)
{
  g_autofree char *sum = pp_money_format ((gint64) llround (rupees) * 100);

  sum[strlen (sum) - strlen (".00")] = '\0';
  return g_steal_pointer (&sum);
}

static void
pp_takings_chart_show (PpPane *pane, gpointer result)
{
  PpTakingsChart *self = PP_TAKINGS_CHART (pane);
  GPtrArray *days = result;

  pp_chart_clear (self->chart);
  for (guint i = 0; i < days->len; i++)
    {
      const PpTakingsDay *day = g_ptr_array_index (days, i);
      gint64 paise = day->total.cash_paise + day->total.upi_paise;
      g_autofree char *shown = pp_day_format (day->day), *sum = pp_money_format (paise);
      g_autofree char *words = g_strdup_printf ("%s: %s", shown, sum);
      g_autofree char *name = g_strdup_printf ("%.2s", day->day + strlen ("YYYY-MM-"));

      pp_chart_add_value (self->chart, (double) paise / 100, name, words, PP_CHART_PLAIN);
    }
  pp_chart_show (self->chart, _("Takings of the last 14 days"));
}

static void
pp_takings_chart_class_init (PpTakingsChartClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  pane_class->kinds = "payment";
  pane_class->load = pp_takings_chart_load;
  pane_class->show = pp_takings_chart_show;
  pane_class->result_free = (GDestroyNotify) g_ptr_array_unref;
}

static void
pp_takings_chart_init (PpTakingsChart *self)
{
  self->chart = PP_CHART (pp_chart_new (PP_CHART_BARS));
  pp_chart_set_format (self->chart, format_rupees);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->chart));
}
