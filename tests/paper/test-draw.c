/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-draw.h"

#include <string.h>

#include "paper/pp-paper-error.h"
#include "pp-readback.h"

static const PpTextStyle body = { .size_pt = 10 };

/* Conjuncts, chillus, signs that stand before or around their letter, dots and ZWNJ. */
static const char *const words[] = {
  "സ്ത്രീ", "ക്ഷ്മ", "ലക്ഷ്മി", "കൃഷ്ണൻ", "സ്പൂൺ", "പ്രിവ്യൂ", "ഗ്രൂപ്പ്", "ചന്ദ്രൻ",
  "രാഷ്ട്രം", "ശാസ്ത്രീയം", "സ്വാതന്ത്ര്യം", "ഉദ്യോഗസ്ഥർ", "കർത്താവ്", "ഉൽപന്നത്തിന്റെ",
  "വിദ്യാർഥികൾ", "ഞായറാഴ്ച", "മാർഗനിർദേശം", "ജ്ഞാനം", "വിജ്ഞാനം", "അദ്ധ്യക്ഷൻ", "പ്രിന്റ്",
  "ഇന്റർനെറ്റ്", "ആന്റണി", "പെട്ടി", "കൊട്ടാരം", "പൊതി", "കോഴിക്കോട്", "ഫൗണ്ടേഷൻ", "സൗകര്യം",
  "ഐശ്വര്യം", "കൈത്തറി", "തൈര്", "മഞ്ഞൾപ്പൊടി", "വെളിച്ചെണ്ണ", "കാഞ്ഞിരപ്പള്ളി", "ചങ്ങനാശ്ശേരി",
  "ശ്രീജിത്ത്", "ബ്രഹ്മാവ്", "സംഹിത", "ദുഃഖം", "ഋതു", "ഹൃദയം", "ഓഫ്‌ലൈൻ", "നെറ്റ്‌വർക്ക്",
  "കണ്ണൂർ", "തൂക്കം", "കുടുംബശ്രീ", "അയൽക്കൂട്ടം", "വാങ്മയം", "ഉൽഘാടനം", "തീയതി", "പഞ്ചായത്ത്",
  "ക്ലസ്റ്റർ", "ട്രേഡ്മാർക്ക്", "മൺപാത്രം", "യന്ത്രം", "അഷ്ടമുടി", "നിശ്ചയം", "ഗൃഹോപകരണങ്ങൾ",
  "ഏലയ്ക്ക",
};

static PpPaper *
make_paper (double height_mm)
{
  return pp_paper_new (100, height_mm, "Texts", "ml", 0);
}

static PpReadback *
read_back (PpPaper *paper)
{
  g_autoptr (GBytes) pdf = pp_paper_finish (paper, NULL);

  g_assert_nonnull (pdf);
  return pp_readback_new (pdf, NULL);
}

static void
test_hard_words (gconstpointer data)
{
  const PpTextStyle *style = data;
  g_autoptr (PpPaper) paper = make_paper (20);
  g_autoptr (PpReadback) readback = NULL;

  g_assert_cmpuint (G_N_ELEMENTS (words), >=, 50);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      pp_draw_text (paper, style, words[i], 5, 5, 90);
      pp_paper_next_page (paper);
    }
  readback = read_back (paper);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *raw = pp_readback_get_text (readback, i + 1);
      g_autofree char *read = pp_readback_squeeze (raw);
      g_autofree char *word = pp_readback_squeeze (words[i]);

      g_test_message ("%s", word);
      g_assert_cmpstr (read, ==, word);
    }
}

static void
test_both_scripts (void)
{
  static const char *const texts[] = {
    "Jackfruit chips ചക്ക ചിപ്സ് 250 g",
    "MRP ₹120.50 (എല്ലാ നികുതികളും ഉൾപ്പെടെ)",
    "എഫ്.എസ്.എസ്.എ.ഐ ലൈസൻസ് നമ്പർ: 11326001000123",
    "Store below 25 °C, 65 % RH: pH 4.5–5.0 × 2, ≤ 10 or ≥ 3 ± 1 µg/ml",
    "ഞായറാഴ്ച, 5 മാർച്ച് 2026, രാവിലെ 9:30",
  };
  g_autoptr (PpPaper) paper = make_paper (100);
  g_autoptr (PpReadback) readback = NULL;
  g_auto (GStrv) fonts = NULL;
  g_autofree char *all_fonts = NULL;
  double y_mm = 5;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    y_mm += pp_draw_text (paper, &body, texts[i], 5, y_mm, 90);
  readback = read_back (paper);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpuint (pp_readback_count_text (readback, 1, texts[i]), ==, 1);

  fonts = pp_readback_get_fonts (readback);
  all_fonts = g_strjoinv (" ", fonts);
  g_assert_cmpstr (all_fonts, ==, "Manjari-Regular NotoSans-Regular NotoSansMath-Regular");
}

typedef struct {
  const char *what;
  const char *text;
  double      width_mm;
} Wrap;

static const Wrap wraps[] = {
  { "words",          "Ripe jackfruit, coconut oil, salt, turmeric and curry leaves, "
                      "fried in small batches and packed on the day of frying.", 40 },
  { "Malayalam",      "പഴുത്ത ചക്ക, വെളിച്ചെണ്ണ, ഉപ്പ്, മഞ്ഞൾപ്പൊടി, കറിവേപ്പില "
                      "എന്നിവ ചേർത്ത് ചെറിയ അളവിൽ വറുത്ത് അന്നുതന്നെ പാക്ക് ചെയ്തത്.", 40 },
  { "one long word",  "https://panippura.example.in/b/B-A26-00042/certificate/C-A26-00017", 25 },
  { "long Malayalam", "ഗുണനിലവാരപരിശോധനാസർട്ടിഫിക്കറ്റുകൾ", 15 },
  { "paragraphs",     "First\nSecond paragraph that is longer than its line", 30 },
};

/* Nothing stands outside the block that was asked for and reported. */
static void
test_wraps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wraps); i++)
    {
      g_autoptr (PpPaper) paper = make_paper (100);
      g_autoptr (PpReadback) readback = NULL;
      double used_mm, measured_mm, widest_mm, left, top, right, bottom;

      g_test_message ("%s", wraps[i].what);
      used_mm = pp_draw_text (paper, &body, wraps[i].text, 10, 20, wraps[i].width_mm);
      measured_mm = pp_draw_measure_text (paper, &body, wraps[i].text, wraps[i].width_mm,
                                          &widest_mm);
      g_assert_cmpfloat (used_mm, ==, measured_mm);
      g_assert_cmpfloat (used_mm, >, pp_draw_measure_text (paper, &body, wraps[i].text, 500, NULL));

      readback = read_back (paper);
      g_assert_true (pp_readback_has_text (readback, 1, wraps[i].text));
      g_assert_true (pp_readback_get_ink (readback, 1, 300, &left, &top, &right, &bottom));
      g_assert_cmpfloat (left, >=, 10 - 0.1);
      g_assert_cmpfloat (right, <=, 10 + wraps[i].width_mm + 0.1);
      g_assert_cmpfloat_with_epsilon (right, 10 + widest_mm, 0.6);
      g_assert_cmpfloat (top, >=, 20 - 0.1);
      g_assert_cmpfloat (bottom, <=, 20 + used_mm + 0.1);
    }
}

/* The deepest and the highest letters stand within the height that the text took. */
static void
test_ink_within_height (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const PpTextStyle style = { .size_pt = 24, .bold = i % 2 == 0 };
      g_autoptr (PpPaper) paper = make_paper (60);
      g_autoptr (PpReadback) readback = NULL;
      double used_mm, left, top, right, bottom;

      used_mm = pp_draw_text (paper, &style, words[i], 5, 20, 90);
      readback = read_back (paper);
      g_assert_true (pp_readback_get_ink (readback, 1, 300, &left, &top, &right, &bottom));
      g_assert_cmpfloat (top, >=, 20 - 0.1);
      g_assert_cmpfloat (bottom, <=, 20 + used_mm + 0.1);
    }
}

/* Lines of one script do not touch: their distance is that of the other script. */
static void
test_line_distance (void)
{
  g_autoptr (PpPaper) paper = make_paper (60);
  double latin = pp_draw_measure_text (paper, &body, "a\na\na", 90, NULL)
                 - pp_draw_measure_text (paper, &body, "a\na", 90, NULL);
  double malayalam = pp_draw_measure_text (paper, &body, "ക\nക\nക", 90, NULL)
                     - pp_draw_measure_text (paper, &body, "ക\nക", 90, NULL);

  g_assert_cmpfloat_with_epsilon (latin, malayalam, 0.02);
}

/* Side by side, text of either script stands on one line: the feet of ധ and H are level. */
static void
test_baseline (void)
{
  static const char *const texts[] = { "H", "ധ", "Hധ" };
  const PpTextStyle large = { .size_pt = 40 };
  double feet[G_N_ELEMENTS (texts)];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PpPaper) paper = make_paper (60);
      g_autoptr (PpReadback) readback = NULL;
      double left, top, right;

      pp_draw_text (paper, &large, texts[i], 10, 10, 80);
      readback = read_back (paper);
      g_assert_true (pp_readback_get_ink (readback, 1, 300, &left, &top, &right, &feet[i]));
    }
  g_assert_cmpfloat_with_epsilon (feet[0], feet[1], 0.4);
  g_assert_cmpfloat_with_epsilon (feet[0], feet[2], 0.4);
}

static void
test_align (void)
{
  static const struct { PpAlign align; double left, right; } rows[] = {
    { PP_ALIGN_START, 10, -1 },
    { PP_ALIGN_CENTER, -1, -1 },
    { PP_ALIGN_END, -1, 90 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const PpTextStyle style = { .size_pt = 12, .align = rows[i].align };
      g_autoptr (PpPaper) paper = make_paper (60);
      g_autoptr (PpReadback) readback = NULL;
      double left, top, right, bottom;

      pp_draw_text (paper, &style, "HIH", 10, 10, 80);
      readback = read_back (paper);
      g_assert_true (pp_readback_get_ink (readback, 1, 300, &left, &top, &right, &bottom));
      if (rows[i].left > 0)
        g_assert_cmpfloat_with_epsilon (left, rows[i].left, 0.6);
      if (rows[i].right > 0)
        g_assert_cmpfloat_with_epsilon (right, rows[i].right, 0.6);
      if (rows[i].align == PP_ALIGN_CENTER)
        g_assert_cmpfloat_with_epsilon ((left + right) / 2, 50, 0.2);
    }
}

static void
test_weight_and_size (void)
{
  const PpTextStyle bold = { .size_pt = 10, .bold = TRUE };
  const PpTextStyle large = { .size_pt = 20 };
  g_autoptr (PpPaper) paper = make_paper (60);
  g_autoptr (PpReadback) readback = NULL;
  g_auto (GStrv) fonts = NULL;
  g_autofree char *all_fonts = NULL;

  g_assert_cmpfloat_with_epsilon (pp_draw_measure_text (paper, &large, "x", 90, NULL),
                                  2 * pp_draw_measure_text (paper, &body, "x", 90, NULL), 0.01);
  g_assert_cmpfloat_with_epsilon (pp_draw_measure_text (paper, &body, "x", 90, NULL),
                                  10 * 1.362 / PP_MM, 0.02);
  pp_draw_text (paper, &bold, "Fail പരാജയപ്പെട്ടു", 5, 5, 90);
  readback = read_back (paper);
  fonts = pp_readback_get_fonts (readback);
  all_fonts = g_strjoinv (" ", fonts);
  g_assert_cmpstr (all_fonts, ==, "Manjari-Bold NotoSans-Bold");
}

static void
test_empty (void)
{
  g_autoptr (PpPaper) paper = make_paper (60);
  g_autoptr (GError) error = NULL;
  double used_mm = -1;

  g_assert_cmpfloat (pp_draw_text (paper, &body, "", 5, 5, 90), ==, 0);
  g_assert_cmpfloat (pp_draw_measure_text (paper, &body, "", 90, NULL), ==, 0);
  g_assert_true (pp_draw_text_in (paper, &body, "", 5, 5, 90, 0, &used_mm, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (used_mm, ==, 0);
}

static void
test_fits_or_not (void)
{
  const char *text = wraps[0].text;
  g_autoptr (PpPaper) paper = make_paper (100);
  g_autoptr (PpReadback) readback = NULL;
  g_autoptr (GError) low = NULL;
  g_autoptr (GError) narrow = NULL;
  double need_mm = pp_draw_measure_text (paper, &body, text, 40, NULL);
  double used_mm, left, top, right, bottom;

  g_assert_false (pp_draw_text_in (paper, &body, text, 5, 5, 40, need_mm - 0.1, &used_mm, &low));
  g_assert_error (low, PP_PAPER_ERROR, PP_PAPER_ERROR_DOES_NOT_FIT);
  g_assert_cmpstr (pp_error_get_code (low), ==, "paper.does-not-fit");
  g_assert_nonnull (strstr (low->message, "curry leaves"));
  g_assert_cmpfloat (used_mm, ==, need_mm);
  g_assert_false (pp_draw_text_in (paper, &body, "സ്ത്രീ", 5, 5, 2, 50, NULL, &narrow));
  g_assert_error (narrow, PP_PAPER_ERROR, PP_PAPER_ERROR_DOES_NOT_FIT);

  pp_paper_next_page (paper);
  g_assert_true (pp_draw_text_in (paper, &body, text, 5, 5, 40, need_mm, &used_mm, NULL));
  g_assert_cmpfloat (used_mm, ==, need_mm);

  readback = read_back (paper);
  g_assert_false (pp_readback_get_ink (readback, 1, 203, &left, &top, &right, &bottom));
  g_assert_true (pp_readback_has_text (readback, 2, text));
}

static void
test_lines (void)
{
  g_autoptr (PpPaper) paper = make_paper (100);
  g_autoptr (PpReadback) readback = NULL;
  double left, top, right, bottom;

  pp_draw_box (paper, 10, 20, 30, 40, 0.5);
  pp_paper_next_page (paper);
  pp_draw_line (paper, 10, 20, 60, 20, 1);
  readback = read_back (paper);

  g_assert_true (pp_readback_get_ink (readback, 1, 508, &left, &top, &right, &bottom));
  g_assert_cmpfloat_with_epsilon (left, 10, 0.1);
  g_assert_cmpfloat_with_epsilon (top, 20, 0.1);
  g_assert_cmpfloat_with_epsilon (right, 40, 0.1);
  g_assert_cmpfloat_with_epsilon (bottom, 60, 0.1);
  g_assert_true (pp_readback_get_ink (readback, 2, 508, &left, &top, &right, &bottom));
  g_assert_cmpfloat_with_epsilon (left, 10, 0.1);
  g_assert_cmpfloat_with_epsilon (top, 19.5, 0.1);
  g_assert_cmpfloat_with_epsilon (right, 60, 0.1);
  g_assert_cmpfloat_with_epsilon (bottom, 20.5, 0.1);
}

/* At every width: what was broken would be read as two. */
static void
test_numbers_stay_whole (void)
{
  static const char *const numbers[] = { "S-A26-00034", "24-11-2026", "+91 94470 12345" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (int width_mm = 30; width_mm <= 90; width_mm += 4)
      {
        g_autofree char *text = g_strdup_printf ("Laboratory test × 6, %s, and what more stands "
                                                 "here on its lines", numbers[i]);
        g_autoptr (PpPaper) paper = make_paper (60);
        g_autoptr (PpReadback) readback = NULL;
        g_autofree char *read = NULL;

        pp_draw_text (paper, &body, text, 5, 5, width_mm);
        readback = read_back (paper);
        read = pp_readback_get_text (readback, 1);
        if (strstr (read, numbers[i]) == NULL)
          g_error ("at %d mm “%s” breaks: %s", width_mm, numbers[i], read);
      }
}

static const struct { const char *text, *whole; } amounts[] = {
  { "Net quantity: 200 g and no more of it", "200 g" },
  { "Unit sale price: ₹0.70 per g, all taxes included", "₹0.70 per g" },
  { "Unit sale price: ₹1,250.50 per piece", "₹1,250.50 per piece" },
  { "Store below 25 °C, out of the light", "25 °C" },
  { "അറ്റ അളവ്: 200 g (പാക്കറ്റ് ഉൾപ്പെടെയല്ല)", "200 g" },
  { "ഒരു തവണ കഴിക്കുന്നത് 12.5 kg, അതിൽ കൂടരുത്", "12.5 kg" },
};

/* At every width where they have room: an amount and its unit stand on one line. */
static void
test_amounts_stay_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    for (int width_mm = 38; width_mm <= 80; width_mm++)
      {
        g_autoptr (PpPaper) paper = make_paper (60);
        g_autoptr (PpReadback) readback = NULL;
        g_autofree char *read = NULL;

        pp_draw_text (paper, &body, amounts[i].text, 5, 5, width_mm);
        readback = read_back (paper);
        read = pp_readback_get_text (readback, 1);
        if (strstr (read, amounts[i].whole) == NULL)
          g_error ("at %d mm “%s” breaks: %s", width_mm, amounts[i].whole, read);
      }
}

/* Where there is no room on one line the unit stands on the next, and nothing leaves its column. */
static void
test_amounts_part (void)
{
  g_autoptr (PpPaper) paper = make_paper (60);
  double widest_mm;

  pp_draw_measure_text (paper, &body, "₹1,250.50 per piece", 90, &widest_mm);
  g_assert_cmpfloat (widest_mm, >, 30);
  pp_draw_measure_text (paper, &body, "₹1,250.50 per piece", 20, &widest_mm);
  g_assert_cmpfloat (widest_mm, <=, 20.01);
}

/* A word that is no number breaks where it must. */
static void
test_long_words_break (void)
{
  static const char *const longs[] = {
    "1234567890-1234567890-1234567890", "abcdefghijklmnopqrstuvwxyzabcdefghij",
    "12345678901234567890",
  };
  g_autoptr (PpPaper) paper = make_paper (60);

  for (guint i = 0; i < G_N_ELEMENTS (longs); i++)
    {
      double widest_mm;

      pp_draw_measure_text (paper, &body, longs[i], 20, &widest_mm);
      g_assert_cmpfloat (widest_mm, <=, 20.01);
    }
}

int
main (int argc, char **argv)
{
  static const PpTextStyle small = { .size_pt = 7 };
  static const PpTextStyle large = { .size_pt = 11 };
  static const PpTextStyle bold = { .size_pt = 9, .bold = TRUE };

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/paper/draw/hard-words/7", &small, test_hard_words);
  g_test_add_data_func ("/paper/draw/hard-words/11", &large, test_hard_words);
  g_test_add_data_func ("/paper/draw/hard-words/bold", &bold, test_hard_words);
  g_test_add_func ("/paper/draw/both-scripts", test_both_scripts);
  g_test_add_func ("/paper/draw/wraps", test_wraps);
  g_test_add_func ("/paper/draw/ink-within-height", test_ink_within_height);
  g_test_add_func ("/paper/draw/line-distance", test_line_distance);
  g_test_add_func ("/paper/draw/baseline", test_baseline);
  g_test_add_func ("/paper/draw/align", test_align);
  g_test_add_func ("/paper/draw/weight-and-size", test_weight_and_size);
  g_test_add_func ("/paper/draw/empty", test_empty);
  g_test_add_func ("/paper/draw/fits-or-not", test_fits_or_not);
  g_test_add_func ("/paper/draw/lines", test_lines);
  g_test_add_func ("/paper/draw/numbers-stay-whole", test_numbers_stay_whole);
  g_test_add_func ("/paper/draw/amounts-stay-whole", test_amounts_stay_whole);
  g_test_add_func ("/paper/draw/amounts-part", test_amounts_part);
  g_test_add_func ("/paper/draw/long-words-break", test_long_words_break);

  return g_test_run ();
}
