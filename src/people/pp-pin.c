/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-pin.h"

#include "core/pp-error.h"
#include "core/pp-uptime.h"
#include "people/pp-people-error.h"
#include "store/pp-local.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* Argon2id over 64 MiB (RFC 9106, section 4: at least three passes with so much memory). How many
 * passes is chosen on the PC, so that a check takes about this long there. */
#define MEMORY (64u * 1024 * 1024)
#define LEAST_PASSES 3
#define MOST_PASSES 24
#define AIM_US (300 * 1000)

#define PASSES_KEY "pin_passes"

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

static gboolean
make_hash (const char *pin, guint passes, char *hash, GError **error)
{
  if (crypto_pwhash_str_alg (hash, pin, strlen (pin), passes, MEMORY,
                             crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WEAK_PIN, "pin",
                _("There is not enough memory to set a PIN. Close other programs."));
  return FALSE;
}

/**
 * pp_pin_passes_for:
 * @microseconds: that the least number of passes takes on a PC
 *
 * Returns: how many passes a check is to make there
 */
guint
pp_pin_passes_for (gint64 microseconds)
{
  return (guint) CLAMP (LEAST_PASSES * AIM_US / MAX (microseconds, 1), LEAST_PASSES, MOST_PASSES);
}

/**
 * pp_pin_choose_cost:
 * @db: the writing connection
 * @error: why it failed
 *
 * Measures once how fast this PC is, and keeps how dear its PINs are to be from now on.
 *
 * Returns: whether it was kept
 */
gboolean
pp_pin_choose_cost (PpDb *db, GError **error)
{
  char hash[crypto_pwhash_STRBYTES];
  g_autofree char *passes = NULL;
  gint64 began = g_get_monotonic_time ();

  if (!make_hash (PP_PIN_DEMO, LEAST_PASSES, hash, error))
    return FALSE;
  passes = g_strdup_printf ("%u", pp_pin_passes_for (g_get_monotonic_time () - began));
  return pp_local_write (db, PASSES_KEY, passes, error);
}

/**
 * pp_pin_read_passes:
 * @db: a connection
 * @passes: (out): how many a check of a PIN makes over its 64 MiB, on this PC
 * @error: why it could not be read
 *
 * Returns: whether it was read
 */
gboolean
pp_pin_read_passes (PpDb *db, guint *passes, GError **error)
{
  g_autofree char *kept = NULL;

  if (!pp_local_read (db, PASSES_KEY, &kept, error))
    return FALSE;
  *passes = kept != NULL ? (guint) CLAMP (g_ascii_strtoll (kept, NULL, 10), LEAST_PASSES,
                                          MOST_PASSES) : LEAST_PASSES;
  return TRUE;
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
  guint passes;

  if (!pp_pin_check_strength (pin, error) || !pp_pin_read_passes (db, &passes, error) ||
      !make_hash (pin, passes, hash, error))
    return FALSE;
  return pp_db_run (db, error,
                    "INSERT INTO pin (staff, hash, failures, failed_at) VALUES (?, ?, 0, 0) "
                    "ON CONFLICT (staff) DO UPDATE SET hash = excluded.hash, failures = 0", "tt",
                    staff, hash);
}

/* What is kept of a person's PIN, and the moment of the check. */
typedef struct {
  const char *staff;
  char       *hash;        /* (nullable): they have none, or "" */
  gint64      failures;
  gint64      failed_at;   /* the last one, by the wall clock */
  PpUptime    failed_up;   /* and by the clock that nobody can set */
  gboolean    is_demo;     /* the wall clock is what somebody plays */
  gint64      now;
  PpUptime    up;
} Check;

static gboolean
read_pin (PpDb *db, Check *check, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  g_autofree char *purpose = NULL;
  gboolean row;

  if (!pp_local_read (db, "purpose", &purpose, error))
    return FALSE;
  check->is_demo = g_strcmp0 (purpose, "demo") == 0;
  statement = pp_db_prepare (db, error, "SELECT hash, failures, failed_at, boot, failed_up "
                             "FROM pin WHERE staff = ?", "t", check->staff);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  check->hash = g_strdup (pp_statement_text (statement, 0));
  check->failures = pp_statement_int (statement, 1);
  check->failed_at = pp_statement_int (statement, 2);
  if (pp_statement_text (statement, 3) != NULL)
    g_strlcpy (check->failed_up.boot, pp_statement_text (statement, 3),
               sizeof check->failed_up.boot);
  check->failed_up.seconds = pp_statement_int (statement, 4);
  return TRUE;
}

/* Where the clock went back behind the last wrong PIN, the delay begins anew and is no longer. */
static gboolean
settle_clock (PpDb *db, Check *check, GError **error)
{
  if (check->failed_at <= check->now)
    return TRUE;
  check->failed_at = check->now;
  return pp_db_run (db, error, "UPDATE pin SET failed_at = ? WHERE staff = ?", "it", check->now,
                    check->staff);
}

static gint64
seconds_left (const Check *check)
{
  gint64 by_wall = check->now - check->failed_at;
  gint64 elapsed = check->is_demo ? by_wall
                                  : pp_uptime_elapsed (&check->failed_up, &check->up, by_wall);

  return delay_after (check->failures) - elapsed;
}

static gboolean
is_right (const Check *check, const char *pin)
{
  if (pin == NULL)
    return FALSE;
  /* nobody has set a PIN in a demo cluster, and everybody has the same one */
  if (check->hash == NULL || *check->hash == '\0')
    return check->is_demo && strcmp (pin, PP_PIN_DEMO) == 0;
  return crypto_pwhash_str_verify (check->hash, pin, strlen (pin)) == 0;
}

static gboolean
check_now (PpDb *db, Check *check, const char *pin, GError **error)
{
  gint64 wait;

  if (!read_pin (db, check, error) || !settle_clock (db, check, error))
    return FALSE;
  wait = seconds_left (check);
  if (wait > 0)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WAIT, "pin",
                    g_dngettext (GETTEXT_PACKAGE, "Too many wrong PINs. Wait %d second.",
                                 "Too many wrong PINs. Wait %d seconds.", (gulong) wait),
                    (int) wait);
      return FALSE;
    }
  if (is_right (check, pin))
    return check->failures == 0 ||
           pp_db_run (db, error, "UPDATE pin SET failures = 0 WHERE staff = ?", "t",
                      check->staff);

  if (pp_db_run (db, error,
                 "INSERT INTO pin (staff, hash, failures, failed_at, boot, failed_up) "
                 "VALUES (?, '', 1, ?, ?, ?) ON CONFLICT (staff) DO UPDATE SET "
                 "failures = failures + 1, failed_at = excluded.failed_at, boot = excluded.boot, "
                 "failed_up = excluded.failed_up", "titi", check->staff, check->now,
                 check->up.boot, check->up.seconds))
    pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WRONG_PIN, "pin",
                  _("The PIN is not right."));
  return FALSE;
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
 * the count lasts. The wait after wrong ones is measured from the computer's start, so that setting
 * its clock does not shorten it; where it was started meanwhile, from there.
 *
 * Returns: whether it is right
 */
gboolean
pp_pin_check (PpDb *db, const char *staff, const char *pin, gint64 now, GError **error)
{
  Check check = { .staff = staff, .now = now };
  gboolean is;

  pp_uptime_read (&check.up);
  is = check_now (db, &check, pin, error);
  g_free (check.hash);
  return is;
}

/**
 * pp_pin_read_wait:
 * @db: a connection
 * @staff: id of a member of staff
 * @now: UTC seconds
 * @seconds: (out): how long they have to wait yet; 0 where they need not
 * @error: why it failed
 *
 * Returns: whether it could be read
 */
gboolean
pp_pin_read_wait (PpDb *db, const char *staff, gint64 now, gint64 *seconds, GError **error)
{
  Check check = { .staff = staff, .now = now };
  gboolean read;

  pp_uptime_read (&check.up);
  read = read_pin (db, &check, error);
  check.failed_at = MIN (check.failed_at, now);
  *seconds = read ? MAX (seconds_left (&check), 0) : 0;
  g_free (check.hash);
  return read;
}
