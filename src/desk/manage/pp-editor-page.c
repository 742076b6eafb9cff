/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-editor-page.h"

/**
 * pp_editor_page_may:
 * @self: a page
 * @session: who is at the desk
 *
 * Returns: whether this person may do anything there, in the list or in one of its parts
 */
gboolean
pp_editor_page_may (const PpEditorPage *self, PpSession *session)
{
  const char *const verbs[] = { self->add, self->edit, self->remove };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (verbs[i] != NULL && pp_session_may (session, verbs[i]))
      return TRUE;
  for (guint i = 0; self->parts != NULL && self->parts[i] != NULL; i++)
    if (pp_editor_page_may (self->parts[i], session))
      return TRUE;
  return FALSE;
}
