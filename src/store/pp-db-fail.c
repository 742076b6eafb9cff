/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-db-private.h"

#include "core/pp-error.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>

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

/**
 * pp_db_fail: (skip)
 * @db: a connection whose last call failed
 * @doing: what was being done
 * @error: where to put it
 *
 * Returns: %FALSE
 */
gboolean
pp_db_fail (PpDb *db, const char *doing, GError **error)
{
  int code = sqlite3_errcode (db->handle);
  const char *words = sqlite3_errmsg (db->handle);

  db->doomed = TRUE;
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FULL, NULL,
                    _("The disk is full. Nothing was changed; make room and try again."));
      break;
    case SQLITE_CONSTRAINT:
      fail_constraint (db, words, error);
      g_debug ("%s: %s", doing, words);
      break;
    case SQLITE_NOTADB: case SQLITE_CORRUPT:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FOREIGN, NULL,
                    _("The data file is damaged or is no Panippura database (%s)."), words);
      break;
    default:
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_FAILED, NULL,
                    _("The database could not do this: %s."), words);
      g_debug ("%s: %s", doing, words);
    }
  return FALSE;
}
