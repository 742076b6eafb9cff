-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE shelf (id TEXT PRIMARY KEY) STRICT;
