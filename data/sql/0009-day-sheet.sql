-- SPDX-License-Identifier: GPL-3.0-or-later
-- The paper of a day close, as it is kept.

ALTER TABLE day_close ADD COLUMN sha256 TEXT;
