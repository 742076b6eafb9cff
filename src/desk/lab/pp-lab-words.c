/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-lab-words.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const stage_icons[] = {
  [PP_SAMPLE_RECEIVED] = "alarm-symbolic",
  [PP_SAMPLE_UNFINISHED] = "document-edit-symbolic",
  [PP_SAMPLE_UNVERIFIED] = "system-users-symbolic",
  [PP_SAMPLE_READY] = "document-properties-symbolic",
  [PP_SAMPLE_OUTDATED] = "dialog-warning-symbolic",
  [PP_SAMPLE_CERTIFIED] = "x-office-document-symbolic",
  [PP_SAMPLE_RELEASED] = "emblem-ok-symbolic",
  [PP_SAMPLE_REJECTED] = "action-unavailable-symbolic",
};

static const struct { const char *icon, *style; } verdict_looks[] = {
  [PP_VERDICT_NONE] = { NULL, "dim-label" },
  [PP_VERDICT_PASS] = { "emblem-ok-symbolic", "success" },
  [PP_VERDICT_CONDITIONAL] = { "dialog-warning-symbolic", "warning" },
  [PP_VERDICT_INCONCLUSIVE] = { "dialog-question-symbolic", "warning" },
  [PP_VERDICT_FAIL] = { "dialog-error-symbolic", "error" },
};

/* On what a limit is reckoned, in the words of the reference data. */
static const struct { const char *word, *name; } bases[] = {
  { "dry", NC_("basis", "of the dry matter") },
  { "dry 103 C", NC_("basis", "of the matter dried at 103 °C") },
  { "extracted oil", NC_("basis", "of the extracted oil") },
  { "of oil", NC_("basis", "of the oil") },
  { "extracted fat", NC_("basis", "of the extracted fat") },
  { "net weight", NC_("basis", "of the net weight") },
  { "vinegar", NC_("basis", "of the vinegar") },
  { "extract", NC_("basis", "of the extract") },
  { "frying oil", NC_("basis", "of the frying oil") },
  { "25 C", NC_("basis", "at 25 °C") },
  { "27 C", NC_("basis", "at 27 °C") },
};

static const char *
basis_of (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    if (g_strcmp0 (bases[i].word, word) == 0)
      return g_dpgettext2 (NULL, "basis", bases[i].name);
  return word;
}

/* A line does not end between a number and its unit. */
static char *
with_unit (const char *value, const char *unit)
{
  return unit != NULL ? g_strdup_printf ("%s\u00a0%s", value, unit) : g_strdup (value);
}

static char *
dup_bare_limit (const PpParameter *parameter, const PpLimitRule *rule)
{
  if (rule->wanted != NULL)
    return pp_lab_words_value (parameter, rule->wanted);
  if (rule->min != NULL && rule->max != NULL)
    {
      g_autofree char *range = g_strdup_printf ("%s – %s", rule->min, rule->max);

      return with_unit (range, parameter->unit);
    }
  if (rule->min != NULL)
    return pp_lab_words_least (rule->min, parameter->unit);
  if (rule->max != NULL)
    return pp_lab_words_most (rule->max, parameter->unit);
  return rule->below != NULL ? pp_lab_words_below (rule->below, parameter->unit)
                             : g_strdup ("–");
}

/**
 * pp_lab_words_item:
 * @state: of a sample
 *
 * Returns: (transfer full): what it is a sample of
 */
char *
pp_lab_words_item (const PpSampleState *state)
{
  const PpProduct *product = state->item.product;
  const PpMaterial *material = state->item.material;

  return product != NULL ? pp_shown_name (product->name_en, product->name_ml)
                         : pp_shown_name (material->name_en, material->name_ml);
}

/**
 * pp_lab_words_stage:
 * @state: of a sample
 *
 * Returns: (transfer full): what it waits for
 */
char *
pp_lab_words_stage (const PpSampleState *state)
{
  switch (state->stage)
    {
    case PP_SAMPLE_RECEIVED:
      return g_strdup (C_("sample", "Not begun"));
    case PP_SAMPLE_UNFINISHED:
      /* TRANSLATORS: how many are there, how many are wanted */
      return g_strdup_printf (_("Results: %1$u of %2$u"), state->progress.n_entered,
                              state->progress.n_wanted);
    case PP_SAMPLE_UNVERIFIED:
      return g_strdup (C_("sample", "To be verified"));
    case PP_SAMPLE_READY:
      return g_strdup (C_("sample", "Certificate to be issued"));
    case PP_SAMPLE_OUTDATED:
      return g_strdup (C_("sample", "Certificate to be amended"));
    case PP_SAMPLE_RELEASED:
      return g_strdup (C_("sample", "Released"));
    case PP_SAMPLE_REJECTED:
      return g_strdup (C_("sample", "Rejected"));
    case PP_SAMPLE_CERTIFIED:
    default:
      return g_strdup (strcmp (state->certificate->verdict, "pass") == 0
                         ? C_("sample", "Complies") : C_("sample", "Does not comply"));
    }
}

/**
 * pp_lab_words_stage_icon:
 * @stage: of a sample
 *
 * Returns: (transfer none): name of its icon
 */
const char *
pp_lab_words_stage_icon (PpSampleStage stage)
{
  g_return_val_if_fail ((gsize) stage < G_N_ELEMENTS (stage_icons), stage_icons[0]);

  return stage_icons[stage];
}

/**
 * pp_lab_words_age:
 * @since: UTC seconds
 * @now: UTC seconds
 *
 * Returns: (transfer full): how many days ago that was, by the calendar
 */
char *
pp_lab_words_age (gint64 since, gint64 now)
{
  g_autofree char *from = pp_time_day (since), *to = pp_time_day (now);
  g_autofree char *clock = NULL;
  int days = pp_day_between (from, to);

  if (days > 1)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
  if (days == 1)
    return g_strdup (_("Yesterday"));
  clock = pp_time_format_clock (since);
  return days == 0 ? g_strdup_printf (_("Today, %s"), clock) : pp_day_format (from);
}

/**
 * pp_lab_words_least:
 * @bound: least value, inclusive
 * @unit: (nullable): of it
 *
 * Returns: (transfer full): "At least 10 %"
 */
char *
pp_lab_words_least (const char *bound, const char *unit)
{
  g_autofree char *number = with_unit (bound, unit);

  return g_strdup_printf (_("At least %s"), number);
}

/**
 * pp_lab_words_most:
 * @bound: highest value, inclusive
 * @unit: (nullable): of it
 *
 * Returns: (transfer full): "At most 10 %"
 */
char *
pp_lab_words_most (const char *bound, const char *unit)
{
  g_autofree char *number = with_unit (bound, unit);

  return g_strdup_printf (_("At most %s"), number);
}

/**
 * pp_lab_words_below:
 * @bound: value that is not reached
 * @unit: (nullable): of it
 *
 * Returns: (transfer full): "Below 10 %"
 */
char *
pp_lab_words_below (const char *bound, const char *unit)
{
  g_autofree char *number = with_unit (bound, unit);

  return g_strdup_printf (_("Below %s"), number);
}

/**
 * pp_lab_words_limit:
 * @parameter: what is tested
 * @rule: (nullable): its limit
 *
 * Returns: (transfer full): the limit in words
 */
char *
pp_lab_words_limit (const PpParameter *parameter, const PpLimitRule *rule)
{
  g_autofree char *bare = NULL;

  if (rule == NULL)
    return g_strdup (pp_words_of ("verdict", "none"));
  bare = dup_bare_limit (parameter, rule);
  if (rule->basis == NULL || strcmp (rule->basis, "as is") == 0)
    return g_steal_pointer (&bare);
  return g_strdup_printf ("%s (%s)", bare, basis_of (rule->basis));
}

/**
 * pp_lab_words_value:
 * @parameter: what is tested
 * @value: a result, or what the limit wants
 *
 * Returns: (transfer full): the value with its unit; presence in words
 */
char *
pp_lab_words_value (const PpParameter *parameter, const char *value)
{
  g_autofree char *settled = NULL;

  if (strcmp (parameter->kind, "presence") != 0)
    return with_unit (value, parameter->unit);
  settled = pp_verdict_tidy_value (parameter->kind, NULL, value, NULL);
  return g_strdup (pp_words_of ("value", settled != NULL ? settled : value));
}

/**
 * pp_lab_words_badge:
 *
 * Returns: (transfer floating): an icon and words beside it, both still empty
 */
GtkWidget *
pp_lab_words_badge (void)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (badge), gtk_image_new ());
  gtk_box_append (GTK_BOX (badge), label);
  return badge;
}

/**
 * pp_lab_words_set_badge:
 * @badge: made by pp_lab_words_badge()
 * @icon: (nullable): its icon's name
 * @words: what it says
 * @style: (nullable): CSS class of its colour
 */
void
pp_lab_words_set_badge (GtkWidget *badge, const char *icon, const char *words, const char *style)
{
  GtkWidget *image = gtk_widget_get_first_child (badge);
  const char *classes[] = { style, NULL };

  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon);
  gtk_widget_set_visible (image, icon != NULL);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (badge)), words);
  gtk_widget_set_css_classes (badge, classes);
}

/**
 * pp_lab_words_get_badge:
 * @badge: made by pp_lab_words_badge()
 *
 * Returns: (transfer none): what it says
 */
const char *
pp_lab_words_get_badge (GtkWidget *badge)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (badge)));
}

/**
 * pp_lab_words_set_verdict:
 * @badge: made by pp_lab_words_badge()
 * @verdict: which it shows
 */
void
pp_lab_words_set_verdict (GtkWidget *badge, PpVerdict verdict)
{
  pp_lab_words_set_badge (badge, verdict_looks[verdict].icon,
                          pp_words_of ("verdict", pp_verdict_to_word (verdict)),
                          verdict_looks[verdict].style);
}
