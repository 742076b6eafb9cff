/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-result.h"

#include "core/pp-error.h"
#include "core/pp-json.h"
#include "lab/pp-instrument.h"
#include "lab/pp-result-form.h"
#include "lab/pp-verdict.h"
#include "pp-fixture-raw.h"
#include "pp-lab-room.h"

#include <string.h>

static PpSample *
receive (PpLabRoom *room, const char *standard, const char *decision_rule)
{
  return pp_fixture_do (room->fixture, "anitha", "sample.receive", "batch", room->batch,
                        "standard", standard, "decision_rule", decision_rule, NULL);
}

static const struct {
  const char *standard, *parameter, *value, *uncertainty;
  const char *stored, *unit, *verdict;
} entered[] = {
  /* Limit, unit and verdict come from the standard */
  { "coconut_oil", "acid_value", "6.0", NULL, "6.0", "mg KOH/g", "pass" },
  { "coconut_oil", "acid_value", "6.1", NULL, "6.1", "mg KOH/g", "fail" },
  { "coconut_oil", "refractive_index", "1.4479", NULL, "1.4479", NULL, "fail" },
  { "coconut_oil", "saponification_value", "249.5", "2", "249.5", "mg KOH/g", "pass" },
  { "coconut_oil", "iodine_value", "10.4", NULL, "10.4", "g I2/100 g", "pass" },
  { "coconut_oil", "argemone", "Negative", NULL, "absent", NULL, "pass" },
  { "coconut_oil", "argemone", "positive", NULL, "present", NULL, "fail" },
  { "dried_fish", "water_activity", "0.78", NULL, "0.78", NULL, "fail" },
  { "dried_fish", "water_activity", "0.77", NULL, "0.77", NULL, "pass" },
  { "pickle_oil", "oil_cover", "submerged", NULL, "submerged", NULL, "pass" },
  { "coconut_oil_refined", "moisture", "<0.05", NULL, "<0.05", "%", "pass" },
  /* The digits that were typed stay */
  { "coconut_oil_refined", "moisture", " 0.080 ", NULL, "0.080", "%", "pass" },
  /* What the standard does not ask for has no verdict */
  { "coconut_oil", "moisture", "0.10", NULL, "0.10", "%", "none" },
};

static void
test_enter (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (entered); i++)
    {
      PpSample *sample = receive (room, entered[i].standard, NULL);
      PpResult *result;

      g_test_message ("%s, %s: %s", entered[i].standard, entered[i].parameter, entered[i].value);
      result = pp_fixture_do (room->fixture, "latha", "lab.enter", "sample", sample->number,
                              "parameter", entered[i].parameter, "value", entered[i].value,
                              "uncertainty", entered[i].uncertainty, NULL);
      g_assert_cmpstr (result->value, ==, entered[i].stored);
      g_assert_cmpstr (result->unit, ==, entered[i].unit);
      g_assert_cmpstr (result->verdict, ==, entered[i].verdict);
      g_assert_cmpstr (result->uncertainty, ==, entered[i].uncertainty);
      g_assert_true ((result->rule == NULL) == g_str_equal (entered[i].verdict, "none"));
      g_assert_null (result->corrects);
    }
}

static const struct {
  const char *by, *sample, *parameter, *value, *uncertainty, *instrument;
  const char *code, *field;
} refused[] = {
  { "latha", "no", "par-acid_value", "2.0", NULL, NULL, "store.not-found", "sample" },
  { "latha", NULL, "par-acid_value", "2.0", NULL, NULL, "record.missing", "sample" },
  { "latha", "S", "no", "2.0", NULL, NULL, "store.not-found", "parameter" },
  { "latha", "S", NULL, "2.0", NULL, NULL, "record.missing", "parameter" },
  { "latha", "S", "par-acid_value", NULL, NULL, NULL, "record.missing", "value" },
  { "latha", "S", "par-acid_value", " ", NULL, NULL, "record.missing", "value" },
  { "latha", "S", "par-acid_value", "low", NULL, NULL, "lab.bad-value", "value" },
  { "latha", "S", "par-moisture", "147259147258", NULL, NULL, "lab.bad-value", "value" },
  { "latha", "S", "par-argemone", "0.0", NULL, NULL, "lab.bad-value", "value" },
  { "latha", "S", "par-acid_value", "2.0", "some", NULL, "lab.bad-uncertainty", "uncertainty" },
  { "latha", "S", "par-acid_value", "2.0", NULL, "no", "store.not-found", "instrument" },
  { "anitha", "S", "par-acid_value", "2.0", NULL, NULL, "store.not-allowed", NULL },
  { "mini", "S", "par-acid_value", "2.0", NULL, NULL, "store.not-allowed", NULL },
  /* A guarded sample needs the uncertainty of a number, not of a word */
  { "latha", "G", "par-acid_value", "2.0", NULL, NULL, "lab.bad-uncertainty", "uncertainty" },
  { "latha", "G", "par-argemone", "absent", NULL, NULL, NULL, NULL },
  { "latha", "G", "par-acid_value", "5.9", "0.2", NULL, NULL, NULL },
  /* Once only */
  { "latha", "S", "par-acid_value", "2.0", NULL, NULL, NULL, NULL },
  { "latha", "S", "par-acid_value", "2.1", NULL, NULL, "lab.entered-already", "parameter" },
  { "rema", "S", "par-acid_value", "2.0", NULL, NULL, "lab.entered-already", "parameter" },
};

static void
test_refused (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *simple = pp_record_get_id (PP_RECORD (receive (room, NULL, NULL)));
  const char *guarded = pp_record_get_id (PP_RECORD (receive (room, NULL, "guarded")));

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const char *sample = refused[i].sample;
      g_autoptr (PpResult) result = NULL;

      if (g_strcmp0 (sample, "S") == 0)
        sample = simple;
      else if (g_strcmp0 (sample, "G") == 0)
        sample = guarded;
      g_test_message ("%s: %s", refused[i].parameter, refused[i].value);
      result = pp_expect (room->fixture, refused[i].code, refused[i].field, refused[i].by,
                          "lab.enter", "sample", sample, "parameter", refused[i].parameter,
                          "value", refused[i].value, "uncertainty", refused[i].uncertainty,
                          "instrument", refused[i].instrument, NULL);
    }
}

/* Neither limit nor verdict can be handed in. */
static void
test_no_verdict_from_outside (void)
{
  PpRecordClass *klass = g_type_class_ref (pp_result_entry_get_type ());

  for (guint i = 0; i < klass->n_columns; i++)
    {
      g_assert_cmpstr (klass->columns[i].name, !=, "verdict");
      g_assert_cmpstr (klass->columns[i].name, !=, "rule");
      g_assert_cmpstr (klass->columns[i].name, !=, "unit");
      g_assert_cmpstr (klass->columns[i].name, !=, "analyst");
    }
  g_type_class_unref (klass);
}

static const struct { const char *due_on, *day, *code; } due[] = {
  { NULL, "2026-03-10", NULL },
  { "2026-03-11", "2026-03-10", NULL },
  { "2026-03-10", "2026-03-10", NULL },
  { "2026-03-09", "2026-03-10", "lab.instrument-overdue" },
};

static void
test_instrument_due (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (due); i++)
    {
      g_autofree char *code = g_strdup_printf ("BAL-%" G_GSIZE_FORMAT, i);
      g_autofree char *time = g_strdup_printf ("%s 12:0%" G_GSIZE_FORMAT, due[i].day, i);
      PpSample *sample = receive (room, NULL, NULL);
      PpInstrument *balance;
      g_autoptr (PpResult) result = NULL;

      g_test_message ("due %s, used %s", due[i].due_on, due[i].day);
      balance = pp_fixture_do (room->fixture, "mini", "instrument.add", "code", code,
                               "name_en", "Balance", "name_ml", "തുലാസ്", "due_on", due[i].due_on,
                               NULL);
      pp_fixture_at (room->fixture, time);
      result = pp_expect (room->fixture, due[i].code, due[i].code != NULL ? "instrument" : NULL,
                          "latha", "lab.enter",
                          "sample", pp_record_get_id (PP_RECORD (sample)),
                          "parameter", "par-acid_value", "value", "2.0",
                          "instrument", pp_record_get_id (PP_RECORD (balance)), NULL);
    }
}

static void
test_correct (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpSample *sample = receive (room, NULL, "guarded");
  PpResult *first, *second, *third;
  g_autofree char *early = NULL, *late = NULL, *words = NULL;

  first = pp_fixture_do (room->fixture, "latha", "lab.enter", "sample", sample->number,
                         "parameter", "acid_value", "value", "6.5", "uncertainty", "0.3", NULL);
  early = pp_fixture_fails (room->fixture, "record.missing", "latha", "lab.correct",
                            "result", pp_record_get_id (PP_RECORD (first)), "value", "5.6", NULL);
  second = pp_fixture_do (room->fixture, "rema", "lab.correct",
                          "result", pp_record_get_id (PP_RECORD (first)), "value", "5.60",
                          "reason", "read the wrong line", NULL);
  g_assert_cmpstr (first->verdict, ==, "fail");
  g_assert_cmpstr (second->verdict, ==, "pass");
  g_assert_cmpstr (second->value, ==, "5.60");
  g_assert_cmpstr (second->uncertainty, ==, "0.3");
  g_assert_cmpstr (second->parameter, ==, first->parameter);
  g_assert_cmpstr (second->corrects, ==, pp_record_get_id (PP_RECORD (first)));
  g_assert_cmpstr (second->reason, ==, "read the wrong line");
  g_assert_cmpstr (second->analyst, !=, first->analyst);

  /* Of a chain only the end can be corrected */
  late = pp_fixture_fails (room->fixture, "lab.corrected-already", "latha", "lab.correct",
                           "result", pp_record_get_id (PP_RECORD (first)), "value", "5.7",
                           "reason", "again", NULL);
  third = pp_fixture_do (room->fixture, "latha", "lab.correct",
                         "result", pp_record_get_id (PP_RECORD (second)), "value", "5.8",
                         "uncertainty", "0.4", "reason", "second dish", NULL);
  g_assert_cmpstr (third->verdict, ==, "conditional");
  /* And what was corrected is not entered anew */
  words = pp_fixture_fails (room->fixture, "lab.entered-already", "latha", "lab.enter",
                            "sample", sample->number, "parameter", "acid_value", "value", "1",
                            "uncertainty", "0.1", NULL);
  g_assert_cmpint (pp_fixture_read_int (room->fixture, "SELECT count(*) FROM result"), ==, 3);
  pp_fixture_assert_clean (room->fixture);
}

static void
test_undo_points_at_correction (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *act = NULL, *words = NULL;

  pp_lab_room_enter (room, sample, "acid_value", "2.0");
  act = pp_fixture_last_act (room->fixture);
  words = pp_fixture_fails (room->fixture, "undo.counter", "latha", "act.undo", "act", act, NULL);
}

static gint64
count_verified (PpLabRoom *room)
{
  return pp_fixture_read_int (room->fixture, "SELECT count(*) FROM verification");
}

static void
test_verify (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *empty = NULL, *own = NULL, *again = NULL, *desk = NULL, *fresh = NULL;
  PpResult *result;
  PpSample *verified;

  empty = pp_fixture_fails (room->fixture, "lab.incomplete", "rema", "lab.verify",
                            "sample", sample, NULL);
  g_assert_nonnull (strstr (empty, "Refractive index"));
  pp_lab_room_fill (room, sample, "2.0");
  own = pp_fixture_fails (room->fixture, "lab.same-person", "latha", "lab.verify",
                          "sample", sample, NULL);
  desk = pp_fixture_fails (room->fixture, "store.not-allowed", "anitha", "lab.verify",
                           "sample", sample, NULL);
  g_assert_cmpint (count_verified (room), ==, 0);
  verified = pp_fixture_do (room->fixture, "rema", "lab.verify", "sample", sample, NULL);
  g_assert_cmpstr (pp_record_get_id (PP_RECORD (verified)), ==, sample);
  g_assert_cmpint (count_verified (room), ==, 7);
  again = pp_fixture_fails (room->fixture, "lab.nothing-to-verify", "rema", "lab.verify",
                            "sample", sample, NULL);

  /* A later result alone is verified later */
  result = pp_lab_room_enter (room, sample, "moisture", "0.1");
  g_assert_cmpstr (result->verdict, ==, "none");
  pp_lab_room_verify (room, sample);
  g_assert_cmpint (count_verified (room), ==, 8);
  /* And so is a correction, by somebody else than who made it */
  result = pp_fixture_do (room->fixture, "rema", "lab.correct",
                          "result", pp_record_get_id (PP_RECORD (result)), "value", "0.2",
                          "reason", "misread", NULL);
  fresh = pp_fixture_fails (room->fixture, "lab.same-person", "rema", "lab.verify",
                            "sample", sample, NULL);
  pp_fixture_do (room->fixture, "latha", "lab.verify", "sample", sample, NULL);
  g_assert_cmpint (count_verified (room), ==, 9);
}

static const struct {
  const char *second;      /* (nullable) */
  gboolean    rehearsal;
  const char *code;        /* (nullable): why it is refused */
  int         n_verified;
} besides[] = {
  { NULL, FALSE, "store.wrong-pin", 0 },
  { "latha", FALSE, "store.wrong-pin", 0 },
  { "rema", FALSE, "lab.same-person", 0 },
  { NULL, TRUE, NULL, 0 },
  { "joseph", FALSE, NULL, 8 },
  { "joseph", FALSE, "lab.nothing-to-verify", 8 },
};

/* Beside latha a second person verifies, who is the verifier. */
static void
test_verify_beside (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpFixture *fixture = room->fixture;
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *latha = pp_fixture_staff_id (fixture, "latha");
  g_autofree char *words = NULL;

  words = pp_fixture_fails (fixture, "store.not-allowed", "mini", "lab.verify_beside",
                            "sample", sample, NULL);
  pp_lab_room_fill (room, sample, "2.0");
  pp_fixture_do (fixture, "rema", "lab.enter", "sample", sample, "parameter", "moisture",
                 "value", "0.1", NULL);
  pp_fixture_do (fixture, "mini", "staff.add", "code", "joseph", "name_en", "Joseph K",
                 "name_ml", "ജോസഫ് കെ", "language", "ml", NULL);
  pp_fixture_do (fixture, "mini", "staff.grant", "staff", "joseph", "role", "lab", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (besides); i++)
    {
      PpRequest *request =
        pp_request_new ("lab.verify_beside", latha,
                        pp_fixture_ask (fixture, "lab.verify_beside", "sample", sample, NULL));
      g_autoptr (GError) error = NULL;
      g_autoptr (PpRecord) done = NULL;

      g_test_message ("%s, %s", besides[i].second, besides[i].code);
      if (besides[i].second != NULL)
        request->second = pp_fixture_staff_id (fixture, besides[i].second);
      request->is_rehearsal = besides[i].rehearsal;
      request->at = fixture->now++;
      done = pp_store_run (fixture->store, request, &error);
      g_assert_cmpstr (error != NULL ? pp_error_get_code (error) : NULL, ==, besides[i].code);
      g_assert_cmpint (count_verified (room), ==, besides[i].n_verified);
    }
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM verification AS v "
                                                 "JOIN staff AS s ON s.id = v.verifier "
                                                 "WHERE s.code = 'joseph'"), ==, 8);
}

static const struct { const char *missing, *named; } gaps[] = {
  { "par-acid_value", "Acid value" },
  { "par-argemone", "Argemone" },
  { "par-polenske_value", "Polenske" },
};

/* The first limit without a result is named; of alternatives one is enough. */
static void
test_incomplete (void)
{
  static const struct { const char *parameter, *value; } all[] = {
    { "par-br_reading", "34.8" },
    { "par-saponification_value", "255" },
    { "par-iodine_value", "8.5" },
    { "par-polenske_value", "14" },
    { "par-unsaponifiable", "0.5" },
    { "par-acid_value", "2.0" },
    { "par-argemone", "absent" },
  };
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();

  for (gsize i = 0; i <= G_N_ELEMENTS (gaps); i++)
    {
      const char *missing = i < G_N_ELEMENTS (gaps) ? gaps[i].missing : NULL;
      const char *sample = pp_lab_room_receive (room);
      g_autofree char *words = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (all); j++)
        if (g_strcmp0 (missing, all[j].parameter) != 0)
          pp_lab_room_enter (room, sample, all[j].parameter, all[j].value);
      if (missing == NULL)
        {
          pp_lab_room_verify (room, sample);
          continue;
        }
      words = pp_fixture_fails (room->fixture, "lab.incomplete", "rema", "lab.verify",
                                "sample", sample, NULL);
      g_test_message ("%s", words);
      g_assert_nonnull (strstr (words, gaps[i].named));
    }
}

/* Every limit that ships can be read, and something meets it. */
static void
test_shipped_limits (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  g_auto (GStrv) lines = g_strsplit (room->food, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (PpJson) json = *lines[i] != '\0' ? pp_json_parse (lines[i], -1, NULL) : NULL;
      const PpJsonMember *set = json != NULL ? pp_json_get (json, "set") : NULL;
      g_autoptr (PpJson) rule = set != NULL ? pp_json_parse (set->text, set->length, NULL) : NULL;
      g_autoptr (GError) error = NULL;
      PpLimits limits = { .kind = "decimal" };
      PpVerdict verdict;

      if (rule == NULL || g_strcmp0 (pp_json_get_text (json, "table"), "limit_rule") != 0)
        continue;
      limits.min = pp_json_get_text (rule, "min");
      limits.max = pp_json_get_text (rule, "max");
      limits.below = pp_json_get_text (rule, "below");
      limits.wanted = pp_json_get_text (rule, "wanted");
      if (limits.wanted != NULL)
        limits.kind = g_str_equal (limits.wanted, "submerged") ? "text" : "presence";
      g_test_message ("%s", pp_json_get_text (json, "id"));
      pp_verdict_reach (&limits, "simple",
                        limits.wanted != NULL ? limits.wanted : limits.below != NULL ? "0.5"
                        : limits.max != NULL ? limits.max : limits.min,
                        NULL, &verdict, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pp_verdict_to_word (verdict), ==, "pass");
      n++;
    }
  g_assert_cmpuint (n, >=, 359);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/result/enter", test_enter);
  g_test_add_func ("/result/refused", test_refused);
  g_test_add_func ("/result/no-verdict-from-outside", test_no_verdict_from_outside);
  g_test_add_func ("/result/instrument-due", test_instrument_due);
  g_test_add_func ("/result/correct", test_correct);
  g_test_add_func ("/result/undo-points-at-correction", test_undo_points_at_correction);
  g_test_add_func ("/result/verify", test_verify);
  g_test_add_func ("/result/verify-beside", test_verify_beside);
  g_test_add_func ("/result/incomplete", test_incomplete);
  g_test_add_func ("/result/shipped-limits", test_shipped_limits);
  return g_test_run ();
}
