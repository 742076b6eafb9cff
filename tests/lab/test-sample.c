/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-instrument.h"
#include "pp-lab-room.h"

#include <string.h>

/* The letters B and L stand for the batch and the lot, P for the batch without a standard. */
static const struct {
  const char *by;
  const char *batch, *lot, *standard, *amount, *measure;
  const char *drawn_by, *condition, *condition_note, *decision_rule;
  const char *code, *field;
} received[] = {
  /* From a batch, by desk or laboratory */
  { "anitha", "B", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
  { "latha", "B", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
  { "anitha", "B", NULL, "std-honey", NULL, NULL, "lab", "fit", NULL, "guarded", NULL, NULL },
  /* From a lot, which has no standard of its own */
  { "anitha", NULL, "L", "std-coconut_oil", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
  { "anitha", NULL, "L", NULL, NULL, NULL, NULL, NULL, NULL, NULL, "lab.no-standard", "standard" },
  { "anitha", "P", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "lab.no-standard", "standard" },
  { "anitha", "P", NULL, "std-honey", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
  /* From exactly one of the two, which is there */
  { "anitha", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "lab.one-item", "batch" },
  { "anitha", "B", "L", NULL, NULL, NULL, NULL, NULL, NULL, NULL, "lab.one-item", "batch" },
  { "anitha", "no", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "store.not-found", "batch" },
  { "anitha", NULL, "no", "std-honey", NULL, NULL, NULL, NULL, NULL, NULL,
    "store.not-found", "lot" },
  { "anitha", "B", NULL, "no", NULL, NULL, NULL, NULL, NULL, NULL,
    "store.not-found", "standard" },
  /* Unfit, and how */
  { "anitha", "B", NULL, NULL, NULL, NULL, NULL, "unfit", "seal broken", NULL, NULL, NULL },
  { "anitha", "B", NULL, NULL, NULL, NULL, NULL, "unfit", NULL, NULL,
    "lab.no-note", "condition_note" },
  { "anitha", "B", NULL, NULL, NULL, NULL, NULL, "unfit", "  ", NULL,
    "lab.no-note", "condition_note" },
  { "anitha", "B", NULL, NULL, NULL, NULL, NULL, "unfit", "see 9999 4105 7058", NULL,
    "record.aadhaar", "condition_note" },
  /* The choices */
  { "anitha", "B", NULL, NULL, NULL, NULL, "mother", NULL, NULL, NULL,
    "record.unknown-word", "drawn_by" },
  { "anitha", "B", NULL, NULL, NULL, NULL, NULL, "warm", NULL, NULL,
    "record.unknown-word", "condition" },
  { "anitha", "B", NULL, NULL, NULL, NULL, NULL, NULL, NULL, "strict",
    "record.unknown-word", "decision_rule" },
  /* How much */
  { "anitha", "B", NULL, NULL, "250", "mass", NULL, NULL, NULL, NULL, NULL, NULL },
  { "anitha", "B", NULL, NULL, "0", "mass", NULL, NULL, NULL, NULL, "lab.bad-value", "amount" },
  { "anitha", "B", NULL, NULL, "-1", "mass", NULL, NULL, NULL, NULL, "lab.bad-value", "amount" },
  { "anitha", "B", NULL, NULL, "250", NULL, NULL, NULL, NULL, NULL, "lab.bad-value", "amount" },
  { "anitha", "B", NULL, NULL, NULL, "mass", NULL, NULL, NULL, NULL, "lab.bad-value", "amount" },
  /* Not more than there was: ten litres */
  { "anitha", "B", NULL, NULL, "10000000", "volume", NULL, NULL, NULL, NULL, NULL, NULL },
  { "anitha", "B", NULL, NULL, "10000001", "volume", NULL, NULL, NULL, NULL,
    "lab.bad-value", "amount" },
};

static const char *
stands_for (PpLabRoom *room, const char *letter)
{
  if (g_strcmp0 (letter, "B") == 0)
    return room->batch;
  if (g_strcmp0 (letter, "L") == 0)
    return room->lot;
  return g_strcmp0 (letter, "P") == 0 ? room->plain : letter;
}

static void
test_receive (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (received); i++)
    {
      PpSample *draft = g_object_new (pp_sample_get_type (), NULL);
      g_autoptr (PpSample) sample = NULL;

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, received[i].code);
      pp_record_set_text (draft, "batch", stands_for (room, received[i].batch));
      pp_record_set_text (draft, "lot", stands_for (room, received[i].lot));
      pp_record_set_text (draft, "standard", received[i].standard);
      draft->amount = received[i].amount != NULL ? g_ascii_strtoll (received[i].amount, NULL, 10)
                                                 : PP_NONE;
      pp_record_set_text (draft, "measure", received[i].measure);
      pp_record_set_text (draft, "drawn_by", received[i].drawn_by);
      pp_record_set_text (draft, "condition", received[i].condition);
      pp_record_set_text (draft, "condition_note", received[i].condition_note);
      pp_record_set_text (draft, "decision_rule", received[i].decision_rule);
      sample = pp_expect_run (room->fixture, received[i].code, received[i].field, received[i].by,
                              "sample.receive", draft);
      if (sample == NULL)
        continue;
      g_assert_cmpstr (sample->standard, ==,
                       received[i].standard != NULL ? received[i].standard : "std-coconut_oil");
      g_assert_cmpstr (sample->drawn_by, ==,
                       received[i].drawn_by != NULL ? received[i].drawn_by : "customer");
      g_assert_cmpstr (sample->decision_rule, ==,
                       received[i].decision_rule != NULL ? received[i].decision_rule : "simple");
    }
}

/* Number and time come from the act, whatever was asked. */
static void
test_number_and_time (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpSample *first, *second;

  pp_fixture_at (room->fixture, "2026-03-03 10:00");
  first = pp_fixture_do (room->fixture, "anitha", "sample.receive", "batch", room->batch,
                         "number", "S-B26-00077", "received_at", "2020-01-01 10:00", NULL);
  second = pp_fixture_do (room->fixture, "anitha", "sample.receive", "batch", room->batch, NULL);
  g_assert_cmpstr (first->number, ==, "S-A26-00001");
  g_assert_cmpstr (second->number, ==, "S-A26-00002");
  g_assert_cmpint (second->received_at, ==, first->received_at + 1);
  g_assert_cmpint (first->received_at, ==, room->fixture->now - 2);
}

static void
test_nobody_else (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  g_autofree char *words = NULL;

  pp_fixture_do (room->fixture, "mini", "staff.add", "code", "tara", "name_en", "Tara",
                 "language", "en", NULL);
  pp_fixture_do (room->fixture, "mini", "staff.grant", "staff", "tara", "role", "trainer", NULL);
  words = pp_fixture_fails (room->fixture, "store.not-allowed", "tara", "sample.receive",
                            "batch", room->batch, NULL);
}

static void
test_undo (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *act = pp_fixture_last_act (room->fixture);
  g_autofree char *later = NULL, *words = NULL;
  const char *kept;

  pp_fixture_do (room->fixture, "anitha", "act.undo", "act", act, NULL);
  words = pp_fixture_fails (room->fixture, "store.voided", "latha", "lab.enter",
                            "sample", sample, "parameter", "acid_value", "value", "2.0", NULL);

  /* What was tested stays */
  kept = pp_lab_room_receive (room);
  later = pp_fixture_last_act (room->fixture);
  pp_lab_room_enter (room, kept, "acid_value", "2.0");
  g_clear_pointer (&words, g_free);
  words = pp_fixture_fails (room->fixture, "undo.in-use", "anitha", "act.undo", "act", later, NULL);
}

static const struct {
  const char *by, *code_typed, *name_en, *calibrated_on, *due_on;
  const char *code, *field;
} instruments[] = {
  { "latha", "BAL-1", "Balance", "2026-01-10", "2027-01-09", NULL, NULL },
  { "mini", "OVEN-1", "Oven", NULL, NULL, NULL, NULL },
  { "latha", "PH-1", "pH meter", "2026-03-02", "2026-03-02", NULL, NULL },
  { "latha", "BAL-1", "Other balance", NULL, NULL, "lab.bad-instrument", "code" },
  { "latha", " BAL-1 ", "Other balance", NULL, NULL, "lab.bad-instrument", "code" },
  { "latha", NULL, "Balance", NULL, NULL, "record.missing", "code" },
  { "latha", "BAL-2", NULL, NULL, NULL, "record.missing", "name_en" },
  { "latha", "BAL-2", "Balance", "2026-01-10", "2026-01-09", "lab.bad-instrument", "due_on" },
  { "latha", "BAL-2", "Balance", "2026-02-30", NULL, "record.bad-value", "calibrated_on" },
  { "anitha", "BAL-2", "Balance", NULL, NULL, "store.not-allowed", NULL },
};

static void
test_instruments (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  PpInstrument *edited;
  const char *oven;
  g_autofree char *words = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (instruments); i++)
    {
      g_autoptr (PpInstrument) instrument = NULL;

      g_test_message ("“%s”", instruments[i].code_typed);
      instrument = pp_expect (room->fixture, instruments[i].code, instruments[i].field,
                              instruments[i].by, "instrument.add",
                              "code", instruments[i].code_typed,
                              "name_en", instruments[i].name_en, "name_ml", "തുലാസ്",
                              "calibrated_on", instruments[i].calibrated_on,
                              "due_on", instruments[i].due_on, NULL);
    }
  oven = pp_record_get_id (pp_fixture_get (room->fixture, "instrument", "OVEN-1"));
  edited = pp_fixture_do (room->fixture, "latha", "instrument.edit", "id", oven,
                          "certificate", "CAL/77", "calibrated_on", "2026-02-01",
                          "due_on", "2027-01-31", NULL);
  g_assert_cmpstr (edited->certificate, ==, "CAL/77");
  words = pp_fixture_fails (room->fixture, "lab.bad-instrument", "latha", "instrument.edit",
                            "id", oven, "code", "BAL-1", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/receive", test_receive);
  g_test_add_func ("/sample/number-and-time", test_number_and_time);
  g_test_add_func ("/sample/nobody-else", test_nobody_else);
  g_test_add_func ("/sample/undo", test_undo);
  g_test_add_func ("/instrument/add-and-edit", test_instruments);
  return g_test_run ();
}
