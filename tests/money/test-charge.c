/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-booking.h"
#include "money/pp-charge.h"
#include "money/pp-fee.h"
#include "money/pp-ledger.h"

#include "pp-works.h"

static gpointer
read_due (PpDb *db, gpointer data, GError **error)
{
  gint64 *paise = data;
  g_autofree char *person = NULL;

  return pp_db_read_text (db, &person, error, "SELECT id FROM person LIMIT 1", "") &&
         pp_money_due (db, person, paise, error) ? data : NULL;
}

static gint64
get_due (PpWorks *works)
{
  g_autoptr (GError) error = NULL;
  gint64 paise = PP_NONE;

  pp_store_read (works->fixture->store, read_due, &paise, &error);
  g_assert_no_error (error);
  return paise;
}

static const char *
book (PpWorks *works, const char *from, const char *to)
{
  return pp_fixture_add_booking (works->fixture, works->dryer, works->leela, from, to);
}

static const struct {
  const char *code, *name_en, *amount, *error, *field;
} fees[] = {
  { "lab-test", "Lab test", "₹100", NULL, NULL },
  { "print", "Label", "0", NULL, NULL },
  /* Nothing is asked twice, and no price is below zero or beyond belief */
  { "lab-test", "Another", "₹50", "money.bad-fee", "code" },
  { "  lab-test ", "Another", "₹50", "money.bad-fee", "code" },
  { "cold", "Cold store", "-₹1", "money.bad-fee", "amount_paise" },
  { "cold", "Cold store", "₹1,00,00,000.01", "money.bad-fee", "amount_paise" },
  { NULL, "Cold store", "₹10", "record.missing", "code" },
  { "cold", NULL, "₹10", "record.missing", "name_en" },
  { "cold", "Cold store", NULL, "record.missing", "amount_paise" },
};

static void
test_fee (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *id;
  PpFee *fee;

  for (gsize i = 0; i < G_N_ELEMENTS (fees); i++)
    {
      gpointer asked = pp_fixture_ask (works->fixture, "fee.set", "code", fees[i].code,
                                       "name_en", fees[i].name_en, "name_ml", "ഫീസ്",
                                       "amount_paise", fees[i].amount, NULL);
      g_autoptr (PpRecord) stored = pp_expect_run (works->fixture, fees[i].error, fees[i].field,
                                                   "mini", "fee.set", asked);
    }
  fee = pp_fixture_get (works->fixture, "fee", "lab-test");
  id = pp_record_get_id (PP_RECORD (fee));
  g_assert_cmpint (fee->amount_paise, ==, 10000);
  fee = pp_fixture_do (works->fixture, "mini", "fee.edit", "id", id, "amount_paise", "₹120",
                       NULL);
  g_assert_cmpint (fee->amount_paise, ==, 12000);
  g_free (pp_fixture_fails (works->fixture, "store.not-allowed", "anitha", "fee.edit",
                            "id", id, "amount_paise", "₹1", NULL));
}

static void
test_booking (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *first = book (works, "2026-03-02 10:00", "2026-03-02 12:00");
  const char *other = book (works, "2026-03-02 14:00", "2026-03-02 14:30");
  PpCharge *charge = pp_fixture_do (works->fixture, "anitha", "charge.booking",
                                    "booking", first, NULL);

  g_assert_cmpint (charge->amount_paise, ==, 12000);
  g_assert_cmpstr (charge->person, ==, works->leela);
  g_assert_cmpstr (charge->booking, ==, first);
  g_assert_cmpstr (charge->what_en, ==, "Tray dryer (DRY-1), 02-03-2026 10:00 – 12:00");
  g_assert_cmpstr (charge->what_ml, ==, "ട്രേ ഡ്രയർ (DRY-1), 02-03-2026 10:00 – 12:00");
  g_assert_cmpint (get_due (works), ==, 12000);

  g_free (pp_fixture_fails (works->fixture, "money.charged-already", "anitha", "charge.booking",
                            "booking", first, NULL));
  pp_fixture_do (works->fixture, "anitha", "booking.cancel", "booking", other, NULL);
  g_free (pp_fixture_fails (works->fixture, "money.cancelled", "anitha", "charge.booking",
                            "booking", other, NULL));
  g_free (pp_fixture_fails (works->fixture, "store.not-allowed", "latha", "charge.booking",
                            "booking", first, NULL));
  g_free (pp_fixture_fails (works->fixture, "store.not-found", "anitha", "charge.booking",
                            "booking", NULL, NULL));
  g_assert_cmpint (get_due (works), ==, 12000);
}

/* A booking that goes on for days shows both of its days. */
static void
test_days (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpCharge *charge = pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking",
                                    book (works, "2026-03-02 09:00", "2026-03-03 17:00"), NULL);

  g_assert_cmpstr (charge->what_en, ==,
                   "Tray dryer (DRY-1), 02-03-2026 09:00 – 03-03-2026 17:00");
  g_assert_cmpint (charge->amount_paise, ==, 2 * 8 * 6000);
}

static void
test_lab (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "turmeric_powder", "Turmeric powder",
                                          "മഞ്ഞൾപ്പൊടി", "200 g", "₹60");
  const char *batch = pp_works_batch (works, product);
  const char *sample = pp_works_sample (works, batch, 4);
  const char *bare = pp_works_sample (works, batch, 0);
  g_autofree char *first = NULL;
  PpCharge *charge;

  pp_fixture_do (works->fixture, "mini", "fee.set", "code", "lab-test", "name_en", "Lab test",
                 "name_ml", "ലാബ് പരിശോധന", "amount_paise", "₹100", NULL);
  first = pp_fixture_read_text (works->fixture, "SELECT id FROM result LIMIT 1");
  pp_fixture_do (works->fixture, "latha", "test.result", "sample", sample,
                 "parameter", "test-parameter-0", "value", "2", "analyst", "latha",
                 "entered_at", "2026-03-02 09:30", "verdict", "none", "corrects", first, NULL);

  charge = pp_fixture_do (works->fixture, "anitha", "charge.test", "sample", sample,
                          "fee", "lab-test", NULL);
  g_assert_cmpint (charge->amount_paise, ==, 40000);
  g_assert_cmpstr (charge->person, ==, works->leela);
  g_assert_cmpstr (charge->enterprise, ==, works->group);
  g_assert_cmpstr (charge->what_en, ==, "Lab test × 4, S-A26-00001");
  g_assert_cmpstr (charge->what_ml, ==, "ലാബ് പരിശോധന × 4, S-A26-00001");

  g_free (pp_fixture_fails (works->fixture, "money.charged-already", "anitha", "charge.test",
                            "sample", sample, "fee", "lab-test", NULL));
  g_free (pp_fixture_fails (works->fixture, "money.no-results", "anitha", "charge.test",
                            "sample", bare, "fee", "lab-test", NULL));
  g_free (pp_fixture_fails (works->fixture, "store.not-found", "anitha", "charge.test",
                            "sample", sample, "fee", NULL, NULL));
}

static void
test_other_payer (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *omana = pp_fixture_add_person (works->fixture, "Omana T", NULL, NULL);
  const char *product = pp_works_product (works, "turmeric_powder", "Turmeric powder",
                                          "മഞ്ഞൾപ്പൊടി", "200 g", "₹60");
  const char *sample = pp_works_sample (works, pp_works_batch (works, product), 1);
  PpCharge *charge;

  pp_fixture_do (works->fixture, "mini", "fee.set", "code", "lab-test", "name_en", "Lab test",
                 "name_ml", "ലാബ് പരിശോധന", "amount_paise", "₹100", NULL);
  charge = pp_fixture_do (works->fixture, "anitha", "charge.test", "sample", sample,
                          "fee", "lab-test", "person", omana, NULL);
  g_assert_cmpstr (charge->person, ==, omana);
  g_assert_cmpint (get_due (works), ==, 0);
}

/* What a charge of ₹120 should have been, one after the other, ₹50 of it being paid. */
static const struct {
  const char *amount, *reason, *error, *field;
  gint64      difference, due;
} corrections[] = {
  { "₹100", "an hour less", NULL, NULL, -2000, 5000 },
  { "₹150", "an hour more", NULL, NULL, 5000, 10000 },
  { "₹50", "half a day", NULL, NULL, -10000, 0 },
  /* Refused, and nothing changes */
  { "₹49.99", "less than paid", "money.paid-already", "amount_paise", 0, 0 },
  { "₹50", "the same", "money.no-change", "amount_paise", 0, 0 },
  { "-₹1", "below zero", "money.bad-amount", "amount_paise", 0, 0 },
  { NULL, "nothing", "record.missing", "amount_paise", 0, 0 },
  { "₹60", NULL, "record.missing", "reason", 0, 0 },
  { "₹60", "Aadhaar 9999 4105 7058", "record.aadhaar", "reason", 0, 0 },
  { "₹60", "   ", "record.missing", "reason", 0, 0 },
};

static void
test_correct (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpCharge *charge = pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking",
                                    book (works, "2026-03-02 10:00", "2026-03-02 12:00"), NULL);
  const char *first = pp_record_get_id (PP_RECORD (charge));
  const char *last = first;

  pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                 "mode", "cash", "amount_paise", "₹50", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (corrections); i++)
    {
      gpointer asked = pp_fixture_ask (works->fixture, "charge.correct", "charge", last,
                                       "amount_paise", corrections[i].amount,
                                       "reason", corrections[i].reason, NULL);
      g_autoptr (PpCharge) made = pp_expect_run (works->fixture, corrections[i].error,
                                                 corrections[i].field, "anitha",
                                                 "charge.correct", asked);

      g_assert_cmpint (get_due (works), ==, corrections[i].due);
      if (made == NULL)
        continue;
      g_assert_cmpint (made->amount_paise, ==, corrections[i].difference);
      g_assert_cmpstr (made->corrects, ==, first);
      last = pp_record_get_id (pp_fixture_get (works->fixture, "charge",
                                               pp_record_get_id (PP_RECORD (made))));
    }
}

/* A form on which nothing was filled in is refused, not swallowed. */
static const char *const verbs[] = {
  "fee.set", "charge.booking", "charge.test", "charge.correct", "payment.take", "payment.void",
  "day.close", "till.hand_over", "label.print",
};

static void
test_empty (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (GError) error = NULL;
      gpointer asked = pp_fixture_ask (works->fixture, verbs[i], NULL);
      g_autoptr (PpRecord) stored = pp_fixture_run (works->fixture, "mini", verbs[i], asked,
                                                    &error);

      g_assert_null (stored);
      g_assert_nonnull (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charge/fee", test_fee);
  g_test_add_func ("/charge/booking", test_booking);
  g_test_add_func ("/charge/days", test_days);
  g_test_add_func ("/charge/lab", test_lab);
  g_test_add_func ("/charge/other-payer", test_other_payer);
  g_test_add_func ("/charge/correct", test_correct);
  g_test_add_func ("/charge/empty", test_empty);

  return g_test_run ();
}
