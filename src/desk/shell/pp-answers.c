/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-answers.h"

#define SPACING 9

/* The buttons that end a form. The main one stands last, where people look for it, and is the first
 * that the Tab key reaches: who has filled in all goes on with Enter. */
struct _PpAnswers
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (PpAnswers, pp_answers, GTK_TYPE_BOX)

static gboolean
pp_answers_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (pp_answers_parent_class)->focus (widget, direction);
  if (child == NULL)
    child = forward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  while (child != NULL)
    {
      if (gtk_widget_child_focus (child, direction))
        return TRUE;
      child = forward ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
    }
  return FALSE;
}

static void
pp_answers_class_init (PpAnswersClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = pp_answers_focus;
}

static void
pp_answers_init (PpAnswers *self)
{
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_END);
}

/**
 * pp_answers_new:
 *
 * Returns: (transfer floating): a box for buttons, the main one to be added last
 */
GtkWidget *
pp_answers_new (void)
{
  return g_object_new (PP_TYPE_ANSWERS, NULL);
}
