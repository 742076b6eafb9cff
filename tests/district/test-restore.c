/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "district/pp-epoch.h"
#include "pp-line.h"
#include "pp-peek.h"
#include "sync/pp-desk-sync.h"
#include "sync/pp-envelope.h"

#include <string.h>

static void
work (PpLine *line, guint desk, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u of %u", i, desk);
      const char *id = pp_fixture_add_person (pp_line_desk (line, desk), name, NULL, NULL);

      pp_fixture_do (pp_line_desk (line, desk), "anitha", "person.edit", "id", id, "ward", "4",
                     NULL);
    }
}

static gpointer
read_state (PpDb *db, gpointer data, GError **error)
{
  return pp_desk_sync_get_state (db, error);
}

static void
assert_all_sent (PpLine *line)
{
  for (guint i = 0; i < line->desks->len; i++)
    {
      PpStore *store = pp_line_desk (line, i)->store;
      g_autoptr (PpSyncState) state = pp_store_read (store, read_state, NULL, NULL);

      g_assert_cmpint (state->outbox.waiting, ==, 0);
      g_assert_cmpint (pp_peek_count (store, "SELECT count(*) FROM act WHERE place IS NULL "
                                             "AND incarnation <> 'reference'"), ==, 0);
      g_assert_cmpint (pp_peek_count (store, "SELECT count(*) - count (DISTINCT place) FROM act "
                                             "WHERE incarnation <> 'reference'"), ==, 0);
    }
}

static gint64
count_people (PpLine *line)
{
  return pp_peek_count (line->server, "SELECT count(*) FROM merged WHERE tbl = 'person'");
}

/* A start is no restore: nothing is sent twice, and nothing is forgotten. */
static void
test_start (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  gint64 acts;

  work (line, 0, 3);
  pp_line_settle (line);
  acts = pp_peek_count (line->server, "SELECT count(*) FROM feed_act");
  for (guint i = 0; i < 3; i++)
    {
      pp_line_reopen_server (line);
      pp_line_settle (line);
    }
  work (line, 1, 2);
  pp_line_reopen_server (line);
  pp_line_settle (line);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM feed_act"), ==, acts + 4);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM epoch"), ==, 5);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM alarm"), ==, 0);
  assert_all_sent (line);
  pp_peek_assert_converged (line);
}

/* What a desk of another epoch is told, and what it does. */
static void
test_told (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (GBytes) request = NULL, answer = NULL, next = NULL;
  g_autoptr (PpEnvelope) envelope = NULL, again = NULL;
  gint64 agreed, mark;

  work (line, 0, 2);
  pp_line_settle (line);
  pp_line_reopen_server (line);
  request = pp_line_request (line, 0);
  answer = pp_line_answer (line, request, NULL);
  envelope = pp_envelope_open (answer, NULL);
  g_assert_cmpstr (pp_json_get_text (envelope->header, "problem"), ==, "epoch");
  g_assert_true (pp_json_get_int (envelope->header, "agreed", &agreed));
  g_assert_cmpint (agreed, ==, 11);
  g_assert_true (pp_line_take (line, 0, answer, NULL, NULL));
  next = pp_line_request (line, 0);
  again = pp_envelope_open (next, NULL);
  g_assert_cmpstr (pp_json_get_text (again->header, "epoch"), ==,
                   pp_json_get_text (envelope->header, "epoch"));
  g_assert_true (pp_json_get_int (again->header, "mark", &mark));
  g_assert_cmpint (mark, ==, 11);
}

/* S5: each desk sends again what the older database does not hold. */
static void
test_older (void)
{
  g_autoptr (PpLine) line = pp_line_new (3);

  work (line, 0, 2);
  pp_line_settle (line);
  pp_line_back_up_server (line);
  work (line, 0, 3);
  work (line, 1, 2);
  pp_line_settle (line);
  work (line, 2, 4);
  pp_line_sync (line, 2, PP_LINE_GOOD, 0);
  work (line, 1, 1);
  g_assert_cmpint (count_people (line), ==, 11);

  pp_line_restore_server (line);
  g_assert_cmpint (count_people (line), ==, 2);
  pp_line_settle (line);
  g_assert_cmpint (count_people (line), ==, 12);
  assert_all_sent (line);
  pp_peek_assert_converged (line);
}

/* A desk that was quick fills the places that another one knows with other acts. */
static void
test_places_anew (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  g_autofree char *person = g_strdup (pp_fixture_add_person (pp_line_desk (line, 0), "Leela", NULL,
                                                             NULL));

  pp_line_settle (line);
  pp_line_back_up_server (line);
  pp_line_edit_person (line, 0, person, "house", "First");
  pp_line_settle (line);
  pp_line_edit_person (line, 1, person, "house", "Second");
  pp_line_settle (line);

  pp_line_restore_server (line);
  pp_line_edit_person (line, 1, person, "ward", "9");
  for (guint i = 0; i < 3; i++)
    pp_line_sync (line, 1, PP_LINE_GOOD, 0);
  work (line, 1, 6);
  for (guint i = 0; i < 3; i++)
    pp_line_sync (line, 1, PP_LINE_GOOD, 0);
  pp_line_settle (line);
  assert_all_sent (line);
  pp_peek_assert_converged (line);
  g_assert_cmpint (pp_peek_count (pp_line_desk (line, 0)->store,
                                  "SELECT count(*) FROM person WHERE name_en LIKE 'Person%'"), ==,
                   6);
}

/* Put back twice, the second time to before the first: the epoch that the desks know is lost. */
static void
test_twice (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);

  work (line, 0, 2);
  pp_line_settle (line);
  pp_line_back_up_server (line);
  work (line, 1, 2);
  pp_line_settle (line);
  pp_line_restore_server (line);
  work (line, 0, 2);
  pp_line_sync (line, 0, PP_LINE_GOOD, 0);
  pp_line_sync (line, 0, PP_LINE_GOOD, 0);
  pp_line_restore_server (line);
  work (line, 1, 1);
  pp_line_settle (line);
  g_assert_cmpint (count_people (line), ==, 7);
  assert_all_sent (line);
  pp_peek_assert_converged (line);
}

/* A desk that was away through several starts and a restore. */
static void
test_long_away (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);

  work (line, 0, 1);
  pp_line_settle (line);
  pp_line_back_up_server (line);
  work (line, 0, 2);
  pp_line_settle (line);
  pp_line_restore_server (line);
  for (guint i = 0; i < 3; i++)
    {
      work (line, 1, 3);
      pp_line_sync (line, 1, PP_LINE_GOOD, 0);
      pp_line_sync (line, 1, PP_LINE_GOOD, 0);
      pp_line_reopen_server (line);
    }
  pp_line_settle (line);
  g_assert_cmpint (count_people (line), ==, 12);
  assert_all_sent (line);
  pp_peek_assert_converged (line);
}

/* An erasure that the older database does not know is done there again. */
static void
test_after_erasure (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  g_autofree char *person = g_strdup (pp_fixture_add_person (pp_line_desk (line, 0), "Canary", NULL,
                                                             NULL));

  pp_line_settle (line);
  pp_line_back_up_server (line);
  pp_fixture_do (pp_line_desk (line, 0), "mini", "person.erase", "person", person, "reason",
                 "Asked", NULL);
  pp_line_settle (line);
  pp_line_restore_server (line);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM merged "
                                                "WHERE json LIKE '%Canary%'"), ==, 1);
  pp_line_settle (line);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM merged "
                                                "WHERE json LIKE '%Canary%'"), ==, 0);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM feed_change "
                                                "WHERE new LIKE '%Canary%'"), ==, 0);
  pp_peek_assert_converged (line);
}

/* After a restore a desk may send what hangs on rows that another has still to send again; a desk
 * that joins in between takes what it can. */
static void
test_children_first (void)
{
  g_autoptr (PpLine) line = pp_line_new (3);
  g_autofree char *person = NULL;
  g_autofree char *fill = g_strnfill (200, 'x');

  pp_line_settle (line);
  pp_line_back_up_server (line);
  person = g_strdup (pp_fixture_add_person (pp_line_desk (line, 1), "Leela", NULL, NULL));
  pp_line_settle (line);
  pp_line_edit_person (line, 2, person, "house", "Of the third desk");
  pp_fixture_do (pp_line_desk (line, 2), "anitha", "person.consent", "person", person, "purpose",
                 "service", "version", "1", "language", "ml", "given", "1", NULL);
  for (guint i = 0; i < 150; i++)
    pp_fixture_add_person (pp_line_desk (line, 2), fill, NULL, NULL);

  pp_line_restore_server (line);
  pp_line_add_desk (line, 900);
  for (guint i = 0; i < 8; i++)
    {
      pp_line_sync (line, 2, PP_LINE_GOOD, 0);
      pp_line_sync (line, 3, PP_LINE_GOOD, 0);
    }
  g_assert_cmpint (pp_peek_count (pp_line_desk (line, 3)->store, "SELECT count(*) FROM person"), ==,
                   150);
  pp_line_settle (line);
  assert_all_sent (line);
  pp_peek_assert_converged (line);
  g_assert_cmpint (pp_peek_count (pp_line_desk (line, 3)->store,
                                  "SELECT count(*) FROM person AS p JOIN consent AS c "
                                  "ON c.person = p.id WHERE p.name_en = 'Leela' "
                                  "AND p.house = 'Of the third desk'"), ==, 1);
}

/* Desks that come after a restore take the whole feed. */
static void
test_late_desk (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);

  work (line, 0, 1);
  pp_line_settle (line);
  pp_line_back_up_server (line);
  work (line, 0, 2);
  pp_line_settle (line);
  pp_line_restore_server (line);
  pp_line_settle (line);
  pp_line_add_desk (line, 900);
  pp_line_settle (line);
  assert_all_sent (line);
  pp_peek_assert_converged (line);
}

static gpointer
read_agreed (PpDb *db, gpointer epoch, GError **error)
{
  gint64 place;

  return pp_epoch_agreed (db, "C1", epoch, &place, error)
           ? g_strdup_printf ("%d", (int) place) : NULL;
}

static gpointer
begin_epoch (PpDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (pp_epoch_begin (db, error));
}

/* How far a desk of each epoch and the server agree. */
static void
test_agreed (void)
{
  static const int starts[] = { 0, 50, 50, 80, 80, 80, 120 };
  static const char *const agreed[] = { "0", "50", "50", "80", "80", "80", "120" };
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (GPtrArray) epochs = NULL;
  g_autofree char *unknown = NULL;

  g_assert_cmpstr (line->cluster, ==, "C1");
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE cluster SET last_place = %d", starts[i]);

      pp_peek_exec (line->server, sql);
      pp_store_maintain (line->server, begin_epoch, NULL, NULL);
    }
  epochs = pp_peek_query (line->server, "SELECT epoch FROM epoch ORDER BY id");
  for (guint i = 0; i < G_N_ELEMENTS (agreed); i++)
    {
      g_autofree char *place = pp_store_read (line->server, read_agreed,
                                              g_ptr_array_index (epochs, i), NULL);

      g_assert_cmpstr (place, ==, agreed[i]);
    }
  unknown = pp_store_read (line->server, read_agreed, (gpointer) "never", NULL);
  g_assert_cmpstr (unknown, ==, "0");
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM epoch_start"), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/promise-16/start", test_start);
  g_test_add_func ("/district/promise-16/told", test_told);
  g_test_add_func ("/district/promise-16/agreed", test_agreed);
  g_test_add_func ("/district/promise-16/older", test_older);
  g_test_add_func ("/district/promise-16/places-anew", test_places_anew);
  g_test_add_func ("/district/promise-16/twice", test_twice);
  g_test_add_func ("/district/promise-16/long-away", test_long_away);
  g_test_add_func ("/district/promise-16/after-erasure", test_after_erasure);
  g_test_add_func ("/district/promise-16/children-first", test_children_first);
  g_test_add_func ("/district/promise-16/late-desk", test_late_desk);
  return g_test_run ();
}
