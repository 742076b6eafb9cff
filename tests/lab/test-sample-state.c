/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-sample-state.h"

#include "lab/pp-instrument.h"
#include "lab/pp-trend.h"
#include "pp-fixture-raw.h"
#include "pp-lab-room.h"

static const char *
id_of (gpointer record)
{
  return pp_record_get_id (record);
}

static gpointer
read_state (PpDb *db, gpointer sample, GError **error)
{
  return pp_sample_state_read (db, sample, error);
}

static gpointer
list_open (PpDb *db, gpointer unused, GError **error)
{
  return pp_sample_list_open (db, 10, error);
}

static gpointer
list_closed (PpDb *db, gpointer unused, GError **error)
{
  return pp_sample_list_closed (db, 10, error);
}

static gpointer
list_wanted (PpDb *db, gpointer unused, GError **error)
{
  return pp_sample_list_wanted (db, 10, error);
}

static gpointer
ask (PpLabRoom *room, PpReadFunc query, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer result = pp_store_read (room->fixture->store, query, data, &error);

  g_assert_no_error (error);
  return result;
}

static gboolean
is_listed (PpLabRoom *room, PpReadFunc query, const char *sample)
{
  g_autoptr (GPtrArray) states = ask (room, query, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < states->len; i++)
    found |= g_str_equal (id_of (((PpSampleState *) g_ptr_array_index (states, i))->sample),
                          sample);
  return found;
}

/* Every sample stands in one of the two lists. */
static void
assert_stage (PpLabRoom *room, const char *sample, PpSampleStage stage, gboolean open)
{
  g_autoptr (PpSampleState) state = ask (room, read_state, (gpointer) sample);

  g_assert_cmpint (state->stage, ==, stage);
  g_assert_cmpint (is_listed (room, list_open, sample), ==, open);
  g_assert_cmpint (is_listed (room, list_closed, sample), ==, !open);
}

static void
decide (PpLabRoom *room, const char *verb)
{
  pp_fixture_do (room->fixture, "mini", verb, "batch", room->batch, "reason", "as found", NULL);
}

static char *
find_result (PpLabRoom *room, const char *sample, const char *parameter)
{
  g_autofree char *sql = g_strdup_printf ("SELECT r.id FROM result AS r JOIN parameter AS p "
                                          "ON p.id = r.parameter WHERE r.sample = '%s' "
                                          "AND p.code = '%s' AND NOT EXISTS (SELECT 1 "
                                          "FROM result AS c WHERE c.corrects = r.id)",
                                          sample, parameter);

  return pp_fixture_read_text (room->fixture, sql);
}

/* From receipt to release, and what a correction asks for after that. */
static void
test_stages (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *wrong = NULL;

  assert_stage (room, sample, PP_SAMPLE_RECEIVED, TRUE);
  pp_lab_room_enter (room, sample, "moisture", "0.2");
  assert_stage (room, sample, PP_SAMPLE_RECEIVED, TRUE);
  pp_lab_room_fill (room, sample, "2.0");
  assert_stage (room, sample, PP_SAMPLE_UNVERIFIED, TRUE);
  pp_lab_room_verify (room, sample);
  assert_stage (room, sample, PP_SAMPLE_READY, TRUE);
  pp_lab_room_certify (room, sample, NULL);
  assert_stage (room, sample, PP_SAMPLE_CERTIFIED, TRUE);
  decide (room, "batch.release");
  assert_stage (room, sample, PP_SAMPLE_RELEASED, FALSE);

  wrong = find_result (room, sample, "acid_value");
  pp_lab_room_correct (room, wrong, "2.1");
  assert_stage (room, sample, PP_SAMPLE_UNVERIFIED, TRUE);
  pp_lab_room_verify (room, sample);
  assert_stage (room, sample, PP_SAMPLE_OUTDATED, TRUE);
  pp_lab_room_certify (room, sample, "misread");
  assert_stage (room, sample, PP_SAMPLE_RELEASED, FALSE);
}

/* A failing sample waits until its batch is rejected, or a later one decides. */
static void
test_failing (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *failing = pp_lab_room_receive (room), *passing;

  pp_lab_room_fill (room, failing, "9.0");
  pp_lab_room_verify (room, failing);
  pp_lab_room_certify (room, failing, NULL);
  assert_stage (room, failing, PP_SAMPLE_CERTIFIED, TRUE);
  decide (room, "batch.reject");
  assert_stage (room, failing, PP_SAMPLE_REJECTED, FALSE);

  passing = pp_lab_room_receive (room);
  pp_lab_room_fill (room, passing, "2.0");
  pp_lab_room_verify (room, passing);
  pp_lab_room_certify (room, passing, NULL);
  assert_stage (room, passing, PP_SAMPLE_CERTIFIED, TRUE);
  assert_stage (room, failing, PP_SAMPLE_REJECTED, FALSE);
  decide (room, "batch.release");
  assert_stage (room, passing, PP_SAMPLE_RELEASED, FALSE);
  assert_stage (room, failing, PP_SAMPLE_CERTIFIED, FALSE);
}

/* A batch that is rejected untested needs no test; a lot is not decided about. */
static void
test_without_decision (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room), *of_lot;

  pp_lab_room_enter (room, sample, "acid_value", "2.0");
  assert_stage (room, sample, PP_SAMPLE_UNFINISHED, TRUE);
  decide (room, "batch.reject");
  assert_stage (room, sample, PP_SAMPLE_REJECTED, FALSE);

  of_lot = id_of (pp_fixture_do (room->fixture, "latha", "sample.receive", "lot", room->lot,
                                 "standard", "std-coconut_oil", NULL));
  pp_lab_room_fill (room, of_lot, "2.0");
  pp_lab_room_verify (room, of_lot);
  assert_stage (room, of_lot, PP_SAMPLE_READY, TRUE);
  pp_lab_room_certify (room, of_lot, NULL);
  assert_stage (room, of_lot, PP_SAMPLE_CERTIFIED, FALSE);
}

/* Of two alternatives one counts, a corrected result counts once, a further one not at all. */
static void
test_progress (void)
{
  static const struct { const char *parameter; guint n_entered, n_unverified; } entered[] = {
    { "refractive_index", 1, 1 },
    { "br_reading", 1, 2 },
    { "acid_value", 2, 3 },
    { "moisture", 2, 4 },
  };
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room);
  g_autofree char *wrong = NULL;
  g_autoptr (PpSampleState) state = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (entered); i++)
    {
      g_autoptr (PpSampleState) now = NULL;

      pp_lab_room_enter (room, sample, entered[i].parameter, "2.0");
      now = ask (room, read_state, (gpointer) sample);
      g_assert_cmpuint (now->progress.n_wanted, ==, 7);
      g_assert_cmpuint (now->progress.n_entered, ==, entered[i].n_entered);
      g_assert_cmpuint (now->progress.n_unverified, ==, entered[i].n_unverified);
    }
  wrong = find_result (room, sample, "acid_value");
  pp_lab_room_correct (room, wrong, "2.1");
  state = ask (room, read_state, (gpointer) sample);
  g_assert_cmpuint (state->progress.n_entered, ==, 2);
  g_assert_cmpuint (state->progress.n_unverified, ==, 4);
}

static void
test_wanted (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  g_autoptr (GPtrArray) before = ask (room, list_wanted, NULL), after = NULL;

  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpstr (id_of (g_ptr_array_index (before, 0)), ==, room->batch);
  pp_lab_room_receive (room);
  after = ask (room, list_wanted, NULL);
  g_assert_cmpuint (after->len, ==, 0);
}

static gpointer
find_batches (PpDb *db, gpointer tail, GError **error)
{
  return pp_sample_find_items (db, pp_batch_get_type (), tail, 10, error);
}

static gpointer
find_lots (PpDb *db, gpointer tail, GError **error)
{
  return pp_sample_find_items (db, pp_lot_get_type (), tail, 10, error);
}

static gpointer
list_of (PpDb *db, gpointer batch, GError **error)
{
  return pp_sample_list_of (db, "batch", batch, error);
}

/* By the end of its number, in letters of either size; a % is no wildcard. */
static void
test_found (void)
{
  static const struct { const char *tail; guint n_batches, n_lots; } cases[] = {
    { "1", 1, 1 },
    { "00002", 1, 0 },
    { "b-a26-00001", 1, 0 },
    { "L-A26-00001", 0, 1 },
    { "0000", 0, 0 },
    { "%", 0, 0 },
    { "_", 0, 0 },
  };
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *first = pp_lab_room_receive (room), *second = pp_lab_room_receive (room);
  g_autoptr (GPtrArray) of_batch = ask (room, list_of, (gpointer) room->batch);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) batches = ask (room, find_batches, (gpointer) cases[i].tail);
      g_autoptr (GPtrArray) lots = ask (room, find_lots, (gpointer) cases[i].tail);

      g_test_message ("%s", cases[i].tail);
      g_assert_cmpuint (batches->len, ==, cases[i].n_batches);
      g_assert_cmpuint (lots->len, ==, cases[i].n_lots);
    }
  g_assert_cmpuint (of_batch->len, ==, 2);
  g_assert_cmpstr (id_of (((PpSampleState *) g_ptr_array_index (of_batch, 0))->sample), ==, second);
  g_assert_cmpstr (id_of (((PpSampleState *) g_ptr_array_index (of_batch, 1))->sample), ==, first);
}

typedef struct {
  const char *sample;
  guint       most;
  char       *instrument;
} Question;

static gpointer
read_trend (PpDb *db, gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (PpSample) sample = pp_db_get (db, pp_sample_get_type (), question->sample, error);
  g_autofree char *parameter = NULL;

  if (sample == NULL ||
      !pp_db_read_text (db, &parameter, error,
                        "SELECT id FROM parameter WHERE code = 'acid_value'", "") ||
      !pp_instrument_used_last (db, parameter, &question->instrument, error))
    return NULL;
  return pp_trend_read (db, sample, parameter, question->most, error);
}

static void
assert_trend (PpLabRoom *room, const char *sample, guint most, const char *expected)
{
  Question question = { sample, most, NULL };
  g_autoptr (GPtrArray) points = ask (room, read_trend, &question);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const PpTrendPoint *point = g_ptr_array_index (points, i);
      g_autofree char *number = pp_decimal_format (point->number);

      g_string_append_printf (found, "%s%s%s %s", i > 0 ? ", " : "", point->less ? "<" : "",
                              number, pp_verdict_to_word (point->verdict));
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_free (question.instrument);
}

/* Of the same product and standard, as they stand now, the oldest first. */
static void
test_trend (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *first = pp_lab_room_receive (room), *second = pp_lab_room_receive (room), *other;
  g_autofree char *wrong = NULL;

  assert_trend (room, first, 10, "");
  pp_lab_room_enter (room, first, "acid_value", "60");
  pp_lab_room_enter (room, second, "acid_value", "<0.50");
  wrong = find_result (room, first, "acid_value");
  assert_trend (room, first, 10, "60 fail, <0.50 pass");
  pp_lab_room_correct (room, wrong, "6.0");
  assert_trend (room, second, 10, "<0.50 pass, 6.0 pass");
  assert_trend (room, second, 1, "6.0 pass");

  other = id_of (pp_fixture_do (room->fixture, "latha", "sample.receive", "batch", room->plain,
                                "standard", "std-coconut_oil", NULL));
  assert_trend (room, other, 10, "");
  pp_lab_room_enter (room, other, "acid_value", "3.0");
  assert_trend (room, other, 10, "3.0 pass");
  assert_trend (room, first, 10, "<0.50 pass, 6.0 pass");
  other = id_of (pp_fixture_do (room->fixture, "latha", "sample.receive", "lot", room->lot,
                                "standard", "std-coconut_oil", NULL));
  pp_lab_room_enter (room, other, "acid_value", "4.0");
  assert_trend (room, other, 10, "4.0 pass");
}

static gpointer
find_standard (PpDb *db, gpointer code, GError **error)
{
  PpStandard *found = NULL;

  pp_standard_find (db, code, &found, error);
  return found;
}

static gpointer
list_standards (PpDb *db, gpointer unused, GError **error)
{
  return pp_standard_list (db, error);
}

static void
test_standards (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  g_autoptr (PpStandard) oil = ask (room, find_standard, (gpointer) "coconut_oil");
  g_autoptr (GPtrArray) all = ask (room, list_standards, NULL);

  g_assert_cmpstr (id_of (oil), ==, "std-coconut_oil");
  g_assert_null (ask (room, find_standard, (gpointer) "no"));
  g_assert_cmpuint (all->len, >, 2);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpstr (((PpStandard *) g_ptr_array_index (all, i - 1))->code, <,
                     ((PpStandard *) g_ptr_array_index (all, i))->code);
}

static gpointer
list_instruments (PpDb *db, gpointer unused, GError **error)
{
  return pp_instrument_list (db, error);
}

static void
test_instrument (void)
{
  g_autoptr (PpLabRoom) room = pp_lab_room_new ();
  const char *sample = pp_lab_room_receive (room), *balance;
  Question question = { sample, 0, NULL };
  g_autoptr (GPtrArray) points = NULL, all = NULL;

  balance = id_of (pp_fixture_do (room->fixture, "latha", "instrument.add", "code", "BAL-1",
                                  "name_en", "Balance", "name_ml", "തുലാസ്", NULL));
  points = ask (room, read_trend, &question);
  g_assert_null (question.instrument);
  pp_fixture_do (room->fixture, "latha", "lab.enter", "sample", sample, "parameter",
                 "acid_value", "value", "2.0", "instrument", balance, NULL);
  g_clear_pointer (&points, g_ptr_array_unref);
  points = ask (room, read_trend, &question);
  g_assert_cmpstr (question.instrument, ==, balance);
  g_free (question.instrument);

  all = ask (room, list_instruments, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (id_of (g_ptr_array_index (all, 0)), ==, balance);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-state/stages", test_stages);
  g_test_add_func ("/sample-state/failing", test_failing);
  g_test_add_func ("/sample-state/without-decision", test_without_decision);
  g_test_add_func ("/sample-state/progress", test_progress);
  g_test_add_func ("/sample-state/wanted", test_wanted);
  g_test_add_func ("/sample-state/found", test_found);
  g_test_add_func ("/trend/standing", test_trend);
  g_test_add_func ("/standard/list", test_standards);
  g_test_add_func ("/trend/instrument", test_instrument);
  return g_test_run ();
}
