-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE product (
  id              TEXT PRIMARY KEY,
  enterprise      TEXT    NOT NULL REFERENCES enterprise,
  name_en         TEXT    NOT NULL,
  name_ml         TEXT    NOT NULL,
  food            TEXT,
  standard        TEXT,
  net_amount      INTEGER NOT NULL,
  net_measure     TEXT    NOT NULL,
  drained_amount  INTEGER,
  drained_measure TEXT,
  mrp_paise       INTEGER,
  shelf_days      INTEGER,
  veg_mark        TEXT    NOT NULL,
  gtin            TEXT,
  storage_en      TEXT,
  storage_ml      TEXT,
  instructions_en TEXT,
  instructions_ml TEXT,
  voided_by       TEXT,
  CHECK (net_amount > 0),
  CHECK ((drained_amount IS NULL) = (drained_measure IS NULL))
) STRICT;
CREATE INDEX product_by_enterprise ON product (enterprise);
CREATE INDEX product_by_name ON product (name_en);
CREATE INDEX product_by_gtin ON product (gtin);

CREATE TABLE recipe_line (
  id              TEXT PRIMARY KEY,
  product         TEXT    NOT NULL REFERENCES product,
  position        INTEGER NOT NULL,
  name_en         TEXT    NOT NULL,
  name_ml         TEXT    NOT NULL,
  material        TEXT    REFERENCES material,
  share_per_mille INTEGER,
  additive_class  TEXT,
  ins             TEXT,
  voided_by       TEXT
) STRICT;
CREATE INDEX recipe_line_by_product ON recipe_line (product);
CREATE INDEX recipe_line_by_material ON recipe_line (material);

CREATE TABLE product_allergen (
  id          TEXT PRIMARY KEY,
  product     TEXT    NOT NULL REFERENCES product,
  allergen    TEXT    NOT NULL,
  word_en     TEXT,
  word_ml     TEXT,
  may_contain INTEGER NOT NULL CHECK (may_contain IN (0, 1)),
  absent      INTEGER NOT NULL CHECK (absent IN (0, 1)),
  voided_by   TEXT
) STRICT;
CREATE INDEX product_allergen_by_product ON product_allergen (product);

CREATE TABLE run (
  id          TEXT PRIMARY KEY,
  booking     TEXT    NOT NULL REFERENCES booking,
  product     TEXT    NOT NULL REFERENCES product,
  state       TEXT    NOT NULL,
  started_at  INTEGER NOT NULL,
  finished_at INTEGER,
  voided_by   TEXT
) STRICT;
CREATE INDEX run_by_booking ON run (booking);
CREATE INDEX run_by_product ON run (product);

CREATE TABLE run_input (
  id      TEXT PRIMARY KEY,
  run     TEXT    NOT NULL REFERENCES run,
  lot     TEXT    NOT NULL REFERENCES lot,
  move    TEXT    NOT NULL REFERENCES stock_move,
  amount  INTEGER NOT NULL,
  measure TEXT    NOT NULL,
  CHECK (amount > 0)
) STRICT;
CREATE INDEX run_input_by_run ON run_input (run);
CREATE INDEX run_input_by_lot ON run_input (lot);
CREATE INDEX run_input_by_move ON run_input (move);

CREATE TABLE waste_line (
  id       TEXT PRIMARY KEY,
  run      TEXT    NOT NULL REFERENCES run,
  kind     TEXT    NOT NULL,
  amount   INTEGER NOT NULL,
  measure  TEXT    NOT NULL,
  note     TEXT,
  corrects TEXT    REFERENCES waste_line
) STRICT;
CREATE INDEX waste_line_by_run ON waste_line (run);
CREATE INDEX waste_line_by_corrects ON waste_line (corrects);

CREATE TABLE batch (
  id         TEXT PRIMARY KEY,
  number     TEXT    NOT NULL UNIQUE,
  run        TEXT    NOT NULL REFERENCES run,
  product    TEXT    NOT NULL REFERENCES product,
  made_on    TEXT    NOT NULL,
  expires_on TEXT,
  amount     INTEGER NOT NULL,
  measure    TEXT    NOT NULL,
  packs      INTEGER NOT NULL,
  mrp_paise  INTEGER,
  voided_by  TEXT,
  CHECK (amount > 0)
) STRICT;
CREATE INDEX batch_by_run ON batch (run);
CREATE INDEX batch_by_product ON batch (product);
