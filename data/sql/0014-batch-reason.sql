-- SPDX-License-Identifier: GPL-3.0-or-later
-- Why a batch weighs more than what went in, or its packs hold something else than was made.

ALTER TABLE batch ADD COLUMN reason TEXT;
