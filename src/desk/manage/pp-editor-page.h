/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/manage/pp-editor-data.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

/**
 * PpEditorChoice:
 * @column: of the record, which holds the code of one of a list
 * @list: what is offered
 * @optional: whether nothing may be chosen
 */
typedef struct {
  const char *column;
  GPtrArray *(*list) (PpDb *db, GError **error);
  gboolean    optional;
} PpEditorChoice;

/**
 * PpEditorPage:
 * @name: of its form and of the form's .ui file: "machine"
 * @title: of the list, to be translated
 * @new_title: of what adds one more, to be translated
 * @empty: said where the list is empty, to be translated
 * @kind: of its records
 * @add: (nullable): the verb that adds one
 * @edit: (nullable): the verb that changes one
 * @remove: (nullable): the verb that takes one out
 * @remove_title: (nullable): what that is called, to be translated
 * @owner: (nullable): column that names the record whose list this is
 * @single: whether there is only ever one record
 * @is_sorted: whether the list is in the order of its titles
 * @list: (array of records): them, of @owner where there is one
 * @title_of: (nullable): what people call one; else its name
 * @detail_of: (nullable): more of it
 * @read_note: (nullable): reads what @detail_of tells of one besides what stands in it
 * @begin: (nullable): what a new one begins with
 * @follow: (nullable): a column was filled in; tells whether it filled in others that follow from
 *   it
 * @choices: what is chosen from lists, a %NULL column at the end
 * @parts: (nullable): lists of its records, %NULL at the end
 * @extra: (nullable): type of a #PpPane that shows more of a record
 * @starter: (nullable): type of a widget that offers what to begin with where the list is empty
 *
 * How one kind of record is listed, added, changed and taken out.
 */
typedef struct _PpEditorPage PpEditorPage;
struct _PpEditorPage {
  const char     *name;
  const char     *title;
  const char     *new_title;
  const char     *empty;
  GType         (*kind) (void);
  const char     *add;
  const char     *edit;
  const char     *remove;
  const char     *remove_title;
  const char     *owner;
  gboolean        single;
  gboolean        is_sorted;
  GPtrArray    *(*list)      (PpDb *db, const char *owner, GError **error);
  char         *(*title_of)  (gpointer record, const PpEditorData *data);
  char         *(*detail_of) (gpointer record, const PpEditorData *data);
  gboolean      (*read_note) (PpDb *db, gpointer record, char **note, GError **error);
  void          (*begin)     (PpForm *form);
  gboolean      (*follow)    (PpForm *form, const char *column, const PpEditorData *data);
  PpEditorChoice  choices[PP_EDITOR_CHOICES + 1];
  const PpEditorPage *const *parts;
  GType         (*extra) (void);
  GType         (*starter) (void);
};

gboolean pp_editor_page_may (const PpEditorPage *self, PpSession *session);

G_END_DECLS
