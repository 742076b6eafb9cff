/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/** PP_BLANK_LINES: numbers on one paper: lines of a sheet, or tokens of a pad */
#define PP_BLANK_LINES 24
/** PP_BLANK_NUMBER: how a number is printed, of its series and which of it: "P-A26-00001" */
#define PP_BLANK_NUMBER "%s-%05" G_GINT64_FORMAT

/**
 * PpBlank:
 * @form: "day_sheet": lines to write on; "token_pad": tokens to tear off
 * @series: of its numbers: "P-A26" for lines, "Q-A26" for tokens
 * @from_no: the first
 * @to_no: the last
 * @printed_at: UTC seconds
 *
 * A paper that was made before anything is written on it, for when there is no power or no PC.
 */
typedef struct {
  PpRecord parent_instance;
  char    *form;
  char    *series;
  gint64   from_no;
  gint64   to_no;
  gint64   printed_at;
} PpBlank;

PP_DECLARE_RECORD (PpBlank, pp_blank)

/**
 * PpBlankForm:
 * @form: as of a #PpBlank
 */
typedef struct {
  PpRecord parent_instance;
  char    *form;
} PpBlankForm;

PP_DECLARE_RECORD (PpBlankForm, pp_blank_form)

/**
 * PpPaperLine:
 * @number: of a line or a token that was printed blank
 * @state: "typed" in later, or "struck" out
 * @token: (nullable): what was typed in
 * @booking: (nullable): likewise
 * @lot: (nullable): likewise
 * @payment: (nullable): likewise
 * @note: (nullable): what was typed in, or why it is struck out
 */
typedef struct {
  PpRecord parent_instance;
  char    *number;
  char    *state;
  char    *token;
  char    *booking;
  char    *lot;
  char    *payment;
  char    *note;
} PpPaperLine;

PP_DECLARE_RECORD (PpPaperLine, pp_paper_line)

/**
 * PpBlankUse:
 * @blank: a paper
 * @n_typed: how many of its numbers were typed in
 * @n_struck: how many were struck out
 * @missing: (element-type utf8): numbers of which nothing is known although a later one was used
 * @next: (nullable): the first that nothing after it was used of; %NULL where none is left
 */
typedef struct {
  PpBlank   *blank;
  guint      n_typed;
  guint      n_struck;
  GPtrArray *missing;
  char      *next;
} PpBlankUse;

char      *pp_blank_dup_number    (const PpBlank *self, gint64 no);
GPtrArray *pp_blank_list_open     (PpDb *db, GError **error);
guint      pp_blank_count_missing (GPtrArray *uses);
char      *pp_blank_dup_missing   (const PpBlankUse *use);

G_END_DECLS
