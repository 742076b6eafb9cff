/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-sticker-sheet.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpPaper:
 * @name: "receipt"
 * @kind: of the record that it is made of
 * @print: makes its PDF
 * @count: (nullable): reads how many copies are wanted; one where there is none
 * @print_sheets: (nullable): makes its PDF on sheets of labels
 * @takes: (nullable): reads whether it can be printed on those of a kind; %NULL: on all
 */
typedef struct {
  const char *name;
  const char *kind;
  GBytes   *(*print) (PpDb *db, const char *id, const char *language, gint64 made_at,
                      GError **error);
  gboolean  (*count) (PpDb *db, const char *id, gint64 *copies, GError **error);
  GBytes   *(*print_sheets) (PpDb *db, const char *id, const char *language,
                             const PpStickerPlan *plan, GError **error);
  gboolean  (*takes) (PpDb *db, const char *id, const PpStickerSheet *sheet, gboolean *takes,
                      GError **error);
} PpPaper;

const PpPaper *pp_papers_find (const char *name);

G_END_DECLS
