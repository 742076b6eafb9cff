/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-ask.h"

#include "admin/pp-admin.h"
#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "people/pp-cluster.h"
#include "store/pp-history.h"
#include "store/pp-reference.h"
#include "store/pp-store-error.h"
#include "store/pp-undo.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* Ten years either way. */
#define MOST_DAYS 3660

/* "N" or "N HH:MM": whether @text is a day counted from today, and which. */
static gboolean
is_relative (const char *text, int *n, int *hour, int *minute)
{
  int end = 0;

  *hour = *minute = 0;
  if (sscanf (text, "%d %2d:%2d%n", n, hour, minute, &end) == 3 && text[end] == '\0')
    return *hour < 24 && *minute < 60 && ABS (*n) <= MOST_DAYS;
  end = 0;
  return sscanf (text, "%d%n", n, &end) == 1 && text[end] == '\0' && ABS (*n) <= MOST_DAYS;
}

static char *
resolve (const PpAsk *self, PpDb *db, const char *kind, const char *text, const char *field,
         GError **error)
{
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), kind);
  const char *id;

  if (*text != '@')
    return pp_reference_resolve (db, klass, text, field, error);
  id = self->names != NULL ? g_hash_table_lookup (self->names, text + 1) : NULL;
  if (id == NULL)
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND, field,
                  _("Nothing before this line was called “%s”."), text);
  return g_strdup (id);
}

static gboolean
read_reference (const PpAsk *self, PpDb *db, PpRecord *draft, const PpColumn *column,
                const char *text, GError **error)
{
  g_autofree char *id = *text != '\0' ? resolve (self, db, column->of, text, column->name, error)
                                      : NULL;

  if (id == NULL && *text != '\0')
    return FALSE;
  pp_record_poke_text (draft, column, id);
  return TRUE;
}

static gboolean
read_day (const PpAsk *self, PpRecord *draft, const PpColumn *column, const char *text)
{
  int days, hour, minute;
  g_autofree char *day = NULL;

  if (self->today == NULL || !is_relative (text, &days, &hour, &minute))
    return FALSE;
  day = pp_day_add (self->today, days);
  pp_record_poke_text (draft, column, day);
  return TRUE;
}

/* "@name": the act that last wrote what the line of that name returned. */
static gboolean
read_act (const PpAsk *self, PpDb *db, PpRecord *draft, const PpColumn *column, const char *text,
          GError **error)
{
  const char *id = self->names != NULL ? g_hash_table_lookup (self->names, text + 1) : NULL;
  g_autoptr (GPtrArray) entries = pp_history_of_row (db, id != NULL ? id : "", error);

  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND, column->name,
                    _("Nothing before this line was called “%s”."), text);
      return FALSE;
    }
  pp_record_poke_text (draft, column,
                       ((PpHistoryEntry *) g_ptr_array_index (entries, entries->len - 1))->act);
  return TRUE;
}

static gboolean
read_member (const PpAsk *self, PpDb *db, PpRecord *draft, const PpColumn *column,
             const PpJsonMember *member, GError **error)
{
  gint64 at;

  if (member->type != PP_JSON_TEXT)
    return pp_record_read_member (draft, column, member, error);
  if (column->type == PP_COLUMN_REF)
    return read_reference (self, db, draft, column, member->text, error);
  if (G_OBJECT_TYPE (draft) == pp_undo_act_get_type () && *member->text == '@')
    return read_act (self, db, draft, column, member->text, error);
  if (column->type == PP_COLUMN_DAY && read_day (self, draft, column, member->text))
    return TRUE;
  if (column->type == PP_COLUMN_TIME && *member->text != '\0')
    {
      if (!pp_ask_parse_time (self, db, member->text, &at, error))
        return FALSE;
      pp_record_poke_int (draft, column, at);
      return TRUE;
    }
  return pp_record_read_member (draft, column, member, error);
}

/* The stored record that the form's id names, as a draft: what an editing verb starts from. */
static PpRecord *
draft_stored (const PpAsk *self, PpDb *db, PpRecordClass *klass, const PpJson *with,
              GError **error)
{
  const char *text = pp_json_get_text (with, "id");
  g_autofree char *id = resolve (self, db, klass->kind, text != NULL ? text : "", "id", error);
  g_autoptr (PpRecord) stored = NULL;

  if (id == NULL)
    return NULL;
  stored = pp_db_get (db, G_TYPE_FROM_CLASS (klass), id, error);
  return stored != NULL ? pp_record_draft (stored) : NULL;
}

/**
 * pp_ask_parse_time:
 * @self: from where to count
 * @db: a connection
 * @text: ISO 8601, in Kolkata where no zone is given, or "N HH:MM": N working days from today
 * @at: (out): UTC seconds
 * @error: what is wrong with it
 *
 * Returns: whether it was read
 */
gboolean
pp_ask_parse_time (const PpAsk *self, PpDb *db, const char *text, gint64 *at, GError **error)
{
  int days, hour, minute;
  g_autofree char *day = NULL;

  if (self->today == NULL || !is_relative (text, &days, &hour, &minute))
    return pp_time_parse (text, at, error);
  day = pp_cluster_working_day (db, self->today, days, error);
  if (day == NULL)
    return FALSE;
  *at = pp_day_start (day) + hour * 3600 + minute * 60;
  return TRUE;
}

/**
 * pp_ask_build:
 * @self: what names and days mean
 * @db: a connection
 * @verb: what is asked
 * @with: its form: columns of the verb's argument; references are "@name" or as for
 *   pp_reference_resolve()
 * @error: what cannot be read, with the column as its field
 *
 * Returns: (transfer full): the verb's argument, a draft
 */
PpRecord *
pp_ask_build (const PpAsk *self, PpDb *db, const PpVerb *verb, const PpJson *with, GError **error)
{
  g_autoptr (PpRecord) draft = g_object_new (verb->argument (), NULL);
  PpRecordClass *klass = PP_RECORD_GET_CLASS (draft);

  if (verb->edits)
    {
      g_object_unref (draft);
      draft = draft_stored (self, db, klass, with, error);
      if (draft == NULL)
        return NULL;
    }
  for (guint i = 0; i < with->n_members; i++)
    {
      const PpJsonMember *member = &with->members[i];
      const PpColumn *column = pp_record_class_column (klass, member->key);

      if (verb->edits && strcmp (member->key, "id") == 0)
        continue;
      if (column == NULL)
        {
          pp_error_set (error, PP_RECORD_ERROR, PP_RECORD_ERROR_UNKNOWN_COLUMN, member->key,
                        _("“%s” is not known here."), member->key);
          return NULL;
        }
      if (!read_member (self, db, draft, column, member, error))
        return NULL;
    }
  return g_steal_pointer (&draft);
}

typedef struct {
  const PpVerb *verb;
  const PpJson *with;
} Asked;

static gpointer
build (PpDb *db, gpointer data, GError **error)
{
  const PpAsk ask = { NULL, NULL };
  const Asked *asked = data;

  return pp_ask_build (&ask, db, asked->verb, asked->with, error);
}

/**
 * pp_ask_read:
 * @store: a store
 * @verb: what is to be done
 * @with: what was written
 * @error: what is wrong with it
 *
 * Builds the argument outside of any play: times are dates, and nothing has a name.
 *
 * Returns: (transfer full) (nullable): a draft
 */
PpRecord *
pp_ask_read (PpStore *store, const PpVerb *verb, const PpJson *with, GError **error)
{
  Asked asked = { verb, with };

  return pp_store_read (store, build, &asked, error);
}
