/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-takings.h"

#include "pp-works.h"

static void
charge_booking (PpWorks *works)
{
  const char *booking = pp_fixture_add_booking (works->fixture, works->dryer, works->leela,
                                                "2026-03-02 10:00", "2026-03-02 12:00");

  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", booking, NULL);
}

static void
charge_test (PpWorks *works)
{
  const char *product = pp_works_product (works, "banana_chips", "Banana chips", "കായ വറുത്തത്",
                                          "250 g", "₹125");
  const char *sample = pp_works_sample (works, pp_works_batch (works, product), 2);

  pp_fixture_do (works->fixture, "mini", "fee.set", "code", "lab-test", "name_en", "Lab test",
                 "name_ml", "ലാബ് പരിശോധന", "amount_paise", "₹100", NULL);
  pp_fixture_do (works->fixture, "anitha", "charge.test", "sample", sample, "fee", "lab-test",
                 NULL);
}

static PpPayment *
pay (PpWorks *works, const char *mode, const char *reference, const char *amount)
{
  return pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                        "mode", mode, "reference", reference, "amount_paise", amount, NULL);
}

typedef struct {
  const char    *day;
  const char    *desk;
  PpTakingsParts parts;
  PpMoneyDay     total;
  guint          n_voided;
} Day;

static gpointer
read_day (PpDb *db, gpointer data, GError **error)
{
  Day *day = data;
  g_autoptr (GPtrArray) voided = pp_takings_list_voided (db, day->desk, day->day, error);

  day->n_voided = voided != NULL ? voided->len : 0;
  return voided != NULL && pp_takings_read_parts (db, day->desk, day->day, &day->parts, error) &&
         pp_money_day_total (db, day->desk, day->day, &day->total, error) ? day : NULL;
}

/* Rupees: of machines and of tests in cash and by UPI, and what went back. */
static void
assert_day (PpWorks *works, const char *desk, const char *date, const gint64 *wanted,
            guint n_voided)
{
  Day day = { date, desk };
  const PpTakingsParts *parts = &day.parts;
  g_autoptr (GError) error = NULL;

  pp_store_read (works->fixture->store, read_day, &day, &error);
  g_assert_no_error (error);
  g_assert_cmpint (parts->cash_paise[PP_TAKINGS_BOOKING], ==, wanted[0] * 100);
  g_assert_cmpint (parts->cash_paise[PP_TAKINGS_TEST], ==, wanted[1] * 100);
  g_assert_cmpint (parts->upi_paise[PP_TAKINGS_BOOKING], ==, wanted[2] * 100);
  g_assert_cmpint (parts->upi_paise[PP_TAKINGS_TEST], ==, wanted[3] * 100);
  g_assert_cmpint (parts->back_cash_paise, ==, wanted[4] * 100);
  g_assert_cmpint (parts->back_upi_paise, ==, wanted[5] * 100);
  g_assert_cmpint (parts->cash_paise[PP_TAKINGS_OTHER], ==, 0);
  g_assert_cmpuint (day.n_voided, ==, n_voided);

  /* The parts are the whole */
  g_assert_cmpint ((wanted[0] + wanted[1] - wanted[4]) * 100, ==, day.total.cash_paise);
  g_assert_cmpint ((wanted[2] + wanted[3] - wanted[5]) * 100, ==, day.total.upi_paise);
  pp_money_day_clear (&day.total);
}

static void
test_parts (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpPayment *first, *second;

  charge_booking (works);
  charge_test (works);
  first = pay (works, "cash", NULL, "₹100");
  second = pay (works, "upi", "412345678901", "₹50");
  pay (works, "cash", NULL, "₹30");
  pp_fixture_do (works->fixture, "anitha", "payment.void", "payment", second->number,
                 "reason", "typed twice", NULL);
  /* ₹120 of the booking is paid first: 100, then 20 of the 50, then tests; what was given back
   * is paid again */
  assert_day (works, "A", "2026-03-02", (const gint64[]) { 100, 30, 20, 30, 0, 50 }, 1);

  pp_fixture_at (works->fixture, "2026-03-03 09:00");
  pp_fixture_do (works->fixture, "anitha", "payment.void", "payment", first->number,
                 "reason", "wrong person", NULL);
  pay (works, "cash", NULL, "₹130");
  assert_day (works, "A", "2026-03-03", (const gint64[]) { 120, 10, 0, 0, 100, 0 }, 1);
  assert_day (works, "A", "2026-03-04", (const gint64[]) { 0, 0, 0, 0, 0, 0 }, 0);
  assert_day (works, "B", "2026-03-02", (const gint64[]) { 0, 0, 0, 0, 0, 0 }, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/takings/parts", test_parts);

  return g_test_run ();
}
