/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-db-private.h"

#include "core/pp-error.h"
#include "store/pp-folder.h"
#include "store/pp-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* A verb that is right never comes so far; what does was altered in the file, or came apart in a
 * merge. The triggers' own words name what they guard. */
static void
fail_constraint (PpDb *db, const char *words, GError **error)
{
  switch (sqlite3_extended_errcode (db->handle))
    {
    case SQLITE_CONSTRAINT_UNIQUE: case SQLITE_CONSTRAINT_PRIMARYKEY:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_CONSTRAINT, NULL,
                    _("There is a record with this number or code already, and nothing was "
                      "changed. If the program gave the number, the count of numbers in the data "
                      "file was altered: check the file with verify and call the district."));
      break;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_CONSTRAINT, NULL,
                    _("This belongs to a record that is not here. Nothing was changed."));
      break;
    case SQLITE_CONSTRAINT_CHECK: case SQLITE_CONSTRAINT_NOTNULL:
    case SQLITE_CONSTRAINT_DATATYPE:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_CONSTRAINT, NULL,
                    _("Something is missing here or cannot be so. Nothing was changed; check "
                      "what you typed."));
      break;
    default:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_CONSTRAINT, NULL,
                    _("The database refused this: %s."), words);
    }
}

static gboolean
is_read_only (const char *path)
{
  return path != NULL && access (path, W_OK) < 0 && errno == EROFS;
}

/* SQLite tells a full disk by its own code where it writes, and by the system's where it makes a
 * file or its shared memory; and that a disk became read-only not at all. */
static int
code_of (PpDb *db, const char *path)
{
  int code = sqlite3_errcode (db->handle) & 0xff, why = sqlite3_system_errno (db->handle);

  if (code != SQLITE_IOERR && code != SQLITE_CANTOPEN)
    return code;
  if (why == ENOSPC || why == EDQUOT)
    return SQLITE_FULL;
  return is_read_only (path) ? SQLITE_READONLY : SQLITE_IOERR;
}

static void
fail_full (const char *path, GError **error)
{
  if (path != NULL)
    pp_folder_give_ballast (path);
  pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FULL, NULL,
                _("The disk is full. Nothing was changed; make room and try again."));
}

/**
 * pp_db_fail: (skip)
 * @db: a connection whose last call failed
 * @doing: what was being done
 * @error: where to put it
 *
 * Says in words what failed. Where the disk is full the folder's ballast is given back, so that
 * there is room for what must still be done.
 *
 * Returns: %FALSE
 */
gboolean
pp_db_fail (PpDb *db, const char *doing, GError **error)
{
  const char *words = sqlite3_errmsg (db->handle);
  const char *path = sqlite3_db_filename (db->handle, "main");

  db->doomed = TRUE;
  g_debug ("%s: %s", doing, words);
  switch (code_of (db, path))
    {
    case SQLITE_FULL:
      fail_full (path, error);
      break;
    case SQLITE_CONSTRAINT:
      fail_constraint (db, words, error);
      break;
    case SQLITE_NOTADB: case SQLITE_CORRUPT:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FOREIGN, NULL,
                    _("The data file is damaged or is no Panippura database (%s)."), words);
      break;
    case SQLITE_READONLY:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_READ_ONLY, NULL,
                    _("The disk with the data can only be read now. Nothing was changed; ask the "
                      "person who looks after the computer."));
      break;
    case SQLITE_IOERR:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, NULL,
                    _("The disk with the data could not be read or written. Nothing was changed; "
                      "try again. If this comes again the disk may be failing: make a backup and "
                      "call the district."));
      break;
    case SQLITE_BUSY: case SQLITE_LOCKED:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, NULL,
                    _("Another program is using the data file. Nothing was changed; close that "
                      "program and try again."));
      break;
    default:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, NULL,
                    _("The database could not do this: %s."), words);
    }
  return FALSE;
}
