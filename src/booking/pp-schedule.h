/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "core/pp-span.h"
#include "people/pp-person.h"

G_BEGIN_DECLS

/**
 * PpSchedule:
 * @span: which
 * @machines: (element-type PpMachine): by code
 * @bookings: (element-type PpBooking): that hold a machine in the span, by begin
 * @rows: (element-type utf8 int): where each machine stands among them, by id
 * @downtimes: (element-type PpDowntime): in the span
 * @persons: (element-type utf8 PpPerson): who the bookings are for, by id
 * @closed_days: bits of the days of the span, counted from 0, on which the cluster is closed
 *
 * The machines and who has them in a span of time.
 */
typedef struct {
  PpSpan      span;
  GPtrArray  *machines;
  GHashTable *rows;
  GPtrArray  *bookings;
  GPtrArray  *downtimes;
  GHashTable *persons;
  guint64     closed_days;
} PpSchedule;

PpSchedule *pp_schedule_read    (PpDb *db, PpSpan span, GError **error);
void        pp_schedule_free    (PpSchedule *self);
PpBooking  *pp_schedule_current (const PpSchedule *self, const char *machine, gint64 now);
PpBooking  *pp_schedule_next    (const PpSchedule *self, const char *machine, gint64 now);
PpDowntime *pp_schedule_down    (const PpSchedule *self, const char *machine, gint64 now);
void        pp_schedule_hours   (const PpSchedule *self, int *opens_minute, int *closes_minute);
guint       pp_schedule_lane    (const PpSchedule *self, guint booking);
gboolean    pp_schedule_is_day_closed (const PpSchedule *self, gint64 at);
gboolean    pp_schedule_is_open (const PpSchedule *self, const PpMachine *machine, gint64 at);
int         pp_schedule_row     (const PpSchedule *self, const char *machine);
PpPerson   *pp_schedule_person  (const PpSchedule *self, const PpBooking *booking);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpSchedule, pp_schedule_free)

G_END_DECLS
