/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-last-toast.h"

#include "desk/shell/pp-toast.h"

#include <string.h>

/* Says in passing what was done, one thing at a time, and lets it be taken back by a key as long as
 * it is said. */
struct _PpLastToast
{
  GObject          parent_instance;

  PpShell         *shell;     /* (unowned): it owns this */
  AdwToastOverlay *overlay;   /* (unowned): of the shell */
  AdwToast        *toast;     /* (nullable) (unowned) */
  char            *stood;     /* (nullable): in the field with the focus when it came */
  GSimpleAction   *undo;
};

G_DEFINE_FINAL_TYPE (PpLastToast, pp_last_toast, G_TYPE_OBJECT)

static GtkWidget *
get_focus (PpLastToast *self)
{
  return gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->overlay)));
}

static const char *
focused_text (PpLastToast *self)
{
  GtkWidget *focus = get_focus (self);

  return GTK_IS_TEXT (focus) ? gtk_editable_get_text (GTK_EDITABLE (focus)) : "";
}

/* What was typed since what was done is taken back before it. */
static gboolean
take_back_typing (PpLastToast *self)
{
  g_autofree char *text = g_strdup (focused_text (self));

  if (*text == '\0' || g_strcmp0 (text, self->stood) == 0)
    return FALSE;
  gtk_widget_activate_action (get_focus (self), "text.undo", NULL);
  return strcmp (text, focused_text (self)) != 0;
}

static void
undo_cb (PpLastToast *self)
{
  if (!take_back_typing (self) && self->toast != NULL)
    pp_toast_take_back (self->toast);
}

static void
gone_cb (PpLastToast *self, AdwToast *toast)
{
  if (toast == self->toast)
    g_simple_action_set_enabled (self->undo, FALSE);
}

static void
pp_last_toast_finalize (GObject *object)
{
  PpLastToast *self = PP_LAST_TOAST (object);

  g_clear_weak_pointer (&self->toast);
  g_free (self->stood);
  g_object_unref (self->undo);

  G_OBJECT_CLASS (pp_last_toast_parent_class)->finalize (object);
}

static void
pp_last_toast_class_init (PpLastToastClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_last_toast_finalize;
}

static void
pp_last_toast_init (PpLastToast *self)
{
  self->undo = g_simple_action_new ("undo", NULL);
  g_simple_action_set_enabled (self->undo, FALSE);
  g_signal_connect_object (self->undo, "activate", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
}

/**
 * pp_last_toast_new:
 * @shell: whose toasts they are; it gets the action "toast.undo", which other programs do not see
 * @overlay: of the shell
 *
 * Returns: (transfer full): what shows its toasts
 */
PpLastToast *
pp_last_toast_new (PpShell *shell, AdwToastOverlay *overlay)
{
  PpLastToast *self = g_object_new (PP_TYPE_LAST_TOAST, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->shell = shell;
  self->overlay = overlay;
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->undo));
  gtk_widget_insert_action_group (GTK_WIDGET (shell), "toast", G_ACTION_GROUP (group));
  return self;
}

/**
 * pp_last_toast_show:
 * @self: what shows toasts
 * @words: what was done
 * @undo: (nullable): id of the row that the act wrote, where it can be taken back
 *
 * Says it in the place of what was said before.
 */
void
pp_last_toast_show (PpLastToast *self, const char *words, const char *undo)
{
  g_return_if_fail (PP_IS_LAST_TOAST (self));

  g_free (self->stood);
  self->stood = g_strdup (focused_text (self));
  pp_last_toast_dismiss (self);
  g_set_weak_pointer (&self->toast, pp_toast_new (self->shell, words, undo));
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (gone_cb), self,
                           G_CONNECT_SWAPPED);
  g_simple_action_set_enabled (self->undo, undo != NULL);
  adw_toast_overlay_add_toast (self->overlay, self->toast);
  pp_toast_name_crosses (self->overlay);
}

/**
 * pp_last_toast_dismiss:
 * @self: what shows toasts
 *
 * What is said now is not any more.
 */
void
pp_last_toast_dismiss (PpLastToast *self)
{
  g_return_if_fail (PP_IS_LAST_TOAST (self));

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}
