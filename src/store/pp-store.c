/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-store.h"

#include "core/pp-error.h"
#include "store/pp-db-private.h"
#include "store/pp-folder.h"
#include "store/pp-identity.h"
#include "store/pp-log.h"
#include "store/pp-migrate.h"
#include "store/pp-perform.h"
#include "store/pp-reference-data.h"
#include "store/pp-worker.h"

#include <glib/gi18n-lib.h>

struct _PpStore {
  GObject         parent_instance;

  char           *folder;
  char           *path;
  const PpSchema *schema;
  PpStoreFlags    flags;
  int             lock;          /* file descriptor; -1 where none is held */
  GMainContext   *context;       /* where `changed` is emitted */
  PpWorker       *writer;        /* (nullable) where read-only, or closed */
  PpWorker       *reader;
  PpDb           *write_db;      /* of the writer's thread */
  PpDb           *read_db;       /* of the reader's thread */
  gint            is_closing;    /* nobody is let in any more */
  GRWLock         gate;          /* held by who waits for a thread, which is not ended meanwhile */
};

G_DEFINE_FINAL_TYPE (PpStore, pp_store, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct {
  PpStore       *store;
  PpRequest     *request;      /* (owned) of a verb */
  PpReadFunc     func;         /* of a query */
  gpointer       data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  gpointer       result;
  GError        *error;
  GTask         *task;         /* (owned) (nullable): NULL where the caller waits */
} Job;

typedef struct {
  PpStore *store;
  GStrv    rows;
} Notice;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->request, pp_request_free);
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job);
}

static gboolean
emit_changed (gpointer data)
{
  Notice *notice = data;

  g_signal_emit (notice->store, signals[CHANGED], 0, notice->rows);
  return G_SOURCE_REMOVE;
}

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_object_unref (notice->store);
  g_strfreev (notice->rows);
  g_free (notice);
}

/* On the writer's thread: the rows are told on the context that opened the store. */
static void
tell_changed (PpStore *self, GStrv rows)
{
  g_autoptr (GSource) source = NULL;
  Notice *notice;

  if (rows == NULL || rows[0] == NULL)
    {
      g_strfreev (rows);
      return;
    }
  notice = g_new (Notice, 1);
  notice->store = g_object_ref (self);
  notice->rows = rows;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed, notice, notice_free);
  g_source_attach (source, self->context);
}

static void
job_return (Job *job)
{
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  if (task == NULL)
    return;
  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, job->result, job->result_free);
}

static void
do_verb (gpointer data)
{
  Job *job = data;
  GStrv rows = NULL;

  if (job->task == NULL || !g_cancellable_set_error_if_cancelled (
                             g_task_get_cancellable (job->task), &job->error))
    job->result = pp_perform (job->store->write_db, job->request, &rows, &job->error);
  tell_changed (job->store, rows);
  job_return (job);
}

static void
do_read (gpointer data)
{
  Job *job = data;

  if (job->task == NULL || !g_cancellable_set_error_if_cancelled (
                             g_task_get_cancellable (job->task), &job->error))
    job->result = pp_perform_read (job->store->read_db, job->func, job->data, &job->error);
  job_return (job);
}

static void
do_maintain (gpointer data)
{
  Job *job = data;
  GStrv rows = NULL;

  job->result = pp_perform_maintenance (job->store->write_db, job->func, job->data, &rows,
                                        &job->error);
  tell_changed (job->store, rows);
  job_return (job);
}

static void
open_writer (gpointer data)
{
  Job *job = data;
  PpStore *self = job->store;
  g_autoptr (PpDb) db = pp_db_open (self->path, TRUE, self->schema, &job->error);

  if (db == NULL || !pp_log_install (db, &job->error) || !pp_migrate (db, &job->error) ||
      !pp_log_check_triggers (db, &job->error) || !pp_identity_ensure (db, &job->error) ||
      !pp_reference_data_load (db, &job->error))
    return;
  self->write_db = g_steal_pointer (&db);
}

static void
open_reader (gpointer data)
{
  Job *job = data;
  PpStore *self = job->store;
  g_autoptr (PpDb) db = pp_db_open (self->path, FALSE, self->schema, &job->error);

  if (db != NULL && pp_migrate_check (db, self->path, &job->error))
    self->read_db = g_steal_pointer (&db);
}

static void
close_writer (gpointer data)
{
  PpStore *self = data;

  if (self->write_db != NULL)
    pp_db_exec (self->write_db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
  g_clear_pointer (&self->write_db, pp_db_close);
}

static void
close_reader (gpointer data)
{
  PpStore *self = data;

  g_clear_pointer (&self->read_db, pp_db_close);
}

static gboolean
call (PpStore *self, PpWorker *worker, PpWorkerFunc func, GError **error)
{
  Job job = { .store = self };

  pp_worker_call (worker, func, &job);
  if (job.error != NULL)
    {
      g_propagate_error (error, job.error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_open (PpStore *self, gboolean to_write, GError **error)
{
  if (self->reader == NULL || g_atomic_int_get (&self->is_closing))
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_CLOSED, NULL,
                    _("The data folder is closed."));
      return FALSE;
    }
  if (to_write && self->writer == NULL)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_READ_ONLY, NULL,
                    _("The data folder is open for reading only."));
      return FALSE;
    }
  return TRUE;
}

/* On any thread but the store's. */
static gpointer
wait_for (PpStore *self, gboolean to_write, PpWorkerFunc func, Job *job, GError **error)
{
  g_rw_lock_reader_lock (&self->gate);
  if (is_open (self, to_write, &job->error))
    pp_worker_call (to_write ? self->writer : self->reader, func, job);
  g_rw_lock_reader_unlock (&self->gate);
  if (job->error != NULL)
    g_propagate_error (error, job->error);
  return job->result;
}

static void
queue (PpStore *self, PpWorker *worker, PpWorkerFunc run, PpReadFunc func, gpointer data,
       GDestroyNotify data_free, GDestroyNotify result_free, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  Job *job;

  if (!is_open (self, run == do_maintain, &error))
    {
      if (data_free != NULL)
        data_free (data);
      g_task_return_error (task, error);
      return;
    }
  job = g_new0 (Job, 1);
  job->store = self;
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  job->task = g_object_ref (task);
  g_task_set_task_data (task, job, job_free);
  pp_worker_push (worker, run, job);
}

static void
pp_store_finalize (GObject *object)
{
  PpStore *self = PP_STORE (object);

  g_warn_if_fail (self->reader == NULL);
  g_free (self->folder);
  g_free (self->path);
  g_rw_lock_clear (&self->gate);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (pp_store_parent_class)->finalize (object);
}

static void
pp_store_class_init (PpStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_store_finalize;

  /**
   * PpStore::changed:
   * @self: the store
   * @rows: "kind/id" of each row that a committed act wrote
   *
   * Emitted on the context that opened the store, after the commit.
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
pp_store_init (PpStore *self)
{
  self->lock = -1;
  g_rw_lock_init (&self->gate);
  self->context = g_main_context_ref_thread_default ();
}

/**
 * pp_store_open:
 * @folder: the data folder; made where it is not there
 * @schema: (transfer none): the tables of the house, which outlive the store
 * @flags: how to open it
 * @error: #PpStoreError
 *
 * Opens the data folder, brings its tables up to date and starts one thread that writes and
 * one that reads. Only one process at a time may write: the lock is on `FOLDER/lock`.
 *
 * Returns: (transfer full): the store; end it with pp_store_close()
 */
PpStore *
pp_store_open (const char *folder, const PpSchema *schema, PpStoreFlags flags, GError **error)
{
  g_autoptr (PpStore) self = g_object_new (PP_TYPE_STORE, NULL);

  g_return_val_if_fail (folder != NULL && schema != NULL, NULL);

  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, schema->file != NULL ? schema->file : PP_FOLDER_DATABASE,
                                 NULL);
  self->schema = schema;
  self->flags = flags;

  if ((flags & PP_STORE_READ_ONLY) == 0)
    {
      self->lock = pp_folder_take (folder, error);
      if (self->lock < 0)
        return NULL;
      if (!pp_folder_finish_restore (folder, self->path, error) ||
          !pp_migrate_check_file (self->path, schema, error))
        {
          pp_folder_release (&self->lock);
          return NULL;
        }
      pp_folder_keep_private (self->path);
      self->writer = pp_worker_new ("pp-writer");
    }
  self->reader = pp_worker_new ("pp-reader");

  if ((self->writer != NULL && !call (self, self->writer, open_writer, error)) ||
      !call (self, self->reader, open_reader, error))
    {
      pp_store_close (self);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * pp_store_close:
 * @self: a store
 *
 * Does what is queued, checkpoints, ends the threads and gives the folder free. To be called
 * on the thread that opened the store; the last unref does not do it.
 */
void
pp_store_close (PpStore *self)
{
  g_return_if_fail (PP_IS_STORE (self));

  g_atomic_int_set (&self->is_closing, TRUE);
  g_rw_lock_writer_lock (&self->gate);
  if (self->reader != NULL)
    {
      pp_worker_call (self->reader, close_reader, self);
      g_clear_pointer (&self->reader, pp_worker_stop);
    }
  if (self->writer != NULL)
    {
      pp_worker_call (self->writer, close_writer, self);
      g_clear_pointer (&self->writer, pp_worker_stop);
    }
  g_rw_lock_writer_unlock (&self->gate);
  pp_folder_release (&self->lock);
}

/**
 * pp_store_run_async:
 * @self: a store
 * @request: (transfer full): what is asked
 * @cancellable: (nullable): takes it back while it waits in the queue
 * @callback: called when the act was committed or refused
 * @user_data: for @callback
 *
 * The one door for every write: one verb, one act, one transaction.
 */
void
pp_store_run_async (PpStore *self, PpRequest *request, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  Job *job;

  g_task_set_source_tag (task, pp_store_run_async);
  g_task_set_check_cancellable (task, FALSE);   /* what was committed is never called cancelled */
  if (!is_open (self, TRUE, &error))
    {
      pp_request_free (request);
      g_task_return_error (task, error);
      return;
    }
  job = g_new0 (Job, 1);
  job->store = self;
  job->request = request;
  job->result_free = g_object_unref;
  job->task = g_object_ref (task);
  g_task_set_task_data (task, job, job_free);
  pp_worker_push (self->writer, do_verb, job);
}

/**
 * pp_store_run_finish:
 * @self: a store
 * @result: as the callback got it
 * @error: why the verb was refused
 *
 * Returns: (transfer full): the stored record, sealed
 */
gpointer
pp_store_run_finish (PpStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pp_store_run:
 * @self: a store
 * @request: (transfer full): what is asked
 * @error: why the verb was refused
 *
 * As pp_store_run_async(), and waits: for programs without a screen.
 *
 * Returns: (transfer full): the stored record, sealed
 */
gpointer
pp_store_run (PpStore *self, PpRequest *request, GError **error)
{
  g_autoptr (PpRequest) owned = request;
  Job job = { .store = self, .request = request };

  return wait_for (self, TRUE, do_verb, &job, error);
}

/**
 * pp_store_read_async:
 * @self: a store
 * @func: a query
 * @data: what it is asked
 * @data_free: frees @data
 * @result_free: frees the result where nobody takes it
 * @cancellable: (nullable): takes it back while it waits in the queue
 * @callback: called when the result is there
 * @user_data: for @callback
 *
 * Runs a query on the reading thread.
 */
void
pp_store_read_async (PpStore *self, PpReadFunc func, gpointer data, GDestroyNotify data_free,
                     GDestroyNotify result_free, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  queue (self, self->reader, do_read, func, data, data_free, result_free, cancellable, callback,
         user_data);
}

/**
 * pp_store_read_finish:
 * @self: a store
 * @result: as the callback got it
 * @error: why the query failed
 *
 * Returns: (transfer full): what the query returned
 */
gpointer
pp_store_read_finish (PpStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pp_store_read:
 * @self: a store
 * @func: a query
 * @data: what it is asked
 * @error: why it failed
 *
 * As pp_store_read_async(), and waits: for programs without a screen.
 *
 * Returns: (transfer full): what the query returned
 */
gpointer
pp_store_read (PpStore *self, PpReadFunc func, gpointer data, GError **error)
{
  Job job = { .store = self, .func = func, .data = data };

  return wait_for (self, FALSE, do_read, &job, error);
}

/**
 * pp_store_maintain:
 * @self: a store
 * @func: what to do on the writing connection, in one transaction
 * @data: what it is asked
 * @error: why it failed; nothing was written then
 *
 * For what is no act: local tables, and the acts of others that sync brings. Waits.
 *
 * Returns: (transfer full): what @func returned
 */
gpointer
pp_store_maintain (PpStore *self, PpReadFunc func, gpointer data, GError **error)
{
  Job job = { .store = self, .func = func, .data = data };

  return wait_for (self, TRUE, do_maintain, &job, error);
}

/**
 * pp_store_maintain_async:
 * @self: a store
 * @func: what to do on the writing connection, in one transaction
 * @data: what it is asked
 * @data_free: frees @data
 * @result_free: frees the result where nobody takes it
 * @callback: called when it was committed, or failed
 * @user_data: for @callback
 *
 * As pp_store_maintain(), without waiting.
 */
void
pp_store_maintain_async (PpStore *self, PpReadFunc func, gpointer data, GDestroyNotify data_free,
                         GDestroyNotify result_free, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  queue (self, self->writer, do_maintain, func, data, data_free, result_free, NULL, callback,
         user_data);
}

/**
 * pp_store_maintain_finish:
 * @self: a store
 * @result: as the callback got it
 * @error: why it failed
 *
 * Returns: (transfer full): what the function returned
 */
gpointer
pp_store_maintain_finish (PpStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pp_store_get_schema:
 * @self: a store
 *
 * Returns: (transfer none): the tables that it was opened with
 */
const PpSchema *
pp_store_get_schema (PpStore *self)
{
  return self->schema;
}

/**
 * pp_store_get_folder:
 * @self: a store
 *
 * Returns: (transfer none): the data folder
 */
const char *
pp_store_get_folder (PpStore *self)
{
  return self->folder;
}

/**
 * pp_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the database file, which nothing opens but SQLite
 */
const char *
pp_store_get_path (PpStore *self)
{
  return self->path;
}
