/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-sync.h"

#include "core/pp-error.h"
#include "core/pp-json.h"
#include "people/pp-cluster.h"
#include "sync/pp-sync-client.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* The code of the cluster whose data is here; empty where there is none yet. */
static gpointer
read_cluster (PpDb *db, gpointer data, GError **error)
{
  g_autoptr (PpCluster) cluster = pp_cluster_get (db, NULL);

  return g_strdup (cluster != NULL ? cluster->code : "");
}

static gboolean
enrol (PpStore *store, const char *address, const char *code, GError **error)
{
  g_autofree char *cluster = pp_store_read (store, read_cluster, NULL, error);
  PpEnrolment enrolment = { address, code, cluster };

  if (cluster == NULL)
    return FALSE;
  if (*cluster == '\0')
    enrolment.cluster = NULL;
  return pp_sync_client_enrol (store, &enrolment, NULL, error);
}

/**
 * pp_command_enrol:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: a server's address and a one-time code
 * @error: why it failed
 *
 * Enrols this desk at a district server. A data folder without a cluster joins the code's.
 *
 * Returns: whether it is enrolled
 */
gboolean
pp_command_enrol (PpAdmin *admin, int argc, char **argv, GError **error)
{
  gboolean demo = FALSE, done;
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &demo,
      N_("A cluster for showing and testing: no PINs, and the clock can be set"), NULL },
    { NULL }
  };
  g_autoptr (PpStore) store = NULL;

  if (!pp_admin_parse (entries, "enrol ADDRESS CODE", &argc, &argv, 2, error))
    return FALSE;
  store = pp_admin_create (admin, error);
  if (store == NULL)
    return FALSE;
  done = pp_admin_set_purpose (store, demo, error) && enrol (store, argv[1], argv[2], error);
  if (done && !admin->json)
    printf (_("This desk is enrolled at %s.\n"), argv[1]);
  pp_store_close (store);
  return done;
}

static void
print_state (PpAdmin *admin, const PpSyncReport *report, const PpSyncState *state)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (!admin->json)
    {
      printf (_("Confirmed by the server: %d acts. Waiting: %d. New from others: %d.\n"),
              (int) state->have, (int) state->outbox.waiting, (int) report->taken);
      if (state->outbox.refused > 0)
        printf (ngettext ("%d act was not accepted by the server. A person must look at it.\n",
                          "%d acts were not accepted by the server. A person must look at "
                          "them.\n", (int) state->outbox.refused), (int) state->outbox.refused);
      return;
    }
  pp_json_add_int (out, "rounds", report->rounds);
  pp_json_add_int (out, "sent", report->sent);
  pp_json_add_int (out, "taken", report->taken);
  pp_json_add_int (out, "confirmed", state->have);
  pp_json_add_int (out, "waiting", state->outbox.waiting);
  pp_json_add_int (out, "refused", state->outbox.refused);
  pp_json_add_int (out, "clashes", state->outbox.clashes);
  pp_json_add_int (out, "mark", state->mark);
  printf ("%s}\n", out->str);
}

/**
 * pp_command_sync:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words
 * @error: why it stopped
 *
 * Sends what waits to the district server and takes what others did, until nothing is left.
 *
 * Returns: whether all was done
 */
gboolean
pp_command_sync (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (PpStore) store = NULL;
  g_autoptr (PpSyncState) state = NULL;
  PpSyncReport report;
  gboolean done;

  if (!pp_admin_parse (NULL, "sync", &argc, &argv, 0, error))
    return FALSE;
  store = pp_admin_open (admin, PP_STORE_WRITE, error);
  if (store == NULL)
    return FALSE;
  done = pp_sync_client_run (store, &report, NULL, error);
  state = pp_sync_client_get_state (store, NULL);
  if (state != NULL && state->address != NULL)
    print_state (admin, &report, state);
  pp_store_close (store);
  return done;
}
