/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "core/pp-file-error.h"
#include "core/pp-value-error.h"
#include "pp-shell.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* What the system says, and what a person reads. */
static const struct {
  int         number;
  const char *words;
} failures[] = {
  { ENOENT, "There is no “/a %s b”." },
  { EACCES, "“/a %s b” may not be used by who runs this program. Ask the person who looks after "
            "the computer." },
  { EPERM, "“/a %s b” may not be used by who runs this program. Ask the person who looks after "
           "the computer." },
  { ENOSPC, "The disk of “/a %s b” is full. Make room on it, then try again." },
  { EROFS, "“/a %s b” is on a disk that can only be read. Choose another place." },
  { EISDIR, "“/a %s b” is a folder, not a file." },
  { ENOTDIR, "“/a %s b” cannot be there: part of its path is a file, not a folder." },
  { EIO, "“/a %s b” cannot be read or written. (words)" },
};

static void
test_system (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr (GError) error = NULL;

      pp_file_error_set (&error, PP_VALUE_ERROR, PP_VALUE_ERROR_TEXT, "/a %s b",
                         g_file_error_from_errno (failures[i].number), "words");
      g_assert_cmpstr (error->message, ==, failures[i].words);
      g_assert_cmpstr (pp_error_get_code (error), ==, "value.text");
    }
}

static void
test_files (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autofree char *text = pp_shell_write (town, "text", "#\n");
  g_autofree char *inside = g_build_filename (text, "inside", NULL);
  g_autofree char *missing = g_build_filename (town->folder, "missing.jsonl", NULL);
  const struct { const char *path, *words; } plays[] = {
    { missing, "There is no “" }, { town->folder, "is a folder, not a file." },
    { inside, "part of its path is a file" },
  };
  g_autoptr (PpTold) written = NULL;

  pp_town_init (town, "desk", "2026-11-24");
  for (gsize i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      g_autoptr (PpTold) played = pp_shell_run (town, "desk", "play", plays[i].path, NULL);

      g_test_message ("%s", played->words);
      g_assert_cmpint (played->code, ==, 1);
      g_assert_nonnull (strstr (played->words, plays[i].words));
      g_assert_nonnull (strstr (played->words, "[admin.file]"));
      g_assert_null (strstr (played->words, "Failed"));
    }
  written = pp_shell_run (town, "desk", "day", "--out", inside, NULL);
  g_assert_nonnull (strstr (written->words, "part of its path is a file"));
  g_unlink (text);
}

static void
test_options (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autoptr (PpTold) unknown = pp_shell_run (town, "none", "list", "--frob", NULL);
  g_autoptr (PpTold) first = pp_shell_run (town, "none", "--frob", "list", NULL);
  g_autoptr (PpTold) bare = pp_shell_run (town, "none", "play", "--today", NULL);
  g_autoptr (PpTold) strange = pp_shell_run (town, "none", "frob", NULL);

  g_assert_cmpint (unknown->code, ==, 2);
  g_assert_nonnull (strstr (unknown->words, "There is no such option; --help shows"));
  g_assert_nonnull (strstr (unknown->words, "--frob"));
  g_assert_nonnull (strstr (first->words, "There is no such option"));
  g_assert_nonnull (strstr (bare->words, "An option has no value"));
  g_assert_cmpint (strange->code, ==, 2);
  g_assert_nonnull (strstr (strange->words, "There is no command “frob”. “--help” shows"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/system", test_system);
  g_test_add_func ("/words/files", test_files);
  g_test_add_func ("/words/options", test_options);

  return g_test_run ();
}
