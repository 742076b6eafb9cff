/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-certificate-paper.h"

#include "core/pp-error.h"
#include "core/pp-time.h"
#include "pp-fixture-raw.h"
#include "pp-lab-room.h"
#include "pp-readback.h"

#include <string.h>

#define DPI 300
#define PIN "904217"

static gpointer
print (PpDb *db, gpointer id, GError **error)
{
  return pp_certificate_print (db, id, "en", 0, error);
}

static GBytes *
read_paper (PpLabRoom *room, PpCertificate *certificate)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = pp_store_read (room->fixture->store, print,
                               (gpointer) pp_record_get_id (PP_RECORD (certificate)), &error);

  g_assert_no_error (error);
  return pdf;
}

static PpReadback *
read_back (PpLabRoom *room, PpCertificate *certificate)
{
  g_autoptr (GBytes) pdf = read_paper (room, certificate);
  g_autoptr (GError) error = NULL;
  PpReadback *readback = pp_readback_new (pdf, &error);

  g_assert_no_error (error);
  return readback;
}

/* On any page. */
static gboolean
has_text (PpReadback *readback, const char *text)
{
  for (guint page = 1; page <= pp_readback_get_n_pages (readback); page++)
    if (pp_readback_has_text (readback, page, text))
      return TRUE;
  return FALSE;
}

static void
assert_texts (PpReadback *readback, const char *const *texts)
{
  for (; *texts != NULL; texts++)
    {
      g_test_message ("%s", *texts);
      g_assert_true (has_text (readback, *texts));
    }
}

static PpCertificate *
certify (PpLabRoom *room, const char *sample, const char *acid_value)
{
  pp_lab_room_fill (room, sample, acid_value);
  pp_lab_room_verify (room, sample);
  return pp_lab_room_certify (room, sample, NULL);
}

/* ISO/IEC 17025:2017, 7.8.2.1: a to p, in both languages. */
static const char *const wanted[] = {
  /* a title; b whose laboratory, and where; c tests made elsewhere */
  "Test report", "പരിശോധനാ റിപ്പോർട്ട്", "Cheruvannur cluster", "ചെറുവണ്ണൂർ ക്ലസ്റ്റർ",
  "All tests were done in this laboratory",
  /* d number, pages, end mark */
  "C-A26-00001", "Page 1 of", "പേജ് 1/", "End of report", "റിപ്പോർട്ട് അവസാനിച്ചു",
  /* e customer and contact */
  "Kairali unit", "കൈരളി യൂണിറ്റ്", "Ward 7, Cheruvannur", "+919447012345",
  /* f and k methods */
  "ISO 660; IS 548-1",
  /* g item, h dates of receipt and i of the work, j of issue */
  "Coconut oil", "വെളിച്ചെണ്ണ", "B-A26-00001", "S-A26-00001", "250 ml",
  "fit for testing", "പരിശോധനയ്ക്ക് പറ്റിയത്", "02-03-2026", "29-08-2026",
  "05-03-2026 – 06-03-2026", "07-03-2026",
  /* l statement, m results with units, n deviations */
  "relate only to the items tested", "സാമ്പിളിനു മാത്രം ബാധകം", "1.4490", "255 mg KOH/g", "<0.5 %",
  "2.0 mg KOH/g", "absent", "ഇല്ല", "deviation from",
  /* limits, their source, and whether it was verified */
  "1.4480 – 1.4500", "≤ 6.0 mg KOH/g", "≥ 250", "FSS-FPS 2.2.1(1)", "verified", "ഉറപ്പാക്കിയത്",
  /* decision rule and verdicts */
  "Simple: the result is compared with the limit as it is.", "ലളിതം", "Pass", "പാലിക്കുന്നു",
  "complies with the standard", "സാമ്പിൾ മാനദണ്ഡം പാലിക്കുന്നു",
  /* who tested, verified, and authorised it (o) */
  "Latha S", "ലത എസ്", "Rema V", "രമ വി",
  /* and what else it must say */
  "results apply to the sample as received", "not accredited", "അക്രഡിറ്റേഷൻ ഇല്ല",
  "reproduced except in full", "limit of quantification", "one is enough",
  NULL
};

static const char *const unwanted[] = {
  "NABL", "ILAC", "2.2.1(1) *",
  "Amendment", "ഭേദഗതി", "not fit", "± ", "Butyro", "does not comply", "Lot number",
};

static PpCertificate *
certify_over_days (PpLabRoom *room)
{
  const char *sample;

  pp_fixture_at (room->fixture, "2026-03-04 10:00");
  sample = pp_lab_room_receive (room);
  pp_fixture_at (room->fixture, "2026-03-05 10:00");
  pp_lab_room_enter (room, sample, "refractive_index", "1.4490");
  pp_fixture_at (room->fixture, "2026-03-06 10:00");
  pp_lab_room_enter (room, sample, "saponification_value", "255");
  pp_lab_room_enter (room, sample, "iodine_value", "8.5");
  pp_lab_room_enter (room, sample, "polenske_value", "14");
  pp_lab_room_enter (room, sample, "unsaponifiable", "<0.5");
  pp_lab_room_enter (room, sample, "acid_value", "2.0");
  pp_lab_room_enter (room, sample, "argemone", "negative");
  pp_fixture_at (room->fixture, "2026-03-07 10:00");
  pp_lab_room_verify (room, sample);
  return pp_lab_room_certify (room, sample, NULL);
}

static void
test_paper (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpCertificate *certificate = certify_over_days (room);
  g_autoptr (PpReadback) readback = read_back (room, certificate);
  g_auto (GStrv) codes = pp_readback_get_codes (readback, 1, DPI);
  g_autofree char *title = pp_readback_get_title (readback);
  guint n_pages = pp_readback_get_n_pages (readback);
  double width_mm, height_mm;

  g_assert_cmpstr (certificate->number, ==, "C-A26-00001");
  g_assert_cmpstr (certificate->verdict, ==, "pass");
  g_assert_null (certificate->replaces);
  assert_texts (readback, wanted);
  for (gsize i = 0; i < G_N_ELEMENTS (unwanted); i++)
    {
      g_test_message ("not: %s", unwanted[i]);
      g_assert_false (has_text (readback, unwanted[i]));
    }

  g_assert_cmpstr (title, ==, "Test report C-A26-00001");
  g_assert_cmpint (pp_readback_get_made_at (readback), ==, certificate->issued_at);
  g_assert_cmpuint (g_strv_length (codes), ==, 1);
  g_assert_nonnull (strstr (codes[0], "C-A26-00001 C1"));
  pp_readback_get_size (readback, 1, &width_mm, &height_mm);
  g_assert_cmpfloat_with_epsilon (width_mm, 210, 0.1);
  g_assert_cmpfloat_with_epsilon (height_mm, 297, 0.1);
  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *pages = g_strdup_printf ("Page %u of %u", page, n_pages);

      g_assert_true (pp_readback_has_text (readback, page, pages));
      g_assert_true (pp_readback_has_text (readback, page, "C-A26-00001"));
      g_assert_cmpuint (pp_readback_count_text (readback, page, "End of report"), ==,
                        page == n_pages ? 1 : 0);
    }
}

/* What is printed again is the very file that was issued, under the hash in the fact. */
static void
test_archive (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpCertificate *certificate = certify (room, pp_lab_room_receive (room), "2.0");
  g_autoptr (GBytes) first = read_paper (room, certificate);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, first);
  g_autofree char *kept = NULL;
  g_autoptr (GBytes) again = NULL;
  g_auto (GStrv) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (sha256, ==, certificate->sha256);
  kept = pp_fixture_read_text (room->fixture, "SELECT kind || ' ' || number FROM archive");
  g_assert_cmpstr (kept, ==, "certificate C-A26-00001");
  pp_fixture_do (room->fixture, "mini", "cluster.edit", "id",
                 pp_record_get_id (PP_RECORD (pp_fixture_get (room->fixture, "cluster", "C1"))),
                 "name_en", "Other cluster", NULL);
  again = read_paper (room, certificate);
  g_assert_true (g_bytes_equal (first, again));
  pp_fixture_assert_clean (room->fixture);

  /* A paper that somebody changed is not printed */
  pp_fixture_raw_exec (room->fixture, "UPDATE archive SET pdf = x'00'");
  findings = pp_fixture_verify (room->fixture);
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
  g_assert_cmpstr (findings[0], ==,
                   "The kept paper C-A26-00001 is not the one that was issued.");
  g_assert_null (pp_store_read (room->fixture->store, print,
                                (gpointer) pp_record_get_id (PP_RECORD (certificate)), &error));
  g_assert_cmpstr (pp_error_get_code (error), ==, "store.tampered");
}

static void
test_amendment (void)
{
  static const char *const amended[] = {
    "Amendment to certificate C-A26-00001, which it replaces",
    "ഭേദഗതി ചെയ്ത സർട്ടിഫിക്കറ്റ്: C-A26-00001", "read the wrong dish",
    "C-A26-00002", "2.20 mg KOH/g", NULL
  };
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *unreasoned = NULL, *unverified = NULL, *result = NULL;
  g_autoptr (PpReadback) readback = NULL, old = NULL;
  PpCertificate *first, *second, *third;

  first = certify (room, sample, "2.0");
  result = pp_fixture_read_text (room->fixture,
                                 "SELECT id FROM result WHERE parameter = 'par-acid_value'");
  pp_lab_room_correct (room, result, "2.20");
  unverified = pp_fixture_fails (room->fixture, "lab.unverified", "rema", "lab.certify",
                                 "sample", sample, "language", "ml", "reason", "typing error",
                                 NULL);
  pp_lab_room_verify (room, sample);
  unreasoned = pp_fixture_fails (room->fixture, "lab.no-reason", "rema", "lab.certify",
                                 "sample", sample, "language", "ml", NULL);
  g_assert_nonnull (strstr (unreasoned, "C-A26-00001"));
  second = pp_lab_room_certify (room, sample, "read the wrong dish");
  g_assert_cmpstr (second->number, ==, "C-A26-00002");
  g_assert_cmpstr (second->replaces, ==, pp_record_get_id (PP_RECORD (first)));
  g_assert_cmpstr (second->reason, ==, "read the wrong dish");
  readback = read_back (room, second);
  assert_texts (readback, amended);
  g_assert_false (has_text (readback, "2.0 mg KOH/g"));

  /* The old paper stays what it was */
  old = read_back (room, first);
  g_assert_true (has_text (old, "2.0 mg KOH/g"));
  g_assert_false (has_text (old, "C-A26-00002"));
  /* And the next one replaces the newest */
  third = pp_lab_room_certify (room, sample, "name of the customer");
  g_assert_cmpstr (third->replaces, ==, pp_record_get_id (PP_RECORD (second)));
  pp_fixture_assert_clean (room->fixture);
}

static const struct {
  const char *by, *language, *code;
} asked[] = {
  { "anitha", "ml", "store.not-allowed" },
  { "mini", "ml", "store.not-allowed" },
  { "rema", NULL, "record.missing" },
  { "rema", "hi", "record.unknown-word" },
  { "rema", "ml", "lab.incomplete" },
};

static void
test_refused (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *unverified = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *words = NULL;

      g_test_message ("%s, %s", asked[i].by, asked[i].language);
      words = g_strdup (asked[i].code);
      g_assert_null (pp_expect (room->fixture, words,
                                strcmp (words, "store.not-allowed") == 0 ? NULL
                                : strcmp (words, "lab.incomplete") == 0 ? "sample" : "language",
                                asked[i].by, "lab.certify", "sample", sample,
                                "language", asked[i].language, NULL));
    }
  pp_lab_room_fill (room, sample, "2.0");
  unverified = pp_fixture_fails (room->fixture, "lab.unverified", "rema", "lab.certify",
                                 "sample", sample, "language", "ml", NULL);
  /* A refused certificate took no number */
  pp_lab_room_verify (room, sample);
  g_assert_cmpstr (pp_lab_room_certify (room, sample, NULL)->number, ==, "C-A26-00001");
}

/* How results add up: of alternatives one is enough, and what is not asked for does not count. */
static const struct {
  const char *rule, *parameter, *value, *uncertainty;   /* the one result that is not plain */
  const char *verdict, *code;
} sums[] = {
  { "simple", "acid_value", "6.0", "0.3", "pass", NULL },
  { "simple", "acid_value", "6.1", "0.3", "fail", NULL },
  { "guarded", "acid_value", "5.7", "0.3", "pass", NULL },
  { "guarded", "acid_value", "5.8", "0.3", "pass", NULL },
  { "guarded", "acid_value", "6.1", "0.3", "fail", NULL },
  { "two_sided", "acid_value", "5.8", "0.3", NULL, "lab.undecided" },
  { "two_sided", "acid_value", "6.4", "0.3", "fail", NULL },
  { "simple", "acid_value", "<6.5", NULL, NULL, "lab.undecided" },
  { "simple", "argemone", "positive", NULL, "fail", NULL },
  { "simple", "refractive_index", "1.4600", "0.0001", "fail", NULL },
  { "simple", "br_reading", "36.0", "0.1", "pass", NULL },
  { "simple", "moisture", "25", "0.1", "pass", NULL },
};

static const struct { const char *parameter, *value, *uncertainty; } plain[] = {
  { "refractive_index", "1.4490", "0.0001" },
  { "saponification_value", "255", "1" },
  { "iodine_value", "8.5", "0.2" },
  { "polenske_value", "14.0", "0.5" },
  { "unsaponifiable", "0.5", "0.1" },
  { "acid_value", "2.0", "0.2" },
  { "argemone", "absent", NULL },
};

static void
enter_all (PpLabRoom *room, const char *sample, gsize sum)
{
  PpFixture *fixture = room->fixture;

  pp_fixture_do (fixture, "latha", "lab.enter", "sample", sample,
                 "parameter", sums[sum].parameter, "value", sums[sum].value,
                 "uncertainty", sums[sum].uncertainty, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (strcmp (plain[i].parameter, sums[sum].parameter) != 0)
      pp_fixture_do (fixture, "latha", "lab.enter", "sample", sample,
                     "parameter", plain[i].parameter, "value", plain[i].value,
                     "uncertainty", plain[i].uncertainty, NULL);
  pp_lab_room_verify (room, sample);
}

static void
test_sums (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      PpSample *sample = pp_fixture_do (room->fixture, "anitha", "sample.receive",
                                        "batch", room->batch, "decision_rule", sums[i].rule,
                                        NULL);
      const char *id = pp_record_get_id (PP_RECORD (sample));
      g_autoptr (PpCertificate) certificate = NULL;

      g_test_message ("%s, %s: %s", sums[i].rule, sums[i].parameter, sums[i].value);
      enter_all (room, id, i);
      certificate = pp_expect (room->fixture, sums[i].code,
                               sums[i].code != NULL ? "sample" : NULL, "rema", "lab.certify",
                               "sample", id, "language", "en", NULL);
      if (certificate != NULL)
        g_assert_cmpstr (certificate->verdict, ==, sums[i].verdict);
    }
}

static void
test_guarded_paper (void)
{
  static const char *const words[] = {
    "Guarded: a result passes", "കരുതലോടെ", "Conditional pass", "ഉപാധിയോടെ പാലിക്കുന്നു",
    "5.8 ± 0.3 mg KOH/g", "expanded uncertainty (k = 2)", "not fit for testing", "seal broken",
    "may have affected the results", "the laboratory", NULL
  };
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpSample *sample = pp_fixture_do (room->fixture, "anitha", "sample.receive",
                                    "batch", room->batch, "decision_rule", "guarded",
                                    "drawn_by", "lab", "condition", "unfit",
                                    "condition_note", "seal broken", NULL);
  const char *id = pp_record_get_id (PP_RECORD (sample));
  g_autoptr (PpReadback) readback = NULL;

  enter_all (room, id, 3);
  readback = read_back (room, pp_lab_room_certify (room, id, NULL));
  assert_texts (readback, words);
  g_assert_false (has_text (readback, "to the sample as received"));
}

/* A person's lot, an assumed standard, a test without a limit, and a failure. */
static void
test_lot_paper (void)
{
  static const char *const words[] = {
    "Leela K", "ലീല കെ", "Lot number", "L-A26-00001", "Copra", "കൊപ്ര", "Fried chips", "assumed",
    "അനുമാനം", "does not comply", "× പാലിക്കുന്നില്ല", "× Fail", "no limit", "പരിധിയില്ല",
    "ലോട്ട് നമ്പർ", "proprietary food 2.12 *", "Those marked * are assumed",
    "* അടയാളമുള്ളവ അനുമാനം", NULL
  };
  static const struct { const char *parameter, *value; } found[] = {
    { "moisture", "9.0" }, { "ffa-lauric", "0.1" }, { "peroxide_value", "1" },
    { "polar_compounds", "1" }, { "ph", "6.1" },
  };
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpSample *sample = pp_fixture_do (room->fixture, "anitha", "sample.receive", "lot", room->lot,
                                    "standard", "chips_fried", NULL);
  const char *id = pp_record_get_id (PP_RECORD (sample));
  g_autoptr (PpReadback) readback = NULL;
  PpCertificate *certificate;

  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    pp_lab_room_enter (room, id, found[i].parameter, found[i].value);
  pp_lab_room_verify (room, id);
  certificate = pp_lab_room_certify (room, id, NULL);
  g_assert_cmpstr (certificate->verdict, ==, "fail");
  readback = read_back (room, certificate);
  assert_texts (readback, words);
  g_assert_false (has_text (readback, "Batch number"));
}

/* Twenty limits: the table goes over pages, the headings with it. */
static void
test_many_results (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpSample *sample = pp_fixture_do (room->fixture, "anitha", "sample.receive",
                                    "batch", room->batch, "standard", "honey", NULL);
  const char *id = pp_record_get_id (PP_RECORD (sample));
  g_autofree char *codes = pp_fixture_read_text (room->fixture,
    "SELECT group_concat (p.code || '=' || coalesce (r.min, r.max, r.wanted), ' ') "
    "FROM limit_rule AS r JOIN parameter AS p ON p.id = r.parameter "
    "WHERE r.standard = 'std-honey'");
  g_auto (GStrv) pairs = g_strsplit (codes, " ", -1);
  g_autoptr (PpReadback) readback = NULL;

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      pp_lab_room_enter (room, id, pair[0], pair[1]);
    }
  pp_lab_room_verify (room, id);
  readback = read_back (room, pp_lab_room_certify (room, id, NULL));
  g_assert_cmpuint (pp_readback_get_n_pages (readback), >=, 2);
  g_assert_true (pp_readback_has_text (readback, 1, "Source of the limit"));
  g_assert_true (pp_readback_has_text (readback, 2, "Source of the limit"));
  g_assert_true (has_text (readback, "Proline"));
}

/* A standard without limits certifies nothing, whatever was found. */
static void
test_nothing_held_to_a_limit (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  g_autofree char *empty = NULL, *unlimited = NULL;
  PpSample *sample;
  const char *id;

  pp_fixture_tamper (room->fixture,
                     "INSERT INTO standard (id, code, name_en, name_ml, source, basis) "
                     "VALUES ('std-new', 'new', 'New', 'പുതിയത്', 'none', 'assumed')");
  sample = pp_fixture_do (room->fixture, "anitha", "sample.receive", "batch", room->batch,
                          "standard", "new", NULL);
  id = pp_record_get_id (PP_RECORD (sample));
  empty = pp_fixture_fails (room->fixture, "lab.incomplete", "rema", "lab.certify",
                            "sample", id, "language", "ml", NULL);
  pp_lab_room_enter (room, id, "moisture", "5");
  pp_lab_room_verify (room, id);
  unlimited = pp_fixture_fails (room->fixture, "lab.incomplete", "rema", "lab.certify",
                                "sample", id, "language", "ml", NULL);
}

/* A limit that the district changes leaves no verdict that was reached under the old one. */
static void
test_limit_changed (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *words = NULL, *result = NULL;

  pp_lab_room_fill (room, sample, "5.0");
  pp_lab_room_verify (room, sample);
  pp_fixture_tamper (room->fixture,
                     "UPDATE limit_rule SET max = '4.0' WHERE id = 'lim-coconut_oil-acid_value'");
  words = pp_fixture_fails (room->fixture, "lab.limit-changed", "rema", "lab.certify",
                            "sample", sample, "language", "ml", NULL);
  g_assert_nonnull (strstr (words, "Acid value"));
  result = pp_fixture_read_text (room->fixture,
                                 "SELECT id FROM result WHERE parameter = 'par-acid_value'");
  g_assert_cmpstr (pp_lab_room_correct (room, result, "5.0")->verdict, ==, "fail");
  pp_lab_room_verify (room, sample);
  g_assert_cmpstr (pp_lab_room_certify (room, sample, NULL)->verdict, ==, "fail");
}

static void
set_pin (PpLabRoom *room, const char *staff)
{
  g_autofree char *actor = pp_fixture_staff_id (room->fixture, "mini");
  PpRequest *request = pp_request_new ("staff.set_pin", actor,
                                       pp_fixture_ask (room->fixture, "staff.set_pin",
                                                       "staff", staff, NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRecord) whose = NULL;

  request->new_pin = g_strdup (PIN);
  request->at = room->fixture->now++;
  whose = pp_store_run (room->fixture->store, request, &error);
  g_assert_no_error (error);
}

/* The code of the error that rema gets; "" where the certificate is issued. */
static char *
certify_by_clock (PpLabRoom *room, const char *sample, const char *pin)
{
  g_autofree char *actor = pp_fixture_staff_id (room->fixture, "rema");
  PpRequest *request = pp_request_new ("lab.certify", actor,
                                       pp_fixture_ask (room->fixture, "lab.certify",
                                                       "sample", sample, "language", "ml",
                                                       "reason", "once more", NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (PpCertificate) certificate = NULL;

  request->at = PP_NONE;
  request->pin = g_strdup (pin);
  certificate = pp_store_run (room->fixture->store, request, &error);
  return g_strdup (certificate != NULL ? "" : pp_error_get_code (error));
}

/* Outside a demo: with one's own PIN, and with a clock that did not go back. */
static void
test_pin_and_clock (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *no_pin = NULL, *doubtful = NULL;

  certify (room, sample, "2.0");
  set_pin (room, "rema");
  pp_fixture_tamper (room->fixture, "UPDATE local SET value = 'real' WHERE key = 'purpose'");
  pp_fixture_tamper (room->fixture, "UPDATE act SET at = 4102444800");
  no_pin = certify_by_clock (room, sample, "904218");
  g_assert_cmpstr (no_pin, ==, "people.wrong-pin");
  doubtful = certify_by_clock (room, sample, PIN);
  g_assert_cmpstr (doubtful, ==, "lab.clock");
  g_assert_cmpint (pp_fixture_read_int (room->fixture, "SELECT count(*) FROM certificate"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate/paper", test_paper);
  g_test_add_func ("/certificate/archive", test_archive);
  g_test_add_func ("/certificate/amendment", test_amendment);
  g_test_add_func ("/certificate/refused", test_refused);
  g_test_add_func ("/certificate/sums", test_sums);
  g_test_add_func ("/certificate/guarded-paper", test_guarded_paper);
  g_test_add_func ("/certificate/lot-paper", test_lot_paper);
  g_test_add_func ("/certificate/many-results", test_many_results);
  g_test_add_func ("/certificate/nothing-held-to-a-limit", test_nothing_held_to_a_limit);
  g_test_add_func ("/certificate/limit-changed", test_limit_changed);
  g_test_add_func ("/certificate/pin-and-clock", test_pin_and_clock);
  return g_test_run ();
}
