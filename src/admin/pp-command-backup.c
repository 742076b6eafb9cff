/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-backup.h"

#include "backup/pp-backup-folder.h"
#include "backup/pp-backup.h"
#include "backup/pp-restore.h"
#include "core/pp-error.h"
#include "core/pp-json.h"
#include "core/pp-time.h"
#include "kinds/pp-kinds.h"
#include "people/pp-cluster.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* On a terminal, how far it is; a per cent is written once. */
static void
show_progress (double share, gpointer data)
{
  int *shown = data, percent = (int) (share * 100);

  if (percent == *shown || !isatty (STDERR_FILENO))
    return;
  *shown = percent;
  fprintf (stderr, "\r%3d %%%s", percent, percent == 100 ? "\n" : "");
}

/**
 * pp_command_backup:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: a folder
 * @error: why there is no new backup; the old ones are as they were
 *
 * Makes a backup into a folder.
 *
 * Returns: whether it is there
 */
gboolean
pp_command_backup (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (PpStore) store = NULL;
  g_autofree char *cluster = NULL, *path = NULL;
  int shown = -1;
  PpBackup backup = { .now = g_get_real_time () / G_USEC_PER_SEC, .progress = show_progress,
                      .data = &shown };

  if (!pp_admin_parse (NULL, "backup FOLDER", &argc, &argv, 1, error))
    return FALSE;
  store = pp_admin_open (admin, PP_STORE_WRITE, error);
  if (store == NULL)
    return FALSE;
  cluster = pp_store_read (store, pp_cluster_read_code, NULL, error);
  backup.store = store;
  backup.folder = argv[1];
  backup.cluster = cluster;
  path = cluster != NULL ? pp_backup_make (&backup, error) : NULL;
  pp_store_close (store);
  if (path != NULL && !admin->json)
    printf (_("The backup is in “%s”.\n"), path);
  else if (path != NULL)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      pp_json_add_text (out, "backup", path);
      printf ("%s}\n", out->str);
    }
  return path != NULL;
}

static void
print_file (PpAdmin *admin, const PpBackupFile *file)
{
  g_autofree char *made = pp_time_format (file->notes.made_at);
  g_autofree char *last = file->notes.last_at != PP_NONE ? pp_time_format (file->notes.last_at)
                                                         : NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!admin->json)
    {
      printf (_("%s  cluster %s, desk %s, made %s, last act %s\n"), file->path,
              file->notes.cluster, file->notes.desk, made, last != NULL ? last : "–");
      return;
    }
  pp_json_add_text (out, "path", file->path);
  pp_json_add_text (out, "cluster", file->notes.cluster);
  pp_json_add_text (out, "desk", file->notes.desk);
  pp_json_add_text (out, "made", made);
  pp_json_add_text (out, "last", last);
  pp_json_add_int (out, "acts", file->notes.n_acts);
  pp_json_add_text (out, "head", file->notes.head);
  printf ("%s}\n", out->str);
}

/**
 * pp_command_backups:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: a folder
 * @error: why it cannot be read
 *
 * Prints which backups are in a folder, the newest first.
 *
 * Returns: whether it went well
 */
gboolean
pp_command_backups (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;

  if (!pp_admin_parse (NULL, "backups FOLDER", &argc, &argv, 1, error))
    return FALSE;
  files = pp_backup_folder_list (argv[1], error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    print_file (admin, g_ptr_array_index (files, i));
  return files != NULL;
}

/* What it is and up to when, before anybody says yes. */
static gboolean
is_wanted (PpVault *vault, GError **error)
{
  const PpVaultNotes *notes = pp_vault_get_notes (vault);
  g_autofree char *made = pp_time_format (notes->made_at);
  g_autofree char *last = notes->last_at != PP_NONE ? pp_time_format (notes->last_at)
                                                    : g_strdup ("–");
  /* TRANSLATORS: typed by a person who wants it */
  const char *yes = C_("answer", "yes");
  char line[64] = "";

  fprintf (stderr, _("Cluster %s, desk %s. The backup was made %s; the last act in it is of %s. "
                     "What was done later is not in it.\n"),
           notes->cluster, notes->desk, made, last);
  fprintf (stderr, _("Restore it? Type “%s”: "), yes);
  if (fgets (line, sizeof line, stdin) != NULL &&
      (strcmp (g_strstrip (line), yes) == 0 || strcmp (line, "yes") == 0))
    return TRUE;
  pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_STOPPED, NULL,
                _("Nothing was restored."));
  return FALSE;
}

/**
 * pp_command_restore:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: a backup
 * @error: why it was not restored; the data folder is as it was
 *
 * Restores a backup into the data folder, after its recovery code or passphrase was typed.
 *
 * Returns: whether it is there
 */
gboolean
pp_command_restore (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (PpVault) vault = NULL;
  g_autofree char *typed = NULL;
  int shown = -1;
  PpRestore restore = { .folder = admin->folder, .schema = pp_kinds_get_schema (),
                        .progress = show_progress, .data = &shown };
  const GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &restore.replaces,
      N_("Put aside what is in the data folder"), NULL },
    { NULL }
  };

  if (!pp_admin_parse (entries, "restore [--replace] FILE", &argc, &argv, 1, error))
    return FALSE;
  vault = pp_vault_open (argv[1], error);
  if (vault == NULL)
    return FALSE;
  typed = pp_admin_read_pin (_("Recovery code or passphrase: "));
  if (!pp_vault_unlock (vault, typed, error) || !is_wanted (vault, error) ||
      !pp_restore_do (&restore, vault, error))
    return FALSE;
  if (!admin->json)
    printf (_("Restored into “%s”. The desk gives numbers of its own from now on; enrol it at the "
              "district again.\n"), admin->folder);
  return TRUE;
}
