/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/pp-backup-folder.h"

#include "backup/pp-backup-error.h"
#include "backup/pp-vault-private.h"
#include "core/pp-file-error.h"
#include "core/pp-time.h"

#include <glib/gstdio.h>
#include <string.h>

/* Of each of so many days, weeks (from Monday), months and years the last one is kept, and the last
 * ones at all. */
#define LAST    3
#define DAYS    7
#define WEEKS   5
#define MONTHS 12
#define YEARS   8

/**
 * pp_backup_file_free:
 * @self: (transfer full): a backup
 */
void
pp_backup_file_free (PpBackupFile *self)
{
  g_free (self->path);
  pp_vault_notes_clear (&self->notes);
  g_free (self);
}

/**
 * pp_backup_file_read:
 * @path: a file
 * @error: as for pp_vault_open()
 *
 * Returns: (transfer full): what it says of itself
 */
PpBackupFile *
pp_backup_file_read (const char *path, GError **error)
{
  g_autoptr (PpVault) vault = pp_vault_open (path, error);
  PpBackupFile *self;

  if (vault == NULL)
    return NULL;
  self = g_new0 (PpBackupFile, 1);
  self->path = g_strdup (path);
  self->file_size = vault->file_size;
  self->notes = vault->notes;
  memset (&vault->notes, 0, sizeof vault->notes);
  return self;
}

static gint
compare_files (gconstpointer a, gconstpointer b)
{
  const PpBackupFile *one = *(PpBackupFile *const *) a, *other = *(PpBackupFile *const *) b;

  return (one->notes.made_at < other->notes.made_at) - (one->notes.made_at > other->notes.made_at);
}

/**
 * pp_backup_folder_list:
 * @folder: a folder, on a stick or not
 * @error: PP_BACKUP_ERROR_FILE
 *
 * Returns: (transfer full) (element-type PpBackupFile): the backups in it, the newest first; what
 *   cannot be read as one is left out
 */
GPtrArray *
pp_backup_folder_list (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (
    (GDestroyNotify) pp_backup_file_free);
  g_autoptr (GError) why = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &why);
  const char *name;

  if (dir == NULL)
    {
      pp_file_error_set_from (error, PP_BACKUP_ERROR, PP_BACKUP_ERROR_FILE, folder, why);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      PpBackupFile *file = NULL;

      if (g_str_has_suffix (name, PP_BACKUP_SUFFIX))
        file = pp_backup_file_read (path, NULL);
      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, compare_files);
  return g_steal_pointer (&files);
}

/* Which day, week, month or year a moment is in, counted from the one of @now; below zero in the
 * future. */
typedef int (*CountBack) (GDate *then, GDate *now);

static int
days_back (GDate *then, GDate *now)
{
  return g_date_days_between (then, now);
}

static int
weeks_back (GDate *then, GDate *now)
{
  int monday = (int) g_date_get_julian (now) - (int) g_date_get_weekday (now) + 1;
  int before = monday - (int) g_date_get_julian (then);

  return before <= 0 ? 0 : (before + 6) / 7;
}

static int
months_back (GDate *then, GDate *now)
{
  return (g_date_get_year (now) - g_date_get_year (then)) * 12 +
         (int) g_date_get_month (now) - (int) g_date_get_month (then);
}

static int
years_back (GDate *then, GDate *now)
{
  return g_date_get_year (now) - g_date_get_year (then);
}

static void
set_date (GDate *date, gint64 at)
{
  g_autofree char *day = pp_time_day (at);

  g_date_clear (date, 1);
  g_date_set_parse (date, day);
}

/* The first that comes of each is the last that was made. */
static void
keep_each (const gint64 *made, guint n, gint64 now, CountBack count, int most, gboolean *keep)
{
  GDate then, today;
  gboolean *has = g_newa0 (gboolean, most);

  set_date (&today, now);
  for (guint i = 0; i < n; i++)
    {
      int back;

      set_date (&then, made[i]);
      back = count (&then, &today);
      if (back < 0 || (back < most && !has[back]))
        keep[i] = TRUE;
      if (back >= 0 && back < most)
        has[back] = TRUE;
    }
}

/**
 * pp_backup_choose:
 * @made: when each was made, UTC seconds, the newest first
 * @n: how many there are
 * @now: UTC seconds
 * @keep: (out caller-allocates) (array length=n): which are to be kept
 *
 * The rule by which old backups go: the last three stay, and the last one of each of 7 days, 5
 * weeks, 12 months and 8 years. One from the future stays: a clock was wrong.
 */
void
pp_backup_choose (const gint64 *made, guint n, gint64 now, gboolean *keep)
{
  for (guint i = 0; i < n; i++)
    keep[i] = i < LAST;
  keep_each (made, n, now, days_back, DAYS, keep);
  keep_each (made, n, now, weeks_back, WEEKS, keep);
  keep_each (made, n, now, months_back, MONTHS, keep);
  keep_each (made, n, now, years_back, YEARS, keep);
}

/* Those of the same desk of the same cluster. */
static GPtrArray *
list_fellows (const char *folder, const PpBackupFile *of)
{
  g_autoptr (GPtrArray) all = pp_backup_folder_list (folder, NULL);

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    {
      const PpBackupFile *file = g_ptr_array_index (all, i - 1);

      if (strcmp (file->notes.cluster, of->notes.cluster) != 0 ||
          strcmp (file->notes.desk, of->notes.desk) != 0)
        g_ptr_array_remove_index (all, i - 1);
    }
  return g_steal_pointer (&all);
}

/* What was under way when the power failed. */
static void
remove_parts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, "panippura-") &&
          g_str_has_suffix (name, PP_BACKUP_SUFFIX ".part"))
        g_unlink (path);
    }
}

/**
 * pp_backup_folder_thin:
 * @folder: a folder
 * @newest: the backup that was just made there and is known to be good
 *
 * Removes the older ones of the same desk by the rule of pp_backup_choose(), and what is left of
 * any that was cut short.
 */
void
pp_backup_folder_thin (const char *folder, const char *newest)
{
  g_autoptr (PpBackupFile) made = pp_backup_file_read (newest, NULL);
  g_autoptr (GPtrArray) files = made != NULL ? list_fellows (folder, made) : NULL;
  g_autofree gint64 *times = NULL;
  g_autofree gboolean *keep = NULL;

  remove_parts (folder);
  if (files != NULL)
    {
      times = g_new0 (gint64, files->len);
      keep = g_new0 (gboolean, files->len);
      for (guint i = 0; i < files->len; i++)
        times[i] = ((PpBackupFile *) g_ptr_array_index (files, i))->notes.made_at;
      pp_backup_choose (times, files->len, made->notes.made_at, keep);
      for (guint i = 0; i < files->len; i++)
        if (!keep[i] && strcmp (((PpBackupFile *) g_ptr_array_index (files, i))->path, newest) != 0)
          g_unlink (((PpBackupFile *) g_ptr_array_index (files, i))->path);
    }
}
