/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before a program (LD_PRELOAD) it makes the program's SQLite worse than the program asked
 * for, and lets it believe otherwise: what finds lost acts must find those.
 *
 *   PP_MUTANT=journal_mode=MEMORY   or DELETE
 *   PP_MUTANT=synchronous=NORMAL
 *   PP_MUTANT=rollback              what is to be undone is committed
 */
#include <dlfcn.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int (*Exec) (sqlite3 *db, const char *sql, int (*func) (void *, int, char **, char **),
                     void *data, char **words);
typedef int (*Prepare) (sqlite3 *db, const char *sql, int length, unsigned int flags,
                        sqlite3_stmt **statement, const char **tail);

/* What the program reads back, as it wants it. */
static const struct { const char *asks, *answer; } answers[] = {
  { "PRAGMA journal_mode", "SELECT 'wal'" },
  { "PRAGMA synchronous", "SELECT '2'" },
};

static const char *
get_mutant (void)
{
  const char *mutant = getenv ("PP_MUTANT");

  return mutant != NULL ? mutant : "";
}

int
sqlite3_exec (sqlite3 *db, const char *sql, int (*func) (void *, int, char **, char **),
              void *data, char **words)
{
  Exec exec = (Exec) dlsym (RTLD_NEXT, "sqlite3_exec");
  const char *mutant = get_mutant (), *equals = strchr (mutant, '=');
  char worse[100];

  if (strcmp (mutant, "rollback") == 0 && strcmp (sql, "ROLLBACK") == 0)
    sql = "COMMIT";
  if (equals == NULL || strncmp (sql, "PRAGMA ", 7) != 0 ||
      strncmp (sql + 7, mutant, equals - mutant + 1) != 0)
    return exec (db, sql, func, data, words);
  snprintf (worse, sizeof worse, "PRAGMA %s", mutant);
  return exec (db, worse, func, data, words);
}

int
sqlite3_prepare_v3 (sqlite3 *db, const char *sql, int length, unsigned int flags,
                    sqlite3_stmt **statement, const char **tail)
{
  Prepare prepare = (Prepare) dlsym (RTLD_NEXT, "sqlite3_prepare_v3");

  for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
    if (*get_mutant () != '\0' && strcmp (sql, answers[i].asks) == 0)
      sql = answers[i].answer;
  return prepare (db, sql, length, flags, statement, tail);
}
