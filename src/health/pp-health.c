/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "health/pp-health.h"

#include "backup/pp-backup.h"
#include "core/pp-time.h"
#include "store/pp-aside.h"
#include "store/pp-history.h"
#include "store/pp-local.h"
#include "store/pp-recovery.h"
#include "store/pp-verify.h"
#include "sync/pp-desk-sync.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>

#define VERIFIED "verified_act"

#define MOST_DAYS 31

#define BACKUP_LOOK_DAYS   2
#define BACKUP_BAD_DAYS    7
#define AWAY_LOOK_DAYS     7
#define DISTRICT_LOOK_DAYS 3
#define DISTRICT_BAD_DAYS 14

/* Room for the data twice over, for a copy and a backup, and then some. */
#define ROOM_BAD  (G_GINT64_CONSTANT (200) * 1024 * 1024)
#define ROOM_LOOK (G_GINT64_CONSTANT (1024) * 1024 * 1024)

/* How far behind the last act a clock may be that is right: two desks differ a little. */
#define CLOCK_SLACK 120

typedef struct {
  gint64    now;
  PpHealth *health;
} Look;

static void
say (Look *look, PpHealthTopic topic, PpHealthLevel level, const char *words)
{
  look->health->checks[topic].level = level;
  g_free (look->health->checks[topic].words);
  look->health->checks[topic].words = g_strdup (words);
}

static guint
days_between (gint64 then, gint64 now)
{
  if (then == PP_NONE)
    return MOST_DAYS;
  return then > now ? 0 : (guint) MIN ((now - then) / PP_TIME_DAY, MOST_DAYS);
}

static gboolean
look_at_file (Look *look, PpDb *db, GError **error)
{
  g_autofree char *found = NULL;

  if (!pp_db_read_text (db, &found, error, "PRAGMA quick_check(1)", ""))
    return FALSE;
  if (g_strcmp0 (found, "ok") == 0)
    say (look, PP_HEALTH_FILE, PP_HEALTH_GOOD, _("The data file is whole."));
  else
    say (look, PP_HEALTH_FILE, PP_HEALTH_BAD,
         _("The data file is damaged. Write nothing more; call the district, and have the last "
           "backup ready."));
  return TRUE;
}

/* From the last act on that was found to hold; all of it is read at each backup. */
static gboolean
look_at_record (Look *look, PpDb *db, GError **error)
{
  g_autofree char *before = NULL, *words = NULL;
  g_autoptr (PpVerifyReport) report = NULL;
  gint64 last = 0;

  if (!pp_local_read (db, VERIFIED, &before, error))
    return FALSE;
  report = pp_verify_since (db, before != NULL ? g_ascii_strtoll (before, NULL, 10) : 0, &last,
                            error);
  if (report == NULL)
    return FALSE;
  if (report->findings->len > 0)
    {
      words = g_strdup_printf (_("The record of who did what was altered: %s Call the district."),
                               (const char *) g_ptr_array_index (report->findings, 0));
      say (look, PP_HEALTH_RECORD, PP_HEALTH_BAD, words);
      return TRUE;
    }
  look->health->verified = last;
  say (look, PP_HEALTH_RECORD, PP_HEALTH_GOOD, _("The record of who did what is unbroken."));
  return TRUE;
}

static void
look_at_room (Look *look, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *room = NULL, *words = NULL;
  struct statvfs about;
  GStatBuf file;
  gint64 free_bytes, wanted = 0;

  if (statvfs (folder, &about) != 0)
    {
      say (look, PP_HEALTH_ROOM, PP_HEALTH_LOOK, _("How much room the disk has is not known."));
      return;
    }
  free_bytes = (gint64) about.f_bavail * (gint64) about.f_frsize;
  if (g_stat (path, &file) == 0)
    wanted = 2 * (gint64) file.st_size;
  room = g_format_size ((guint64) free_bytes);
  if (free_bytes < ROOM_BAD)
    words = g_strdup_printf (_("The disk is almost full: %s is left. Make room at once."), room);
  else if (free_bytes < ROOM_LOOK + wanted)
    words = g_strdup_printf (_("The disk fills up: %s is left. Make room in these days."), room);
  else
    words = g_strdup_printf (_("There is room on the disk: %s."), room);
  say (look, PP_HEALTH_ROOM, free_bytes < ROOM_BAD ? PP_HEALTH_BAD
                             : free_bytes < ROOM_LOOK + wanted ? PP_HEALTH_LOOK : PP_HEALTH_GOOD,
       words);
}

static gboolean
look_at_clock (Look *look, PpDb *db, GError **error)
{
  gint64 last;

  if (!pp_history_last (db, &last, error))
    return FALSE;
  if (look->now + CLOCK_SLACK < last)
    say (look, PP_HEALTH_CLOCK, PP_HEALTH_BAD,
         _("The clock is behind what was done already. Set date and time of this computer; "
           "certificates wait until then."));
  else
    say (look, PP_HEALTH_CLOCK, PP_HEALTH_GOOD, _("The clock goes on from what was done."));
  return TRUE;
}

/* What is on this computer alone goes with it.
 * Returns: (nullable): %NULL where there is a copy elsewhere that is not old */
static char *
dup_away (const PpBackupLast *last, gint64 now)
{
  guint days = days_between (last->away_at, now);

  if (last->away_at == PP_NONE)
    return g_strdup (_("It is only on this computer, and is lost with it: there is no copy on "
                       "another disk. Plug one in and back up onto it, under Backup."));
  if (days < AWAY_LOOK_DAYS)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The last copy on another disk is %d day old. Plug the disk "
                                       "in and back up onto it, under Backup.",
                                       "The last copy on another disk is %d days old. Plug the "
                                       "disk in and back up onto it, under Backup.", days),
                          (int) days);
}

static gboolean
look_at_backup (Look *look, PpDb *db, GError **error)
{
  g_auto (PpBackupLast) last = { 0 };
  g_autofree char *words = NULL, *away = NULL, *both = NULL;
  PpHealthLevel level;
  guint days;

  if (!pp_backup_last (db, &last, error))
    return FALSE;
  days = look->health->backup_days = days_between (last.at, look->now);
  level = days >= BACKUP_BAD_DAYS ? PP_HEALTH_BAD
          : days >= BACKUP_LOOK_DAYS ? PP_HEALTH_LOOK : PP_HEALTH_GOOD;
  if (last.at == PP_NONE)
    words = g_strdup (_("There is no backup yet. Make one, onto a stick that is kept elsewhere."));
  else if (days == 0)
    words = g_strdup (_("The last backup is of today."));
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The last backup is %d day old.",
                                          "The last backup is %d days old.", days), (int) days);
  away = last.at != PP_NONE ? dup_away (&last, look->now) : NULL;
  both = g_strjoin (" ", words, away, NULL);
  say (look, PP_HEALTH_BACKUP, away != NULL ? MAX (level, PP_HEALTH_LOOK) : level, both);
  return TRUE;
}

static gboolean
look_at_key (Look *look, PpDb *db, GError **error)
{
  PpRecoveryKeys keys;

  if (!pp_recovery_read_keys (db, &keys, error))
    return FALSE;
  if (keys.has_code)
    say (look, PP_HEALTH_KEY, PP_HEALTH_GOOD, _("There is a recovery code."));
  else
    say (look, PP_HEALTH_KEY, PP_HEALTH_BAD,
         _("There is no recovery code: nothing can be backed up, and a manager who loses the PIN "
           "is locked out. The manager makes one under Backup."));
  return TRUE;
}

static void
say_district (Look *look, const PpSyncState *state)
{
  guint days = state->outbox.waiting > 0 ? days_between (state->outbox.waiting_since, look->now)
                                         : 0;
  g_autofree char *words = NULL;

  look->health->waiting_days = days;
  if (state->outbox.refused > 0)
    say (look, PP_HEALTH_DISTRICT, PP_HEALTH_LOOK,
         _("The district has not accepted something. Look at it together, under District."));
  else if (days == 0)
    say (look, PP_HEALTH_DISTRICT, PP_HEALTH_GOOD, _("The district has what was done."));
  if (days == 0)
    return;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Something has waited for the district for %d day.",
                                        "Something has waited for the district for %d days.",
                                        days), (int) days);
  say (look, PP_HEALTH_DISTRICT, days >= DISTRICT_BAD_DAYS ? PP_HEALTH_BAD
                                 : days >= DISTRICT_LOOK_DAYS ? PP_HEALTH_LOOK : PP_HEALTH_GOOD,
       words);
}

static gboolean
look_at_district (Look *look, PpDb *db, GError **error)
{
  g_autoptr (PpSyncState) state = pp_desk_sync_get_state (db, error);

  if (state == NULL)
    return FALSE;
  if (state->address != NULL)
    say_district (look, state);
  else
    say (look, PP_HEALTH_DISTRICT, PP_HEALTH_LOOK,
         _("This desk is not enrolled at the district yet: nobody else has what was done."));
  return TRUE;
}

static gpointer
look_at_all (PpDb *db, gpointer data, GError **error)
{
  Look *look = data;

  return look_at_file (look, db, error) && look_at_record (look, db, error) &&
         look_at_clock (look, db, error) && look_at_backup (look, db, error) &&
         look_at_key (look, db, error) && look_at_district (look, db, error) ? look : NULL;
}

static gpointer
keep_verified (PpDb *db, gpointer data, GError **error)
{
  const PpHealth *health = data;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, health->verified);

  return pp_local_write (db, VERIFIED, text, error) ? data : NULL;
}

/**
 * pp_health_check:
 * @store: an open store
 * @now: UTC seconds
 * @error: where it could not be looked at
 *
 * Looks at data file, record, disk, clock, backup, recovery code and district. It takes its time,
 * on any thread but the store's, and nobody at the desk waits for it. What of the record was found
 * to hold is not read again the next time, where the store is open for writing.
 *
 * Returns: (transfer full): how the desk stands
 */
PpHealth *
pp_health_check (PpStore *store, gint64 now, GError **error)
{
  g_autoptr (PpHealth) self = g_new0 (PpHealth, 1);
  Look look = { now, self };

  look_at_room (&look, pp_store_get_path (store));
  if (pp_aside_read (store, look_at_all, &look, error) == NULL)
    return NULL;
  if (self->checks[PP_HEALTH_RECORD].level == PP_HEALTH_GOOD)
    pp_store_maintain (store, keep_verified, self, NULL);
  return g_steal_pointer (&self);
}

/**
 * pp_health_get_level:
 * @self: how the desk stands
 *
 * Returns: the worst of it
 */
PpHealthLevel
pp_health_get_level (const PpHealth *self)
{
  PpHealthLevel worst = PP_HEALTH_GOOD;

  for (guint i = 0; i < PP_HEALTH_N_TOPICS; i++)
    worst = MAX (worst, self->checks[i].level);
  return worst;
}

/**
 * pp_health_topic_name:
 * @topic: what is looked at
 *
 * Returns: (transfer none): its name, translated
 */
const char *
pp_health_topic_name (PpHealthTopic topic)
{
  static const char *const names[PP_HEALTH_N_TOPICS] = {
    [PP_HEALTH_FILE] = NC_("health", "Data file"),
    [PP_HEALTH_RECORD] = NC_("health", "Record"),
    [PP_HEALTH_ROOM] = NC_("health", "Disk"),
    [PP_HEALTH_CLOCK] = NC_("health", "Clock"),
    [PP_HEALTH_BACKUP] = NC_("health", "Backup"),
    [PP_HEALTH_KEY] = NC_("health", "Recovery code"),
    [PP_HEALTH_DISTRICT] = NC_("health", "District"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "health", names[topic]);
}

/**
 * pp_health_level_name:
 * @level: how a thing stands
 *
 * Returns: (transfer none): its name, translated
 */
const char *
pp_health_level_name (PpHealthLevel level)
{
  static const char *const names[] = {
    NC_("health", "Good"), NC_("health", "To be looked at"), NC_("health", "Bad"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "health", names[level]);
}

/**
 * pp_health_free:
 * @self: (transfer full): how the desk stands
 */
void
pp_health_free (PpHealth *self)
{
  for (guint i = 0; i < PP_HEALTH_N_TOPICS; i++)
    g_free (self->checks[i].words);
  g_free (self);
}
