-- SPDX-License-Identifier: GPL-3.0-or-later
-- The change log, which is audit trail, undo history, outbox and merge state at once.

CREATE TABLE act (
  id          INTEGER PRIMARY KEY,
  device      TEXT    NOT NULL,
  incarnation TEXT    NOT NULL,
  seq         INTEGER NOT NULL CHECK (seq > 0),
  at          INTEGER NOT NULL,
  told_at     INTEGER,                 -- a late entry: when the person says it happened
  doubtful    INTEGER NOT NULL CHECK (doubtful IN (0, 1)),   -- the clock could not be trusted
  actor       TEXT    NOT NULL,
  verb        TEXT    NOT NULL,
  undoes      TEXT,
  hash        BLOB    NOT NULL CHECK (length (hash) = 32),
  place       INTEGER,                 -- in the cluster's feed; NULL until the server confirmed it;
                                       -- of a refused act the last one that was given then
  refused     TEXT,                    -- why the server did not accept it
  last_id     INTEGER,                 -- counter of this desk's row ids; NULL in another's act
  UNIQUE (incarnation, seq)
) STRICT;

CREATE INDEX act_by_undoes ON act (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX act_by_refused ON act (incarnation, seq) WHERE refused IS NOT NULL;

-- An act's changes stand together: the act's id times 65,536, and which of its changes it is.
CREATE TABLE change (
  id   INTEGER PRIMARY KEY,
  act  INTEGER NOT NULL GENERATED ALWAYS AS (id >> 16) VIRTUAL
       REFERENCES act DEFERRABLE INITIALLY DEFERRED,
  tbl  TEXT    NOT NULL,
  row  TEXT    NOT NULL,
  op   TEXT    NOT NULL CHECK (op IN ('I', 'U', 'E')),
  new  TEXT,
  old  TEXT,
  seal BLOB    NOT NULL                -- key (16 bytes) and commitment (32); the commitment alone once erased
) STRICT;

CREATE INDEX change_by_row ON change (tbl, row);

-- Of this desk alone: not logged, not synced.

-- Where another device's act before this one was refused and so never came: the hash it had.
CREATE TABLE act_gap (
  act      INTEGER PRIMARY KEY REFERENCES act,
  previous BLOB NOT NULL CHECK (length (previous) = 32)
) STRICT;

-- Changes that met another value than their author saw.
CREATE TABLE clash (
  change INTEGER PRIMARY KEY REFERENCES change,
  seen   INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1))
) STRICT;

CREATE TABLE local (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  series TEXT PRIMARY KEY,
  last   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE archive (
  sha256 TEXT PRIMARY KEY,
  kind   TEXT NOT NULL,
  number TEXT NOT NULL,
  pdf    BLOB NOT NULL
) STRICT;

CREATE TABLE search_row (
  id   INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  row  TEXT NOT NULL,
  UNIQUE (kind, row)
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
  words,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'",
  prefix = '1 2 3'
);
