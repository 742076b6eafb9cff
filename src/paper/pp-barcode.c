/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-barcode.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>
#include <zint.h>

#include "paper/pp-draw.h"
#include "paper/pp-paper-error.h"

#define LEAST_BARS_MM  5.0    /* ISO/IEC 15417: 5 mm or 15 % of the length, the larger */
#define LEAST_BARS     0.15
#define MOST_EAN_MM    0.66   /* GS1 General Specifications: twice the nominal size */
#define TEXT_PT        7.0    /* under Code 128 */
#define TEXT_MM        3.4
#define DIGIT_EM       11     /* all below in modules; EAN-13: size of its digits */
#define DIGIT_RISE     3      /* free part of a line above its digits */
#define DIGIT_ROOM     9
#define GUARD_DESCENT  5
#define QR_LEVEL       2      /* M: 15 % of the code may be spoilt */
#define QR_PATTERN     2      /* trying all eight takes ten times as long for 2 % less penalty */
#define MASK_BITS      4
#define SLACK_MM       1e-6

typedef struct zint_symbol Symbol;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Symbol, ZBarcode_Delete)

/* What the standards say of a kind: GS1 General Specifications, ISO/IEC 15417, 18004, 16022. */
typedef struct {
  int      symbology;
  int      input_mode;
  gboolean matrix;
  int      quiet_left;     /* modules */
  int      quiet_right;
} Kind;

static const Kind kinds[] = {
  [PP_BARCODE_CODE128] = { BARCODE_CODE128, DATA_MODE, FALSE, 10, 10 },
  [PP_BARCODE_EAN13] = { BARCODE_EANX, DATA_MODE, FALSE, 11, 7 },
  [PP_BARCODE_QR] = { BARCODE_QRCODE, DATA_MODE, TRUE, 4, 4 },
  [PP_BARCODE_GS1_DATAMATRIX] = { BARCODE_DATAMATRIX, GS1_MODE, TRUE, 1, 1 },
};

static gboolean
is_printable_ascii (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isprint (*c))
      return FALSE;
  return TRUE;
}

static gboolean
is_ean13 (const char *text)
{
  gsize length = strspn (text, "0123456789");

  return text[length] == '\0' && (length == 12 || length == 13);
}

static Symbol *
encode (const PpBarcode *code, GError **error)
{
  const Kind *kind = &kinds[code->kind];
  g_autoptr (Symbol) symbol = NULL;

  if (!is_printable_ascii (code->text))
    {
      pp_error_set (error, PP_PAPER_ERROR, PP_PAPER_ERROR_NOT_ASCII, NULL,
                    _("A bar code can hold only English letters, digits and signs. "
                      "Change this text: “%s”."), code->text);
      return NULL;
    }

  symbol = ZBarcode_Create ();
  symbol->symbology = kind->symbology;
  symbol->input_mode = kind->input_mode;
  symbol->warn_level = WARN_FAIL_ALL;
  if (code->kind == PP_BARCODE_QR)
    {
      symbol->option_1 = QR_LEVEL;
      symbol->option_3 = (QR_PATTERN + 1) << 8;
    }
  if (code->kind == PP_BARCODE_GS1_DATAMATRIX)
    symbol->option_3 = DM_SQUARE;

  if (*code->text == '\0' || (code->kind == PP_BARCODE_EAN13 && !is_ean13 (code->text))
      || ZBarcode_Encode (symbol, (const guchar *) code->text, 0) >= ZINT_ERROR)
    {
      g_debug ("bar code: %s", symbol->errtxt);
      pp_error_set (error, PP_PAPER_ERROR, PP_PAPER_ERROR_FAILED, NULL,
                    _("No bar code can be made of “%s”. Check the number."), code->text);
      return NULL;
    }
  return g_steal_pointer (&symbol);
}

static gboolean
is_black (const Symbol *symbol, int row, int column)
{
  return (symbol->encoded_data[row][column / 8] >> (column % 8)) & 1;
}

static double
get_text_mm (const PpBarcode *code, double module_mm)
{
  if (code->kind == PP_BARCODE_EAN13)
    return DIGIT_ROOM * module_mm;
  return code->kind == PP_BARCODE_CODE128 && code->with_text ? TEXT_MM : 0;
}

static double
get_full_width (const PpBarcode *code, const Symbol *symbol, double module_mm)
{
  const Kind *kind = &kinds[code->kind];

  return (kind->quiet_left + symbol->width + kind->quiet_right) * module_mm;
}

static double
get_least_height (const PpBarcode *code, const Symbol *symbol, double module_mm)
{
  const Kind *kind = &kinds[code->kind];

  if (kind->matrix)
    return (kind->quiet_left + symbol->rows + kind->quiet_right) * module_mm;
  return MAX (LEAST_BARS_MM, LEAST_BARS * symbol->width * module_mm)
         + get_text_mm (code, module_mm);
}

/* For a sentence with one decimal: it never says less than is needed. */
static double
round_up_to_tenth (double mm)
{
  return ceil (mm * 10 - SLACK_MM) / 10;
}

static double
round_up_to_dots (const PpBarcode *code, double mm)
{
  double dot_mm = code->dpi > 0 ? 25.4 / code->dpi : 0;

  return code->dpi > 0 ? ceil (mm / dot_mm - SLACK_MM) * dot_mm : mm;
}

static double
move_to_dot (const PpBarcode *code, double mm)
{
  return code->dpi > 0 ? floor (mm * code->dpi / 25.4 + SLACK_MM) * 25.4 / code->dpi : mm;
}

static double
limit_module_by_height (const PpBarcode *code, const Symbol *symbol, double height_mm)
{
  double per_module = LEAST_BARS * symbol->width;

  if (kinds[code->kind].matrix)
    return height_mm / get_least_height (code, symbol, 1);
  if (code->kind == PP_BARCODE_EAN13)
    return MIN ((height_mm - LEAST_BARS_MM) / DIGIT_ROOM, height_mm / (per_module + DIGIT_ROOM));
  return (height_mm - get_text_mm (code, 0)) / per_module;
}

/* Returns: the widest module that lets the code into the box, or 0 where it is too thin */
static double
choose_module (const PpBarcode *code, const Symbol *symbol, double width_mm, double height_mm)
{
  double module_mm = MIN (width_mm / get_full_width (code, symbol, 1),
                          limit_module_by_height (code, symbol, height_mm));

  if (code->kind == PP_BARCODE_EAN13)
    module_mm = MIN (module_mm, MOST_EAN_MM);
  module_mm = move_to_dot (code, module_mm);

  if (module_mm < PP_BARCODE_LEAST_MODULE_MM - SLACK_MM
      || get_least_height (code, symbol, module_mm) > height_mm + SLACK_MM)
    return 0;
  return module_mm;
}

static void
draw_bars (const PpBarcode *code, const Symbol *symbol, cairo_t *cr, double module,
           double height)
{
  for (int from = 0, to; from < symbol->width; from = to)
    {
      gboolean black = is_black (symbol, 0, from);
      gboolean guard = from < 3 || (from >= 45 && from < 50) || from >= 92;

      for (to = from + 1; to < symbol->width && is_black (symbol, 0, to) == black; to++)
        ;
      if (!black)
        continue;
      cairo_rectangle (cr, from * module, 0, (to - from) * module,
                       height + (code->kind == PP_BARCODE_EAN13 && guard
                                 ? GUARD_DESCENT * module : 0));
    }
  cairo_fill (cr);
}

static void
draw_digits (const Symbol *symbol, PpPaper *paper, double x_mm, double y_mm, double module_mm)
{
  static const struct { int first, count, from, to; PpAlign align; } groups[] = {
    { 0, 1, -10, -2, PP_ALIGN_END },
    { 1, 6, 2, 46, PP_ALIGN_CENTER },
    { 7, 6, 49, 93, PP_ALIGN_CENTER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      PpTextStyle style = { DIGIT_EM * module_mm * PP_MM, FALSE, groups[i].align };
      g_autofree char *digits = g_strndup ((const char *) symbol->text + groups[i].first,
                                           groups[i].count);

      pp_draw_text (paper, &style, digits, x_mm + groups[i].from * module_mm,
                    y_mm - DIGIT_RISE * module_mm, (groups[i].to - groups[i].from) * module_mm);
    }
}

/* A mask of 4 × 4 bits a module: a third of the bytes of a path and a fifth of its time. A
 * mask of one bit a module comes out blurred where it is drawn with few dots a module. */
static cairo_surface_t *
make_mask (const Symbol *symbol)
{
  cairo_surface_t *mask = cairo_image_surface_create (CAIRO_FORMAT_A1, symbol->width * MASK_BITS,
                                                      symbol->rows * MASK_BITS);
  int stride = cairo_image_surface_get_stride (mask);
  guchar *data = cairo_image_surface_get_data (mask);

  for (int row = 0; row < symbol->rows; row++)
    {
      guchar *line = data + row * MASK_BITS * stride;

      for (int column = 0; column < symbol->width; column++)
        if (is_black (symbol, row, column))
          line[column / 2] |= (column % 2 == 0) == (G_BYTE_ORDER == G_LITTLE_ENDIAN) ? 0x0f : 0xf0;
      for (int copy = 1; copy < MASK_BITS; copy++)
        memcpy (line + copy * stride, line, stride);
    }
  cairo_surface_mark_dirty (mask);
  return mask;
}

static void
draw_matrix (const Symbol *symbol, cairo_t *cr, double x, double y, double module)
{
  cairo_surface_t *mask = make_mask (symbol);
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (mask);

  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, module / MASK_BITS, module / MASK_BITS);
  cairo_mask (cr, pattern);
  cairo_restore (cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (mask);
}

static void
draw_linear (const PpBarcode *code, const Symbol *symbol, PpPaper *paper, double x_mm,
             double y_mm, double module_mm, double height_mm)
{
  const PpTextStyle style = { TEXT_PT, FALSE, PP_ALIGN_CENTER };
  double bars_mm = height_mm - get_text_mm (code, module_mm);
  cairo_t *cr = pp_paper_get_cairo (paper);

  cairo_save (cr);
  cairo_translate (cr, x_mm * PP_MM, y_mm * PP_MM);
  draw_bars (code, symbol, cr, module_mm * PP_MM, bars_mm * PP_MM);
  cairo_restore (cr);

  if (code->kind == PP_BARCODE_EAN13)
    draw_digits (symbol, paper, x_mm, y_mm + bars_mm, module_mm);
  else if (code->with_text)
    pp_draw_text (paper, &style, code->text, x_mm, y_mm + bars_mm, symbol->width * module_mm);
}

/**
 * pp_barcode_measure:
 * @code: a bar code
 * @module_mm: the width of its thinnest bar; rounded up to whole dots where the printer is
 *   known
 * @width_mm: (out) (optional): with the quiet zones
 * @height_mm: (out) (optional): the least, with quiet zones and text
 * @error: PP_PAPER_ERROR_NOT_ASCII, PP_PAPER_ERROR_FAILED (a wrong check digit too)
 *
 * Tells the box that pp_barcode_draw() needs. With %PP_BARCODE_LEAST_MODULE_MM it is the
 * smallest box that is lawful to ask for.
 *
 * Returns: whether such a code can be made
 */
gboolean
pp_barcode_measure (const PpBarcode *code, double module_mm, double *width_mm,
                    double *height_mm, GError **error)
{
  g_autoptr (Symbol) symbol = NULL;

  g_return_val_if_fail (code != NULL && code->text != NULL && module_mm > 0, FALSE);

  symbol = encode (code, error);
  if (symbol == NULL)
    return FALSE;

  module_mm = round_up_to_dots (code, module_mm);
  if (width_mm != NULL)
    *width_mm = get_full_width (code, symbol, module_mm);
  if (height_mm != NULL)
    *height_mm = get_least_height (code, symbol, module_mm);
  return TRUE;
}

/**
 * pp_barcode_draw:
 * @code: a bar code
 * @paper: what it is drawn on
 * @x_mm: left edge of its box
 * @y_mm: top edge
 * @width_mm: the box holds the quiet zones too
 * @height_mm: of the box; bars fill it
 * @error: PP_PAPER_ERROR_DOES_NOT_FIT where a bar would be thinner than
 *   %PP_BARCODE_LEAST_MODULE_MM or lower than a scanner needs; PP_PAPER_ERROR_NOT_ASCII;
 *   PP_PAPER_ERROR_FAILED (a wrong check digit too)
 *
 * Draws a code as large as its box allows, in the middle of it.
 *
 * Returns: whether it was drawn
 */
gboolean
pp_barcode_draw (const PpBarcode *code, PpPaper *paper, double x_mm, double y_mm,
                 double width_mm, double height_mm, GError **error)
{
  g_autoptr (Symbol) symbol = NULL;
  double module_mm;

  g_return_val_if_fail (code != NULL && code->text != NULL && paper != NULL, FALSE);

  symbol = encode (code, error);
  if (symbol == NULL)
    return FALSE;

  module_mm = choose_module (code, symbol, width_mm, height_mm);
  if (module_mm <= 0)
    {
      double least_mm = round_up_to_dots (code, PP_BARCODE_LEAST_MODULE_MM);

      pp_error_set (error, PP_PAPER_ERROR, PP_PAPER_ERROR_DOES_NOT_FIT, NULL,
                    _("The bar code “%s” does not fit. It needs %.1f × %.1f mm to be read by "
                      "a scanner and there are %.1f × %.1f mm. Choose a larger label."),
                    code->text, round_up_to_tenth (get_full_width (code, symbol, least_mm)),
                    round_up_to_tenth (get_least_height (code, symbol, least_mm)),
                    width_mm, height_mm);
      return FALSE;
    }

  x_mm += (width_mm - get_full_width (code, symbol, module_mm)) / 2;
  x_mm = move_to_dot (code, x_mm + kinds[code->kind].quiet_left * module_mm);
  if (kinds[code->kind].matrix)
    {
      y_mm = move_to_dot (code, y_mm + (height_mm - symbol->rows * module_mm) / 2);
      draw_matrix (symbol, pp_paper_get_cairo (paper), x_mm * PP_MM, y_mm * PP_MM,
                   module_mm * PP_MM);
    }
  else
    draw_linear (code, symbol, paper, x_mm, y_mm, module_mm, height_mm);
  return TRUE;
}
