/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpCluster:
 * @code: of the cluster at the district
 * @local_body: code of its panchayat, as the State Election Commission's list has it
 * @name_en: of the cluster
 * @name_ml: in Malayalam
 * @address: for papers
 * @phone: (nullable): for papers
 * @upi: (nullable): address that fees are paid to
 * @closed_days: digits of the weekdays on which it is closed, 1 Monday to 7 Sunday
 * @second_saturday: whether it is closed on the second Saturday of a month
 */
typedef struct {
  PpRecord parent_instance;
  char    *code;
  char    *local_body;
  char    *name_en;
  char    *name_ml;
  char    *address;
  char    *phone;
  char    *upi;
  char    *closed_days;
  gboolean second_saturday;
} PpCluster;

PP_DECLARE_RECORD (PpCluster, pp_cluster)

/**
 * PpHoliday:
 * @day: YYYY-MM-DD
 * @name_en: why
 * @name_ml: in Malayalam
 */
typedef struct {
  PpRecord parent_instance;
  char    *day;
  char    *name_en;
  char    *name_ml;
} PpHoliday;

PP_DECLARE_RECORD (PpHoliday, pp_holiday)

PpCluster *pp_cluster_get            (PpDb *db, GError **error);
gpointer   pp_cluster_read_code      (PpDb *db, gpointer unused, GError **error);
gboolean   pp_cluster_is_closed      (PpDb *db, const char *day, gboolean *closed, GError **error);
char      *pp_cluster_working_day    (PpDb *db, const char *from, int n, GError **error);
GPtrArray *pp_cluster_list_holidays  (PpDb *db, const char *from, GError **error);

gpointer   pp_cluster_setup          (PpAct *act, gpointer asked, GError **error);
gpointer   pp_cluster_edit           (PpAct *act, gpointer asked, GError **error);
gpointer   pp_cluster_add_holiday    (PpAct *act, gpointer asked, GError **error);
gpointer   pp_cluster_remove_holiday (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
