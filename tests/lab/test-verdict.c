/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-verdict.h"

#include "core/pp-error.h"

static const struct {
  const char *min, *max, *below;
  const char *value, *uncertainty;
  const char *simple, *guarded, *two_sided;   /* %NULL where the rule is refused */
} numbers[] = {
  /* A maximum of 10.0 and an uncertainty of 0.4 */
  { NULL, "10.0", NULL, "9.5", "0.4", "pass", "pass", "pass" },
  { NULL, "10.0", NULL, "9.8", "0.4", "pass", "conditional", "inconclusive" },
  { NULL, "10.0", NULL, "10.0", "0.4", "pass", "conditional", "inconclusive" },
  { NULL, "10.0", NULL, "10.2", "0.4", "fail", "fail", "inconclusive" },
  { NULL, "10.0", NULL, "10.5", "0.4", "fail", "fail", "fail" },
  /* On the edges of the guard bands */
  { NULL, "10.0", NULL, "9.6", "0.4", "pass", "pass", "pass" },
  { NULL, "10.0", NULL, "9.7", "0.4", "pass", "conditional", "inconclusive" },
  { NULL, "10.0", NULL, "10.4", "0.4", "fail", "fail", "inconclusive" },
  /* The uncertainty keeps its own digits */
  { NULL, "10.0", NULL, "9.6", "0.35", "pass", "pass", "pass" },
  { NULL, "10.0", NULL, "9.7", "0.35", "pass", "conditional", "inconclusive" },
  { NULL, "10.0", NULL, "10.4", "0.35", "fail", "fail", "fail" },
  { NULL, "10", NULL, "9", "1.5", "pass", "conditional", "inconclusive" },
  { NULL, "10.0", NULL, "10.0", "0", "pass", "pass", "pass" },
  /* A minimum */
  { "3.5", NULL, NULL, "3.9", "0.4", "pass", "pass", "pass" },
  { "3.5", NULL, NULL, "3.5", "0.4", "pass", "conditional", "inconclusive" },
  { "3.5", NULL, NULL, "3.4", "0.4", "fail", "fail", "inconclusive" },
  { "3.5", NULL, NULL, "3.0", "0.4", "fail", "fail", "fail" },
  /* Both: the worse of the two counts */
  { "7.5", "10", NULL, "8.0", "0.2", "pass", "pass", "pass" },
  { "7.5", "10", NULL, "7.6", "0.2", "pass", "conditional", "inconclusive" },
  { "7.5", "10", NULL, "10.0", "0.2", "pass", "conditional", "inconclusive" },
  { "7.5", "10", NULL, "7.4", "0.2", "fail", "fail", "inconclusive" },
  { "7.5", "10", NULL, "12", "0.2", "fail", "fail", "fail" },
  { "1.4480", "1.4500", NULL, "1.4490", "0.0020", "pass", "conditional", "inconclusive" },
  /* A limit that is not reached */
  { NULL, NULL, "0.78", "0.77", "0.01", "pass", "conditional", "inconclusive" },
  { NULL, NULL, "0.78", "0.76", "0.01", "pass", "pass", "pass" },
  { NULL, NULL, "0.78", "0.78", "0.01", "fail", "fail", "inconclusive" },
  { NULL, NULL, "0.78", "0.79", "0.01", "fail", "fail", "fail" },
  /* Rounded to the limit's last digit first, a half to the even one */
  { NULL, "10.0", NULL, "10.04", NULL, "pass", NULL, NULL },
  { NULL, "10.0", NULL, "10.05", NULL, "pass", NULL, NULL },
  { NULL, "10.0", NULL, "10.051", NULL, "fail", NULL, NULL },
  { NULL, "10.1", NULL, "10.15", NULL, "fail", NULL, NULL },
  { NULL, "10.00", NULL, "10.04", NULL, "fail", NULL, NULL },
  { NULL, "10", NULL, "10.49", NULL, "pass", NULL, NULL },
  { NULL, "10", NULL, "10.5", NULL, "pass", NULL, NULL },
  { NULL, "11", NULL, "11.5", NULL, "fail", NULL, NULL },
  { "3.5", NULL, NULL, "3.45", NULL, "fail", NULL, NULL },
  { "3.5", NULL, NULL, "3.46", NULL, "pass", NULL, NULL },
  { "3.4", NULL, NULL, "3.35", NULL, "pass", NULL, NULL },
  { NULL, NULL, "0.78", "0.776", NULL, "fail", NULL, NULL },
  { NULL, NULL, "0.78", "0.775", NULL, "fail", NULL, NULL },
  { NULL, NULL, "0.78", "0.7749", NULL, "pass", NULL, NULL },
  /* Below zero, and powers of ten */
  { "-1.0", NULL, NULL, "-0.9", NULL, "pass", NULL, NULL },
  { "-1.0", NULL, NULL, "-1.1", NULL, "fail", NULL, NULL },
  { "-1.0", NULL, NULL, "-1.05", NULL, "pass", NULL, NULL },
  { "-1.0", NULL, NULL, "-0.9", "0.2", "pass", "conditional", "inconclusive" },
  { NULL, "10000000", NULL, "2.4 x 10^4", NULL, "pass", NULL, NULL },
  { NULL, "1000000", NULL, "1.1e7", NULL, "fail", NULL, NULL },
  /* Below quantification: passes a maximum that is not below it */
  { NULL, "0.10", NULL, "<0.05", NULL, "pass", "pass", "pass" },
  { NULL, "0.10", NULL, "< 0.10", NULL, "pass", "pass", "pass" },
  { NULL, "0.10", NULL, "<0.11", NULL, "inconclusive", "inconclusive", "inconclusive" },
  { NULL, "0.10", NULL, "<0.101", NULL, "inconclusive", "inconclusive", "inconclusive" },
  { NULL, NULL, "0.78", "<0.78", NULL, "pass", "pass", "pass" },
  { NULL, NULL, "0.78", "<0.79", NULL, "inconclusive", "inconclusive", "inconclusive" },
  { "3.5", NULL, NULL, "<3.5", NULL, "fail", "fail", "fail" },
  { "3.5", NULL, NULL, "<4", NULL, "inconclusive", "inconclusive", "inconclusive" },
  { "7.5", "10", NULL, "<5", NULL, "fail", "fail", "fail" },
  /* No limit at all */
  { NULL, NULL, NULL, "8.80", NULL, "none", "none", "none" },
};

static void
assert_verdict (const PpLimits *limits, const char *rule, const char *value,
                const char *uncertainty, const char *expected, const char *code)
{
  g_autoptr (GError) error = NULL;
  PpVerdict verdict;

  g_test_message ("%s (± %s), min %s, max %s, below %s, %s: %s", value, uncertainty, limits->min,
                  limits->max, limits->below, rule, expected);
  if (expected == NULL)
    {
      g_assert_false (pp_verdict_reach (limits, rule, value, uncertainty, &verdict, &error));
      g_assert_cmpstr (pp_error_get_code (error), ==, code);
      return;
    }
  pp_verdict_reach (limits, rule, value, uncertainty, &verdict, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pp_verdict_to_word (verdict), ==, expected);
}

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const PpLimits limits = { "decimal", numbers[i].min, numbers[i].max, numbers[i].below, NULL };
      const char *value = numbers[i].value, *uncertainty = numbers[i].uncertainty;

      assert_verdict (&limits, "simple", value, uncertainty, numbers[i].simple, NULL);
      assert_verdict (&limits, "guarded", value, uncertainty, numbers[i].guarded,
                      "lab.bad-uncertainty");
      assert_verdict (&limits, "two_sided", value, uncertainty, numbers[i].two_sided,
                      "lab.bad-uncertainty");
    }
}

static const struct { const char *kind, *wanted, *value, *verdict; } spoken[] = {
  /* Presence: two words for each answer */
  { "presence", "absent", "absent", "pass" },
  { "presence", "absent", "negative", "pass" },
  { "presence", "absent", "present", "fail" },
  { "presence", "negative", "absent", "pass" },
  { "presence", "negative", "Absent", "pass" },
  { "presence", "negative", "positive", "fail" },
  { "presence", "present", "present", "pass" },
  { "presence", "present", "absent", "fail" },
  { "presence", NULL, "present", "none" },
  /* Words as they are */
  { "text", "submerged", "submerged", "pass" },
  { "text", "submerged", " Submerged ", "pass" },
  { "text", "submerged", "floating", "fail" },
  { "text", "submerged", "submerge", "fail" },
  { "text", NULL, "floating", "none" },
};

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spoken); i++)
    {
      const PpLimits limits = { spoken[i].kind, .wanted = spoken[i].wanted };

      assert_verdict (&limits, "simple", spoken[i].value, NULL, spoken[i].verdict, NULL);
      assert_verdict (&limits, "two_sided", spoken[i].value, NULL, spoken[i].verdict, NULL);
    }
}

static const struct { const char *kind, *typed, *stored, *code; } values[] = {
  /* The digits that were typed stay */
  { "decimal", "8.80", "8.80", NULL },
  { "decimal", " 8.8 ", "8.8", NULL },
  { "decimal", "2.4 x 10^4", "2.4 x 10^4", NULL },
  { "decimal", "-0.5", "-0.5", NULL },
  { "decimal", "<0.05", "<0.05", NULL },
  { "decimal", "< 0.05", "< 0.05", NULL },
  { "count", "240", "240", NULL },
  { "count", "<10", "<10", NULL },
  /* Presence is one of two words */
  { "presence", "Absent", "absent", NULL },
  { "presence", "negative", "absent", NULL },
  { "presence", "POSITIVE", "present", NULL },
  { "text", " submerged ", "submerged", NULL },
  /* What is no result */
  { "decimal", "", NULL, "lab.bad-value" },
  { "decimal", "<", NULL, "lab.bad-value" },
  { "decimal", "absent", NULL, "lab.bad-value" },
  { "decimal", "8,80", NULL, "lab.bad-value" },
  { "decimal", "8.80 %", NULL, "lab.bad-value" },
  { "decimal", ">300", NULL, "lab.bad-value" },
  { "decimal", "<-0.05", NULL, "lab.bad-value" },
  { "decimal", "1234567890123456", NULL, "lab.bad-value" },
  { "count", "-1", NULL, "lab.bad-value" },
  { "presence", "8.80", NULL, "lab.bad-value" },
  { "presence", "maybe", NULL, "lab.bad-value" },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = NULL;

      g_test_message ("%s: “%s”", values[i].kind, values[i].typed);
      stored = pp_verdict_tidy_value (values[i].kind, NULL, values[i].typed, &error);
      g_assert_cmpstr (stored, ==, values[i].stored);
      g_assert_cmpstr (error != NULL ? pp_error_get_code (error) : NULL, ==, values[i].code);
      if (error != NULL)
        g_assert_cmpstr (pp_error_get_field (error), ==, "value");
    }
}

/* A share of something is not above the whole. */
static const struct { const char *unit, *typed; gboolean is_refused; } shares[] = {
  { "%", "100", FALSE },
  { "%", "100.00", FALSE },
  { "%", "<100", FALSE },
  { "%", "100.01", TRUE },
  { "%", "<101", TRUE },
  { "%", "147259147258", TRUE },
  { "% by mass", "101", TRUE },
  { "‰", "101", FALSE },
  { "mg/kg", "147259", FALSE },
  { NULL, "101", FALSE },
};

static void
test_shares (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = pp_verdict_tidy_value ("decimal", shares[i].unit, shares[i].typed,
                                                       &error);

      g_test_message ("%s %s", shares[i].typed, shares[i].unit);
      g_assert_cmpstr (stored, ==, shares[i].is_refused ? NULL : shares[i].typed);
      g_assert_cmpstr (error != NULL ? pp_error_get_code (error) : NULL, ==,
                       shares[i].is_refused ? "lab.bad-value" : NULL);
      if (error != NULL)
        g_assert_cmpstr (pp_error_get_field (error), ==, "value");
    }
}

static const struct {
  const char *max, *rule, *value, *uncertainty, *code;
} refused[] = {
  { "10.0", "guarded", "9.5", NULL, "lab.bad-uncertainty" },
  { "10.0", "two_sided", "9.5", NULL, "lab.bad-uncertainty" },
  { "10.0", "simple", "9.5", "-0.4", "lab.bad-uncertainty" },
  { "10.0", "simple", "9.5", "4 %", "lab.bad-uncertainty" },
  { "10.0", "guarded", "9.5", "", "lab.bad-uncertainty" },
  { "99999999999999.9", "guarded", "1", "0.00000000000001", "lab.bad-uncertainty" },
  { "ten", "simple", "9.5", NULL, "lab.bad-limit" },
  { "10.0", "simple", "much", NULL, "lab.bad-value" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const PpLimits limits = { .kind = "decimal", .max = refused[i].max };

      assert_verdict (&limits, refused[i].rule, refused[i].value, refused[i].uncertainty, NULL,
                      refused[i].code);
    }
}

/* What a newer program says does not pass here. */
static void
test_stored_words (void)
{
  static const char *const stored[] = { "none", "pass", "conditional", "inconclusive", "fail" };

  for (gsize i = 0; i < G_N_ELEMENTS (stored); i++)
    g_assert_cmpstr (pp_verdict_to_word (pp_verdict_from_word (stored[i])), ==, stored[i]);
  g_assert_cmpint (pp_verdict_from_word ("excellent"), ==, PP_VERDICT_INCONCLUSIVE);
  g_assert_cmpint (pp_verdict_from_word (NULL), ==, PP_VERDICT_INCONCLUSIVE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/numbers", test_numbers);
  g_test_add_func ("/verdict/words", test_words);
  g_test_add_func ("/verdict/values", test_values);
  g_test_add_func ("/verdict/shares", test_shares);
  g_test_add_func ("/verdict/refused", test_refused);
  g_test_add_func ("/verdict/stored-words", test_stored_words);
  return g_test_run ();
}
