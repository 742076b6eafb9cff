/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PP_TYPE_ANSWERS (pp_answers_get_type ())
G_DECLARE_FINAL_TYPE (PpAnswers, pp_answers, PP, ANSWERS, GtkBox)

GtkWidget *pp_answers_new (void);

G_END_DECLS
