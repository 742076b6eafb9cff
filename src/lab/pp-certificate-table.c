/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-certificate-table.h"

#include "lab/pp-certificate-words.h"

#include <string.h>

#define SIZE_PT 8.0

static const struct {
  PpCertificateWord heading;
  double            share;
} columns[] = {
  { PP_WORD_PARAMETER, 40 },
  { PP_WORD_RESULT,    23 },
  { PP_WORD_LIMIT,     29 },
  { PP_WORD_METHOD,    27 },
  { PP_WORD_VERDICT,   25 },
  { PP_WORD_SOURCE,    36 },
};

#define VERDICT_COLUMN 4

static const PpCertificateWord verdict_words[] = {
  [PP_VERDICT_NONE] = PP_WORD_VERDICT_NONE,
  [PP_VERDICT_PASS] = PP_WORD_VERDICT_PASS,
  [PP_VERDICT_CONDITIONAL] = PP_WORD_VERDICT_CONDITIONAL,
  [PP_VERDICT_INCONCLUSIVE] = PP_WORD_VERDICT_INCONCLUSIVE,
  [PP_VERDICT_FAIL] = PP_WORD_VERDICT_FAIL,
};

static char *
with_unit (const char *value, const char *unit)
{
  return unit != NULL ? g_strdup_printf ("%s %s", value, unit) : g_strdup (value);
}

/* A word of a presence test in both languages, any other as it is. */
static char *
dup_word (const PpParameter *parameter, const char *word, gboolean malayalam)
{
  g_autofree char *settled = NULL;

  if (strcmp (parameter->kind, "presence") == 0)
    settled = pp_verdict_tidy_value (parameter->kind, NULL, word, NULL);
  if (settled == NULL)
    return g_strdup (word);
  return pp_certificate_dup_both (strcmp (settled, "absent") == 0 ? PP_WORD_ABSENT
                                                                  : PP_WORD_PRESENT,
                                  malayalam, "\n");
}

static char *
dup_parameter (const PpFinding *finding, gboolean malayalam)
{
  const PpParameter *parameter = finding->parameter;
  gboolean either = finding->rule != NULL && finding->rule->alternative != NULL;

  return g_strdup_printf ("%s\n%s%s", malayalam ? parameter->name_ml : parameter->name_en,
                          malayalam ? parameter->name_en : parameter->name_ml,
                          either ? " (or)" : "");
}

static char *
dup_result (const PpFinding *finding, gboolean malayalam)
{
  const PpResult *result = finding->result;
  g_autofree char *value = dup_word (finding->parameter, result->value, malayalam);
  g_autofree char *both = NULL;

  if (result->uncertainty == NULL)
    return with_unit (value, result->unit);
  both = g_strdup_printf ("%s ± %s", value, result->uncertainty);
  return with_unit (both, result->unit);
}

static char *
dup_number_limit (const PpLimitRule *rule)
{
  if (rule->min != NULL && rule->max != NULL)
    return g_strdup_printf ("%s – %s", rule->min, rule->max);
  if (rule->min != NULL)
    return g_strdup_printf ("≥ %s", rule->min);
  if (rule->max != NULL)
    return g_strdup_printf ("≤ %s", rule->max);
  return rule->below != NULL ? g_strdup_printf ("< %s", rule->below) : NULL;
}

static char *
dup_limit (const PpFinding *finding, gboolean malayalam)
{
  const PpLimitRule *rule = finding->rule;
  g_autofree char *bare = NULL, *limit = NULL;

  if (rule == NULL)
    return g_strdup ("–");
  if (rule->wanted != NULL)
    return dup_word (finding->parameter, rule->wanted, malayalam);
  bare = dup_number_limit (rule);
  limit = with_unit (bare != NULL ? bare : "–", finding->parameter->unit);
  if (rule->basis == NULL || strcmp (rule->basis, "as is") == 0)
    return g_steal_pointer (&limit);
  return g_strdup_printf ("%s (%s)", limit, rule->basis);
}

/* What the mark means stands below the table. */
static char *
dup_source (const PpFinding *finding)
{
  if (finding->rule == NULL)
    return g_strdup ("–");
  return g_strconcat (finding->rule->source, pp_limit_rule_is_verified (finding->rule)
                                               ? "" : PP_CERTIFICATE_ASSUMED_MARK, NULL);
}

/* A failure is told from a pass by a mark too, not by the words alone. */
static char *
dup_verdict (PpVerdict reached, gboolean malayalam)
{
  const char *mark = reached == PP_VERDICT_FAIL ? PP_CERTIFICATE_FAIL_MARK : "";
  g_autofree char *between = g_strconcat ("\n", mark, NULL);
  g_autofree char *both = pp_certificate_dup_both (verdict_words[reached], malayalam, between);

  return g_strconcat (mark, both, NULL);
}

static void
add_row (PpTable *table, const PpFinding *finding, gboolean malayalam)
{
  PpVerdict reached = pp_verdict_from_word (finding->result->verdict);
  g_autofree char *parameter = dup_parameter (finding, malayalam);
  g_autofree char *result = dup_result (finding, malayalam);
  g_autofree char *limit = dup_limit (finding, malayalam);
  g_autofree char *verdict = dup_verdict (reached, malayalam);
  g_autofree char *source = dup_source (finding);
  const char *method = finding->rule != NULL ? finding->rule->method : NULL;

  pp_table_add_row (table, parameter, result, limit, method != NULL ? method : "–", verdict,
                    source, NULL);
  if (reached == PP_VERDICT_FAIL)
    pp_table_set_strong (table, VERDICT_COLUMN);
}

/**
 * pp_certificate_table_new:
 * @report: what the certificate says
 * @malayalam: which language stands first
 *
 * Returns: (transfer full): its results, each with limit, method, verdict and source
 */
PpTable *
pp_certificate_table_new (const PpReport *report, gboolean malayalam)
{
  PpTableColumn headings[G_N_ELEMENTS (columns)];
  PpTable *table;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    headings[i] = (PpTableColumn) {
      .heading = pp_certificate_dup_both (columns[i].heading, malayalam, "\n"),
      .share = columns[i].share,
    };
  table = pp_table_new (headings, G_N_ELEMENTS (headings), SIZE_PT);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_free ((char *) headings[i].heading);

  for (guint i = 0; i < report->findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->result != NULL)
        add_row (table, finding, malayalam);
    }
  return table;
}
