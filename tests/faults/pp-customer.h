/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-fixture.h"

G_BEGIN_DECLS

/**
 * PpTell:
 * @line: "did VERB ROW NUMBER", "-" where there is no number; or "refused VERB CODE WORDS"
 * @data: for the function
 *
 * Told of each act once the store has answered.
 */
typedef void (*PpTell) (const char *line, gpointer data);

/**
 * PP_CUSTOMER_ACTS: so many acts does each customer make; one more is refused, and one rehearsed.
 */
#define PP_CUSTOMER_ACTS 8

void pp_customer_set_up (PpFixture *fixture);
void pp_customer_serve  (PpFixture *fixture, guint n, PpTell tell, gpointer data);

G_END_DECLS
