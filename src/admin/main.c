/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-attention.h"
#include "admin/pp-command-backup.h"
#include "admin/pp-command-day.h"
#include "admin/pp-command-do.h"
#include "admin/pp-command-health.h"
#include "admin/pp-command-import.h"
#include "admin/pp-command-init.h"
#include "admin/pp-command-person.h"
#include "admin/pp-command-print.h"
#include "admin/pp-command-read.h"
#include "admin/pp-command-recovery.h"
#include "admin/pp-command-sync.h"
#include "admin/pp-interrupt.h"
#include "core/pp-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

static const PpCommand commands[] = {
  { "init", "init [--demo] --manager CODE …", N_("make a cluster and its first manager"),
    pp_command_init },
  { "do", "do VERB KEY=VALUE…", N_("do one thing"), pp_command_do },
  { "play", "play FILE", N_("do what a play file says, line by line"), pp_command_play },
  { "import", "import VERB TABLE.csv", N_("do one thing for each row of a table"),
    pp_command_import },
  { "list", "list KIND", N_("show all records of a kind"), pp_command_list },
  { "find", "find TEXT", N_("find a person, token or number"), pp_command_find },
  { "history", "history ROW", N_("show who did what to a record"), pp_command_history },
  { "print", "print WHAT RECORD --out FILE", N_("make a paper as PDF"), pp_command_print },
  { "export-person", "export-person PERSON --out FILE",
    N_("write all that is kept of a person, as PDF or JSON"), pp_command_export_person },
  { "day", "day [--day DAY] --out FILE", N_("write what happened on a day, as JSON"),
    pp_command_day },
  { "enrol", "enrol ADDRESS CODE", N_("enrol this desk at a district server"),
    pp_command_enrol },
  { "sync", "sync", N_("send what waits, and take what others did"), pp_command_sync },
  { "attention", "attention", N_("show what a person must look at after a merge"),
    pp_command_attention },
  { "verify", "verify", N_("check the data file and its record"), pp_command_verify },
  { "health", "health [CODE]", N_("show how this desk stands, or what a code from the phone says"),
    pp_command_health },
  { "backup", "backup FOLDER", N_("copy all data, locked, into a folder"), pp_command_backup },
  { "backups", "backups FOLDER", N_("show which backups are in a folder"), pp_command_backups },
  { "restore", "restore [--replace] FILE", N_("bring back what is in a backup"),
    pp_command_restore },
  { "recovery-code", "recovery-code", N_("make a new recovery code, which opens backups"),
    pp_command_recovery_code },
  { "passphrase", "passphrase", N_("set a passphrase that opens backups too"),
    pp_command_passphrase },
  { "recover", "recover STAFF", N_("give a manager a new PIN by the recovery code"),
    pp_command_recover },
};

static char *
describe_commands (void)
{
  GString *out = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (out, "\n  %-32s %s", commands[i].usage, _(commands[i].summary));
  return g_string_free (out, FALSE);
}

static const PpCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static void
set_language (void)
{
  const char *folder = g_getenv ("PANIPPURA_LOCALEDIR");

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : PANIPPURA_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static gboolean
run (PpAdmin *admin, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "data-dir", 'd', 0, G_OPTION_ARG_FILENAME, &admin->folder, N_("The data folder"), "DIR" },
    { "by", 'b', 0, G_OPTION_ARG_STRING, &admin->by, N_("Who asks: a code of the staff"), "CODE" },
    { "second", 0, 0, G_OPTION_ARG_STRING, &admin->second,
      N_("Who stands by, where two are needed: a code of the staff"), "CODE" },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &admin->json, N_("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND …"));
  g_autofree char *description = describe_commands ();
  g_autoptr (GError) wrong = NULL;
  const PpCommand *command;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &wrong))
    {
      pp_admin_set_usage (error, wrong);
      return FALSE;
    }
  if (admin->folder == NULL)
    admin->folder = g_strdup (g_getenv ("PANIPPURA_DATA_DIR"));
  if (admin->folder == NULL)
    admin->folder = g_build_filename (g_get_user_data_dir (), "panippura", NULL);

  command = argc > 1 ? find_command (argv[1]) : NULL;
  if (command == NULL && argc > 1)
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL,
                    _("There is no command “%s”. “--help” shows all of them."), argv[1]);
      return FALSE;
    }
  if (command == NULL)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL, "%s", help);
      return FALSE;
    }
  return command->run (admin, argc - 1, argv + 1, error);
}

int
main (int argc, char **argv)
{
  PpAdmin admin = { NULL };
  g_autoptr (GError) error = NULL;
  int code = 0;

  set_language ();
  signal (SIGPIPE, SIG_IGN);
  if (sodium_init () < 0)
    return 3;
  if (!run (&admin, argc, argv, &error))
    {
      pp_admin_print_error (&admin, error);
      code = g_error_matches (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE) ? 2 : 1;
    }
  g_free (admin.folder);
  g_free (admin.by);
  g_free (admin.second);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      fprintf (stderr, "panippura-admin: %s (%s)\n",
               _("Not everything could be written to where it should be printed."),
               g_strerror (errno));
      code = 1;
    }
  if (admin.stopped_by != 0)
    pp_interrupt_die (admin.stopped_by);
  return code;
}
