/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-pin.h"

#include "core/pp-error.h"
#include "people/pp-staff.h"
#include "pp-expect.h"

#include <sodium.h>
#include <string.h>

#define RIGHT "904217"
#define WRONG "904218"
#define START G_GINT64_CONSTANT (1772422200)   /* 2026-03-02 09:00 in Kerala */

static void
test_weak (void)
{
  static const struct {
    const char *pin;
    gboolean    is_weak;
  } pins[] = {
    /* No six digits */
    { "", TRUE }, { "90421", TRUE }, { "9042170", TRUE }, { "90421a", TRUE }, { " 90421", TRUE },
    { "൯൦൪൨൧൭", TRUE }, { "൯൦", TRUE },
    /* One digit, a run, a half or a third again and again */
    { "000000", TRUE }, { "777777", TRUE }, { "123456", TRUE }, { "012345", TRUE },
    { "456789", TRUE }, { "654321", TRUE }, { "987654", TRUE }, { "543210", TRUE },
    { "123123", TRUE }, { "904904", TRUE }, { "121212", TRUE }, { "909090", TRUE },
    /* A run past 9 or 0, pairs, few different digits */
    { "890123", TRUE }, { "210987", TRUE }, { "112233", TRUE }, { "998877", TRUE },
    { "554466", TRUE }, { "000001", TRUE }, { "100000", TRUE }, { "111112", TRUE },
    { "000012", TRUE }, { "900009", TRUE }, { "112211", TRUE }, { "110010", TRUE },
    /* All else */
    { RIGHT, FALSE }, { WRONG, FALSE }, { "123457", FALSE }, { "121213", FALSE },
    { "123124", FALSE }, { "113321", FALSE }, { "135790", FALSE }, { "112234", FALSE },
    { "100201", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++)
    {
      g_test_message ("%s", pins[i].pin);
      g_assert_cmpint (pp_pin_is_weak (pins[i].pin), ==, pins[i].is_weak);
    }
}

/* What staff.set_pin says to @pin; %NULL where it is set. */
static char *
set_pin (PpFixture *fixture, const char *by, const char *staff, const char *pin)
{
  g_autofree char *actor = pp_fixture_staff_id (fixture, by);
  PpRequest *request = pp_request_new ("staff.set_pin", actor,
                                       pp_fixture_ask (fixture, "staff.set_pin", "staff", staff,
                                                       NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (PpStaff) whose = NULL;

  request->new_pin = g_strdup (pin);
  request->at = fixture->now++;
  whose = pp_store_run (fixture->store, request, &error);
  if (whose == NULL)
    return g_strdup (pp_error_get_code (error));
  g_assert_cmpstr (whose->code, ==, staff);
  return NULL;
}

typedef struct {
  const char *staff;
  const char *pin;
  gint64      now;
  char       *code;
} Try;

static gpointer
run_check (PpDb *db, gpointer data, GError **error)
{
  Try *try = data;
  g_autoptr (GError) refused = NULL;

  if (!pp_pin_check (db, try->staff, try->pin, try->now, &refused))
    {
      g_test_message ("%s", refused->message);
      g_assert_cmpstr (pp_error_get_field (refused), ==, "pin");
      try->code = g_strdup (pp_error_get_code (refused));
    }
  return try;
}

static void
check_pin (PpFixture *fixture, const char *staff, const char *pin, gint64 now, const char *code)
{
  g_autofree char *id = pp_fixture_staff_id (fixture, staff);
  Try try = { id, pin, now };
  g_autoptr (GError) error = NULL;

  pp_store_maintain (fixture->store, run_check, &try, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (try.code, ==, code);
  g_free (try.code);
}

static void
test_set (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *weak = set_pin (fixture, "mini", "anitha", "123456");
  g_autofree char *none = set_pin (fixture, "mini", "anitha", NULL);
  g_autofree char *own = set_pin (fixture, "anitha", "anitha", RIGHT);
  g_autofree char *hash = NULL;

  g_assert_cmpstr (weak, ==, "people.weak-pin");
  g_assert_cmpstr (none, ==, "people.weak-pin");
  g_assert_cmpstr (own, ==, "store.not-allowed");
  check_pin (fixture, "anitha", RIGHT, START, "people.wrong-pin");

  g_assert_null (set_pin (fixture, "mini", "anitha", RIGHT));
  check_pin (fixture, "anitha", RIGHT, START, NULL);
  check_pin (fixture, "anitha", WRONG, START, "people.wrong-pin");
  check_pin (fixture, "anitha", NULL, START, "people.wrong-pin");
  check_pin (fixture, "latha", RIGHT, START, "people.wrong-pin");

  /* A hash in a table of this desk alone; the log knows that it was set, and not to what */
  hash = pp_fixture_read_text (fixture, "SELECT hash FROM pin WHERE hash <> ''");
  g_assert_true (g_str_has_prefix (hash, "$argon2id$v=19$m=65536,t=3,"));
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM act "
                                                 "WHERE verb = 'staff.set_pin'"), ==, 1);
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM change "
                                                 "WHERE new LIKE '%argon%' OR new LIKE '%"
                                                 RIGHT "%' OR tbl = 'pin'"), ==, 0);
}

/* A PIN whose hash is cheap to check. What it costs stands in the hash, so that it is checked
 * and counted as any other; that the real ones are dear is for test_set(). */
static void
give_cheap_pin (PpFixture *fixture, const char *staff)
{
  g_autofree char *id = pp_fixture_staff_id (fixture, staff);
  g_autofree char *sql = NULL;
  char hash[crypto_pwhash_STRBYTES];

  g_assert_cmpint (crypto_pwhash_str_alg (hash, RIGHT, strlen (RIGHT),
                                          crypto_pwhash_argon2id_OPSLIMIT_MIN,
                                          crypto_pwhash_argon2id_MEMLIMIT_MIN,
                                          crypto_pwhash_ALG_ARGON2ID13), ==, 0);
  sql = g_strdup_printf ("INSERT INTO pin (staff, hash, failures, failed_at) "
                         "VALUES ('%s', '%s', 0, 0)", id, hash);
  g_assert_cmpint (pp_fixture_raw_exec (fixture, sql), ==, SQLITE_OK);
}

/* Four wrong PINs are free. */
static gint64
spend_tries (PpFixture *fixture, gint64 now)
{
  for (int i = 0; i < 4; i++)
    check_pin (fixture, "anitha", WRONG, ++now, "people.wrong-pin");
  return now;
}

static void
test_delay (void)
{
  static const gint64 delays[] = { 30, 60, 120, 240, 480, 900, 900, 900 };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  gint64 failed_at;

  give_cheap_pin (fixture, "anitha");
  failed_at = spend_tries (fixture, START);
  for (gsize i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      /* Not even the right one, and asking does not make it longer */
      check_pin (fixture, "anitha", RIGHT, failed_at, "people.wait");
      check_pin (fixture, "anitha", RIGHT, failed_at + delays[i] - 1, "people.wait");
      failed_at += delays[i];
      check_pin (fixture, "anitha", WRONG, failed_at, "people.wrong-pin");
    }
  check_pin (fixture, "anitha", RIGHT, failed_at + 900, NULL);

  /* The right one forgives all */
  failed_at = spend_tries (fixture, failed_at + 900);
  check_pin (fixture, "anitha", RIGHT, failed_at + 29, "people.wait");
  check_pin (fixture, "anitha", RIGHT, failed_at + 30, NULL);
}

static void
test_count_lasts (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  gint64 failed_at;

  give_cheap_pin (fixture, "anitha");
  give_cheap_pin (fixture, "latha");
  failed_at = spend_tries (fixture, START);
  pp_fixture_reopen (fixture);
  check_pin (fixture, "anitha", RIGHT, failed_at + 29, "people.wait");

  /* Nobody else waits; a new PIN ends it */
  check_pin (fixture, "latha", RIGHT, failed_at, NULL);
  g_assert_null (set_pin (fixture, "mini", "anitha", WRONG));
  check_pin (fixture, "anitha", WRONG, failed_at, NULL);
  check_pin (fixture, "anitha", RIGHT, failed_at, "people.wrong-pin");
}

/* Nobody has a PIN of their own in a demo; wrong ones are counted there as elsewhere. */
static void
test_demo_counts (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  gint64 failed_at;

  pp_fixture_tamper (fixture, "UPDATE local SET value = 'demo' WHERE key = 'purpose'");
  check_pin (fixture, "anitha", PP_PIN_DEMO, START, NULL);
  failed_at = spend_tries (fixture, START);
  check_pin (fixture, "anitha", PP_PIN_DEMO, failed_at + 29, "people.wait");
  check_pin (fixture, "anitha", "", failed_at + 30, "people.wrong-pin");
  check_pin (fixture, "anitha", PP_PIN_DEMO, failed_at + 90, NULL);
  check_pin (fixture, "anitha", PP_PIN_DEMO, failed_at + 91, NULL);
}

/* A check takes about 0.3 s on the PC, and never less than three passes. */
static void
test_passes (void)
{
  static const struct { gint64 milliseconds; guint passes; } cases[] = {
    { 0, 24 }, { 1, 24 }, { 30, 24 }, { 37, 24 }, { 38, 23 }, { 60, 15 }, { 100, 9 }, { 150, 6 },
    { 225, 4 }, { 226, 3 }, { 300, 3 }, { 2000, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%d ms", (int) cases[i].milliseconds);
      g_assert_cmpuint (pp_pin_passes_for (cases[i].milliseconds * 1000), ==, cases[i].passes);
    }
}

static gpointer
choose_cost (PpDb *db, gpointer passes, GError **error)
{
  return pp_pin_choose_cost (db, error) && pp_pin_read_passes (db, passes, error) ? passes : NULL;
}

/* What was chosen holds from then on; PINs that were set before it are still right. */
static void
test_cost (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL, *expected = NULL;
  guint passes = 0;

  g_assert_null (set_pin (fixture, "mini", "anitha", RIGHT));
  pp_store_maintain (fixture->store, choose_cost, &passes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (passes, >=, 3);
  pp_fixture_tamper (fixture, "UPDATE local SET value = '4' WHERE key = 'pin_passes'");
  check_pin (fixture, "anitha", RIGHT, START, NULL);

  g_assert_null (set_pin (fixture, "mini", "anitha", WRONG));
  hash = pp_fixture_read_text (fixture, "SELECT hash FROM pin");
  g_assert_true (g_str_has_prefix (hash, "$argon2id$v=19$m=65536,t=4,"));
  check_pin (fixture, "anitha", WRONG, START, NULL);
}

/* A PC whose battery died says that it is the year 2000. */
static void
test_clock_goes_back (void)
{
  const gint64 past = 946684800;
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  give_cheap_pin (fixture, "anitha");
  spend_tries (fixture, START);
  check_pin (fixture, "anitha", RIGHT, past, "people.wait");
  check_pin (fixture, "anitha", RIGHT, past + 29, "people.wait");
  check_pin (fixture, "anitha", RIGHT, past + 30, NULL);

  check_pin (fixture, "anitha", WRONG, START + 1000, "people.wrong-pin");
  check_pin (fixture, "anitha", RIGHT, past, NULL);
  check_pin (fixture, "anitha", RIGHT, past - 1000, NULL);
}

/* At a real desk no clock that is set, forward or back, shortens the wait. */
static void
test_set_clock (void)
{
  static const gint64 later[] = { 0, 31, 3600, 86400 * 3650, -86400 * 3650 };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  gint64 failed_at;

  pp_fixture_tamper (fixture, "UPDATE local SET value = 'real' WHERE key = 'purpose'");
  give_cheap_pin (fixture, "anitha");
  failed_at = spend_tries (fixture, START);
  for (gsize i = 0; i < G_N_ELEMENTS (later); i++)
    check_pin (fixture, "anitha", RIGHT, failed_at + later[i], "people.wait");
  pp_fixture_reopen (fixture);
  check_pin (fixture, "anitha", RIGHT, failed_at + 3600, "people.wait");

  /* As after half a minute by the clock that nobody sets */
  pp_fixture_tamper (fixture, "UPDATE pin SET failed_up = failed_up - 30");
  check_pin (fixture, "anitha", RIGHT, failed_at, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pin/weak", test_weak);
  g_test_add_func ("/pin/set", test_set);
  g_test_add_func ("/pin/delay", test_delay);
  g_test_add_func ("/pin/count-lasts", test_count_lasts);
  g_test_add_func ("/pin/passes", test_passes);
  g_test_add_func ("/pin/cost", test_cost);
  g_test_add_func ("/pin/demo-counts", test_demo_counts);
  g_test_add_func ("/pin/clock-goes-back", test_clock_goes_back);
  g_test_add_func ("/pin/set-clock", test_set_clock);

  return g_test_run ();
}
