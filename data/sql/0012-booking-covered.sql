-- SPDX-License-Identifier: GPL-3.0-or-later

-- Whether a machine is free and what the table of bookings shows is read from the index alone.
DROP INDEX booking_by_machine;
CREATE INDEX booking_by_machine ON booking (machine, starts_at, ends_at, state, voided_by);
DROP INDEX booking_long;
CREATE INDEX booking_long ON booking (machine, ends_at, starts_at, state, voided_by)
  WHERE ends_at - starts_at > 86400;

-- What begins in a week, on all machines; and the few that lie over a midnight of Kerala.
CREATE INDEX booking_by_start ON booking (starts_at, machine, ends_at, state, voided_by);
CREATE INDEX booking_over_night ON booking (ends_at, starts_at, machine, state, voided_by)
  WHERE (starts_at + 19800) / 86400 < (ends_at + 19799) / 86400;
CREATE INDEX downtime_by_end ON downtime (ends_at);
