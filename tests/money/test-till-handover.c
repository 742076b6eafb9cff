/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-till-handover.h"

#include "core/pp-error.h"
#include "money/pp-day-close.h"
#include "people/pp-pin.h"
#include "pp-fixture-raw.h"
#include "pp-works.h"

#include <string.h>

typedef struct {
  const char *takes;     /* (nullable): what comes in cash before it */
  const char *from;
  const char *to;        /* (nullable) */
  const char *counted;   /* (nullable) */
  const char *reason;    /* (nullable) */
  const char *code;      /* (nullable): why it is refused */
  const char *field;     /* (nullable): what of it is wrong */
  gint64      expected;  /* where it is not */
} Step;

static PpTillHandover *
hand_over (PpWorks *works, const Step *step, gboolean is_rehearsal, GError **error)
{
  g_autofree char *from = pp_fixture_staff_id (works->fixture, step->from);
  gpointer asked = pp_fixture_ask (works->fixture, "till.hand_over",
                                   "counted_paise", step->counted, "reason", step->reason, NULL);
  PpRequest *request = pp_request_new ("till.hand_over", from, asked);

  if (step->to != NULL)
    request->second = pp_fixture_staff_id (works->fixture, step->to);
  request->is_rehearsal = is_rehearsal;
  request->at = works->fixture->now++;
  return pp_store_run (works->fixture->store, request, error);
}

static void
check_step (PpWorks *works, const Step *step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpTillHandover) made = NULL;
  g_autofree char *from = pp_fixture_staff_id (works->fixture, step->from), *to = NULL;

  g_test_message ("%s → %s: %s", step->from, step->to, step->counted);
  if (step->takes != NULL)
    pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela, "mode", "cash",
                   "amount_paise", step->takes, NULL);
  made = hand_over (works, step, FALSE, &error);
  g_assert_cmpstr (error != NULL ? pp_error_get_code (error) : NULL, ==, step->code);
  g_assert_cmpstr (error != NULL ? pp_error_get_field (error) : NULL, ==, step->field);
  if (step->code != NULL)
    return;
  to = pp_fixture_staff_id (works->fixture, step->to);
  g_assert_cmpstr (made->day, ==, "2026-03-02");
  g_assert_cmpstr (made->desk, ==, "A");
  g_assert_cmpstr (made->from_staff, ==, from);
  g_assert_cmpstr (made->to_staff, ==, to);
  g_assert_cmpint (made->expected_paise, ==, step->expected);
  g_assert_cmpstr (made->reason, ==, step->reason);
  g_assert_cmpint (made->handed_at, ==, works->fixture->now - 1);
}

static PpWorks *
works_new (void)
{
  PpWorks *works = pp_works_new ();
  const char *booking;

  pp_fixture_do (works->fixture, "mini", "staff.add", "code", "rajani", "name_en", "Rajani",
                 "name_ml", "രജനി", "language", "ml", NULL);
  pp_fixture_do (works->fixture, "mini", "staff.grant", "staff", "rajani", "role", "desk", NULL);
  booking = pp_fixture_add_booking (works->fixture, works->dryer, works->leela,
                                    "2026-03-02 10:00", "2026-03-02 16:00");
  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", booking, NULL);
  return works;
}

/* Each begins from what was counted before, and answers for what came since. */
static const Step day[] = {
  /* Nothing is expected, and nothing was counted */
  { NULL, "anitha", "rajani", "0", NULL, NULL, NULL, 0 },
  /* ₹100 came, ₹98 are there */
  { "₹100", "rajani", "anitha", "₹98", NULL, "money.no-reason", "reason", 0 },
  { NULL, "rajani", "anitha", "₹98", "  ", "money.no-reason", "reason", 0 },
  { NULL, "rajani", "anitha", NULL, "change", "money.bad-amount", "counted_paise", 0 },
  { NULL, "rajani", "anitha", "-₹1", "change", "money.bad-amount", "counted_paise", 0 },
  { NULL, "rajani", "rajani", "₹98", "change", "money.same-person", NULL, 0 },
  { NULL, "rajani", NULL, "₹98", "change", "money.same-person", NULL, 0 },
  { NULL, "latha", "anitha", "₹98", "change", "store.not-allowed", NULL, 0 },
  { NULL, "rajani", "anitha", "₹98", "wrong change", NULL, NULL, 10000 },
  /* ₹20 came on top of the ₹98; what is right needs no reason */
  { "₹20", "anitha", "mini", "₹118", NULL, NULL, NULL, 11800 },
  { NULL, "mini", "anitha", "₹120", "found under the drawer", NULL, NULL, 11800 },
};

static gpointer
list (PpDb *db, gpointer date, GError **error)
{
  return pp_till_handover_list (db, "A", date, error);
}

static GPtrArray *
shifts_of (PpWorks *works, const char *date)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *shifts = pp_store_read (works->fixture->store, list, (gpointer) date, &error);

  g_assert_no_error (error);
  return shifts;
}

static void
test_day (void)
{
  g_autoptr (PpWorks) works = works_new ();
  g_autoptr (GPtrArray) shifts = NULL, other = NULL;
  const PpTillShift *second;
  PpDayClose *close;

  for (gsize i = 0; i < G_N_ELEMENTS (day); i++)
    check_step (works, &day[i]);

  shifts = shifts_of (works, "2026-03-02");
  g_assert_cmpuint (shifts->len, ==, 4);
  second = g_ptr_array_index (shifts, 1);
  g_assert_cmpstr (second->from->code, ==, "rajani");
  g_assert_cmpstr (second->to->code, ==, "anitha");
  g_assert_cmpint (second->handover->counted_paise, ==, 9800);
  g_assert_cmpint (pp_till_handover_expect (shifts, 12000), ==, 12000);
  g_assert_cmpint (pp_till_handover_expect (shifts, 15000), ==, 15000);

  /* ₹3 are missing of the last shift; ₹2 less and ₹2 more before it make the day's ₹3 */
  close = pp_fixture_do (works->fixture, "anitha", "day.close", "counted_paise", "₹117", NULL);
  g_assert_cmpint (close->cash_paise, ==, 12000);
  g_assert_cmpint (close->difference_paise, ==, -300);
  other = shifts_of (works, "2026-03-03");
  g_assert_cmpuint (other->len, ==, 0);
  g_assert_cmpint (pp_till_handover_expect (other, 500), ==, 500);
  pp_fixture_assert_clean (works->fixture);
}

/* What would be refused is told before anybody types a PIN, and nothing is written then. */
static void
test_rehearsal (void)
{
  static const Step wrong = { NULL, "anitha", NULL, "₹5" }, right = { NULL, "anitha", NULL, "0" };
  g_autoptr (PpWorks) works = works_new ();
  g_autoptr (GError) refused = NULL, none = NULL;
  g_autoptr (PpRecord) nothing = NULL, told = NULL;

  nothing = (PpRecord *) hand_over (works, &wrong, TRUE, &refused);
  g_assert_cmpstr (pp_error_get_code (refused), ==, "money.no-reason");
  told = (PpRecord *) hand_over (works, &right, TRUE, &none);
  g_assert_no_error (none);
  g_assert_nonnull (told);
  g_assert_cmpint (pp_fixture_read_int (works->fixture, "SELECT count(*) FROM till_handover"), ==,
                   0);
}

/* Both PINs are asked for where they are asked for at all. */
static void
test_pins (void)
{
  static const struct { const char *second, *second_pin, *code; } cases[] = {
    { "rajani", "000000", "people.wrong-pin" },
    { "anitha", PP_PIN_DEMO, "store.wrong-pin" },
    { NULL, NULL, "store.wrong-pin" },
    { "latha", PP_PIN_DEMO, "store.not-allowed" },
    { "rajani", PP_PIN_DEMO, NULL },
  };
  g_autoptr (PpWorks) works = works_new ();
  g_autofree char *anitha = pp_fixture_staff_id (works->fixture, "anitha");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gpointer asked = pp_fixture_ask (works->fixture, "till.hand_over", "counted_paise", "0",
                                       NULL);
      PpRequest *request = pp_request_new ("till.hand_over", anitha, asked);
      g_autoptr (GError) error = NULL;
      g_autoptr (PpRecord) made = NULL;

      request->pin = g_strdup (PP_PIN_DEMO);
      request->second = cases[i].second != NULL
                          ? pp_fixture_staff_id (works->fixture, cases[i].second) : NULL;
      request->second_pin = g_strdup (cases[i].second_pin);
      request->at = works->fixture->now++;
      made = pp_store_run (works->fixture->store, request, &error);
      g_assert_cmpstr (error != NULL ? pp_error_get_code (error) : NULL, ==, cases[i].code);
      g_assert_cmpint (made != NULL, ==, cases[i].code == NULL);
    }
}

/* It is a fact: a closed day has no more of it, and nothing takes it back. */
static void
test_stands (void)
{
  static const Step right = { NULL, "anitha", "rajani", "0", NULL, NULL, NULL, 0 };
  static const Step late = { NULL, "rajani", "anitha", "0", NULL, "money.day-closed", NULL, 0 };
  g_autoptr (PpWorks) works = works_new ();
  g_autofree char *act = NULL;

  check_step (works, &right);
  act = pp_fixture_last_act (works->fixture);
  g_free (pp_fixture_fails (works->fixture, "undo.never", "anitha", "act.undo", "act", act,
                            NULL));
  pp_fixture_do (works->fixture, "anitha", "day.close", "counted_paise", "0", NULL);
  check_step (works, &late);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/till-handover/day", test_day);
  g_test_add_func ("/till-handover/rehearsal", test_rehearsal);
  g_test_add_func ("/till-handover/pins", test_pins);
  g_test_add_func ("/till-handover/stands", test_stands);

  return g_test_run ();
}
