/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-cluster.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-identifier.h"
#include "core/pp-record-text.h"
#include "people/pp-name.h"
#include "people/pp-people-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any row of holidays: beyond it the calendar is wrong. */
#define SEARCH_DAYS 60

static const PpColumn cluster_columns[] = {
  PP_COLUMN (PpCluster, code,            TEXT, .required = TRUE),
  PP_COLUMN (PpCluster, local_body,      TEXT, .required = TRUE),
  PP_COLUMN (PpCluster, name_en,         TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpCluster, name_ml,         TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpCluster, address,         TEXT, .required = TRUE),
  PP_COLUMN (PpCluster, phone,           TEXT, .issued = TRUE),
  PP_COLUMN (PpCluster, upi,             TEXT, .issued = TRUE),
  PP_COLUMN (PpCluster, closed_days,     TEXT),
  PP_COLUMN (PpCluster, second_saturday, BOOL, .required = TRUE),
};

static const PpColumn holiday_columns[] = {
  PP_COLUMN (PpHoliday, day,     DAY,  .required = TRUE),
  PP_COLUMN (PpHoliday, name_en, TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpHoliday, name_ml, TEXT, .required = TRUE, .group = "name"),
};

PP_DEFINE_RECORD (PpCluster, pp_cluster, "cluster", STATE, cluster_columns,
                  record_class->key = "code")
PP_DEFINE_RECORD (PpHoliday, pp_holiday, "holiday", STATE, holiday_columns,
                  record_class->key = "day")

static PpCluster *
settle (gpointer asked, GError **error)
{
  g_autoptr (PpCluster) draft = pp_record_draft (asked);

  if (!pp_record_tidy (PP_RECORD (draft), error))
    return NULL;
  if (pp_identifier_check_local_body (draft->local_body) == PP_IDENTIFIER_BAD)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_PLACE, "local_body",
                    _("“%s” is no code of a local body, such as G01001."), draft->local_body);
      return NULL;
    }
  if (draft->upi != NULL && pp_identifier_check_upi (draft->upi) == PP_IDENTIFIER_BAD)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_NUMBER, "upi",
                    _("“%s” is no UPI address, such as name@bank."), draft->upi);
      return NULL;
    }
  return pp_name_settle_phone (PP_RECORD (draft), error) ? g_steal_pointer (&draft) : NULL;
}

static gboolean
is_holiday (PpDb *db, const char *day, gboolean *holiday, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error,
                       "SELECT count(*) FROM holiday WHERE day = ? AND voided_by IS NULL", "t",
                       day))
    return FALSE;
  *holiday = n > 0;
  return TRUE;
}

/**
 * pp_cluster_get:
 * @db: a connection
 * @error: PP_PEOPLE_ERROR_BAD_PLACE where the cluster was not set up
 *
 * Returns: (transfer full): the cluster whose desk this is
 */
PpCluster *
pp_cluster_get (PpDb *db, GError **error)
{
  PpCluster *cluster = NULL;

  if (!pp_db_first (db, pp_cluster_get_type (), (gpointer *) &cluster, error,
                    "WHERE voided_by IS NULL LIMIT 1", ""))
    return NULL;
  if (cluster == NULL)
    pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_PLACE, NULL,
                  _("The cluster is not set up yet."));
  return cluster;
}

/**
 * pp_cluster_read_code:
 * @db: a connection
 * @unused: as a #PpReadFunc has it
 * @error: as for pp_cluster_get()
 *
 * Returns: (transfer full): the cluster's code, a text
 */
gpointer
pp_cluster_read_code (PpDb *db, gpointer unused, GError **error)
{
  g_autoptr (PpCluster) cluster = pp_cluster_get (db, error);

  return cluster != NULL ? g_strdup (cluster->code) : NULL;
}

/**
 * pp_cluster_is_closed:
 * @db: a connection
 * @day: YYYY-MM-DD
 * @closed: (out): whether it is a holiday, a second Saturday or a closed weekday
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_cluster_is_closed (PpDb *db, const char *day, gboolean *closed, GError **error)
{
  g_autoptr (PpCluster) cluster = pp_cluster_get (db, error);
  char weekday = '0' + pp_day_weekday (day);

  if (cluster == NULL || !is_holiday (db, day, closed, error))
    return FALSE;
  *closed = *closed || (cluster->second_saturday && pp_day_is_second_saturday (day)) ||
            (cluster->closed_days != NULL && strchr (cluster->closed_days, weekday) != NULL);
  return TRUE;
}

/**
 * pp_cluster_working_day:
 * @db: a connection
 * @from: YYYY-MM-DD
 * @n: how many working days on, or back where negative; 0 is @from itself, or the next
 *   working day where it is closed
 * @error: why it failed
 *
 * Returns: (transfer full): the day
 */
char *
pp_cluster_working_day (PpDb *db, const char *from, int n, GError **error)
{
  g_autofree char *day = g_strdup (from);
  int step = n < 0 ? -1 : 1;
  int left = n < 0 ? -n : n;

  for (int closed_days = 0; closed_days < SEARCH_DAYS;)
    {
      g_autofree char *next = pp_day_add (day, step);
      gboolean closed;

      if (!pp_cluster_is_closed (db, day, &closed, error))
        return NULL;
      if (!closed && left == 0)
        return g_steal_pointer (&day);
      if (!closed || (n < 0 && g_str_equal (day, from)))
        left--;
      closed_days = closed ? closed_days + 1 : 0;
      g_free (day);
      day = g_steal_pointer (&next);
    }
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_PLACE, "day",
                _("The cluster is closed on all days. Look at its holidays."));
  return NULL;
}

/**
 * pp_cluster_setup:
 * @act: the open act
 * @asked: a #PpCluster
 * @error: PP_PEOPLE_ERROR_HAS_ALREADY where there is one
 *
 * The verb cluster.setup.
 *
 * Returns: (transfer full): the stored cluster
 */
gpointer
pp_cluster_setup (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpCluster) draft = settle (asked, error);
  gint64 n;

  if (draft == NULL || !pp_db_read_int (pp_act_get_db (act), &n, error,
                                        "SELECT count(*) FROM cluster WHERE voided_by IS NULL", ""))
    return NULL;
  if (n > 0)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_HAS_ALREADY, NULL,
                    _("The cluster is set up already."));
      return NULL;
    }
  return pp_act_insert (act, draft, error);
}

/**
 * pp_cluster_edit:
 * @act: the open act
 * @asked: a #PpCluster with its id
 * @error: #PpPeopleError
 *
 * The verb cluster.edit.
 *
 * Returns: (transfer full): the stored cluster
 */
gpointer
pp_cluster_edit (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpCluster) draft = settle (asked, error);

  return draft != NULL ? pp_act_update (act, draft, error) : NULL;
}

/**
 * pp_cluster_add_holiday:
 * @act: the open act
 * @asked: a #PpHoliday
 * @error: PP_PEOPLE_ERROR_HAS_ALREADY
 *
 * The verb holiday.add.
 *
 * Returns: (transfer full): the stored holiday
 */
gpointer
pp_cluster_add_holiday (PpAct *act, gpointer asked, GError **error)
{
  PpHoliday *holiday = asked;
  gboolean there = FALSE;

  if (holiday->day != NULL && !is_holiday (pp_act_get_db (act), holiday->day, &there, error))
    return NULL;
  if (there)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_HAS_ALREADY, "day",
                    _("This day is a holiday already."));
      return NULL;
    }
  return pp_act_insert (act, asked, error);
}

/**
 * pp_cluster_remove_holiday:
 * @act: the open act
 * @asked: a #PpHoliday with its id
 * @error: why it failed
 *
 * The verb holiday.remove.
 *
 * Returns: (transfer full): the voided holiday
 */
gpointer
pp_cluster_remove_holiday (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpHoliday) holiday = NULL;

  holiday = pp_db_get_live (pp_act_get_db (act), pp_holiday_get_type (),
                            pp_record_get_id (asked), "day", error);
  return holiday != NULL ? pp_act_void (act, holiday, error) : NULL;
}

/**
 * pp_cluster_list_holidays:
 * @db: a connection
 * @from: YYYY-MM-DD
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpHoliday): the holidays from that day on, by day
 */
GPtrArray *
pp_cluster_list_holidays (PpDb *db, const char *from, GError **error)
{
  g_return_val_if_fail (db != NULL && from != NULL, NULL);

  return pp_db_list (db, pp_holiday_get_type (), error,
                     "WHERE day >= ? AND voided_by IS NULL ORDER BY day", "t", from);
}
