/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-avatar.h"

#include "core/pp-text.h"
#include "desk/shell/pp-shown.h"

#include <adwaita.h>

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *found = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

/**
 * pp_avatar_new:
 * @size: in pixels
 * @name_en: (nullable): of a person, in Latin letters
 * @name_ml: (nullable): in Malayalam
 *
 * An AdwAvatar takes single characters for initials, which Malayalam is not written in: here they
 * are a whole syllable. The colour is the same in both languages.
 *
 * Returns: (transfer floating): a round with the initials in the script of the screen
 */
GtkWidget *
pp_avatar_new (int size, const char *name_en, const char *name_ml)
{
  g_autofree char *shown = pp_shown_name (name_en, name_ml);
  g_autofree char *initials = pp_text_initials (shown);
  GtkWidget *self = adw_avatar_new (size, name_en != NULL ? name_en : shown, TRUE);
  GtkLabel *label = find_label (self);

  if (label == NULL || !pp_text_has_malayalam (initials))
    return self;
  gtk_label_set_label (label, initials);
  /* It fits its letters into the round when it is given a size. */
  adw_avatar_set_size (ADW_AVATAR (self), size - 1);
  adw_avatar_set_size (ADW_AVATAR (self), size);
  return self;
}
