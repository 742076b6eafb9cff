/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "money/pp-ledger.h"
#include "money/pp-payment.h"

#include "pp-works.h"

typedef struct {
  const char *person;
  gint64      paise;
} Due;

static gpointer
read_due (PpDb *db, gpointer data, GError **error)
{
  Due *due = data;

  return pp_money_due (db, due->person, &due->paise, error) ? data : NULL;
}

static gint64
get_due (PpWorks *works, const char *person)
{
  g_autoptr (GError) error = NULL;
  Due due = { person, PP_NONE };

  pp_store_read (works->fixture->store, read_due, &due, &error);
  g_assert_no_error (error);
  return due.paise;
}

/* A charge of ₹60 for each hour. */
static const char *
charge (PpWorks *works, const char *person, const char *from, const char *to)
{
  const char *booking = pp_fixture_add_booking (works->fixture, works->dryer, person, from, to);

  return pp_record_get_id (pp_fixture_do (works->fixture, "anitha", "charge.booking",
                                          "booking", booking, NULL));
}

static PpPayment *
pay (PpWorks *works, const char *amount)
{
  return pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                        "mode", "cash", "amount_paise", amount, NULL);
}

static gint64
paid_of (PpWorks *works, const char *charge_id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT total (l.amount_paise) + 0 FROM payment_line l "
                                          "JOIN payment p ON p.id = l.payment "
                                          "WHERE l.charge = '%s' AND p.voided_by IS NULL",
                                          charge_id);

  return pp_fixture_read_int (works->fixture, sql);
}

static void
test_all_due (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *a = charge (works, works->leela, "2026-03-02 10:00", "2026-03-02 11:00");
  const char *b = charge (works, works->leela, "2026-03-02 12:00", "2026-03-02 14:00");
  PpPayment *payment;

  g_assert_cmpint (get_due (works, works->leela), ==, 18000);
  payment = pay (works, NULL);
  g_assert_cmpint (payment->amount_paise, ==, 18000);
  g_assert_cmpstr (payment->number, ==, "R-A2526-00001");
  g_assert_cmpstr (payment->mode, ==, "cash");
  g_assert_null (payment->reference);
  g_assert_cmpuint (strlen (payment->sha256), ==, 64);
  g_assert_cmpint (paid_of (works, a), ==, 6000);
  g_assert_cmpint (paid_of (works, b), ==, 12000);
  g_assert_cmpint (get_due (works, works->leela), ==, 0);
  pp_fixture_assert_clean (works->fixture);
}

/* The oldest charge is paid first, and what is paid of one is never paid again. */
static void
test_parts (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *a = charge (works, works->leela, "2026-03-02 14:00", "2026-03-02 15:00");
  const char *b = charge (works, works->leela, "2026-03-02 10:00", "2026-03-02 11:00");
  const char *c = charge (works, works->leela, "2026-03-02 11:00", "2026-03-02 12:00");

  pay (works, "₹25");
  g_assert_cmpint (paid_of (works, a), ==, 2500);
  g_assert_cmpint (paid_of (works, b), ==, 0);
  pay (works, "₹65");
  g_assert_cmpint (paid_of (works, a), ==, 6000);
  g_assert_cmpint (paid_of (works, b), ==, 3000);
  g_assert_cmpint (paid_of (works, c), ==, 0);
  g_assert_cmpint (get_due (works, works->leela), ==, 9000);
  pay (works, NULL);
  g_assert_cmpint (paid_of (works, b), ==, 6000);
  g_assert_cmpint (paid_of (works, c), ==, 6000);
  g_assert_cmpint (get_due (works, works->leela), ==, 0);
}

/* Everybody owes their own. */
static void
test_own (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *omana = pp_fixture_add_person (works->fixture, "Omana T", NULL, NULL);

  charge (works, works->leela, "2026-03-02 10:00", "2026-03-02 11:00");
  charge (works, omana, "2026-03-02 11:00", "2026-03-02 13:00");
  pay (works, NULL);
  g_assert_cmpint (get_due (works, works->leela), ==, 0);
  g_assert_cmpint (get_due (works, omana), ==, 12000);
}

/* One after the other, ₹60 being due and 412345678901 having been used. */
static const struct {
  const char *mode, *reference, *amount, *error, *field;
} cases[] = {
  /* Amounts */
  { "cash", NULL, "₹60.01", "money.too-much", "amount_paise" },
  { "cash", NULL, "₹0", "money.bad-amount", "amount_paise" },
  { "cash", NULL, "-₹5", "money.bad-amount", "amount_paise" },
  /* Ways of paying */
  { NULL, NULL, "₹10", "money.bad-mode", "mode" },
  { "cheque", NULL, "₹10", "money.bad-mode", "mode" },
  { "cash", "412345678902", "₹10", "money.bad-reference", "reference" },
  /* UPI: 12 digits, and not twice */
  { "upi", NULL, "₹10", "money.bad-reference", "reference" },
  { "upi", "", "₹10", "money.bad-reference", "reference" },
  { "upi", "41234567890", "₹10", "money.bad-reference", "reference" },
  { "upi", "4123456789011", "₹10", "money.bad-reference", "reference" },
  { "upi", "UTR412345678902", "₹10", "money.bad-reference", "reference" },
  { "upi", "412345678901", "₹10", "money.reference-used", "reference" },
  { "upi", "4123 4567 8901", "₹10", "money.reference-used", "reference" },
  { "upi", "൪൧൨൩൪൫൬൭൮൯൦൧", "₹10", "money.reference-used", "reference" },
  { "upi", "4123-4567-8902", "₹10", NULL, NULL },
  { "upi", "൪൧൨൩൪൫൬൭൮൯൦൩", "₹10", NULL, NULL },
  { "cash", "", "₹40", NULL, NULL },
  /* And then nothing is due */
  { "cash", NULL, NULL, "money.nothing-due", "person" },
  { "cash", NULL, "₹1", "money.nothing-due", "person" },
};

static void
test_refusals (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpPayment *first, *last;

  charge (works, works->leela, "2026-03-02 10:00", "2026-03-02 11:00");
  first = pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                         "mode", "upi", "reference", "412345678901", NULL);
  g_assert_cmpstr (first->reference, ==, "412345678901");
  charge (works, works->leela, "2026-03-02 11:00", "2026-03-02 12:00");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gpointer asked = pp_fixture_ask (works->fixture, "payment.take", "person", works->leela,
                                       "mode", cases[i].mode, "reference", cases[i].reference,
                                       "amount_paise", cases[i].amount, NULL);
      g_autoptr (PpRecord) stored = pp_expect_run (works->fixture, cases[i].error, cases[i].field,
                                                   "anitha", "payment.take", asked);
    }
  /* What was refused took no number. */
  last = pp_fixture_get (works->fixture, "payment", "R-A2526-00004");
  g_assert_cmpint (last->amount_paise, ==, 4000);
  g_assert_null (last->reference);
  g_free (pp_fixture_fails (works->fixture, "store.not-found", "anitha", "payment.take",
                            "person", NULL, "mode", "cash", NULL));
  g_free (pp_fixture_fails (works->fixture, "store.not-allowed", "latha", "payment.take",
                            "person", works->leela, "mode", "cash", NULL));
}

/* A voided receipt keeps its number; the money is due again; its reference is free again. */
static void
test_void (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpPayment *payment, *again;

  charge (works, works->leela, "2026-03-02 10:00", "2026-03-02 11:00");
  payment = pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                           "mode", "upi", "reference", "412345678901", NULL);
  g_free (pp_fixture_fails (works->fixture, "record.missing", "anitha", "payment.void",
                            "payment", payment->number, "reason", NULL, NULL));
  payment = pp_fixture_do (works->fixture, "anitha", "payment.void", "payment", payment->number,
                           "reason", "wrong person", NULL);
  g_assert_cmpstr (payment->number, ==, "R-A2526-00001");
  g_assert_nonnull (pp_record_get_voided_by (PP_RECORD (payment)));
  g_assert_cmpstr (payment->reason, ==, "wrong person");
  g_assert_cmpint (get_due (works, works->leela), ==, 6000);
  g_free (pp_fixture_fails (works->fixture, "store.voided", "anitha", "payment.void",
                            "payment", pp_record_get_id (PP_RECORD (payment)),
                            "reason", "again", NULL));

  again = pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                         "mode", "upi", "reference", "412345678901", NULL);
  g_assert_cmpstr (again->number, ==, "R-A2526-00002");
  g_assert_cmpint (get_due (works, works->leela), ==, 0);
  pp_fixture_assert_clean (works->fixture);
}

/* A financial year begins in April, and its numbers with it. */
static void
test_year (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpPayment *payment;

  charge (works, works->leela, "2026-03-02 10:00", "2026-03-02 11:00");
  pp_fixture_at (works->fixture, "2026-03-31 23:59");
  payment = pay (works, "₹10");
  g_assert_cmpstr (payment->number, ==, "R-A2526-00001");
  pp_fixture_at (works->fixture, "2026-04-01 00:00");
  payment = pay (works, "₹10");
  g_assert_cmpstr (payment->number, ==, "R-A2627-00001");
  payment = pay (works, NULL);
  g_assert_cmpstr (payment->number, ==, "R-A2627-00002");
  g_assert_cmpuint (strlen (payment->number), <=, 16);
}

/* Neither money nor a charge is taken back by undo: another verb says what happened. */
static void
test_undo (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autofree char *act = NULL;

  charge (works, works->leela, "2026-03-02 10:00", "2026-03-02 11:00");
  pay (works, NULL);
  act = pp_fixture_last_act (works->fixture);
  g_free (pp_fixture_fails (works->fixture, "undo.counter", "anitha", "act.undo", "act", act,
                            NULL));
}

/* Sixty charges go on one receipt, the rest on the next. */
static void
test_many (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (int day = 2; day <= 7; day++)
    for (int half = 18; half < 29; half++)
      {
        g_autofree char *from = g_strdup_printf ("2026-03-%02d %02d:%02d", day, half / 2,
                                                 half % 2 * 30);
        g_autofree char *to = g_strdup_printf ("2026-03-%02d %02d:%02d", day, (half + 1) / 2,
                                               (half + 1) % 2 * 30);

        charge (works, works->leela, from, to);
      }
  g_free (pp_fixture_fails (works->fixture, "money.too-many", "anitha", "payment.take",
                            "person", works->leela, "mode", "cash", NULL));
  pay (works, "₹1800");
  pay (works, NULL);
  g_assert_cmpint (get_due (works, works->leela), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/payment/all-due", test_all_due);
  g_test_add_func ("/payment/parts", test_parts);
  g_test_add_func ("/payment/own", test_own);
  g_test_add_func ("/payment/refusals", test_refusals);
  g_test_add_func ("/payment/void", test_void);
  g_test_add_func ("/payment/year", test_year);
  g_test_add_func ("/payment/undo", test_undo);
  g_test_add_func ("/payment/many", test_many);

  return g_test_run ();
}
