/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-peek.h"
#include "pp-server.h"
#include "sync/pp-envelope.h"
#include "sync/pp-sync-client.h"

#include <string.h>

#define MEGABYTE (1024 * 1024)

/* What a freed block costs under the address sanitizer is not told by the program's memory. */
#if defined(__SANITIZE_ADDRESS__)
#define MOST_GROWTH (512 * MEGABYTE)
#else
#define MOST_GROWTH (12 * MEGABYTE)
#endif

/* Set by main() from the program's first argument. */
static const char *program;

typedef struct {
  PpServer  *server;
  PpFixture *desk;
} Play;

static gboolean
play_begin (Play *play, int idle, gboolean leaks)
{
  g_autoptr (GPtrArray) codes = NULL;

  if (program == NULL)
    {
      g_test_skip ("give the path of panippura-district as an argument");
      return FALSE;
    }
  *play = (Play) { pp_server_new (program) };
  play->server->idle = idle;
  play->server->leaks = leaks;
  codes = pp_server_prepare (play->server, "C1", 1);
  pp_server_start (play->server);
  play->desk = pp_server_add_desk (play->server, TRUE, 0, play->server->port,
                                   g_ptr_array_index (codes, 0));
  return TRUE;
}

static void
assert_serves (Play *play)
{
  PpSyncReport report;
  g_autoptr (GError) error = NULL;

  pp_fixture_do (play->desk, "anitha", "person.register", "name_en", "Leela", NULL);
  pp_sync_client_run (play->desk->store, &report, NULL, &error);
  g_assert_no_error (error);
}

static void
play_end (Play *play)
{
  assert_serves (play);
  pp_server_stop (play->server);
  pp_fixture_free (play->desk);
  pp_server_free (play->server);
}

static GSocketConnection *
connect_to (Play *play)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_timeout (client, 60);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", play->server->port, NULL,
                                                &error);
  g_assert_no_error (error);
  return connection;
}

static gboolean
write_to (GSocketConnection *to, const char *text, gsize length)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (to)), text, length,
                                    NULL, NULL, NULL);
}

/* All that comes until the server ends the connection; it must do so. */
static char *
read_all (GSocketConnection *from)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (from));
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char chunk[4096];
  gssize n;

  while ((n = g_input_stream_read (in, chunk, sizeof chunk, NULL, &error)) > 0)
    g_string_append_len (out, chunk, n);
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
  return g_string_free (out, FALSE);
}

/* Says it has 300 MB, and sends what it can. */
static void
test_large_body (void)
{
  static const char *const heads[] = {
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 300000000\r\n\r\n",
    "POST /v1/enrol HTTP/1.0\r\nContent-Length: 300000000\r\n\r\n",
    "POST /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 300000000\r\n\r\n",
  };
  g_autofree char *chunk = g_strnfill (MEGABYTE, 'x');
  Play play;

  if (!play_begin (&play, 20, FALSE))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      gint64 before = pp_server_memory (play.server);
      g_autoptr (GSocketConnection) connection = connect_to (&play);
      g_autofree char *answer = NULL;

      write_to (connection, heads[i], strlen (heads[i]));
      for (guint j = 0; j < 300 && write_to (connection, chunk, MEGABYTE); j++)
        ;
      g_assert_cmpint (pp_server_memory (play.server) - before, <, MOST_GROWTH);
      g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
      answer = read_all (connection);
      g_assert_null (strstr (answer, " 200 "));
    }
  play_end (&play);
}

/* The same, and does not say how much. */
static void
test_chunked_body (void)
{
  const char *head = "POST /v1/sync HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                     "Transfer-Encoding: chunked\r\n\r\n";
  g_autofree char *fill = g_strnfill (MEGABYTE, 'x');
  g_autofree char *chunk = g_strdup_printf ("100000\r\n%s\r\n", fill), *answer = NULL;
  g_autoptr (GSocketConnection) connection = NULL;
  gint64 before;
  Play play;

  if (!play_begin (&play, 20, FALSE))
    return;
  before = pp_server_memory (play.server);
  connection = connect_to (&play);
  write_to (connection, head, strlen (head));
  for (guint i = 0; i < 300 && write_to (connection, chunk, strlen (chunk)); i++)
    ;
  g_assert_cmpint (pp_server_memory (play.server) - before, <, MOST_GROWTH);
  g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  answer = read_all (connection);
  g_assert_null (strstr (answer, " 200 "));
  play_end (&play);
}

static void
test_large_headers (void)
{
  g_autofree char *fill = g_strnfill (MEGABYTE, 'x');
  const char *begin = "POST /v1/sync HTTP/1.1\r\nHost: x\r\nX-Long: ";
  g_autoptr (GSocketConnection) connection = NULL;
  gint64 before;
  Play play;

  if (!play_begin (&play, 20, FALSE))
    return;
  before = pp_server_memory (play.server);
  connection = connect_to (&play);
  write_to (connection, begin, strlen (begin));
  for (guint i = 0; i < 64 && write_to (connection, fill, MEGABYTE); i++)
    ;
  g_assert_cmpint (pp_server_memory (play.server) - before, <, MOST_GROWTH);
  g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  {
    g_autofree char *answer = read_all (connection);

    g_assert_null (strstr (answer, " 200 "));
  }
  play_end (&play);
}

/* What is no request of a desk's: no answer is a good one, and the server goes on. */
static void
test_odd_requests (void)
{
  static const char *const requests[] = {
    "GET /v1/sync HTTP/1.1\r\nHost: x\r\n\r\n",
    "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n",
    "DELETE /v1/sync HTTP/1.1\r\nHost: x\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
    "POST /v1/sync/../enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
    "POST /v1/sync%00 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
    "POST /v1/syncx HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n{}\n\n\n",
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 300\r\n\r\n{}\n\n\n",
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
    "0\r\n\r\nPOST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n{}\n",
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\n"
    "Content-Length: 5\r\n\r\n{}\n\n\n",
    "POST /v1/sync HTTP/1.1\r\n\r\n",
    "POST /v1/sync HTTP/9.9\r\nHost: x\r\n\r\n",
    "POST /v1/sync\r\n\r\n",
    "\r\n\r\n\r\n",
    "\x16\x03\x01\x02\x01\x01\xfc\x03\x03",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n{\"kind\":\"sync\"}\n\nxxx",
  };
  Play play;

  if (!play_begin (&play, 20, TRUE))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (GSocketConnection) connection = connect_to (&play);
      g_autofree char *answer = NULL;

      write_to (connection, requests[i], strlen (requests[i]));
      g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
      answer = read_all (connection);
      if (strstr (answer, "HTTP/1.1 200") != NULL && strstr (answer, "\"problem\"") == NULL)
        g_error ("“%s” was answered: %s", requests[i], answer);
    }
  play_end (&play);
}

/* 10^5 levels of JSON, in a header that is short enough and in a payload. */
static void
test_deep (void)
{
  g_autofree char *deep = g_strnfill (4000, '['), *deeper = g_strnfill (100000, '[');
  g_autofree char *header = g_strdup_printf ("{\"a\":%s", deep);
  g_autoptr (GString) payload = g_string_new (NULL), top = g_string_new ("{\"kind\":\"sync\"}");
  guint8 key[PP_KEY_SIZE], secret[PP_SECRET_KEY_SIZE];
  g_autoptr (GBytes) sealed = NULL;
  const char *bodies[2];
  gsize lengths[2];
  Play play;

  if (!play_begin (&play, 20, FALSE))
    return;
  pp_envelope_make_keys (key, secret);
  g_string_append_printf (payload, "{\"s\":%s\n", deeper);
  sealed = pp_envelope_seal (top, payload, secret);
  bodies[0] = header;
  lengths[0] = strlen (header);
  bodies[1] = g_bytes_get_data (sealed, &lengths[1]);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GSocketConnection) connection = connect_to (&play);
      g_autofree char *head =
        g_strdup_printf ("POST /v1/sync HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                         "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", lengths[i]);
      g_autofree char *answer = NULL;

      write_to (connection, head, strlen (head));
      write_to (connection, bodies[i], lengths[i]);
      answer = read_all (connection);
      g_assert_true (strstr (answer, " 400 ") != NULL || strstr (answer, "\"signature\"") != NULL);
    }
  play_end (&play);
}

/* Of two requests on one connection the first is answered, and the connection ends. */
static void
test_pipelined (void)
{
  const char *two = "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n{}\n"
                    "POST /v1/nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
  g_autoptr (GSocketConnection) connection = NULL;
  g_autofree char *answer = NULL;
  Play play;

  if (!play_begin (&play, 20, FALSE))
    return;
  connection = connect_to (&play);
  write_to (connection, two, strlen (two));
  answer = read_all (connection);
  g_assert_nonnull (strstr (answer, "HTTP/1.1 400"));
  g_assert_null (strstr (answer, " 404 "));
  play_end (&play);
}

/* Connections on which nothing more comes are ended; a good desk is served meanwhile. */
static void
test_half_sent (void)
{
  static const char *const halves[] = {
    "", "P", "POST /v1/sync HTTP/1.1\r\nHost: x\r\n",
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{}\n",
    "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n{}\n",
  };
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  Play play;

  if (!play_begin (&play, 2, TRUE))
    return;
  for (guint i = 0; i < 200; i++)
    {
      const char *half = halves[i % G_N_ELEMENTS (halves)];

      g_ptr_array_add (connections, connect_to (&play));
      write_to (g_ptr_array_index (connections, i), half, strlen (half));
    }
  assert_serves (&play);
  for (guint i = 0; i < connections->len; i++)
    {
      g_autofree char *answer = read_all (g_ptr_array_index (connections, i));

      g_assert_null (strstr (answer, " 200 "));
    }
  play_end (&play);
}

/* One byte now and then does not keep a connection. */
static void
test_dripping (void)
{
  const char *head = "POST /v1/sync HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n";
  g_autoptr (GSocketConnection) connection = NULL;
  guint n = 0;
  Play play;

  if (!play_begin (&play, 2, FALSE))
    return;
  connection = connect_to (&play);
  write_to (connection, head, strlen (head));
  for (; n < 600 && write_to (connection, "x", 1); n++)
    g_usleep (50000);
  g_assert_cmpuint (n, <, 600);
  play_end (&play);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  program = argc > 1 ? argv[1] : NULL;
  g_test_add_func ("/district/promise-4/large-body", test_large_body);
  g_test_add_func ("/district/promise-4/chunked-body", test_chunked_body);
  g_test_add_func ("/district/promise-4/large-headers", test_large_headers);
  g_test_add_func ("/district/promise-3/odd-requests", test_odd_requests);
  g_test_add_func ("/district/promise-1/deep", test_deep);
  g_test_add_func ("/district/promise-6/pipelined", test_pipelined);
  g_test_add_func ("/district/promise-19/half-sent", test_half_sent);
  g_test_add_func ("/district/promise-19/dripping", test_dripping);
  return g_test_run ();
}
