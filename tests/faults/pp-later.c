/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-later.h"

#include "kinds/pp-kinds.h"

#define STEP "CREATE TABLE later (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;" \
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000) " \
             "INSERT INTO later SELECT i, 'what a later program keeps ' || i FROM n;" \
             "CREATE INDEX later_by_words ON later (words);" \
             "CREATE INDEX person_by_ward ON person (ward);"

/**
 * pp_later_get_schema:
 *
 * Returns: (transfer none): the house as a later program has it, with one more step of the tables
 */
const PpSchema *
pp_later_get_schema (void)
{
  static PpSchema schema;
  static const char *steps[100];
  guint n = pp_schema_version (pp_kinds_get_schema ());

  g_assert (n + 1 < G_N_ELEMENTS (steps));
  for (guint i = 0; i < n; i++)
    steps[i] = pp_kinds_get_schema ()->migrations[i];
  steps[n] = STEP;
  schema = *pp_kinds_get_schema ();
  schema.migrations = steps;
  return &schema;
}
