/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "district/pp-control.h"
#include "district/pp-district-error.h"
#include "district/pp-district.h"
#include "district/pp-routes.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define CODE_MINUTES 10
#define IDLE_SECONDS 60

/* What was typed. */
typedef struct {
  char *store;
  char *listen;
  char *cluster;
  char *name;
  char *device;
  char *tls_cert;
  char *tls_key;
  int   minutes;
  int   idle;
} Asked;

typedef struct {
  const char *name;
  const char *summary;
  gboolean  (*run) (const Asked *asked, GError **error);
} Command;

static gboolean
quit (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static GInetSocketAddress *
parse_address (const char *text, GError **error)
{
  const char *colon = text != NULL ? strrchr (text, ':') : NULL;
  g_autofree char *host = colon != NULL ? g_strndup (text, colon - text) : NULL;
  g_autoptr (GInetAddress) inet = host != NULL ? g_inet_address_new_from_string (host) : NULL;
  guint64 port;

  if (inet != NULL && g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT16, &port, NULL))
    return G_INET_SOCKET_ADDRESS (g_inet_socket_address_new (inet, (guint16) port));
  pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE, NULL,
                _("“%s” is no address of the form 127.0.0.1:8080."), text != NULL ? text : "");
  return NULL;
}

static void
print_addresses (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);

  for (GSList *l = uris; l != NULL; l = l->next)
    {
      g_autofree char *uri = g_uri_to_string (l->data);

      printf ("%s\n", uri);
    }
  fflush (stdout);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

/* No certificate where none is asked for. */
static gboolean
read_certificate (const Asked *asked, GTlsCertificate **certificate, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (asked->tls_cert == NULL && asked->tls_key == NULL)
    return TRUE;
  if (asked->tls_cert != NULL && asked->tls_key != NULL)
    *certificate = g_tls_certificate_new_from_files (asked->tls_cert, asked->tls_key, &failure);
  if (*certificate != NULL)
    return TRUE;
  pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE, NULL,
                _("The certificate and its key cannot be read: %s."),
                failure != NULL ? failure->message : "--tls-cert, --tls-key");
  return FALSE;
}

static gboolean
serve_store (const Asked *asked, PpStore *store, GInetSocketAddress *address, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *path = pp_control_path (asked->store);
  g_autoptr (GSocketService) control = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (SoupServer) server = NULL;

  if (!read_certificate (asked, &certificate, error) || !pp_district_begin_epoch (store, error) ||
      (control = pp_control_serve (store, path, error)) == NULL ||
      (server = pp_routes_serve (store, address, certificate, asked->idle, error)) == NULL)
    return FALSE;
  print_addresses (server);
  g_unix_signal_add (SIGTERM, quit, loop);
  g_unix_signal_add (SIGINT, quit, loop);
  g_main_loop_run (loop);
  soup_server_disconnect (server);
  g_socket_service_stop (control);
  g_unlink (path);
  return TRUE;
}

static gboolean
serve (const Asked *asked, GError **error)
{
  g_autoptr (GInetSocketAddress) address = parse_address (asked->listen, error);
  g_autoptr (PpStore) store = address != NULL ? pp_district_open (asked->store, error) : NULL;
  gboolean done;

  if (store == NULL)
    return FALSE;
  done = serve_store (asked, store, address, error);
  pp_store_close (store);
  return done;
}

static gboolean
need_cluster (const Asked *asked, GError **error)
{
  if (asked->cluster != NULL)
    return TRUE;
  pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE, NULL,
                _("Name the cluster with --cluster CODE."));
  return FALSE;
}

/* Asks the server that has the store where one runs; else does it here. */
static gboolean
manage (const Asked *asked, const char *what, GError **error)
{
  const PpControlAsk ask = {
    what, asked->cluster, asked->name != NULL ? asked->name : asked->cluster, asked->device,
    asked->minutes,
  };
  g_autoptr (GError) failure = NULL;
  g_autoptr (PpStore) store = NULL;
  g_autofree char *told = NULL;

  store = pp_district_open (asked->store, &failure);
  if (g_error_matches (failure, PP_STORE_ERROR, PP_STORE_ERROR_LOCKED))
    {
      g_autofree char *path = pp_control_path (asked->store);

      told = pp_control_send (path, &ask, error);
    }
  else if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    {
      told = pp_control_do (store, &ask, error);
      pp_store_close (store);
    }
  if (told != NULL && *told != '\0')
    printf ("%s\n", told);
  return told != NULL;
}

static gboolean
add_cluster (const Asked *asked, GError **error)
{
  return need_cluster (asked, error) && manage (asked, "add-cluster", error);
}

static gboolean
enrol_code (const Asked *asked, GError **error)
{
  return need_cluster (asked, error) && manage (asked, "enrol-code", error);
}

static gboolean
list_devices (const Asked *asked, GError **error)
{
  return manage (asked, "list-devices", error);
}

static gboolean
lock_out (const Asked *asked, GError **error)
{
  if (asked->device != NULL)
    return manage (asked, "revoke", error);
  pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE, NULL,
                _("Name the desk with “--device ID”, as “list-devices” shows it."));
  return FALSE;
}

static const Command commands[] = {
  { "serve", N_("answer desks until it is told to stop"), serve },
  { "add-cluster", N_("take a cluster in"), add_cluster },
  { "enrol-code", N_("make a one-time code for a desk"), enrol_code },
  { "list-devices", N_("show the desks, with their letters and how many acts are here"),
    list_devices },
  { "revoke", N_("lock a desk out"), lock_out },
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static char *
describe_commands (void)
{
  GString *out = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (out, "\n  %-14s %s", commands[i].name, _(commands[i].summary));
  return g_string_free (out, FALSE);
}

static gboolean
run (Asked *asked, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "store", 0, 0, G_OPTION_ARG_STRING, &asked->store, N_("The store: sqlite:FILE"), "STORE" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &asked->listen,
      N_("Where to listen; port 0 takes a free one"), "ADDRESS:PORT" },
    { "cluster", 0, 0, G_OPTION_ARG_STRING, &asked->cluster, N_("Code of a cluster"), "CODE" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &asked->name, N_("Name of the cluster"), "NAME" },
    { "device", 0, 0, G_OPTION_ARG_STRING, &asked->device, N_("A desk, as “list-devices” shows it"),
      "ID" },
    { "minutes", 0, 0, G_OPTION_ARG_INT, &asked->minutes, N_("How long a code holds"), "N" },
    { "tls-cert", 0, 0, G_OPTION_ARG_FILENAME, &asked->tls_cert,
      N_("The server's certificate and those above it, as PEM: speaks https"), "FILE" },
    { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &asked->tls_key, N_("The certificate's key, as PEM"),
      "FILE" },
    { "idle", 0, 0, G_OPTION_ARG_INT, &asked->idle,
      N_("Seconds after which a request that is not whole is given up"), "N" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND …"));
  g_autofree char *description = describe_commands ();
  g_autoptr (GError) wrong = NULL;
  const Command *command;

  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &wrong))
    {
      pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE, NULL, "%s", wrong->message);
      return FALSE;
    }
  command = argc == 2 ? find_command (argv[1]) : NULL;
  if (command == NULL && argc == 2)
    {
      pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE, NULL,
                    _("There is no command “%s”. “--help” shows all of them."), argv[1]);
      return FALSE;
    }
  if (command == NULL || asked->store == NULL)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE, NULL, "%s", help);
      return FALSE;
    }
  return command->run (asked, error);
}

static void
set_language (void)
{
  const char *folder = g_getenv ("PANIPPURA_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : PANIPPURA_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  Asked asked = { .minutes = CODE_MINUTES, .idle = IDLE_SECONDS };
  g_autoptr (GError) error = NULL;
  int code = 0;

  set_language ();
  signal (SIGPIPE, SIG_IGN);
  if (sodium_init () < 0)
    return 3;
  if (!run (&asked, argc, argv, &error))
    {
      fprintf (stderr, "panippura-district: %s [%s]\n", error->message,
               pp_error_get_code (error));
      code = g_error_matches (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE) ? 2 : 1;
    }
  g_free (asked.store);
  g_free (asked.listen);
  g_free (asked.cluster);
  g_free (asked.name);
  g_free (asked.device);
  g_free (asked.tls_cert);
  g_free (asked.tls_key);
  return code;
}
