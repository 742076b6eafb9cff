/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-sticker-sheet.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpPaperDraft:
 * @verb: that is done when it is printed or saved, and returns the record of the paper's kind
 * @count: how many copies its argument asks for, in the column "copies"
 * @takes: (nullable): whether what its argument asks for can be printed on sheets of a kind; %NULL
 *   where it is printed on none
 * @print: makes the PDF of one, or of the sheets, as it would be
 * @print_all: (nullable): makes the PDF of all the copies, one after another, as it would be
 * @dup_name: reads what a file of it is called
 *
 * A paper that is looked at before anything is done; each function is given the verb's argument.
 */
typedef struct {
  const char *verb;
  gint64    (*count) (gpointer asked);
  gboolean  (*takes) (gpointer asked, const PpStickerSheet *sheet);
  GBytes   *(*print) (PpDb *db, gpointer asked, const PpStickerPlan *plan, gint64 made_at,
                      GError **error);
  GBytes   *(*print_all) (PpDb *db, gpointer asked, gint64 made_at, GError **error);
  char     *(*dup_name) (PpDb *db, gpointer asked, GError **error);
} PpPaperDraft;

/**
 * PpPaper:
 * @name: "receipt"
 * @kind: of the record that it is made of
 * @print: makes its PDF
 * @count: (nullable): reads how many copies are wanted; one where there is none
 * @print_sheets: (nullable): makes its PDF on sheets of labels
 * @takes: (nullable): reads whether it can be printed on those of a kind; %NULL: on all
 * @print_all: (nullable): makes the PDF of all the copies that are wanted, one after another
 * @dup_name: (nullable): reads what a file of it is called; %NULL: as the record is
 * @draft: (nullable): of a paper that is looked at before its record is made
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
  GBytes   *(*print_all) (PpDb *db, const char *id, GError **error);
  char     *(*dup_name) (PpDb *db, const char *id, GError **error);
  const PpPaperDraft *draft;
} PpPaper;

const PpPaper *pp_papers_find (const char *name);

G_END_DECLS
