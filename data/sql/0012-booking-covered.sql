-- SPDX-License-Identifier: GPL-3.0-or-later

-- Whether a machine is free and what the table of bookings shows is read from the index alone.
DROP INDEX booking_by_machine;
CREATE INDEX booking_by_machine ON booking (machine, starts_at, ends_at, state, voided_by);
DROP INDEX booking_long;
CREATE INDEX booking_long ON booking (machine, ends_at, starts_at, state, voided_by)
  WHERE ends_at - starts_at > 86400;
