/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-restore-window.h"

#include "backup/pp-backup-error.h"
#include "backup/pp-backup-folder.h"
#include "backup/pp-restore.h"
#include "core/pp-time.h"
#include "desk/shell/pp-backup-places.h"
#include "desk/shell/pp-entry-field.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-text-field.h"
#include "kinds/pp-kinds.h"

#include <glib/gi18n.h>
#include <string.h>

#define TICK_MS 200

/* Brings a backup into a data folder that nobody has open: which one, up to when, with what key. */
struct _PpRestoreWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget    *page;
  GtkWidget    *found;      /* what is on the disks that are plugged in */
  GtkWidget    *none;
  GtkLabel     *about;      /* what was chosen */
  PpField      *secret;
  GtkWidget    *start;
  GtkWidget    *progress;
  GtkWidget    *bar;
  GtkLabel     *error;

  char         *folder;
  char         *path;       /* (nullable): what was chosen */
  GCancellable *running;    /* (nullable) */
  gint          permille;   /* how much is done; written by the thread that works */
  guint         timer;
};

G_DEFINE_FINAL_TYPE (PpRestoreWindow, pp_restore_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  DONE,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct {
  char *path;
  char *typed;
  char *folder;
  gint *permille;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  memset (work->typed, 0, strlen (work->typed));
  g_free (work->path);
  g_free (work->typed);
  g_free (work->folder);
  g_free (work);
}

static void
say (PpRestoreWindow *self, const char *words)
{
  gtk_label_set_label (self->error, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), words != NULL);
}

static char *
describe (const PpVaultNotes *notes)
{
  g_autofree char *day = NULL, *shown = NULL, *clock = NULL;

  if (notes->last_at == PP_NONE)
    return g_strdup_printf (_("Cluster %s, desk %s. Nothing was done at it yet."), notes->cluster,
                            notes->desk);
  day = pp_time_day (notes->last_at);
  shown = pp_day_format (day);
  clock = pp_time_format_clock (notes->last_at);
  /* TRANSLATORS: code of a cluster, letter of a desk, a day, a time */
  return g_strdup_printf (_("Cluster %1$s, desk %2$s. The last thing done is of %3$s, %4$s; what "
                            "was done later is not in it."), notes->cluster, notes->desk, shown,
                          clock);
}

static void
show_chosen (PpRestoreWindow *self, const PpBackupFile *file)
{
  g_autofree char *words = file != NULL ? describe (&file->notes) : NULL;

  g_free (self->path);
  self->path = g_strdup (file != NULL ? file->path : NULL);
  gtk_label_set_label (self->about, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), words != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->secret), words != NULL);
  gtk_widget_set_visible (self->start, words != NULL);
  if (words != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->secret));
}

static void
chosen_cb (PpRestoreWindow *self, GtkListBoxRow *row)
{
  pp_restore_window_choose (self, pp_row_get_id (row));
}

static void
read_file (GTask *task, gpointer self, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  PpBackupFile *file = pp_backup_file_read (path, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) pp_backup_file_free);
  else
    g_task_return_error (task, error);
}

static void
file_read_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpBackupFile) file = g_task_propagate_pointer (G_TASK (result), &error);

  show_chosen (PP_RESTORE_WINDOW (object), file);
  say (PP_RESTORE_WINDOW (object), error != NULL ? error->message : NULL);
}

/* A stick may be slow, or gone. */
static void
read_places (GTask *task, gpointer self, gpointer data, GCancellable *cancellable)
{
  GPtrArray *places = data, *lists = g_ptr_array_new_with_free_func (
                                       (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < places->len; i++)
    {
      const PpBackupPlace *place = g_ptr_array_index (places, i);
      GPtrArray *files = pp_backup_folder_list (place->folder, NULL);

      if (files != NULL)
        g_ptr_array_add (lists, files);
    }
  g_task_return_pointer (task, lists, (GDestroyNotify) g_ptr_array_unref);
}

static void
add_file (PpRestoreWindow *self, const PpBackupFile *file)
{
  g_autofree char *words = describe (&file->notes), *name = g_path_get_basename (file->path);
  GtkWidget *row = pp_row_new (name, words);

  pp_row_set_id (row, file->path);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->found), row);
}

static void
places_read_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  PpRestoreWindow *self = PP_RESTORE_WINDOW (object);
  g_autoptr (GPtrArray) lists = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean is_any;

  for (guint i = 0; i < lists->len; i++)
    {
      GPtrArray *files = g_ptr_array_index (lists, i);

      for (guint j = 0; j < files->len; j++)
        add_file (self, g_ptr_array_index (files, j));
    }
  is_any = gtk_widget_get_first_child (self->found) != NULL;
  gtk_widget_set_visible (self->none, !is_any);
  gtk_widget_set_visible (self->found, is_any);
  if (is_any)
    gtk_widget_child_focus (self->found, GTK_DIR_TAB_FORWARD);
}

static void
list_found (PpRestoreWindow *self)
{
  g_autoptr (GVolumeMonitor) monitor = g_volume_monitor_get ();
  g_autoptr (GTask) task = g_task_new (self, NULL, places_read_cb, NULL);

  g_task_set_task_data (task, pp_backup_places_list (monitor, self->folder),
                        (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, read_places);
}

static void
answered_cb (GtkNativeDialog *dialog, int response, PpRestoreWindow *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    pp_restore_window_choose (self, path);
  g_object_unref (dialog);
}

static void
browse_cb (PpRestoreWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    _("Choose a backup"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
run_in_thread (GTask *task, gpointer self, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  g_autoptr (PpVault) vault = pp_vault_open (work->path, &error);
  PpRestore restore = { .folder = work->folder, .schema = pp_kinds_get_schema (),
                        .replaces = TRUE, .progress = pp_vault_note_permille,
                        .data = work->permille, .cancellable = cancellable };

  if (vault != NULL && pp_vault_unlock (vault, work->typed, &error) &&
      pp_restore_do (&restore, vault, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
tick_cb (gpointer data)
{
  PpRestoreWindow *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
show_running (PpRestoreWindow *self)
{
  gtk_widget_set_sensitive (self->page, self->running == NULL);
  gtk_widget_set_visible (self->progress, self->running != NULL);
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  PpRestoreWindow *self = PP_RESTORE_WINDOW (object);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->running);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_signal_emit (self, signals[DONE], 0);
      return;
    }
  show_running (self);
  if (g_error_matches (error, PP_BACKUP_ERROR, PP_BACKUP_ERROR_WRONG_KEY))
    pp_field_set_error (self->secret, error->message);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->secret));
}

static void
start_cb (PpRestoreWindow *self)
{
  g_autofree char *typed = pp_field_dup_text (self->secret);
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (self->running != NULL || self->path == NULL)
    return;
  say (self, NULL);
  pp_field_set_error (self->secret, NULL);
  work = g_new0 (Work, 1);
  work->path = g_strdup (self->path);
  work->typed = g_steal_pointer (&typed);
  work->folder = g_strdup (self->folder);
  work->permille = &self->permille;
  g_atomic_int_set (&self->permille, 0);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, ran_cb, NULL);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run_in_thread);
  self->timer = g_timeout_add (TICK_MS, tick_cb, self);
  show_running (self);
}

static void
stop_cb (PpRestoreWindow *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

static void
leave_cb (PpRestoreWindow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
pp_restore_window_dispose (GObject *object)
{
  PpRestoreWindow *self = PP_RESTORE_WINDOW (object);

  stop_cb (self);
  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (pp_restore_window_parent_class)->dispose (object);
}

static void
pp_restore_window_finalize (GObject *object)
{
  PpRestoreWindow *self = PP_RESTORE_WINDOW (object);

  g_free (self->folder);
  g_free (self->path);

  G_OBJECT_CLASS (pp_restore_window_parent_class)->finalize (object);
}

static void
pp_restore_window_class_init (PpRestoreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_restore_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_restore_window_finalize;

  /**
   * PpRestoreWindow::done:
   * @self: the window
   *
   * The data folder has what was in the backup.
   */
  signals[DONE] = g_signal_new ("done", PP_TYPE_RESTORE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  /**
   * PpRestoreWindow::left:
   * @self: the window
   *
   * Nothing is to be restored.
   */
  signals[LEFT] = g_signal_new ("left", PP_TYPE_RESTORE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/shell/restore-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PpRestoreWindow, page);
  gtk_widget_class_bind_template_child (widget_class, PpRestoreWindow, found);
  gtk_widget_class_bind_template_child (widget_class, PpRestoreWindow, none);
  gtk_widget_class_bind_template_child (widget_class, PpRestoreWindow, about);
  gtk_widget_class_bind_template_child (widget_class, PpRestoreWindow, secret);
  gtk_widget_class_bind_template_child (widget_class, PpRestoreWindow, start);
  gtk_widget_class_bind_template_child (widget_class, PpRestoreWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, PpRestoreWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, PpRestoreWindow, error);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, browse_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
pp_restore_window_init (PpRestoreWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_entry_field_hide_text (PP_ENTRY_FIELD (self->secret));
}

/**
 * pp_restore_window_new:
 * @application: the desk's program
 * @folder: a data folder that nobody has open
 *
 * Returns: (transfer floating): a window that brings a backup into it
 */
GtkWidget *
pp_restore_window_new (GtkApplication *application, const char *folder)
{
  PpRestoreWindow *self = g_object_new (PP_TYPE_RESTORE_WINDOW, "application", application, NULL);

  self->folder = g_strdup (folder);
  list_found (self);
  return GTK_WIDGET (self);
}

/**
 * pp_restore_window_choose:
 * @self: the window
 * @path: a file
 *
 * Shows what backup it is, up to when, and asks for its key.
 */
void
pp_restore_window_choose (PpRestoreWindow *self, const char *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PP_IS_RESTORE_WINDOW (self));

  task = g_task_new (self, NULL, file_read_cb, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_file);
}
