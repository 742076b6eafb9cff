-- SPDX-License-Identifier: GPL-3.0-or-later
-- When the last wrong PIN was typed by a clock that nobody can set: since the computer was started,
-- and which start that was.

ALTER TABLE pin ADD COLUMN boot TEXT;
ALTER TABLE pin ADD COLUMN failed_up INTEGER NOT NULL DEFAULT 0;
