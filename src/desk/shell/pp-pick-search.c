/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-pick-search.h"

#include "desk/shell/pp-lot-words.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"
#include "intake/pp-stock.h"
#include "kinds/pp-kind-note.h"
#include "people/pp-enterprise.h"
#include "production/pp-product.h"
#include "store/pp-search.h"

#include <string.h>

#define MOST_HITS 12

typedef struct {
  char *text;
  char *kinds;   /* (nullable) */
} Ask;

static PpPick *
pick_of_lot (PpDb *db, PpLot *lot, GError **error)
{
  const char *id = pp_record_get_id (PP_RECORD (lot));
  g_auto (PpLotWords) words = { NULL };
  g_autofree char *left = NULL;
  gint64 amount;

  if (!pp_lot_words_read (&words, db, lot, error) || !pp_stock_balance (db, id, &amount, error))
    return NULL;
  left = pp_shown_amount (amount, lot->measure);
  return pp_lot_words_to_pick (&words, id, lot->number, left, NULL);
}

/* Two makers may call their products the same, and a group be called like a person. */
static gboolean
read_note (PpDb *db, PpRecord *record, char **note, GError **error)
{
  const char *kind = PP_RECORD_GET_CLASS (record)->kind;
  g_autoptr (PpEnterprise) maker = NULL;

  if (strcmp (kind, "person") == 0)
    return pp_kind_note_read (db, record, note, error);
  if (strcmp (kind, "enterprise") == 0)
    *note = g_strdup (pp_words_of ("form", ((PpEnterprise *) record)->form));
  if (strcmp (kind, "product") != 0)
    return TRUE;
  maker = pp_db_get (db, pp_enterprise_get_type (), ((PpProduct *) record)->enterprise, error);
  if (maker != NULL)
    *note = pp_shown_name (maker->name_en, maker->name_ml);
  return maker != NULL;
}

static PpPick *
pick_of (PpDb *db, PpRecord *record, GError **error)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  const char *id = pp_record_get_id (record);
  g_autofree char *title = NULL, *note = NULL;

  if (strcmp (klass->kind, "lot") == 0)
    return pick_of_lot (db, (PpLot *) record, error);
  if (!read_note (db, record, &note, error))
    return NULL;
  title = klass->dup_title != NULL ? klass->dup_title (record) : g_strdup (id);
  return pp_pick_new (klass->kind, id, title, note);
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
    *pick = pick_of (db, record, error);
  return record == NULL || *pick != NULL;
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
  g_autoptr (GPtrArray) hits = NULL, picks = NULL;

  hits = *ask->text == '\0' ? pp_search_list_newest (db, ask->kinds, MOST_HITS, error)
                            : pp_search_find_kinds (db, ask->text, ask->kinds, MOST_HITS, error);
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
 * pp_pick_search_async:
 * @store: the store
 * @text: what was typed; "" for what came last
 * @kinds: kinds of record, blank between
 * @cancellable: (nullable): to stop it
 * @callback: called on the main thread; pp_store_read_finish() gives a #GPtrArray of #PpPick, best
 *   first
 * @user_data: for @callback
 *
 * Looks for records in use.
 */
void
pp_pick_search_async (PpStore *store, const char *text, const char *kinds,
                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (store, find, text, kinds, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
         user_data);
}

/**
 * pp_pick_search_id_async:
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
pp_pick_search_id_async (PpStore *store, const char *id, const char *kinds,
                       GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  start (store, look_up, id, kinds, (GDestroyNotify) pp_pick_free, cancellable, callback,
         user_data);
}
