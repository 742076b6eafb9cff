/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-day-close.h"
#include "money/pp-dues.h"
#include "money/pp-takings.h"
#include "money/pp-uncharged.h"

#include "core/pp-time.h"
#include "pp-works.h"

/* What is asked of a person, a desk and a day, as a query of the store. */
typedef struct {
  GPtrArray *(*list) (PpDb *db, const char *of, GError **error);
  const char  *of;
} Query;

static gpointer
run_query (PpDb *db, gpointer data, GError **error)
{
  const Query *query = data;

  return query->list (db, query->of, error);
}

static GPtrArray *
list (PpWorks *works, GPtrArray *(*func) (PpDb *db, const char *of, GError **error),
      const char *of)
{
  g_autoptr (GError) error = NULL;
  Query query = { func, of };
  GPtrArray *found = pp_store_read (works->fixture->store, run_query, &query, &error);

  g_assert_no_error (error);
  return found;
}

static GPtrArray *
list_dues (PpDb *db, const char *unused, GError **error)
{
  return pp_dues_list (db, error);
}

static GPtrArray *
list_fortnight (PpDb *db, const char *last, GError **error)
{
  return pp_takings_list_days (db, "A", last, 14, error);
}

static const char *
book (PpWorks *works, const char *person, const char *day, const char *from, const char *to)
{
  g_autofree char *starts_at = g_strdup_printf ("%s %s", day, from);
  g_autofree char *ends_at = g_strdup_printf ("%s %s", day, to);

  return pp_fixture_add_booking (works->fixture, works->dryer, person, starts_at, ends_at);
}

static void
finish (PpWorks *works, const char *booking, const char *from, const char *to)
{
  pp_fixture_at (works->fixture, from);
  pp_fixture_do (works->fixture, "anitha", "booking.check_in", "booking", booking, NULL);
  if (to == NULL)
    return;
  pp_fixture_at (works->fixture, to);
  pp_fixture_do (works->fixture, "anitha", "booking.check_out", "booking", booking, NULL);
}

static PpPayment *
pay (PpWorks *works, const char *person, const char *amount)
{
  return pp_fixture_do (works->fixture, "anitha", "payment.take", "person", person,
                        "mode", "cash", "amount_paise", amount, NULL);
}

static void
assert_due (GPtrArray *dues, guint at, const char *person, gint64 paise, const char *since,
            guint n_uncharged, gint64 uncharged_paise)
{
  const PpDue *due = g_ptr_array_index (dues, at);
  g_autofree char *made = due->since != PP_NONE ? pp_time_format (due->since) : NULL;

  g_assert_cmpuint (dues->len, >, at);
  g_assert_cmpstr (pp_record_get_id (PP_RECORD (due->person)), ==, person);
  g_assert_cmpint (due->paise, ==, paise);
  g_assert_cmpuint (due->n_uncharged, ==, n_uncharged);
  g_assert_cmpint (due->uncharged_paise, ==, uncharged_paise);
  if (since == NULL)
    g_assert_null (made);
  else
    g_assert_true (g_str_has_prefix (made, since));
}

/* Who owes longest stands first; who paid is gone; what is finished but not charged is told. */
static void
test_dues (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *omana = pp_fixture_add_person (works->fixture, "Omana T", NULL, NULL);
  const char *mary = pp_fixture_add_person (works->fixture, "Mary P", NULL, NULL);
  const char *first = book (works, works->leela, "2026-03-02", "10:00", "11:00");
  const char *second = book (works, omana, "2026-03-02", "12:00", "14:00");
  const char *third = book (works, mary, "2026-03-03", "10:00", "11:00");
  g_autoptr (GPtrArray) before = list (works, list_dues, NULL), all = NULL, left = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", first, NULL);
  finish (works, second, "2026-03-02 12:00", "2026-03-02 14:00");
  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", second, NULL);
  finish (works, third, "2026-03-03 10:00", "2026-03-03 11:00");
  pay (works, works->leela, "₹20");

  all = list (works, list_dues, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  assert_due (all, 0, works->leela, 4000, "2026-03-02T09:", 0, 0);
  assert_due (all, 1, omana, 12000, "2026-03-02T14:", 0, 0);
  assert_due (all, 2, mary, 0, NULL, 1, 6000);

  pay (works, works->leela, NULL);
  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", third, NULL);
  left = list (works, list_dues, NULL);
  g_assert_cmpuint (left->len, ==, 2);
  assert_due (left, 0, omana, 12000, "2026-03-02T14:", 0, 0);
  assert_due (left, 1, mary, 6000, "2026-03-03T11:", 0, 0);
}

static void
test_charges (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *first = book (works, works->leela, "2026-03-02", "10:00", "11:00");
  const char *second = book (works, works->leela, "2026-03-02", "12:00", "14:00");
  PpCharge *charge;
  g_autoptr (GPtrArray) open = NULL;
  const PpOpenCharge *one, *other;

  charge = pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", first, NULL);
  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", second, NULL);
  pp_fixture_do (works->fixture, "anitha", "charge.correct", "charge",
                 pp_record_get_id (PP_RECORD (charge)), "amount_paise", "₹45",
                 "reason", "power failure", NULL);
  pay (works, works->leela, "₹5");

  open = list (works, pp_dues_list_charges, works->leela);
  g_assert_cmpuint (open->len, ==, 2);
  one = g_ptr_array_index (open, 0);
  other = g_ptr_array_index (open, 1);
  g_assert_cmpstr (one->charge->booking, ==, first);
  g_assert_cmpint (one->charged_paise, ==, 4500);
  g_assert_cmpint (one->paid_paise, ==, 500);
  g_assert_cmpint (other->charged_paise, ==, 12000);
  g_assert_cmpint (other->paid_paise, ==, 0);
  g_assert_cmpint (one->made_at, <, other->made_at);
}

/* What is under way may be charged; what is only booked or was cancelled is not asked for. */
static void
test_bookings (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *done = book (works, works->leela, "2026-03-02", "10:00", "11:00");
  const char *running = book (works, works->leela, "2026-03-02", "12:00", "14:00");
  const char *cancelled = book (works, works->leela, "2026-03-02", "15:00", "15:30");
  g_autoptr (GPtrArray) all = NULL, left = NULL;
  const PpUnchargedBooking *line;

  book (works, works->leela, "2026-03-04", "10:00", "11:00");
  pp_fixture_do (works->fixture, "anitha", "booking.cancel", "booking", cancelled, NULL);
  finish (works, done, "2026-03-02 10:00", "2026-03-02 11:00");
  finish (works, running, "2026-03-02 12:00", NULL);
  all = list (works, pp_uncharged_bookings, works->leela);
  g_assert_cmpuint (all->len, ==, 2);
  line = g_ptr_array_index (all, 0);
  g_assert_cmpstr (pp_record_get_id (PP_RECORD (line->booking)), ==, done);
  g_assert_cmpstr (line->machine->code, ==, "DRY-1");
  line = g_ptr_array_index (all, 1);
  g_assert_cmpstr (pp_record_get_id (PP_RECORD (line->booking)), ==, running);

  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", done, NULL);
  left = list (works, pp_uncharged_bookings, works->leela);
  g_assert_cmpuint (left->len, ==, 1);
}

/* Samples are asked of who pays for them; they wait in the list once there is a price. */
static void
test_samples (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *product = pp_works_product (works, "turmeric_powder", "Turmeric powder",
                                          "മഞ്ഞൾപ്പൊടി", "200 g", "₹60");
  const char *batch = pp_works_batch (works, product);
  const char *sample = pp_works_sample (works, batch, 3);
  g_autoptr (GPtrArray) all = NULL, none = NULL, dues = NULL, priced = NULL;
  const PpUnchargedSample *line;

  pp_works_sample (works, batch, 0);
  all = list (works, pp_uncharged_samples, works->leela);
  g_assert_cmpuint (all->len, ==, 1);
  line = g_ptr_array_index (all, 0);
  g_assert_cmpstr (pp_record_get_id (PP_RECORD (line->sample)), ==, sample);
  g_assert_cmpint (line->n_results, ==, 3);

  dues = list (works, list_dues, NULL);
  g_assert_cmpuint (dues->len, ==, 0);
  pp_fixture_do (works->fixture, "mini", "fee.set", "code", "lab-test", "name_en", "Lab test",
                 "name_ml", "ലാബ് പരിശോധന", "amount_paise", "₹100", NULL);
  priced = list (works, list_dues, NULL);
  g_assert_cmpuint (priced->len, ==, 1);
  assert_due (priced, 0, works->leela, 0, NULL, 1, 30000);
  pp_fixture_do (works->fixture, "anitha", "charge.test", "sample", sample, "fee", "lab-test",
                 NULL);
  none = list (works, pp_uncharged_samples, works->leela);
  g_assert_cmpuint (none->len, ==, 0);
}

/* A day has the receipts that were given or voided on it. */
static void
test_takings (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *booking = book (works, works->leela, "2026-03-02", "10:00", "16:00");
  g_autoptr (GPtrArray) monday = NULL, tuesday = NULL, days = NULL;
  PpPayment *first, *second;
  const PpTakingsReceipt *receipt;
  const PpTakingsDay *day;

  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", booking, NULL);
  first = pay (works, works->leela, "₹100");
  second = pay (works, works->leela, "₹50");
  pp_fixture_at (works->fixture, "2026-03-03 09:00");
  pp_fixture_do (works->fixture, "anitha", "payment.void", "payment", first->number,
                 "reason", "wrong person", NULL);

  monday = list (works, pp_takings_list_receipts, "2026-03-02");
  g_assert_cmpuint (monday->len, ==, 2);
  receipt = g_ptr_array_index (monday, 0);
  g_assert_cmpstr (receipt->payment->number, ==, second->number);
  g_assert_cmpstr (receipt->person->name_en, ==, "Leela K");
  tuesday = list (works, pp_takings_list_receipts, "2026-03-03");
  g_assert_cmpuint (tuesday->len, ==, 1);

  days = list (works, list_fortnight, "2026-03-03");
  g_assert_cmpuint (days->len, ==, 14);
  day = g_ptr_array_index (days, 0);
  g_assert_cmpstr (day->day, ==, "2026-02-18");
  g_assert_cmpint (day->total.cash_paise, ==, 0);
  day = g_ptr_array_index (days, 12);
  g_assert_cmpint (day->total.cash_paise, ==, 15000);
  day = g_ptr_array_index (days, 13);
  g_assert_cmpstr (day->day, ==, "2026-03-03");
  g_assert_cmpint (day->total.cash_paise, ==, -10000);
}

static gpointer
find_close (PpDb *db, gpointer day, GError **error)
{
  PpDayClose *close = NULL;

  return pp_day_close_find (db, "A", day, &close, error) ? close : NULL;
}

static void
test_close (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpDayClose) none = NULL, close = NULL;

  none = pp_store_read (works->fixture->store, find_close, (gpointer) "2026-03-02", NULL);
  g_assert_null (none);
  pp_fixture_do (works->fixture, "anitha", "day.close", "counted_paise", "₹10", NULL);
  close = pp_store_read (works->fixture->store, find_close, (gpointer) "2026-03-02", NULL);
  g_assert_cmpint (close->difference_paise, ==, 1000);
}

static gpointer
read_payer (PpDb *db, gpointer enterprise, GError **error)
{
  char *person = NULL;

  return pp_dues_find_payer (db, enterprise, &person, error) ? person : NULL;
}

static void
assert_payer (PpWorks *works, const char *person)
{
  g_autofree char *payer = pp_store_read (works->fixture->store, read_payer,
                                          (gpointer) works->group, NULL);

  g_assert_cmpstr (payer, ==, person);
}

static void
join (PpWorks *works, const char *person, const char *office)
{
  pp_fixture_do (works->fixture, "anitha", "enterprise.join", "enterprise", works->group, "person",
                 person, "office", office, NULL);
}

/* For a group its president pays, unless another member owes. */
static void
test_payer (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *omana = pp_fixture_add_person (works->fixture, "Omana T", NULL, NULL);
  const char *mary = pp_fixture_add_person (works->fixture, "Mary P", NULL, NULL), *booking;

  assert_payer (works, NULL);
  join (works, works->leela, "member");
  join (works, omana, "president");
  assert_payer (works, omana);
  booking = book (works, mary, "2026-03-02", "12:00", "13:00");
  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", booking, NULL);
  assert_payer (works, omana);
  booking = book (works, works->leela, "2026-03-02", "10:00", "11:00");
  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", booking, NULL);
  assert_payer (works, works->leela);
  pay (works, works->leela, "₹60");
  assert_payer (works, omana);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dues/list", test_dues);
  g_test_add_func ("/dues/payer", test_payer);
  g_test_add_func ("/dues/charges", test_charges);
  g_test_add_func ("/dues/bookings", test_bookings);
  g_test_add_func ("/dues/samples", test_samples);
  g_test_add_func ("/dues/takings", test_takings);
  g_test_add_func ("/dues/close", test_close);

  return g_test_run ();
}
