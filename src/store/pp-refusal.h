/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"
#include "store/pp-db.h"
#include "store/pp-refusal-sql.h"

G_BEGIN_DECLS

/**
 * PpRefusedAct:
 * @act: key of an act that the server refused, "incarnation/seq"
 *
 * Argument of the verbs refused.adopt and refused.withdraw.
 */
typedef struct {
  PpRecord parent_instance;
  char    *act;
} PpRefusedAct;

PP_DECLARE_RECORD (PpRefusedAct, pp_refused_act)

#define PP_REFUSAL_ERROR (pp_refusal_error_quark ())

typedef enum {
  PP_REFUSAL_ERROR_NO_ACT,    /* no such act, or the server has not refused it */
  PP_REFUSAL_ERROR_DONE,      /* settled already */
  PP_REFUSAL_ERROR_FIRST,     /* another refused act comes first */
  PP_REFUSAL_ERROR_GONE,      /* what it belongs to was withdrawn or erased */
  PP_REFUSAL_ERROR_FACT,      /* a fact is never taken back */
  PP_REFUSAL_ERROR_NEVER,     /* of a kind that is not known here */
} PpRefusalError;

/**
 * PpRefusal:
 * @act: key of the refused act
 * @verb: what was done
 * @actor: who did it
 * @actor_title: what they are called
 * @at: when, UTC seconds
 * @code: why, as the server said the last time
 * @rows: what it touched: a title for each row
 * @settling: (nullable): the verb by which it is being settled; the server has not confirmed it
 *
 * An act that the district server did not accept, and that is not settled.
 */
typedef struct {
  char      *act;
  char      *verb;
  char      *actor;
  char      *actor_title;
  gint64     at;
  char      *code;
  GPtrArray *rows;      /* (element-type utf8) */
  char      *settling;
} PpRefusal;

GQuark      pp_refusal_error_quark (void);
gpointer    pp_refusal_adopt       (PpAct *act, gpointer asked, GError **error);
gpointer    pp_refusal_withdraw    (PpAct *act, gpointer asked, GError **error);

void        pp_refusal_free        (PpRefusal *self);
GPtrArray  *pp_refusal_list        (PpDb *db, gint64 confirmed, GError **error);
gboolean    pp_refusal_count       (PpDb *db, gint64 confirmed, gint64 *n, GError **error);
const char *pp_refusal_words       (const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpRefusal, pp_refusal_free)

G_END_DECLS
