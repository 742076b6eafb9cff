/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-receipt.h"

#include "core/pp-time.h"
#include "pp-readback.h"
#include "pp-works.h"

#define PRINTER_DPI 203

static gpointer
print (PpDb *db, gpointer data, GError **error)
{
  return pp_receipt_print (db, pp_record_get_id (data), "ml", 0, error);
}

static GBytes *
print_receipt (PpWorks *works, PpPayment *payment)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = pp_store_read (works->fixture->store, print, payment, &error);

  g_assert_no_error (error);
  return pdf;
}

static PpReadback *
read_back (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PpReadback *receipt = pp_readback_new (pdf, &error);

  g_assert_no_error (error);
  return receipt;
}

static void
assert_holds (PpReadback *receipt, const char *const *texts)
{
  g_autofree char *all = pp_readback_get_text (receipt, 1);

  g_test_message ("%s", all);
  for (gsize i = 0; texts[i] != NULL; i++)
    if (!pp_readback_has_text (receipt, 1, texts[i]))
      g_error ("“%s” is not on the receipt: %s", texts[i], all);
}

static void
charge (PpWorks *works, const char *from, const char *to)
{
  const char *booking = pp_fixture_add_booking (works->fixture, works->dryer, works->leela, from,
                                                to);

  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", booking, NULL);
}

static void
assert_roll (PpReadback *receipt, const char *number)
{
  g_auto (GStrv) codes = pp_readback_get_codes (receipt, 1, PRINTER_DPI);
  double width, height, left, top, right, bottom;

  g_assert_cmpuint (pp_readback_get_n_pages (receipt), ==, 1);
  pp_readback_get_size (receipt, 1, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 80, 0.1);
  g_assert_true (pp_readback_get_ink (receipt, 1, PRINTER_DPI, &left, &top, &right, &bottom));
  g_assert_cmpfloat (left, >=, 3.9);
  g_assert_cmpfloat (right, <=, 76.1);
  g_assert_cmpfloat (bottom, <=, height - 3);
  g_assert_cmpuint (g_strv_length (codes), ==, 1);
  g_assert_true (g_str_has_suffix (codes[0], number));
}

static void
test_cash (void)
{
  static const char *const texts[] = {
    "രസീത് / Receipt", "R-A2526-00001", "Cheruvannur cluster", "ചെറുവണ്ണൂർ ക്ലസ്റ്റർ", "Leela K",
    "ലീല കെ", "02-03-2026 9:", "ട്രേ ഡ്രയർ (DRY-1),", "Tray dryer (DRY-1),",
    "02-03-2026 10:00 – 11:00", "02-03-2026 12:00 – 13:00", "₹60.00", "₹30.00", "ആകെ / Total",
    "₹90.00", "ബാക്കി / Still due", "പണമായി / Cash", NULL,
  };
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PpReadback) receipt = NULL;
  PpPayment *payment;

  charge (works, "2026-03-02 10:00", "2026-03-02 11:00");
  charge (works, "2026-03-02 12:00", "2026-03-02 13:00");
  payment = pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                           "mode", "cash", "amount_paise", "₹90", NULL);
  pdf = print_receipt (works, payment);
  receipt = read_back (pdf);
  assert_roll (receipt, payment->number);
  assert_holds (receipt, texts);
  g_assert_false (pp_readback_has_text (receipt, 1, "VOID"));
  g_assert_false (pp_readback_has_text (receipt, 1, "UTR"));
  g_assert_cmpint (pp_readback_get_made_at (receipt), ==, payment->taken_at);
}

static void
test_upi (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PpReadback) receipt = NULL;
  PpPayment *payment;

  charge (works, "2026-03-02 10:00", "2026-03-02 11:00");
  payment = pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                           "mode", "upi", "reference", "412345678901", NULL);
  pdf = print_receipt (works, payment);
  receipt = read_back (pdf);
  assert_roll (receipt, payment->number);
  assert_holds (receipt, (const char *[]) { "യു.പി.ഐ / UPI", "412345678901", "₹60.00", NULL });
  g_assert_false (pp_readback_has_text (receipt, 1, "Still due"));
}

/* A second printing is the very file, whatever has become of names since. */
static void
test_again (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GBytes) pdf = NULL, again = NULL;
  g_autofree char *sha256 = NULL;
  PpRecord *cluster;
  PpPayment *payment;

  charge (works, "2026-03-02 10:00", "2026-03-02 11:00");
  payment = pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                           "mode", "cash", NULL);
  pdf = print_receipt (works, payment);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_assert_cmpstr (sha256, ==, payment->sha256);

  cluster = pp_fixture_get (works->fixture, "cluster", "C1");
  pp_fixture_do (works->fixture, "mini", "cluster.edit", "id", pp_record_get_id (cluster),
                 "name_en", "Another name", NULL);
  again = print_receipt (works, payment);
  g_assert_true (g_bytes_equal (pdf, again));
}

static void
test_void (void)
{
  static const char *const texts[] = {
    "റദ്ദാക്കി / VOID", "typed twice", "R-A2526-00001", "₹60.00", "02-03-2026", "05-03-2026", NULL,
  };
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (PpReadback) receipt = NULL;
  PpPayment *payment;

  charge (works, "2026-03-02 10:00", "2026-03-02 11:00");
  payment = pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                           "mode", "cash", NULL);
  pp_fixture_at (works->fixture, "2026-03-05 12:00");
  payment = pp_fixture_do (works->fixture, "anitha", "payment.void", "payment", payment->number,
                           "reason", "typed twice", NULL);
  pdf = print_receipt (works, payment);
  receipt = read_back (pdf);
  assert_roll (receipt, payment->number);
  assert_holds (receipt, texts);
  g_assert_cmpint (pp_readback_get_made_at (receipt), ==, payment->voided_at);
}

/* What was kept and is no longer what was issued is not handed out. */
static void
test_tampered (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  PpPayment *payment;

  charge (works, "2026-03-02 10:00", "2026-03-02 11:00");
  payment = pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela,
                           "mode", "cash", NULL);
  pp_fixture_tamper (works->fixture, "UPDATE archive SET pdf = x'00'");
  pdf = pp_store_read (works->fixture->store, print, payment, &error);
  g_assert_null (pdf);
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/receipt/cash", test_cash);
  g_test_add_func ("/receipt/upi", test_upi);
  g_test_add_func ("/receipt/again", test_again);
  g_test_add_func ("/receipt/void", test_void);
  g_test_add_func ("/receipt/tampered", test_tampered);

  return g_test_run ();
}
