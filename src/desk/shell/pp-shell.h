/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_TYPE_SHELL (pp_shell_get_type ())
G_DECLARE_INTERFACE (PpShell, pp_shell, PP, SHELL, GtkWidget)

/**
 * PpShellInterface:
 * @get_session: who is at the desk
 * @toast: says in passing what was done; with @undo (nullable, id of the row that the act wrote)
 *   it offers to take it back
 * @go: shows a record in a workplace; without one, where one works with such
 * @paper: shows a paper of @name (as "receipt") made of the record @id, to print it
 * @draft: shows a paper of @name as it would be; what makes its record is done when it is printed
 *   or saved
 *
 * What a window gives to everything in it, so that no workplace knows the window.
 */
struct _PpShellInterface
{
  GTypeInterface parent_iface;

  PpSession *(*get_session) (PpShell *self);
  void       (*toast)       (PpShell *self, const char *words, const char *undo);
  void       (*go)          (PpShell *self, const char *workplace, const char *kind,
                             const char *id);
  void       (*paper)       (PpShell *self, const char *name, const char *id);
  void       (*draft)       (PpShell *self, const char *name, gpointer asked);
};

PpShell   *pp_shell_of          (gpointer widget);
PpSession *pp_shell_get_session (PpShell *self);
void       pp_shell_toast       (PpShell *self, const char *words, const char *undo);
void       pp_shell_go          (PpShell *self, const char *workplace, const char *kind,
                                 const char *id);
void       pp_shell_paper       (PpShell *self, const char *name, const char *id);
void       pp_shell_draft       (PpShell *self, const char *name, gpointer asked);
gboolean   pp_shell_lock_key    (GtkWidget *widget, GVariant *unused, gpointer data);

G_END_DECLS
