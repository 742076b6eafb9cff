/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "district/pp-district.h"
#include "kinds/pp-kinds.h"
#include "pp-peek.h"
#include "pp-server.h"
#include "store/pp-identity.h"
#include "sync/pp-sync-client.h"
#include "sync/pp-sync-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* Set by main() from the program's first argument. */
static const char *program;

/* A server that speaks https on loopback, with the certificates that the test makes. */
typedef struct {
  char      *folder;
  PpServer  *server;
  GPtrArray *codes;
  PpFixture *desk;
} Play;

static void
openssl (Play *play, const char *words)
{
  g_autofree char *line = g_strconcat ("openssl ", words, NULL);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_shell_parse_argv (line, NULL, &argv, &error));
  g_spawn_sync (play->folder, argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static char *
file_of (Play *play, const char *name, const char *end)
{
  g_autofree char *base = g_strconcat (name, end, NULL);

  return g_build_filename (play->folder, base, NULL);
}

#define NEW_KEY "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes "

static void
make_authority (Play *play, const char *name)
{
  g_autofree char *words = g_strdup_printf ("req -x509 " NEW_KEY "-keyout %s.key -out %s.pem "
                                            "-days 2 -subj '/CN=Authority %s'", name, name, name);

  openssl (play, words);
}

static void
make_certificate (Play *play, const char *authority, const char *name, const char *names)
{
  g_autofree char *extensions = file_of (play, name, ".ext");
  g_autofree char *text = g_strconcat ("subjectAltName=", names, "\n", NULL);
  g_autofree char *request = g_strdup_printf ("req " NEW_KEY "-keyout %s.key -out %s.csr "
                                              "-subj '/CN=district'", name, name);
  g_autofree char *sign = g_strdup_printf ("x509 -req -in %s.csr -CA %s.pem -CAkey %s.key "
                                           "-CAcreateserial -days 2 -extfile %s.ext -out %s.pem",
                                           name, authority, authority, name, name);

  g_assert_true (g_file_set_contents (extensions, text, -1, NULL));
  openssl (play, request);
  openssl (play, sign);
}

static void
present (Play *play, const char *name)
{
  g_free (play->server->cert);
  g_free (play->server->key);
  play->server->cert = file_of (play, name, ".pem");
  play->server->key = file_of (play, name, ".key");
  pp_server_start (play->server);
}

static gpointer
set_identity (PpDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (pp_identity_set (db, "demo", 77, error));
}

static void
play_begin (Play *play)
{
  *play = (Play) { g_dir_make_tmp ("pp-tls-XXXXXX", NULL), pp_server_new (program) };
  make_authority (play, "good");
  make_authority (play, "evil");
  make_certificate (play, "good", "right", "IP:127.0.0.1,DNS:localhost");
  make_certificate (play, "good", "other", "DNS:district.example");
  make_certificate (play, "evil", "forged", "IP:127.0.0.1,DNS:localhost");
  play->server->leaks = TRUE;   /* the sanitizer's own search falls over GnuTLS */
  play->codes = pp_server_prepare (play->server, "C1", 2);
  play->desk = pp_fixture_new_bare (pp_kinds_get_schema (), "demo");
  pp_store_maintain (play->desk->store, set_identity, NULL, NULL);
}

static void
play_end (Play *play)
{
  pp_server_free (play->server);
  pp_fixture_remove (play->folder);
  pp_fixture_free (play->desk);
  g_ptr_array_unref (play->codes);
  g_free (play->folder);
}

static void
trust (Play *play, const char *authority)
{
  g_autofree char *file = authority != NULL ? file_of (play, authority, ".pem") : NULL;
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  if (file != NULL)
    database = g_tls_file_database_new (file, &error);
  g_assert_no_error (error);
  pp_sync_client_set_trust (play->desk->store, database);
}

static gboolean
enrol (Play *play, const char *form, GError **error)
{
  g_autofree char *port = g_strdup_printf ("%u", play->server->port);
  g_autoptr (GString) address = g_string_new (form);
  PpEnrolment enrolment = { NULL, g_ptr_array_index (play->codes, 0), NULL };

  g_string_replace (address, "PORT", port, 1);
  enrolment.address = address->str;
  return pp_sync_client_enrol (play->desk->store, &enrolment, NULL, error);
}

static gint64
count_at_server (Play *play, const char *sql)
{
  g_autofree char *where = g_strdup_printf ("sqlite:%s/district.db", play->server->folder);
  g_autoptr (PpStore) store = pp_district_open (where, NULL);
  gint64 n = pp_peek_count (store, sql);

  pp_store_close (store);
  return n;
}

/* Whom the desk does not believe: it says so, and not a byte of the request went out. */
static void
test_wrong (void)
{
  static const struct { const char *certificate, *trusted, *address; } wrong[] = {
    { "forged", "good", "https://127.0.0.1:PORT/" },
    { "other",  "good", "https://127.0.0.1:PORT/" },
    { "other",  "good", "https://localhost:PORT/" },
    { "right",  "evil", "https://127.0.0.1:PORT/" },
    { "right",  NULL,   "https://127.0.0.1:PORT/" },   /* the system knows none of the test's */
    { "right",  NULL,   "https://localhost:PORT/" },
  };
  Play play;

  play_begin (&play);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      present (&play, wrong[i].certificate);
      trust (&play, wrong[i].trusted);
      g_assert_false (enrol (&play, wrong[i].address, &error));
      g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_CERTIFICATE);
      g_assert_cmpstr (pp_error_get_code (error), ==, "sync.certificate");
      pp_server_stop (play.server);
      g_assert_cmpint (count_at_server (&play, "SELECT count(*) FROM device"), ==, 0);
      g_assert_cmpint (count_at_server (&play, "SELECT count(*) FROM code "
                                               "WHERE used_by IS NOT NULL"), ==, 0);
    }
  play_end (&play);
}

/* An authority of the district's own is believed where the desk is told to; plain http to the same
 * port is no way around it. */
static void
test_right (void)
{
  Play play;
  g_autoptr (GError) error = NULL;

  play_begin (&play);
  present (&play, "right");
  trust (&play, "good");
  g_assert_false (enrol (&play, "http://127.0.0.1:PORT/", &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_UNREACHABLE);
  g_clear_error (&error);
  g_assert_true (enrol (&play, "https://localhost:PORT/", &error));
  g_assert_no_error (error);
  pp_server_stop (play.server);
  g_assert_cmpint (count_at_server (&play, "SELECT count(*) FROM device"), ==, 1);
  play_end (&play);
}

/* Another certificate from one day to the next: nothing goes, and nothing is lost. */
static void
test_changed (void)
{
  Play play;
  g_autoptr (GError) error = NULL;
  PpSyncReport report;

  play_begin (&play);
  present (&play, "right");
  trust (&play, "good");
  g_assert_true (enrol (&play, "https://127.0.0.1:PORT/", &error));
  pp_fixture_do (play.desk, "system", "person.register", "name_en", "Leela", NULL);
  g_assert_true (pp_sync_client_run (play.desk->store, &report, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (report.sent, ==, 1);

  pp_server_stop (play.server);
  present (&play, "forged");
  pp_fixture_do (play.desk, "system", "person.register", "name_en", "Omana", NULL);
  g_assert_false (pp_sync_client_run (play.desk->store, &report, NULL, &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_CERTIFICATE);
  g_clear_error (&error);
  pp_server_stop (play.server);
  g_assert_cmpint (count_at_server (&play, "SELECT count(*) FROM feed_act"), ==, 1);

  present (&play, "right");
  g_assert_true (pp_sync_client_run (play.desk->store, &report, NULL, &error));
  g_assert_no_error (error);
  pp_server_stop (play.server);
  g_assert_cmpint (count_at_server (&play, "SELECT count(*) FROM feed_act"), ==, 2);
  play_end (&play);
}

/* A certificate without its key, or one that is none. */
static void
test_no_certificate (void)
{
  g_autofree char *whole = g_canonicalize_filename (program, NULL);
  static const char *const options[][3] = {
    { "--tls-cert=right.pem", NULL }, { "--tls-key=right.key", NULL },
    { "--tls-cert=right.ext", "--tls-key=right.key", NULL },
    { "--tls-cert=nothing.pem", "--tls-key=right.key", NULL },
    { "--tls-cert=right.pem", "--tls-key=other.ext", NULL },
  };
  Play play;

  play_begin (&play);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *store = g_strdup_printf ("sqlite:%s/district.db", play.server->folder);
      g_autofree char *words = NULL;
      const char *argv[] = { whole, "serve", "--listen", "127.0.0.1:0", "--store", store,
                             options[i][0], options[i][1], NULL };
      g_autoptr (GError) error = NULL;
      int status;

      g_spawn_sync (play.folder, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &words,
                    &status, &error);
      g_assert_no_error (error);
      g_assert_false (g_spawn_check_wait_status (status, NULL));
      g_assert_nonnull (strstr (words, "[district.usage]"));
    }
  play_end (&play);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argv[1];
  g_test_add_func ("/district/promise-19/certificate-wrong", test_wrong);
  g_test_add_func ("/district/promise-19/certificate-right", test_right);
  g_test_add_func ("/district/promise-19/certificate-changed", test_changed);
  g_test_add_func ("/district/promise-19/certificate-none", test_no_certificate);
  return g_test_run ();
}
