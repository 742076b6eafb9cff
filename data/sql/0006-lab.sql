-- SPDX-License-Identifier: GPL-3.0-or-later

-- Reference data: written by the district alone.

CREATE TABLE parameter (
  id      TEXT PRIMARY KEY,
  code    TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_ml TEXT NOT NULL,
  unit    TEXT,
  kind    TEXT NOT NULL
) STRICT;
CREATE INDEX parameter_by_code ON parameter (code);

CREATE TABLE standard (
  id      TEXT PRIMARY KEY,
  code    TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_ml TEXT NOT NULL,
  source  TEXT NOT NULL,
  basis   TEXT NOT NULL,
  note    TEXT
) STRICT;
CREATE INDEX standard_by_code ON standard (code);

CREATE TABLE limit_rule (
  id          TEXT PRIMARY KEY,
  standard    TEXT NOT NULL REFERENCES standard,
  parameter   TEXT NOT NULL REFERENCES parameter,
  basis       TEXT,
  min         TEXT,
  max         TEXT,
  below       TEXT,
  wanted      TEXT,
  alternative TEXT,
  method      TEXT,
  source      TEXT NOT NULL,
  verified    TEXT NOT NULL,
  note        TEXT
) STRICT;
CREATE INDEX limit_rule_by_standard ON limit_rule (standard, parameter);
CREATE INDEX limit_rule_by_parameter ON limit_rule (parameter);

-- The laboratory's own.

CREATE TABLE instrument (
  id            TEXT PRIMARY KEY,
  code          TEXT NOT NULL,
  name_en       TEXT NOT NULL,
  name_ml       TEXT NOT NULL,
  certificate   TEXT,
  calibrated_on TEXT,
  due_on        TEXT,
  voided_by     TEXT
) STRICT;
CREATE INDEX instrument_by_code ON instrument (code);

CREATE TABLE sample (
  id             TEXT PRIMARY KEY,
  number         TEXT    NOT NULL UNIQUE,
  batch          TEXT    REFERENCES batch,
  lot            TEXT    REFERENCES lot,
  standard       TEXT    NOT NULL REFERENCES standard,
  amount         INTEGER,
  measure        TEXT,
  drawn_by       TEXT    NOT NULL,
  condition      TEXT    NOT NULL,
  condition_note TEXT,
  received_at    INTEGER NOT NULL,
  decision_rule  TEXT    NOT NULL,
  voided_by      TEXT,
  CHECK ((batch IS NULL) <> (lot IS NULL)),
  CHECK ((amount IS NULL) = (measure IS NULL))
) STRICT;
CREATE INDEX sample_by_batch ON sample (batch);
CREATE INDEX sample_by_lot ON sample (lot);
CREATE INDEX sample_by_standard ON sample (standard);

CREATE TABLE result (
  id          TEXT PRIMARY KEY,
  sample      TEXT    NOT NULL REFERENCES sample,
  parameter   TEXT    NOT NULL REFERENCES parameter,
  rule        TEXT    REFERENCES limit_rule,
  value       TEXT    NOT NULL,
  unit        TEXT,
  uncertainty TEXT,
  instrument  TEXT    REFERENCES instrument,
  analyst     TEXT    NOT NULL REFERENCES staff,
  entered_at  INTEGER NOT NULL,
  verdict     TEXT    NOT NULL,
  corrects    TEXT    REFERENCES result,
  reason      TEXT
) STRICT;
CREATE INDEX result_by_sample ON result (sample, parameter);
CREATE INDEX result_by_parameter ON result (parameter);
CREATE INDEX result_by_rule ON result (rule);
CREATE INDEX result_by_instrument ON result (instrument);
CREATE INDEX result_by_analyst ON result (analyst);
CREATE INDEX result_by_corrects ON result (corrects);

CREATE TABLE verification (
  id       TEXT PRIMARY KEY,
  result   TEXT NOT NULL REFERENCES result,
  verifier TEXT NOT NULL REFERENCES staff
) STRICT;
CREATE INDEX verification_by_result ON verification (result);
CREATE INDEX verification_by_verifier ON verification (verifier);

CREATE TABLE certificate (
  id        TEXT PRIMARY KEY,
  number    TEXT    NOT NULL UNIQUE,
  sample    TEXT    NOT NULL REFERENCES sample,
  issuer    TEXT    NOT NULL REFERENCES staff,
  issued_at INTEGER NOT NULL,
  verdict   TEXT    NOT NULL,
  n_results INTEGER NOT NULL,
  sha256    TEXT    NOT NULL,
  replaces  TEXT    REFERENCES certificate,
  reason    TEXT
) STRICT;
CREATE INDEX certificate_by_sample ON certificate (sample);
CREATE INDEX certificate_by_issuer ON certificate (issuer);
CREATE INDEX certificate_by_replaces ON certificate (replaces);

CREATE TABLE release (
  id          TEXT PRIMARY KEY,
  batch       TEXT NOT NULL REFERENCES batch,
  decision    TEXT NOT NULL,
  certificate TEXT REFERENCES certificate,
  reason      TEXT,
  replaces    TEXT REFERENCES release,
  basis       TEXT                     -- fingerprint of what the label said of the product then
) STRICT;
CREATE INDEX release_by_batch ON release (batch);
CREATE INDEX release_by_certificate ON release (certificate);
CREATE INDEX release_by_replaces ON release (replaces);
