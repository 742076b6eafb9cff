/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "pp-fixture.h"

G_BEGIN_DECLS

sqlite3 *pp_fixture_raw          (PpFixture *self);
int      pp_fixture_raw_exec     (PpFixture *self, const char *sql);
void     pp_fixture_tamper       (PpFixture *self, const char *sql);
gint64   pp_fixture_read_int     (PpFixture *self, const char *sql);
char    *pp_fixture_read_text    (PpFixture *self, const char *sql);
GStrv    pp_fixture_verify       (PpFixture *self);
void     pp_fixture_assert_clean (PpFixture *self);

G_END_DECLS
