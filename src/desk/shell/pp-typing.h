/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/pp-draft.h"
#include "store/pp-schema.h"

G_BEGIN_DECLS

/**
 * PpTyping:
 * @staff: id of the person
 * @schema: the verbs of the house
 * @is_read: there is what the table has from before
 * @is_unsure: whether the table has what @stored says
 * @stored: "form/field" -> text, in the table
 * @where: the same, of where they typed last in each form
 * @begun: (nullable) (element-type PpDraft): neither gone on with nor discarded
 * @written_at: when the table was written last; each time is later than the one before
 *
 * What one person has half typed, and where.
 */
typedef struct {
  char           *staff;
  const PpSchema *schema;
  gboolean        is_read;
  gboolean        is_unsure;
  GHashTable     *stored;
  GHashTable     *where;
  GPtrArray      *begun;
  gint64          written_at;
} PpTyping;

PpTyping   *pp_typing_new        (const PpSchema *schema, const char *staff);
void        pp_typing_free       (PpTyping *self);
GHashTable *pp_typing_new_texts  (void);
char       *pp_typing_form_of    (const char *key);
const char *pp_typing_form_there (const char *form);

void        pp_typing_take       (PpTyping *self, GPtrArray *drafts);
void        pp_typing_complete   (PpTyping *self, GHashTable *wanted, GHashTable *place);
GPtrArray  *pp_typing_compare    (PpTyping *self, GHashTable *wanted);
GPtrArray  *pp_typing_take_title (PpTyping *self, const char *title);

G_END_DECLS
