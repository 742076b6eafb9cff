/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/pp-application.h"
#include "desk/pp-inspector.h"
#include "desk/pp-portal.h"
#include "desk/pp-renderer.h"
#include "desk/shell/pp-language.h"

#include <glib/gi18n.h>
#include <sodium.h>

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "data-dir", 'd', 0, G_OPTION_ARG_FILENAME, &folder, N_("The data folder"), "DIR" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PpApplication) application = NULL;
  gboolean is_unique;

  pp_inspector_clear_environment ();
  pp_language_start ();
  pp_renderer_choose ();
  if (sodium_init () < 0)
    return 3;
  context = g_option_context_new (NULL);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (folder == NULL)
    folder = g_strdup (g_getenv ("PANIPPURA_DATA_DIR"));
  is_unique = folder == NULL;
  if (folder == NULL)
    folder = g_build_filename (g_get_user_data_dir (), "panippura", NULL);
  application = pp_application_new (folder, is_unique, pp_portal_hold ());
  return g_application_run (G_APPLICATION (application), argc, argv);
}
