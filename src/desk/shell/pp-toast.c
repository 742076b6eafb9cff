/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-toast.h"

#include "desk/shell/pp-deed.h"
#include "store/pp-history.h"

#include <glib/gi18n.h>
#include <string.h>

#define SECONDS 5

/* How long one's own last act can be taken back. */
#define UNDO_SECONDS 12

/* Says in passing what was done, one thing at a time, and lets it be taken back by a key as long as
 * it is said. It has a line of its own, so that it covers nothing; libadwaita's own, as of 1.2,
 * lies over what is below, cuts long words, and reads freed memory where one is dismissed while it
 * slides in. */
struct _PpToast
{
  GtkBox         parent_instance;

  GtkWidget     *words;
  GtkWidget     *button;
  GtkWidget     *cross;
  PpShell       *shell;     /* (unowned) (nullable): it owns this */
  char          *row;       /* (nullable): that the act wrote, where it can be taken back */
  char          *stood;     /* (nullable): in the field with the focus when it came */
  gboolean       is_late;   /* what could be taken back cannot any more, and nobody said so */
  GSimpleAction *undo;
  guint          timer;
};

G_DEFINE_FINAL_TYPE (PpToast, pp_toast, GTK_TYPE_BOX)

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
ask_back (PpToast *self)
{
  PpSession *session = pp_shell_get_session (self->shell);
  PpStaff *staff = pp_session_get_staff (session);
  Undo *asked;

  if (staff == NULL || self->row == NULL)
    return;
  asked = g_new0 (Undo, 1);
  asked->row = g_strdup (self->row);
  asked->actor = g_strdup (pp_record_get_id (PP_RECORD (staff)));
  pp_store_read_async (pp_session_get_store (session), find_last, asked, undo_free,
                       (GDestroyNotify) pp_history_entry_free, NULL, found_last_cb,
                       g_object_ref (self->shell));
  pp_toast_dismiss (self);
}

static GtkWidget *
get_focus (PpToast *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static const char *
focused_text (PpToast *self)
{
  GtkWidget *focus = get_focus (self);

  return GTK_IS_TEXT (focus) ? gtk_editable_get_text (GTK_EDITABLE (focus)) : "";
}

/* What was typed since what was done is taken back before it. */
static gboolean
take_back_typing (PpToast *self)
{
  g_autofree char *text = g_strdup (focused_text (self));

  if (*text == '\0' || g_strcmp0 (text, self->stood) == 0)
    return FALSE;
  gtk_widget_activate_action (get_focus (self), "text.undo", NULL);
  return strcmp (text, focused_text (self)) != 0;
}

static void
undo_cb (PpToast *self)
{
  if (take_back_typing (self))
    return;
  if (self->is_late)
    pp_toast_show (self, _("This cannot be taken back by this key any more. Correct it where it "
                           "stands."), NULL);
  else
    ask_back (self);
}

static gboolean
over_cb (gpointer data)
{
  PpToast *self = data;
  gboolean is_late = self->is_late || self->row != NULL;

  self->timer = 0;
  pp_toast_dismiss (self);
  self->is_late = is_late;
  g_simple_action_set_enabled (self->undo, is_late);
  return G_SOURCE_REMOVE;
}

/* Whoever is about to press it is not hurried. */
static void
wait_cb (PpToast *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static void
run_cb (PpToast *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    self->timer = g_timeout_add_seconds (self->row != NULL ? UNDO_SECONDS : SECONDS, over_cb, self);
}

static void
pp_toast_dispose (GObject *object)
{
  PpToast *self = PP_TOAST (object);

  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (pp_toast_parent_class)->dispose (object);
}

static void
pp_toast_finalize (GObject *object)
{
  PpToast *self = PP_TOAST (object);

  g_free (self->row);
  g_free (self->stood);
  g_object_unref (self->undo);

  G_OBJECT_CLASS (pp_toast_parent_class)->finalize (object);
}

static void
pp_toast_class_init (PpToastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_toast_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_toast_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "toastbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
heed (PpToast *self)
{
  GtkEventController *pointer = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (pointer, "enter", G_CALLBACK (wait_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pointer, "leave", G_CALLBACK (run_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (wait_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (run_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), pointer);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
pp_toast_init (PpToast *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_box_append (GTK_BOX (self), self->words);
  self->button = gtk_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (self->button, FALSE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (ask_back), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->button);
  self->cross = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (self->cross, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (self->cross, FALSE);
  gtk_widget_add_css_class (self->cross, "flat");
  g_signal_connect_object (self->cross, "clicked", G_CALLBACK (pp_toast_dismiss), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->cross);
  self->undo = g_simple_action_new ("undo", NULL);
  g_simple_action_set_enabled (self->undo, FALSE);
  g_signal_connect_object (self->undo, "activate", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  heed (self);
}

/**
 * pp_toast_serve:
 * @self: what says it
 * @shell: whose it is; it gets the action "toast.undo", which other programs do not see
 */
void
pp_toast_serve (PpToast *self, PpShell *shell)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_if_fail (PP_IS_TOAST (self));

  self->shell = shell;
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->undo));
  gtk_widget_insert_action_group (GTK_WIDGET (shell), "toast", G_ACTION_GROUP (group));
}

/**
 * pp_toast_show:
 * @self: what says it
 * @words: what was done
 * @undo: (nullable): id of the row that the act wrote, where it can be taken back
 *
 * Says it in the place of what was said before.
 */
void
pp_toast_show (PpToast *self, const char *words, const char *undo)
{
  g_autofree char *row = g_strdup (undo);

  g_return_if_fail (PP_IS_TOAST (self) && words != NULL);

  g_free (self->stood);
  self->stood = g_strdup (focused_text (self));
  g_free (self->row);
  self->row = g_steal_pointer (&row);
  self->is_late = FALSE;
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cross), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("toast", "Hide"), -1);
  gtk_button_set_label (GTK_BUTTON (self->button), _("Undo"));
  gtk_widget_set_visible (self->button, self->row != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  g_simple_action_set_enabled (self->undo, self->row != NULL);
  run_cb (self);
}

/**
 * pp_toast_dismiss:
 * @self: what says it
 *
 * What is said now is not any more.
 */
void
pp_toast_dismiss (PpToast *self)
{
  GtkWidget *focus;

  g_return_if_fail (PP_IS_TOAST (self));

  focus = get_focus (self);
  self->is_late = FALSE;
  g_simple_action_set_enabled (self->undo, FALSE);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->shell), GTK_DIR_TAB_BACKWARD);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
