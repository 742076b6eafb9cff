/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-day-close.h"
#include "money/pp-payment.h"

#include "pp-works.h"

static void
charge (PpWorks *works, const char *from, const char *to)
{
  const char *booking = pp_fixture_add_booking (works->fixture, works->dryer, works->leela, from,
                                                to);

  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", booking, NULL);
}

static PpPayment *
pay (PpWorks *works, const char *mode, const char *reference, const char *amount)
{
  return pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                        "mode", mode, "reference", reference, "amount_paise", amount, NULL);
}

static PpDayClose *
close_day (PpWorks *works, const char *counted)
{
  return pp_fixture_do (works->fixture, "anitha", "day.close", "counted_paise", counted, NULL);
}

static void
assert_day (PpDayClose *day, const char *date, gint64 cash, gint64 upi, gint64 difference,
            gint64 n, const char *first, const char *last)
{
  g_assert_cmpstr (day->day, ==, date);
  g_assert_cmpstr (day->desk, ==, "A");
  g_assert_cmpint (day->cash_paise, ==, cash);
  g_assert_cmpint (day->upi_paise, ==, upi);
  g_assert_cmpint (day->difference_paise, ==, difference);
  g_assert_cmpint (day->counted_paise, ==, cash + difference);
  g_assert_cmpint (day->n_receipts, ==, n);
  g_assert_cmpstr (day->first_number, ==, first);
  g_assert_cmpstr (day->last_number, ==, last);
}

static void
test_totals (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autofree char *head = NULL;
  PpDayClose *day;

  charge (works, "2026-03-02 10:00", "2026-03-02 16:00");
  pay (works, "cash", NULL, "₹100");
  pay (works, "upi", "412345678901", "₹150.50");
  pay (works, "cash", NULL, "₹20.25");
  head = pp_fixture_read_text (works->fixture, "SELECT lower (hex (substr (hash, 1, 8))) "
                                               "FROM act ORDER BY id DESC LIMIT 1");
  day = close_day (works, "₹119.25");
  assert_day (day, "2026-03-02", 12025, 15050, -100, 3, "R-A2526-00001", "R-A2526-00003");
  g_assert_cmpstr (day->head, ==, head);
  pp_fixture_assert_clean (works->fixture);
}

static void
test_empty (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  assert_day (close_day (works, "₹0"), "2026-03-02", 0, 0, 0, 0, NULL, NULL);
}

static void
test_once (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpPayment *payment;

  charge (works, "2026-03-02 10:00", "2026-03-02 16:00");
  payment = pay (works, "cash", NULL, "₹100");
  g_free (pp_fixture_fails (works->fixture, "money.bad-amount", "anitha", "day.close",
                            "counted_paise", NULL, NULL));
  g_free (pp_fixture_fails (works->fixture, "money.bad-amount", "anitha", "day.close",
                            "counted_paise", "-₹1", NULL));
  g_free (pp_fixture_fails (works->fixture, "store.not-allowed", "latha", "day.close",
                            "counted_paise", "₹100", NULL));
  close_day (works, "₹100");

  /* The day is over: no money in, none out, no second count */
  g_free (pp_fixture_fails (works->fixture, "money.closed-already", "anitha", "day.close",
                            "counted_paise", "₹100", NULL));
  g_free (pp_fixture_fails (works->fixture, "money.day-closed", "anitha", "payment.take",
                            "person", works->leela, "mode", "cash", NULL));
  g_free (pp_fixture_fails (works->fixture, "money.day-closed", "anitha", "payment.void",
                            "payment", payment->number, "reason", "wrong", NULL));

  /* The next day goes on, without a gap in the numbers */
  pp_fixture_at (works->fixture, "2026-03-03 09:00");
  payment = pay (works, "cash", NULL, "₹30");
  g_assert_cmpstr (payment->number, ==, "R-A2526-00002");
  assert_day (close_day (works, "₹30"), "2026-03-03", 3000, 0, 0, 1, "R-A2526-00002",
              "R-A2526-00002");
}

/* A receipt voided on its own day counts nothing; on a later day that day gives the money back. */
static void
test_voids (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpPayment *kept, *voided;

  charge (works, "2026-03-02 10:00", "2026-03-02 16:00");
  kept = pay (works, "cash", NULL, "₹100");
  voided = pay (works, "cash", NULL, "₹50");
  pp_fixture_do (works->fixture, "anitha", "payment.void", "payment", voided->number,
                 "reason", "typed twice", NULL);
  assert_day (close_day (works, "₹100"), "2026-03-02", 10000, 0, 0, 2, "R-A2526-00001",
              "R-A2526-00002");

  pp_fixture_at (works->fixture, "2026-03-03 09:00");
  pp_fixture_do (works->fixture, "anitha", "payment.void", "payment", kept->number,
                 "reason", "wrong person", NULL);
  pay (works, "cash", NULL, "₹160");
  assert_day (close_day (works, "₹60"), "2026-03-03", 6000, 0, 0, 1, "R-A2526-00003",
              "R-A2526-00003");
}

/* Midnight in Kerala parts the days. */
static void
test_midnight (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  charge (works, "2026-03-02 10:00", "2026-03-02 16:00");
  pp_fixture_at (works->fixture, "2026-03-02 23:59");
  pay (works, "cash", NULL, "₹10");
  pp_fixture_at (works->fixture, "2026-03-03 00:00");
  pay (works, "cash", NULL, "₹20");
  pp_fixture_at (works->fixture, "2026-03-03 05:29");
  pay (works, "cash", NULL, "₹40");
  assert_day (close_day (works, "₹60"), "2026-03-03", 6000, 0, 0, 2, "R-A2526-00002",
              "R-A2526-00003");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day-close/totals", test_totals);
  g_test_add_func ("/day-close/empty", test_empty);
  g_test_add_func ("/day-close/once", test_once);
  g_test_add_func ("/day-close/voids", test_voids);
  g_test_add_func ("/day-close/midnight", test_midnight);

  return g_test_run ();
}
