/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-play.h"

#include "admin/pp-admin.h"
#include "admin/pp-ask.h"
#include "admin/pp-interrupt.h"
#include "core/pp-error.h"
#include "core/pp-file-error.h"
#include "core/pp-json.h"

#include <glib/gi18n.h>
#include <string.h>

/* Some editors write it before the first line. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _PpPlay {
  PpStore     *store;
  char        *today;
  GHashTable  *names;     /* (element-type utf8 utf8) name -> id */
  GHashTable  *staff;     /* (element-type utf8 utf8) code -> id */
  PpPlayFunc   func;
  gpointer     data;
  guint        n_acts;
  PpInterrupt *interrupt;
};

/* One line, read. */
typedef struct {
  PpPlay       *play;
  const PpJson *json;
  const PpVerb *verb;
  PpRequest    *request;
} Line;

/**
 * pp_play_new:
 * @store: (transfer none): a store, open for writing
 * @today: YYYY-MM-DD: where "N HH:MM" counts from
 * @func: (nullable): called after each act
 * @data: for @func
 *
 * Returns: (transfer full): a player
 */
PpPlay *
pp_play_new (PpStore *store, const char *today, PpPlayFunc func, gpointer data)
{
  PpPlay *self = g_new0 (PpPlay, 1);

  self->store = g_object_ref (store);
  self->today = g_strdup (today);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->staff = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->func = func;
  self->data = data;
  self->interrupt = pp_interrupt_new ();
  return self;
}

/**
 * pp_play_free:
 * @self: (transfer full): a player
 */
void
pp_play_free (PpPlay *self)
{
  g_object_unref (self->store);
  g_free (self->today);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->staff);
  pp_interrupt_free (self->interrupt);
  g_free (self);
}

static gboolean
check_keys (const PpJson *json, GError **error)
{
  static const char *const keys[] = { "at", "by", "do", "as", "with", "fails", "told_at", NULL };

  for (guint i = 0; i < json->n_members; i++)
    if (!g_strv_contains (keys, json->members[i].key) ||
        (json->members[i].type != PP_JSON_TEXT && strcmp (json->members[i].key, "with") != 0) ||
        (json->members[i].length == 0))
      {
        pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_UNKNOWN_COLUMN,
                      json->members[i].key, _("“%s” is not known here."), json->members[i].key);
        return FALSE;
      }
  return TRUE;
}

static PpJson *
parse_with (const PpJson *json, GError **error)
{
  const PpJsonMember *with = pp_json_get (json, "with");

  if (with == NULL)
    return pp_json_parse ("{}", -1, error);
  return pp_json_parse (with->type == PP_JSON_OBJECT ? with->text : "",
                        with->type == PP_JSON_OBJECT ? (gssize) with->length : 0, error);
}

static gboolean
read_time (Line *line, PpDb *db, const char *key, gint64 *at, GError **error)
{
  const char *text = pp_json_get_text (line->json, key);
  const PpAsk ask = { line->play->today, line->play->names };

  return text == NULL || pp_ask_parse_time (&ask, db, text, at, error);
}

static gpointer
build_request (PpDb *db, gpointer data, GError **error)
{
  Line *line = data;
  const PpAsk ask = { line->play->today, line->play->names };
  g_autoptr (PpJson) with = parse_with (line->json, error);
  PpRecord *argument;

  if (with == NULL || !read_time (line, db, "at", &line->request->at, error) ||
      !read_time (line, db, "told_at", &line->request->told_at, error))
    return NULL;
  argument = pp_ask_build (&ask, db, line->verb, with, error);
  if (argument == NULL)
    return NULL;
  pp_record_seal (argument);
  line->request->argument = argument;
  return line->request;
}

static const char *
find_staff (PpPlay *self, const char *code, GError **error)
{
  const char *key = code != NULL ? code : "";
  char *id = g_hash_table_lookup (self->staff, key);

  if (id == NULL)
    {
      id = pp_admin_find_staff (self->store, code, error);
      if (id != NULL && strcmp (id, PP_SYSTEM_ACTOR) != 0)
        g_hash_table_insert (self->staff, g_strdup (key), id);
      else if (id != NULL)
        {
          g_free (id);
          return PP_SYSTEM_ACTOR;
        }
    }
  return id;
}

static PpRecord *
perform (PpPlay *self, const PpJson *json, GError **error)
{
  const char *name = pp_json_get_text (json, "do");
  const PpVerb *verb = name != NULL ? pp_schema_verb (pp_store_get_schema (self->store), name)
                                    : NULL;
  const char *staff = find_staff (self, pp_json_get_text (json, "by"), error);
  g_autoptr (PpRequest) request = NULL;
  Line line = { self, json, verb };

  if (staff == NULL)
    return NULL;
  if (verb == NULL)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_UNKNOWN_VERB, "do",
                    _("Nothing here is called “%s”."), name != NULL ? name : "");
      return NULL;
    }
  request = pp_request_new (name, staff, NULL);
  line.request = request;
  if (pp_store_read (self->store, build_request, &line, error) == NULL)
    return NULL;
  return pp_store_run (self->store, g_steal_pointer (&request), error);
}

static gboolean
check_failure (const char *fails, GError *failure, GError **error)
{
  const char *code = failure != NULL ? pp_error_get_code (failure) : "";

  if (strcmp (code, fails) == 0)
    return TRUE;
  if (failure == NULL)
    pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_UNEXPECTED, NULL,
                  _("This should have been refused with “%s”, and was done."), fails);
  else
    pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_UNEXPECTED, NULL,
                  _("This should have been refused with “%s”; it was with “%s”: %s"), fails, code,
                  failure->message);
  return FALSE;
}

static gboolean
play_line (PpPlay *self, const char *text, guint number, GError **error)
{
  g_autoptr (PpJson) json = pp_json_parse (text, -1, error);
  g_autoptr (PpRecord) record = NULL;
  g_autoptr (GError) failure = NULL;
  const char *as, *fails;

  if (json == NULL || !check_keys (json, error))
    return FALSE;
  as = pp_json_get_text (json, "as");
  fails = pp_json_get_text (json, "fails");
  if (as != NULL && g_hash_table_contains (self->names, as))
    {
      pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_BAD_VALUE, "as",
                    _("An earlier line has taken the name “%s”."), as);
      return FALSE;
    }

  record = perform (self, json, &failure);
  if (fails != NULL)
    return check_failure (fails, failure, error);
  if (record == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->n_acts++;
  if (as != NULL)
    g_hash_table_insert (self->names, g_strdup (as), g_strdup (pp_record_get_id (record)));
  if (self->func != NULL)
    self->func (number, pp_json_get_text (json, "do"), record, self->data);
  return TRUE;
}

/**
 * pp_play_file:
 * @self: a player
 * @path: a play file
 * @error: PP_ADMIN_ERROR_LINE or PP_ADMIN_ERROR_STOPPED, naming file and line; the acts before
 *   it stand
 *
 * Plays a file. Empty lines and lines that start with `#` are skipped.
 *
 * Returns: whether every line did what it should
 */
gboolean
pp_play_file (PpPlay *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) unread = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &unread))
    {
      pp_file_error_set_from (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_FILE, path, unread);
      return FALSE;
    }
  if (strlen (text) != length)
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_FILE, NULL,
                    _("“%s” is no text file."), path);
      return FALSE;
    }
  lines = g_strsplit (g_str_has_prefix (text, BYTE_ORDER_MARK) ? text + strlen (BYTE_ORDER_MARK)
                                                               : text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) failure = NULL;
      const char *line = g_strstrip (lines[i]);

      if (*line == '\0' || *line == '#')
        continue;
      if (pp_interrupt_get (self->interrupt) != 0)
        {
          pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_STOPPED, NULL,
                        /* TRANSLATORS: a file, a line */
                        _("Stopped in %1$s before line %2$u. What was done before it stands."),
                        path, i + 1);
          return FALSE;
        }
      if (play_line (self, line, i + 1, &failure))
        continue;
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_LINE, NULL,
                    /* TRANSLATORS: a file, a line, what went wrong, its code */
                    _("%s, line %u: %s (%s)"), path, i + 1, failure->message,
                    pp_error_get_code (failure));
      return FALSE;
    }
  return TRUE;
}

/**
 * pp_play_get_n:
 * @self: a player
 *
 * Returns: how many acts were done
 */
guint
pp_play_get_n (PpPlay *self)
{
  return self->n_acts;
}

/**
 * pp_play_get_signal:
 * @self: a player
 *
 * Returns: the signal that stopped it; 0 for none
 */
int
pp_play_get_signal (PpPlay *self)
{
  return pp_interrupt_get (self->interrupt);
}

/**
 * pp_play_get_id:
 * @self: a player
 * @name: a name that a line gave with "as"
 *
 * Returns: (transfer none) (nullable): the id of what the line returned
 */
const char *
pp_play_get_id (PpPlay *self, const char *name)
{
  return g_hash_table_lookup (self->names, name);
}
