/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpWasteLine:
 * @run: of which run
 * @kind: peel, husk, shell, oil_cake, water, packaging, rejects or other
 * @amount: in base units; below zero only in a correction
 * @measure: of @amount
 * @note: (nullable): where it went, or why it is corrected
 * @corrects: (nullable): the line to which a correction brings the difference
 */
typedef struct {
  PpRecord parent_instance;
  char    *run;
  char    *kind;
  gint64   amount;
  char    *measure;
  char    *note;
  char    *corrects;
} PpWasteLine;

PP_DECLARE_RECORD (PpWasteLine, pp_waste_line)

/**
 * PpWasteCorrect:
 * @line: the waste line that is wrong
 * @amount: what it should have been, zero or above
 * @measure: the line's
 * @note: why
 *
 * Argument of the verb run.correct_waste.
 */
typedef struct {
  PpRecord parent_instance;
  char    *line;
  gint64   amount;
  char    *measure;
  char    *note;
} PpWasteCorrect;

PP_DECLARE_RECORD (PpWasteCorrect, pp_waste_correct_form)

GPtrArray *pp_waste_list    (PpDb *db, const char *run, GError **error);
gboolean   pp_waste_stands  (PpDb *db, PpWasteLine *line, gint64 *amount, GError **error);
gpointer   pp_waste_add     (PpAct *act, gpointer asked, GError **error);
gpointer   pp_waste_correct (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
