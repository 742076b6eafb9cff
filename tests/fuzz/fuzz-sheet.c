/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include "core/pp-sheet.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

const char pp_fuzz_name[] = "sheet";

/* What a spreadsheet would run is never taken for what was meant. */
static void
try_tamed (const char *cell)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *meant = pp_sheet_tame (cell, TRUE, &error);
  const char *bare = cell + (*cell == '\'');

  g_assert_true ((meant == NULL) == (error != NULL));
  if (meant == NULL)
    return;
  g_assert_true (*bare != '@' && (*bare != '=' || g_str_has_prefix (bare, "=\"")));
  g_assert_true ((*bare != '+' && *bare != '-') || strpbrk (bare, "(|!") == NULL);
}

/* A table from elsewhere: rows to its end, or one error that says where. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *name = g_strdup_printf ("panippura-fuzz-%d.csv", (int) getpid ());
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (PpSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) cells = NULL;
  guint line = 0;

  g_assert_true (g_file_set_contents_full (path, size > 0 ? (const char *) data : "",
                                           (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  sheet = pp_sheet_open (path, &error);
  g_unlink (path);
  while (sheet != NULL && pp_sheet_read (sheet, &cells, &error) && cells != NULL)
    {
      g_assert_cmpuint (pp_sheet_get_line (sheet), >, line);
      line = pp_sheet_get_line (sheet);
      for (guint i = 0; cells[i] != NULL; i++)
        {
          g_assert_true (g_utf8_validate (cells[i], -1, NULL));
          try_tamed (cells[i]);
        }
      g_clear_pointer (&cells, g_strfreev);
    }
  g_assert_true (sheet != NULL || error != NULL);
  return 0;
}
