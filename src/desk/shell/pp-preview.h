/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PP_TYPE_PREVIEW (pp_preview_get_type ())
G_DECLARE_FINAL_TYPE (PpPreview, pp_preview, PP, PREVIEW, GtkWidget)

gboolean pp_preview_show         (PpPreview *self, GBytes *pdf, GError **error);
guint    pp_preview_get_n_pages  (PpPreview *self);
guint    pp_preview_get_page     (PpPreview *self);
void     pp_preview_turn         (PpPreview *self, int pages);
void     pp_preview_page         (PpPreview *self, int direction);
void     pp_preview_get_size     (PpPreview *self, double *width_mm, double *height_mm);

void pp_preview_zoom        (PpPreview *self, int steps);
void pp_preview_fit_width   (PpPreview *self);
int  pp_preview_get_percent (PpPreview *self);

G_END_DECLS
