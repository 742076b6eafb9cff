/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * SECTION: paper
 *
 * A #PpPaper is a PDF document that is being drawn into memory. A document (slip, label,
 * certificate, day sheet) is one function: it makes a paper, draws on it from the top to
 * the bottom and hands back the bytes. Those bytes are previewed, printed and kept.
 *
 * - Every length is in millimetres from the top left corner of the page; sizes of letters
 *   are in points. Only who takes pp_paper_get_cairo() meets points as lengths (%PP_MM).
 * - Page 1 is open when the paper is made. pp_paper_next_page() ends a page and opens the
 *   next.
 * - What stands on every page (letterhead, page 2 of 3) is drawn by a #PpPaperFrameFunc at
 *   the end, when the number of pages is known.
 * - What stands on many pages or many times on one (a label on a sheet) is drawn once as a
 *   form, see pp_paper_begin_form(): the PDF holds it once.
 * - The same calls with the same arguments give the same bytes, whatever the time is.
 * - The text comes out of the PDF again as text, Malayalam included.
 *
 * A paper belongs to the thread that made it.
 */
typedef struct _PpPaper PpPaper;
typedef struct _PpForm  PpForm;

/**
 * PP_MM:
 *
 * One millimetre in points.
 */
#define PP_MM (72.0 / 25.4)

typedef void (*PpPaperFrameFunc) (PpPaper *paper, guint page, guint n_pages, gpointer user_data);

PpPaper     *pp_paper_new           (double width_mm, double height_mm, const char *title,
                                     const char *language, gint64 made_at);
void         pp_paper_free          (PpPaper *paper);
void         pp_paper_set_frame     (PpPaper *paper, PpPaperFrameFunc draw, gpointer user_data);
void         pp_paper_next_page     (PpPaper *paper);
guint        pp_paper_get_page      (PpPaper *paper);
double       pp_paper_get_width_mm  (PpPaper *paper);
double       pp_paper_get_height_mm (PpPaper *paper);
cairo_t     *pp_paper_get_cairo     (PpPaper *paper);
PangoLayout *pp_paper_get_layout    (PpPaper *paper);
void         pp_paper_begin_form    (PpPaper *paper, double width_mm, double height_mm);
PpForm      *pp_paper_end_form      (PpPaper *paper);
void         pp_paper_draw_form     (PpPaper *paper, PpForm *form, double x_mm, double y_mm);
GBytes      *pp_paper_finish        (PpPaper *paper, GError **error);
void         pp_form_free           (PpForm *form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpPaper, pp_paper_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpForm, pp_form_free)

G_END_DECLS
