/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-span.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpMachine:
 * @code: short, unique, on the machine: "DRY-1"
 * @name_en: what it is called
 * @name_ml: in Malayalam
 * @kind: dryer, mill, press, loom, cutter, packer, cold_store, lab_bench or other
 * @capacity: how many bookings it holds at a time
 * @slot_minutes: bookings begin and end on multiples of this, counted from the opening
 * @opens_minute: of the day in Kerala
 * @closes_minute: of the day in Kerala
 * @hourly_paise: price of an hour
 * @daily_paise: price of a day at most; PP_NONE where there is none
 */
typedef struct {
  PpRecord parent_instance;
  char    *code;
  char    *name_en;
  char    *name_ml;
  char    *kind;
  gint64   capacity;
  gint64   slot_minutes;
  gint64   opens_minute;
  gint64   closes_minute;
  gint64   hourly_paise;
  gint64   daily_paise;
} PpMachine;

PP_DECLARE_RECORD (PpMachine, pp_machine)

/**
 * PpDowntime:
 * @machine: which
 * @starts_at: UTC seconds
 * @ends_at: UTC seconds
 * @reason: repair, cleaning, power and the like
 */
typedef struct {
  PpRecord parent_instance;
  char    *machine;
  gint64   starts_at;
  gint64   ends_at;
  char    *reason;
} PpDowntime;

PP_DECLARE_RECORD (PpDowntime, pp_downtime)

char      *pp_machine_dup_name (PpRecord *self);
gint64     pp_machine_fee      (PpMachine *self, PpSpan span);
GPtrArray *pp_machine_list     (PpDb *db, GError **error);

G_END_DECLS
