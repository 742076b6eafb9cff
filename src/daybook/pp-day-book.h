/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking-day.h"
#include "daybook/pp-blank.h"
#include "money/pp-day-close.h"
#include "money/pp-takings.h"
#include "money/pp-till-handover.h"
#include "people/pp-cluster.h"
#include "people/pp-staff.h"
#include "store/pp-anchor.h"
#include "sync/pp-desk-sync.h"

G_BEGIN_DECLS

/**
 * PpDayItem:
 * @number: of a lot, a batch, a certificate; of the batch that was labelled
 * @name_en: (nullable): what it is
 * @name_ml: (nullable): in Malayalam
 * @much: (nullable): how much of it, without words
 * @verdict: (nullable): of a certificate: pass or fail
 * @count: how many of them; PP_NONE where that says nothing
 */
typedef struct {
  char  *number;
  char  *name_en;
  char  *name_ml;
  char  *much;
  char  *verdict;
  gint64 count;
} PpDayItem;

/**
 * PpDayBook:
 * @cluster: whose
 * @close: the close of the day, stored or about to be
 * @closer: who closed it
 * @closed_at: UTC seconds
 * @parts: what was taken, by what it was for
 * @voided: (element-type PpPayment): what was given back
 * @shifts: (element-type PpTillShift): how the drawer was handed over
 * @bookings: what became of them
 * @machines: (element-type PpUtilisation): how much of the day they were booked
 * @lots: (element-type PpDayItem): that were taken in
 * @batches: (element-type PpDayItem): that were made
 * @certificates: (element-type PpDayItem): that were issued
 * @labels: (element-type PpDayItem): that were printed
 * @papers: (element-type PpBlankUse): that were printed to write on, and are not all accounted for
 * @sync: what waits for the district
 * @anchor: where the chain of this desk stands
 *
 * All that a day brought, as this desk knows it.
 */
typedef struct {
  PpCluster     *cluster;
  PpDayClose    *close;
  PpStaff       *closer;
  gint64         closed_at;
  PpTakingsParts parts;
  GPtrArray     *voided;
  GPtrArray     *shifts;
  PpBookingDay   bookings;
  GPtrArray     *machines;
  GPtrArray     *lots;
  GPtrArray     *batches;
  GPtrArray     *certificates;
  GPtrArray     *labels;
  GPtrArray     *papers;
  PpSyncState   *sync;
  PpAnchor      *anchor;
} PpDayBook;

PpDayBook *pp_day_book_read (PpDb *db, PpDayClose *close, const char *closer, gint64 closed_at,
                             GError **error);
void       pp_day_book_free (PpDayBook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpDayBook, pp_day_book_free)

G_END_DECLS
