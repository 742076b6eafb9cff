/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "core/pp-text.h"
#include "core/pp-value-error.h"

#include <string.h>

#define ZWNJ "\u200c"
#define ZWJ  "\u200d"

static void
assert_text (char *got, const char *wanted)
{
  g_assert_cmpstr (got, ==, wanted);
  g_free (got);
}

static void
test_clean (void)
{
  static const struct {
    const char *text;
    const char *stored;
  } cases[] = {
    /* blanks */
    { "", "" }, { "   ", "" }, { "  Leela   K ", "Leela K" }, { "a\tb", "a b" },
    { "a\u00a0\u2003b", "a b" }, { "Leela\n", "Leela" },
    /* characters that nobody sees */
    { "\ufeffLeela\u200b K\u00ad", "Leela K" }, { "a \u200b b", "a b" },
    /* NFC */
    { "e\u0301", "\u00e9" }, { "e\u200b\u0301", "\u00e9" }, { "ക\u0d46\u0d3e", "ക\u0d4a" },
    { "ക\u0d46\u200b\u0d3e", "ക\u0d4a" },
    /* chillu by ZWJ, of each of the six */
    { "ണ്" ZWJ, "ൺ" }, { "ന്" ZWJ, "ൻ" }, { "ര്" ZWJ, "ർ" }, { "ല്" ZWJ, "ൽ" },
    { "ള്" ZWJ, "ൾ" }, { "ക്" ZWJ, "ൿ" }, { "കുടുംബശ്രീയില്" ZWJ, "കുടുംബശ്രീയിൽ" },
    /* nta, in each of its encodings */
    { "പ്രിന്റ്", "പ്രിന്റ്" }, { "പ്രിന്" ZWJ "റ്", "പ്രിന്റ്" }, { "പ്രിൻ്റ്", "പ്രിന്റ്" },
    { "പ്രിന്" ZWJ "്റ്", "പ്രിന്റ്" },
    /* but ൻറ really is n and r */
    { "ഹെൻറി", "ഹെൻറി" }, { "എൻറോൾ", "എൻറോൾ" },
    /* ZWJ never, ZWNJ between virama and consonant */
    { "സ്" ZWJ "ത്രീ", "സ്ത്രീ" }, { "അപ്" ZWNJ "ലോഡ്", "അപ്" ZWNJ "ലോഡ്" },
    { "ആഴ്" ZWNJ "ച" ZWNJ, "ആഴ്" ZWNJ "ച" }, { "ക" ZWNJ "ല", "കല" }, { "പേര്" ZWNJ, "പേര്" },
    /* the au sign */
    { "ക\u0d4c", "ക\u0d57" }, { "ക\u0d46\u0d57", "ക\u0d57" },
    /* two words that differ by chillu and virama stay two */
    { "അവൻ", "അവൻ" }, { "അവന്", "അവന്" },
    /* the half-u stays as typed */
    { "പേരു്", "പേരു്" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = pp_text_clean (cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpstr (stored, ==, cases[i].stored);
      assert_text (pp_text_clean (stored, NULL), stored);
    }
}

static void
test_clean_refuses (void)
{
  static const char *const cases[] = {
    /* not UTF-8 */
    "\xff", "abc\xe0\xb4", "\xed\xa0\x80", "\xc0\x80",
    /* control characters and line breaks */
    "a\001b", "a\033[31m", "a\177", "a\xc2\x85" "b", "a\nb", "a\r\nb", "a\u2028b",
    /* what turns the direction */
    "\u202eabc", "a\u202a", "a\u2066b\u2069",
    /* piles of marks */
    "x\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308",
    "ക്്്്്" ZWNJ "്്്്",
    /* visual order: the sign before its consonant */
    "\u0d46ഡവലപ്മെന്റ്", "ആ \u0d3f", "abc\u0d41", "ക\u0d3f\u0d3f", "അ\u0d3e",
  };
  g_autofree char *long_text = g_strnfill (PP_TEXT_MAX_BYTES + 1, 'a');
  g_autofree char *stored = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (pp_text_clean (cases[i], &error));
      g_assert_error (error, PP_VALUE_ERROR, PP_VALUE_ERROR_TEXT);
      g_assert_cmpstr (pp_error_get_code (error), ==, "value.text");
    }

  g_assert_null (pp_text_clean (long_text, NULL));
  long_text[PP_TEXT_MAX_BYTES] = '\0';
  stored = pp_text_clean (long_text, NULL);
  g_assert_cmpstr (stored, ==, long_text);
  assert_text (pp_text_clean ("x\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307", NULL),
               "x\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307");
}

static void
test_clean_lines (void)
{
  assert_text (pp_text_clean_lines (" a  b \r\n\t c \n\n d \n", NULL), "a b\nc\n\nd");
  assert_text (pp_text_clean_lines ("a\rb\u2028c", NULL), "a\nb\nc");
  assert_text (pp_text_clean_lines ("കുടുംബശ്രീയില്" ZWJ "\nകൌ", NULL), "കുടുംബശ്രീയിൽ\nകൗ");
  g_assert_null (pp_text_clean_lines ("a\n\u202eb", NULL));
  g_assert_null (pp_text_clean_lines ("a\n\001", NULL));
  g_assert_null (pp_text_clean_lines ("ക\n\u0d3f", NULL));
}

/* Whatever is accepted is stored in a form that is accepted again and stays the same. */
static void
test_clean_is_final (void)
{
  static const char *const pieces[] = {
    "ന", "റ", "ക", "്", "ൻ", "ൌ", "െ", "ൗ", "ാ", "ു", ZWJ, ZWNJ, "\u200b", " ", "a", "\u0301",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new ("ക");
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      for (int length = g_rand_int_range (rand, 1, 8); length > 0; length--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

      once = pp_text_clean (text->str, NULL);
      if (once == NULL)
        continue;
      twice = pp_text_clean (once, NULL);
      g_assert_cmpstr (twice, ==, once);
      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_null (strstr (once, ZWJ));
    }
}

static void
test_fold (void)
{
  static const struct {
    const char *a;
    const char *b;
  } same[] = {
    { "LEELA  K", "leela k" }, { "É", "e\u0301" },
    /* chillu: by ZWJ, atomic, and with the ZWJ lost */
    { "കുടുംബശ്രീയിൽ", "കുടുംബശ്രീയില്" ZWJ }, { "കുടുംബശ്രീയിൽ", "കുടുംബശ്രീയില്" },
    { "അവൻ", "അവന്" },
    { "അപ്" ZWNJ "ലോഡ്", "അപ്ലോഡ്" }, { "പേര്", "പേരു്" },
    { "ഹെൻറി", "ഹെന്റി" }, { "പ്രിന്റ്", "പ്രിൻറ്" },
    /* doubled behind ർ and ൽ */
    { "മാർഗം", "മാർഗ്ഗം" }, { "നിർമാണം", "നിർമ്മാണം" }, { "വിദ്യാർഥി", "വിദ്യാർത്ഥി" },
    { "അർധം", "അർദ്ധം" }, { "വർഗീസ്", "വര്" ZWJ "ഗ്ഗീസ്" }, { "ഉൽപന്നം", "ഉൽപ്പന്നം" },
    { "വിൽപന", "വില്പന" }, { "വിൽപന", "വിൽപ്പന" },
    { "അധ്യാപകൻ", "അദ്ധ്യാപകൻ" }, { "പണം", "പണമ്" },
    { "കൌ", "കൗ" }, { "വാർഡ് ൧൨", "വാർഡ് 12" }, { "a\nb", "a b" }, { "a\r\nb", "a b" },
  };
  static const struct {
    const char *a;
    const char *b;
  } apart[] = {
    { "മണി", "മിനി" }, { "അനിൽ", "അനില" }, { "പത്തി", "പതി" }, { "അമ്മ", "അമ" },
    { "കുഞ്ഞ്", "കുഞ്ജ്" }, { "ബുദ്ധൻ", "ബുധൻ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = pp_text_fold (same[i].a);
      g_autofree char *b = pp_text_fold (same[i].b);

      g_assert_cmpstr (a, ==, b);
      assert_text (pp_text_fold (a), a);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (apart); i++)
    {
      g_autofree char *a = pp_text_fold (apart[i].a);
      g_autofree char *b = pp_text_fold (apart[i].b);

      g_assert_cmpstr (a, !=, b);
    }
  assert_text (pp_text_fold ("കൽപ്പന"), "കല്പന");
  assert_text (pp_text_fold ("a\xff"), "a\ufffd");
}

/* What is begun goes on: a half-u in another vowel. */
static void
test_fold_begun (void)
{
  static const struct { const char *typed, *found; gboolean begins; } cases[] = {
    { "മുളക്", "മുളകുപൊടി", TRUE }, { "മുളക്", "മുളക്", TRUE }, { "മുളകു", "മുളകുപൊടി", TRUE },
    { "മുളക്", "മുളയരി", FALSE }, { "കൽപ", "കൽപ്പക", TRUE }, { "Chil", "chilli", TRUE },
  };
  g_auto (GStrv) both = pp_text_fold_begun ("  മുളക്  Pow ");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = pp_text_fold_begun (cases[i].typed);
      g_autofree char *found = pp_text_fold (cases[i].found);

      g_test_message ("%s, %s", cases[i].typed, cases[i].found);
      g_assert_true (g_str_has_prefix (found, words[0]) == cases[i].begins);
    }
  g_assert_cmpuint (g_strv_length (both), ==, 2);
  g_assert_cmpstr (both[1], ==, "pow");
}

static void
test_digits (void)
{
  assert_text (pp_text_digits ("+91 94470-12345"), "919447012345");
  assert_text (pp_text_digits ("൯൪൪൭൦ ൧൨൩൪൫"), "9447012345");
  assert_text (pp_text_digits ("L-A26-00123"), "2600123");
  assert_text (pp_text_digits ("abc"), "");
  assert_text (pp_text_digits ("\xff" "7"), "7");
}

static void
test_sort_key (void)
{
  static const char *const ordered[] = {
    "അബ്ദുൽ", "കമല", "കരുണൻ", "കർത്താവ്", "കൽപ്പന", "കൃഷ്ണൻ", "മറിയം", "മറിയമ്മ",
  };
  static const char *const letters[] = { "ര", "ല", "ഹ", "ള", "ഴ", "റ" };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (gsize i = 1; i < G_N_ELEMENTS (ordered); i++)
    {
      g_autofree char *a = pp_text_sort_key (ordered[i - 1]);
      g_autofree char *b = pp_text_sort_key (ordered[i]);

      g_test_message ("%s, %s", ordered[i - 1], ordered[i]);
      g_assert_cmpint (strcmp (a, b), <, 0);
      g_assert_cmpuint (strspn (a, "0123456789abcdef"), ==, strlen (a));
      g_assert_cmpuint (strlen (a) % 2, ==, 0);
    }
  for (gsize i = 1; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *a = pp_text_sort_key (letters[i - 1]);
      g_autofree char *b = pp_text_sort_key (letters[i]);

      g_assert_cmpint (strcmp (a, b), <, 0);
    }

  first = pp_text_sort_key ("അബ്ദുൽ");
  second = pp_text_sort_key ("അബ്ദുല്" ZWJ);
  g_assert_cmpstr (first, ==, second);
  assert_text (pp_text_sort_key (""), "0101");
}

static void
test_has_malayalam (void)
{
  g_assert_true (pp_text_has_malayalam ("Leela ലീല"));
  g_assert_false (pp_text_has_malayalam ("Leela"));
  g_assert_false (pp_text_has_malayalam ("தமிழ்"));
  g_assert_false (pp_text_has_malayalam (""));
  g_assert_false (pp_text_has_malayalam ("\xff"));
}

static void
test_initials (void)
{
  static const struct { const char *name, *initials; } cases[] = {
    { "Leela Krishnan", "LK" }, { "leela", "L" }, { "Mini Mary Thomas", "MT" },
    { "K. Leela", "KL" },
    { "ലീല കൃഷ്ണൻ", "ലീ" }, { "പ്രിയ ദിനേശ്", "പ്രി" }, { "സ്ത്രീധനൻ എസ്", "സ്ത്രീ" },
    { "എസ്. ലത", "എ" }, { "ക്", "ക്" }, { "ഐൻസ്റ്റീൻ", "ഐ" }, { "  ", "" }, { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (pp_text_initials (cases[i].name), cases[i].initials);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-refuses", test_clean_refuses);
  g_test_add_func ("/text/clean-lines", test_clean_lines);
  g_test_add_func ("/text/clean-is-final", test_clean_is_final);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-begun", test_fold_begun);
  g_test_add_func ("/text/digits", test_digits);
  g_test_add_func ("/text/sort-key", test_sort_key);
  g_test_add_func ("/text/has-malayalam", test_has_malayalam);
  g_test_add_func ("/text/initials", test_initials);

  return g_test_run ();
}
