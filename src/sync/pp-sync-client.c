/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync/pp-sync-client.h"

#include "core/pp-error.h"
#include "sync/pp-envelope.h"
#include "sync/pp-sync-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

/* Of one socket operation, and of a whole round trip: a server that drips is given up. */
#define IDLE_SECONDS  20
#define ROUND_SECONDS 60

#define TRIES       3
#define TRUST       "pp-sync-trust"
#define MOST_ROUNDS 10000

typedef struct {
  const PpEnrolment *enrolment;
  GBytes            *body;
} Enrolling;

static gboolean
check_address (const char *address, GError **error)
{
  g_autoptr (GUri) uri = address != NULL ? g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) inet = host != NULL ? g_inet_address_new_from_string (host) : NULL;
  gboolean loopback = g_strcmp0 (host, "localhost") == 0 ||
                      (inet != NULL && g_inet_address_get_is_loopback (inet));

  if (host != NULL && (strcmp (g_uri_get_scheme (uri), "https") == 0 ||
                       (strcmp (g_uri_get_scheme (uri), "http") == 0 && loopback)))
    return TRUE;
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_BAD_ADDRESS, "address",
                _("The district server's address must begin with https://."));
  return FALSE;
}

static gboolean
give_up (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
give_up_cb (GCancellable *cancellable, gpointer deadline)
{
  g_cancellable_cancel (deadline);
}

/* One round trip; an answer is read no further than an envelope can be long. */
typedef struct {
  GMainLoop    *loop;
  GCancellable *deadline;
  GByteArray   *answer;
  GError       *error;
} Round;

static void
on_read_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  Round *round = data;
  gsize length = 0;

  g_input_stream_read_all_finish (G_INPUT_STREAM (stream), result, &length, &round->error);
  g_byte_array_set_size (round->answer, (guint) length);
  g_object_unref (stream);
  g_main_loop_quit (round->loop);
}

static void
on_sent_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  Round *round = data;
  GInputStream *stream = soup_session_send_finish (SOUP_SESSION (session), result, &round->error);

  if (stream == NULL)
    {
      g_main_loop_quit (round->loop);
      return;
    }
  g_byte_array_set_size (round->answer, PP_BODY_LIMIT + 1);
  g_input_stream_read_all_async (stream, round->answer->data, round->answer->len,
                                 G_PRIORITY_DEFAULT, round->deadline, on_read_cb, round);
}

/* It was found before a byte of the request went out. */
static GBytes *
refuse_certificate (GError **error)
{
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_CERTIFICATE, NULL,
                _("Whoever answers there cannot show to be the district server (its certificate "
                  "is wrong). Nothing was sent. Call the district."));
  return NULL;
}

static GBytes *
unreachable (GError **error)
{
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_UNREACHABLE, NULL,
                _("The district server cannot be reached now. Everything is kept here and will be "
                  "sent later."));
  return NULL;
}

static SoupSession *
make_session (PpStore *store)
{
  GTlsDatabase *trust = g_object_get_data (G_OBJECT (store), TRUST);
  SoupSession *session = soup_session_new_with_options ("timeout", IDLE_SECONDS,
                                                        "accept-language-auto", FALSE, NULL);

  if (trust != NULL)
    soup_session_set_tls_database (session, trust);
  return session;
}

static GBytes *
give_answer (Round *round, const char *url, GError **error)
{
  g_autoptr (GError) failure = g_steal_pointer (&round->error);

  if (failure == NULL)
    return g_byte_array_free_to_bytes (g_byte_array_ref (round->answer));
  g_debug ("%s: %s", url, failure->message);
  return g_error_matches (failure, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE)
           ? refuse_certificate (error) : unreachable (error);
}

static GBytes *
post (PpStore *store, const char *address, const char *path, GBytes *body,
      GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GCancellable) deadline = g_cancellable_new ();
  g_autoptr (GSource) timer = g_timeout_source_new_seconds (ROUND_SECONDS);
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *url = g_strconcat (address, g_str_has_suffix (address, "/") ? path + 1 : path,
                                      NULL);
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  Round round = { loop, deadline, answer };
  gulong stopped;

  g_main_context_push_thread_default (context);
  session = make_session (store);
  message = soup_message_new (SOUP_METHOD_POST, url);
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_set_request_body_from_bytes (message, "application/octet-stream", body);
  stopped = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (give_up_cb),
                                                         deadline, NULL) : 0;
  g_source_set_callback (timer, give_up, deadline, NULL);
  g_source_attach (timer, context);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, deadline, on_sent_cb, &round);
  g_main_loop_run (loop);
  g_source_destroy (timer);
  g_cancellable_disconnect (cancellable, stopped);
  soup_session_abort (session);
  g_clear_object (&session);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);

  return give_answer (&round, url, error);
}

static gpointer
make_request (PpDb *db, gpointer data, GError **error)
{
  return pp_desk_sync_request (db, error);
}

static gpointer
take_answer (PpDb *db, gpointer body, GError **error)
{
  return pp_desk_sync_take (db, body, error);
}

static gpointer
read_state (PpDb *db, gpointer data, GError **error)
{
  return pp_desk_sync_get_state (db, error);
}

static gpointer
make_enrolment (PpDb *db, gpointer data, GError **error)
{
  return pp_desk_key_enrol (db, ((Enrolling *) data)->enrolment, error);
}

static gpointer
take_enrolment (PpDb *db, gpointer data, GError **error)
{
  Enrolling *enrolling = data;

  return GINT_TO_POINTER (pp_desk_key_take (db, enrolling->enrolment, enrolling->body, error));
}

/**
 * pp_sync_client_retry:
 * @error: why a round trip failed
 * @n_left: how many tries are left
 *
 * Returns: whether to try again: a line that is down, or an answer that was not the server's
 *   (a captive portal, a cut), may be there again; what the server refused, or the disk, is not
 */
gboolean
pp_sync_client_retry (const GError *error, guint n_left)
{
  return n_left > 0 &&
         (g_error_matches (error, PP_SYNC_ERROR, PP_SYNC_ERROR_UNREACHABLE) ||
          g_error_matches (error, PP_SYNC_ERROR, PP_SYNC_ERROR_MALFORMED) ||
          g_error_matches (error, PP_SYNC_ERROR, PP_SYNC_ERROR_SIGNATURE));
}

/**
 * pp_sync_client_set_trust:
 * @store: the store
 * @trust: (nullable): the certificates by which a server is known; those of the system where %NULL
 *
 * Says whom to believe to be the district server, as where the district signs its certificates
 * itself.
 */
void
pp_sync_client_set_trust (PpStore *store, GTlsDatabase *trust)
{
  g_object_set_data_full (G_OBJECT (store), TRUST, trust != NULL ? g_object_ref (trust) : NULL,
                          g_object_unref);
}

/**
 * pp_sync_client_enrol:
 * @store: the store, open for writing
 * @enrolment: address and code
 * @cancellable: (nullable): takes it back
 * @error: PP_SYNC_ERROR_BAD_ADDRESS, PP_SYNC_ERROR_BAD_CODE, PP_SYNC_ERROR_CERTIFICATE,
 *   PP_SYNC_ERROR_UNREACHABLE
 *
 * Enrols this desk at a district server.
 *
 * Returns: whether it is enrolled
 */
gboolean
pp_sync_client_enrol (PpStore *store, const PpEnrolment *enrolment, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GBytes) request = NULL, answer = NULL;
  Enrolling enrolling = { enrolment };

  if (!check_address (enrolment->address, error))
    return FALSE;
  request = pp_store_maintain (store, make_enrolment, &enrolling, error);
  if (request == NULL)
    return FALSE;
  answer = post (store, enrolment->address, "/v1/enrol", request, cancellable, error);
  if (answer == NULL)
    return FALSE;
  enrolling.body = answer;
  return pp_store_maintain (store, take_enrolment, &enrolling, error) != NULL;
}

static PpSyncTaken *
go_once (PpStore *store, const char *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) request = pp_store_read (store, make_request, NULL, error);
  g_autoptr (GBytes) answer = NULL;

  if (request == NULL)
    return NULL;
  answer = post (store, address, "/v1/sync", request, cancellable, error);
  return answer != NULL ? pp_store_maintain (store, take_answer, answer, error) : NULL;
}

static PpSyncTaken *
go_round (PpStore *store, const char *address, GCancellable *cancellable, GError **error)
{
  for (guint left = TRIES - 1;; left--)
    {
      g_autoptr (GError) failure = NULL;
      PpSyncTaken *taken = go_once (store, address, cancellable, &failure);

      if (taken != NULL)
        return taken;
      if (!pp_sync_client_retry (failure, left) || g_cancellable_is_cancelled (cancellable))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      g_usleep (g_random_int_range (50, 250) * 1000 * (TRIES - left));
    }
}

/* An answer of earlier days is signed as well, and moves nothing. */
static gboolean
has_moved (const PpSyncState *before, const PpSyncState *now)
{
  return now->have != before->have || now->mark != before->mark ||
         g_strcmp0 (now->epoch, before->epoch) != 0;
}

/**
 * pp_sync_client_run:
 * @store: the store, open for writing
 * @report: (out): what went and came
 * @cancellable: (nullable): takes it back
 * @error: why it stopped; what was confirmed until then stays confirmed
 *
 * Goes round after round until nothing waits and the server has no more. Blocks: to be called
 * on a thread of its own, or where there is no screen.
 *
 * Returns: whether all was done
 */
gboolean
pp_sync_client_run (PpStore *store, PpSyncReport *report, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (PpSyncState) state = pp_sync_client_get_state (store, error);
  gint64 before;
  guint n_idle = 0;

  *report = (PpSyncReport) { 0 };
  if (state == NULL)
    return FALSE;
  if (state->address == NULL)
    {
      pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_NOT_ENROLLED, NULL,
                    _("This desk is not enrolled at a district server yet."));
      return FALSE;
    }
  if (!check_address (state->address, error))
    return FALSE;
  before = state->have;
  while (report->rounds < MOST_ROUNDS && n_idle < TRIES)
    {
      g_autofree PpSyncTaken *taken = go_round (store, state->address, cancellable, error);
      g_autoptr (PpSyncState) now = NULL;

      if (taken == NULL)
        return FALSE;
      now = pp_sync_client_get_state (store, error);
      if (now == NULL)
        return FALSE;
      report->rounds++;
      report->taken += taken->taken;
      report->sent = now->have - before;
      if (!taken->more && !taken->again && now->outbox.waiting == 0)
        return TRUE;
      n_idle = has_moved (state, now) ? 0 : n_idle + 1;
      pp_sync_state_free (state);
      state = g_steal_pointer (&now);
    }
  return unreachable (error) != NULL;
}

/**
 * pp_sync_client_get_state:
 * @store: the store
 * @error: why it failed
 *
 * Returns: (transfer full): what waits, since when
 */
PpSyncState *
pp_sync_client_get_state (PpStore *store, GError **error)
{
  return pp_store_read (store, read_state, NULL, error);
}
