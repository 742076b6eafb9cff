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

static void
keep_ballast (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ballast", NULL);
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
