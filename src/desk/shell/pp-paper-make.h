/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kinds/pp-papers.h"

G_BEGIN_DECLS

/**
 * PpPaperAsk:
 * @paper: which
 * @id: (nullable): of the record that it is made of
 * @draft: (nullable): where there is no @id: what would make that record
 * @language: "ml" or "en"
 * @is_first: nothing was chosen yet: as this PC's printer last had it
 * @last: (nullable): name of those sheets
 * @plan: sheet %NULL: on paper of its own
 * @is_whole: all the copies are wanted in one file too
 */
typedef struct {
  const PpPaper *paper;
  char          *id;
  PpRecord      *draft;
  char          *language;
  gboolean       is_first;
  char          *last;
  PpStickerPlan  plan;
  gboolean       is_whole;
} PpPaperAsk;

/**
 * PpPaperMade:
 * @pdf: (nullable): what is printed
 * @whole: (nullable): what is saved, where it is another file
 * @error: (nullable): why there is none
 * @name: (nullable): what a file of it is called, without its kind
 * @copies: as they were ordered
 * @takes: bit n: whether it goes on the nth of the sheets
 * @plan: how it was made
 */
typedef struct {
  GBytes       *pdf;
  GBytes       *whole;
  GError       *error;
  char         *name;
  gint64        copies;
  guint         takes;
  PpStickerPlan plan;
} PpPaperMade;

void     pp_paper_ask_free  (gpointer ask);
void     pp_paper_made_free (gpointer made);
gpointer pp_paper_make      (PpDb *db, gpointer ask, GError **error);

G_END_DECLS
