/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-peek.h"
#include "pp-server.h"
#include "sync/pp-sync-client.h"
#include "sync/pp-sync-error.h"

#include <string.h>

static const char *program;

/* What the operator's command prints, and whether it went well. */
static char *
operate_on (PpServer *server, const char *command, const char *option, const char *value,
            gboolean *done)
{
  g_autofree char *store = g_strdup_printf ("sqlite:%s/district.db", server->folder);
  const char *argv[] = { program, "--store", store, command, option, value, NULL };
  g_autofree char *out = NULL, *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status,
                &error);
  g_assert_no_error (error);
  *done = g_spawn_check_wait_status (status, NULL);
  return g_strconcat (g_strchomp (out), err, NULL);
}

static char *
operate (PpServer *server, const char *command, const char *cluster, gboolean *done)
{
  return operate_on (server, command, "--cluster", cluster, done);
}

/* An operator's command works beside the server that has the store, and without it. */
static void
test_beside_the_server (void)
{
  g_autoptr (PpServer) server = pp_server_new (program);
  g_autofree char *added = NULL, *code = NULL, *again = NULL, *unknown = NULL, *later = NULL;
  gboolean done;

  pp_server_start (server);
  added = operate (server, "add-cluster", "G01002", &done);
  g_assert_true (done);
  code = operate (server, "enrol-code", "G01002", &done);
  g_assert_true (done);
  g_assert_cmpuint (strlen (code), ==, strlen ("xxxx-xxxx-xxxx-xxxx"));
  again = operate (server, "add-cluster", "G01002", &done);
  g_assert_false (done);
  g_assert_nonnull (strstr (again, "[district.refused]"));
  unknown = operate (server, "enrol-code", "G01003", &done);
  g_assert_false (done);

  pp_server_stop (server);
  later = operate (server, "enrol-code", "G01002", &done);
  g_assert_true (done);
  g_assert_cmpstr (later, !=, code);
  g_assert_cmpstr (later + 10, ==, code + 10);
}

static void
sync_fails (PpFixture *desk, int code)
{
  g_autoptr (GError) error = NULL;
  PpSyncReport report;

  g_assert_false (pp_sync_client_run (desk->store, &report, NULL, &error));
  g_assert_error (error, PP_SYNC_ERROR, code);
}

/* A desk that the operator locks out beside the running server: told so, and nothing else; it
 * keeps what it has, and its neighbour goes on. */
static void
test_revoke (void)
{
  g_autoptr (PpServer) server = pp_server_new (program);
  g_autoptr (GPtrArray) codes = pp_server_prepare (server, "C1", 2);
  g_autoptr (PpFixture) first = NULL, second = NULL;
  g_autoptr (GPtrArray) device = NULL;
  g_autofree char *before = NULL, *after = NULL, *done_words = NULL, *unknown = NULL;
  g_autofree char *nothing = NULL, *line = NULL;
  g_autoptr (GError) error = NULL;
  PpSyncReport report;
  gboolean done;

  pp_server_start (server);
  first = pp_server_add_desk (server, TRUE, 0, server->port, g_ptr_array_index (codes, 0));
  second = pp_server_add_desk (server, FALSE, 501, server->port, g_ptr_array_index (codes, 1));
  g_assert_true (pp_sync_client_run (first->store, &report, NULL, &error));
  g_assert_true (pp_sync_client_run (second->store, &report, NULL, &error));
  device = pp_peek_query (second->store, "SELECT value FROM local WHERE key = 'device'");
  pp_fixture_add_person (second, "Leela", NULL, NULL);

  before = operate_on (server, "list-devices", "--cluster", "C1", &done);
  g_assert_true (done);
  g_assert_null (strstr (before, "revoked"));
  line = g_strdup_printf ("C1  B  %s  0", (char *) g_ptr_array_index (device, 0));
  g_assert_nonnull (strstr (before, line));
  g_assert_true (g_str_has_prefix (before, "C1  A  "));
  unknown = operate_on (server, "revoke", "--device", "d-nobody", &done);
  g_assert_false (done);
  nothing = operate_on (server, "revoke", "--cluster", "C1", &done);
  g_assert_false (done);
  done_words = operate_on (server, "revoke", "--device", g_ptr_array_index (device, 0), &done);
  g_assert_true (done);
  after = operate_on (server, "list-devices", "--name", "x", &done);
  g_assert_nonnull (strstr (after, "  0  revoked"));

  sync_fails (second, PP_SYNC_ERROR_REVOKED);
  g_assert_cmpint (pp_peek_count (second->store, "SELECT count(*) FROM person"), ==, 1);
  g_assert_true (pp_sync_client_run (first->store, &report, NULL, &error));
  g_assert_cmpint (pp_peek_count (first->store, "SELECT count(*) FROM person"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];
  g_test_add_func ("/district/control/beside-the-server", test_beside_the_server);
  g_test_add_func ("/district/control/revoke", test_revoke);
  return g_test_run ();
}
