/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-page.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "paper/pp-paper-error.h"

struct _PpPaper {
  double           width_mm;
  double           height_mm;
  GByteArray      *bytes;
  cairo_surface_t *pdf;
  cairo_t         *cr;           /* what is drawn on now: the PDF, a kept page or a form */
  cairo_t         *page_cr;      /* (nullable): the page, while a form is drawn */
  PangoContext    *pango;
  PangoLayout     *layout;       /* one for all texts */
  GPtrArray       *kept_pages;   /* (element-type cairo_surface_t): all but the open one */
  guint            page;
  PpPaperFrameFunc frame;
  gpointer         frame_data;
};

struct _PpForm {
  cairo_surface_t *surface;
};

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
describe_document (cairo_surface_t *pdf, const char *title, gint64 made_at)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (made_at);
  g_autofree char *iso = made != NULL ? g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_AUTHOR, "Panippura");
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATE_DATE, iso);
}

/* Letters keep their true widths: at 7 pt a rounding to whole points tears words apart. */
static PangoContext *
make_pango_context (const char *language)
{
  PangoContext *pango = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (pango, 72.0);
  pango_context_set_round_glyph_positions (pango, FALSE);
  pango_context_set_language (pango, pango_language_from_string (language));
  pango_context_set_base_dir (pango, PANGO_DIRECTION_LTR);
  return pango;
}

static cairo_t *
record (double width_mm, double height_mm)
{
  const cairo_rectangle_t extents = { 0, 0, width_mm * PP_MM, height_mm * PP_MM };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

static void
keep_page (PpPaper *paper)
{
  g_ptr_array_add (paper->kept_pages, cairo_surface_reference (cairo_get_target (paper->cr)));
  g_clear_pointer (&paper->cr, cairo_destroy);
}

static void
write_kept_pages (PpPaper *paper)
{
  keep_page (paper);
  paper->cr = cairo_create (paper->pdf);
  for (guint i = 0; i < paper->kept_pages->len; i++)
    {
      cairo_set_source_surface (paper->cr, paper->kept_pages->pdata[i], 0, 0);
      cairo_paint (paper->cr);
      cairo_set_source_rgb (paper->cr, 0, 0, 0);
      paper->page = i + 1;
      paper->frame (paper, i + 1, paper->kept_pages->len, paper->frame_data);
      cairo_show_page (paper->cr);
    }
}

/**
 * pp_paper_new:
 * @width_mm: of every page
 * @height_mm: of every page
 * @title: the document's title, for viewers and archives
 * @language: "en" or "ml", of the text that is neither Latin nor Malayalam by its letters
 * @made_at: UTC seconds, stands in the PDF as the date of creation: the time of the act that
 *   the paper is proof of, never the time of a second printing
 *
 * Returns: (transfer full): a paper with page 1 open
 */
PpPaper *
pp_paper_new (double width_mm, double height_mm, const char *title, const char *language,
              gint64 made_at)
{
  PpPaper *paper;

  g_return_val_if_fail (width_mm > 0 && height_mm > 0, NULL);
  g_return_val_if_fail (title != NULL && language != NULL, NULL);

  paper = g_new0 (PpPaper, 1);
  paper->width_mm = width_mm;
  paper->height_mm = height_mm;
  paper->bytes = g_byte_array_new ();
  paper->pdf = cairo_pdf_surface_create_for_stream (write_bytes, paper->bytes,
                                                    width_mm * PP_MM, height_mm * PP_MM);
  describe_document (paper->pdf, title, made_at);
  paper->cr = cairo_create (paper->pdf);
  paper->pango = make_pango_context (language);
  paper->layout = pango_layout_new (paper->pango);
  paper->kept_pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  paper->page = 1;
  return paper;
}

/**
 * pp_paper_free:
 * @paper: (transfer full) (nullable): a paper, finished or not
 */
void
pp_paper_free (PpPaper *paper)
{
  if (paper == NULL)
    return;

  g_clear_pointer (&paper->cr, cairo_destroy);
  g_clear_pointer (&paper->page_cr, cairo_destroy);
  g_clear_object (&paper->layout);
  g_clear_object (&paper->pango);
  g_clear_pointer (&paper->kept_pages, g_ptr_array_unref);
  cairo_surface_finish (paper->pdf);
  g_clear_pointer (&paper->pdf, cairo_surface_destroy);
  g_clear_pointer (&paper->bytes, g_byte_array_unref);
  g_free (paper);
}

/**
 * pp_paper_set_frame:
 * @paper: a paper on whose first page nothing is drawn yet
 * @draw: (scope notified): draws what stands on every page
 * @user_data: for @draw; must live until pp_paper_finish()
 *
 * Lets @draw add its part to each page when the number of pages is known. The pages are kept
 * in memory until then: for a certificate or a day sheet, not for a batch of labels.
 */
void
pp_paper_set_frame (PpPaper *paper, PpPaperFrameFunc draw, gpointer user_data)
{
  g_return_if_fail (paper != NULL && draw != NULL);
  g_return_if_fail (paper->page == 1 && paper->frame == NULL && paper->page_cr == NULL);

  paper->frame = draw;
  paper->frame_data = user_data;
  cairo_destroy (paper->cr);
  paper->cr = record (paper->width_mm, paper->height_mm);
}

/**
 * pp_paper_next_page:
 * @paper: a paper
 *
 * Ends the open page and opens the next.
 */
void
pp_paper_next_page (PpPaper *paper)
{
  g_return_if_fail (paper != NULL && paper->page_cr == NULL);

  paper->page++;
  if (paper->frame == NULL)
    {
      cairo_show_page (paper->cr);
      return;
    }
  keep_page (paper);
  paper->cr = record (paper->width_mm, paper->height_mm);
}

/**
 * pp_paper_get_page:
 * @paper: a paper
 *
 * Returns: the number of the open page, from 1
 */
guint
pp_paper_get_page (PpPaper *paper)
{
  g_return_val_if_fail (paper != NULL, 0);

  return paper->page;
}

/**
 * pp_paper_get_width_mm:
 * @paper: a paper
 *
 * Returns: the width of a page
 */
double
pp_paper_get_width_mm (PpPaper *paper)
{
  g_return_val_if_fail (paper != NULL, 0);

  return paper->width_mm;
}

/**
 * pp_paper_get_height_mm:
 * @paper: a paper
 *
 * Returns: the height of a page
 */
double
pp_paper_get_height_mm (PpPaper *paper)
{
  g_return_val_if_fail (paper != NULL, 0);

  return paper->height_mm;
}

/**
 * pp_paper_get_cairo:
 * @paper: a paper
 *
 * For what the blocks cannot draw: a mark, artwork. The context changes with every page and
 * form, so take it anew; save and restore what is set on it. One unit is a point.
 *
 * Returns: (transfer none): what is drawn on now
 */
cairo_t *
pp_paper_get_cairo (PpPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);

  return paper->cr;
}

/**
 * pp_paper_get_layout:
 * @paper: a paper
 *
 * Returns: (transfer none): the layout that every text of the paper is shaped with; who takes
 *   it sets all of it
 */
PangoLayout *
pp_paper_get_layout (PpPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);

  return paper->layout;
}

/**
 * pp_paper_begin_form:
 * @paper: a paper
 * @width_mm: of the form; what lies outside is cut off
 * @height_mm: of the form
 *
 * Lets everything up to pp_paper_end_form() be drawn into a form, from the form's own top
 * left corner. Forms do not nest.
 */
void
pp_paper_begin_form (PpPaper *paper, double width_mm, double height_mm)
{
  g_return_if_fail (paper != NULL && paper->page_cr == NULL);
  g_return_if_fail (width_mm > 0 && height_mm > 0);

  paper->page_cr = g_steal_pointer (&paper->cr);
  paper->cr = record (width_mm, height_mm);
}

/**
 * pp_paper_end_form:
 * @paper: a paper
 *
 * Returns: (transfer full): the form that pp_paper_begin_form() began
 */
PpForm *
pp_paper_end_form (PpPaper *paper)
{
  PpForm *form;

  g_return_val_if_fail (paper != NULL && paper->page_cr != NULL, NULL);

  form = g_new0 (PpForm, 1);
  form->surface = cairo_surface_reference (cairo_get_target (paper->cr));
  cairo_destroy (paper->cr);
  paper->cr = g_steal_pointer (&paper->page_cr);
  return form;
}

/**
 * pp_paper_draw_form:
 * @paper: the paper that @form was made with
 * @form: a form
 * @x_mm: its left edge
 * @y_mm: its top edge
 */
void
pp_paper_draw_form (PpPaper *paper, PpForm *form, double x_mm, double y_mm)
{
  g_return_if_fail (paper != NULL && form != NULL);

  cairo_save (paper->cr);
  cairo_translate (paper->cr, x_mm * PP_MM, y_mm * PP_MM);
  cairo_set_source_surface (paper->cr, form->surface, 0, 0);
  cairo_paint (paper->cr);
  cairo_restore (paper->cr);
}

/**
 * pp_paper_finish:
 * @paper: a paper; nothing can be drawn on it afterwards
 * @error: PP_PAPER_ERROR_FAILED
 *
 * Ends the last page and the document.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_paper_finish (PpPaper *paper, GError **error)
{
  cairo_status_t status;

  g_return_val_if_fail (paper != NULL && paper->page_cr == NULL && paper->cr != NULL, NULL);

  if (paper->frame != NULL)
    write_kept_pages (paper);
  else
    cairo_show_page (paper->cr);

  status = cairo_status (paper->cr);
  g_clear_pointer (&paper->cr, cairo_destroy);
  cairo_surface_finish (paper->pdf);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (paper->pdf);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_debug ("PDF: %s", cairo_status_to_string (status));
      pp_error_set (error, PP_PAPER_ERROR, PP_PAPER_ERROR_FAILED, NULL,
                    _("The document could not be made. Close other programs and try again."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&paper->bytes));
}

/**
 * pp_form_free:
 * @form: (transfer full) (nullable): a form; pages that show it keep it
 */
void
pp_form_free (PpForm *form)
{
  if (form == NULL)
    return;

  cairo_surface_destroy (form->surface);
  g_free (form);
}
