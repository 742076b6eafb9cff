/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-place.h"

#include "desk/shell/pp-focus.h"

#include <string.h>

#define PLACE PP_PLACE_NAME

/* Pages of a stack are made as they are first shown, in any order. */
#define SHOWN_PAGE "shown"

static char *
step_to (GtkWidget *widget)
{
  int index = 0;

  if (GTK_IS_STACK (gtk_widget_get_parent (widget)))
    return g_strdup (SHOWN_PAGE);
  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    index++;
  return g_strdup_printf ("%d", index);
}

/* Where it stands within the page: the same page in another language is built the same. */
static char *
path_of (GtkWidget *page, GtkWidget *widget)
{
  GString *path = g_string_new (NULL);

  for (; widget != page; widget = gtk_widget_get_parent (widget))
    {
      g_autofree char *step = step_to (widget);

      g_string_prepend (path, " ");
      g_string_prepend (path, step);
    }
  return g_string_free (path, FALSE);
}

static GtkWidget *
take_step (GtkWidget *widget, const char *step)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int left = atoi (step);

  if (strcmp (step, SHOWN_PAGE) == 0)
    return GTK_IS_STACK (widget) ? gtk_stack_get_visible_child (GTK_STACK (widget)) : NULL;
  while (child != NULL && left-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
find_path (GtkWidget *page, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, " ", -1);
  GtkWidget *found = page;

  for (char **step = steps; found != NULL && **step != '\0'; step++)
    found = take_step (found, *step);
  return found;
}

/* What somebody is writing is gone on with, not replaced by the next letter. */
static gboolean
take_focus (GtkWidget *page, const char *path)
{
  GtkWidget *wanted = path != NULL ? find_path (page, path) : NULL;

  if (wanted == NULL || !gtk_widget_get_mapped (wanted) || !pp_focus_grab (wanted))
    return FALSE;
  if (GTK_IS_EDITABLE (wanted))
    gtk_editable_set_position (GTK_EDITABLE (wanted), -1);
  return TRUE;
}

typedef struct {
  GtkWidget   *page;
  char        *path;
  PpFocusMark *mark;
} Focus;

static void
focus_free (gpointer data)
{
  Focus *self = data;

  g_object_unref (self->page);
  g_free (self->path);
  pp_focus_mark_free (self->mark);
  g_free (self);
}

static gboolean
focus_cb (gpointer data)
{
  Focus *self = data;

  pp_focus_hold (self->mark);
  if (gtk_widget_get_mapped (self->page))
    take_focus (self->page, self->path);
  return G_SOURCE_REMOVE;
}

/* After all that the pane itself still puts into place. */
static void
shown_cb (PpPane *pane, GtkWidget *page)
{
  Focus *focus = g_new (Focus, 1);

  focus->page = g_object_ref (page);
  focus->mark = pp_focus_mark_new (page, FALSE);
  focus->path = g_object_steal_data (G_OBJECT (pane), PLACE);
  g_signal_handlers_disconnect_by_func (pane, shown_cb, page);
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, focus, focus_free);
}

/* What it opened may still be under way, and take the focus when it is there. */
static void
take_focus_when_shown (PpPane *pane, PpPane *page, const char *path)
{
  g_object_set_data_full (G_OBJECT (pane), PLACE, g_strdup (path), g_free);
  g_signal_connect_object (pane, "shown", G_CALLBACK (shown_cb), page, 0);
}

/**
 * pp_place_keep:
 * @page: of the workplace where the person at the desk is
 * @workplace: its name
 * @focus: (nullable): what has the focus
 *
 * Keeps for them where they are: the workplace, what is open in it, and the field.
 */
void
pp_place_keep (PpPane *page, const char *workplace, GtkWidget *focus)
{
  PpSession *session;
  const char *kind = NULL, *id = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (PP_IS_PANE (page));

  session = pp_pane_get_session (page);
  if (session == NULL)
    return;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    path = path_of (GTK_WIDGET (page), focus);
  pp_pane_get_place (page, &kind, &id);
  pp_session_keep (session, PLACE, "workplace", workplace);
  pp_session_keep (session, PLACE, "kind", kind);
  pp_session_keep (session, PLACE, "id", id);
  pp_session_keep (session, PLACE, "focus", path);
}

/**
 * pp_place_get_workplace:
 * @session: somebody's who is at the desk
 *
 * Returns: (transfer none) (nullable): name of the workplace where they were when the screen went
 */
const char *
pp_place_get_workplace (PpSession *session)
{
  return pp_session_kept (session, PLACE, "workplace");
}

/**
 * pp_place_return:
 * @page: of pp_place_get_workplace(), on the screen
 *
 * Opens in it what was open, once.
 *
 * Returns: whether the focus is where it was
 */
gboolean
pp_place_return (PpPane *page)
{
  PpSession *session;
  PpPane *opened;
  const char *its_kind, *its_id;
  g_autofree char *kind = NULL, *id = NULL, *path = NULL;

  g_return_val_if_fail (PP_IS_PANE (page), FALSE);

  session = pp_pane_get_session (page);
  kind = g_strdup (pp_session_kept (session, PLACE, "kind"));
  id = g_strdup (pp_session_kept (session, PLACE, "id"));
  path = g_strdup (pp_session_kept (session, PLACE, "focus"));
  pp_session_forget (session, PLACE);
  pp_session_set_returning (session, TRUE);
  if (kind != NULL)
    pp_pane_go (page, kind, id);
  pp_session_set_returning (session, FALSE);
  opened = kind != NULL && path != NULL ? pp_pane_get_place (page, &its_kind, &its_id) : NULL;
  if (opened != NULL)
    take_focus_when_shown (opened, page, path);
  return take_focus (GTK_WIDGET (page), path);
}
