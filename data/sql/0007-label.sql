-- SPDX-License-Identifier: GPL-3.0-or-later

-- Reference data: written by the district alone.

CREATE TABLE food (
  id          TEXT PRIMARY KEY,
  code        TEXT    NOT NULL,
  name_en     TEXT    NOT NULL,
  name_ml     TEXT    NOT NULL,
  food_group  TEXT    NOT NULL,
  hsn         TEXT,
  veg_mark    TEXT,
  standard    TEXT,
  category    TEXT,
  proprietary INTEGER NOT NULL CHECK (proprietary IN (0, 1)),
  allergens   TEXT,
  unit        TEXT,
  note        TEXT
) STRICT;
CREATE INDEX food_by_code ON food (code);

CREATE TABLE allergen (
  id      TEXT PRIMARY KEY,
  code    TEXT NOT NULL,
  word_en TEXT NOT NULL,
  word_ml TEXT NOT NULL
) STRICT;
CREATE INDEX allergen_by_code ON allergen (code);

-- What was printed.

CREATE TABLE label_print (
  id          TEXT PRIMARY KEY,
  batch       TEXT    NOT NULL REFERENCES batch,
  copies      INTEGER NOT NULL,
  width_um    INTEGER NOT NULL,
  height_um   INTEGER NOT NULL,
  panel_cm2   INTEGER,
  surface_cm2 INTEGER,
  language    TEXT    NOT NULL,
  first       INTEGER NOT NULL CHECK (first IN (0, 1)),
  sha256      TEXT
) STRICT;
CREATE INDEX label_print_by_batch ON label_print (batch);

-- What a nutrition panel is made from: per 100 g or 100 ml, as typed.

CREATE TABLE nutrition (
  id             TEXT PRIMARY KEY,
  product        TEXT    NOT NULL REFERENCES product,
  per_measure    TEXT    NOT NULL,
  protein_g      TEXT    NOT NULL,
  carbohydrate_g TEXT    NOT NULL,
  sugars_g       TEXT    NOT NULL,
  added_sugars_g TEXT    NOT NULL,
  fibre_g        TEXT,
  polyols_g      TEXT,
  fat_g          TEXT    NOT NULL,
  saturated_g    TEXT,
  trans_g        TEXT,
  cholesterol_mg TEXT,
  sodium_mg      TEXT    NOT NULL,
  serve_amount   INTEGER NOT NULL,
  serve_measure  TEXT    NOT NULL,
  household_en   TEXT    NOT NULL,
  household_ml   TEXT,
  source         TEXT    NOT NULL,
  certificate    TEXT    REFERENCES certificate,
  report         TEXT,
  voided_by      TEXT,
  CHECK (serve_amount > 0)
) STRICT;
CREATE INDEX nutrition_by_product ON nutrition (product);
CREATE INDEX nutrition_by_certificate ON nutrition (certificate);
