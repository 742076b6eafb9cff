/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pp_keyboard_set_layout    (const char *layout);
void pp_keyboard_focus         (GtkWindow *window);
void pp_keyboard_tap           (guint keycode);
void pp_keyboard_press         (guint keycode);
void pp_keyboard_press_control (char letter);

G_END_DECLS
