/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PP_TYPE_DRAWN_TEXT (pp_drawn_text_get_type ())
G_DECLARE_FINAL_TYPE (PpDrawnText, pp_drawn_text, PP, DRAWN_TEXT, GtkWidget)

GtkWidget  *pp_drawn_text_new      (void);
void        pp_drawn_text_set_text (PpDrawnText *self, const char *text);
const char *pp_drawn_text_get_text (PpDrawnText *self);
void        pp_drawn_text_set_centred (PpDrawnText *self);

G_END_DECLS
