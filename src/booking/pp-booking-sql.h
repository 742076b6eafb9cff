/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/** PP_BOOKING_HOLDS: a booking that holds its machine. */
#define PP_BOOKING_HOLDS "state IN ('booked', 'checked_in', 'done') AND voided_by IS NULL"

/* An index finds what begins between two times, not what lies over one. But what lies over a time
 * began less than a day before it, unless it is longer than a day; and those few have an index of
 * their own. The two halves below are together what a machine has between two times, whatever a
 * merge brought.
 */

/** PP_BOOKING_SHORT: of @b, a booking that lies over the time from @from until @to and began less
 * than a day before it.
 */
#define PP_BOOKING_SHORT(b, from, to) \
  b ".starts_at > " from " - 86400 AND " b ".starts_at < " to " AND " b ".ends_at > " from

/** PP_BOOKING_OVER_NIGHT: of @b, a booking that lies over a midnight of Kerala, as its index has
 * it.
 */
#define PP_BOOKING_OVER_NIGHT(b) \
  "(" b ".starts_at + 19800) / 86400 < (" b ".ends_at + 19799) / 86400"

/** PP_BOOKING_LONG: of @b, a booking that takes more than a day and lies over that time. */
#define PP_BOOKING_LONG(b, from, to) \
  b ".ends_at - " b ".starts_at > 86400 AND " b ".ends_at > " from " AND " b ".starts_at < " to
