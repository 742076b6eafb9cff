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

-- Numbered lines and tokens that were printed blank, and what became of each number.

CREATE TABLE blank (
  id         TEXT PRIMARY KEY,
  form       TEXT    NOT NULL,
  series     TEXT    NOT NULL,
  from_no    INTEGER NOT NULL,
  to_no      INTEGER NOT NULL,
  printed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX blank_by_series ON blank (series, from_no);

CREATE TABLE paper_line (
  id        TEXT PRIMARY KEY,
  number    TEXT NOT NULL,
  state     TEXT NOT NULL,
  token     TEXT REFERENCES token,
  booking   TEXT REFERENCES booking,
  lot       TEXT REFERENCES lot,
  payment   TEXT REFERENCES payment,
  note      TEXT,
  voided_by TEXT
) STRICT;
CREATE INDEX paper_line_by_number ON paper_line (number);
CREATE INDEX paper_line_by_token ON paper_line (token);
CREATE INDEX paper_line_by_booking ON paper_line (booking);
CREATE INDEX paper_line_by_lot ON paper_line (lot);
CREATE INDEX paper_line_by_payment ON paper_line (payment);
