/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-control.h"

#include "core/pp-error.h"
#include "core/pp-json.h"
#include "district/pp-devices.h"
#include "district/pp-district-error.h"
#include "district/pp-district.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* Both ends are programs of one operator on one machine: neither waits long. */
#define PATIENCE_SECONDS 5

/**
 * pp_control_path:
 * @where: "sqlite:FILE"
 *
 * Returns: (transfer full): the socket beside the store by which a running server is asked
 */
char *
pp_control_path (const char *where)
{
  return g_strconcat (strchr (where, ':') + 1, ".control", NULL);
}

/**
 * pp_control_do:
 * @store: the server's store
 * @ask: what is asked
 * @error: #PpDistrictError
 *
 * Returns: (transfer full): what to tell the operator: a code, a list, or nothing
 */
char *
pp_control_do (PpStore *store, const PpControlAsk *ask, GError **error)
{
  if (g_strcmp0 (ask->what, "enrol-code") == 0)
    return pp_district_make_code (store, ask->cluster, (int) ask->minutes, error);
  if (g_strcmp0 (ask->what, "list-devices") == 0)
    return pp_devices_list (store, ask->cluster, error);
  if (g_strcmp0 (ask->what, "revoke") == 0)
    return pp_devices_revoke (store, ask->device, error) ? g_strdup ("") : NULL;
  return pp_district_add_cluster (store, ask->cluster, ask->name, error) ? g_strdup ("") : NULL;
}

static char *
answer_line (PpStore *store, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpJson) json = pp_json_parse (line, -1, &error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *told = NULL;
  PpControlAsk ask = { 0 };

  if (json != NULL)
    {
      ask.what = pp_json_get_text (json, "what");
      ask.cluster = pp_json_get_text (json, "cluster");
      ask.name = pp_json_get_text (json, "name");
      ask.device = pp_json_get_text (json, "device");
      pp_json_get_int (json, "minutes", &ask.minutes);
      told = pp_control_do (store, &ask, &error);
    }
  pp_json_add_text (out, told != NULL ? "told" : "refused", told != NULL ? told : error->message);
  g_string_append (out, "}\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
on_incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source,
                gpointer store)
{
  g_autoptr (GDataInputStream) input = NULL;
  g_autofree char *line = NULL, *answer = NULL;

  g_socket_set_timeout (g_socket_connection_get_socket (connection), PATIENCE_SECONDS);
  input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  line = g_data_input_stream_read_line_utf8 (input, NULL, NULL, NULL);
  if (line == NULL)
    return TRUE;
  answer = answer_line (store, line);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), answer,
                             strlen (answer), NULL, NULL, NULL);
  return TRUE;
}

static gboolean
not_reached (const GError *failure, GError **error)
{
  pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_LISTEN, NULL,
                _("The running server cannot be asked: %s."), failure->message);
  return FALSE;
}

/**
 * pp_control_serve:
 * @store: (transfer none): the server's store, whose lock this process holds
 * @path: where to listen
 * @error: PP_DISTRICT_ERROR_LISTEN
 *
 * Lets the operator's other programs ask this one, for only one process may have the store. The
 * socket lies in the store's folder, which is its owner's alone.
 *
 * Returns: (transfer full): the service, on the default context
 */
GSocketService *
pp_control_serve (PpStore *store, const char *path, GError **error)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GError) failure = NULL;

  g_unlink (path);
  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (service), address, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &failure))
    {
      not_reached (failure, error);
      return NULL;
    }
  g_chmod (path, 0600);
  g_signal_connect_object (service, "incoming", G_CALLBACK (on_incoming_cb), store, 0);
  return g_steal_pointer (&service);
}

static char *
read_answer (GSocketConnection *connection, GError **error)
{
  g_autoptr (GDataInputStream) input = NULL;
  g_autoptr (PpJson) json = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *line = NULL;
  const char *told;

  input = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  line = g_data_input_stream_read_line_utf8 (input, NULL, NULL, &failure);
  json = line != NULL ? pp_json_parse (line, -1, error) : NULL;
  if (line == NULL && failure != NULL)
    not_reached (failure, error);
  if (json == NULL)
    return NULL;
  told = pp_json_get_text (json, "told");
  if (told == NULL)
    pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_REFUSED, NULL, "%s",
                  pp_json_get_text (json, "refused"));
  return g_strdup (told);
}

/**
 * pp_control_send:
 * @path: the socket of a running server
 * @ask: what is asked
 * @error: PP_DISTRICT_ERROR_LISTEN where it does not answer; PP_DISTRICT_ERROR_REFUSED
 *
 * Asks the server that has the store.
 *
 * Returns: (transfer full): what it told
 */
char *
pp_control_send (const char *path, const PpControlAsk *ask, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;

  g_socket_client_set_timeout (client, PATIENCE_SECONDS);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &failure);
  pp_json_add_text (line, "what", ask->what);
  pp_json_add_text (line, "cluster", ask->cluster);
  pp_json_add_text (line, "name", ask->name);
  pp_json_add_text (line, "device", ask->device);
  pp_json_add_int (line, "minutes", ask->minutes);
  g_string_append (line, "}\n");
  if (connection == NULL ||
      !g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                  line->str, line->len, NULL, NULL, &failure))
    {
      not_reached (failure, error);
      return NULL;
    }
  return read_answer (connection, error);
}
