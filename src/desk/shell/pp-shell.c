/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-shell.h"

G_DEFINE_INTERFACE (PpShell, pp_shell, GTK_TYPE_WIDGET)

static void
pp_shell_default_init (PpShellInterface *iface)
{
}

/**
 * pp_shell_of:
 * @widget: a #GtkWidget
 *
 * Returns: (transfer none) (nullable): the window that it is in, or that its dialogue belongs to;
 *   %NULL where it is in none
 */
PpShell *
pp_shell_of (gpointer widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  while (root != NULL && !PP_IS_SHELL (root))
    root = GTK_IS_WINDOW (root)
             ? (GtkRoot *) gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;
  return (PpShell *) root;
}

/**
 * pp_shell_get_session:
 * @self: a shell
 *
 * Returns: (transfer none): who is at the desk
 */
PpSession *
pp_shell_get_session (PpShell *self)
{
  g_return_val_if_fail (PP_IS_SHELL (self), NULL);

  return PP_SHELL_GET_IFACE (self)->get_session (self);
}

/**
 * pp_shell_toast:
 * @self: a shell
 * @words: what was done
 * @undo: (nullable): id of the row that the act wrote, where it can be taken back
 */
void
pp_shell_toast (PpShell *self, const char *words, const char *undo)
{
  g_return_if_fail (PP_IS_SHELL (self));

  PP_SHELL_GET_IFACE (self)->toast (self, words, undo);
}

/**
 * pp_shell_go:
 * @self: a shell
 * @workplace: (nullable): a workplace's name; %NULL for where one works with such
 * @kind: of a record
 * @id: of a record
 *
 * Shows it there.
 */
void
pp_shell_go (PpShell *self, const char *workplace, const char *kind, const char *id)
{
  g_return_if_fail (PP_IS_SHELL (self));

  PP_SHELL_GET_IFACE (self)->go (self, workplace, kind, id);
}

/**
 * pp_shell_paper:
 * @self: a shell
 * @name: of a paper, as "receipt"
 * @id: of the record that it is made of
 *
 * Shows a paper, to print it.
 */
void
pp_shell_paper (PpShell *self, const char *name, const char *id)
{
  g_return_if_fail (PP_IS_SHELL (self));

  PP_SHELL_GET_IFACE (self)->paper (self, name, id);
}

/**
 * pp_shell_draft:
 * @self: a shell
 * @name: of a paper that can be looked at before its record is made, as "label"
 * @asked: (transfer none): argument of the verb that makes it; not changed any more
 *
 * Shows a paper as it would be. The verb is done when it is printed or saved; where it is only
 * looked at nothing is.
 */
void
pp_shell_draft (PpShell *self, const char *name, gpointer asked)
{
  g_return_if_fail (PP_IS_SHELL (self));

  PP_SHELL_GET_IFACE (self)->draft (self, name, asked);
}

/**
 * pp_shell_lock_key:
 * @widget: a dialogue of a shell
 * @unused: nothing
 * @data: nothing
 *
 * A #GtkShortcutFunc: the desk is locked, whatever the dialogue asks; with that it goes.
 *
 * Returns: whether there was a desk to lock
 */
gboolean
pp_shell_lock_key (GtkWidget *widget, GVariant *unused, gpointer data)
{
  PpShell *shell = pp_shell_of (widget);

  if (shell != NULL)
    pp_session_sign_out (pp_shell_get_session (shell));
  return shell != NULL;
}
