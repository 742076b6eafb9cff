/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "district/pp-district.h"
#include "pp-chaos.h"
#include "pp-peek.h"
#include "pp-server.h"
#include "sync/pp-sync-client.h"
#include "sync/pp-sync-error.h"

#include <string.h>

#define CHAOS_SYNCS 150
#define KILLS       20

/* Set by main() from the program's first argument. */
static const char *program;

/* A server and the desks of one cluster, which reach it through a line that can be broken. */
typedef struct {
  PpServer  *server;
  PpChaos   *chaos;
  GPtrArray *desks;     /* (element-type PpFixture) */
} Play;

static gboolean
play_begin (Play *play, guint n_desks, gboolean through_chaos)
{
  g_autoptr (GPtrArray) codes = NULL;
  guint32 seed = g_test_rand_int ();

  if (program == NULL)
    {
      g_test_skip ("give the path of panippura-district as an argument");
      return FALSE;
    }
  g_test_message ("seed %u", seed);
  *play = (Play) { pp_server_new (program), NULL,
                   g_ptr_array_new_with_free_func ((GDestroyNotify) pp_fixture_free) };
  codes = pp_server_prepare (play->server, "C1", n_desks);
  pp_server_start (play->server);
  if (through_chaos)
    play->chaos = pp_chaos_new (play->server->port, seed);
  for (guint i = 0; i < n_desks; i++)
    g_ptr_array_add (play->desks,
                     pp_server_add_desk (play->server, i == 0, 500 + i,
                                         through_chaos ? pp_chaos_get_port (play->chaos)
                                                       : play->server->port,
                                         g_ptr_array_index (codes, i)));
  return TRUE;
}

static PpFixture *
desk_of (Play *play, guint desk)
{
  return g_ptr_array_index (play->desks, desk);
}

static void
add_person (Play *play, guint desk, guint number)
{
  g_autofree char *name = g_strdup_printf ("Person %u of %u", number, desk);
  PpFixture *fixture = desk_of (play, desk);

  if (pp_peek_count (fixture->store, "SELECT count(*) FROM staff") > 0)
    pp_fixture_do (fixture, "anitha", "person.register", "name_en", name, NULL);
  else
    pp_fixture_do (fixture, "system", "person.register", "name_en", name, NULL);
}

static gboolean
run_sync (Play *play, guint desk, GError **error)
{
  PpSyncReport report;

  return pp_sync_client_run (desk_of (play, desk)->store, &report, NULL, error);
}

static void
sync_all (Play *play)
{
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < play->desks->len; i++)
      {
        g_autoptr (GError) error = NULL;

        run_sync (play, i, &error);
        g_assert_no_error (error);
      }
}

/* Each act of each desk is at the server once, and is the same; all hold the same rows. */
static void
assert_nothing_lost (Play *play)
{
  g_autofree char *where = g_strdup_printf ("sqlite:%s/district.db", play->server->folder);
  g_autoptr (GError) error = NULL;
  PpLine line = { .cluster = (char *) "C1", .desks = play->desks };
  const char *there = "SELECT incarnation || '/' || seq || hex (hash) || place FROM feed_act "
                      "ORDER BY 1";
  const char *here = "SELECT incarnation || '/' || seq || hex (hash) || place FROM act "
                     "WHERE incarnation <> 'reference' ORDER BY 1";
  g_autoptr (GPtrArray) acts = NULL;

  pp_server_stop (play->server);
  line.server = pp_district_open (where, &error);
  g_assert_no_error (error);
  acts = pp_peek_query (line.server, there);
  for (guint i = 0; i < play->desks->len; i++)
    {
      g_autoptr (GPtrArray) own = pp_peek_query (desk_of (play, i)->store, here);

      g_assert_cmpuint (own->len, ==, acts->len);
      for (guint j = 0; j < acts->len; j++)
        g_assert_cmpstr (g_ptr_array_index (own, j), ==, g_ptr_array_index (acts, j));
    }
  pp_peek_assert_converged (&line);
  pp_store_close (line.server);
  g_object_unref (line.server);
}

static void
play_end (Play *play)
{
  g_ptr_array_unref (play->desks);
  g_clear_pointer (&play->chaos, pp_chaos_free);
  pp_server_free (play->server);
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_normal (void)
{
  Play play;
  PpSyncReport report;
  g_autoptr (GError) error = NULL;
  guint n_open;

  if (!play_begin (&play, 3, FALSE))
    return;
  sync_all (&play);
  pp_fixture_play_day (desk_of (&play, 0));
  add_person (&play, 1, 1);
  add_person (&play, 2, 1);
  sync_all (&play);
  n_open = count_open_files ();
  for (guint i = 0; i < 20; i++)
    sync_all (&play);
  g_assert_cmpuint (count_open_files (), <=, n_open);
  g_assert_true (pp_sync_client_run (desk_of (&play, 1)->store, &report, NULL, &error));
  g_assert_cmpuint (report.rounds, ==, 1);
  g_assert_cmpint (report.sent, ==, 0);
  g_assert_cmpint (report.taken, ==, 0);
  assert_nothing_lost (&play);
  play_end (&play);
}

/* Nobody there: what was done waits. */
static void
test_no_server (void)
{
  Play play;
  g_autoptr (GError) error = NULL;
  g_autoptr (PpSyncState) state = NULL;

  if (!play_begin (&play, 1, FALSE))
    return;
  pp_server_kill (play.server);
  g_assert_false (run_sync (&play, 0, &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_UNREACHABLE);
  state = pp_sync_client_get_state (desk_of (&play, 0)->store, NULL);
  g_assert_cmpint (state->outbox.waiting, ==, 7);
  pp_server_start (play.server);
  sync_all (&play);
  assert_nothing_lost (&play);
  play_end (&play);
}

static void
sync_in_chaos (Play *play, guint desk)
{
  int whole = pp_chaos_get_whole (play->chaos);
  g_autoptr (PpSyncState) before = pp_sync_client_get_state (desk_of (play, desk)->store, NULL);
  g_autoptr (PpSyncState) after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = run_sync (play, desk, &error);

  after = pp_sync_client_get_state (desk_of (play, desk)->store, NULL);
  if (pp_chaos_get_whole (play->chaos) == whole)
    {
      g_assert_cmpint (after->have, ==, before->have);
      g_assert_cmpint (after->mark, ==, before->mark);
      g_assert_false (done && before->outbox.waiting > 0);
    }
  g_assert_cmpint (after->have, >=, before->have);
  if (done)
    g_assert_cmpint (after->outbox.waiting, ==, 0);
}

/* S1, S2: a line that breaks in every way. */
static void
test_chaos (void)
{
  Play play;

  if (!play_begin (&play, 2, TRUE))
    return;
  pp_chaos_set (play.chaos, PP_CHAOS_ANY);
  for (guint i = 0; i < CHAOS_SYNCS; i++)
    {
      add_person (&play, i % 2, i);
      sync_in_chaos (&play, i % 2);
    }
  g_assert_cmpint (pp_chaos_get_trap (play.chaos), ==, 0);
  pp_chaos_set (play.chaos, PP_CHAOS_GOOD);
  sync_all (&play);
  assert_nothing_lost (&play);
  play_end (&play);
}

/* Each kind of break alone, three times over, moves nothing. */
static void
test_each_fault (void)
{
  Play play;

  if (!play_begin (&play, 1, TRUE))
    return;
  sync_all (&play);
  for (int fault = PP_CHAOS_N_WHOLE; fault < PP_CHAOS_N_FAULTS; fault++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PpSyncState) state = NULL;

      add_person (&play, 0, (guint) fault);
      pp_chaos_set (play.chaos, fault);
      if (run_sync (&play, 0, &error))
        g_error ("fault %d was taken for an answer", fault);
      g_assert_nonnull (error);
      state = pp_sync_client_get_state (desk_of (&play, 0)->store, NULL);
      g_assert_cmpint (state->have, ==, 7);
    }
  for (int fault = 0; fault < PP_CHAOS_N_WHOLE; fault++)
    {
      pp_chaos_set (play.chaos, fault);
      add_person (&play, 0, 100 + (guint) fault);
      sync_all (&play);
    }
  assert_nothing_lost (&play);
  play_end (&play);
}

/* An answer without an end is not read to its end. */
static void
test_endless (void)
{
  Play play;
  g_autoptr (GError) error = NULL;

  if (!play_begin (&play, 1, TRUE))
    return;
  pp_chaos_set (play.chaos, PP_CHAOS_ENDLESS);
  g_assert_false (run_sync (&play, 0, &error));
  g_assert_cmpint (pp_chaos_get_sent (play.chaos), <, 16 * 1024);
  pp_chaos_set (play.chaos, PP_CHAOS_GOOD);
  sync_all (&play);
  assert_nothing_lost (&play);
  play_end (&play);
}

static gpointer
sync_in_thread (gpointer desk)
{
  PpSyncReport report;

  pp_sync_client_run (((PpFixture *) desk)->store, &report, NULL, NULL);
  return NULL;
}

/* S4: the server is killed while several desks sync. */
static void
test_killed (void)
{
  Play play;

  if (!play_begin (&play, 3, FALSE))
    return;
  sync_all (&play);
  for (guint round = 0; round < KILLS; round++)
    {
      GThread *threads[3];

      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        for (guint j = 0; j < 3; j++)
          add_person (&play, i, 3 * round + j);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("desk", sync_in_thread, desk_of (&play, i));
      g_usleep ((gulong) g_test_rand_int_range (0, 60) * 1000);
      pp_server_kill (play.server);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        g_thread_join (threads[i]);
      pp_server_start (play.server);
    }
  sync_all (&play);
  assert_nothing_lost (&play);
  play_end (&play);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argc > 1 ? argv[1] : NULL;
  g_test_add_func ("/district/promise-6/normal", test_normal);
  g_test_add_func ("/district/promise-7/no-server", test_no_server);
  g_test_add_func ("/district/promise-7/each-fault", test_each_fault);
  g_test_add_func ("/district/promise-7/chaos", test_chaos);
  g_test_add_func ("/district/promise-12/killed", test_killed);
  g_test_add_func ("/district/promise-19/endless", test_endless);
  return g_test_run ();
}
