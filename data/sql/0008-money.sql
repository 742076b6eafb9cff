-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE fee (
  id           TEXT PRIMARY KEY,
  code         TEXT    NOT NULL,
  name_en      TEXT    NOT NULL,
  name_ml      TEXT    NOT NULL,
  amount_paise INTEGER NOT NULL,
  voided_by    TEXT
) STRICT;
CREATE INDEX fee_by_code ON fee (code);

CREATE TABLE charge (
  id           TEXT PRIMARY KEY,
  person       TEXT    NOT NULL REFERENCES person,
  enterprise   TEXT    REFERENCES enterprise,
  booking      TEXT    REFERENCES booking,
  sample       TEXT    REFERENCES sample,
  fee          TEXT    REFERENCES fee,
  what_en      TEXT    NOT NULL,
  what_ml      TEXT    NOT NULL,
  amount_paise INTEGER NOT NULL,
  corrects     TEXT    REFERENCES charge,
  reason       TEXT
) STRICT;
CREATE INDEX charge_by_person ON charge (person);
CREATE INDEX charge_by_enterprise ON charge (enterprise);
CREATE INDEX charge_by_booking ON charge (booking);
CREATE INDEX charge_by_sample ON charge (sample);
CREATE INDEX charge_by_fee ON charge (fee);
CREATE INDEX charge_by_corrects ON charge (corrects);

CREATE TABLE payment (
  id           TEXT PRIMARY KEY,
  number       TEXT    NOT NULL UNIQUE,
  person       TEXT    NOT NULL REFERENCES person,
  mode         TEXT    NOT NULL,
  reference    TEXT,
  amount_paise INTEGER NOT NULL,
  taken_at     INTEGER NOT NULL,
  sha256       TEXT,
  voided_at    INTEGER,
  voided_desk  TEXT,
  reason       TEXT,
  voided_by    TEXT
) STRICT;
CREATE INDEX payment_by_person ON payment (person);
CREATE INDEX payment_by_taken_at ON payment (taken_at);
CREATE INDEX payment_by_voided_at ON payment (voided_at);
CREATE INDEX payment_by_reference ON payment (reference);

CREATE TABLE payment_line (
  id           TEXT PRIMARY KEY,
  payment      TEXT    NOT NULL REFERENCES payment,
  charge       TEXT    NOT NULL REFERENCES charge,
  amount_paise INTEGER NOT NULL
) STRICT;
CREATE INDEX payment_line_by_payment ON payment_line (payment);
CREATE INDEX payment_line_by_charge ON payment_line (charge);

CREATE TABLE day_close (
  id               TEXT PRIMARY KEY,
  day              TEXT    NOT NULL,
  desk             TEXT    NOT NULL,
  cash_paise       INTEGER NOT NULL,
  upi_paise        INTEGER NOT NULL,
  counted_paise    INTEGER NOT NULL,
  difference_paise INTEGER NOT NULL,
  n_receipts       INTEGER NOT NULL,
  first_number     TEXT,
  last_number      TEXT,
  head             TEXT    NOT NULL,
  UNIQUE (day, desk)
) STRICT;
