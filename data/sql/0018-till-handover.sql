-- SPDX-License-Identifier: GPL-3.0-or-later
-- The drawer of a desk goes from one person to the next within a day, counted.

CREATE TABLE till_handover (
  id             TEXT PRIMARY KEY,
  day            TEXT    NOT NULL,
  desk           TEXT    NOT NULL,
  from_staff     TEXT    NOT NULL REFERENCES staff,
  to_staff       TEXT    NOT NULL REFERENCES staff,
  cash_paise     INTEGER NOT NULL,
  expected_paise INTEGER NOT NULL,
  counted_paise  INTEGER NOT NULL,
  reason         TEXT,
  handed_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX till_handover_by_day ON till_handover (day, desk);
CREATE INDEX till_handover_by_from_staff ON till_handover (from_staff);
CREATE INDEX till_handover_by_to_staff ON till_handover (to_staff);
