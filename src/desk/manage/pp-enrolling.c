/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-enrolling.h"

#include "people/pp-cluster.h"
#include "sync/pp-sync-client.h"

typedef struct {
  PpStore *store;
  char    *address;
  char    *code;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_object_unref (self->store);
  g_free (self->address);
  g_free (self->code);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Asked *asked = data;
  GError *error = NULL;
  g_autofree char *cluster = pp_store_read (asked->store, pp_cluster_read_code, NULL, &error);
  PpEnrolment enrolment = { asked->address, asked->code, cluster };

  if (cluster != NULL &&
      pp_sync_client_enrol (asked->store, &enrolment, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pp_enrolling_start:
 * @source: a #GObject, first argument of @callback
 * @store: the store
 * @address: of the district server
 * @code: the one-time code
 * @cancellable: takes it back
 * @callback: hears how it went, on the main thread
 *
 * Enrols this desk at a district server, on a thread of its own.
 */
void
pp_enrolling_start (gpointer source, PpStore *store, const char *address, const char *code,
                    GCancellable *cancellable, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  Asked *asked = g_new0 (Asked, 1);

  asked->store = g_object_ref (store);
  asked->address = g_strdup (address);
  asked->code = g_strdup (code);
  g_task_set_task_data (task, asked, asked_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run);
}

/**
 * pp_enrolling_finish:
 * @result: of the callback
 * @error: as for pp_sync_client_enrol()
 *
 * Returns: whether the desk is enrolled
 */
gboolean
pp_enrolling_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
