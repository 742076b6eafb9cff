/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-forger.h"
#include "pp-peek.h"
#include "sync/pp-desk-sync.h"

#include <string.h>

static const char *
add_person (PpLine *line, guint desk, const char *name)
{
  return pp_fixture_add_person (pp_line_desk (line, desk), name, NULL, NULL);
}

static void
sync_ok (PpLine *line, guint desk)
{
  g_assert_true (pp_line_sync (line, desk, PP_LINE_GOOD, 0));
}

static char *
read_person (PpLine *line, guint desk, const char *person, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM person WHERE id = '%s'", column, person);
  g_autoptr (GPtrArray) found = pp_peek_query (pp_line_desk (line, desk)->store, sql);

  g_assert_cmpuint (found->len, ==, 1);
  return g_strdup (g_ptr_array_index (found, 0));
}

static void
assert_person (PpLine *line, const char *person, const char *column, const char *value)
{
  for (guint i = 0; i < line->desks->len; i++)
    {
      g_autofree char *found = read_person (line, i, person, column);

      g_assert_cmpstr (found, ==, value);
    }
}

static gsize
measure_payload (GBytes *body)
{
  g_autoptr (PpEnvelope) envelope = pp_envelope_open (body, NULL);
  g_autofree char *payload = pp_envelope_get_payload (envelope, NULL);

  return strlen (payload);
}

/* A day's backlog goes in batches, up and down, each of which moves the mark. */
static void
test_batches (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  g_autofree char *fill = g_strnfill (180, 'x');
  gint64 have = 0, mark = 0;
  guint n_up = 0, n_down = 0;

  pp_line_settle (line);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", fill, i);

      add_person (line, 0, name);
    }
  for (;; n_up++)
    {
      g_autoptr (GBytes) request = pp_line_request (line, 0), answer = NULL;
      gint64 now;

      if (measure_payload (request) == 0)
        break;
      g_assert_cmpuint (measure_payload (request), <=, 40 * 1024);
      answer = pp_line_answer (line, request, NULL);
      g_assert_true (pp_line_take (line, 0, answer, NULL, NULL));
      now = pp_peek_count (line->server, "SELECT max (have) FROM device");
      g_assert_cmpint (now, >, have);
      have = now;
    }
  g_assert_cmpuint (n_up, >=, 3);
  g_assert_cmpuint (n_up, <=, 12);
  for (gboolean again = TRUE; again; n_down++)
    {
      g_autoptr (GBytes) request = pp_line_request (line, 1);
      g_autoptr (GBytes) answer = pp_line_answer (line, request, NULL);
      gint64 now;

      g_assert_cmpuint (measure_payload (answer), <=, 48 * 1024);
      g_assert_true (pp_line_take (line, 1, answer, &again, NULL));
      now = pp_peek_count (pp_line_desk (line, 1)->store, "SELECT max (place) FROM act");
      g_assert_true (now > mark || !again);
      mark = now;
    }
  g_assert_cmpuint (n_down, >=, 3);
  pp_peek_assert_converged (line);
}

/* One act that is larger than a batch travels alone; one that is larger than an act does not. */
static void
test_large_act (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  g_autoptr (PpForger) forger = pp_forger_new (line, "ev2ev2ev", line->cluster);
  static const struct { gsize size; const char *problem; } sizes[] = {
    { 64 * 1024, NULL }, { 200 * 1024, "malformed" }, { 60 * 1024, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *fill = g_strnfill (sizes[i].size, 'x');
      g_autofree char *json = g_strdup_printf ("{\"name_en\":\"%s\"}", fill);
      g_autofree char *row = g_strdup_printf ("ev2ev2ev-%u", i);
      g_autoptr (GPtrArray) acts = pp_forger_acts ();
      g_autoptr (PpForgedAnswer) answer = NULL;
      g_autoptr (GBytes) request = NULL;
      PpForgedHead head;

      pp_forger_change (pp_forger_act (forger, acts, "system", "person.register"), "I", "person",
                        row, json, NULL);
      pp_forger_chain (forger, acts, &head);
      request = pp_forger_seal (forger, &head, acts);
      answer = pp_forger_send (forger, request);
      g_assert_cmpstr (pp_forged_problem (answer), ==, sizes[i].problem);
      if (sizes[i].problem == NULL)
        {
          forger->seq = head.last;
          memcpy (forger->head, head.head, PP_HASH_SIZE);
        }
    }
  add_person (line, 0, "Small");
  pp_line_settle (line);
  pp_peek_assert_converged (line);
}

/* Places are the order of coming, without gaps, whatever the clocks say. */
static void
test_places (void)
{
  g_autoptr (PpLine) line = pp_line_new (3);
  g_autoptr (GPtrArray) order = NULL;

  pp_line_settle (line);
  pp_fixture_at (pp_line_desk (line, 0), "2038-01-01 10:00");
  pp_fixture_at (pp_line_desk (line, 1), "2000-01-01 10:00");
  add_person (line, 0, "First");
  sync_ok (line, 0);
  add_person (line, 1, "Second");
  sync_ok (line, 1);
  add_person (line, 2, "Third");
  sync_ok (line, 2);
  order = pp_peek_query (line->server, "SELECT json_extract (c.new, '$.name_en') "
                                       "FROM feed_act AS a JOIN feed_change AS c ON c.act = a.id "
                                       "WHERE c.tbl = 'person' ORDER BY a.place");
  g_assert_cmpuint (order->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (order, 0), ==, "First");
  g_assert_cmpstr (g_ptr_array_index (order, 1), ==, "Second");
  g_assert_cmpstr (g_ptr_array_index (order, 2), ==, "Third");
  g_assert_cmpint (pp_peek_count (line->server, "SELECT max (place) - count (*) FROM feed_act"), ==,
                   0);
  pp_line_settle (line);
  pp_peek_assert_converged (line);
}

/* The later place wins, whoever's clock is ahead; each changed another column: both stay. */
static void
test_later_wins (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  g_autofree char *person = g_strdup (add_person (line, 0, "Leela"));

  pp_line_settle (line);
  pp_fixture_at (pp_line_desk (line, 0), "2038-01-01 10:00");
  pp_line_edit_person (line, 0, person, "house", "Of the first desk");
  pp_line_edit_person (line, 1, person, "house", "Of the second desk");
  pp_line_edit_person (line, 0, person, "ward", "3");
  sync_ok (line, 0);
  sync_ok (line, 1);
  pp_line_settle (line);
  assert_person (line, person, "house", "Of the second desk");
  assert_person (line, person, "ward", "3");
  g_assert_cmpint (pp_peek_count (pp_line_desk (line, 0)->store, "SELECT count(*) FROM clash"), ==,
                   1);
  pp_peek_assert_converged (line);
}

/* What this desk has not sent yet counts last here, until its place is known. */
static void
test_own_last (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  g_autofree char *person = g_strdup (add_person (line, 0, "Leela")), *here = NULL;
  g_autoptr (GBytes) request = NULL, answer = NULL;

  pp_line_settle (line);
  request = pp_line_request (line, 0);
  pp_line_edit_person (line, 1, person, "house", "Theirs");
  sync_ok (line, 1);
  pp_line_edit_person (line, 0, person, "house", "Mine");
  answer = pp_line_answer (line, request, NULL);
  g_assert_true (pp_line_take (line, 0, answer, NULL, NULL));
  here = read_person (line, 0, person, "house");
  g_assert_cmpstr (here, ==, "Mine");
  pp_line_settle (line);
  assert_person (line, person, "house", "Mine");
  pp_peek_assert_converged (line);
}

/* Machine, begin and end of a booking mean something only together. */
static void
test_groups (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  PpFixture *first = pp_line_desk (line, 0), *second = pp_line_desk (line, 1);
  g_autofree char *booking = NULL, *one = NULL, *two = NULL;
  const char *sql = "SELECT count(*) FROM booking AS b JOIN machine AS m ON m.id = b.machine "
                    "WHERE m.code = 'DRY-2' AND b.starts_at = 1772602200 "
                    "AND b.ends_at = 1772605800";

  one = g_strdup (pp_fixture_add_machine (first, "DRY-1"));
  two = g_strdup (pp_fixture_add_machine (first, "DRY-2"));
  booking = g_strdup (pp_fixture_add_booking (first, one, add_person (line, 0, "Leela"),
                                              "2026-03-03 10:00", "2026-03-03 12:00"));
  pp_line_settle (line);
  pp_fixture_do (first, "anitha", "booking.move", "booking", booking, "starts_at",
                 "2026-03-03 14:00", "ends_at", "2026-03-03 15:00", NULL);
  pp_fixture_do (second, "anitha", "booking.move", "booking", booking, "machine", two, "starts_at",
                 "2026-03-04 11:00", "ends_at", "2026-03-04 12:00", NULL);
  sync_ok (line, 0);
  sync_ok (line, 1);
  pp_line_settle (line);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (pp_peek_count (pp_line_desk (line, i)->store, sql), ==, 1);
  pp_peek_assert_converged (line);
}

/* After an erasure nothing that comes for the row counts, wherever it was on its way, and nobody
 * keeps what it said. */
static void
test_erased (void)
{
  g_autoptr (PpLine) line = pp_line_new (3);
  g_autofree char *person = g_strdup (add_person (line, 0, "Canary"));

  pp_line_settle (line);
  pp_line_edit_person (line, 1, person, "house", "Canary's house");
  pp_line_edit_person (line, 2, person, "house", "Canary's other house");
  sync_ok (line, 1);
  pp_fixture_do (pp_line_desk (line, 0), "mini", "person.erase", "person", person, "reason",
                 "Asked", NULL);
  sync_ok (line, 0);
  sync_ok (line, 2);
  pp_line_settle (line);
  pp_line_add_desk (line, 300);
  pp_line_settle (line);
  for (guint i = 0; i < line->desks->len; i++)
    {
      PpStore *store = pp_line_desk (line, i)->store;

      g_assert_cmpint (pp_peek_count (store, "SELECT count(*) FROM change "
                                             "WHERE new LIKE '%Canary%' OR old LIKE '%Canary%'"),
                       ==, 0);
      g_assert_cmpint (pp_peek_count (store, "SELECT count(*) FROM person "
                                             "WHERE house LIKE '%Canary%'"), ==, 0);
    }
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM feed_change "
                                                "WHERE new LIKE '%Canary%' OR old LIKE '%Canary%'"),
                   ==, 0);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM merged "
                                                "WHERE json LIKE '%Canary%'"), ==, 0);
  pp_peek_assert_converged (line);
}

/* The same answers, some twice, some older, some lost: S8. */
static void
test_answers_mixed (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GRand *rand = g_rand_new_with_seed (g_test_rand_int ());

  pp_line_settle (line);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      g_autoptr (GBytes) request = NULL;

      add_person (line, (guint) g_rand_int_range (rand, 0, 2), name);
      sync_ok (line, 0);
      request = pp_line_request (line, 1);
      g_ptr_array_add (kept, pp_line_answer (line, request, NULL));
      for (guint j = 0; j < 2; j++)
        {
          guint which = (guint) g_rand_int_range (rand, 0, (int) kept->len);

          pp_line_take (line, 1, g_ptr_array_index (kept, which), NULL, NULL);
        }
      pp_peek_assert_verified (pp_line_desk (line, 1)->store);
    }
  g_rand_free (rand);
  pp_line_settle (line);
  pp_peek_assert_converged (line);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/promise-4/batches", test_batches);
  g_test_add_func ("/district/promise-4/large-act", test_large_act);
  g_test_add_func ("/district/promise-9/answers-mixed", test_answers_mixed);
  g_test_add_func ("/district/promise-13/places", test_places);
  g_test_add_func ("/district/promise-14/later-wins", test_later_wins);
  g_test_add_func ("/district/promise-14/own-last", test_own_last);
  g_test_add_func ("/district/promise-14/groups", test_groups);
  g_test_add_func ("/district/promise-15/erased", test_erased);
  return g_test_run ();
}
