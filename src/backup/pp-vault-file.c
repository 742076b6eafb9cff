/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/pp-vault-file.h"

#include "backup/pp-backup-error.h"
#include "core/pp-file-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
fail (const char *path, GError **error)
{
  int why = errno;

  pp_file_error_set (error, PP_BACKUP_ERROR, PP_BACKUP_ERROR_FILE, path,
                     g_file_error_from_errno (why), g_strerror (why));
  return FALSE;
}

/**
 * pp_vault_file_open:
 * @path: a file
 * @flags: of open(2)
 * @error: PP_BACKUP_ERROR_FILE
 *
 * Returns: its descriptor, which nobody else may read or write by its file; -1 where it failed
 */
int
pp_vault_file_open (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0600);

  if (fd < 0)
    fail (path, error);
  return fd;
}

/**
 * pp_vault_file_read:
 * @fd: a descriptor
 * @path: of its file
 * @bytes: (out caller-allocates): what was read
 * @most: how much there is room for
 * @got: (out): how much it is: less than @most at the end of the file only
 * @error: PP_BACKUP_ERROR_FILE
 *
 * Returns: whether it went well
 */
gboolean
pp_vault_file_read (int fd, const char *path, guint8 *bytes, gsize most, gsize *got,
                    GError **error)
{
  for (*got = 0; *got < most;)
    {
      gssize n = read (fd, bytes + *got, most - *got);

      if (n == 0)
        return TRUE;
      if (n > 0)
        *got += (gsize) n;
      else if (errno != EINTR)
        return fail (path, error);
    }
  return TRUE;
}

/**
 * pp_vault_file_write:
 * @fd: a descriptor
 * @path: of its file
 * @bytes: what to write
 * @length: how much
 * @error: PP_BACKUP_ERROR_FILE
 *
 * Returns: whether all of it was written
 */
gboolean
pp_vault_file_write (int fd, const char *path, const guint8 *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno != EINTR)
        return fail (path, error);
      if (n > 0)
        {
          bytes += n;
          length -= (gsize) n;
        }
    }
  return TRUE;
}

/**
 * pp_vault_file_sync:
 * @fd: a descriptor
 * @path: of its file
 * @error: PP_BACKUP_ERROR_FILE
 *
 * Brings the file to the disk, and lets go of what is known of it, so that the next to read it
 * reads the disk.
 *
 * Returns: whether it went well
 */
gboolean
pp_vault_file_sync (int fd, const char *path, GError **error)
{
  if (fsync (fd) != 0)
    return fail (path, error);
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  return TRUE;
}

/**
 * pp_vault_file_rename:
 * @from: a file that was synced
 * @to: its name from now on, in the same folder
 * @error: PP_BACKUP_ERROR_FILE
 *
 * Returns: whether the name is on the disk
 */
gboolean
pp_vault_file_rename (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  int fd;
  gboolean synced;

  if (g_rename (from, to) != 0)
    return fail (to, error);
  fd = pp_vault_file_open (folder, O_RDONLY | O_DIRECTORY, error);
  if (fd < 0)
    return FALSE;
  /* some file systems of sticks cannot sync a folder, and write names at once */
  synced = fsync (fd) == 0 || errno == EINVAL || fail (folder, error);
  close (fd);
  return synced;
}
