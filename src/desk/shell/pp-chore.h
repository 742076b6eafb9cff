/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_TYPE_CHORE (pp_chore_get_type ())
G_DECLARE_DERIVABLE_TYPE (PpChore, pp_chore, PP, CHORE, GObject)

/**
 * PpChoreClass:
 * @first_seconds: after which it is first done by itself
 * @every_seconds: between one time and the next
 * @work: does it, on a thread of its own; %NULL with the error set where it failed
 * @result_free: of what @work returns
 * @take: (nullable): keeps what came out; (transfer full)
 *
 * What the desk does again and again by itself, while people work.
 */
struct _PpChoreClass
{
  GObjectClass   parent_class;

  guint          first_seconds;
  guint          every_seconds;
  gpointer     (*work) (PpStore *store, GCancellable *cancellable, GError **error);
  GDestroyNotify result_free;
  void         (*take) (PpChore *self, gpointer result);
};

gpointer    pp_chore_of        (PpSession *session, GType type);
void        pp_chore_start     (PpChore *self);
void        pp_chore_wait      (PpChore *self, guint seconds);
gboolean    pp_chore_is_busy   (PpChore *self);
const char *pp_chore_get_error (PpChore *self);

G_END_DECLS
