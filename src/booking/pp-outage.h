/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking.h"
#include "booking/pp-machine.h"
#include "people/pp-person.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpOutage:
 * @started_at: when the power went, UTC seconds
 * @ended_at: when it came back; PP_NONE while it is gone
 */
typedef struct {
  PpRecord parent_instance;
  gint64   started_at;
  gint64   ended_at;
} PpOutage;

PP_DECLARE_RECORD (PpOutage, pp_outage)

/**
 * PpExtension:
 * @booking: that was running when the power went
 * @outage: that stopped it
 * @due_at: until when it would go on to have all its time, UTC seconds
 * @ends_at: until when it goes on: less where the next booking or the closing stood in the way
 */
typedef struct {
  PpRecord parent_instance;
  char    *booking;
  char    *outage;
  gint64   due_at;
  gint64   ends_at;
} PpExtension;

PP_DECLARE_RECORD (PpExtension, pp_extension)

/**
 * PpPower:
 * @at: when it went or came back, UTC seconds; PP_NONE: now
 */
typedef struct {
  PpRecord parent_instance;
  gint64   at;
} PpPower;

PP_DECLARE_RECORD (PpPower, pp_power)

/**
 * PpOutageRest:
 * @extension: of which a part could not be given
 */
typedef struct {
  PpRecord parent_instance;
  char    *extension;
} PpOutageRest;

PP_DECLARE_RECORD (PpOutageRest, pp_outage_rest)

/**
 * PpShortened:
 * @extension: what it was given
 * @booking: as it now stands
 * @machine: on which
 * @person: whose
 * @minutes: how many it lacks
 */
typedef struct {
  PpExtension *extension;
  PpBooking   *booking;
  PpMachine   *machine;
  PpPerson    *person;
  gint64       minutes;
} PpShortened;

/**
 * PpPowerState:
 * @outage: (nullable): that holds now
 * @n_paused: how many bookings stand still since
 * @guess: when the power may have gone, UTC seconds: what a form proposes
 */
typedef struct {
  PpOutage *outage;
  guint     n_paused;
  gint64    guess;
} PpPowerState;

gboolean      pp_outage_current        (PpDb *db, PpOutage **outage, GError **error);
GPtrArray    *pp_outage_list_paused    (PpDb *db, const PpOutage *outage, gint64 until,
                                        GError **error);
GPtrArray    *pp_outage_list_shortened (PpDb *db, gint64 from, GError **error);
gint64        pp_outage_guess          (gint64 last, gint64 woke, gint64 now);
PpPowerState *pp_power_state_read      (PpDb *db, gint64 now, GError **error);
void          pp_power_state_free      (PpPowerState *self);

G_END_DECLS
