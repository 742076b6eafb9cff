/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-init.h"

#include "admin/pp-command-recovery.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "people/pp-founding.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define USAGE "init [--demo] --manager CODE --local-body CODE"

static gboolean
set_up (PpAdmin *admin, PpStore *store, PpFounding *founding, GError **error)
{
  if (!founding->demo)
    founding->pin = pp_admin_read_new_pin (_("New PIN of the manager, six digits: "), error);
  if ((!founding->demo && founding->pin == NULL) || !pp_founding_do (store, founding, error))
    return FALSE;
  if (!admin->json)
    printf (_("The cluster is set up in “%s”; its manager is %s.\n"), admin->folder,
            founding->manager);
  if (founding->recovery_code != NULL)
    pp_command_recovery_tell (admin, founding->recovery_code);
  return TRUE;
}

/**
 * pp_command_init:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words
 * @error: why it failed
 *
 * Makes a cluster in a new data folder, and its first manager.
 *
 * Returns: whether it is set up
 */
gboolean
pp_command_init (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (PpFounding) founding = pp_founding_new ();
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &founding->demo,
      N_("A cluster for showing and testing: no PINs, and the clock can be set"), NULL },
    { "manager", 0, 0, G_OPTION_ARG_STRING, &founding->manager,
      N_("Code of the first manager"), "CODE" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &founding->name_en, N_("The manager's name"), "NAME" },
    { "local-body", 0, 0, G_OPTION_ARG_STRING, &founding->local_body,
      N_("Code of the panchayat, such as G01001"), "CODE" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &founding->code,
      N_("Code of the cluster at the district"), "CODE" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("When, in a demo cluster"), "TIME" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &founding->seed,
      N_("Makes the same ids each time"), "NUMBER" },
    { NULL }
  };
  g_autoptr (PpStore) store = NULL;
  gboolean done = FALSE;

  if (pp_admin_parse (entries, USAGE, &argc, &argv, 0, error) &&
      (at == NULL || pp_time_parse (at, &founding->at, error)))
    {
      if (founding->manager == NULL || founding->local_body == NULL)
        pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL,
                      _("It is typed so: panippura-admin %s"), USAGE);
      else if ((store = pp_admin_create (admin, error)) != NULL)
        {
          done = set_up (admin, store, founding, error);
          pp_store_close (store);
        }
    }
  return done;
}
