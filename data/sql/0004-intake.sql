-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE material (
  id        TEXT PRIMARY KEY,
  name_en   TEXT NOT NULL,
  name_ml   TEXT NOT NULL,
  measure   TEXT NOT NULL,
  note      TEXT,
  voided_by TEXT
) STRICT;
CREATE INDEX material_by_name ON material (name_en);

CREATE TABLE place (
  id        TEXT PRIMARY KEY,
  code      TEXT NOT NULL,
  name_en   TEXT NOT NULL,
  name_ml   TEXT NOT NULL,
  kind      TEXT NOT NULL,
  voided_by TEXT
) STRICT;
CREATE INDEX place_by_code ON place (code);

CREATE TABLE lot (
  id          TEXT PRIMARY KEY,
  number      TEXT    NOT NULL UNIQUE,
  material    TEXT    NOT NULL REFERENCES material,
  person      TEXT    NOT NULL REFERENCES person,
  enterprise  TEXT    REFERENCES enterprise,
  amount      INTEGER NOT NULL,
  measure     TEXT    NOT NULL,
  grade       TEXT,
  moisture    TEXT,
  expires_on  TEXT,
  place       TEXT    REFERENCES place,
  received_at INTEGER NOT NULL,
  voided_by   TEXT,
  CHECK (amount > 0)
) STRICT;
CREATE INDEX lot_by_material ON lot (material);
CREATE INDEX lot_by_person ON lot (person);
CREATE INDEX lot_by_enterprise ON lot (enterprise);
CREATE INDEX lot_by_place ON lot (place);

CREATE TABLE stock_move (
  id       TEXT PRIMARY KEY,
  lot      TEXT    NOT NULL REFERENCES lot,
  kind     TEXT    NOT NULL,
  amount   INTEGER NOT NULL,
  measure  TEXT    NOT NULL,
  reason   TEXT,
  corrects TEXT    REFERENCES stock_move
) STRICT;
CREATE INDEX stock_move_by_lot ON stock_move (lot, amount);
CREATE INDEX stock_move_by_corrects ON stock_move (corrects, amount);
