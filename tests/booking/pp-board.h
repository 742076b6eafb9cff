/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking.h"
#include "pp-expect.h"

G_BEGIN_DECLS

/**
 * PpBoard:
 * @fixture: a cluster that is closed on Sundays, on second Saturdays and on Friday 2026-03-20;
 *   it is Monday 2026-03-02, 09:00
 * @person: id of Leela, who books
 *
 * A cluster with machines to book. Times are written "03 10:00", of March 2026. For tests.
 */
typedef struct {
  PpFixture  *fixture;
  const char *person;
} PpBoard;

PpBoard    *pp_board_new         (void);
void        pp_board_free        (PpBoard *self);
const char *pp_board_add_machine (PpBoard *self, const char *code, int capacity, int slot_minutes,
                                  int opens_minute, int closes_minute);
gpointer    pp_board_ask         (PpBoard *self, const char *machine, const char *from,
                                  const char *to);
PpBooking  *pp_board_book        (PpBoard *self, const char *machine, const char *from,
                                  const char *to, const char *code, const char *field);
void        pp_board_cancel      (PpBoard *self, PpBooking *booking);
gint64      pp_board_time        (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpBoard, pp_board_free)

G_END_DECLS
