/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-toast.h"

#include "desk/shell/pp-deed.h"
#include "store/pp-history.h"

#include <glib/gi18n.h>
#include <string.h>

#define SECONDS 5

/* How long one's own last act can be taken back. */
#define UNDO_SECONDS 12

typedef struct {
  char *row;
  char *actor;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *self = data;

  g_free (self->row);
  g_free (self->actor);
  g_free (self);
}

/* What the last act did to the row, where it is this person's own. */
static gpointer
find_last (PpDb *db, gpointer data, GError **error)
{
  Undo *self = data;
  g_autoptr (GPtrArray) entries = pp_history_of_row (db, self->row, error);
  const PpHistoryEntry *last;

  if (entries == NULL || entries->len == 0)
    return NULL;
  last = g_ptr_array_index (entries, entries->len - 1);
  return strcmp (last->actor, self->actor) == 0
           ? g_ptr_array_steal_index (entries, entries->len - 1) : NULL;
}

static void
undone_cb (gpointer shell, gpointer record, const GError *error)
{
  pp_shell_toast (shell, error != NULL ? error->message : _("Taken back"), NULL);
}

/* A fact is taken back by a verb of its own, all else by undoing what was logged. */
static void
take_back (gpointer shell, PpStore *store, const PpHistoryEntry *last)
{
  const PpVerb *done = pp_schema_verb (pp_store_get_schema (store), last->verb), *verb;
  g_autoptr (PpRecord) argument = NULL;

  verb = pp_schema_verb (pp_store_get_schema (store),
                         done != NULL && done->take_back != NULL ? done->take_back : "act.undo");
  argument = g_object_new (verb->argument (), NULL);
  pp_record_set_text (argument, PP_RECORD_GET_CLASS (argument)->columns[0].name,
                      done != NULL && done->take_back != NULL ? last->row : last->act);
  pp_deed_run (shell, verb->name, g_steal_pointer (&argument), undone_cb);
}

static void
found_last_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (GObject) shell = user_data;
  g_autoptr (PpHistoryEntry) last = pp_store_read_finish (PP_STORE (store), task, NULL);
  PpSession *session = pp_shell_get_session (PP_SHELL (shell));

  if (session == NULL)
    return;
  if (last == NULL || pp_session_get_staff (session) == NULL)
    {
      pp_shell_toast (PP_SHELL (shell), _("This cannot be taken back any more."), NULL);
      return;
    }
  take_back (shell, PP_STORE (store), last);
}

static void
undo_cb (AdwToast *toast, PpShell *shell)
{
  PpSession *session = pp_shell_get_session (shell);
  PpStaff *staff = pp_session_get_staff (session);
  Undo *asked;

  if (staff == NULL)
    return;
  asked = g_new0 (Undo, 1);
  asked->row = g_strdup (g_object_get_data (G_OBJECT (toast), "row"));
  asked->actor = g_strdup (pp_record_get_id (PP_RECORD (staff)));
  pp_store_read_async (pp_session_get_store (session), find_last, asked, undo_free,
                       (GDestroyNotify) pp_history_entry_free, NULL, found_last_cb,
                       g_object_ref (shell));
}

/* libadwaita gives its cross no name. */
static void
name_crosses (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    C_("toast", "Hide"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_crosses (child);
}

/**
 * pp_toast_new:
 * @shell: whose toast it is
 * @words: what was done
 * @undo: (nullable): id of the row that the act wrote, where it can be taken back
 *
 * Returns: (transfer full): what says so in passing
 */
AdwToast *
pp_toast_new (PpShell *shell, const char *words, const char *undo)
{
  AdwToast *self = adw_toast_new (words);

  adw_toast_set_timeout (self, undo != NULL ? UNDO_SECONDS : SECONDS);
  if (undo != NULL)
    {
      adw_toast_set_button_label (self, _("Undo"));
      g_object_set_data_full (G_OBJECT (self), "row", g_strdup (undo), g_free);
      g_signal_connect_object (self, "button-clicked", G_CALLBACK (undo_cb), shell, 0);
    }
  return self;
}

/**
 * pp_toast_take_back:
 * @self: a toast that is there
 *
 * As if its Undo were clicked, where it has one.
 */
void
pp_toast_take_back (AdwToast *self)
{
  g_return_if_fail (ADW_IS_TOAST (self));

  if (adw_toast_get_button_label (self) == NULL)
    return;
  g_signal_emit_by_name (self, "button-clicked");
  adw_toast_dismiss (self);
}

/**
 * pp_toast_name_crosses:
 * @overlay: over which a toast lies
 *
 * What hides the toast gets a name.
 */
void
pp_toast_name_crosses (AdwToastOverlay *overlay)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (overlay))
      name_crosses (child);
}
