/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * pp_about_show:
 * @parent: a window
 *
 * Shows what the program is, its version and licence.
 */
void
pp_about_show (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", _("Panippura"), "application-icon",
                         "org.panippura.Panippura", "version", PANIPPURA_VERSION, "comments",
                         _("The front desk of a community factory"), "license-type",
                         GTK_LICENSE_GPL_3_0, NULL);
}
