/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-day-sheet.h"

#include "kinds/pp-papers.h"
#include "pp-fixture-raw.h"
#include "pp-readback.h"
#include "pp-works.h"

#define DPI 300

static gpointer
print (PpDb *db, gpointer data, GError **error)
{
  return pp_papers_find ("day-sheet")->print (db, pp_record_get_id (data), "en", 0, error);
}

static GBytes *
print_sheet (PpWorks *works, PpDayClose *close)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = pp_store_read (works->fixture->store, print, close, &error);

  g_assert_no_error (error);
  return pdf;
}

static PpReadback *
read_back (PpWorks *works, PpDayClose *close)
{
  g_autoptr (GBytes) pdf = print_sheet (works, close);
  g_autoptr (GError) error = NULL;
  PpReadback *sheet = pp_readback_new (pdf, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
assert_holds (PpReadback *sheet, guint page, const char *const *texts)
{
  g_autofree char *all = pp_readback_get_text (sheet, page);

  for (gsize i = 0; texts[i] != NULL; i++)
    if (!pp_readback_has_text (sheet, page, texts[i]))
      g_error ("“%s” is not on the sheet: %s", texts[i], all);
}

static const char *
book (PpWorks *works, const char *from, const char *to)
{
  return pp_fixture_add_booking (works->fixture, works->dryer, works->leela, from, to);
}

static void
step (PpWorks *works, const char *verb, const char *booking)
{
  pp_fixture_do (works->fixture, "anitha", verb, "booking", booking, NULL);
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
take_in (PpWorks *works, const char *name_en, const char *name_ml, const char *amount)
{
  PpRecord *material = pp_fixture_do (works->fixture, "anitha", "material.add",
                                      "name_en", name_en, "name_ml", name_ml, "measure", "mass",
                                      NULL);

  pp_fixture_do (works->fixture, "anitha", "lot.receive", "material", pp_record_get_id (material),
                 "person", works->leela, "amount", amount, NULL);
}

static void
certify (PpWorks *works, const char *batch)
{
  const char *sample = pp_works_sample (works, batch, 2);

  pp_fixture_do (works->fixture, "mini", "fee.set", "code", "lab-test", "name_en", "Lab test",
                 "name_ml", "ലാബ് പരിശോധന", "amount_paise", "₹100", NULL);
  pp_fixture_do (works->fixture, "anitha", "charge.test", "sample", sample, "fee", "lab-test",
                 NULL);
  pp_fixture_do (works->fixture, "latha", "test.certificate", "number", "C-A26-00001",
                 "sample", sample, "issuer", "latha", "issued_at", "2026-03-02 12:00",
                 "verdict", "pass", "n_results", "2", "sha256", "00", NULL);
}

/* ₹240 of bookings, ₹200 of tests: ₹300 in cash, of which ₹60 went back, and ₹100.50 by UPI. */
static void
play_day (PpWorks *works)
{
  const char *came = book (works, "2026-03-02 10:00", "2026-03-02 14:00");
  const char *absent = book (works, "2026-03-02 14:00", "2026-03-02 15:00");
  const char *cancelled = book (works, "2026-03-02 16:00", "2026-03-02 17:00");
  const char *batch = pp_works_chips (works, NULL);
  PpPayment *payment;

  book (works, "2026-03-02 15:00", "2026-03-02 15:30");
  step (works, "charge.booking", came);
  certify (works, batch);
  take_in (works, "Copra", "കൊപ്ര", "52 kg");
  take_in (works, "Turmeric", "മഞ്ഞൾ", "26.5 kg");
  pp_fixture_at (works->fixture, "2026-03-02 10:00");
  step (works, "booking.check_in", came);
  pp_fixture_do (works->fixture, "anitha", "booking.cancel", "booking", cancelled,
                 "reason", "rain", NULL);
  pp_fixture_do (works->fixture, "suma", "label.print", "batch", batch, "copies", "60",
                 "width_um", "100 mm", "height_um", "100 mm", NULL);
  pay (works, "cash", NULL, "₹240");
  payment = pay (works, "cash", NULL, "₹60");
  pp_fixture_do (works->fixture, "anitha", "payment.void", "payment", payment->number,
                 "reason", "typed twice", NULL);
  pay (works, "upi", "412345678901", "₹100.50");
  pp_fixture_at (works->fixture, "2026-03-02 17:30");
  step (works, "booking.no_show", absent);
}

static const char *const texts[] = {
  /* Whose, when, by whom */
  "ചെറുവണ്ണൂർ ക്ലസ്റ്റർ", "Cheruvannur cluster", "ദിവസക്കണക്ക് / Day sheet · 02-03-2026",
  "ഡെസ്ക് / Desk: A", "Closed: 02-03-2026 17:30", "Anitha",
  /* By kind and mode; a voided receipt was taken and went back */
  "മെഷീൻ ഉപയോഗം / Use of machines ₹240.00 ₹0.00 ₹240.00",
  "ലാബ് പരിശോധന / Lab tests ₹60.00 ₹100.50 ₹160.50",
  "തിരികെ നൽകിയത് / Given back -₹60.00 ₹0.00 -₹60.00",
  "ആകെ / Total ₹240.00 ₹100.50 ₹340.50",
  /* The drawer and the receipts */
  "3: R-A2526-00001 – R-A2526-00003", "₹238.00", "₹2.00", "കുറവ് / short",
  "R-A2526-00002 ₹60.00 typed twice",
  /* Bookings: one came, one did not, one is open, one was cancelled */
  "ബുക്ക് ചെയ്തത് / Made", "വന്നില്ല / Did not come", "4 1 1 1 1",
  "DRY-1", "4:30",
  /* What was done */
  "Lots taken in: 2", "52 kg: കൊപ്ര · Copra", "26.5 kg: മഞ്ഞൾ · Turmeric",
  "Batches made: 1", "B-A26-00001 240 kg: കായ വറുത്തത് · Banana chips",
  "Certificates issued: 1", "C-A26-00001 S-A26-00001: പാലിക്കുന്നു / Pass",
  "Labels printed: 60", "B-A26-00001 60: കായ വറുത്തത് · Banana chips",
  "ജില്ലാ സെർവർ ചേർത്തിട്ടില്ല / No district server yet",
  "രേഖകളുടെ മുദ്ര / Seal of the records", "മാനേജർ / Manager",
  NULL
};

static void
test_texts (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpReadback) sheet = NULL;

  play_day (works);
  sheet = read_back (works, close_day (works, "₹238"));
  g_assert_cmpuint (pp_readback_get_n_pages (sheet), ==, 1);
  assert_holds (sheet, 1, texts);
  g_assert_false (pp_readback_has_text (sheet, 1, "Other"));
  g_assert_false (pp_readback_has_text (sheet, 1, "Leela"));
}

/* The head of the chain is the last act before the close, as text and as code. */
static void
test_anchor (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autofree char *wanted = NULL, *shown = NULL, *seal = NULL;
  g_autoptr (PpReadback) sheet = NULL;
  g_auto (GStrv) codes = NULL;
  PpDayClose *close;

  play_day (works);
  wanted = pp_fixture_read_text (works->fixture,
                                 "SELECT 'QR-Code:PPD1|C1|A|2026-03-02|' || incarnation || '|' || "
                                 "seq || '|' || lower (hex (hash)) FROM act "
                                 "ORDER BY id DESC LIMIT 1");
  shown = pp_fixture_read_text (works->fixture, "SELECT incarnation || ' ' || seq FROM act "
                                                "ORDER BY id DESC LIMIT 1");
  close = close_day (works, "₹240");
  sheet = read_back (works, close);
  codes = pp_readback_get_codes (sheet, 1, DPI);
  g_assert_cmpuint (g_strv_length (codes), ==, 1);
  g_assert_cmpstr (codes[0], ==, wanted);
  seal = g_strdup_printf ("%.8s %s", close->head, close->head + 8);
  assert_holds (sheet, 1, (const char *[]) { shown, seal, NULL });
  pp_fixture_assert_clean (works->fixture);
}

/* It is the very file, whatever became of the day since. */
static void
test_kept (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GBytes) pdf = NULL, again = NULL;
  g_autofree char *sha256 = NULL;
  PpDayClose *close;
  const char *open;

  open = book (works, "2026-03-02 10:00", "2026-03-02 11:00");
  close = close_day (works, "₹0");
  pdf = print_sheet (works, close);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_assert_cmpstr (sha256, ==, close->sha256);
  pp_fixture_do (works->fixture, "anitha", "booking.cancel", "booking", open, "reason", "rain",
                 NULL);
  again = print_sheet (works, close);
  g_assert_true (g_bytes_equal (pdf, again));
}

static const char *const quiet[] = {
  "04-03-2026", "Use of machines ₹0.00 ₹0.00 ₹0.00", "Total ₹0.00 ₹0.00 ₹0.00", "0 0 0 0 0",
  "Lots taken in: 0", "Batches made: 0", "Certificates issued: 0", "Labels printed: 0",
  "ഇല്ല / none", NULL
};

/* What happened yesterday is not of today. */
static void
test_other_day (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpReadback) sheet = NULL;

  play_day (works);
  pp_fixture_at (works->fixture, "2026-03-04 17:00");
  sheet = read_back (works, close_day (works, "₹0"));
  g_assert_false (pp_readback_has_text (sheet, 1, "voided"));
  assert_holds (sheet, 1, quiet);
}

/* More than a page holds goes on, and every page says which it is. */
static void
test_long (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpReadback) sheet = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Fruit %u", i);

      take_in (works, name, "പഴം", "1 kg");
    }
  sheet = read_back (works, close_day (works, "₹0"));
  g_assert_cmpuint (pp_readback_get_n_pages (sheet), ==, 2);
  assert_holds (sheet, 1, (const char *[]) { "Lots taken in: 40", "L-A26-00001",
                                             "പേജ് 1/2", NULL });
  assert_holds (sheet, 2, (const char *[]) { "L-A26-00040", "Seal of the records",
                                             "മാനേജർ / Manager", "Page 2 of 2", NULL });
}

static void
hand_over (PpWorks *works, const char *from, const char *to, const char *counted,
           const char *reason)
{
  g_autofree char *id = pp_fixture_staff_id (works->fixture, from);
  PpRequest *request = pp_request_new ("till.hand_over", id,
                                       pp_fixture_ask (works->fixture, "till.hand_over",
                                                       "counted_paise", counted, "reason", reason,
                                                       NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRecord) made = NULL;

  request->second = pp_fixture_staff_id (works->fixture, to);
  request->at = works->fixture->now++;
  made = pp_store_run (works->fixture->store, request, &error);
  g_assert_no_error (error);
}

static void
test_papers (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpReadback) sheet = NULL;

  pp_fixture_do (works->fixture, "anitha", "paper.print_blank", "form", "day_sheet", NULL);
  pp_fixture_do (works->fixture, "anitha", "paper.typed_in", "number", "P-A26-00002",
                 "note", "Leela", NULL);
  pp_fixture_do (works->fixture, "anitha", "paper.typed_in", "number", "P-A26-00005",
                 "note", "Leela", NULL);
  sheet = read_back (works, close_day (works, "0"));
  assert_holds (sheet, 1, (const char *[]) { "Left on paper", "P-A26-00001",
                                             "P-A26-00003, P-A26-00004", NULL });
  g_assert_false (pp_readback_has_text (sheet, 1, "P-A26-00006"));
}

/* Who had the drawer until when, each with what was wrong then; the last until the day closed. */
static void
test_shifts (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpReadback) sheet = NULL;

  play_day (works);
  pp_fixture_at (works->fixture, "2026-03-02 13:05");
  hand_over (works, "anitha", "mini", "₹238", "wrong change");
  pp_fixture_at (works->fixture, "2026-03-02 17:30");
  sheet = read_back (works, close_day (works, "₹239"));
  assert_holds (sheet, 1, (const char *[]) { "Cash handed over", "13:05", "Mini", "₹240.00",
                                             "₹238.00", "wrong change", "17:30",
                                             "അവസാനിപ്പിച്ചു / Closed",
                                             "₹239.00", "₹1.00", "കൂടുതൽ / over",
                                             "കുറവ് / short", NULL });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day-sheet/texts", test_texts);
  g_test_add_func ("/day-sheet/shifts", test_shifts);
  g_test_add_func ("/day-sheet/papers", test_papers);
  g_test_add_func ("/day-sheet/anchor", test_anchor);
  g_test_add_func ("/day-sheet/kept", test_kept);
  g_test_add_func ("/day-sheet/other-day", test_other_day);
  g_test_add_func ("/day-sheet/long", test_long);

  return g_test_run ();
}
