/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-release.h"

#include "pp-fixture-raw.h"
#include "pp-lab-room.h"

#include <string.h>

static void
assert_decided (PpLabRoom *room, const char *expected)
{
  g_autofree char *decided = pp_lab_room_decided (room, room->batch);

  g_assert_cmpstr (decided, ==, expected);
}

static void
assert_refused (PpLabRoom *room, const char *code, const char *by, const char *verb,
                const char *reason)
{
  g_autofree char *words = pp_fixture_fails (room->fixture, code, by, verb, "batch", room->batch,
                                             "reason", reason, NULL);

  g_test_message ("%s", words);
}

static PpCertificate *
certify (PpLabRoom *room, const char *sample, const char *acid_value)
{
  pp_lab_room_fill (room, sample, acid_value);
  pp_lab_room_verify (room, sample);
  return pp_lab_room_certify (room, sample, NULL);
}

static PpRelease *
release (PpLabRoom *room)
{
  return pp_fixture_do (room->fixture, "latha", "batch.release", "batch", room->batch, NULL);
}

static const char *
id_of (gpointer record)
{
  return pp_record_get_id (record);
}

static char *
find_result (PpLabRoom *room, const char *sample, const char *parameter)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM result AS r WHERE sample = '%s' "
                                          "AND parameter = '%s' AND NOT EXISTS (SELECT 1 "
                                          "FROM result AS c WHERE c.corrects = r.id)",
                                          sample, parameter);

  return pp_fixture_read_text (room->fixture, sql);
}

/* From sample to release, step by step. */
static void
test_whole_path (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample;
  PpCertificate *certificate;
  PpRelease *decided;

  assert_decided (room, NULL);
  assert_refused (room, "lab.no-certificate", "latha", "batch.release", NULL);
  sample = pp_lab_room_receive (room);
  assert_refused (room, "lab.no-certificate", "latha", "batch.release", NULL);
  pp_lab_room_fill (room, sample, "2.0");
  pp_lab_room_verify (room, sample);
  assert_refused (room, "lab.no-certificate", "latha", "batch.release", NULL);
  certificate = pp_lab_room_certify (room, sample, NULL);
  assert_decided (room, NULL);
  assert_refused (room, "store.not-allowed", "anitha", "batch.release", NULL);
  decided = release (room);
  g_assert_cmpstr (decided->decision, ==, "released");
  g_assert_cmpstr (decided->certificate, ==, id_of (certificate));
  assert_decided (room, "released");
  assert_refused (room, "lab.decided-already", "mini", "batch.release", NULL);
  pp_fixture_assert_clean (room->fixture);
}

/* What a batch is sold as was changed: it is released anew, and every check is made again. */
static void
test_release_anew (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpRelease *first, *second;
  g_autofree char *sql = g_strdup_printf ("SELECT product FROM batch WHERE id = '%s'", room->batch);
  g_autofree char *product = pp_fixture_read_text (room->fixture, sql);

  certify (room, pp_lab_room_receive (room), "2.0");
  first = release (room);
  pp_fixture_do (room->fixture, "anitha", "product.edit", "id", product,
                 "name_en", "Virgin coconut oil", NULL);
  second = release (room);
  g_assert_cmpstr (second->replaces, ==, id_of (first));
  g_assert_cmpstr (second->certificate, ==, first->certificate);
  g_assert_cmpstr (second->basis, !=, first->basis);
  assert_decided (room, "released");
  assert_refused (room, "lab.decided-already", "mini", "batch.release", NULL);

  pp_fixture_do (room->fixture, "anitha", "product.edit", "id", product,
                 "standard", "dehydrated_fruit", NULL);
  assert_refused (room, "lab.other-standard", "mini", "batch.release", NULL);
  pp_fixture_do (room->fixture, "anitha", "product.edit", "id", product,
                 "standard", "coconut_oil", NULL);
  pp_fixture_do (room->fixture, "mini", "batch.reject", "batch", room->batch,
                 "reason", "mould", NULL);
  pp_fixture_do (room->fixture, "anitha", "product.edit", "id", product,
                 "name_en", "Coconut oil", NULL);
  assert_refused (room, "lab.rejected", "mini", "batch.release", NULL);
  pp_fixture_assert_clean (room->fixture);
}

static void
test_failed_batch (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();

  certify (room, pp_lab_room_receive (room), "6.1");
  assert_refused (room, "lab.failed", "latha", "batch.release", NULL);
  assert_refused (room, "lab.failed", "mini", "batch.release", "it is good enough");
  assert_decided (room, NULL);
}

/* One limit of another food's standard, and a batch that was never tested against its own. */
static void
test_other_standard (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpSample *sample = pp_fixture_do (room->fixture, "anitha", "sample.receive", "batch",
                                    room->batch, "standard", "dehydrated_fruit", NULL);

  pp_lab_room_enter (room, id_of (sample), "moisture", "0.1");
  pp_lab_room_verify (room, id_of (sample));
  pp_lab_room_certify (room, id_of (sample), NULL);
  assert_refused (room, "lab.other-standard", "latha", "batch.release", NULL);
  assert_decided (room, NULL);
  certify (room, pp_lab_room_receive (room), "2.0");
  release (room);
  assert_decided (room, "released");
}

static void
test_reject (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpRelease *first, *second;

  /* Also before anything was tested, and with its reason */
  assert_refused (room, "lab.no-reason", "latha", "batch.reject", NULL);
  assert_refused (room, "lab.no-reason", "latha", "batch.reject", " ");
  assert_refused (room, "store.not-allowed", "anitha", "batch.reject", "mould");
  first = pp_fixture_do (room->fixture, "mini", "batch.reject", "batch", room->batch,
                         "reason", "mould", NULL);
  g_assert_cmpstr (first->reason, ==, "mould");
  g_assert_null (first->certificate);
  assert_decided (room, "rejected");
  assert_refused (room, "lab.decided-already", "latha", "batch.reject", "mould again");

  /* A certificate that came later can release it */
  certify (room, pp_lab_room_receive (room), "2.0");
  second = release (room);
  g_assert_cmpstr (second->replaces, ==, id_of (first));
  assert_decided (room, "released");

  /* Rejected in knowledge of that certificate, it needs a newer one */
  pp_fixture_do (room->fixture, "latha", "batch.reject", "batch", room->batch,
                 "reason", "leaking packs", NULL);
  assert_decided (room, "rejected");
  assert_refused (room, "lab.rejected", "mini", "batch.release", NULL);
  certify (room, pp_lab_room_receive (room), "2.1");
  release (room);
  assert_decided (room, "released");
}

/* The newest sample decides, whatever became of those before it. */
static void
test_newest_sample (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *first = pp_lab_room_receive (room);
  const char *second = pp_lab_room_receive (room);

  certify (room, first, "2.0");
  certify (room, second, "6.1");
  assert_refused (room, "lab.failed", "latha", "batch.release", NULL);
  /* Amending the certificate of the older one changes nothing */
  pp_lab_room_certify (room, first, "name of the customer");
  assert_refused (room, "lab.failed", "latha", "batch.release", NULL);
  certify (room, pp_lab_room_receive (room), "2.0");
  release (room);
  assert_decided (room, "released");
  /* Nor does amending that of the failed one take the release back */
  pp_lab_room_certify (room, second, "name of the customer");
  assert_decided (room, "released");
}

static void
test_outdated_certificate (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *result = NULL, *again = NULL;
  PpCertificate *amended;

  certify (room, sample, "2.0");
  result = find_result (room, sample, "par-acid_value");
  pp_lab_room_correct (room, result, "2.2");
  assert_refused (room, "lab.outdated", "latha", "batch.release", NULL);
  pp_lab_room_verify (room, sample);
  assert_refused (room, "lab.outdated", "latha", "batch.release", NULL);
  amended = pp_lab_room_certify (room, sample, "misread");
  g_assert_cmpstr (release (room)->certificate, ==, id_of (amended));

  /* A correction within the limit leaves the release, and so does an amended pass */
  again = find_result (room, sample, "par-acid_value");
  pp_lab_room_correct (room, again, "2.4");
  assert_decided (room, "released");
  pp_lab_room_verify (room, sample);
  pp_lab_room_certify (room, sample, "misread again");
  assert_decided (room, "released");
  /* It can be released anew on the amended one */
  release (room);
}

static void
test_taken_back_by_correction (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *result = NULL, *reason = NULL, *again = NULL;

  certify (room, sample, "2.0");
  release (room);
  result = find_result (room, sample, "par-acid_value");
  pp_lab_room_correct (room, result, "6.4");
  assert_decided (room, "rejected");
  reason = pp_fixture_read_text (room->fixture,
                                 "SELECT reason FROM release WHERE decision = 'rejected'");
  g_assert_cmpstr (reason, ==, "misread");
  assert_refused (room, "lab.outdated", "latha", "batch.release", NULL);

  /* The amended certificate fails too */
  pp_lab_room_verify (room, sample);
  g_assert_cmpstr (pp_lab_room_certify (room, sample, "misread")->verdict, ==, "fail");
  assert_refused (room, "lab.failed", "latha", "batch.release", NULL);
  /* Until the mistake in the correction is mended, and a newer certificate says so */
  again = find_result (room, sample, "par-acid_value");
  pp_lab_room_correct (room, again, "2.0");
  pp_lab_room_verify (room, sample);
  pp_lab_room_certify (room, sample, "the first reading was right");
  release (room);
  assert_decided (room, "released");
  pp_fixture_assert_clean (room->fixture);
}

static void
test_taken_back_by_certificate (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpCertificate *failed;
  g_autofree char *certificate = NULL;

  certify (room, pp_lab_room_receive (room), "2.0");
  release (room);
  failed = certify (room, pp_lab_room_receive (room), "6.1");
  assert_decided (room, "rejected");
  certificate = pp_fixture_read_text (room->fixture,
                                      "SELECT certificate FROM release "
                                      "WHERE decision = 'rejected'");
  g_assert_cmpstr (certificate, ==, id_of (failed));
}

static PpRelease *
take_back (PpLabRoom *room, PpRelease *decision)
{
  return pp_fixture_do (room->fixture, "latha", "batch.take_back", "release", id_of (decision),
                        NULL);
}

static void
assert_no_way_back (PpLabRoom *room, const char *code, PpRelease *decision)
{
  g_free (pp_fixture_fails (room->fixture, code, "latha", "batch.take_back", "release",
                            id_of (decision), NULL));
}

/* What was decided by mistake: what stood before stands once more, and all is open again where
 * nothing did. */
static void
test_taken_back_by_hand (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpRelease *first, *second, *third;

  certify (room, pp_lab_room_receive (room), "2.0");
  first = release (room);
  g_free (pp_fixture_fails (room->fixture, "store.not-allowed", "anitha", "batch.take_back",
                            "release", id_of (first), NULL));
  take_back (room, first);
  assert_decided (room, NULL);
  assert_no_way_back (room, "lab.decided-already", first);

  second = release (room);
  assert_decided (room, "released");
  third = pp_fixture_do (room->fixture, "latha", "batch.reject", "batch", room->batch,
                         "reason", "the wrong line", NULL);
  assert_no_way_back (room, "lab.decided-already", second);
  take_back (room, third);
  assert_decided (room, "released");
  assert_refused (room, "lab.decided-already", "mini", "batch.release", NULL);
  pp_fixture_assert_clean (room->fixture);
}

/* A rejection cannot be taken back where the certificate holds no longer. */
static void
test_no_way_back (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *result = NULL;
  PpRelease *rejected;

  certify (room, sample, "2.0");
  release (room);
  rejected = pp_fixture_do (room->fixture, "latha", "batch.reject", "batch", room->batch,
                            "reason", "mould", NULL);
  result = find_result (room, sample, "par-acid_value");
  pp_lab_room_correct (room, result, "2.2");
  assert_no_way_back (room, "lab.outdated", rejected);
  assert_decided (room, "rejected");
}

static void
test_no_such_batch (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  static const char *const verbs[] = { "batch.release", "batch.reject" };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_assert_null (pp_expect (room->fixture, "store.not-found", "batch", "latha", verbs[i],
                                "batch", "no", "reason", "why", NULL));
      g_assert_null (pp_expect (room->fixture, "record.missing", "batch", "latha", verbs[i],
                                "reason", "why", NULL));
    }
}

/* Two desks that decided at once: a rejection counts. */
static void
test_two_desks (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpRelease *decided;
  g_autofree char *sql = NULL;

  certify (room, pp_lab_room_receive (room), "2.0");
  decided = release (room);
  sql = g_strdup_printf ("INSERT INTO release (id, batch, decision) "
                         "VALUES ('zzzzzzzz-1', '%s', 'rejected')", room->batch);
  pp_fixture_tamper (room->fixture, sql);
  g_assert_cmpstr (decided->decision, ==, "released");
  assert_decided (room, "rejected");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/release/whole-path", test_whole_path);
  g_test_add_func ("/release/release-anew", test_release_anew);
  g_test_add_func ("/release/failed-batch", test_failed_batch);
  g_test_add_func ("/release/other-standard", test_other_standard);
  g_test_add_func ("/release/reject", test_reject);
  g_test_add_func ("/release/newest-sample", test_newest_sample);
  g_test_add_func ("/release/outdated-certificate", test_outdated_certificate);
  g_test_add_func ("/release/taken-back-by-correction", test_taken_back_by_correction);
  g_test_add_func ("/release/taken-back-by-certificate", test_taken_back_by_certificate);
  g_test_add_func ("/release/taken-back-by-hand", test_taken_back_by_hand);
  g_test_add_func ("/release/no-way-back", test_no_way_back);
  g_test_add_func ("/release/no-such-batch", test_no_such_batch);
  g_test_add_func ("/release/two-desks", test_two_desks);
  return g_test_run ();
}
