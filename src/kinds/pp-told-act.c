/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds/pp-told-act.h"

#include "core/pp-day.h"
#include "kinds/pp-told-value.h"
#include "store/pp-history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DISTRICT "district"
#define LOAD     "reference.load"

/* What is written about a record in rows of their own. */
static const struct { const char *kind, *column, *of; } parts[] = {
  { "consent",          "person",     "person" },
  { "disclosure",       "person",     "person" },
  { "membership",       "enterprise", "enterprise" },
  { "staff_role",       "staff",      "staff" },
  { "downtime",         "machine",    "machine" },
  { "extension",         "booking",    "booking" },
  { "stock_move",       "lot",        "lot" },
  { "recipe_line",      "product",    "product" },
  { "product_allergen", "product",    "product" },
  { "nutrition",        "product",    "product" },
  { "run_input",        "run",        "run" },
  { "waste_line",       "run",        "run" },
  { "batch",            "run",        "run" },
  { "result",           "sample",     "sample" },
  { "certificate",      "sample",     "sample" },
  { "release",          "batch",      "batch" },
  { "label_print",      "batch",      "batch" },
  { "payment_line",     "payment",    "payment" },
  { "paper_line",       "token",      "token" },
  { "paper_line",       "booking",    "booking" },
  { "paper_line",       "lot",        "lot" },
  { "paper_line",       "payment",    "payment" },
};

static void
told_change_free (gpointer data)
{
  PpToldChange *change = data;

  g_free (change->column);
  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

static void
told_item_free (gpointer data)
{
  PpToldItem *item = data;

  g_free (item->kind);
  g_free (item->row);
  g_free (item->title);
  g_ptr_array_unref (item->changes);
  g_free (item);
}

static void
told_act_free (gpointer data)
{
  PpToldAct *act = data;

  g_free (act->act);
  g_free (act->actor);
  g_free (act->name);
  g_free (act->verb);
  g_ptr_array_unref (act->items);
  g_free (act);
}

static PpToldActs *
told_acts_new (void)
{
  PpToldActs *self = g_new0 (PpToldActs, 1);

  self->acts = g_ptr_array_new_with_free_func (told_act_free);
  self->actors = g_ptr_array_new_with_free_func (told_act_free);
  self->verbs = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static PpToldWhere
where_of (const PpHistoryEntry *entry)
{
  if (strcmp (entry->actor, DISTRICT) == 0)
    return PP_TOLD_BY_DISTRICT;
  if (strcmp (entry->actor, PP_SYSTEM_ACTOR) == 0)
    return PP_TOLD_AT_SET_UP;
  return entry->is_here ? PP_TOLD_HERE : PP_TOLD_AT_ANOTHER_DESK;
}

static PpToldAct *
told_act_new (PpTeller *teller, const PpHistoryEntry *entry)
{
  PpToldAct *act = g_new0 (PpToldAct, 1);

  act->act = g_strdup (entry->act);
  act->at = entry->at;
  act->told_at = entry->told_at;
  act->actor = g_strdup (entry->actor);
  act->name = g_strdup (pp_teller_title (teller, "staff", entry->actor));
  act->verb = g_strdup (entry->verb);
  act->where = where_of (entry);
  act->is_refused = entry->refused != NULL;
  act->items = g_ptr_array_new_with_free_func (told_item_free);
  return act;
}

static void
add_change (PpTeller *teller, PpToldItem *item, PpRecordClass *klass, const char *name,
            const PpJson *was, const PpJson *now)
{
  const PpColumn *column = pp_record_class_column (klass, name);
  g_autofree char *from = was != NULL
                            ? pp_teller_value (teller, klass, item->row, name, was, now) : NULL;
  g_autofree char *to = pp_teller_value (teller, klass, item->row, name, now, was);
  PpToldChange *change;

  if (g_strcmp0 (from, to) == 0)
    return;
  change = g_new0 (PpToldChange, 1);
  change->column = g_strdup (name);
  change->is_word = column != NULL && column->type == PP_COLUMN_ENUM;
  change->from = g_steal_pointer (&from);
  change->to = g_steal_pointer (&to);
  g_ptr_array_add (item->changes, change);
}

static PpToldHow
how_of (const PpHistoryEntry *entry)
{
  if (strcmp (entry->op, "E") == 0)
    return PP_TOLD_ERASED;
  if (entry->new_json == NULL)
    return PP_TOLD_GONE;
  return strcmp (entry->op, "I") == 0 ? PP_TOLD_WRITTEN : PP_TOLD_CHANGED;
}

static gboolean
add_item (PpTeller *teller, PpToldAct *act, PpDb *db, const PpHistoryEntry *entry, GError **error)
{
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), entry->kind);
  PpToldItem *item = g_new0 (PpToldItem, 1);
  g_autoptr (PpJson) now = NULL, was = NULL;

  g_ptr_array_add (act->items, item);
  item->kind = g_strdup (entry->kind);
  item->row = g_strdup (entry->row);
  item->title = g_strdup (pp_teller_title (teller, entry->kind, entry->row));
  item->how = how_of (entry);
  item->changes = g_ptr_array_new_with_free_func (told_change_free);
  if (klass == NULL || item->how == PP_TOLD_ERASED || item->how == PP_TOLD_GONE)
    return TRUE;
  now = pp_json_parse (entry->new_json, -1, error);
  if (now == NULL)
    return FALSE;
  if (entry->old_json != NULL && (was = pp_json_parse (entry->old_json, -1, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < now->n_members; i++)
    add_change (teller, item, klass, now->members[i].key, was, now);
  return TRUE;
}

static gboolean
begins_act (GPtrArray *entries, guint at)
{
  const PpHistoryEntry *one = g_ptr_array_index (entries, at);

  return at == 0 || strcmp (((PpHistoryEntry *) g_ptr_array_index (entries, at - 1))->act,
                            one->act) != 0;
}

/* @entries: in the order of the log; those of one act stand together */
static gboolean
tell (PpDb *db, PpTeller *teller, GPtrArray *entries, const char *actor, const char *verb,
      guint most, PpToldActs *out, GError **error)
{
  guint end = entries->len;

  for (guint at = entries->len; at-- > 0;)
    {
      const PpHistoryEntry *entry = g_ptr_array_index (entries, at);
      PpToldAct *act;

      if (!begins_act (entries, at))
        continue;
      if ((actor == NULL || strcmp (actor, entry->actor) == 0) &&
          (verb == NULL || strcmp (verb, entry->verb) == 0) && out->n_all++ < most)
        {
          act = told_act_new (teller, entry);
          g_ptr_array_add (out->acts, act);
          for (guint i = at; i < end; i++)
            if (!add_item (teller, act, db, g_ptr_array_index (entries, i), error))
              return FALSE;
        }
      end = at;
    }
  return TRUE;
}

static gboolean
steal_history (PpDb *db, const char *row, GPtrArray *all, GError **error)
{
  g_autoptr (GPtrArray) entries = pp_history_of_row (db, row, error);

  if (entries == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (all, g_steal_pointer (&entries));
  return TRUE;
}

static gboolean
add_parts (PpDb *db, const char *kind, const char *row, GPtrArray *all, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), parts[i].kind);
      g_autofree char *tail = g_strdup_printf ("WHERE %s = ?", parts[i].column);
      g_autoptr (GPtrArray) rows = NULL;

      if (strcmp (parts[i].of, kind) != 0)
        continue;
      rows = pp_db_list (db, G_TYPE_FROM_CLASS (klass), error, tail, "t", row);
      if (rows == NULL)
        return FALSE;
      for (guint j = 0; j < rows->len; j++)
        if (!steal_history (db, pp_record_get_id (g_ptr_array_index (rows, j)), all, error))
          return FALSE;
    }
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PpHistoryEntry *one = *(PpHistoryEntry *const *) a, *two = *(PpHistoryEntry *const *) b;

  return one->id < two->id ? -1 : one->id > two->id;
}

static gboolean
has_actor (GPtrArray *actors, const char *actor)
{
  for (guint i = 0; i < actors->len; i++)
    if (strcmp (((PpToldAct *) g_ptr_array_index (actors, i))->actor, actor) == 0)
      return TRUE;
  return FALSE;
}

static void
note_choices (PpTeller *teller, GPtrArray *entries, PpToldActs *out)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const PpHistoryEntry *entry = g_ptr_array_index (entries, i);

      if (!has_actor (out->actors, entry->actor))
        g_ptr_array_add (out->actors, told_act_new (teller, entry));
      if (!g_ptr_array_find_with_equal_func (out->verbs, entry->verb, g_str_equal, NULL))
        g_ptr_array_add (out->verbs, g_strdup (entry->verb));
    }
}

/**
 * pp_told_acts_of_row:
 * @db: a connection
 * @row: a record's id
 * @most: how many acts are told
 * @error: why it failed
 *
 * What was done to a record, and to what is written about it in rows of their own: the moves of a
 * lot, the results of a sample.
 *
 * Returns: (transfer full): the acts, newest first; none where there is no such record
 */
PpToldActs *
pp_told_acts_of_row (PpDb *db, const char *row, guint most, GError **error)
{
  g_autoptr (PpToldActs) out = told_acts_new ();
  g_autoptr (PpTeller) teller = pp_teller_new (db);
  g_autoptr (GPtrArray) all = pp_history_of_row (db, row, error);

  g_return_val_if_fail (row != NULL, NULL);

  if (all == NULL)
    return NULL;
  if (all->len > 0)
    {
      const PpHistoryEntry *first = g_ptr_array_index (all, 0);

      out->kind = g_strdup (first->kind);
      out->title = g_strdup (pp_teller_title (teller, first->kind, row));
      if (!add_parts (db, out->kind, row, all, error))
        return NULL;
    }
  g_ptr_array_sort (all, compare_entries);
  return tell (db, teller, all, NULL, NULL, most, out, error) ? g_steal_pointer (&out) : NULL;
}

/**
 * pp_told_acts_of_day:
 * @db: a connection
 * @day: YYYY-MM-DD
 * @actor: (nullable): id of who did it; %NULL: whoever
 * @verb: (nullable): what they did; %NULL: whatever
 * @most: how many acts are told
 * @error: why it failed
 *
 * Returns: (transfer full): what was done on that day, newest first, and who did what then
 */
PpToldActs *
pp_told_acts_of_day (PpDb *db, const char *day, const char *actor, const char *verb, guint most,
                     GError **error)
{
  gint64 from = pp_day_start (day);
  g_autoptr (PpToldActs) out = told_acts_new ();
  g_autoptr (PpTeller) teller = pp_teller_new (db);
  g_autoptr (GPtrArray) all = pp_history_of_span (db, from, from + PP_TIME_DAY, error);

  if (all == NULL)
    return NULL;
  note_choices (teller, all, out);
  return tell (db, teller, all, actor, verb, most, out, error) ? g_steal_pointer (&out) : NULL;
}

/**
 * pp_told_acts_of_others:
 * @db: a connection
 * @act: place of an act in this desk's record
 * @actor: id of a member of staff
 * @most: how many acts are told
 * @error: why it failed
 *
 * Returns: (transfer full): what people other than @actor did since, newest first
 */
PpToldActs *
pp_told_acts_of_others (PpDb *db, gint64 act, const char *actor, guint most, GError **error)
{
  g_autoptr (PpToldActs) out = told_acts_new ();
  g_autoptr (PpTeller) teller = pp_teller_new (db);
  g_autoptr (GPtrArray) all = pp_history_of_others (db, act, actor, error);

  return all != NULL && tell (db, teller, all, NULL, NULL, most, out, error)
           ? g_steal_pointer (&out) : NULL;
}

/**
 * pp_told_acts_free:
 * @self: (transfer full): acts
 */
void
pp_told_acts_free (PpToldActs *self)
{
  g_free (self->title);
  g_free (self->kind);
  g_ptr_array_unref (self->acts);
  g_ptr_array_unref (self->actors);
  g_ptr_array_unref (self->verbs);
  g_free (self);
}

/**
 * pp_told_act_title:
 * @self: an act
 * @schema: the tables of the house
 *
 * Returns: (transfer none): what was done, translated; the verb itself where it is a newer peer's
 */
const char *
pp_told_act_title (const PpToldAct *self, const PpSchema *schema)
{
  const PpVerb *verb = pp_schema_verb (schema, self->verb);

  if (strcmp (self->verb, LOAD) == 0)
    return C_("verb", "Bring the reference data");
  return verb != NULL ? pp_verb_get_title (verb) : self->verb;
}
