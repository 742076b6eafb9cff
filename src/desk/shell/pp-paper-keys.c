/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-paper-keys.h"

#include "desk/shell/pp-shell.h"

/**
 * pp_paper_keys_add:
 * @widget_class: of a window that shows a paper, with the actions paper.zoom, paper.page,
 *   paper.print and paper.save
 *
 * Gives it the keys of a paper.
 */
void
pp_paper_keys_add (GtkWidgetClass *widget_class)
{
  static const struct { guint keyval; GdkModifierType modifiers; const char *action; int by; }
  steps[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "paper.zoom", 1 },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "paper.zoom", 1 },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "paper.zoom", 1 },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "paper.zoom", -1 },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "paper.zoom", -1 },
    { GDK_KEY_0, GDK_CONTROL_MASK, "paper.zoom", 0 },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "paper.zoom", 0 },
    { GDK_KEY_Page_Down, 0, "paper.page", 1 },
    { GDK_KEY_Page_Up, 0, "paper.page", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding_action (widget_class, steps[i].keyval, steps[i].modifiers,
                                         steps[i].action, "i", steps[i].by);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F12, 0, pp_shell_lock_key, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}
