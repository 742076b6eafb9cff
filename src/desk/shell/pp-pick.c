/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-pick.h"

#include "core/pp-text.h"

#include <string.h>

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
  PpPick *copy;

  if (self == NULL)
    return NULL;
  copy = pp_pick_new (self->kind, self->id, self->title, self->note);
  copy->also = g_strdup (self->also);
  return copy;
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
  g_free (self->also);
  g_free (self);
}

/**
 * pp_pick_begins:
 * @self: a pick
 * @text: what was typed
 *
 * Returns: whether a word of what it shows begins with @text, so that it is what was meant rather
 *   than what has it within
 */
gboolean
pp_pick_begins (const PpPick *self, const char *text)
{
  g_autofree char *title = plain (self->title), *wanted = plain (text);
  g_auto (GStrv) words = pp_text_fold_begun (wanted);
  const char *at = title;

  if (words[0] == NULL)
    return FALSE;
  while ((at = strstr (at, words[0])) != NULL)
    {
      if (at == title || at[-1] == ' ')
        return TRUE;
      at++;
    }
  return FALSE;
}

/**
 * pp_pick_matches:
 * @self: a pick
 * @text: what was typed
 *
 * Returns: whether every word of @text stands in what it shows or is found by
 */
gboolean
pp_pick_matches (const PpPick *self, const char *text)
{
  g_autofree char *all = g_strjoin (" ", self->title, self->note != NULL ? self->note : "",
                                    self->also, NULL);
  g_autofree char *within = plain (all), *wanted = plain (text);
  g_auto (GStrv) words = pp_text_fold_begun (wanted);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (within, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
