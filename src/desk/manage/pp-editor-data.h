/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/** PP_EDITOR_CHOICES: most columns of a form that are chosen from lists. */
#define PP_EDITOR_CHOICES 2

/**
 * PpEditorData:
 * @records: what is listed
 * @others: (element-type utf8 PpRecord): what the records point at, by id
 * @notes: (element-type utf8 utf8): what was read of the records besides, by id
 * @choices: what the columns are chosen from, in the order of the page's
 */
typedef struct {
  GPtrArray  *records;
  GHashTable *others;
  GHashTable *notes;
  GPtrArray  *choices[PP_EDITOR_CHOICES];
} PpEditorData;

void        pp_editor_data_free   (gpointer data);
gpointer    pp_editor_data_find   (const PpEditorData *self, const char *id);
gpointer    pp_editor_data_other  (const PpEditorData *self, const char *id);
const char *pp_editor_data_note   (const PpEditorData *self, gpointer record);
gpointer    pp_editor_data_choice (const PpEditorData *self, guint choice, const char *code);
char       *pp_editor_data_name   (gpointer record);
const char *pp_editor_data_code   (gpointer record);

G_END_DECLS
