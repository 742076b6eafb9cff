/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "core/pp-span.h"
#include "people/pp-person.h"

G_BEGIN_DECLS

/**
 * PpWhose:
 * @booking: the booking's id
 * @name_en: (nullable): of who it is for
 * @name_ml: (nullable): in Malayalam
 */
typedef struct {
  char *booking;
  char *name_en;
  char *name_ml;
} PpWhose;

/**
 * PpHeld:
 * @starts_at: UTC seconds
 * @ends_at: UTC seconds
 * @key: what its record is read by
 * @state: booked, checked_in or done
 * @row: where its machine stands
 * @whose: (nullable): who it is for; %NULL before that was read
 *
 * A booking that holds a machine, as the index of bookings has it.
 */
typedef struct {
  gint64      starts_at;
  gint64      ends_at;
  gint64      key;
  const char *state;
  guint       row;
  PpWhose    *whose;
} PpHeld;

/**
 * PpSchedule:
 * @span: which
 * @machines: (element-type PpMachine): by code; not to be changed, others have it too
 * @rows: (element-type utf8 int): where each machine stands among them, by id
 * @held: (element-type PpHeld): who has them in the span: machine by machine, by begin
 * @first: where those of each machine begin, and one more
 * @downtimes: (element-type PpDowntime): in the span
 * @closed_days: bits of the days of the span, counted from 0, on which the cluster is closed
 *
 * The machines and who has them in a span of time.
 */
typedef struct {
  PpSpan      span;
  GPtrArray  *machines;
  GHashTable *rows;
  GArray     *held;
  guint      *first;
  GPtrArray  *downtimes;
  guint64     closed_days;
} PpSchedule;

PpSchedule *pp_schedule_read    (PpDb *db, PpSpan span, GError **error);
void        pp_schedule_free    (PpSchedule *self);
PpHeld     *pp_schedule_list    (const PpSchedule *self, guint row, guint *n);
PpHeld     *pp_schedule_at      (const PpSchedule *self, guint row, gint64 at);
PpHeld     *pp_schedule_current (const PpSchedule *self, guint row, gint64 now);
PpHeld     *pp_schedule_next    (const PpSchedule *self, guint row, gint64 now);
PpDowntime *pp_schedule_down    (const PpSchedule *self, const char *machine, gint64 now);
void        pp_schedule_hours   (const PpSchedule *self, int *opens_minute, int *closes_minute);
guint       pp_schedule_lane    (const PpSchedule *self, const PpHeld *held);
gboolean    pp_schedule_is_day_closed (const PpSchedule *self, gint64 at);
gboolean    pp_schedule_is_open (const PpSchedule *self, const PpMachine *machine, gint64 at);
int         pp_schedule_row     (const PpSchedule *self, const char *machine);

gboolean    pp_held_read_whose  (PpHeld *self, PpDb *db, GError **error);
PpWhose    *pp_whose_read       (PpDb *db, gint64 key, GError **error);
void        pp_whose_free       (PpWhose *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpSchedule, pp_schedule_free)

G_END_DECLS
