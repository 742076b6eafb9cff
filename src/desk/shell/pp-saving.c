/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-saving.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A file that is being written stands beside the one that it will be. */
static GFile *
part_of (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *part = g_strconcat (name, ".part", NULL);

  return folder != NULL ? g_file_get_child (folder, part) : NULL;
}

/* Over what stands there, so that room that was found once is enough again. */
static gboolean
write_over (GFile *part, GBytes *bytes, GError **error)
{
  g_autoptr (GFileIOStream) stream = g_file_open_readwrite (part, NULL, NULL);
  gsize size = g_bytes_get_size (bytes);

  if (stream == NULL)
    stream = g_file_create_readwrite (part, G_FILE_CREATE_NONE, NULL, error);
  return stream != NULL &&
         g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)),
                                    g_bytes_get_data (bytes, NULL), size, NULL, NULL, error) &&
         g_seekable_truncate (G_SEEKABLE (stream), (goffset) size, NULL, error) &&
         g_io_stream_close (G_IO_STREAM (stream), NULL, error);
}

/* Who reads that it was saved may pull the disk out. */
static gboolean
sync_to_disk (GFile *file, GError **error)
{
  int fd = g_open (g_file_peek_path (file), O_RDONLY | O_CLOEXEC, 0);
  /* some file systems of sticks cannot sync a folder, and write names at once */
  gboolean synced = fd >= 0 && (fsync (fd) == 0 || errno == EINVAL);

  if (!synced)
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return synced;
}

static gboolean
put_in_place (GFile *part, GFile *file, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  return sync_to_disk (part, error) &&
         g_file_move (part, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error) &&
         sync_to_disk (folder, error);
}

typedef struct {
  GObject  *owner;      /* let go on the main thread */
  GFile    *file;
  GBytes   *bytes;
  gboolean  is_last;    /* it becomes the file */
  gboolean  is_counted;
  PpSaved   saved;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->file);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
write_in_thread (GTask *task, gpointer unused, gpointer data, GCancellable *cancellable)
{
  Writing *self = data;
  g_autoptr (GFile) part = part_of (self->file);
  g_autoptr (GError) error = NULL;

  if (write_over (part, self->bytes, &error) &&
      (!self->is_last || put_in_place (part, self->file, &error)))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_file_delete (part, NULL, NULL);
  g_task_return_error (task, g_steal_pointer (&error));
}

static char *
dup_reason (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_("There is no room left on this disk."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return g_strdup (_("Nothing can be written into this folder."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    return g_strdup (_("This folder is not there."));
  return g_strdup_printf (_("Writing failed: %s."), error->message);
}

static char *
dup_refusal (const Writing *self, const GError *error)
{
  g_autofree char *reason = dup_reason (error);
  const char *then = _("It was not saved. Choose another place.");

  if (!self->is_last)
    then = _("It was not saved, and nothing counts as printed. Choose another place.");
  else if (self->is_counted)
    then = _("It counts as printed but was not saved. Save it once more, in another place: it does "
             "not count again.");
  return g_strdup_printf ("%s %s", reason, then);
}

static void
written_cb (GObject *unused, GAsyncResult *result, gpointer user_data)
{
  Writing *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GObject) owner = g_steal_pointer (&self->owner);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (self->file), *words = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    words = dup_refusal (self, error);
  else if (self->is_last)
    words = g_strdup_printf (_("Saved: %s"), name);
  self->saved (owner, error == NULL, words);
}

static void
start_writing (gpointer owner, GFile *file, GBytes *bytes, Writing how, PpSaved saved)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, NULL);
  Writing *self = g_new0 (Writing, 1);

  *self = how;
  self->owner = g_object_ref (owner);
  self->file = g_object_ref (file);
  self->bytes = g_bytes_ref (bytes);
  self->saved = saved;
  g_task_set_task_data (task, self, writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * pp_saving_reserve:
 * @owner: (type GObject): who asks
 * @file: where something is to be saved
 * @bytes: as much as that will be
 * @reserved: hears whether there is room; without words where there is
 *
 * Finds out whether it can be saved, and keeps the room for it, before anything is noted;
 * pp_saving_write() or pp_saving_give_up() is next.
 */
void
pp_saving_reserve (gpointer owner, GFile *file, GBytes *bytes, PpSaved reserved)
{
  start_writing (owner, file, bytes, (Writing) { .is_last = FALSE }, reserved);
}

/**
 * pp_saving_give_up:
 * @file: of pp_saving_reserve()
 *
 * Nothing is saved there.
 */
void
pp_saving_give_up (GFile *file)
{
  g_autoptr (GFile) part = part_of (file);

  g_file_delete_async (part, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
}

/**
 * pp_saving_write:
 * @owner: (type GObject): who asks
 * @file: where it goes
 * @bytes: what is saved
 * @is_counted: whether it was noted just now that this is printed
 * @saved: hears how it went
 *
 * Saves it whole or not at all.
 */
void
pp_saving_write (gpointer owner, GFile *file, GBytes *bytes, gboolean is_counted, PpSaved saved)
{
  start_writing (owner, file, bytes, (Writing) { .is_last = TRUE, .is_counted = is_counted },
                 saved);
}
