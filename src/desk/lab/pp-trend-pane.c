/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-trend-pane.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "desk/lab/pp-lab-words.h"
#include "desk/shell/pp-chart.h"
#include "desk/shell/pp-shown.h"
#include "lab/pp-trend.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST 20    /* results, in one chart */

struct _PpTrendPane
{
  PpPane       parent_instance;

  GtkLabel    *title;
  GtkStack    *stack;
  GtkLabel    *nothing;
  GtkWidget   *chart;
  PpSample    *sample;       /* (nullable) */
  PpParameter *parameter;    /* (nullable) */
  PpLimitRule *rule;         /* (nullable): its limit */
  char        *item;         /* what the sample is of */
};

G_DEFINE_FINAL_TYPE (PpTrendPane, pp_trend_pane, PP_TYPE_PANE)

typedef struct {
  PpSample *sample;
  char     *parameter;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_object (&self->sample);
  g_free (self->parameter);
  g_free (self);
}

static gpointer
pp_trend_pane_ask (PpPane *pane)
{
  PpTrendPane *self = PP_TREND_PANE (pane);
  Question *question;

  if (self->parameter == NULL)
    return NULL;
  question = g_new0 (Question, 1);
  question->sample = g_object_ref (self->sample);
  question->parameter = g_strdup (pp_record_get_id (PP_RECORD (self->parameter)));
  return question;
}

static gpointer
pp_trend_pane_load (PpDb *db, gpointer data, GError **error)
{
  Question *question = data;

  return pp_trend_read (db, question->sample, question->parameter, MOST, error);
}

static double
number_of (PpDecimal decimal)
{
  return (double) decimal.units / pow (10, decimal.scale);
}

static PpChartTone
tone_of (const PpTrendPoint *point)
{
  if (point->verdict == PP_VERDICT_FAIL)
    return PP_CHART_BAD;
  if (point->verdict == PP_VERDICT_CONDITIONAL || point->verdict == PP_VERDICT_INCONCLUSIVE)
    return PP_CHART_CAUTION;
  return point->less ? PP_CHART_OPEN : PP_CHART_PLAIN;
}

static void
add_point (PpTrendPane *self, const PpTrendPoint *point)
{
  g_autofree char *day = pp_time_day (point->entered_at), *date = pp_day_format (day);
  g_autofree char *value = pp_lab_words_value (self->parameter, point->value);
  g_autofree char *words = g_strdup_printf ("%s · %s · %s", point->sample, date, value);

  date[strlen ("00-00")] = '\0';
  pp_chart_add_value (PP_CHART (self->chart), number_of (point->number), date, words,
                      tone_of (point));
}

static void
add_limit (PpTrendPane *self, const char *bound, char *(*words_of) (const char *, const char *))
{
  g_autofree char *words = bound != NULL ? words_of (bound, self->parameter->unit) : NULL;
  PpDecimal limit;

  if (bound != NULL && pp_decimal_parse (bound, &limit, NULL))
    pp_chart_add_reference (PP_CHART (self->chart), number_of (limit), words);
}

/* Words have no place on a scale. */
static gboolean
has_numbers (PpTrendPane *self)
{
  return strcmp (self->parameter->kind, "decimal") == 0 ||
         strcmp (self->parameter->kind, "count") == 0;
}

static void
pp_trend_pane_show (PpPane *pane, gpointer result)
{
  PpTrendPane *self = PP_TREND_PANE (pane);
  GPtrArray *points = result;
  g_autofree char *name = pp_shown_name (self->parameter->name_en, self->parameter->name_ml);
  g_autofree char *title = g_strdup_printf ("%s · %s", name, self->item);

  gtk_label_set_label (self->title, title);
  pp_chart_clear (PP_CHART (self->chart));
  for (guint i = 0; i < points->len; i++)
    add_point (self, g_ptr_array_index (points, i));
  if (self->rule != NULL)
    {
      add_limit (self, self->rule->min, pp_lab_words_least);
      add_limit (self, self->rule->max, pp_lab_words_most);
      add_limit (self, self->rule->below, pp_lab_words_below);
    }
  pp_chart_show (PP_CHART (self->chart), title);
  gtk_label_set_label (self->nothing, has_numbers (self)
                                        ? _("No figures of this were found before.")
                                        : _("This test is answered in words."));
  gtk_stack_set_visible_child (self->stack, points->len > 0 ? self->chart
                                                            : GTK_WIDGET (self->nothing));
}

static void
pp_trend_pane_dispose (GObject *object)
{
  PpTrendPane *self = PP_TREND_PANE (object);

  g_clear_object (&self->sample);
  g_clear_object (&self->parameter);
  g_clear_object (&self->rule);
  g_clear_pointer (&self->item, g_free);

  G_OBJECT_CLASS (pp_trend_pane_parent_class)->dispose (object);
}

static void
pp_trend_pane_class_init (PpTrendPaneClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_trend_pane_dispose;
  pane_class->kinds = "result";
  pane_class->ask = pp_trend_pane_ask;
  pane_class->ask_free = question_free;
  pane_class->load = pp_trend_pane_load;
  pane_class->show = pp_trend_pane_show;
  pane_class->result_free = (GDestroyNotify) g_ptr_array_unref;
}

static void
pp_trend_pane_init (PpTrendPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->nothing = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->nothing, 0);
  gtk_label_set_yalign (self->nothing, 0);
  gtk_label_set_wrap (self->nothing, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing), "dim-label");
  self->chart = pp_chart_new (PP_CHART_POINTS);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->nothing));
  gtk_stack_add_child (self->stack, self->chart);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pp_trend_pane_watch:
 * @self: the pane
 * @state: of a sample
 * @parameter: what is measured
 *
 * Shows what was found of it before, among the limits.
 */
void
pp_trend_pane_watch (PpTrendPane *self, const PpSampleState *state, PpParameter *parameter)
{
  g_return_if_fail (PP_IS_TREND_PANE (self));

  if (self->sample == state->sample && self->parameter == parameter)
    return;
  g_set_object (&self->sample, state->sample);
  g_set_object (&self->parameter, parameter);
  g_clear_object (&self->rule);
  for (guint i = 0; i < state->findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (state->findings, i);

      if (g_strcmp0 (pp_record_get_id (PP_RECORD (finding->parameter)),
                     pp_record_get_id (PP_RECORD (parameter))) == 0)
        g_set_object (&self->rule, finding->rule);
    }
  g_free (self->item);
  self->item = pp_lab_words_item (state);
  pp_pane_refresh (PP_PANE (self));
}
