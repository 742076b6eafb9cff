/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-admin.h"

#include "admin/pp-interrupt.h"
#include "core/pp-error.h"
#include "core/pp-file-error.h"
#include "core/pp-json.h"
#include "kinds/pp-kinds.h"
#include "people/pp-people-error.h"
#include "people/pp-pin.h"
#include "people/pp-role.h"
#include "store/pp-folder.h"
#include "store/pp-identity.h"
#include "store/pp-local.h"
#include "store/pp-reference.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

PP_DEFINE_ERROR (pp_admin_error_quark, "admin",
                 "usage", "unknown-kind", "file", "line", "unexpected", "found", "stopped")

/**
 * pp_admin_create:
 * @admin: what was asked
 * @error: #PpStoreError
 *
 * Opens the data folder for writing, and makes it where it is not there: for those commands that
 * begin a desk.
 *
 * Returns: (transfer full): the store
 */
PpStore *
pp_admin_create (PpAdmin *admin, GError **error)
{
  return pp_store_open (admin->folder, pp_kinds_get_schema (), PP_STORE_WRITE, error);
}

/**
 * pp_admin_open:
 * @admin: what was asked
 * @flags: how to open the data folder
 * @error: #PpStoreError; PP_ADMIN_ERROR_FILE where there is no data yet
 *
 * Returns: (transfer full): the store
 */
PpStore *
pp_admin_open (PpAdmin *admin, PpStoreFlags flags, GError **error)
{
  g_autofree char *path = g_build_filename (admin->folder, PP_FOLDER_DATABASE, NULL);
  g_autofree char *restored = pp_folder_restored_name (path);
  GStatBuf info;

  if ((g_stat (path, &info) != 0 || info.st_size == 0) &&
      !g_file_test (restored, G_FILE_TEST_EXISTS))
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_FILE, NULL,
                    _("There is no data in “%s” yet. Begin with “panippura-admin init”."),
                    admin->folder);
      return NULL;
    }
  return pp_store_open (admin->folder, pp_kinds_get_schema (), flags, error);
}

static gpointer
find_staff (PpDb *db, gpointer code, GError **error)
{
  g_autofree char *first = code == NULL ? pp_role_first_manager (db, error) : NULL;

  if (code == NULL && first == NULL)
    return NULL;
  if (g_strcmp0 (first, PP_SYSTEM_ACTOR) == 0)
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_FILE, NULL,
                    _("There is no manager here yet. Begin with “panippura-admin init”."));
      return NULL;
    }
  if (first != NULL)
    return g_steal_pointer (&first);
  return pp_reference_resolve (db, pp_schema_kind (pp_kinds_get_schema (), "staff"), code, "by",
                               error);
}

/**
 * pp_admin_find_staff:
 * @store: the store
 * @code: (nullable): a member of staff's code; the cluster's first manager where %NULL
 * @error: PP_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): their id
 */
char *
pp_admin_find_staff (PpStore *store, const char *code, GError **error)
{
  return pp_store_read (store, find_staff, (gpointer) code, error);
}

typedef struct {
  const char *staff;
  const char *pin;
  GError    **error;
} PinCheck;

static gpointer
read_purpose (PpDb *db, gpointer data, GError **error)
{
  char *purpose = NULL;

  if (!pp_local_read (db, "purpose", &purpose, error))
    return NULL;
  return purpose != NULL ? purpose : g_strdup ("");
}

/* The count of wrong PINs is committed whatever the answer is. */
static gpointer
check_pin (PpDb *db, gpointer data, GError **error)
{
  PinCheck *check = data;

  pp_pin_check (db, check->staff, check->pin, g_get_real_time () / G_USEC_PER_SEC, check->error);
  return GINT_TO_POINTER (TRUE);
}

/**
 * pp_admin_sign_in:
 * @store: the store, open for writing
 * @staff: id of a member of staff
 * @error: PP_PEOPLE_ERROR_WRONG_PIN
 *
 * Asks for the person's PIN, unless this is a demo cluster.
 *
 * Returns: (transfer full): the PIN, which is right; empty in a demo cluster
 */
char *
pp_admin_sign_in (PpStore *store, const char *staff, GError **error)
{
  g_autofree char *purpose = pp_store_read (store, read_purpose, NULL, error);
  g_autofree char *pin = NULL;
  g_autoptr (GError) wrong = NULL;
  PinCheck check = { staff, NULL, &wrong };

  if (purpose == NULL)
    return NULL;
  if (strcmp (purpose, "demo") == 0)
    return g_strdup ("");
  pin = pp_admin_read_pin (_("PIN: "));
  check.pin = pin;
  if (pp_store_maintain (store, check_pin, &check, error) == NULL)
    return NULL;
  if (wrong == NULL)
    return g_steal_pointer (&pin);
  g_propagate_error (error, g_steal_pointer (&wrong));
  return NULL;
}

/**
 * pp_admin_write_file:
 * @path: a file
 * @data: what it is to hold
 * @length: in bytes
 * @error: PP_ADMIN_ERROR_FILE
 *
 * Returns: whether it was written
 */
gboolean
pp_admin_write_file (const char *path, const char *data, gsize length, GError **error)
{
  g_autoptr (GError) unwritten = NULL;

  if (g_file_set_contents (path, data, length, &unwritten))
    return TRUE;
  pp_file_error_set_from (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_FILE, path, unwritten);
  return FALSE;
}

/* A folder whose enrolment was refused is still empty, whatever was said of it then. */
static gpointer
set_purpose (PpDb *db, gpointer demo, GError **error)
{
  g_autofree char *cluster = NULL;
  gboolean unused;

  if (!pp_identity_is_unused (db, &unused, error) ||
      !pp_local_read (db, "server_cluster", &cluster, error))
    return NULL;
  if (unused && cluster == NULL)
    return GINT_TO_POINTER (pp_local_write (db, "purpose", *(gboolean *) demo ? "demo" : "real",
                                            error));
  if (*(gboolean *) demo)
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL,
                    _("Only an empty data folder can become a demo."));
      return NULL;
    }
  return db;
}

/**
 * pp_admin_set_purpose:
 * @store: the store, open for writing
 * @demo: whether it is to be a demo's: no PINs, and the clock can be set
 * @error: where it is to become a demo's and is not empty
 *
 * Says what an empty data folder is for; any other stays what it is.
 *
 * Returns: whether it went well
 */
gboolean
pp_admin_set_purpose (PpStore *store, gboolean demo, GError **error)
{
  return pp_store_maintain (store, set_purpose, &demo, error) != NULL;
}

/**
 * pp_admin_read_new_pin:
 * @prompt: what to ask
 * @error: PP_PEOPLE_ERROR_WEAK_PIN, PP_PEOPLE_ERROR_WRONG_PIN
 *
 * Asks for a new PIN, twice.
 *
 * Returns: (transfer full): the PIN
 */
char *
pp_admin_read_new_pin (const char *prompt, GError **error)
{
  g_autofree char *pin = pp_admin_read_pin (prompt);
  g_autofree char *again = pp_admin_read_pin (_("The same PIN again: "));

  if (strcmp (pin, again) != 0)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WRONG_PIN, "pin",
                    _("The two PINs are not the same. Nothing was done."));
      return NULL;
    }
  return pp_pin_check_strength (pin, error) ? g_steal_pointer (&pin) : NULL;
}

/**
 * pp_admin_is_demo:
 * @store: the store
 * @demo: (out): whether it is a demo cluster's
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_admin_is_demo (PpStore *store, gboolean *demo, GError **error)
{
  g_autofree char *purpose = pp_store_read (store, read_purpose, NULL, error);

  *demo = g_strcmp0 (purpose, "demo") == 0;
  return purpose != NULL;
}

/* A line that is typed and not shown. Whatever comes, the terminal shows again what is typed. */
static void
read_hidden (const char *prompt, const struct termios *shown, char *line, int size)
{
  g_autoptr (PpInterrupt) interrupt = pp_interrupt_new ();
  struct termios hidden = *shown;
  int number;

  hidden.c_lflag &= ~(tcflag_t) ECHO;
  fputs (prompt, stderr);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  number = pp_interrupt_wait (interrupt, STDIN_FILENO);
  if (number == 0 && fgets (line, size, stdin) == NULL)
    line[0] = '\0';
  tcsetattr (STDIN_FILENO, TCSAFLUSH, shown);
  fputc ('\n', stderr);
  if (number != 0)
    pp_interrupt_die (number);
}

/**
 * pp_admin_read_pin:
 * @prompt: what to ask
 *
 * Reads a line from standard input; on a terminal without showing it.
 *
 * Returns: (transfer full): the line
 */
char *
pp_admin_read_pin (const char *prompt)
{
  struct termios shown;
  char line[512] = "";

  if (tcgetattr (STDIN_FILENO, &shown) == 0)
    read_hidden (prompt, &shown, line, sizeof line);
  else if (fgets (line, sizeof line, stdin) == NULL)
    line[0] = '\0';
  return g_strdup (g_strchomp (line));
}

/**
 * pp_admin_set_usage:
 * @error: where to put it
 * @wrong: what GLib found wrong with the options
 *
 * Says so in the person's language; GLib's words, which name the option, stand behind it.
 */
void
pp_admin_set_usage (GError **error, const GError *wrong)
{
  if (g_error_matches (wrong, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL,
                  _("There is no such option; --help shows those that there are. (%s)"),
                  wrong->message);
  else
    pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL,
                  _("An option has no value, or one that it cannot take. (%s)"), wrong->message);
}

/**
 * pp_admin_parse:
 * @entries: (nullable): the command's options
 * @usage: its arguments, for the help
 * @argc: (inout): how many words
 * @argv: (inout): the words, the command first
 * @n_words: how many words must stand beside the options; -1 for one or more
 * @error: PP_ADMIN_ERROR_USAGE
 *
 * Returns: whether the words are as the command wants them
 */
gboolean
pp_admin_parse (const GOptionEntry *entries, const char *usage, int *argc, char ***argv,
                int n_words, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) wrong = NULL;

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &wrong))
    {
      pp_admin_set_usage (error, wrong);
      return FALSE;
    }
  if (n_words < 0 ? *argc > 1 : *argc - 1 == n_words)
    return TRUE;
  pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL,
                _("It is typed so: panippura-admin %s"), usage);
  return FALSE;
}

/**
 * pp_admin_print_error:
 * @admin: what was asked
 * @error: what went wrong
 *
 * Prints it to standard error, as words or as JSON.
 */
void
pp_admin_print_error (PpAdmin *admin, const GError *error)
{
  g_autoptr (GString) out = NULL;

  if (!admin->json)
    {
      const char *field = pp_error_get_field (error);

      fprintf (stderr, "panippura-admin: %s [%s%s%s]\n", error->message,
               pp_error_get_code (error), field != NULL ? " " : "", field != NULL ? field : "");
      return;
    }
  out = g_string_new (NULL);
  pp_json_add_text (out, "error", pp_error_get_code (error));
  pp_json_add_text (out, "field", pp_error_get_field (error));
  pp_json_add_text (out, "message", error->message);
  fprintf (stderr, "%s}\n", out->str);
}
