/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * PpPicture:
 *
 * A printed page: black dots on white. For tests.
 */
typedef struct _PpPicture PpPicture;

PpPicture *pp_picture_new         (cairo_surface_t *surface);
void       pp_picture_free        (PpPicture *picture);
gboolean   pp_picture_find_ink    (PpPicture *picture, int *left, int *top, int *right,
                                   int *bottom);
char     **pp_picture_read_codes  (PpPicture *picture);
char      *pp_picture_read_matrix (PpPicture *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpPicture, pp_picture_free)

G_END_DECLS
