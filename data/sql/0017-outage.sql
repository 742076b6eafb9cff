-- SPDX-License-Identifier: GPL-3.0-or-later
-- When the cluster had no power, and how long each booking that it stopped goes on after it.

CREATE TABLE outage (
  id         TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  voided_by  TEXT,
  CHECK (ended_at >= started_at)
) STRICT;
CREATE INDEX outage_by_start ON outage (started_at);

CREATE TABLE extension (
  id        TEXT PRIMARY KEY,
  booking   TEXT    NOT NULL REFERENCES booking,
  outage    TEXT    NOT NULL REFERENCES outage,
  due_at    INTEGER NOT NULL,
  ends_at   INTEGER NOT NULL,
  voided_by TEXT
) STRICT;
CREATE INDEX extension_by_outage ON extension (outage);
CREATE INDEX extension_by_booking ON extension (booking);
