-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was kept here and left it as a paper or a file: of one person on request, or of the record.

CREATE TABLE disclosure (
  id        TEXT PRIMARY KEY,
  what      TEXT NOT NULL,
  person    TEXT REFERENCES person,
  asked_by  TEXT,
  form      TEXT NOT NULL,
  first_day TEXT,
  last_day  TEXT,
  n_rows    INTEGER,
  copies    INTEGER
) STRICT;
CREATE INDEX disclosure_by_person ON disclosure (person);
