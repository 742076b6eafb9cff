/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-shell.h"

static PpTold *
end (GSubprocess *process, const char *typed)
{
  PpTold *self = g_new0 (PpTold, 1);
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, typed, NULL, &self->told, &self->words, &error);
  g_assert_no_error (error);
  self->code = g_subprocess_get_if_signaled (process) ? -g_subprocess_get_term_sig (process)
                                                      : g_subprocess_get_exit_status (process);
  return self;
}

static PpTold *
run (PpTown *town, const char *typed, const char *desk, va_list words)
{
  g_autofree char *folder = pp_town_desk (town, desk);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (gpointer) g_getenv ("PANIPPURA_ADMIN"));
  g_ptr_array_add (argv, (gpointer) "--data-dir");
  g_ptr_array_add (argv, folder);
  for (gpointer word = va_arg (words, gpointer); word != NULL; word = va_arg (words, gpointer))
    g_ptr_array_add (argv, word);
  g_ptr_array_add (argv, NULL);

  launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE |
    (typed != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : G_SUBPROCESS_FLAGS_NONE));
  if (town->language != NULL)
    g_subprocess_launcher_setenv (launcher, "LANGUAGE", town->language, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  return end (process, typed);
}

/**
 * pp_shell_run:
 * @town: a town; its language is the program's
 * @desk: at which desk
 * @...: what is typed after `panippura-admin --data-dir DIR`; %NULL at the end
 *
 * Returns: (transfer full): what came of it
 */
PpTold *
pp_shell_run (PpTown *town, const char *desk, ...)
{
  PpTold *told;
  va_list words;

  va_start (words, desk);
  told = run (town, NULL, desk, words);
  va_end (words);
  return told;
}

/**
 * pp_shell_type:
 * @town: a town; its language is the program's
 * @typed: the lines with which its questions are answered
 * @desk: at which desk
 * @...: what is typed after `panippura-admin --data-dir DIR`; %NULL at the end
 *
 * Returns: (transfer full): what came of it
 */
PpTold *
pp_shell_type (PpTown *town, const char *typed, const char *desk, ...)
{
  PpTold *told;
  va_list words;

  va_start (words, desk);
  told = run (town, typed, desk, words);
  va_end (words);
  return told;
}

/**
 * pp_shell_end:
 * @process: a program with pipes
 *
 * Returns: (transfer full): what came of it, when it has ended
 */
PpTold *
pp_shell_end (GSubprocess *process)
{
  return end (process, NULL);
}

/**
 * pp_told_free:
 * @self: (transfer full): what came of a program
 */
void
pp_told_free (PpTold *self)
{
  g_free (self->told);
  g_free (self->words);
  g_free (self);
}

/**
 * pp_shell_write:
 * @town: a town
 * @name: of a new file in its folder
 * @text: what it holds
 *
 * Returns: (transfer full): its path
 */
char *
pp_shell_write (PpTown *town, const char *name, const char *text)
{
  char *path = g_build_filename (town->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}
