/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-pick.h"

#include "core/pp-text.h"
#include "people/pp-person.h"
#include "store/pp-search.h"

#include <string.h>

#define MOST_HITS 12
#define TAIL_DIGITS 4

typedef struct {
  char *text;
  char *kinds;   /* (nullable) */
} Ask;

/* House and the end of the phone number tell people of one name apart. */
static char *
note_of (PpRecord *record)
{
  g_autoptr (GPtrArray) parts = NULL;
  PpPerson *person;
  gsize length;

  if (strcmp (PP_RECORD_GET_CLASS (record)->kind, "person") != 0)
    return NULL;
  person = (PpPerson *) record;
  parts = g_ptr_array_new_with_free_func (g_free);
  if (person->house != NULL)
    g_ptr_array_add (parts, g_strdup (person->house));
  length = person->phone != NULL ? strlen (person->phone) : 0;
  if (length >= TAIL_DIGITS)
    g_ptr_array_add (parts, g_strconcat ("…", person->phone + length - TAIL_DIGITS, NULL));
  g_ptr_array_add (parts, NULL);
  return parts->len > 1 ? g_strjoinv (" · ", (char **) parts->pdata) : NULL;
}

static PpPick *
pick_of (PpRecord *record)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  PpPick *self = g_new0 (PpPick, 1);

  self->kind = g_strdup (klass->kind);
  self->id = g_strdup (pp_record_get_id (record));
  self->title = klass->dup_title != NULL ? klass->dup_title (record) : g_strdup (self->id);
  self->note = note_of (record);
  return self;
}

static gboolean
read_pick (PpDb *db, const char *kind, const char *id, PpPick **pick, GError **error)
{
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), kind);
  g_autoptr (PpRecord) record = NULL;

  *pick = NULL;
  if (klass == NULL)
    return TRUE;
  if (!pp_db_first (db, G_TYPE_FROM_CLASS (klass), (gpointer *) &record, error, "WHERE id = ?",
                    "t", id))
    return FALSE;
  if (record != NULL)
    *pick = pick_of (record);
  return TRUE;
}

/* As the index of the one box has it: without the strokes of numbers. */
static char *
plain (const char *text)
{
  g_autofree char *folded = pp_text_fold (text);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != '-' && *p != '/')
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

static void
ask_free (gpointer data)
{
  Ask *self = data;

  g_free (self->text);
  g_free (self->kinds);
  g_free (self);
}

static gpointer
find (PpDb *db, gpointer data, GError **error)
{
  const Ask *ask = data;
  g_autoptr (GPtrArray) hits = pp_search_find_kinds (db, ask->text, ask->kinds, MOST_HITS, error);
  g_autoptr (GPtrArray) picks = NULL;

  if (hits == NULL)
    return NULL;
  picks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);
  for (guint i = 0; i < hits->len; i++)
    {
      const PpHit *hit = g_ptr_array_index (hits, i);
      PpPick *pick;

      if (!read_pick (db, hit->kind, hit->id, &pick, error))
        return NULL;
      if (pick != NULL)
        g_ptr_array_add (picks, pick);
    }
  return g_steal_pointer (&picks);
}

static gpointer
look_up (PpDb *db, gpointer data, GError **error)
{
  const Ask *ask = data;
  g_auto (GStrv) kinds = g_strsplit (ask->kinds != NULL ? ask->kinds : "", " ", -1);
  PpPick *pick = NULL;

  for (guint i = 0; kinds[i] != NULL && pick == NULL; i++)
    if (!read_pick (db, kinds[i], ask->text, &pick, error))
      return NULL;
  return pick;
}

static void
start (PpStore *store, PpReadFunc func, const char *text, const char *kinds,
       GDestroyNotify result_free, GCancellable *cancellable, GAsyncReadyCallback callback,
       gpointer user_data)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->text = g_strdup (text);
  ask->kinds = g_strdup (kinds);
  pp_store_read_async (store, func, ask, ask_free, result_free, cancellable, callback, user_data);
}

/**
 * pp_pick_new:
 * @kind: of a record
 * @id: of it
 * @title: what it is called
 * @note: (nullable): what tells it from others of that name
 *
 * Returns: (transfer full): something that can be picked
 */
PpPick *
pp_pick_new (const char *kind, const char *id, const char *title, const char *note)
{
  PpPick *self = g_new0 (PpPick, 1);

  self->kind = g_strdup (kind);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->note = g_strdup (note);
  return self;
}

/**
 * pp_pick_copy:
 * @self: (nullable): a pick
 *
 * Returns: (transfer full) (nullable): another one of the same
 */
PpPick *
pp_pick_copy (const PpPick *self)
{
  return self != NULL ? pp_pick_new (self->kind, self->id, self->title, self->note) : NULL;
}

/**
 * pp_pick_free:
 * @self: (transfer full) (nullable): a pick
 */
void
pp_pick_free (PpPick *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->id);
  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

/**
 * pp_pick_matches:
 * @self: a pick
 * @text: what was typed
 *
 * Returns: whether every word of @text stands in its title or note
 */
gboolean
pp_pick_matches (const PpPick *self, const char *text)
{
  g_autofree char *all = g_strjoin (" ", self->title, self->note, NULL);
  g_autofree char *within = plain (all), *wanted = plain (text);
  g_auto (GStrv) words = g_strsplit (wanted, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (within, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * pp_pick_find_async:
 * @store: the store
 * @text: what was typed
 * @kinds: kinds of record, blank between
 * @cancellable: (nullable): to stop it
 * @callback: called on the main thread; pp_store_read_finish() gives a #GPtrArray of #PpPick, best
 *   first
 * @user_data: for @callback
 *
 * Looks for records in use.
 */
void
pp_pick_find_async (PpStore *store, const char *text, const char *kinds,
                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (store, find, text, kinds, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
         user_data);
}

/**
 * pp_pick_look_up_async:
 * @store: the store
 * @id: of a record
 * @kinds: (nullable): kinds that it may be of, blank between
 * @cancellable: (nullable): to stop it
 * @callback: called on the main thread; pp_store_read_finish() gives a #PpPick, or %NULL without
 *   an error where there is no such record
 * @user_data: for @callback
 *
 * Reads what a record is called.
 */
void
pp_pick_look_up_async (PpStore *store, const char *id, const char *kinds,
                       GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  start (store, look_up, id, kinds, (GDestroyNotify) pp_pick_free, cancellable, callback,
         user_data);
}
