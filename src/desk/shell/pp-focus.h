/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PpFocusMark:
 *
 * Where the focus was when a widget asked the store for something. Who has gone on to something
 * else meanwhile keeps the focus there when the answer comes: what an answer does moves the focus
 * by pp_focus_grab() and its like alone.
 */
typedef struct _PpFocusMark PpFocusMark;

void         pp_focus_watch       (GtkWidget *window);
void         pp_focus_count_input (GtkWidget *window, GdkEvent *event);
gboolean     pp_focus_is_held     (gpointer widget);

gboolean     pp_focus_grab        (gpointer widget);
gboolean     pp_focus_enter       (gpointer widget);
gboolean     pp_focus_begin       (gpointer widget);
void         pp_focus_idle        (gpointer widget, void (*func) (gpointer widget));

PpFocusMark *pp_focus_mark_new    (gpointer widget, gboolean unasked);
void         pp_focus_mark_free   (PpFocusMark *self);
gboolean     pp_focus_hold        (PpFocusMark *self);
void         pp_focus_release     (PpFocusMark *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpFocusMark, pp_focus_mark_free)

G_END_DECLS
