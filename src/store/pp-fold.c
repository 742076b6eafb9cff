/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-fold.h"

#include <string.h>

static char *
member_to_text (const PpJsonMember *member)
{
  g_autoptr (GString) out = NULL;

  if (member->type == PP_JSON_INT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, member->integer);
  if (member->type != PP_JSON_TEXT)
    return g_strdup ("null");
  out = g_string_sized_new (member->length + 2);
  pp_json_append_text (out, member->text, member->length);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
met_what_it_saw (PpFold *self, const char *old_json, GError **error)
{
  g_autoptr (PpJson) old = pp_json_parse (old_json, -1, error);

  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < old->n_members; i++)
    {
      g_autofree char *seen = member_to_text (&old->members[i]);

      if (strcmp (pp_fold_get (self, old->members[i].key), seen) != 0)
        self->clashed = TRUE;
    }
  return TRUE;
}

/**
 * pp_fold_init:
 * @self: (out): a row with no change yet
 */
void
pp_fold_init (PpFold *self)
{
  *self = (PpFold) { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
}

/**
 * pp_fold_clear:
 * @self: a row
 *
 * Frees what it holds.
 */
void
pp_fold_clear (PpFold *self)
{
  g_clear_pointer (&self->values, g_hash_table_unref);
}

/**
 * pp_fold_add:
 * @self: a row
 * @op: I, U or E
 * @new_json: (nullable): the columns after; %NULL where they were erased
 * @old_json: (nullable): the columns before
 * @error: where the log's JSON cannot be read
 *
 * Adds the change that counts next. A row's begin is before whatever was done to it, though its
 * place may be later, after a server was restored: it fills in what is not known yet.
 *
 * Returns: whether it could be read
 */
gboolean
pp_fold_add (PpFold *self, const char *op, const char *new_json, const char *old_json,
             GError **error)
{
  g_autoptr (PpJson) now = NULL;

  self->clashed = FALSE;
  if (self->ended)
    return TRUE;
  if (new_json == NULL)
    {
      self->erased = TRUE;
      return TRUE;
    }
  now = pp_json_parse (new_json, -1, error);
  if (now == NULL || (old_json != NULL && !met_what_it_saw (self, old_json, error)))
    return FALSE;
  if (strcmp (op, "E") == 0)
    {
      g_hash_table_remove_all (self->values);
      self->ended = TRUE;
      self->erased = FALSE;
    }
  for (guint i = 0; i < now->n_members; i++)
    if (strcmp (now->members[i].key, "id") != 0 &&
        !(strcmp (op, "I") == 0 && g_hash_table_contains (self->values, now->members[i].key)))
      g_hash_table_insert (self->values, g_strdup (now->members[i].key),
                           member_to_text (&now->members[i]));
  return TRUE;
}

/**
 * pp_fold_get:
 * @self: a row
 * @column: a column's name
 *
 * Returns: (transfer none): its value as JSON; "null" where it has none
 */
const char *
pp_fold_get (PpFold *self, const char *column)
{
  const char *value = g_hash_table_lookup (self->values, column);

  return value != NULL ? value : "null";
}

/**
 * pp_fold_to_json:
 * @self: a row
 *
 * Returns: (transfer full): all its columns as one JSON object, by name
 */
char *
pp_fold_to_json (PpFold *self)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->values),
                                         (GCompareFunc) strcmp);
  GString *out = g_string_new (NULL);

  for (GList *l = names; l != NULL; l = l->next)
    {
      pp_json_append_key (out, l->data);
      g_string_append (out, g_hash_table_lookup (self->values, l->data));
    }
  g_string_append (out, out->len > 0 ? "}" : "{}");
  return g_string_free (out, FALSE);
}
