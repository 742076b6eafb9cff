/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpUndoAct:
 * @act: key of the act to take back, "incarnation/seq"
 *
 * Argument of the verb act.undo.
 */
typedef struct {
  PpRecord parent_instance;
  char    *act;
} PpUndoAct;

PP_DECLARE_RECORD (PpUndoAct, pp_undo_act)

#define PP_UNDO_ERROR (pp_undo_error_quark ())

typedef enum {
  PP_UNDO_ERROR_NO_ACT,    /* no such act */
  PP_UNDO_ERROR_NEVER,     /* what was done stands */
  PP_UNDO_ERROR_COUNTER,   /* another verb corrects it */
  PP_UNDO_ERROR_CHANGED,   /* a later act changed the same */
  PP_UNDO_ERROR_IN_USE,    /* something hangs on the row */
  PP_UNDO_ERROR_DONE,      /* taken back already */
  PP_UNDO_ERROR_REFUSED,   /* the district server did not accept it */
} PpUndoError;

GQuark   pp_undo_error_quark (void);
gpointer pp_undo_run         (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
