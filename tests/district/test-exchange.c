/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "kinds/pp-kinds.h"
#include "pp-forger.h"
#include "pp-peek.h"
#include "pp-fixture-raw.h"
#include "store/pp-act.h"
#include "sync/pp-sync-error.h"
#include "sync/pp-wire.h"

#include <string.h>

/* The acts come up in their order, whole, and the feed comes down. */
static void
test_acts (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  g_autoptr (GPtrArray) here = NULL, there = NULL, other = NULL;

  pp_fixture_play_day (pp_line_desk (line, 0));
  pp_line_settle (line);
  here = pp_peek_query (pp_line_desk (line, 0)->store,
                        "SELECT a.seq || hex (a.hash) || ifnull (c.new, '-') || "
                        "ifnull (c.old, '-') || hex (c.seal) FROM act AS a "
                        "JOIN change AS c ON c.act = a.id "
                        "WHERE a.incarnation <> 'reference' ORDER BY a.seq, c.id");
  there = pp_peek_query (line->server,
                         "SELECT a.seq || hex (a.hash) || ifnull (c.new, '-') || "
                         "ifnull (c.old, '-') || hex (c.seal) FROM feed_act AS a "
                         "JOIN feed_change AS c ON c.act = a.id ORDER BY a.place, c.id");
  other = pp_peek_query (pp_line_desk (line, 1)->store,
                         "SELECT a.seq || hex (a.hash) || ifnull (c.new, '-') || "
                         "ifnull (c.old, '-') || hex (c.seal) FROM act AS a "
                         "JOIN change AS c ON c.act = a.id WHERE a.incarnation <> 'reference' "
                         "ORDER BY a.place, c.id");
  g_assert_cmpuint (here->len, >, 20);
  for (guint i = 0; i < here->len; i++)
    {
      g_assert_cmpstr (g_ptr_array_index (here, i), ==, g_ptr_array_index (there, i));
      g_assert_cmpstr (g_ptr_array_index (here, i), ==, g_ptr_array_index (other, i));
    }
  g_assert_cmpuint (there->len, ==, here->len);
  g_assert_cmpuint (other->len, ==, here->len);
  pp_peek_assert_converged (line);
}

/* Only a signed answer to this desk moves the outbox. */
static void
test_mark (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  PpStore *store = pp_line_desk (line, 0)->store;
  g_autoptr (GBytes) request = NULL, answer = NULL, others = NULL, other_request = NULL;
  g_autoptr (GError) error = NULL;
  const char *have_sql = "SELECT ifnull ((SELECT value FROM local WHERE key = 'server_have'), 0)";

  request = pp_line_request (line, 0);
  answer = pp_line_answer (line, request, NULL);
  other_request = pp_line_request (line, 1);
  others = pp_line_answer (line, other_request, NULL);

  g_assert_false (pp_line_take (line, 0, request, NULL, &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_SIGNATURE);
  g_clear_error (&error);
  g_assert_false (pp_line_take (line, 0, others, NULL, &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_SIGNATURE);
  g_clear_error (&error);
  g_assert_cmpint (pp_peek_count (store, have_sql), ==, 0);
  g_assert_true (pp_line_take (line, 0, answer, NULL, NULL));
  g_assert_cmpint (pp_peek_count (store, have_sql), ==, 7);
  pp_line_take (line, 0, answer, NULL, NULL);
  g_assert_cmpint (pp_peek_count (store, have_sql), ==, 7);
}

/* A row of "own" for a run of the asker's acts; the hash at the end of each run of others'. */
static void
test_payload (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpForger) forger = pp_forger_new (line, "ev2ev2ev", line->cluster);
  g_autoptr (GPtrArray) acts = pp_forger_acts ();
  g_autoptr (PpForgedAnswer) answer = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_hashes = 0, n_others = 0;
  gboolean own = FALSE;

  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *row = g_strdup_printf ("ev2ev2ev-%u", i);

      pp_forger_person (forger, acts, row, "Omana");
    }
  answer = pp_forger_push (forger, acts);
  lines = g_strsplit (answer->payload, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (PpJson) json = pp_json_parse (lines[i], -1, NULL);

      n_others += pp_json_get (json, "inc") != NULL;
      n_hashes += pp_json_get (json, "h") != NULL;
      own = own || strcmp (lines[i], "{\"own\":1,\"n\":5,\"p\":8}") == 0;
    }
  g_assert_true (own);
  g_assert_cmpuint (n_others, ==, 7);
  g_assert_cmpuint (n_hashes, ==, 1);
}

static void
test_repeat (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (GBytes) request = pp_line_request (line, 0), first = NULL;
  gint64 places, acts;

  first = pp_line_answer (line, request, NULL);
  acts = pp_peek_count_acts (line);
  places = pp_peek_count (line->server, "SELECT last_place FROM cluster");
  g_assert_cmpint (acts, ==, 7);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) again = pp_line_answer (line, request, NULL);

      g_assert_true (g_bytes_equal (first, again));
    }
  g_assert_cmpint (pp_peek_count_acts (line), ==, acts);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT last_place FROM cluster"), ==, places);

  g_assert_true (pp_line_take (line, 0, first, NULL, NULL));
  pp_fixture_add_person (pp_line_desk (line, 0), "Leela", NULL, NULL);
  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  g_assert_cmpint (pp_peek_count_acts (line), ==, acts + 1);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM alarm"), ==, 0);
}

/* Batches that overlap what is here already: only what is new is taken. */
static void
test_overlap (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpForger) forger = pp_forger_new (line, "ev2ev2ev", line->cluster);
  g_autoptr (GPtrArray) acts = pp_forger_acts (), all = pp_forger_acts ();
  g_autoptr (GBytes) request = NULL;
  g_autoptr (PpForgedAnswer) first = NULL, second = NULL;
  PpForgedHead head;
  gint64 have;

  for (guint i = 0; i < 3; i++)
    pp_forger_person (forger, all, "ev2ev2ev-1", "Leela");
  pp_forger_chain (forger, all, &head);
  for (guint i = 0; i < 2; i++)
    {
      PpLoggedAct *act = pp_forger_act (forger, acts, "system", "person.register");
      PpLoggedAct *same = g_ptr_array_index (all, i);
      PpLoggedChange *change = g_ptr_array_index (same->changes, 0), *copy;

      pp_forger_change (act, "I", "person", "ev2ev2ev-1", change->new_json, NULL);
      copy = g_ptr_array_index (act->changes, 0);
      memcpy (copy->seal, change->seal, PP_SEAL_SIZE);
    }
  {
    PpForgedHead half;
    g_autoptr (GBytes) half_request = NULL;

    pp_forger_chain (forger, acts, &half);
    half_request = pp_forger_seal (forger, &half, acts);
    first = pp_forger_send (forger, half_request);
  }
  g_assert_cmpstr (pp_forged_problem (first), ==, NULL);
  g_assert_cmpint (pp_peek_count_acts (line), ==, 2);
  request = pp_forger_seal (forger, &head, all);
  second = pp_forger_send (forger, request);
  g_assert_cmpstr (pp_forged_problem (second), ==, NULL);
  g_assert_true (pp_json_get_int (second->header, "have", &have));
  g_assert_cmpint (have, ==, 3);
  g_assert_cmpint (pp_peek_count_acts (line), ==, 3);
}

static void
test_gap (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpForger) forger = pp_forger_new (line, "ev2ev2ev", line->cluster);
  g_autoptr (GPtrArray) acts = pp_forger_acts (), next = pp_forger_acts ();
  g_autoptr (GBytes) request = NULL;
  g_autoptr (PpForgedAnswer) first = NULL, answer = NULL;
  PpForgedHead head;
  gint64 have;

  pp_forger_person (forger, acts, "ev2ev2ev-1", "Leela");
  first = pp_forger_push (forger, acts);
  forger->seq += 2;
  pp_forger_person (forger, next, "ev2ev2ev-2", "Omana");
  pp_forger_chain (forger, next, &head);
  request = pp_forger_seal (forger, &head, next);
  answer = pp_forger_send (forger, request);
  g_assert_cmpstr (pp_forged_problem (answer), ==, "gap");
  g_assert_true (pp_json_get_int (answer->header, "have", &have));
  g_assert_cmpint (have, ==, 1);
  g_assert_cmpint (pp_peek_count_acts (line), ==, 1);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM alarm WHERE what = 'gap'"),
                   ==, 1);
}

/* A server that lost acts and does not know it: the desk sends them again. */
static void
test_gap_heals (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);

  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  pp_peek_exec (line->server, "DELETE FROM feed_change");
  pp_peek_exec (line->server, "DELETE FROM feed_act");
  pp_peek_exec (line->server, "DELETE FROM merged");
  pp_peek_exec (line->server, "UPDATE device SET have = 0, head = zeroblob (32)");
  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  g_assert_cmpint (pp_peek_count_acts (line), ==, 0);
  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  g_assert_cmpint (pp_peek_count_acts (line), ==, 7);
  pp_peek_assert_verified (pp_line_desk (line, 0)->store);
}

/* The same number with another content. */
static void
test_conflict (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpForger) forger = pp_forger_new (line, "ev2ev2ev", line->cluster);
  g_autoptr (GPtrArray) acts = pp_forger_acts (), other = pp_forger_acts ();
  g_autoptr (GBytes) request = NULL;
  g_autoptr (PpForgedAnswer) first = NULL;
  g_autoptr (GPtrArray) kept = NULL, after = NULL;
  const char *sql = "SELECT hex (hash) || place FROM feed_act ORDER BY id";
  PpForgedHead head;

  pp_forger_person (forger, acts, "ev2ev2ev-1", "Leela");
  pp_forger_person (forger, acts, "ev2ev2ev-2", "Omana");
  first = pp_forger_push (forger, acts);
  kept = pp_peek_query (line->server, sql);

  forger->seq = 0;
  memset (forger->head, 0, PP_HASH_SIZE);
  pp_forger_person (forger, other, "ev2ev2ev-1", "Another");
  pp_forger_chain (forger, other, &head);
  request = pp_forger_seal (forger, &head, other);
  pp_forger_assert_refused (forger, request, "conflict");
  pp_forger_assert_refused (forger, request, "conflict");
  after = pp_peek_query (line->server, sql);
  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpstr (g_ptr_array_index (kept, i), ==, g_ptr_array_index (after, i));
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM merged "
                                                "WHERE json LIKE '%Another%'"), ==, 0);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM alarm "
                                                "WHERE what = 'conflict'"), ==, 1);
}

static void
assert_copied (PpLine *line, guint desk)
{
  g_autoptr (GBytes) request = pp_line_request (line, desk);
  g_autoptr (GBytes) answer = pp_line_answer (line, request, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (pp_line_take (line, desk, answer, NULL, &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_COPIED);
}

/* A data folder was copied, and both work on: found at the first sync of the second. */
static void
test_clone (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  gint64 acts;

  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  pp_line_add_clone (line, 0);
  pp_fixture_add_person (pp_line_desk (line, 0), "Leela", NULL, NULL);
  pp_fixture_add_person (pp_line_desk (line, 1), "Omana", NULL, NULL);
  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  acts = pp_peek_count_acts (line);
  assert_copied (line, 1);
  assert_copied (line, 1);
  g_assert_cmpint (pp_peek_count_acts (line), ==, acts);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM merged "
                                                "WHERE json LIKE '%Omana%'"), ==, 0);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM alarm"), ==, 1);
  pp_fixture_add_person (pp_line_desk (line, 0), "Suma", NULL, NULL);
  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  g_assert_cmpint (pp_peek_count_acts (line), ==, acts + 1);
  g_assert_cmpint (pp_peek_count (pp_line_desk (line, 1)->store,
                                  "SELECT count(*) FROM person WHERE name_en = 'Omana'"), ==, 1);
}

/* An older copy of the folder was put back, and has nothing new to send: it must not take the
 * server's mark for its own, or its next acts would never be sent. */
static void
test_old_copy (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);

  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  pp_line_add_clone (line, 0);
  pp_fixture_add_person (pp_line_desk (line, 0), "Leela", NULL, NULL);
  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  assert_copied (line, 1);
  pp_fixture_add_person (pp_line_desk (line, 1), "Omana", NULL, NULL);
  assert_copied (line, 1);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM alarm"), ==, 1);
}

/* The one who holds the log cut it, or changed what the server has. */
static void
test_tampered_log (void)
{
  static const char *const sqls[] = {
    "DELETE FROM change WHERE act = (SELECT max (id) FROM act); "
    "DELETE FROM act WHERE id = (SELECT max (id) FROM act)",
    "UPDATE act SET hash = randomblob (32) WHERE id = (SELECT max (id) FROM act)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      g_autoptr (PpLine) line = pp_line_new (1);

      g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
      pp_fixture_close (pp_line_desk (line, 0));
      pp_fixture_tamper (pp_line_desk (line, 0), sqls[i]);
      pp_fixture_reopen (pp_line_desk (line, 0));
      assert_copied (line, 0);
      g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM alarm "
                                                    "WHERE what = 'conflict'"), ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/promise-5/acts", test_acts);
  g_test_add_func ("/district/promise-7/mark", test_mark);
  g_test_add_func ("/district/promise-8/payload", test_payload);
  g_test_add_func ("/district/promise-9/repeat", test_repeat);
  g_test_add_func ("/district/promise-9/overlap", test_overlap);
  g_test_add_func ("/district/promise-9/gap", test_gap);
  g_test_add_func ("/district/promise-9/gap-heals", test_gap_heals);
  g_test_add_func ("/district/promise-9/conflict", test_conflict);
  g_test_add_func ("/district/promise-9/clone", test_clone);
  g_test_add_func ("/district/promise-9/old-copy", test_old_copy);
  g_test_add_func ("/district/promise-9/tampered-log", test_tampered_log);
  return g_test_run ();
}
