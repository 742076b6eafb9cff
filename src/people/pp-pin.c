/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-pin.h"

#include "core/pp-error.h"
#include "people/pp-people-error.h"
#include "store/pp-local.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* Argon2id: three passes over 64 MiB, about 60 ms on the slowest PC that was measured. */
#define PASSES 3
#define MEMORY (64u * 1024 * 1024)

/* Four wrong PINs are free; then 30 s, doubled each time, 15 min at most, never for ever. */
#define FREE_TRIES   4
#define FIRST_DELAY  30
#define LONGEST_DELAY (15 * 60)

static gint64
delay_after (gint64 failures)
{
  if (failures < FREE_TRIES)
    return 0;
  if (failures - FREE_TRIES > 5)
    return LONGEST_DELAY;
  return MIN (FIRST_DELAY << (failures - FREE_TRIES), LONGEST_DELAY);
}

/* Up or down, also past 9 and 0. */
static gboolean
is_run (const char *pin)
{
  int step = (pin[1] - pin[0] + 10) % 10;

  for (int i = 2; i < PP_PIN_DIGITS; i++)
    if ((pin[i] - pin[i - 1] + 10) % 10 != step)
      return FALSE;
  return step == 1 || step == 9;
}

/* Two digits in all, or one of them four times: 000001, 112211, 900009. */
static gboolean
is_of_few (const char *pin)
{
  int n_different = 0, most = 0;

  for (char digit = '0'; digit <= '9'; digit++)
    {
      int n = 0;

      for (int i = 0; i < PP_PIN_DIGITS; i++)
        n += pin[i] == digit ? 1 : 0;
      n_different += n > 0 ? 1 : 0;
      most = MAX (most, n);
    }
  return n_different <= 2 || most >= 4;
}

static gboolean
is_repeated (const char *pin)
{
  gboolean pairs = pin[0] == pin[1] && pin[2] == pin[3] && pin[4] == pin[5];

  return pairs || memcmp (pin, pin + 3, 3) == 0;
}

/**
 * pp_pin_is_weak:
 * @pin: what was chosen
 *
 * Returns: whether it is no PIN of six digits, or one that others would try first: a run up or
 *   down, a half repeated, three pairs, or hardly any different digits
 */
gboolean
pp_pin_is_weak (const char *pin)
{
  if (strlen (pin) != PP_PIN_DIGITS || strspn (pin, "0123456789") != PP_PIN_DIGITS)
    return TRUE;
  return is_run (pin) || is_of_few (pin) || is_repeated (pin);
}

/**
 * pp_pin_check_strength:
 * @pin: (nullable): a PIN that somebody chose
 * @error: PP_PEOPLE_ERROR_WEAK_PIN
 *
 * Returns: whether it may be used
 */
gboolean
pp_pin_check_strength (const char *pin, GError **error)
{
  if (pin != NULL && !pp_pin_is_weak (pin))
    return TRUE;
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WEAK_PIN, "pin",
                _("Choose six digits that nobody guesses: no row like 123456, no repeats like "
                  "112233, no 000001."));
  return FALSE;
}

/**
 * pp_pin_set:
 * @db: the writing connection
 * @staff: id of a member of staff
 * @pin: (nullable): six digits
 * @error: PP_PEOPLE_ERROR_WEAK_PIN
 *
 * Keeps the PIN's Argon2id hash in a local table: never logged, never synced.
 *
 * Returns: whether it was set
 */
gboolean
pp_pin_set (PpDb *db, const char *staff, const char *pin, GError **error)
{
  char hash[crypto_pwhash_STRBYTES];

  if (!pp_pin_check_strength (pin, error))
    return FALSE;
  if (crypto_pwhash_str_alg (hash, pin, strlen (pin), PASSES, MEMORY,
                             crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WEAK_PIN, "pin",
                    _("There is not enough memory to set a PIN. Close other programs."));
      return FALSE;
    }
  return pp_db_run (db, error,
                    "INSERT INTO pin (staff, hash, failures, failed_at) VALUES (?, ?, 0, 0) "
                    "ON CONFLICT (staff) DO UPDATE SET hash = excluded.hash, failures = 0", "tt",
                    staff, hash);
}

static gboolean
read_pin (PpDb *db, const char *staff, char **hash, gint64 *failures, gint64 *failed_at,
          GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT hash, failures, failed_at FROM pin WHERE staff = ?",
                             "t", staff);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  *hash = row ? g_strdup (pp_statement_text (statement, 0)) : NULL;
  *failures = row ? pp_statement_int (statement, 1) : 0;
  *failed_at = row ? pp_statement_int (statement, 2) : 0;
  return TRUE;
}

/* Nobody has set a PIN in a demo cluster, and everybody has the same one. */
static gboolean
is_demo_pin (PpDb *db, const char *hash, const char *pin, gboolean *is, GError **error)
{
  g_autofree char *purpose = NULL;

  *is = FALSE;
  if (hash != NULL || g_strcmp0 (pin, PP_PIN_DEMO) != 0)
    return TRUE;
  if (!pp_local_read (db, "purpose", &purpose, error))
    return FALSE;
  *is = g_strcmp0 (purpose, "demo") == 0;
  return TRUE;
}

/* Where the clock went back behind the last wrong PIN, the delay begins anew and is no longer. */
static gboolean
settle_clock (PpDb *db, const char *staff, gint64 now, gint64 *failed_at, GError **error)
{
  if (*failed_at <= now)
    return TRUE;
  *failed_at = now;
  return pp_db_run (db, error, "UPDATE pin SET failed_at = ? WHERE staff = ?", "it", now, staff);
}

/**
 * pp_pin_check:
 * @db: the writing connection
 * @staff: id of a member of staff
 * @pin: (nullable): what was typed
 * @now: UTC seconds
 * @error: PP_PEOPLE_ERROR_WRONG_PIN; PP_PEOPLE_ERROR_WAIT after too many wrong ones
 *
 * Checks a PIN and counts the wrong ones. The caller commits also where it was wrong, so that
 * the count lasts.
 *
 * Returns: whether it is right
 */
gboolean
pp_pin_check (PpDb *db, const char *staff, const char *pin, gint64 now, GError **error)
{
  g_autofree char *hash = NULL;
  gint64 failures, failed_at, wait;
  gboolean is_demo;

  if (!read_pin (db, staff, &hash, &failures, &failed_at, error) ||
      !settle_clock (db, staff, now, &failed_at, error))
    return FALSE;
  wait = failed_at + delay_after (failures) - now;
  if (wait > 0)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WAIT, "pin",
                    g_dngettext (GETTEXT_PACKAGE, "Too many wrong PINs. Wait %d second.",
                                 "Too many wrong PINs. Wait %d seconds.", (gulong) wait),
                    (int) wait);
      return FALSE;
    }
  if (!is_demo_pin (db, hash, pin, &is_demo, error))
    return FALSE;
  if (is_demo)
    return TRUE;
  if (hash != NULL && pin != NULL && crypto_pwhash_str_verify (hash, pin, strlen (pin)) == 0)
    return pp_db_run (db, error, "UPDATE pin SET failures = 0 WHERE staff = ?", "t", staff);

  if (pp_db_run (db, error, "UPDATE pin SET failures = failures + 1, failed_at = ? "
                            "WHERE staff = ?", "it", now, staff))
    pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WRONG_PIN, "pin",
                  _("The PIN is not right."));
  return FALSE;
}
