/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-backuper.h"

#include "backup/pp-backup.h"
#include "desk/shell/pp-backup-places.h"
#include "desk/shell/pp-doctor.h"
#include "people/pp-cluster.h"

#include <string.h>

#define TICK_MS 200

/* Makes backups while people work: when somebody asks for one, and at each closing of a day, to
 * this computer and to every disk that has some already.
 */
struct _PpBackuper
{
  GObject         parent_instance;

  PpSession      *session;   /* (unowned): it owns this */
  GVolumeMonitor *monitor;
  GQueue          waiting;   /* (element-type utf8): folders */
  GCancellable   *running;   /* (nullable) */
  char           *error;     /* (nullable): of the last one */
  gint            permille;  /* how much is done; written by the thread that works */
  guint           timer;
};

G_DEFINE_FINAL_TYPE (PpBackuper, pp_backuper, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct {
  PpStore *store;
  char    *folder;
  gint    *permille;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->store);
  g_free (work->folder);
  g_free (work);
}

static void
run_in_thread (GTask *task, gpointer self, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  g_autofree char *cluster = pp_store_read (work->store, pp_cluster_read_code, NULL, &error);
  PpBackup backup = { .store = work->store, .folder = work->folder, .cluster = cluster,
                      .now = g_get_real_time () / G_USEC_PER_SEC,
                      .progress = pp_vault_note_permille,
                      .data = work->permille, .cancellable = cancellable };
  char *path = cluster != NULL ? pp_backup_make (&backup, &error) : NULL;

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void run_next (PpBackuper *self);

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  PpBackuper *self = PP_BACKUPER (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&self->running);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_strdup (error->message);
  if (self->session != NULL)
    {
      pp_chore_start (pp_chore_of (self->session, PP_TYPE_DOCTOR));
      run_next (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
tick_cb (gpointer self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

static void
run_next (PpBackuper *self)
{
  g_autofree char *folder = g_queue_pop_head (&self->waiting);
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (folder == NULL)
    return;
  work = g_new0 (Work, 1);
  work->store = g_object_ref (pp_session_get_store (self->session));
  work->folder = g_steal_pointer (&folder);
  work->permille = &self->permille;
  g_atomic_int_set (&self->permille, 0);
  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, ran_cb, NULL);   /* it keeps this alive until then */
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run_in_thread);
  self->timer = g_timeout_add (TICK_MS, tick_cb, self);
}

static gboolean
is_waiting (PpBackuper *self, const char *folder)
{
  return g_queue_find_custom (&self->waiting, folder, (GCompareFunc) strcmp) != NULL;
}

static void
back_up_everywhere (PpBackuper *self)
{
  g_autoptr (GPtrArray) places = pp_backuper_list_places (self);

  for (guint i = 0; i < places->len; i++)
    {
      const PpBackupPlace *place = g_ptr_array_index (places, i);

      if (place->is_known)
        pp_backuper_start (self, place->folder);
    }
}

static void
session_changed_cb (PpBackuper *self, GStrv rows)
{
  for (guint i = 0; rows[i] != NULL; i++)
    if (g_str_has_prefix (rows[i], "day_close/"))
      {
        back_up_everywhere (self);
        return;
      }
}

static void
mounts_changed_cb (PpBackuper *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pp_backuper_dispose (GObject *object)
{
  PpBackuper *self = PP_BACKUPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->monitor);
  g_queue_clear_full (&self->waiting, g_free);

  G_OBJECT_CLASS (pp_backuper_parent_class)->dispose (object);
}

static void
pp_backuper_finalize (GObject *object)
{
  PpBackuper *self = PP_BACKUPER (object);

  g_clear_object (&self->running);
  g_free (self->error);

  G_OBJECT_CLASS (pp_backuper_parent_class)->finalize (object);
}

static void
pp_backuper_class_init (PpBackuperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_backuper_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_backuper_finalize;
  /**
   * PpBackuper::changed:
   * @self: what makes backups
   *
   * It began, got further or came to an end, or a disk came or went.
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_BACKUPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pp_backuper_init (PpBackuper *self)
{
  g_queue_init (&self->waiting);
}

/* Where the session goes what is under way is given up; the backups that are there stay. */
static void
leave (gpointer data)
{
  PpBackuper *self = data;

  self->session = NULL;
  g_queue_clear_full (&self->waiting, g_free);
  pp_backuper_stop (self);
  g_object_unref (self);
}

/**
 * pp_backuper_of:
 * @session: the desk's
 *
 * Returns: (transfer none): what makes its backups
 */
PpBackuper *
pp_backuper_of (PpSession *session)
{
  static const char key[] = "pp-backuper";
  PpBackuper *self;

  g_return_val_if_fail (PP_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self != NULL)
    return self;
  self = g_object_new (PP_TYPE_BACKUPER, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), key, self, leave);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pp_backuper_list_places:
 * @self: what makes backups
 *
 * Returns: (transfer full) (element-type PpBackupPlace): this computer, and every disk that is
 *   plugged in
 */
GPtrArray *
pp_backuper_list_places (PpBackuper *self)
{
  if (self->monitor == NULL)
    {
      self->monitor = g_volume_monitor_get ();
      g_signal_connect_object (self->monitor, "mount-added", G_CALLBACK (mounts_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->monitor, "mount-removed", G_CALLBACK (mounts_changed_cb),
                               self, G_CONNECT_SWAPPED);
    }
  return pp_backup_places_list (
    self->monitor, pp_store_get_folder (pp_session_get_store (self->session)));
}

/**
 * pp_backuper_start:
 * @self: what makes backups
 * @folder: where to
 *
 * Makes one now, or when those that wait before it are made.
 */
void
pp_backuper_start (PpBackuper *self, const char *folder)
{
  g_return_if_fail (PP_IS_BACKUPER (self));

  if (self->running == NULL)
    g_clear_pointer (&self->error, g_free);
  if (!is_waiting (self, folder))
    g_queue_push_tail (&self->waiting, g_strdup (folder));
  if (self->running == NULL)
    run_next (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pp_backuper_stop:
 * @self: what makes backups
 *
 * Gives up the one that is under way.
 */
void
pp_backuper_stop (PpBackuper *self)
{
  g_return_if_fail (PP_IS_BACKUPER (self));

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

/**
 * pp_backuper_is_busy:
 * @self: what makes backups
 *
 * Returns: whether one is under way
 */
gboolean
pp_backuper_is_busy (PpBackuper *self)
{
  return self->running != NULL;
}

/**
 * pp_backuper_get_share:
 * @self: what makes backups
 *
 * Returns: how much of the one that is under way is done, from 0 to 1
 */
double
pp_backuper_get_share (PpBackuper *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * pp_backuper_get_error:
 * @self: what makes backups
 *
 * Returns: (transfer none) (nullable): why the last ones failed
 */
const char *
pp_backuper_get_error (PpBackuper *self)
{
  return self->error;
}
