/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-label-paper.h"
#include "label/pp-label-print.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpLabelProblem:
 * @words: what is wrong, and what to do
 * @field: (nullable): what it is about: a column of #PpLabelPrintForm, or kind and column as in
 *   "enterprise.fssai"
 * @kind: (nullable): product or enterprise, where it is put right there
 * @id: (nullable): of that record
 */
typedef struct {
  char       *words;
  const char *field;
  const char *kind;
  char       *id;
} PpLabelProblem;

/**
 * PpLabelProof:
 * @facts: what the label is made from
 * @pdf: (nullable): of one label; %NULL where there is a problem
 * @problems: (element-type PpLabelProblem): what keeps it from being printed; all declarations
 *   that are missing, else the first
 *
 * A label before it is printed.
 */
typedef struct {
  PpLabelFacts *facts;
  GBytes       *pdf;
  GPtrArray    *problems;
} PpLabelProof;

gboolean      pp_label_check_batch  (PpDb *db, PpBatch *batch, const char *today,
                                     GError **error);
gboolean      pp_label_check_copies (const PpBatch *batch, gint64 copies, GError **error);

GBytes       *pp_label_proof_make   (PpDb *db, const PpLabelPrintForm *asked,
                                     const PpLabelFacts *facts, PpLabelSheet *sheet,
                                     gint64 made_at, GError **error);
GBytes       *pp_label_proof_draw   (const PpLabelPrintForm *asked, const PpLabelFacts *facts,
                                     const PpStickerPlan *plan, gint64 made_at, GError **error);
GBytes       *pp_label_print_pdf    (PpDb *db, const PpLabelPrintForm *asked, gint64 made_at,
                                     GError **error);
PpLabelProof *pp_label_proof_read   (PpDb *db, const PpLabelPrintForm *asked, gint64 made_at,
                                     GError **error);
void          pp_label_proof_free   (PpLabelProof *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpLabelProof, pp_label_proof_free)

G_END_DECLS
