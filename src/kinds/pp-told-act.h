/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpToldChange:
 * @column: of the record; "voided_by" where it is taken out
 * @is_word: whether @from and @to are words of an ENUM column
 * @from: (nullable): the value before, as people read it
 * @to: (nullable): and after
 */
typedef struct {
  char    *column;
  gboolean is_word;
  char    *from;
  char    *to;
} PpToldChange;

typedef enum {
  PP_TOLD_WRITTEN,   /* a record came to be */
  PP_TOLD_CHANGED,
  PP_TOLD_ERASED,    /* what was personal in it was erased by this act */
  PP_TOLD_GONE,      /* what was written by this act was erased since */
} PpToldHow;

/**
 * PpToldItem:
 * @kind: of the record
 * @row: its id
 * @title: (nullable): what it is called
 * @how: what was done to it
 * @changes: (element-type PpToldChange): none where it was erased
 */
typedef struct {
  char      *kind;
  char      *row;
  char      *title;
  PpToldHow  how;
  GPtrArray *changes;
} PpToldItem;

typedef enum {
  PP_TOLD_HERE,
  PP_TOLD_AT_ANOTHER_DESK,
  PP_TOLD_BY_DISTRICT,
  PP_TOLD_AT_SET_UP,
} PpToldWhere;

/**
 * PpToldAct:
 * @act: its key
 * @at: when, UTC seconds
 * @told_at: of a late entry: when, as told; else PP_NONE
 * @actor: who: id of a member of staff
 * @name: (nullable): theirs
 * @verb: what they did
 * @where: who wrote it
 * @is_refused: whether the district's server did not accept it
 * @items: (element-type PpToldItem): what it was done to
 *
 * An act of the record as people read it.
 */
typedef struct {
  char       *act;
  gint64      at;
  gint64      told_at;
  char       *actor;
  char       *name;
  char       *verb;
  PpToldWhere where;
  gboolean    is_refused;
  GPtrArray  *items;
} PpToldAct;

/**
 * PpToldActs:
 * @title: (nullable): what the record is called whose history it is
 * @kind: (nullable): of that record
 * @acts: (element-type PpToldAct): newest first
 * @n_all: how many there are in all
 * @actors: (element-type PpToldAct): one act of each who did something in that time
 * @verbs: (element-type utf8): all that was done in that time, each once
 */
typedef struct {
  char      *title;
  char      *kind;
  GPtrArray *acts;
  guint      n_all;
  GPtrArray *actors;
  GPtrArray *verbs;
} PpToldActs;

PpToldActs *pp_told_acts_of_row (PpDb *db, const char *row, guint most, GError **error);
PpToldActs *pp_told_acts_of_day (PpDb *db, const char *day, const char *actor, const char *verb,
                                 guint most, GError **error);
PpToldActs *pp_told_acts_of_others (PpDb *db, gint64 act, const char *actor, guint most,
                                    GError **error);
void        pp_told_acts_free   (PpToldActs *self);
const char *pp_told_act_title   (const PpToldAct *self, const PpSchema *schema);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpToldActs, pp_told_acts_free)

G_END_DECLS
