-- SPDX-License-Identifier: GPL-3.0-or-later
-- The district server: acts, append-only, and the rows that they make, by cluster.

CREATE TABLE local (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cluster (
  code       TEXT PRIMARY KEY,
  name       TEXT    NOT NULL,
  last_place INTEGER NOT NULL,
  purpose    TEXT    CHECK (purpose IN ('real', 'demo'))   -- as its first desk said; NULL before
) STRICT;

-- Each start of the server begins an epoch: its database may be one that was restored.
CREATE TABLE epoch (
  id    INTEGER PRIMARY KEY,
  epoch TEXT NOT NULL UNIQUE
) STRICT;

-- A cluster's last place when an epoch began; of several at the same place only the latest.
CREATE TABLE epoch_start (
  cluster TEXT    NOT NULL REFERENCES cluster,
  epoch   INTEGER NOT NULL REFERENCES epoch,
  place   INTEGER NOT NULL,
  PRIMARY KEY (cluster, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
  incarnation TEXT PRIMARY KEY,
  device      TEXT    NOT NULL,
  cluster     TEXT    NOT NULL REFERENCES cluster,
  public_key  TEXT    NOT NULL,
  series      TEXT    NOT NULL,
  have        INTEGER NOT NULL,
  head        BLOB    NOT NULL,
  revoked     INTEGER NOT NULL CHECK (revoked IN (0, 1)),
  UNIQUE (cluster, series)
) STRICT;

CREATE TABLE code (
  secret     TEXT PRIMARY KEY,
  cluster    TEXT    NOT NULL REFERENCES cluster,
  expires_at INTEGER NOT NULL,
  used_by    TEXT
) STRICT;

CREATE TABLE feed_act (
  id          INTEGER PRIMARY KEY,
  cluster     TEXT    NOT NULL REFERENCES cluster,
  place       INTEGER,                 -- NULL where it was refused, or withdraws what was
  device      TEXT    NOT NULL,
  incarnation TEXT    NOT NULL,
  seq         INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  told_at     INTEGER,
  doubtful    INTEGER NOT NULL,
  actor       TEXT    NOT NULL,
  verb        TEXT    NOT NULL,
  undoes      TEXT,
  hash        BLOB    NOT NULL,
  refused     TEXT,
  stands_after INTEGER,                -- without a place: the last one that was given then
  settled     INTEGER NOT NULL CHECK (settled IN (0, 1)),   -- nobody has to deal with it any more
  UNIQUE (incarnation, seq)
) STRICT;
CREATE UNIQUE INDEX feed_act_by_place ON feed_act (cluster, place);
CREATE INDEX feed_act_refused ON feed_act (incarnation, seq) WHERE refused IS NOT NULL;

CREATE TABLE feed_change (
  id      INTEGER PRIMARY KEY,
  act     INTEGER NOT NULL REFERENCES feed_act,
  cluster TEXT    NOT NULL,
  tbl     TEXT    NOT NULL,
  row     TEXT    NOT NULL,
  op      TEXT    NOT NULL,
  new     TEXT,
  old     TEXT,
  seal    BLOB    NOT NULL
) STRICT;
CREATE INDEX feed_change_by_act ON feed_change (act);
CREATE INDEX feed_change_by_row ON feed_change (cluster, tbl, row);

CREATE TABLE merged (
  cluster TEXT    NOT NULL,
  tbl     TEXT    NOT NULL,
  row     TEXT    NOT NULL,
  json    TEXT    NOT NULL,
  erased  INTEGER NOT NULL CHECK (erased IN (0, 1)),
  PRIMARY KEY (cluster, tbl, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE alarm (
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  incarnation TEXT    NOT NULL,
  what        TEXT    NOT NULL,
  UNIQUE (incarnation, what)
) STRICT;
