/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-draw.h"

#include "paper/pp-paper-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FAMILIES    "Noto Sans, Manjari, Noto Sans Math"   /* the last one for ≤ and ≥ */
#define LINE_HEIGHT 1.362   /* that of Noto Sans: Manjari's own lets deep conjuncts touch */
#define ASCENT      1.069   /* of Noto Sans: both scripts stand on the same first baseline */
#define SLACK_PT    0.01
#define LONGEST_NUMBER 20   /* letters of one that is kept on one line */

typedef struct {
  double top;      /* where the layout begins so that nothing stands above the text, points */
  double height;   /* ink and lines together, points */
  double width;    /* of the widest line, points */
} Extent;

/* Where the word at @word ends; a telephone number is one word with its groups. */
static const char *
end_of_word (const char *word)
{
  const char *end = word + strcspn (word, " \n");

  while (*word == '+' && *end == ' ' && g_ascii_isdigit (end[1]))
    end += 1 + strcspn (end + 1, " \n");
  return end;
}

/* S-A26-00034, 24-11-2026, +91 94470 12345 */
static gboolean
is_number (const char *word, const char *end)
{
  gboolean digit = FALSE, joined = *word == '+';

  for (const char *p = word; p < end; p++)
    {
      digit = digit || g_ascii_isdigit (*p);
      joined = joined || *p == '-';
    }
  return digit && joined && end - word <= LONGEST_NUMBER;
}

/* 200, ₹0.70, (1,250.5 */
static gboolean
is_amount (const char *word, const char *end)
{
  if (*word == '(')
    word++;
  if (g_str_has_prefix (word, "₹"))
    word += strlen ("₹");
  if (word >= end || !g_ascii_isdigit (*word))
    return FALSE;
  while (word < end && (g_ascii_isdigit (*word) || *word == '.' || *word == ','))
    word++;
  return word == end && g_ascii_isdigit (end[-1]);
}

static gboolean
is_unit (const char *word, const char *end)
{
  static const char *const units[] = {
    "g", "kg", "mg", "µg", "ml", "l", "mm", "cm", "m", "cm²", "N", "%", "°C", "kcal", "kJ", "piece",
  };

  while (end > word && strchr (",.;:)", end[-1]) != NULL)
    end--;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strlen (units[i]) == (gsize) (end - word) && strncmp (units[i], word, end - word) == 0)
      return TRUE;
  return FALSE;
}

/* Where the unit of the amount that ends at @end ends: "g", "per g"; %NULL where it has none. */
static const char *
end_of_unit (const char *end)
{
  const char *word;

  if (g_str_has_prefix (end, " per "))
    end += strlen (" per");
  if (*end != ' ')
    return NULL;
  word = end + 1;
  end = end_of_word (word);
  return is_unit (word, end) ? end : NULL;
}

static void
keep_whole (PangoAttrList *attributes, const char *text, const char *start, const char *end)
{
  PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

  whole->start_index = (guint) (start - text);
  whole->end_index = (guint) (end - text);
  pango_attr_list_insert (attributes, whole);
}

/* A number that breaks at its hyphen reads as two; an amount without its unit says nothing. */
static void
keep_numbers_whole (PangoAttrList *attributes, const char *text, gboolean with_units)
{
  for (const char *word = text, *end; *word != '\0'; word = *end != '\0' ? end + 1 : end)
    {
      const char *unit_end = NULL;

      end = end_of_word (word);
      if (with_units && is_amount (word, end))
        unit_end = end_of_unit (end);
      if (unit_end != NULL)
        end = unit_end;
      if (unit_end != NULL || is_number (word, end))
        keep_whole (attributes, text, word, end);
    }
}

static void
set_attributes (PangoLayout *layout, const PpTextStyle *style, const char *text,
                gboolean with_units)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int line_height = (int) (style->size_pt * LINE_HEIGHT * PANGO_SCALE);

  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (line_height));
  keep_numbers_whole (attributes, text, with_units);
  pango_layout_set_attributes (layout, attributes);
}

/* Where an amount and its unit have no room on one line they stand on two. */
static void
part_units (PangoLayout *layout, const PpTextStyle *style, const char *text)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  if (width > pango_layout_get_width (layout))
    set_attributes (layout, style, text, FALSE);
}

static PangoLayout *
set_layout (PpPaper *paper, const PpTextStyle *style, const char *text, double width_mm)
{
  static const PangoAlignment alignments[] = {
    [PP_ALIGN_START] = PANGO_ALIGN_LEFT,
    [PP_ALIGN_CENTER] = PANGO_ALIGN_CENTER,
    [PP_ALIGN_END] = PANGO_ALIGN_RIGHT,
  };
  PangoLayout *layout = pp_paper_get_layout (paper);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_size (font, (int) (style->size_pt * PANGO_SCALE));
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  pango_layout_set_font_description (layout, font);
  set_attributes (layout, style, text, TRUE);
  pango_layout_set_alignment (layout, alignments[style->align]);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width_mm * PP_MM * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  part_units (layout, style, text);
  return layout;
}

static Extent
measure (PangoLayout *layout, const PpTextStyle *style)
{
  int ascent = (int) (style->size_pt * ASCENT * PANGO_SCALE);
  PangoRectangle ink, logical;
  int top, bottom;

  pango_layout_get_extents (layout, &ink, &logical);
  top = MAX (-ink.y, ascent - pango_layout_get_baseline (layout));
  bottom = MAX (ink.y + ink.height, logical.y + logical.height);
  return (Extent) {
    .top = (double) top / PANGO_SCALE,
    .height = (double) (top + bottom) / PANGO_SCALE,
    .width = (double) logical.width / PANGO_SCALE,
  };
}

static void
show (PpPaper *paper, PangoLayout *layout, const Extent *extent, double x_mm, double y_mm)
{
  cairo_t *cr = pp_paper_get_cairo (paper);

  cairo_move_to (cr, x_mm * PP_MM, y_mm * PP_MM + extent->top);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

/**
 * pp_draw_measure_text:
 * @paper: a paper
 * @style: how the text is set
 * @text: one or more paragraphs
 * @width_mm: the width that it wraps at
 * @widest_mm: (out) (optional): the widest line; more than @width_mm only where a single
 *   letter is wider
 *
 * Returns: the height in millimetres that pp_draw_text() would take
 */
double
pp_draw_measure_text (PpPaper *paper, const PpTextStyle *style, const char *text, double width_mm,
                      double *widest_mm)
{
  Extent extent = { 0 };

  g_return_val_if_fail (paper != NULL && style != NULL && text != NULL, 0);
  g_return_val_if_fail (style->size_pt > 0 && width_mm > 0, 0);

  if (*text != '\0')
    extent = measure (set_layout (paper, style, text, width_mm), style);
  if (widest_mm != NULL)
    *widest_mm = extent.width / PP_MM;
  return extent.height / PP_MM;
}

/**
 * pp_draw_text:
 * @paper: a paper
 * @style: how the text is set
 * @text: one or more paragraphs; long ones wrap, also inside a word that is too long
 * @x_mm: left edge
 * @y_mm: top edge; no ink stands above it
 * @width_mm: the width that it wraps at
 *
 * Draws a text as high as it needs to be.
 *
 * Returns: the height that it took, in millimetres; 0 for an empty text
 */
double
pp_draw_text (PpPaper *paper, const PpTextStyle *style, const char *text, double x_mm,
              double y_mm, double width_mm)
{
  PangoLayout *layout;
  Extent extent;

  g_return_val_if_fail (paper != NULL && style != NULL && text != NULL, 0);
  g_return_val_if_fail (style->size_pt > 0 && width_mm > 0, 0);

  if (*text == '\0')
    return 0;
  layout = set_layout (paper, style, text, width_mm);
  extent = measure (layout, style);
  show (paper, layout, &extent, x_mm, y_mm);
  return extent.height / PP_MM;
}

/**
 * pp_draw_text_in:
 * @paper: a paper
 * @style: how the text is set
 * @text: one or more paragraphs
 * @x_mm: left edge
 * @y_mm: top edge
 * @width_mm: the width that it wraps at
 * @height_mm: the most that it may take
 * @used_mm: (out) (optional): the height that it took, or needs
 * @error: PP_PAPER_ERROR_DOES_NOT_FIT
 *
 * Draws a text that must not leave its box. Where it does not fit nothing is drawn.
 *
 * Returns: whether it fitted
 */
gboolean
pp_draw_text_in (PpPaper *paper, const PpTextStyle *style, const char *text, double x_mm,
                 double y_mm, double width_mm, double height_mm, double *used_mm, GError **error)
{
  PangoLayout *layout;
  Extent extent;

  g_return_val_if_fail (paper != NULL && style != NULL && text != NULL, FALSE);
  g_return_val_if_fail (style->size_pt > 0 && width_mm > 0, FALSE);

  layout = set_layout (paper, style, text, width_mm);
  extent = *text != '\0' ? measure (layout, style) : (Extent) { 0 };
  if (used_mm != NULL)
    *used_mm = extent.height / PP_MM;

  if (extent.height > height_mm * PP_MM + SLACK_PT || extent.width > width_mm * PP_MM + SLACK_PT)
    {
      pp_error_set (error, PP_PAPER_ERROR, PP_PAPER_ERROR_DOES_NOT_FIT, NULL,
                    _("This text does not fit: “%s”. It needs %.1f × %.1f mm and there are "
                      "%.1f × %.1f mm. Shorten it or choose a larger paper."),
                    text, extent.width / PP_MM, extent.height / PP_MM, width_mm, height_mm);
      return FALSE;
    }
  show (paper, layout, &extent, x_mm, y_mm);
  return TRUE;
}

/**
 * pp_draw_line:
 * @paper: a paper
 * @x1_mm: where it begins
 * @y1_mm: where it begins
 * @x2_mm: where it ends
 * @y2_mm: where it ends
 * @thick_mm: its thickness; 0.25 is two dots of a label printer
 */
void
pp_draw_line (PpPaper *paper, double x1_mm, double y1_mm, double x2_mm, double y2_mm,
              double thick_mm)
{
  cairo_t *cr;

  g_return_if_fail (paper != NULL && thick_mm > 0);

  cr = pp_paper_get_cairo (paper);
  cairo_set_line_width (cr, thick_mm * PP_MM);
  cairo_move_to (cr, x1_mm * PP_MM, y1_mm * PP_MM);
  cairo_line_to (cr, x2_mm * PP_MM, y2_mm * PP_MM);
  cairo_stroke (cr);
}

/**
 * pp_draw_box:
 * @paper: a paper
 * @x_mm: left edge
 * @y_mm: top edge
 * @width_mm: outer width
 * @height_mm: outer height
 * @thick_mm: thickness of its line, which lies inside
 */
void
pp_draw_box (PpPaper *paper, double x_mm, double y_mm, double width_mm, double height_mm,
             double thick_mm)
{
  cairo_t *cr;

  g_return_if_fail (paper != NULL && thick_mm > 0);
  g_return_if_fail (width_mm > thick_mm && height_mm > thick_mm);

  cr = pp_paper_get_cairo (paper);
  cairo_set_line_width (cr, thick_mm * PP_MM);
  cairo_rectangle (cr, (x_mm + thick_mm / 2) * PP_MM, (y_mm + thick_mm / 2) * PP_MM,
                   (width_mm - thick_mm) * PP_MM, (height_mm - thick_mm) * PP_MM);
  cairo_stroke (cr);
}
