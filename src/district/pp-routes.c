/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-routes.h"

#include "core/pp-error.h"
#include "district/pp-district-error.h"
#include "district/pp-enrol.h"
#include "district/pp-exchange.h"
#include "sync/pp-envelope.h"
#include "sync/pp-sync-error.h"

#include <glib/gi18n.h>
#include <string.h>

typedef GBytes *(*Answer) (PpDb *db, GBytes *body, GError **error);

/* Every path, and what answers it. */
static const struct {
  const char *path;
  Answer      answer;
} routes[] = {
  { "/v1/sync",  pp_exchange_answer },
  { "/v1/enrol", pp_enrol_answer },
};

/* A request whose answer the store is making. */
typedef struct {
  SoupServer        *server;
  SoupServerMessage *message;
  GBytes            *body;
  Answer             answer;
} Visit;

static void
visit_free (gpointer data)
{
  Visit *visit = data;

  g_object_unref (visit->server);
  g_object_unref (visit->message);
  g_bytes_unref (visit->body);
  g_free (visit);
}

static gpointer
make_answer (PpDb *db, gpointer data, GError **error)
{
  Visit *visit = data;

  return visit->answer (db, visit->body, error);
}

static void
on_answered_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (SoupServerMessage) message = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = pp_store_maintain_finish (PP_STORE (store), result, &error);

  if (answer == NULL)
    {
      g_log (G_LOG_DOMAIN, error->domain == PP_SYNC_ERROR ? G_LOG_LEVEL_DEBUG : G_LOG_LEVEL_MESSAGE,
             "%s", error->message);
      soup_server_message_set_status (message, SOUP_STATUS_BAD_REQUEST, NULL);
    }
  else
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                    "Content-Type", "application/octet-stream");
      soup_message_body_append_bytes (soup_server_message_get_response_body (message), answer);
    }
  soup_server_message_unpause (message);
}

static Answer
find_route (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (strcmp (routes[i].path, path) == 0)
      return routes[i].answer;
  return NULL;
}

static void
handle (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
        gpointer store)
{
  Answer answer = find_route (path);
  Visit *visit;

  if (answer == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  if (soup_server_message_get_method (message) != SOUP_METHOD_POST)
    {
      soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
      return;
    }
  visit = g_new0 (Visit, 1);
  visit->server = g_object_ref (server);
  visit->message = g_object_ref (message);
  visit->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  visit->answer = answer;
  soup_server_message_pause (message);
  pp_store_maintain_async (store, make_answer, visit, visit_free, (GDestroyNotify) g_bytes_unref,
                           on_answered_cb, g_object_ref (message));
}

/* What is too large is refused before it is read; nothing of it is kept in memory. A connection
 * carries one request: SoupServer watches none that idles between two. */
static void
on_got_headers_cb (SoupServerMessage *message, gpointer data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  goffset length = soup_message_headers_get_content_length (headers);
  gboolean counted = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH ||
                     soup_message_headers_get_encoding (headers) == SOUP_ENCODING_NONE;

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection",
                                "close");
  if (counted && length <= PP_BODY_LIMIT)
    return;
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  soup_server_message_set_status (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, NULL);
}

static gboolean
close_connection (gpointer message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
  return G_SOURCE_REMOVE;
}

static void
timer_free (gpointer timer)
{
  g_source_destroy (timer);
  g_source_unref (timer);
}

/* SoupServer waits for ever: who sends half a request, or drips one, would hold a connection. */
static void
on_request_started_cb (SoupServer *server, SoupServerMessage *message, gpointer idle_seconds)
{
  GSource *timer = g_timeout_source_new_seconds (GPOINTER_TO_UINT (idle_seconds));

  g_source_set_callback (timer, close_connection, message, NULL);
  g_source_attach (timer, g_main_context_get_thread_default ());
  g_object_set_data_full (G_OBJECT (message), "pp-timer", timer, timer_free);
  g_signal_connect_object (message, "got-headers", G_CALLBACK (on_got_headers_cb), server, 0);
}

/**
 * pp_routes_serve:
 * @store: (transfer none): the server's store
 * @address: where to listen
 * @certificate: (nullable): with its key; https is spoken where there is one
 * @idle_seconds: when a request and its answer must be through, or the connection is closed
 * @error: PP_DISTRICT_ERROR_LISTEN
 *
 * Returns: (transfer full): the server, listening on the default context
 */
SoupServer *
pp_routes_serve (PpStore *store, GInetSocketAddress *address, GTlsCertificate *certificate,
                 guint idle_seconds, GError **error)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GError) failure = NULL;

  soup_server_add_handler (server, NULL, handle, g_object_ref (store), g_object_unref);
  g_signal_connect (server, "request-started", G_CALLBACK (on_request_started_cb),
                    GUINT_TO_POINTER (idle_seconds));
  if (certificate != NULL)
    soup_server_set_tls_certificate (server, certificate);
  if (soup_server_listen (server, G_SOCKET_ADDRESS (address),
                          certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0, &failure))
    return g_steal_pointer (&server);
  pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_LISTEN, NULL,
                _("The server cannot listen there: %s."), failure->message);
  return NULL;
}
