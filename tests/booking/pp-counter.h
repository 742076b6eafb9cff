/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking.h"
#include "core/pp-span.h"
#include "store/pp-store.h"

G_BEGIN_DECLS

/**
 * PpCounter:
 * @person: id of Leela, who books
 * @dryer: id of DRY-1, which holds one booking at a time
 * @mill: id of MIL-1, which holds two
 *
 * The front desk of a test cluster, which Anitha minds and which is closed on Sundays, second
 * Saturdays and on 26 November 2026, a Thursday. Its machines work from 09:00 to 18:00 in slots
 * of 30 minutes, for 100.00 an hour and 500.00 a day at most. For tests.
 */
typedef struct {
  PpStore *store;
  char    *folder;
  char    *staff;
  char    *person;
  char    *dryer;
  char    *mill;
} PpCounter;

PpCounter *pp_counter_new         (void);
void       pp_counter_free        (PpCounter *self);
gpointer   pp_counter_make        (GType kind, ...) G_GNUC_NULL_TERMINATED;
gpointer   pp_counter_ask         (PpCounter *self, const char *now, const char *verb,
                                   gpointer argument, GError **error);
gpointer   pp_counter_do          (PpCounter *self, const char *now, const char *verb,
                                   gpointer argument);
void       pp_counter_refuses     (PpCounter *self, const char *now, const char *verb,
                                   gpointer argument, const char *code, const char *field);
char      *pp_counter_add_machine (PpCounter *self, const char *code, gint64 capacity,
                                   gint64 slot, gint64 opens, gint64 closes);
PpBooking *pp_counter_book        (PpCounter *self, const char *machine, const char *from,
                                   const char *to);
gint64     pp_counter_time        (const char *text);
void       pp_counter_check       (GError *error, const char *code, const char *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpCounter, pp_counter_free)

G_END_DECLS
