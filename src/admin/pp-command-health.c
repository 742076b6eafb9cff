/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-health.h"

#include "core/pp-json.h"
#include "health/pp-health.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* For programs: in no language. */
static const char *const topics[PP_HEALTH_N_TOPICS] = {
  "file", "record", "room", "clock", "backup", "key", "district",
};
static const char *const levels[] = { "good", "look", "bad" };

static void
print_json (const PpHealth *health)
{
  g_autofree char *code = pp_health_dup_code (health);
  g_autoptr (GString) out = g_string_new (NULL);

  pp_json_add_text (out, "health", levels[pp_health_get_level (health)]);
  pp_json_add_text (out, "code", code);
  for (guint i = 0; i < PP_HEALTH_N_TOPICS; i++)
    pp_json_add_text (out, topics[i], levels[health->checks[i].level]);
  pp_json_add_int (out, "backup_days", health->backup_days);
  pp_json_add_int (out, "waiting_days", health->waiting_days);
  printf ("%s}\n", out->str);
}

static void
print_health (const PpHealth *health)
{
  g_autofree char *code = pp_health_dup_code (health);

  for (guint i = 0; i < PP_HEALTH_N_TOPICS; i++)
    {
      const PpHealthCheck *check = &health->checks[i];

      printf ("%s: %s", pp_health_topic_name (i), pp_health_level_name (check->level));
      printf (check->words != NULL ? ". %s\n" : "%s\n", check->words != NULL ? check->words : "");
    }
  printf (_("Days since the last backup: %d. Days that something has waited for the district: "
            "%d.\n"), (int) health->backup_days, (int) health->waiting_days);
  printf (_("Code for the phone: %s\n"), code);
}

static PpHealth *
look (PpAdmin *admin, GError **error)
{
  g_autoptr (PpStore) store = pp_admin_open (admin, PP_STORE_READ_ONLY, error);
  PpHealth *health;

  if (store == NULL)
    return NULL;
  health = pp_health_check (store, g_get_real_time () / G_USEC_PER_SEC, error);
  pp_store_close (store);
  return health;
}

/**
 * pp_command_health:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: none, or a code that somebody read out over the phone
 * @error: why it could not be looked at
 *
 * Prints how the desk stands, or how the one stands whose code it is.
 *
 * Returns: whether it could be told
 */
gboolean
pp_command_health (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (PpHealth) health = NULL;

  if (!pp_admin_parse (NULL, "health [CODE]", &argc, &argv, argc > 1 && argv[1][0] != '-' ? 1 : 0,
                       error))
    return FALSE;
  health = argc > 1 ? pp_health_read_code (argv[1], error) : look (admin, error);
  if (health == NULL)
    return FALSE;
  if (admin->json)
    print_json (health);
  else
    print_health (health);
  return TRUE;
}
