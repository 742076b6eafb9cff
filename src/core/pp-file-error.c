/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-file-error.h"

#include "core/pp-error.h"

#include <glib/gi18n-lib.h>

static const char *
sentence_for (GFileError why)
{
  switch ((int) why)
    {
    case G_FILE_ERROR_NOENT:
      return _("There is no “%s”.");
    case G_FILE_ERROR_ACCES: case G_FILE_ERROR_PERM:
      return _("“%s” may not be used by who runs this program. Ask the person who looks after "
               "the computer.");
    case G_FILE_ERROR_NOSPC:
      return _("The disk of “%s” is full. Make room on it, then try again.");
    case G_FILE_ERROR_ROFS:
      return _("“%s” is on a disk that can only be read. Choose another place.");
    case G_FILE_ERROR_ISDIR:
      return _("“%s” is a folder, not a file.");
    case G_FILE_ERROR_NOTDIR:
      return _("“%s” cannot be there: part of its path is a file, not a folder.");
    case G_FILE_ERROR_NAMETOOLONG:
      return _("The name “%s” is too long.");
    default:
      return NULL;
    }
}

/**
 * pp_file_error_set:
 * @error: (nullable): where to put it
 * @domain: a domain made by PP_DEFINE_ERROR()
 * @code: of the room's enum
 * @path: the file or folder
 * @why: what the system said, see g_file_error_from_errno()
 * @words: (nullable): the system's own words, for what has no sentence here
 *
 * Says in the person's language what is wrong with a file. The system's words, which are in
 * another, stand in brackets behind the sentence and only where it does not tell enough.
 */
void
pp_file_error_set (GError **error, GQuark domain, int code, const char *path, GFileError why,
                   const char *words)
{
  const char *sentence = sentence_for (why);
  g_autofree char *made = NULL;

  if (sentence != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);

      made = g_strjoinv (path, parts);
    }
  else if (words != NULL)
    /* TRANSLATORS: a file; what the system says, in its own language */
    made = g_strdup_printf (_("“%1$s” cannot be read or written. (%2$s)"), path, words);
  else
    made = g_strdup_printf (_("“%s” cannot be read or written."), path);
  pp_error_set (error, domain, code, NULL, "%s", made);
}

/**
 * pp_file_error_set_from:
 * @error: (nullable): where to put it
 * @domain: a domain made by PP_DEFINE_ERROR()
 * @code: of the room's enum
 * @path: the file or folder
 * @failure: what GLib said
 *
 * As pp_file_error_set().
 */
void
pp_file_error_set_from (GError **error, GQuark domain, int code, const char *path,
                        const GError *failure)
{
  gboolean known = failure->domain == G_FILE_ERROR;

  pp_file_error_set (error, domain, code, path,
                     known ? (GFileError) failure->code : G_FILE_ERROR_FAILED, failure->message);
}
