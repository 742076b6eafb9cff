/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "pp-line.h"
#include "pp-peek.h"
#include "store/pp-apply.h"
#include "store/pp-refusal.h"
#include "sync/pp-desk-sync.h"
#include "sync/pp-envelope.h"

#include <string.h>

/* The desk's last act, as if a server had refused it before: it says so, and is refused again. */
static gpointer
refuse (PpDb *db, gpointer why, GError **error)
{
  g_autofree char *incarnation = NULL;
  gint64 seq;

  return GINT_TO_POINTER (
    pp_db_read_text (db, &incarnation, error,
                     "SELECT value FROM local WHERE key = 'incarnation'", "") &&
    pp_db_read_int (db, &seq, error, "SELECT max (seq) FROM act WHERE incarnation = ?", "t",
                    incarnation) &&
    pp_apply_refusal (db, incarnation, seq, why, 0, error));
}

static char *
refuse_last (PpLine *line, guint desk, const char *why)
{
  PpFixture *fixture = pp_line_desk (line, desk);
  g_autoptr (GError) error = NULL;

  pp_store_maintain (fixture->store, refuse, (gpointer) why, &error);
  g_assert_no_error (error);
  return pp_fixture_last_act (fixture);
}

static void
edit (PpLine *line, guint desk, const char *person, const char *column, const char *value)
{
  pp_fixture_do (pp_line_desk (line, desk), "anitha", "person.edit", "id", person, column, value,
                 NULL);
}

static void
settle_act (PpLine *line, const char *verb, const char *act)
{
  pp_fixture_do (pp_line_desk (line, 0), "mini", verb, "act", act, NULL);
}

static void
fails (PpLine *line, const char *code, const char *by, const char *verb, const char *act)
{
  g_autofree char *words = pp_fixture_fails (pp_line_desk (line, 0), code, by, verb, "act", act,
                                             NULL);

  g_assert_cmpuint (strlen (words), >, 10);
}

static gpointer
list (PpDb *db, gpointer data, GError **error)
{
  g_autoptr (PpSyncState) state = pp_desk_sync_get_state (db, error);
  GPtrArray *refusals = state != NULL ? pp_refusal_list (db, state->have, error) : NULL;

  if (refusals != NULL)
    g_assert_cmpint (state->outbox.refused, ==, refusals->len);
  return refusals;
}

/* What waits for a person at the first desk: "seq code settling", a line each. */
static void
assert_open (PpLine *line, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refusals = pp_store_read (pp_line_desk (line, 0)->store, list, NULL,
                                                  &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < refusals->len; i++)
    {
      const PpRefusal *refusal = g_ptr_array_index (refusals, i);

      g_assert_cmpuint (refusal->rows->len, >, 0);
      g_assert_cmpstr (pp_refusal_words (refusal->code), !=, refusal->code);
      g_string_append_printf (found, "%s%s %s", i > 0 ? ", " : "", refusal->verb, refusal->code);
      if (refusal->settling != NULL)
        g_string_append_printf (found, " (%s)", refusal->settling);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

static char *
answer_now (PpLine *line)
{
  g_autoptr (GBytes) request = pp_line_request (line, 0);
  g_autoptr (GBytes) answer = pp_line_answer (line, request, NULL);
  g_autoptr (PpEnvelope) envelope = pp_envelope_open (answer, NULL);

  return pp_envelope_get_payload (envelope, NULL);
}

static void
assert_named (PpLine *line, gboolean named)
{
  g_autofree char *payload = answer_now (line);

  g_assert_cmpint (strstr (payload, "\"refused\"") != NULL, ==, named);
}

static gint64
count (PpLine *line, guint desk, const char *sql)
{
  return pp_peek_count (pp_line_desk (line, desk)->store, sql);
}

static const char *
add_person (PpLine *line, const char *name)
{
  return pp_fixture_add_person (pp_line_desk (line, 0), name, NULL, NULL);
}

/* A row that only a withdrawn act made stays at its desk, void, and is nowhere else; all other
 * rows are the same everywhere. */
static void
assert_converged_but (PpLine *line, const char *row)
{
  g_autofree char *here = g_strdup_printf ("SELECT count(*) FROM person WHERE id = '%s' "
                                           "AND voided_by IS NOT NULL", row);
  g_autofree char *there = g_strdup_printf ("SELECT count(*) FROM merged WHERE row = '%s'", row);
  g_autofree char *rows = g_strdup_printf ("SELECT id || quote (name_en) || quote (house) || "
                                           "quote (ward) || quote (voided_by) FROM person "
                                           "WHERE id <> '%s' ORDER BY id", row);
  g_autoptr (GPtrArray) first = pp_peek_query (pp_line_desk (line, 0)->store, rows);
  g_autoptr (GPtrArray) second = pp_peek_query (pp_line_desk (line, 1)->store, rows);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  PpLine rest = *line;

  g_assert_cmpint (count (line, 0, here), ==, 1);
  g_assert_cmpint (pp_peek_count (line->server, there), ==, 0);
  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    g_assert_cmpstr (g_ptr_array_index (first, i), ==, g_ptr_array_index (second, i));
  g_ptr_array_add (others, pp_line_desk (line, 1));
  rest.desks = others;
  pp_peek_assert_converged (&rest);
  pp_peek_assert_verified (pp_line_desk (line, 0)->store);
}

/* A new row, and what follows from it: adopted in their order, both come to everybody. */
static void
test_adopt (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  const char *person = add_person (line, "Leela");
  g_autofree char *first = refuse_last (line, 0, "bad-value"), *second = NULL;

  edit (line, 0, person, "house", "Rose Villa");
  second = pp_fixture_last_act (pp_line_desk (line, 0));
  pp_line_settle (line);
  assert_open (line, "person.register bad-value, person.edit follows-refused");
  assert_named (line, TRUE);
  g_assert_cmpint (count (line, 1, "SELECT count(*) FROM person"), ==, 0);
  pp_peek_assert_verified (pp_line_desk (line, 0)->store);

  fails (line, "refused.first", "mini", "refused.adopt", second);
  settle_act (line, "refused.adopt", first);
  settle_act (line, "refused.adopt", second);
  assert_open (line, "person.register bad-value (refused.adopt), "
                     "person.edit follows-refused (refused.adopt)");
  pp_peek_assert_verified (pp_line_desk (line, 0)->store);
  pp_line_settle (line);
  assert_open (line, "");
  assert_named (line, FALSE);
  g_assert_cmpint (count (line, 1, "SELECT count(*) FROM person WHERE house = 'Rose Villa'"), ==,
                   1);
  g_assert_cmpint (count (line, 1, "SELECT count(*) FROM clash"), ==, 0);
  pp_peek_assert_converged (line);
}

/* Until it is settled a refused edit stands where it was done: what others do later, and what is
 * done later here, covers it. */
static void
test_stands (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  const char *person = add_person (line, "Leela");

  pp_line_settle (line);
  edit (line, 0, person, "house", "Refused");
  g_free (refuse_last (line, 0, "bad-value"));
  edit (line, 0, person, "ward", "4");
  pp_line_settle (line);
  g_assert_cmpint (count (line, 0, "SELECT count(*) FROM person WHERE house = 'Refused'"), ==, 1);
  pp_peek_assert_verified (pp_line_desk (line, 0)->store);
  edit (line, 1, person, "house", "Of the second desk");
  pp_line_settle (line);
  pp_peek_assert_converged (line);
  assert_open (line, "person.edit bad-value");
  edit (line, 0, person, "house", "Of the first desk");
  pp_line_settle (line);
  pp_peek_assert_converged (line);
}

/* Adopted over what others have done since, it is the later one; withdrawn, it leaves theirs. */
static void
test_over_others (gconstpointer verb)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  const char *person = add_person (line, "Leela");
  g_autofree char *act = NULL, *wanted = NULL;
  gboolean adopts = strcmp (verb, "refused.adopt") == 0;

  edit (line, 0, person, "house", "Old");
  pp_line_settle (line);
  edit (line, 0, person, "house", "Refused");
  act = refuse_last (line, 0, "bad-value");
  pp_line_settle (line);
  edit (line, 1, person, "ward", "9");
  pp_line_settle (line);
  edit (line, 1, person, "house", "Unseen");
  pp_line_sync (line, 1, PP_LINE_GOOD, 0);
  settle_act (line, verb, act);
  g_assert_cmpint (count (line, 0, adopts
                                     ? "SELECT count(*) FROM person WHERE house = 'Refused'"
                                     : "SELECT count(*) FROM person WHERE house = 'Old'"), ==, 1);
  pp_peek_assert_verified (pp_line_desk (line, 0)->store);
  pp_line_settle (line);
  wanted = g_strdup_printf ("SELECT count(*) FROM person WHERE ward = 9 AND house = '%s'",
                            adopts ? "Refused" : "Unseen");
  g_assert_cmpint (count (line, 0, wanted), ==, 1);
  /* what the adoption saw is what all others had, but for what was on its way */
  g_assert_cmpint (count (line, 1, "SELECT count(*) FROM clash"), ==, adopts ? 1 : 0);
  pp_peek_assert_converged (line);
  assert_open (line, "");
  assert_named (line, FALSE);
}

/* What the withdrawn act began goes out of use where it is; the chain holds at the other desk. */
static void
test_withdraw (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  const char *person = add_person (line, "Leela");
  g_autofree char *first = refuse_last (line, 0, "bad-value"), *second = NULL;

  edit (line, 0, person, "house", "Rose Villa");
  second = pp_fixture_last_act (pp_line_desk (line, 0));
  fails (line, "refused.first", "mini", "refused.withdraw", first);
  pp_line_settle (line);
  fails (line, "refused.first", "mini", "refused.withdraw", first);
  settle_act (line, "refused.withdraw", second);
  settle_act (line, "refused.withdraw", first);
  add_person (line, "Omana");
  pp_peek_assert_verified (pp_line_desk (line, 0)->store);
  pp_line_settle (line);
  assert_open (line, "");
  assert_named (line, FALSE);
  assert_converged_but (line, person);
  g_assert_cmpint (count (line, 0, "SELECT count(*) FROM act WHERE verb = 'refused.withdraw' "
                                   "AND place IS NULL AND refused IS NULL"), ==, 2);
  g_assert_cmpint (count (line, 1, "SELECT count(*) FROM act WHERE verb LIKE 'refused.%'"), ==, 0);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM feed_act WHERE settled = 0 "
                                                "AND refused IS NOT NULL"), ==, 0);
}

/* What cannot be: each with words, and nothing changes. */
static void
test_not (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  PpFixture *desk = pp_line_desk (line, 0);
  const char *person = add_person (line, "Leela");
  g_autofree char *good = pp_fixture_last_act (desk);
  g_autofree char *bad = NULL, *fact = NULL, *edited = NULL, *adoption = NULL;

  add_person (line, "Omana");
  bad = refuse_last (line, 0, "bad-value");
  pp_fixture_do (desk, "anitha", "person.consent", "person", person, "purpose", "service",
                 "version", "1", "language", "ml", "given", "1", NULL);
  fact = refuse_last (line, 0, "bad-value");
  edit (line, 0, person, "house", "Rose Villa");
  edited = refuse_last (line, 0, "bad-value");
  fails (line, "refused.no-act", "mini", "refused.adopt", good);
  fails (line, "refused.no-act", "mini", "refused.withdraw", "nobody00/3");
  fails (line, "store.not-allowed", "anitha", "refused.adopt", bad);
  fails (line, "store.not-allowed", "anitha", "refused.withdraw", bad);
  fails (line, "undo.refused", "anitha", "act.undo", bad);
  fails (line, "refused.fact", "mini", "refused.withdraw", fact);
  settle_act (line, "refused.adopt", bad);
  fails (line, "refused.done", "mini", "refused.adopt", bad);
  fails (line, "refused.done", "mini", "refused.withdraw", bad);
  adoption = pp_fixture_last_act (desk);
  fails (line, "undo.never", "mini", "act.undo", adoption);
  settle_act (line, "refused.adopt", fact);
  settle_act (line, "refused.adopt", edited);
  fails (line, "undo.changed", "anitha", "act.undo", good);
  pp_line_settle (line);
  assert_open (line, "");
  pp_peek_assert_converged (line);
}

/* What belongs to a withdrawn row goes with it, and cannot be adopted any more. */
static void
test_gone (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  const char *person = add_person (line, "Leela"), *unit;
  g_autofree char *first = refuse_last (line, 0, "bad-value"), *second = NULL;

  unit = pp_record_get_id (pp_fixture_do (pp_line_desk (line, 0), "anitha", "enterprise.register",
                                          "name_en", "Unit", "form", "shg", "women_led", "1",
                                          NULL));
  pp_fixture_do (pp_line_desk (line, 0), "anitha", "enterprise.join", "enterprise", unit, "person",
                 person, "office", "member", NULL);
  second = pp_fixture_last_act (pp_line_desk (line, 0));
  pp_line_settle (line);
  assert_open (line, "person.register bad-value, enterprise.join follows-refused");
  fails (line, "undo.in-use", "mini", "refused.withdraw", first);
  settle_act (line, "refused.withdraw", second);
  settle_act (line, "refused.withdraw", first);
  fails (line, "refused.done", "mini", "refused.adopt", second);
  pp_line_settle (line);
  assert_open (line, "");
  pp_peek_assert_verified (pp_line_desk (line, 0)->store);
}

/* The server refuses the adoption as well: the act is open again, and can be withdrawn. */
static void
test_again (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  const char *person = add_person (line, "Leela");
  g_autofree char *act = NULL;

  pp_line_settle (line);
  edit (line, 0, person, "house", "Refused");
  act = refuse_last (line, 0, "follows-refused");
  pp_line_settle (line);
  for (guint i = 0; i < 2; i++)
    {
      settle_act (line, "refused.adopt", act);
      g_free (refuse_last (line, 0, "bad-value"));
      pp_peek_assert_verified (pp_line_desk (line, 0)->store);
      pp_line_settle (line);
      assert_open (line, "person.edit bad-value");
      assert_named (line, TRUE);
      pp_peek_assert_verified (pp_line_desk (line, 0)->store);
    }
  settle_act (line, "refused.withdraw", act);
  pp_line_settle (line);
  assert_open (line, "");
  assert_named (line, FALSE);
  pp_peek_assert_converged (line);
}

/* Answers that come twice, late or not at all change nothing of what was settled. */
static void
test_repeats (gconstpointer verb)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  const char *person = add_person (line, "Leela");
  g_autoptr (GBytes) request = NULL, answer = NULL;
  g_autofree char *act = NULL;

  pp_line_settle (line);
  edit (line, 0, person, "house", "Refused");
  act = refuse_last (line, 0, "bad-value");
  request = pp_line_request (line, 0);
  answer = pp_line_answer (line, request, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_true (pp_line_take (line, 0, answer, NULL, NULL));
  settle_act (line, verb, act);
  pp_line_take (line, 0, answer, NULL, NULL);
  pp_line_sync (line, 0, PP_LINE_ANSWER_LOST, 0);
  pp_line_take (line, 0, answer, NULL, NULL);
  pp_line_sync (line, 0, PP_LINE_TWICE, 0);
  pp_line_take (line, 0, answer, NULL, NULL);
  pp_peek_assert_verified (pp_line_desk (line, 0)->store);
  pp_line_settle (line);
  assert_open (line, "");
  pp_peek_assert_converged (line);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM feed_act "
                                                "WHERE verb LIKE 'refused.%'"), ==, 1);
}

/* A server that lost some of it or all: the refusal stands, and so does what was settled. */
static void
test_restored (gconstpointer verb)
{
  for (guint lost = 0; lost < 3; lost++)
    {
      g_autoptr (PpLine) line = pp_line_new (2);
      const char *person = add_person (line, "Leela");
      g_autofree char *act = NULL;

      pp_line_settle (line);
      if (lost == 0)
        pp_line_back_up_server (line);
      edit (line, 0, person, "house", "Refused");
      act = refuse_last (line, 0, "bad-value");
      pp_line_settle (line);
      if (lost == 1)
        pp_line_back_up_server (line);
      settle_act (line, verb, act);
      edit (line, 1, person, "house", "Of the second desk");
      pp_line_settle (line);
      if (lost == 2)
        pp_line_back_up_server (line);
      edit (line, 0, person, "ward", "9");
      pp_line_settle (line);
      pp_peek_assert_converged (line);

      pp_line_restore_server (line);
      pp_line_settle (line);
      assert_open (line, "");
      assert_named (line, FALSE);
      pp_peek_assert_converged (line);
      pp_line_add_desk (line, 900);
      pp_line_settle (line);
      pp_peek_assert_converged (line);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/promise-11/adopt", test_adopt);
  g_test_add_func ("/district/promise-11/stands", test_stands);
  g_test_add_data_func ("/district/promise-11/adopt-over-others", "refused.adopt",
                        test_over_others);
  g_test_add_data_func ("/district/promise-11/withdraw-under-others", "refused.withdraw",
                        test_over_others);
  g_test_add_func ("/district/promise-11/withdraw", test_withdraw);
  g_test_add_func ("/district/promise-11/not", test_not);
  g_test_add_func ("/district/promise-11/gone", test_gone);
  g_test_add_func ("/district/promise-11/refused-again", test_again);
  g_test_add_data_func ("/district/promise-11/adopt-repeats", "refused.adopt", test_repeats);
  g_test_add_data_func ("/district/promise-11/withdraw-repeats", "refused.withdraw", test_repeats);
  g_test_add_data_func ("/district/promise-16/adopt-restored", "refused.adopt", test_restored);
  g_test_add_data_func ("/district/promise-16/withdraw-restored", "refused.withdraw",
                        test_restored);
  return g_test_run ();
}
