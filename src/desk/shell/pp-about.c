/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define ICON_SIZE 96

static char *
make_words (void)
{
  g_autofree char *version = g_strdup_printf (_("Version %s"), PANIPPURA_VERSION);

  return g_strdup_printf ("%s\n%s\n\n%s", _("The front desk of a community factory"), version,
                          _("Free software: everybody may use, study, share and change it under "
                            "the GNU General Public License, version 3 or later. It comes without "
                            "any warranty."));
}

/**
 * pp_about_show:
 * @parent: a window
 *
 * Shows what the program is, its version and licence. The window that libadwaita has for this
 * speaks no Malayalam.
 */
void
pp_about_show (GtkWindow *parent)
{
  g_autofree char *words = make_words ();
  GtkWidget *self = adw_message_dialog_new (parent, _("Panippura"), words), *icon;

  icon = gtk_image_new_from_icon_name ("org.panippura.Panippura");
  gtk_image_set_pixel_size (GTK_IMAGE (icon), ICON_SIZE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), icon);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self), "close", C_("panel", "Close"));
  gtk_window_present (GTK_WINDOW (self));
}
