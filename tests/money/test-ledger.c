/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-ledger.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "money/pp-charge.h"
#include "money/pp-day-close.h"
#include "money/pp-payment.h"
#include "pp-works.h"

#define N_VERBS   1000
#define N_PEOPLE     3
#define FIRST_DAY "2026-03-03"

/* What a clerk who never errs would have on paper. */
typedef struct {
  PpWorks    *works;
  GRand      *chance;
  char       *day;
  gboolean    closed;
  const char *people[N_PEOPLE];
  gint64      due[N_PEOPLE];
  guint       n_slots;
  GPtrArray  *bookings;   /* (element-type utf8) */
  GPtrArray  *charges;    /* (element-type utf8) */
  GPtrArray  *payments;   /* (element-type PpPayment), those that stand */
  guint       n_payments;
  guint       n_upi;
  guint       n_allowed;
} Desk;

static int
person_of (const Desk *desk, const char *person)
{
  for (int i = 0; i < N_PEOPLE; i++)
    if (strcmp (desk->people[i], person) == 0)
      return i;
  g_assert_not_reached ();
}

static const char *
pick (const Desk *desk, GPtrArray *ids)
{
  if (ids->len == 0)
    return "none-1";
  return g_ptr_array_index (ids, g_rand_int_range (desk->chance, 0, (gint32) ids->len));
}

/* Runs a verb; the errors that may come are those of its own room. */
static gpointer
try (Desk *desk, const char *verb, gpointer argument)
{
  g_autoptr (GError) error = NULL;
  gpointer stored = pp_fixture_run (desk->works->fixture, "mini", verb, argument, &error);

  if (stored == NULL && !g_str_has_prefix (pp_error_get_code (error), "money.") &&
      !g_str_has_prefix (pp_error_get_code (error), "store.not-found"))
    g_error ("%s: %s", verb, error->message);
  if (stored != NULL)
    desk->n_allowed++;
  return stored;
}

static void
add_booking (Desk *desk)
{
  guint slot = desk->n_slots++;
  g_autofree char *day = pp_day_add ("2026-06-01", (int) (slot / 16));
  guint minute = 9 * 60 + slot % 16 * 30;
  g_autofree char *from = g_strdup_printf ("%s %02u:%02u", day, minute / 60, minute % 60);
  g_autofree char *to = g_strdup_printf ("%s %02u:%02u", day, (minute + 30) / 60,
                                         (minute + 30) % 60);
  const char *person = desk->people[g_rand_int_range (desk->chance, 0, N_PEOPLE)];

  g_ptr_array_add (desk->bookings,
                   (gpointer) pp_fixture_add_booking (desk->works->fixture, desk->works->dryer,
                                                      person, from, to));
}

static void
add_charge (Desk *desk)
{
  g_autoptr (PpCharge) charge = try (desk, "charge.booking",
                                     pp_fixture_ask (desk->works->fixture, "charge.booking",
                                                     "booking", pick (desk, desk->bookings),
                                                     NULL));

  if (charge == NULL)
    return;
  desk->due[person_of (desk, charge->person)] += charge->amount_paise;
  g_ptr_array_add (desk->charges, g_strdup (pp_record_get_id (PP_RECORD (charge))));
}

static void
correct_charge (Desk *desk)
{
  g_autofree char *amount = g_strdup_printf ("₹%d.%02d", g_rand_int_range (desk->chance, 0, 60),
                                             g_rand_int_range (desk->chance, 0, 100));
  g_autoptr (PpCharge) charge = try (desk, "charge.correct",
                                     pp_fixture_ask (desk->works->fixture, "charge.correct",
                                                     "charge", pick (desk, desk->charges),
                                                     "amount_paise", amount,
                                                     "reason", "typed wrong", NULL));

  if (charge != NULL)
    desk->due[person_of (desk, charge->person)] += charge->amount_paise;
}

static void
take (Desk *desk)
{
  gboolean upi = g_rand_boolean (desk->chance);
  guint next = desk->n_upi + (g_rand_boolean (desk->chance) ? 1 : 0);
  g_autofree char *utr = g_strdup_printf ("4000%08u", next);
  g_autofree char *some = g_strdup_printf ("₹%d.5", g_rand_int_range (desk->chance, 0, 80));
  const char *amount = g_rand_int_range (desk->chance, 0, 3) == 0 ? NULL : some;
  int at = g_rand_int_range (desk->chance, 0, N_PEOPLE);
  PpPayment *payment = try (desk, "payment.take",
                            pp_fixture_ask (desk->works->fixture, "payment.take",
                                            "person", desk->people[at],
                                            "mode", upi ? "upi" : "cash",
                                            "reference", upi ? utr : NULL,
                                            "amount_paise", amount, NULL));
  g_autofree char *number = NULL;

  if (payment == NULL)
    return;
  number = g_strdup_printf ("R-A%s-%05u", "2526", ++desk->n_payments);
  g_assert_cmpstr (payment->number, ==, number);
  g_assert_false (desk->closed);
  if (upi)
    desk->n_upi++;
  desk->due[at] -= payment->amount_paise;
  g_ptr_array_add (desk->payments, payment);
}

static void
void_payment (Desk *desk)
{
  guint at = desk->payments->len > 0
               ? (guint) g_rand_int_range (desk->chance, 0, (gint32) desk->payments->len) : 0;
  g_autoptr (PpPayment) voided = NULL;
  PpPayment *payment;

  if (desk->payments->len == 0)
    return;
  payment = g_ptr_array_index (desk->payments, at);
  voided = try (desk, "payment.void",
                pp_fixture_ask (desk->works->fixture, "payment.void",
                                "payment", pp_record_get_id (PP_RECORD (payment)),
                                "reason", "typed twice", NULL));
  if (voided == NULL)
    return;
  desk->due[person_of (desk, payment->person)] += payment->amount_paise;
  g_ptr_array_remove_index_fast (desk->payments, at);
}

/* The evening, or the next morning. */
static void
turn_day (Desk *desk)
{
  g_autofree char *next = pp_day_add (desk->day, 1);
  g_autofree char *morning = g_strconcat (next, " 00:30", NULL);
  g_autoptr (PpDayClose) close = NULL;

  if (!desk->closed)
    {
      close = try (desk, "day.close", pp_fixture_ask (desk->works->fixture, "day.close",
                                                      "counted_paise", "0", NULL));
      g_assert_nonnull (close);
      g_assert_cmpint (close->difference_paise, ==, -close->cash_paise);
      desk->closed = TRUE;
      return;
    }
  if (pp_day_compare (next, "2026-04-01") >= 0)
    return;
  g_free (desk->day);
  desk->day = g_steal_pointer (&next);
  desk->closed = FALSE;
  pp_fixture_at (desk->works->fixture, morning);
}

static gpointer
check_books (PpDb *db, gpointer data, GError **error)
{
  Desk *desk = data;
  gint64 wrong;

  for (int i = 0; i < N_PEOPLE; i++)
    {
      gint64 due;

      g_assert_true (pp_money_due (db, desk->people[i], &due, error));
      g_assert_cmpint (due, ==, desk->due[i]);
      g_assert_cmpint (due, >=, 0);
    }
  g_assert_true (pp_db_read_int (db, &wrong, error,
                                 "SELECT count(*) FROM payment AS p WHERE amount_paise <> "
                                 "(SELECT sum (amount_paise) FROM payment_line AS l "
                                 "WHERE l.payment = p.id)", ""));
  g_assert_cmpint (wrong, ==, 0);
  g_assert_true (pp_db_read_int (db, &wrong, error,
                                 "SELECT count(*) FROM payment_line WHERE amount_paise <= 0 OR "
                                 "charge IN (SELECT id FROM charge WHERE corrects IS NOT NULL)",
                                 ""));
  g_assert_cmpint (wrong, ==, 0);
  return data;
}

/* All the days together are all the money: taken in less given back. */
static void
check_days (Desk *desk)
{
  gint64 days = pp_fixture_read_int (desk->works->fixture,
                                     "SELECT sum (cash_paise + upi_paise) FROM day_close");
  gint64 stands = pp_fixture_read_int (desk->works->fixture,
                                       "SELECT sum (amount_paise) FROM payment "
                                       "WHERE voided_by IS NULL");
  gint64 receipts = pp_fixture_read_int (desk->works->fixture,
                                         "SELECT sum (n_receipts) FROM day_close");

  g_assert_cmpint (days, ==, stands);
  g_assert_cmpint (receipts, ==, desk->n_payments);
}

static void
play (Desk *desk)
{
  static const struct {
    int    upto;
    void (*run) (Desk *desk);
  } turns[] = {
    { 25, add_booking }, { 45, add_charge }, { 60, correct_charge }, { 85, take },
    { 95, void_payment }, { 100, turn_day },
  };

  for (int i = 0; i < N_VERBS; i++)
    {
      g_autoptr (GError) error = NULL;
      int at = g_rand_int_range (desk->chance, 0, 100);

      for (gsize j = 0; j < G_N_ELEMENTS (turns); j++)
        if (at < turns[j].upto)
          {
            turns[j].run (desk);
            break;
          }
      pp_store_read (desk->works->fixture->store, check_books, desk, &error);
      g_assert_no_error (error);
    }
  if (!desk->closed)
    turn_day (desk);
}

static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) bookings = g_ptr_array_new ();
  g_autoptr (GPtrArray) charges = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) payments = g_ptr_array_new_with_free_func (g_object_unref);
  Desk desk = {
    .works = works, .chance = chance, .day = g_strdup (FIRST_DAY), .bookings = bookings,
    .charges = charges, .payments = payments,
    .people = { works->leela, pp_fixture_add_person (works->fixture, "Omana T", NULL, NULL),
                pp_fixture_add_person (works->fixture, "Mary P", NULL, NULL) },
  };
  PpRecord *cluster;

  g_test_message ("seed %u", seed);
  cluster = pp_fixture_get (works->fixture, "cluster", "C1");
  pp_fixture_do (works->fixture, "mini", "cluster.edit", "id", pp_record_get_id (cluster),
                 "closed_days", NULL, NULL);
  pp_fixture_at (works->fixture, FIRST_DAY " 00:30");
  play (&desk);
  check_days (&desk);
  g_test_message ("%u of %d verbs were allowed, %u receipts", desk.n_allowed, N_VERBS,
                  desk.n_payments);
  g_assert_cmpuint (desk.n_allowed, >, N_VERBS / 5);
  g_assert_cmpuint (desk.n_payments, >, 20);
  pp_fixture_assert_clean (works->fixture);
  g_free (desk.day);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger/random", test_random);

  return g_test_run ();
}
