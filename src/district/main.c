/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "district/pp-district-error.h"
#include "district/pp-district.h"
#include "district/pp-routes.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
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
  int   minutes;
  int   idle;
} Asked;

typedef struct {
  const char *name;
  const char *summary;
  gboolean  (*run) (const Asked *asked, PpStore *store, GError **error);
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

static gboolean
serve (const Asked *asked, PpStore *store, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GInetSocketAddress) address = parse_address (asked->listen, error);
  g_autoptr (SoupServer) server = NULL;
  GSList *uris;

  if (address == NULL || !pp_district_begin_epoch (store, error) ||
      (server = pp_routes_serve (store, address, asked->idle, error)) == NULL)
    return FALSE;
  uris = soup_server_get_uris (server);
  for (GSList *l = uris; l != NULL; l = l->next)
    {
      g_autofree char *uri = g_uri_to_string (l->data);

      printf ("%s\n", uri);
    }
  fflush (stdout);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_unix_signal_add (SIGTERM, quit, loop);
  g_unix_signal_add (SIGINT, quit, loop);
  g_main_loop_run (loop);
  soup_server_disconnect (server);
  return TRUE;
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

static gboolean
add_cluster (const Asked *asked, PpStore *store, GError **error)
{
  return need_cluster (asked, error) &&
         pp_district_add_cluster (store, asked->cluster,
                                  asked->name != NULL ? asked->name : asked->cluster, error);
}

static gboolean
enrol_code (const Asked *asked, PpStore *store, GError **error)
{
  g_autofree char *code = NULL;

  if (!need_cluster (asked, error))
    return FALSE;
  code = pp_district_make_code (store, asked->cluster, asked->minutes, error);
  if (code == NULL)
    return FALSE;
  printf ("%s\n", code);
  return TRUE;
}

static const Command commands[] = {
  { "serve", N_("answer desks until it is told to stop"), serve },
  { "add-cluster", N_("take a cluster in"), add_cluster },
  { "enrol-code", N_("make a one-time code for a desk"), enrol_code },
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
    { "minutes", 0, 0, G_OPTION_ARG_INT, &asked->minutes, N_("How long a code holds"), "N" },
    { "idle", 0, 0, G_OPTION_ARG_INT, &asked->idle,
      N_("Seconds after which a request that is not whole is given up"), "N" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND …"));
  g_autofree char *description = describe_commands ();
  g_autoptr (GError) wrong = NULL;
  g_autoptr (PpStore) store = NULL;
  const Command *command;
  gboolean done;

  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &wrong))
    {
      pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE, NULL, "%s", wrong->message);
      return FALSE;
    }
  command = argc == 2 && asked->store != NULL ? find_command (argv[1]) : NULL;
  if (command == NULL)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE, NULL, "%s", help);
      return FALSE;
    }
  store = pp_district_open (asked->store, error);
  if (store == NULL)
    return FALSE;
  done = command->run (asked, store, error);
  pp_store_close (store);
  return done;
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
  return code;
}
