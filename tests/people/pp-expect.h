/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-fixture-raw.h"

G_BEGIN_DECLS

gpointer pp_expect     (PpFixture *fixture, const char *code, const char *field, const char *by,
                        const char *verb, ...) G_GNUC_NULL_TERMINATED;
gpointer pp_expect_run (PpFixture *fixture, const char *code, const char *field, const char *by,
                        const char *verb, gpointer argument);

G_END_DECLS
