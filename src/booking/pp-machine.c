/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-machine.h"

#include "core/pp-day.h"
#include "core/pp-money.h"
#include "core/pp-time.h"
#include "people/pp-name.h"

#define HOUR_SECONDS 3600

static const PpColumn machine_columns[] = {
  PP_COLUMN (PpMachine, code,          TEXT, .required = TRUE),
  PP_COLUMN (PpMachine, name_en,       TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpMachine, name_ml,       TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpMachine, kind,          ENUM, .required = TRUE,
             .of = "dryer mill press loom cutter packer cold_store lab_bench other"),
  PP_COLUMN (PpMachine, capacity,      INT,  .required = TRUE),
  PP_COLUMN (PpMachine, slot_minutes,  INT,  .required = TRUE, .group = "hours"),
  PP_COLUMN (PpMachine, opens_minute,  INT,  .required = TRUE, .group = "hours"),
  PP_COLUMN (PpMachine, closes_minute, INT,  .required = TRUE, .group = "hours"),
  PP_COLUMN (PpMachine, hourly_paise,  INT,  .required = TRUE, .group = "tariff", .money = TRUE),
  PP_COLUMN (PpMachine, daily_paise,   INT,  .group = "tariff", .money = TRUE),
};

static const PpColumn downtime_columns[] = {
  PP_COLUMN (PpDowntime, machine,   REF,  .of = "machine", .required = TRUE, .group = "slot"),
  PP_COLUMN (PpDowntime, starts_at, TIME, .required = TRUE, .group = "slot"),
  PP_COLUMN (PpDowntime, ends_at,   TIME, .required = TRUE, .group = "slot"),
  PP_COLUMN (PpDowntime, reason,    TEXT, .required = TRUE),
};

static char *
dup_search (PpRecord *self)
{
  PpMachine *machine = (PpMachine *) self;

  return g_strjoin (" ", machine->code, machine->name_en, machine->name_ml, NULL);
}

PP_DEFINE_RECORD (PpMachine, pp_machine, "machine", STATE, machine_columns,
                  record_class->key = "code"; record_class->dup_title = pp_machine_dup_name;
                  record_class->dup_search = dup_search)
PP_DEFINE_RECORD (PpDowntime, pp_downtime, "downtime", STATE, downtime_columns)

/**
 * pp_machine_dup_name:
 * @self: a #PpMachine
 *
 * Returns: (transfer full): its code and name, in both scripts
 */
char *
pp_machine_dup_name (PpRecord *self)
{
  PpMachine *machine = (PpMachine *) self;
  g_autofree char *name = pp_name_join (machine->name_en, machine->name_ml);

  return g_strdup_printf ("%s · %s", machine->code, name);
}

/**
 * pp_machine_fee:
 * @self: a machine
 * @span: when it is used
 *
 * Each calendar day in Kerala costs its hours, pro rata, and never more than the daily price.
 *
 * Returns: the fee in paise
 */
gint64
pp_machine_fee (PpMachine *self, PpSpan span)
{
  gint64 fee = 0;

  for (gint64 at = span.starts_at; at < span.ends_at;)
    {
      g_autofree char *day = pp_time_day (at);
      g_autofree char *next = pp_day_add (day, 1);
      gint64 until = MIN (pp_day_start (next), span.ends_at);
      gint64 opens = MAX (at, pp_day_start (day) + self->opens_minute * 60);
      gint64 closes = MIN (until, pp_day_start (day) + self->closes_minute * 60);
      gint64 hours = pp_money_pro_rata (self->hourly_paise, MAX (closes - opens, 0),
                                        HOUR_SECONDS);

      fee += self->daily_paise != PP_NONE ? MIN (hours, self->daily_paise) : hours;
      at = until > at ? until : span.ends_at;
    }
  return fee;
}

/**
 * pp_machine_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpMachine): those in use, by code
 */
GPtrArray *
pp_machine_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_machine_get_type (), error,
                     "WHERE voided_by IS NULL ORDER BY code", "");
}
