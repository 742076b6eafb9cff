/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/** PP_DRAFT_SECONDS: for so long is kept what nobody came back to. */
#define PP_DRAFT_SECONDS (30 * 24 * 60 * 60)

/**
 * PpDraft:
 * @form: name of a form, as the desk calls it
 * @field: of the form
 * @text: (nullable): what stands there; %NULL: nothing any more
 * @at: when it was typed, UTC seconds
 *
 * What somebody has half typed.
 */
typedef struct {
  char   *form;
  char   *field;
  char   *text;
  gint64  at;
} PpDraft;

PpDraft   *pp_draft_new      (const char *form, const char *field, const char *text, gint64 at);
void       pp_draft_free     (PpDraft *self);

gboolean   pp_draft_write    (PpDb *db, const char *staff, GPtrArray *changes, GError **error);
GPtrArray *pp_draft_list     (PpDb *db, const char *staff, GError **error);
gboolean   pp_draft_forget   (PpDb *db, const char *staff, GError **error);
gboolean   pp_draft_drop_of  (PpDb *db, const char *record, GError **error);
gboolean   pp_draft_drop_old (PpDb *db, gint64 now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpDraft, pp_draft_free)

G_END_DECLS
