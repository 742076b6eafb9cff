-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE cluster (
  id              TEXT PRIMARY KEY,
  code            TEXT    NOT NULL,
  local_body      TEXT    NOT NULL,
  name_en         TEXT    NOT NULL,
  name_ml         TEXT    NOT NULL,
  address         TEXT    NOT NULL,
  phone           TEXT,
  upi             TEXT,
  closed_days     TEXT,
  second_saturday INTEGER NOT NULL CHECK (second_saturday IN (0, 1)),
  voided_by       TEXT
) STRICT;

CREATE TABLE holiday (
  id        TEXT PRIMARY KEY,
  day       TEXT NOT NULL,
  name_en   TEXT NOT NULL,
  name_ml   TEXT NOT NULL,
  voided_by TEXT
) STRICT;
CREATE INDEX holiday_by_day ON holiday (day);

CREATE TABLE person (
  id        TEXT PRIMARY KEY,
  name_en   TEXT,
  name_ml   TEXT,
  phone     TEXT,
  house     TEXT,
  ward      INTEGER,
  voided_by TEXT
) STRICT;
CREATE INDEX person_by_phone ON person (phone);

CREATE TABLE consent (
  id       TEXT PRIMARY KEY,
  person   TEXT    NOT NULL REFERENCES person,
  purpose  TEXT    NOT NULL,
  version  TEXT    NOT NULL,
  language TEXT    NOT NULL,
  given    INTEGER NOT NULL CHECK (given IN (0, 1))
) STRICT;
CREATE INDEX consent_by_person ON consent (person);

CREATE TABLE enterprise (
  id         TEXT PRIMARY KEY,
  name_en    TEXT,
  name_ml    TEXT,
  form       TEXT    NOT NULL,
  address    TEXT,
  phone      TEXT,
  email      TEXT,
  fssai      TEXT,
  udyam      TEXT,
  gstin      TEXT,
  gs1_prefix TEXT,
  women_led  INTEGER NOT NULL CHECK (women_led IN (0, 1)),
  ward       INTEGER,
  voided_by  TEXT
) STRICT;

CREATE TABLE membership (
  id         TEXT PRIMARY KEY,
  enterprise TEXT NOT NULL REFERENCES enterprise,
  person     TEXT NOT NULL REFERENCES person,
  office     TEXT NOT NULL,
  voided_by  TEXT
) STRICT;
CREATE INDEX membership_by_enterprise ON membership (enterprise);
CREATE INDEX membership_by_person ON membership (person);

CREATE TABLE staff (
  id        TEXT PRIMARY KEY,
  code      TEXT    NOT NULL,
  name_en   TEXT,
  name_ml   TEXT,
  language  TEXT    NOT NULL,
  has_left  INTEGER NOT NULL CHECK (has_left IN (0, 1)),
  voided_by TEXT
) STRICT;
CREATE INDEX staff_by_code ON staff (code);

CREATE TABLE staff_role (
  id        TEXT PRIMARY KEY,
  staff     TEXT NOT NULL REFERENCES staff,
  role      TEXT NOT NULL,
  voided_by TEXT
) STRICT;
CREATE INDEX staff_role_by_staff ON staff_role (staff);

-- Of this desk alone.

CREATE TABLE pin (
  staff     TEXT PRIMARY KEY,
  hash      TEXT    NOT NULL,
  failures  INTEGER NOT NULL,
  failed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
