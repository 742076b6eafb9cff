/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-fold.h"

#include <string.h>

static PpJsonMember *
find (PpFold *self, const char *column)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      PpJsonMember *value = &g_array_index (self->values, PpJsonMember, i);

      if (strcmp (value->key, column) == 0)
        return value;
    }
  return NULL;
}

/* A table holds integers and texts; whatever else a log says stands for NULL. */
static gboolean
is_null (const PpJsonMember *value)
{
  return value == NULL || (value->type != PP_JSON_INT && value->type != PP_JSON_TEXT);
}

static gboolean
is_same (const PpJsonMember *a, const PpJsonMember *b)
{
  if (is_null (a) || is_null (b))
    return is_null (a) && is_null (b);
  if (a->type != b->type)
    return FALSE;
  if (a->type == PP_JSON_INT)
    return a->integer == b->integer;
  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

static gboolean
met_what_it_saw (PpFold *self, const char *old_json, GError **error)
{
  g_autoptr (PpJson) old = pp_json_parse (old_json, -1, error);

  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < old->n_members; i++)
    if (!is_same (find (self, old->members[i].key), &old->members[i]))
      self->clashed = TRUE;
  return TRUE;
}

static void
take_values (PpFold *self, const PpJson *now, gboolean begins)
{
  gboolean first = self->values->len == 0;

  for (guint i = 0; i < now->n_members; i++)
    {
      const PpJsonMember *member = &now->members[i];
      PpJsonMember *value = first ? NULL : find (self, member->key);

      if (strcmp (member->key, "id") == 0)
        continue;
      if (value == NULL)
        g_array_append_val (self->values, *member);
      else if (!begins)
        *value = *member;
    }
}

/**
 * pp_fold_init:
 * @self: (out): a row with no change yet
 */
void
pp_fold_init (PpFold *self)
{
  *self = (PpFold) {
    g_array_sized_new (FALSE, FALSE, sizeof (PpJsonMember), 32),
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_json_free),
  };
}

/**
 * pp_fold_reset:
 * @self: a row
 *
 * Makes it another row, with no change yet.
 */
void
pp_fold_reset (PpFold *self)
{
  g_array_set_size (self->values, 0);
  g_ptr_array_set_size (self->read, 0);
  self->erased = self->ended = self->clashed = FALSE;
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
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->read, g_ptr_array_unref);
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
  PpJson *now;

  self->clashed = FALSE;
  if (self->ended)
    return TRUE;
  if (new_json == NULL)
    {
      self->erased = TRUE;
      return TRUE;
    }
  now = pp_json_parse (new_json, -1, error);
  if (now == NULL)
    return FALSE;
  g_ptr_array_add (self->read, now);
  if (old_json != NULL && !met_what_it_saw (self, old_json, error))
    return FALSE;
  if (strcmp (op, "E") == 0)
    {
      g_array_set_size (self->values, 0);
      self->ended = TRUE;
      self->erased = FALSE;
    }
  take_values (self, now, strcmp (op, "I") == 0);
  return TRUE;
}

/**
 * pp_fold_get:
 * @self: a row
 * @column: a column's name
 *
 * Returns: (transfer none) (nullable): its value, an integer or a text; %NULL where it is NULL
 */
const PpJsonMember *
pp_fold_get (PpFold *self, const char *column)
{
  const PpJsonMember *value = find (self, column);

  return is_null (value) ? NULL : value;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (((const PpJsonMember *) a)->key, ((const PpJsonMember *) b)->key);
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
  GString *out = g_string_new (NULL);

  g_array_sort (self->values, compare_keys);
  for (guint i = 0; i < self->values->len; i++)
    {
      const PpJsonMember *value = &g_array_index (self->values, PpJsonMember, i);

      pp_json_append_key (out, value->key);
      if (is_null (value))
        g_string_append (out, "null");
      else if (value->type == PP_JSON_INT)
        pp_json_append_int (out, value->integer);
      else
        pp_json_append_text (out, value->text, value->length);
    }
  g_string_append (out, out->len > 0 ? "}" : "{}");
  return g_string_free (out, FALSE);
}
