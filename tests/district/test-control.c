/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-server.h"

#include <string.h>

static const char *program;

/* What the operator's command prints, and whether it went well. */
static char *
operate (PpServer *server, const char *command, const char *cluster, gboolean *done)
{
  g_autofree char *store = g_strdup_printf ("sqlite:%s/district.db", server->folder);
  const char *argv[] = { program, "--store", store, command, "--cluster", cluster, NULL };
  g_autofree char *out = NULL, *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status,
                &error);
  g_assert_no_error (error);
  *done = g_spawn_check_wait_status (status, NULL);
  return g_strconcat (g_strchomp (out), err, NULL);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];
  g_test_add_func ("/district/control/beside-the-server", test_beside_the_server);
  return g_test_run ();
}
