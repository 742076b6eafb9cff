-- SPDX-License-Identifier: GPL-3.0-or-later

-- The few that take more than a day: what else lies over a time began less than a day before it.
CREATE INDEX booking_long ON booking (machine, ends_at, starts_at)
  WHERE ends_at - starts_at > 86400;
