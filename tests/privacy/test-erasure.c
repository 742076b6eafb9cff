/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "core/pp-text.h"
#include "intake/pp-lot.h"
#include "kinds/pp-papers.h"
#include "money/pp-payment.h"
#include "people/pp-consent-notice.h"
#include "pp-fixture-raw.h"
#include "pp-readback.h"
#include "pp-works.h"
#include "privacy/pp-retention.h"
#include "store/pp-archive.h"

#include <string.h>

static const char *
receive_lot (PpWorks *works)
{
  PpRecord *material = pp_fixture_do (works->fixture, "anitha", "material.add", "name_en",
                                      "Chilli", "name_ml", "മുളക്", "measure", "mass", NULL);

  return pp_record_get_id (pp_fixture_do (works->fixture, "anitha", "lot.receive", "material",
                                          pp_record_get_id (material), "person", works->leela,
                                          "amount", "5 kg", NULL));
}

static PpPayment *
pay (PpWorks *works)
{
  const char *booking = pp_fixture_add_booking (works->fixture, works->dryer, works->leela,
                                                "2026-03-03 10:00", "2026-03-03 12:00");

  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", booking, NULL);
  return pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela, "mode",
                        "cash", "amount_paise", "₹50", NULL);
}

static void
erase (PpWorks *works)
{
  pp_fixture_do (works->fixture, "mini", "person.erase", "person", works->leela, "reason", "Asked",
                 NULL);
}

static gpointer
print_receipt (PpDb *db, gpointer payment, GError **error)
{
  return pp_papers_find ("receipt")->print (db, payment, "en", 0, error);
}

static gpointer
get_file (PpDb *db, gpointer sha256, GError **error)
{
  return pp_archive_get (db, sha256, error);
}

static PpReadback *
read_receipt (PpWorks *works, PpPayment *payment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = pp_store_read (works->fixture->store, print_receipt,
                                          (gpointer) pp_record_get_id (PP_RECORD (payment)),
                                          &error);
  PpReadback *receipt;

  g_assert_no_error (error);
  receipt = pp_readback_new (pdf, &error);
  g_assert_no_error (error);
  return receipt;
}

/* The sum, the number and what was paid for stand; the name is on no paper any more. */
static void
test_receipt (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpPayment *payment = pay (works), *after;
  g_autoptr (PpReadback) before = read_receipt (works, payment), receipt = NULL;
  g_autoptr (GError) error = NULL;
  gpointer file;

  g_assert_true (pp_readback_has_text (before, 1, "Leela K"));
  erase (works);
  after = pp_fixture_get (works->fixture, "payment", pp_record_get_id (PP_RECORD (payment)));
  g_assert_cmpint (after->amount_paise, ==, 5000);
  g_assert_cmpstr (after->number, ==, payment->number);
  receipt = read_receipt (works, payment);
  g_assert_true (pp_readback_has_text (receipt, 1, payment->number));
  g_assert_true (pp_readback_has_text (receipt, 1, "₹50.00"));
  g_assert_false (pp_readback_has_text (receipt, 1, "Leela"));
  g_assert_false (pp_readback_has_text (receipt, 1, "ലീല"));
  file = pp_store_read (works->fixture->store, get_file, payment->sha256, &error);
  g_assert_null (file);
  g_assert_cmpstr (pp_error_get_code (error), ==, "store.not-found");
}

/* The lot and its test stand, and lead to nobody. */
static void
test_lab (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *lot = receive_lot (works);
  const char *sample = pp_works_sample (works, pp_works_chips (works, NULL), 2);
  PpLot *after;
  g_autofree char *named = NULL;

  erase (works);
  after = pp_fixture_get (works->fixture, "lot", lot);
  g_assert_cmpint (after->amount, ==, 5000000);
  g_assert_cmpstr (after->person, ==, works->leela);
  g_assert_nonnull (pp_fixture_get (works->fixture, "sample", sample));
  g_assert_cmpint (pp_fixture_read_int (works->fixture, "SELECT count(*) FROM result"), ==, 2);
  g_assert_cmpint (pp_fixture_read_int (works->fixture,
                                        "SELECT count(*) FROM person WHERE voided_by IS NOT NULL "
                                        "AND name_en IS NULL AND name_ml IS NULL AND phone IS NULL "
                                        "AND house IS NULL"), ==, 1);
  named = pp_fixture_read_text (works->fixture, "SELECT count(*) FROM change WHERE "
                                "new LIKE '%Leela%' OR old LIKE '%Leela%'");
  g_assert_cmpstr (named, ==, "0");
}

static gpointer
say_retention (PpDb *db, gpointer person, GError **error)
{
  g_autoptr (PpPersonData) data = pp_person_data_read (db, person, error);
  g_autoptr (GPtrArray) found = data != NULL ? pp_retention_list (db, data, error) : NULL;
  GString *out = g_string_new (NULL);

  g_assert_nonnull (found);
  for (guint i = 0; i < found->len; i++)
    {
      const PpRetention *one = g_ptr_array_index (found, i);

      g_assert_cmpuint (strlen (one->source), >, 20);
      g_string_append_printf (out, "%s %u %s\n", one->topic, one->n_records,
                              one->until != NULL ? one->until : "-");
    }
  return g_string_free (out, FALSE);
}

static void
test_retention (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autofree char *none = NULL, *some = NULL;
  g_autoptr (GError) error = NULL;

  none = pp_store_read (works->fixture->store, say_retention, (gpointer) works->leela, &error);
  g_assert_cmpstr (none, ==, "money 0 -\nlab 0 -\nlog 0 -\n");
  pay (works);
  pp_fixture_do (works->fixture, "anitha", "person.export", "person", works->leela, NULL);
  some = pp_store_read (works->fixture->store, say_retention, (gpointer) works->leela, &error);
  g_assert_cmpstr (some, ==, "money 3 2034-03-02\nlab 0 -\nlog 1 2027-03-02\n");
}

static gpointer
say_consents (PpDb *db, gpointer person, GError **error)
{
  g_autoptr (GPtrArray) notices = pp_consent_notice_list ();
  g_autoptr (GPtrArray) found = pp_consent_list_now (db, person, notices, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const PpConsentNow *now = g_ptr_array_index (found, i);

      g_string_append_printf (out, "%s:%s:%d ", now->notice->purpose,
                              now->consent != NULL ? now->consent->language : "-",
                              pp_consent_is_given (now));
    }
  return g_string_free (out, FALSE);
}

static void
assert_consents (PpWorks *works, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = pp_store_read (works->fixture->store, say_consents,
                                         (gpointer) works->leela, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, wanted);
}

static void
answer (PpWorks *works, const char *purpose, const char *language, const char *given)
{
  pp_fixture_do (works->fixture, "anitha", "person.consent", "person", works->leela, "purpose",
                 purpose, "version", "2026-1", "language", language, "given", given, NULL);
}

/* For each purpose what was noted last. */
static void
test_consents (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  assert_consents (works, "service:-:0 contact:-:0 publish:-:0 ");
  answer (works, "service", "ml", "1");
  answer (works, "contact", "ml", "1");
  assert_consents (works, "service:ml:1 contact:ml:1 publish:-:0 ");
  answer (works, "contact", "en", "0");
  assert_consents (works, "service:ml:1 contact:en:0 publish:-:0 ");
  answer (works, "contact", "ml", "1");
  assert_consents (works, "service:ml:1 contact:ml:1 publish:-:0 ");
}

/* What is read out is there for every purpose that can be noted, in both languages. */
static void
test_notice (void)
{
  g_autoptr (GPtrArray) notices = pp_consent_notice_list ();
  g_autoptr (GTypeClass) held = g_type_class_ref (pp_consent_get_type ());
  const PpColumn *column = pp_record_class_column (PP_RECORD_CLASS (held), "purpose");
  g_autofree char *wanted = g_strconcat (column->of, " " PP_NOTICE_RIGHTS, NULL);
  g_autoptr (GString) purposes = g_string_new (NULL);

  for (guint i = 0; i < notices->len; i++)
    {
      const PpConsentNotice *notice = g_ptr_array_index (notices, i);

      g_string_append_printf (purposes, "%s%s", i > 0 ? " " : "", notice->purpose);
      g_assert_cmpstr (notice->version, ==, "2026-1");
      g_assert_cmpuint (strlen (pp_consent_notice_text (notice, "en")), >, 40);
      g_assert_true (pp_text_has_malayalam (pp_consent_notice_text (notice, "ml")));
    }
  g_assert_cmpstr (purposes->str, ==, wanted);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/erasure/receipt", test_receipt);
  g_test_add_func ("/erasure/lab", test_lab);
  g_test_add_func ("/erasure/retention", test_retention);
  g_test_add_func ("/erasure/consents", test_consents);
  g_test_add_func ("/erasure/notice", test_notice);

  return g_test_run ();
}
