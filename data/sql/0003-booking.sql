-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE machine (
  id            TEXT PRIMARY KEY,
  code          TEXT    NOT NULL,
  name_en       TEXT    NOT NULL,
  name_ml       TEXT    NOT NULL,
  kind          TEXT    NOT NULL,
  capacity      INTEGER NOT NULL,
  slot_minutes  INTEGER NOT NULL,
  opens_minute  INTEGER NOT NULL,
  closes_minute INTEGER NOT NULL,
  hourly_paise  INTEGER NOT NULL,
  daily_paise   INTEGER,
  voided_by     TEXT
) STRICT;
CREATE INDEX machine_by_code ON machine (code);

CREATE TABLE downtime (
  id        TEXT PRIMARY KEY,
  machine   TEXT    NOT NULL REFERENCES machine,
  starts_at INTEGER NOT NULL,
  ends_at   INTEGER NOT NULL,
  reason    TEXT    NOT NULL,
  voided_by TEXT,
  CHECK (ends_at > starts_at)
) STRICT;
CREATE INDEX downtime_by_machine ON downtime (machine, starts_at, ends_at);

CREATE TABLE booking (
  id             TEXT PRIMARY KEY,
  machine        TEXT    NOT NULL REFERENCES machine,
  starts_at      INTEGER NOT NULL,
  ends_at        INTEGER NOT NULL,
  fee_paise      INTEGER NOT NULL,
  person         TEXT    NOT NULL REFERENCES person,
  enterprise     TEXT    REFERENCES enterprise,
  purpose        TEXT,
  state          TEXT    NOT NULL,
  checked_in_at  INTEGER,
  checked_out_at INTEGER,
  reason         TEXT,
  voided_by      TEXT,
  CHECK (ends_at > starts_at)
) STRICT;
CREATE INDEX booking_by_machine ON booking (machine, starts_at, ends_at);
CREATE INDEX booking_by_person ON booking (person);

CREATE TABLE token (
  id        TEXT PRIMARY KEY,
  day       TEXT NOT NULL,
  number    TEXT NOT NULL,
  person    TEXT NOT NULL REFERENCES person,
  booking   TEXT REFERENCES booking,
  state     TEXT NOT NULL,
  voided_by TEXT,
  UNIQUE (day, number)
) STRICT;
CREATE INDEX token_by_booking ON token (booking);
CREATE INDEX token_by_person ON token (person);
