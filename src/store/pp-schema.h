/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

typedef struct _PpDb PpDb;

/**
 * PpAct:
 *
 * One verb done by one person: one transaction, and the only way to write.
 */
typedef struct _PpAct PpAct;

/**
 * PpVerbFunc:
 * @act: the open act
 * @argument: (transfer none): what was asked, sealed
 * @error: why it is refused
 *
 * Returns: (transfer full): the stored record, sealed; %NULL with @error set
 */
typedef gpointer (*PpVerbFunc) (PpAct *act, gpointer argument, GError **error);
typedef GType    (*PpKindFunc) (void);

typedef enum {
  PP_UNDO_NONE,      /* what was done stands */
  PP_UNDO_LOG,       /* the log's old values are written back */
  PP_UNDO_COUNTER,   /* another verb corrects it */
} PpUndo;

typedef enum {
  PP_STEP_NONE,
  PP_STEP_OWN_PIN,
  PP_STEP_SECOND_PIN,
  PP_STEP_RECOVERY_CODE,   /* instead of a PIN that nobody knows any more */
} PpStepUp;

/**
 * PpVerb:
 * @name: "booking.make"
 * @title: (nullable): the same in words, to be translated in the context "verb"
 * @roles: bits of the roles that may do it
 * @argument: kind of its argument
 * @run: the rule
 * @undo: how it is taken back
 * @counter: (nullable): the verb that corrects it, where @undo is PP_UNDO_COUNTER
 * @step_up: whose PIN it asks for
 * @edits: the argument starts as a copy of the stored record that its id names
 * @take_back: (nullable): where @undo is PP_UNDO_COUNTER, the verb that takes back whole what was
 *   just done; the one column of its argument names the record that this one returned
 */
typedef struct {
  const char *name;
  const char *title;
  guint       roles;
  PpKindFunc  argument;
  PpVerbFunc  run;
  PpUndo      undo;
  const char *counter;
  PpStepUp    step_up;
  gboolean    edits;
  const char *take_back;
} PpVerb;

/**
 * PpCheck:
 * @kind: a kind whose rows stand in a rule together with others
 * @check: whether the rule still holds with this row as it now stands
 *
 * An undo writes old values back without the verb that once checked them; what could have come
 * to be in between is checked so.
 */
typedef struct {
  PpKindFunc kind;
  gboolean (*check) (PpAct *act, gpointer row, GError **error);
} PpCheck;

/**
 * PpSchema:
 * @kinds: (nullable): every kind of record that has a table, NULL at the end; %NULL for a database
 *   without a change log
 * @verbs: every verb, a NULL name at the end
 * @checks: (nullable): what an undo must not break, a NULL kind at the end
 * @migrations: the SQL of each version of the tables, NULL at the end
 * @reference: (nullable): JSON lines of the reference data that the program brings, NULL at the end
 * @file: (nullable): name of the database file; "panippura.db" where %NULL
 * @roles_of: the roles of a member of staff; an error where there is no such person or they left
 * @dup_roles: (nullable): the names of roles, as a person reads them
 * @check_pin: whether a PIN is this person's; counts wrong ones
 *
 * The tables of the house, made at its top (kinds/) and handed down: store and sync know no
 * domain.
 */
typedef struct {
  const PpKindFunc  *kinds;
  const PpVerb      *verbs;
  const PpCheck     *checks;
  const char *const *migrations;
  const char *const *reference;
  const char        *file;
  gboolean         (*roles_of)  (PpDb *db, const char *staff, guint *roles, GError **error);
  char            *(*dup_roles) (guint roles);
  gboolean         (*check_pin) (PpDb *db, const char *staff, const char *pin, gint64 now,
                                 GError **error);
} PpSchema;

/** PP_SYSTEM_ACTOR: who sets up a cluster before there is staff. */
#define PP_SYSTEM_ACTOR "system"

const PpVerb  *pp_schema_verb       (const PpSchema *schema, const char *name);
PpRecordClass *pp_schema_kind       (const PpSchema *schema, const char *name);
const char    *pp_verb_get_title    (const PpVerb *self);
guint          pp_schema_version    (const PpSchema *schema);
gboolean       pp_class_is_logged   (PpClass table_class);

G_END_DECLS
