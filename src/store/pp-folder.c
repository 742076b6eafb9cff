/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-folder.h"

#include "core/pp-error.h"
#include "core/pp-file-error.h"
#include "store/pp-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* A full disk cannot even open a WAL database: these bytes are there to be given back. */
#define BALLAST_SIZE (4 * 1024 * 1024)

#define BALLAST "ballast"

static void
keep_ballast (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, BALLAST, NULL);
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    return;
  if (posix_fallocate (fd, 0, BALLAST_SIZE) != 0)
    g_debug ("no room for the ballast file");
  close (fd);
}

/**
 * pp_folder_take:
 * @folder: the data folder; made where it is not there
 * @error: PP_STORE_ERROR_LOCKED where another process has it
 *
 * Takes the folder for this process. The lock is never on the database file, whose own locks
 * closing a second descriptor would drop.
 *
 * Returns: the lock, a file descriptor; -1 with @error set
 */
int
pp_folder_take (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) < 0 ||
      (fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600)) < 0)
    {
      pp_file_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, folder,
                         g_file_error_from_errno (errno), g_strerror (errno));
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) < 0)
    {
      close (fd);
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_LOCKED, NULL,
                    _("Another Panippura has this data folder open. Close it there first."));
      return -1;
    }
  keep_ballast (folder);
  return fd;
}

/**
 * pp_folder_release:
 * @lock: (inout): the lock; -1 afterwards
 *
 * Gives the folder free.
 */
void
pp_folder_release (int *lock)
{
  if (*lock >= 0)
    close (*lock);
  *lock = -1;
}

/**
 * pp_folder_give_ballast:
 * @path: the database file
 *
 * Gives back the room that the ballast beside it takes, until the folder is opened anew.
 */
void
pp_folder_give_ballast (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *ballast = g_build_filename (folder, BALLAST, NULL);

  if (truncate (ballast, 0) == 0)
    g_debug ("the ballast was given back");
}

/**
 * pp_folder_keep_private:
 * @path: a file that SQLite is about to make
 *
 * Makes it, where it is not there, for its owner's eyes only; what SQLite makes beside it follows.
 */
void
pp_folder_keep_private (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    close (fd);
}

/**
 * pp_folder_restored_name:
 * @path: the database file
 *
 * Returns: (transfer full): the name under which a restored database that is whole waits for the
 *   folder's next opening
 */
char *
pp_folder_restored_name (const char *path)
{
  return g_strconcat (path, ".restored", NULL);
}

static gboolean
move (const char *from, const char *folder, GError **error)
{
  g_autofree char *name = g_path_get_basename (from);
  g_autofree char *to = g_build_filename (folder, name, NULL);

  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;
  pp_file_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, from,
                     g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static gboolean
sync_folder (const char *folder, GError **error)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    pp_file_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, folder,
                       g_file_error_from_errno (errno), g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return ok;
}

/* The log of writes before the database that it belongs to: wherever this is cut short, no log ever
 * lies beside a database that is not its own. The folder's name is of the restored file's time, so
 * that both come to one place. */
static gboolean
put_aside (const char *folder, const char *path, const char *restored, GError **error)
{
  static const char *const parts[] = { "-wal", "-shm", "" };
  GStatBuf about;
  gint64 made = g_stat (restored, &about) == 0 ? about.st_mtime : 0;
  g_autofree char *name = g_strdup_printf ("before-restore-%" G_GINT64_FORMAT, made);
  g_autofree char *aside = g_build_filename (folder, name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (aside, 0700) < 0)
    {
      pp_file_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, aside,
                         g_file_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (path, parts[i], NULL);

      if (!move (from, aside, error))
        return FALSE;
    }
  return sync_folder (aside, error) && sync_folder (folder, error);
}

/**
 * pp_folder_finish_restore:
 * @folder: the data folder, which this process has taken
 * @path: the database file
 * @error: why it could not be done
 *
 * Where a restored database waits, puts the one that is there aside, whole, and the restored one in
 * its place. Where this is cut short the next opening goes on with it.
 *
 * Returns: whether the database in its place is the one to use
 */
gboolean
pp_folder_finish_restore (const char *folder, const char *path, GError **error)
{
  g_autofree char *restored = pp_folder_restored_name (path);

  if (!g_file_test (restored, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!put_aside (folder, path, restored, error))
    return FALSE;
  if (g_rename (restored, path) < 0)
    {
      pp_file_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, restored,
                         g_file_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }
  return sync_folder (folder, error);
}
