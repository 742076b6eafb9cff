/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds/pp-papers.h"

#include "booking/pp-slip.h"
#include "daybook/pp-blank-paper.h"
#include "daybook/pp-day-sheet.h"
#include "intake/pp-lot-label.h"
#include "lab/pp-certificate-paper.h"
#include "label/pp-label-batch.h"
#include "label/pp-label-draft.h"
#include "label/pp-label-paper.h"
#include "label/pp-label-sheets.h"
#include "money/pp-receipt.h"
#include "privacy/pp-person-paper.h"

static const PpPaperDraft label_draft = {
  "label.print", pp_label_draft_count, pp_label_draft_takes, pp_label_draft_print,
  pp_label_draft_print_all, pp_label_draft_dup_name,
};

static const PpPaperDraft person_draft = {
  "person.export", pp_person_paper_draft_count, NULL, pp_person_paper_draft_print, NULL,
  pp_person_paper_draft_dup_name,
};

/* Every paper that can be made, and of what. */
static const PpPaper papers[] = {
  { "blank",       "blank",       pp_blank_paper_print },
  { "certificate", "certificate", pp_certificate_print },
  { "day-sheet",   "day_close",   pp_day_sheet_print },
  { "label",       "label_print", pp_label_paper_print, pp_label_print_count,
    pp_label_sheets_print, pp_label_sheets_takes, pp_label_sheets_print_all,
    pp_label_print_dup_name, &label_draft },
  { "lot-label",   "lot",         pp_lot_label_print, NULL, pp_lot_label_print_sheets },
  { "person-data", "disclosure",  pp_person_paper_print, pp_person_paper_count, NULL, NULL, NULL,
    pp_person_paper_dup_name, &person_draft },
  { "receipt",     "payment",     pp_receipt_print },
  { "slip",        "token",       pp_slip_print },
};

/**
 * pp_papers_find:
 * @name: a paper's name
 *
 * Returns: (transfer none) (nullable): it, where there is one
 */
const PpPaper *
pp_papers_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_strcmp0 (papers[i].name, name) == 0)
      return &papers[i];
  return NULL;
}
