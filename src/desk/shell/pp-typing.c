/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-typing.h"

#include "desk/shell/pp-begun.h"
#include "desk/shell/pp-place.h"

#include <string.h>

#define WHERE PP_PLACE_NAME "/"

static void
add_change (GPtrArray *changes, const char *key, const char *text, gint64 at)
{
  g_autofree char *form = pp_typing_form_of (key);

  g_ptr_array_add (changes, pp_draft_new (form, strrchr (key, '/') + 1, text, at));
}

static void
add_begun (PpTyping *self, GHashTable *wanted)
{
  g_autoptr (GHashTable) forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (forms, pp_typing_form_of (key));
  for (guint i = 0; self->begun != NULL && i < self->begun->len; i++)
    {
      const PpDraft *one = g_ptr_array_index (self->begun, i);

      if (pp_typing_form_there (one->form) == NULL && !g_hash_table_contains (forms, one->form))
        g_hash_table_replace (wanted, g_strdup_printf ("%s/%s", one->form, one->field),
                              g_strdup (one->text));
    }
}

/* Returns: (element-type utf8): the forms in which somebody typed */
static GHashTable *
find_new (PpTyping *self, GHashTable *wanted)
{
  GHashTable *forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      g_autofree char *form = pp_typing_form_of (key);

      if (pp_begun_title (self->schema, form) != NULL &&
          g_strcmp0 (g_hash_table_lookup (self->stored, key), text) != 0)
        g_hash_table_add (forms, g_steal_pointer (&form));
    }
  return forms;
}

static gboolean
is_of_form (gpointer key, gpointer text, gpointer form)
{
  g_autofree char *where = pp_typing_form_of (key);

  return strcmp (pp_typing_form_there (where), form) == 0;
}

/* @place: what the session keeps of where they are */
static void
move_where (PpTyping *self, const char *form, GHashTable *place)
{
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_foreach_remove (self->where, is_of_form, (gpointer) form);
  g_hash_table_iter_init (&iter, place);
  while (g_hash_table_iter_next (&iter, &key, &text))
    g_hash_table_replace (self->where,
                          g_strdup_printf (WHERE "%s%s", form, strrchr (key, '/')),
                          g_strdup (text));
}

/* The way to what is typed no more leads nowhere. */
static void
add_where (PpTyping *self, GHashTable *wanted)
{
  g_autoptr (GHashTable) forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (forms, pp_typing_form_of (key));
  g_hash_table_iter_init (&iter, self->where);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      g_autofree char *where = pp_typing_form_of (key);

      if (g_hash_table_contains (forms, pp_typing_form_there (where)))
        g_hash_table_replace (wanted, g_strdup (key), g_strdup (text));
      else
        g_hash_table_iter_remove (&iter);
    }
}

static gboolean
is_any_begun (PpTyping *self, GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    if (pp_begun_title (self->schema, ((PpDraft *) g_ptr_array_index (drafts, i))->form))
      return TRUE;
  return FALSE;
}

/**
 * pp_typing_new:
 * @schema: the verbs of the house
 * @staff: id of a person
 *
 * Returns: (transfer full): what they type: nothing yet
 */
PpTyping *
pp_typing_new (const PpSchema *schema, const char *staff)
{
  PpTyping *self = g_new0 (PpTyping, 1);

  self->schema = schema;
  self->staff = g_strdup (staff);
  self->stored = pp_typing_new_texts ();
  self->where = pp_typing_new_texts ();
  return self;
}

/**
 * pp_typing_free:
 * @self: (transfer full): what somebody types
 */
void
pp_typing_free (PpTyping *self)
{
  g_free (self->staff);
  g_hash_table_unref (self->stored);
  g_hash_table_unref (self->where);
  g_clear_pointer (&self->begun, g_ptr_array_unref);
  g_free (self);
}

/**
 * pp_typing_new_texts:
 *
 * Returns: (transfer full): "form/field" -> text: none yet
 */
GHashTable *
pp_typing_new_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * pp_typing_form_of:
 * @key: "form/field", where the form's name may have a stroke too
 *
 * Returns: (transfer full): the form's name
 */
char *
pp_typing_form_of (const char *key)
{
  return g_strndup (key, strrchr (key, '/') - key);
}

/**
 * pp_typing_form_there:
 * @form: of a draft
 *
 * Where somebody typed in a form stands beside what they typed, as "where/FORM".
 *
 * Returns: (transfer none) (nullable): that form; %NULL where the draft is what they typed
 */
const char *
pp_typing_form_there (const char *form)
{
  return g_str_has_prefix (form, WHERE) ? form + strlen (WHERE) : NULL;
}

/**
 * pp_typing_take:
 * @self: what somebody types
 * @drafts: (element-type PpDraft): what the table has from before
 *
 * That is what they had begun.
 */
void
pp_typing_take (PpTyping *self, GPtrArray *drafts)
{
  self->is_read = TRUE;
  for (guint i = 0; i < drafts->len; i++)
    {
      const PpDraft *one = g_ptr_array_index (drafts, i);
      char *key = g_strdup_printf ("%s/%s", one->form, one->field);

      g_hash_table_replace (self->stored, key, g_strdup (one->text));
      if (pp_typing_form_there (one->form) != NULL)
        g_hash_table_replace (self->where, g_strdup (key), g_strdup (one->text));
      self->written_at = MAX (self->written_at, one->at);
    }
  if (is_any_begun (self, drafts))
    self->begun = g_ptr_array_ref (drafts);
}

/**
 * pp_typing_complete:
 * @self: what somebody types
 * @wanted: (inout): "form/field" -> text: what is typed now
 * @place: where they are, as the session keeps it
 *
 * Adds what had been begun and is not seen to yet, and where each was typed.
 */
void
pp_typing_complete (PpTyping *self, GHashTable *wanted, GHashTable *place)
{
  g_autoptr (GHashTable) forms = find_new (self, wanted);
  GHashTableIter iter;
  gpointer form;

  g_hash_table_iter_init (&iter, forms);
  while (g_hash_table_iter_next (&iter, &form, NULL))
    move_where (self, form, place);
  add_begun (self, wanted);
  add_where (self, wanted);
}

/**
 * pp_typing_compare:
 * @self: what somebody types
 * @wanted: "form/field" -> text: what the table is to have
 *
 * Returns: (transfer full) (element-type PpDraft): what has to change in it
 */
GPtrArray *
pp_typing_compare (PpTyping *self, GHashTable *wanted)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_draft_free);
  gint64 now = MAX (g_get_real_time () / G_USEC_PER_SEC, self->written_at + 1);
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (self->is_unsure || g_strcmp0 (g_hash_table_lookup (self->stored, key), text) != 0)
      add_change (changes, key, text, now);
  g_hash_table_iter_init (&iter, self->stored);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (wanted, key))
      add_change (changes, key, NULL, now);
  if (changes->len > 0)
    self->written_at = now;
  return changes;
}

/**
 * pp_typing_take_title:
 * @self: what somebody types, who had begun something
 * @title: of forms
 *
 * Takes what is of this title, and what stands beside it, out of what was begun.
 *
 * Returns: (transfer full) (element-type PpDraft): it
 */
GPtrArray *
pp_typing_take_title (PpTyping *self, const char *title)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_draft_free);
  g_autoptr (GPtrArray) begun = g_steal_pointer (&self->begun);
  GPtrArray *left = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_draft_free);

  for (guint i = 0; i < begun->len; i++)
    {
      const PpDraft *one = g_ptr_array_index (begun, i);
      const char *there = pp_typing_form_there (one->form);
      const char *form = there != NULL ? there : one->form;
      gboolean is_wanted = pp_begun_is_beside (form) ||
                           g_strcmp0 (pp_begun_title (self->schema, form), title) == 0;

      g_ptr_array_add (is_wanted ? taken : left,
                       pp_draft_new (one->form, one->field, one->text, one->at));
    }
  self->begun = is_any_begun (self, left) ? g_ptr_array_ref (left) : NULL;
  g_ptr_array_unref (left);
  return taken;
}
