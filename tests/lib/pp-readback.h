/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpReadback:
 *
 * A PDF as its readers meet it: text as Poppler gives it back, bar codes as a scanner sees
 * them on the page drawn with the dots of a printer. For tests.
 */
typedef struct _PpReadback PpReadback;

PpReadback *pp_readback_new         (GBytes *pdf, GError **error);
void        pp_readback_free        (PpReadback *readback);
guint       pp_readback_get_n_pages (PpReadback *readback);
void        pp_readback_get_size    (PpReadback *readback, guint page, double *width_mm,
                                     double *height_mm);
char       *pp_readback_get_title   (PpReadback *readback);
char       *pp_readback_get_author  (PpReadback *readback);
gint64      pp_readback_get_made_at (PpReadback *readback);
char      **pp_readback_get_fonts   (PpReadback *readback);
char       *pp_readback_get_text    (PpReadback *readback, guint page);
char       *pp_readback_get_text_in (PpReadback *readback, guint page, double x_mm, double y_mm,
                                     double width_mm, double height_mm);
gboolean    pp_readback_has_text    (PpReadback *readback, guint page, const char *text);
guint       pp_readback_count_text  (PpReadback *readback, guint page, const char *text);
gboolean    pp_readback_get_ink     (PpReadback *readback, guint page, int dpi, double *left_mm,
                                     double *top_mm, double *right_mm, double *bottom_mm);
char      **pp_readback_get_codes   (PpReadback *readback, guint page, int dpi);
char      **pp_readback_get_codes_in (PpReadback *readback, guint page, int dpi, double x_mm,
                                      double y_mm, double width_mm, double height_mm);
char       *pp_readback_get_matrix  (PpReadback *readback, guint page, int dpi);
char       *pp_readback_squeeze     (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpReadback, pp_readback_free)

G_END_DECLS
