/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-readback.h"

#include <poppler.h>
#include <string.h>

#include "pp-picture.h"

#define ZWNJ 0x200c

typedef PopplerPage Page;
typedef PopplerFontInfo FontInfo;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FontInfo, g_object_unref)

struct _PpReadback {
  PopplerDocument *document;
};

static PopplerPage *
open_page (PpReadback *readback, guint page)
{
  PopplerPage *opened = poppler_document_get_page (readback->document, (int) page - 1);

  g_assert_nonnull (opened);
  return opened;
}

/* Of a part of the page. */
static PpPicture *
take_part (PopplerPage *opened, int dpi, const PopplerRectangle *part_pt)
{
  PpPicture *picture;
  cairo_surface_t *surface;
  cairo_t *cr;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        (int) ((part_pt->x2 - part_pt->x1) * dpi / 72 + 0.5),
                                        (int) ((part_pt->y2 - part_pt->y1) * dpi / 72 + 0.5));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, dpi / 72.0, dpi / 72.0);
  cairo_translate (cr, -part_pt->x1, -part_pt->y1);
  poppler_page_render_for_printing (opened, cr);
  cairo_destroy (cr);
  picture = pp_picture_new (surface);
  cairo_surface_destroy (surface);
  return picture;
}

static PpPicture *
take_picture (PpReadback *readback, guint page, int dpi)
{
  g_autoptr (Page) opened = open_page (readback, page);
  PopplerRectangle whole = { 0 };

  poppler_page_get_size (opened, &whole.x2, &whole.y2);
  return take_part (opened, dpi, &whole);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * pp_readback_new:
 * @pdf: a document
 * @error: of Poppler
 *
 * Returns: (transfer full): the document, opened
 */
PpReadback *
pp_readback_new (GBytes *pdf, GError **error)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, error);
  PpReadback *readback;

  if (document == NULL)
    return NULL;

  readback = g_new0 (PpReadback, 1);
  readback->document = document;
  return readback;
}

void
pp_readback_free (PpReadback *readback)
{
  g_object_unref (readback->document);
  g_free (readback);
}

guint
pp_readback_get_n_pages (PpReadback *readback)
{
  return poppler_document_get_n_pages (readback->document);
}

/**
 * pp_readback_get_size:
 * @page: from 1
 * @width_mm: (out): of the page
 * @height_mm: (out): of the page
 */
void
pp_readback_get_size (PpReadback *readback, guint page, double *width_mm, double *height_mm)
{
  g_autoptr (Page) opened = open_page (readback, page);

  poppler_page_get_size (opened, width_mm, height_mm);
  *width_mm *= 25.4 / 72;
  *height_mm *= 25.4 / 72;
}

char *
pp_readback_get_title (PpReadback *readback)
{
  return poppler_document_get_title (readback->document);
}

char *
pp_readback_get_author (PpReadback *readback)
{
  return poppler_document_get_author (readback->document);
}

/**
 * pp_readback_get_made_at:
 *
 * Returns: the date of creation, UTC seconds; 0 where there is none
 */
gint64
pp_readback_get_made_at (PpReadback *readback)
{
  g_autoptr (GDateTime) made = poppler_document_get_creation_date_time (readback->document);

  return made != NULL ? g_date_time_to_unix (made) : 0;
}

/**
 * pp_readback_get_fonts:
 *
 * Returns: (transfer full): the fonts in the document without the tags of subsets, each once,
 *   sorted; one that is not embedded has a "!" before it
 */
char **
pp_readback_get_fonts (PpReadback *readback)
{
  g_autoptr (FontInfo) info = poppler_font_info_new (readback->document);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  PopplerFontsIter *iter;

  while (poppler_font_info_scan (info, 1, &iter))
    {
      if (iter == NULL)
        continue;
      do
        {
          const char *name = poppler_fonts_iter_get_name (iter);
          const char *mark = poppler_fonts_iter_is_embedded (iter) ? "" : "!";
          g_autofree char *shown = g_strconcat (mark, name != NULL ? name : "?", NULL);

          if (!g_ptr_array_find_with_equal_func (names, shown, g_str_equal, NULL))
            g_ptr_array_add (names, g_steal_pointer (&shown));
        }
      while (poppler_fonts_iter_next (iter));
      poppler_fonts_iter_free (iter);
    }
  g_ptr_array_sort (names, compare_strings);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * pp_readback_get_text:
 * @page: from 1
 *
 * Returns: (transfer full): the text of the page as Poppler gives it
 */
char *
pp_readback_get_text (PpReadback *readback, guint page)
{
  g_autoptr (Page) opened = open_page (readback, page);

  return poppler_page_get_text (opened);
}

/**
 * pp_readback_get_text_in:
 * @page: from 1
 * @x_mm: left edge of a part of the page
 * @y_mm: top edge
 * @width_mm: of the part
 * @height_mm: of the part
 *
 * Returns: (transfer full): the letters whose middle lies in that part
 */
char *
pp_readback_get_text_in (PpReadback *readback, guint page, double x_mm, double y_mm,
                         double width_mm, double height_mm)
{
  const double mm = 72 / 25.4;
  g_autoptr (Page) opened = open_page (readback, page);
  g_autofree char *all = poppler_page_get_text (opened);
  g_autofree PopplerRectangle *places = NULL;
  GString *text = g_string_new (NULL);
  const char *at = all;
  guint n_places = 0;

  poppler_page_get_text_layout (opened, &places, &n_places);
  for (guint i = 0; i < n_places && *at != '\0'; i++, at = g_utf8_next_char (at))
    {
      double x = (places[i].x1 + places[i].x2) / 2 / mm;
      double y = (places[i].y1 + places[i].y2) / 2 / mm;

      if (x >= x_mm && x < x_mm + width_mm && y >= y_mm && y < y_mm + height_mm)
        g_string_append_unichar (text, g_utf8_get_char (at));
    }
  return g_string_free (text, FALSE);
}

/**
 * pp_readback_has_text:
 * @page: from 1
 * @text: what should stand there
 *
 * Returns: whether the page holds @text, blanks and ZWNJ apart
 */
gboolean
pp_readback_has_text (PpReadback *readback, guint page, const char *text)
{
  return pp_readback_count_text (readback, page, text) > 0;
}

/**
 * pp_readback_count_text:
 * @page: from 1
 * @text: what should stand there, not empty
 *
 * Returns: how often the page holds @text, blanks and ZWNJ apart
 */
guint
pp_readback_count_text (PpReadback *readback, guint page, const char *text)
{
  g_autofree char *raw = pp_readback_get_text (readback, page);
  g_autofree char *all = pp_readback_squeeze (raw);
  g_autofree char *sought = pp_readback_squeeze (text);
  guint count = 0;

  g_assert_true (*sought != '\0');
  for (const char *at = all; (at = strstr (at, sought)) != NULL; at += strlen (sought))
    count++;
  return count;
}

/**
 * pp_readback_get_ink:
 * @page: from 1
 * @dpi: dots an inch
 * @left_mm: (out): edges of all that is printed
 * @top_mm: (out): as @left_mm
 * @right_mm: (out): as @left_mm
 * @bottom_mm: (out): as @left_mm
 *
 * Returns: whether anything is printed
 */
gboolean
pp_readback_get_ink (PpReadback *readback, guint page, int dpi, double *left_mm, double *top_mm,
                     double *right_mm, double *bottom_mm)
{
  g_autoptr (PpPicture) picture = take_picture (readback, page, dpi);
  int left, top, right, bottom;
  gboolean any = pp_picture_find_ink (picture, &left, &top, &right, &bottom);

  *left_mm = left * 25.4 / dpi;
  *top_mm = top * 25.4 / dpi;
  *right_mm = right * 25.4 / dpi;
  *bottom_mm = bottom * 25.4 / dpi;
  return any;
}

/**
 * pp_readback_get_codes:
 * @page: from 1
 * @dpi: dots an inch of the printer
 *
 * Returns: (transfer full): what ZBar reads on the page in black dots, as "EAN-13:890…",
 *   sorted. ZBar does not know Data Matrix.
 */
char **
pp_readback_get_codes (PpReadback *readback, guint page, int dpi)
{
  g_autoptr (PpPicture) picture = take_picture (readback, page, dpi);

  return pp_picture_read_codes (picture);
}

/**
 * pp_readback_get_codes_in:
 * @page: from 1
 * @dpi: dots an inch of the printer
 * @x_mm: left edge of a part of the page
 * @y_mm: top edge
 * @width_mm: of the part
 * @height_mm: of the part
 *
 * Returns: (transfer full): as pp_readback_get_codes(), of that part alone
 */
char **
pp_readback_get_codes_in (PpReadback *readback, guint page, int dpi, double x_mm, double y_mm,
                          double width_mm, double height_mm)
{
  const double mm = 72 / 25.4;
  const PopplerRectangle part = {
    .x1 = x_mm * mm, .y1 = y_mm * mm, .x2 = (x_mm + width_mm) * mm,
    .y2 = (y_mm + height_mm) * mm,
  };
  g_autoptr (Page) opened = open_page (readback, page);
  g_autoptr (PpPicture) picture = take_part (opened, dpi, &part);

  return pp_picture_read_codes (picture);
}

/**
 * pp_readback_get_matrix:
 * @page: from 1
 * @dpi: dots an inch of the printer
 *
 * Returns: (transfer full) (nullable): what the first Data Matrix code on the page holds,
 *   with FNC1 as the byte 0x1d
 */
char *
pp_readback_get_matrix (PpReadback *readback, guint page, int dpi)
{
  g_autoptr (PpPicture) picture = take_picture (readback, page, dpi);

  return pp_picture_read_matrix (picture);
}

/**
 * pp_readback_squeeze:
 * @text: any text
 *
 * Returns: (transfer full): @text without blanks, line ends and ZWNJ, which a PDF does not
 *   keep
 */
char *
pp_readback_squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c) && c != ZWNJ && c != '\f')
        g_string_append_unichar (squeezed, c);
    }
  return g_string_free (squeezed, FALSE);
}
