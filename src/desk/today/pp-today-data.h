/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-outage.h"
#include "booking/pp-schedule.h"
#include "money/pp-ledger.h"

G_BEGIN_DECLS

/**
 * PpNotice:
 * @words: what needs somebody
 * @kind: (nullable): of the record that it is about
 * @id: (nullable): its id
 * @extension: (nullable): id of what was given of a power cut, where a part is owed
 */
typedef struct {
  char       *words;
  const char *kind;
  char       *id;
  char       *extension;
} PpNotice;

/**
 * PpTodayData:
 * @now: UTC seconds
 * @schedule: of the day
 * @tokens: (element-type PpToken): who waits
 * @waiting: (element-type PpPerson): who they are, in the order of @tokens
 * @money: what was taken today
 * @notices: (element-type PpNotice): what needs somebody
 * @power: whether there is any
 * @is_closed: the day is closed at this desk
 * @is_demo: nobody backs it up
 */
typedef struct {
  gint64      now;
  PpSchedule *schedule;
  GPtrArray  *tokens;
  GPtrArray  *waiting;
  PpMoneyDay  money;
  GPtrArray  *notices;
  PpPowerState *power;
  gboolean    is_closed;
  gboolean    is_demo;
} PpTodayData;

gpointer pp_today_data_load (PpDb *db, gpointer unused, GError **error);
void     pp_today_data_free (gpointer data);

char    *pp_today_data_describe (const PpTodayData *self, guint row, const char *machine,
                                 const char **icon);

G_END_DECLS
