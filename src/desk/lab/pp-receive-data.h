/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lab/pp-sample-state.h"

G_BEGIN_DECLS

/**
 * PpItem:
 * @kind: batch or lot
 * @id: of it
 * @number: of it
 * @name: what it is
 * @standard: (nullable): id of the standard that it is tested against
 * @measure: in which it is measured
 *
 * What a sample can be drawn of.
 */
typedef struct {
  const char *kind;
  char       *id;
  char       *number;
  char       *name;
  char       *standard;
  char       *measure;
} PpItem;

/**
 * PpReceiveQuestion:
 * @text: what was typed of a number
 * @kind: (nullable): batch or lot, where one was picked
 * @id: (nullable): of it
 */
typedef struct {
  char *text;
  char *kind;
  char *id;
} PpReceiveQuestion;

/**
 * PpReceiveData:
 * @items: (element-type PpItem): what goes by the text; without one, the batches that have no
 *   sample yet
 * @picked: (nullable): what was picked
 * @samples: (element-type PpSampleState): of what was picked, the newest first
 * @standards: (element-type PpStandard): what can be tested against
 */
typedef struct {
  GPtrArray *items;
  PpItem    *picked;
  GPtrArray *samples;
  GPtrArray *standards;
} PpReceiveData;

void     pp_receive_question_free (gpointer question);
gpointer pp_receive_data_load     (PpDb *db, gpointer question, GError **error);
void     pp_receive_data_free     (gpointer data);

G_END_DECLS
