/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-chaos.h"

#include <string.h>

#define GOOD_SHARE 55   /* of a hundred connections, where any fault may come */
#define MOST_BYTES (64 * 1024 * 1024)

struct _PpChaos {
  GSocketListener *listener;
  GCancellable    *end;
  GThread         *thread;
  GRand           *rand;
  GBytes          *old;         /* the last whole answer */
  guint16          port;
  guint16          server;
  int              fault;       /* atomic */
  int              n_whole;     /* atomic: whole answers of the server that went to a desk */
  int              n_trap;      /* atomic: requests that followed a redirect */
  int              sent;        /* atomic: kilobytes of the last endless answer */
};

static void
write_text (GIOStream *to, const char *text)
{
  g_output_stream_write_all (g_io_stream_get_output_stream (to), text, strlen (text), NULL, NULL,
                             NULL);
}

static void
write_bytes (GIOStream *to, GBytes *bytes, gsize most)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_output_stream_write_all (g_io_stream_get_output_stream (to), data, MIN (length, most), NULL,
                             NULL, NULL);
}

static void
write_slowly (GIOStream *to, GBytes *bytes)
{
  gsize length, step;
  const char *data = g_bytes_get_data (bytes, &length);

  step = length / 20 + 1;
  for (gsize at = 0; at < length; at += step)
    {
      if (!g_output_stream_write_all (g_io_stream_get_output_stream (to), data + at,
                                      MIN (step, length - at), NULL, NULL, NULL))
        return;
      g_usleep (500);
    }
}

static gsize
find_length (const char *head)
{
  g_autofree char *lower = g_ascii_strdown (head, -1);
  const char *line = strstr (lower, "\r\ncontent-length:");

  return line != NULL ? g_ascii_strtoull (line + strlen ("\r\ncontent-length:"), NULL, 10) : 0;
}

/* One HTTP message with its body; NULL where the line ends before it does. */
static GBytes *
read_message (GIOStream *from)
{
  GInputStream *in = g_io_stream_get_input_stream (from);
  g_autoptr (GString) out = g_string_new (NULL);
  char chunk[8192];
  gsize wanted = G_MAXSIZE;

  while (out->len < wanted)
    {
      gssize n = g_input_stream_read (in, chunk, sizeof chunk, NULL, NULL);
      const char *end;

      if (n <= 0)
        return NULL;
      g_string_append_len (out, chunk, n);
      end = strstr (out->str, "\r\n\r\n");
      if (wanted == G_MAXSIZE && end != NULL)
        wanted = (gsize) (end + 4 - out->str) + find_length (out->str);
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

static GIOStream *
connect_to_server (PpChaos *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSocketConnection *connection = g_socket_client_connect_to_host (client, "127.0.0.1",
                                                                   self->server, NULL, NULL);

  return connection != NULL ? G_IO_STREAM (connection) : NULL;
}

static GBytes *
ask_server (PpChaos *self, GBytes *request, gsize most)
{
  g_autoptr (GIOStream) server = connect_to_server (self);

  if (server == NULL)
    return NULL;
  write_bytes (server, request, most);
  return most == G_MAXSIZE ? read_message (server) : NULL;
}

static void
write_status (PpChaos *self, GIOStream *desk)
{
  static const char *const statuses[] = {
    "204 No Content", "206 Partial Content", "400 Bad Request", "401 Unauthorized", "403 Forbidden",
    "404 Not Found", "407 Proxy Authentication Required", "409 Conflict",
    "413 Payload Too Large", "429 Too Many Requests", "500 Internal Server Error",
    "502 Bad Gateway", "503 Service Unavailable", "999 x",
  };
  g_autofree char *text =
    g_strdup_printf ("HTTP/1.1 %s\r\nContent-Length: 2\r\nRetry-After: 86400\r\n"
                     "WWW-Authenticate: Basic realm=\"x\"\r\nConnection: close\r\n\r\n{}",
                     statuses[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (statuses))]);

  write_text (desk, text);
}

static void
write_redirect (PpChaos *self, GIOStream *desk)
{
  static const int statuses[] = { 301, 302, 303, 307, 308 };
  g_autofree char *text =
    g_strdup_printf ("HTTP/1.1 %d Elsewhere\r\nLocation: http://127.0.0.1:%u/trap\r\n"
                     "Content-Length: 0\r\nConnection: close\r\n\r\n",
                     statuses[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (statuses))],
                     self->port);

  write_text (desk, text);
}

static void
write_portal (GIOStream *desk)
{
  write_text (desk, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
                    "<!doctype html>\n<html><body>\n<h1>Sign in to the network</h1>\n"
                    "</body></html>\n");
}

static void
write_endless (PpChaos *self, GIOStream *desk)
{
  g_autofree char *chunk = g_strnfill (65536, 'x');
  gsize sent = 0;

  write_text (desk, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
  while (sent < MOST_BYTES &&
         g_output_stream_write_all (g_io_stream_get_output_stream (desk), chunk, 65536, NULL, NULL,
                                    NULL))
    sent += 65536;
  g_atomic_int_set (&self->sent, (int) (sent / 1024));
}

static void
pass_on (PpChaos *self, GIOStream *desk, GBytes *request, PpChaosFault fault)
{
  g_autoptr (GBytes) first = NULL, answer = NULL;

  if (fault == PP_CHAOS_TWICE)
    first = ask_server (self, request, G_MAXSIZE);
  answer = ask_server (self, request, G_MAXSIZE);
  if (answer == NULL || fault == PP_CHAOS_ANSWER_LOST)
    return;
  if (fault == PP_CHAOS_ANSWER_SHORT)
    write_bytes (desk, answer, g_bytes_get_size (answer) - 1 - g_rand_int (self->rand) % 300);
  else if (fault == PP_CHAOS_HEADER_SHORT)
    write_bytes (desk, answer, g_rand_int_range (self->rand, 1, 60));
  else
    {
      g_atomic_int_inc (&self->n_whole);
      if (fault == PP_CHAOS_EARLY)
        write_text (desk, "HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n");
      if (fault == PP_CHAOS_SLOW)
        write_slowly (desk, answer);
      else
        write_bytes (desk, answer, G_MAXSIZE);
      g_clear_pointer (&self->old, g_bytes_unref);
      self->old = g_steal_pointer (&answer);
    }
}

static PpChaosFault
choose (PpChaos *self)
{
  int fault = g_atomic_int_get (&self->fault);

  if (fault != PP_CHAOS_ANY)
    return fault;
  if (g_rand_int_range (self->rand, 0, 100) < GOOD_SHARE)
    return PP_CHAOS_GOOD;
  return g_rand_int_range (self->rand, 1, PP_CHAOS_N_FAULTS);
}

static void
handle (PpChaos *self, GIOStream *desk)
{
  PpChaosFault fault = choose (self);
  g_autoptr (GBytes) request = fault != PP_CHAOS_CUT ? read_message (desk) : NULL;

  if (request == NULL)
    return;
  if (g_str_has_prefix (g_bytes_get_data (request, NULL), "POST /trap") ||
      g_str_has_prefix (g_bytes_get_data (request, NULL), "GET "))
    g_atomic_int_inc (&self->n_trap);
  switch (fault)
    {
    case PP_CHAOS_REQUEST_CUT:
      ask_server (self, request, g_rand_int_range (self->rand, 1, g_bytes_get_size (request)));
      break;
    case PP_CHAOS_PORTAL:
      write_portal (desk);
      break;
    case PP_CHAOS_EMPTY:
      write_text (desk, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      break;
    case PP_CHAOS_REDIRECT:
      write_redirect (self, desk);
      break;
    case PP_CHAOS_STATUS:
      write_status (self, desk);
      break;
    case PP_CHAOS_ENDLESS:
      write_endless (self, desk);
      break;
    case PP_CHAOS_OLD:
      if (self->old != NULL)
        write_bytes (desk, self->old, G_MAXSIZE);
      break;
    default:
      pass_on (self, desk, request, fault);
      break;
    }
}

static gpointer
run (gpointer data)
{
  PpChaos *self = data;

  while (TRUE)
    {
      g_autoptr (GSocketConnection) desk = g_socket_listener_accept (self->listener, NULL,
                                                                     self->end, NULL);

      if (desk == NULL)
        return NULL;
      g_socket_set_timeout (g_socket_connection_get_socket (desk), 30);
      handle (self, G_IO_STREAM (desk));
      g_io_stream_close (G_IO_STREAM (desk), NULL, NULL);
    }
}

PpChaos *
pp_chaos_new (guint16 server, guint32 seed)
{
  PpChaos *self = g_new0 (PpChaos, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) taken = NULL;
  g_autoptr (GError) error = NULL;

  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener, address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &taken, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (taken));
  self->server = server;
  self->rand = g_rand_new_with_seed (seed);
  self->end = g_cancellable_new ();
  self->thread = g_thread_new ("chaos", run, self);
  return self;
}

void
pp_chaos_free (PpChaos *self)
{
  g_cancellable_cancel (self->end);
  g_thread_join (self->thread);
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_object_unref (self->end);
  g_rand_free (self->rand);
  g_clear_pointer (&self->old, g_bytes_unref);
  g_free (self);
}

guint16
pp_chaos_get_port (PpChaos *self)
{
  return self->port;
}

void
pp_chaos_set (PpChaos *self, int fault)
{
  g_atomic_int_set (&self->fault, fault);
}

int
pp_chaos_get_whole (PpChaos *self)
{
  return g_atomic_int_get (&self->n_whole);
}

int
pp_chaos_get_trap (PpChaos *self)
{
  return g_atomic_int_get (&self->n_trap);
}

int
pp_chaos_get_sent (PpChaos *self)
{
  return g_atomic_int_get (&self->sent);
}
