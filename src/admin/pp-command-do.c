/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-do.h"

#include "admin/pp-ask.h"
#include "admin/pp-command-help.h"
#include "admin/pp-play.h"
#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-json.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "kinds/pp-kinds.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static char *
find_today (void)
{
  return pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
}

static PpJson *
read_pairs (int argc, char **argv, GError **error)
{
  g_autoptr (GString) json = g_string_new (NULL);

  for (int i = 0; i < argc; i++)
    {
      g_auto (GStrv) pair = g_strsplit (argv[i], "=", 2);

      if (g_strv_length (pair) != 2)
        {
          pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL,
                        _("“%s” is not of the form KEY=VALUE."), argv[i]);
          return NULL;
        }
      pp_json_add_text (json, pair[0], pair[1]);
    }
  g_string_append (json, argc > 0 ? "}" : "{}");
  return pp_json_parse (json->str, -1, error);
}

static void
print_record (PpAdmin *admin, PpRecord *record)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  g_autofree char *json = pp_record_to_json (record);
  g_autofree char *title = NULL;

  if (admin->json)
    {
      printf ("%s\n", json);
      return;
    }
  title = klass->dup_title != NULL ? klass->dup_title (record) : NULL;
  printf ("%s %s\n", pp_record_get_id (record) != NULL ? pp_record_get_id (record) : "",
          title != NULL ? title : json);
}

/* What the verb asks for besides its form: the person's PIN again, a second person's, a new one. */
static gboolean
add_pins (PpAdmin *admin, PpStore *store, PpRequest *request, PpStepUp step_up, const char *pin,
          GError **error)
{
  gboolean demo;

  if (!pp_admin_is_demo (store, &demo, error))
    return FALSE;
  if (strcmp (request->verb, "staff.set_pin") == 0)
    {
      request->new_pin = pp_admin_read_new_pin (_("New PIN, six digits: "), error);
      if (request->new_pin == NULL)
        return FALSE;
    }
  if (step_up == PP_STEP_NONE || demo)
    return TRUE;
  request->pin = g_strdup (pin);
  if (step_up != PP_STEP_SECOND_PIN)
    return TRUE;
  request->second = pp_admin_find_staff (store, admin->second != NULL ? admin->second : "", error);
  request->second_pin = request->second != NULL ? pp_admin_read_pin (_("The second person's PIN: "))
                                                : NULL;
  return request->second != NULL;
}

static gboolean
do_verb (PpAdmin *admin, PpStore *store, const char *name, const PpJson *with, GError **error)
{
  g_autofree char *staff = NULL, *pin = NULL;
  g_autoptr (PpRequest) request = NULL;
  g_autoptr (PpRecord) record = NULL;
  const PpVerb *verb = pp_schema_verb (pp_store_get_schema (store), name);

  if (verb == NULL)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_UNKNOWN_VERB, NULL,
                    _("Nothing here is called “%s”."), name);
      return FALSE;
    }
  staff = pp_admin_find_staff (store, admin->by, error);
  pin = staff != NULL ? pp_admin_sign_in (store, staff, error) : NULL;
  if (pin == NULL)
    return FALSE;
  request = pp_request_new (name, staff, NULL);
  request->argument = pp_ask_read (store, verb, with, error);
  if (request->argument == NULL ||
      !add_pins (admin, store, request, verb->step_up, pin, error))
    return FALSE;
  pp_record_seal (request->argument);
  record = pp_store_run (store, g_steal_pointer (&request), error);
  if (record == NULL)
    return FALSE;
  print_record (admin, record);
  return TRUE;
}

/**
 * pp_command_do:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: a verb and KEY=VALUE pairs
 * @error: why it is refused
 *
 * Does one verb.
 *
 * Returns: whether it was done
 */
gboolean
pp_command_do (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (PpStore) store = NULL;
  g_autoptr (PpJson) with = NULL;
  gboolean done;

  if (pp_command_help_is_asked (argc, argv))
    return pp_command_help_for_verbs (pp_kinds_get_schema (), argv[1][0] != '-' ? argv[1] : NULL,
                                      error);
  if (!pp_admin_parse (NULL, "do VERB KEY=VALUE…", &argc, &argv, -1, error))
    return FALSE;
  with = read_pairs (argc - 2, argv + 2, error);
  if (with == NULL)
    return FALSE;
  store = pp_admin_open (admin, PP_STORE_WRITE, error);
  if (store == NULL)
    return FALSE;
  done = do_verb (admin, store, argv[1], with, error);
  pp_store_close (store);
  return done;
}

/* Each line leaves at once: who reads it may count on the act. */
static void
print_act (guint line, const char *verb, PpRecord *record, gpointer data)
{
  PpAdmin *admin = data;
  g_autofree char *json = NULL;
  g_autoptr (GString) out = NULL;

  if (!admin->json)
    return;
  json = pp_record_to_json (record);
  out = g_string_new (NULL);
  pp_json_add_int (out, "line", line);
  pp_json_add_text (out, "did", verb);
  pp_json_append_key (out, "record");
  printf ("%s%s}\n", out->str, json);
  fflush (stdout);
}

/**
 * pp_command_play:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: play files
 * @error: the first line that did not do what it should
 *
 * Plays files, one after the other.
 *
 * Returns: whether every line did what it should
 */
gboolean
pp_command_play (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autofree char *today = NULL;
  const GOptionEntry entries[] = {
    { "today", 0, 0, G_OPTION_ARG_STRING, &today,
      N_("The day from which working days count, YYYY-MM-DD"), "DAY" },
    { NULL }
  };
  g_autoptr (PpStore) store = NULL;
  g_autoptr (PpPlay) play = NULL;
  gboolean demo, done = TRUE;

  if (!pp_admin_parse (entries, "play FILE…", &argc, &argv, -1, error))
    return FALSE;
  if (today == NULL)
    today = find_today ();
  if (!pp_day_is_valid (today))
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, "today",
                    _("“%s” is not a day of the form YYYY-MM-DD."), today);
      return FALSE;
    }
  store = pp_admin_open (admin, PP_STORE_WRITE, error);
  if (store == NULL)
    return FALSE;
  if (!pp_admin_is_demo (store, &demo, error) || !demo)
    {
      if (error != NULL && *error == NULL)
        pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_ALLOWED, NULL,
                      _("Play files are for demo clusters: they ask nobody for a PIN."));
      pp_store_close (store);
      return FALSE;
    }
  play = pp_play_new (store, today, print_act, admin);
  for (int i = 1; i < argc && done; i++)
    done = pp_play_file (play, argv[i], error);
  if (!done && error != NULL &&
      g_error_matches (*error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_STOPPED))
    admin->stopped_by = pp_play_get_signal (play);
  if (!admin->json)
    printf (ngettext ("%u act was done.\n", "%u acts were done.\n", pp_play_get_n (play)),
            pp_play_get_n (play));
  pp_store_close (store);
  return done;
}
