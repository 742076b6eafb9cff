/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-mould.h"

#include "store/pp-folder.h"

#include <glib/gstdio.h>
#include <stdlib.h>

/* The database of a new cluster: the same for every test of a program, and slow to make. */
static char *mould;

static void
remove_mould (void)
{
  g_unlink (mould);
  g_free (mould);
}

static void
copy (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_file_get_contents (from, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/**
 * pp_mould_is_there:
 *
 * Returns: whether one was taken
 */
gboolean
pp_mould_is_there (void)
{
  return mould != NULL;
}

/**
 * pp_mould_take:
 * @folder: a data folder that nobody has open
 *
 * Keeps a copy of its database until the program ends.
 */
void
pp_mould_take (const char *folder)
{
  g_autofree char *database = g_build_filename (folder, PP_FOLDER_DATABASE, NULL);
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("pp-mould-XXXXXX", &mould, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  atexit (remove_mould);
  copy (database, mould);
}

/**
 * pp_mould_pour:
 * @folder: an empty folder
 *
 * Makes it a data folder with the database that was taken.
 */
void
pp_mould_pour (const char *folder)
{
  g_autofree char *database = g_build_filename (folder, PP_FOLDER_DATABASE, NULL);

  copy (mould, database);
}
