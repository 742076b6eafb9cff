-- SPDX-License-Identifier: GPL-3.0-or-later
-- What somebody has half typed, until it is saved or dropped. Of this desk alone: not logged, not
-- synced.

CREATE TABLE draft (
  staff TEXT    NOT NULL,
  form  TEXT    NOT NULL,
  field TEXT    NOT NULL,
  text  TEXT    NOT NULL,
  at    INTEGER NOT NULL,
  PRIMARY KEY (staff, form, field)
) STRICT, WITHOUT ROWID;
