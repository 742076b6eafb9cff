/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-blank-paper.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "daybook/pp-blank.h"
#include "paper/pp-flow.h"
#include "people/pp-cluster.h"

#include <string.h>

#define RULE_MM       0.2
#define CELL_MM       1.2   /* from a rule to the text beside it */
#define HEAD_MM      14.0   /* the row of headings */
#define PAD_COLUMNS   3
#define PAD_NAME_MM   3.0   /* from the edge of a token to its first line */

static const PpTextStyle title = { 15, TRUE, PP_ALIGN_START };
static const PpTextStyle name_style = { 11, TRUE, PP_ALIGN_START };
static const PpTextStyle plain = { 9.5, FALSE, PP_ALIGN_START };
static const PpTextStyle heading = { 8, TRUE, PP_ALIGN_START };
static const PpTextStyle number_style = { 9.5, TRUE, PP_ALIGN_START };
static const PpTextStyle token_small = { 8, FALSE, PP_ALIGN_CENTER };
static const PpTextStyle token_large = { 19, TRUE, PP_ALIGN_CENTER };

/* In both languages: it is printed before anybody knows who will write. */
#define SHEET    "എഴുതാനുള്ള ദിവസത്താൾ / Day sheet to write on"
#define PAD      "ടോക്കൺ താൾ / Token pad"
#define TOKEN    "ടോക്കൺ / Token"
#define DATE     "തീയതി / Date: ____ - ____ - ________"
#define HOW_TO   "കറന്റോ കമ്പ്യൂട്ടറോ ഇല്ലാത്തപ്പോൾ ഇതിൽ എഴുതുക. ഓരോ വരിയും പിന്നീട് നമ്പർ സഹിതം " \
                 "ടൈപ്പ് ചെയ്യുക; തെറ്റിയ വരി വെട്ടി കാരണം എഴുതുക.\n" \
                 "For when there is no power or no PC. Type each line in later, with its number; " \
                 "strike a spoiled line out and write why."

static const struct { const char *text; double width_mm; } columns[] = {
  { "നമ്പർ\nNumber", 27 }, { "സമയം\nTime", 16 }, { "പേര്, ഫോൺ\nName, phone", 49 },
  { "മെഷീൻ\nMachine", 26 }, { "കൊണ്ടുവന്നത് (kg)\nBrought (kg)", 25 },
  { "ഫീസ് (₹)\nFee (₹)", 20 }, { "ടൈപ്പ് ചെയ്തു\nTyped in", 17 },
};

static void
draw_rules (PpPaper *paper, double top_mm, double row_mm)
{
  double bottom_mm = top_mm + HEAD_MM + row_mm * PP_BLANK_LINES, x_mm = PP_FLOW_MARGIN_MM;

  pp_draw_box (paper, x_mm, top_mm, PP_FLOW_WIDTH_MM, bottom_mm - top_mm, RULE_MM);
  for (guint i = 0; i < PP_BLANK_LINES; i++)
    pp_draw_line (paper, x_mm, top_mm + HEAD_MM + row_mm * i, x_mm + PP_FLOW_WIDTH_MM,
                  top_mm + HEAD_MM + row_mm * i, RULE_MM);
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (columns); i++)
    {
      x_mm += columns[i].width_mm;
      pp_draw_line (paper, x_mm, top_mm, x_mm, bottom_mm, RULE_MM);
    }
}

static void
draw_sheet (PpFlow *flow, const PpCluster *cluster, const PpBlank *blank)
{
  g_autofree char *name = g_strdup_printf ("%s\n%s", cluster->name_ml, cluster->name_en);
  double top_mm, row_mm, x_mm = PP_FLOW_MARGIN_MM;

  pp_flow_block (flow, &name_style, name, PP_FLOW_WIDTH_MM);
  pp_flow_block (flow, &title, SHEET, PP_FLOW_WIDTH_MM);
  pp_flow_block (flow, &plain, DATE, PP_FLOW_WIDTH_MM);
  pp_flow_block (flow, &plain, HOW_TO, PP_FLOW_WIDTH_MM);
  top_mm = flow->y_mm + PP_FLOW_GAP_MM;
  row_mm = (PP_FLOW_BOTTOM_MM - top_mm - HEAD_MM) / PP_BLANK_LINES;
  draw_rules (flow->paper, top_mm, row_mm);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      pp_draw_text (flow->paper, &heading, columns[i].text, x_mm + CELL_MM, top_mm + CELL_MM,
                    columns[i].width_mm - 2 * CELL_MM);
      x_mm += columns[i].width_mm;
    }
  for (gint64 no = blank->from_no; no <= blank->to_no; no++)
    {
      g_autofree char *number = pp_blank_dup_number (blank, no);

      pp_draw_text (flow->paper, &number_style, number, PP_FLOW_MARGIN_MM + CELL_MM,
                    top_mm + HEAD_MM + row_mm * (double) (no - blank->from_no) + CELL_MM,
                    columns[0].width_mm - 2 * CELL_MM);
    }
}

static void
draw_token (PpPaper *paper, const PpCluster *cluster, const char *number, double x_mm, double y_mm,
            double width_mm)
{
  double inner_mm = width_mm - 2 * PAD_NAME_MM;

  x_mm += PAD_NAME_MM;
  y_mm += PAD_NAME_MM;
  y_mm += pp_draw_text (paper, &token_small, cluster->name_ml, x_mm, y_mm, inner_mm);
  y_mm += pp_draw_text (paper, &token_small, TOKEN, x_mm, y_mm, inner_mm) + PP_FLOW_GAP_MM;
  pp_draw_text (paper, &token_large, number, x_mm, y_mm, inner_mm);
}

/* The lines are where it is torn or cut. */
static void
draw_pad (PpPaper *paper, const PpCluster *cluster, const PpBlank *blank)
{
  const guint n_rows = PP_BLANK_LINES / PAD_COLUMNS;
  double width_mm = PP_FLOW_WIDTH_MM / PAD_COLUMNS;
  double height_mm = (PP_FLOW_BOTTOM_MM - PP_FLOW_MARGIN_MM) / n_rows;

  for (gint64 no = blank->from_no; no <= blank->to_no; no++)
    {
      guint at = (guint) (no - blank->from_no);
      double x_mm = PP_FLOW_MARGIN_MM + width_mm * (at % PAD_COLUMNS);
      double y_mm = PP_FLOW_MARGIN_MM + height_mm * (at / PAD_COLUMNS);
      g_autofree char *number = pp_blank_dup_number (blank, no);

      pp_draw_box (paper, x_mm, y_mm, width_mm, height_mm, RULE_MM);
      draw_token (paper, cluster, number, x_mm, y_mm, width_mm);
    }
}

static void
draw_foot (PpPaper *paper, guint page, guint n_pages, gpointer which)
{
  pp_flow_foot (paper, which, page, n_pages, TRUE);
}

/**
 * pp_blank_paper_print:
 * @db: a connection
 * @id: id of a #PpBlank
 * @language: of no account: it is in both
 * @made_at: of no account: it bears the time at which its numbers were given
 * @error: why it could not be made
 *
 * The sheet or the pad, A4, as often as it is asked for with the same numbers.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_blank_paper_print (PpDb *db, const char *id, const char *language, gint64 made_at,
                      GError **error)
{
  g_autoptr (PpBlank) blank = pp_db_get (db, pp_blank_get_type (), id, error);
  g_autoptr (PpCluster) cluster = blank != NULL ? pp_cluster_get (db, error) : NULL;
  g_autofree char *first = NULL, *last = NULL, *day = NULL, *date = NULL, *which = NULL;
  g_autofree char *name = NULL;
  gboolean is_sheet;
  g_autoptr (PpPaper) paper = NULL;

  if (cluster == NULL)
    return NULL;
  is_sheet = strcmp (blank->form, "day_sheet") == 0;
  first = pp_blank_dup_number (blank, blank->from_no);
  last = pp_blank_dup_number (blank, blank->to_no);
  day = pp_time_day (blank->printed_at);
  date = pp_day_format (day);
  which = g_strdup_printf ("%s – %s · %s", first, last, date);
  name = g_strdup_printf ("%s · %s", is_sheet ? SHEET : PAD, which);
  paper = pp_flow_paper_new (name, "ml", blank->printed_at);
  pp_paper_set_frame (paper, draw_foot, which);
  if (is_sheet)
    draw_sheet (&(PpFlow) { paper, PP_FLOW_MARGIN_MM }, cluster, blank);
  else
    draw_pad (paper, cluster, blank);
  return pp_paper_finish (paper, error);
}
