/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-label-batch.h"
#include "label/pp-label-proof.h"

G_BEGIN_DECLS

/**
 * PpLabelAsk:
 * @batch: whose label
 * @form: (nullable): as it is to be set; %NULL: as the product's last one
 */
typedef struct {
  char             *batch;
  PpLabelPrintForm *form;
} PpLabelAsk;

/**
 * PpLabelCardData:
 * @batch: whose label
 * @form: how @proof is set
 * @proof: the label
 * @log: (element-type PpLabelLogLine): what was printed, newest first
 */
typedef struct {
  PpLabelBatch     *batch;
  PpLabelPrintForm *form;
  PpLabelProof     *proof;
  GPtrArray        *log;
} PpLabelCardData;

void     pp_label_ask_free       (gpointer data);
gpointer pp_label_card_data_load (PpDb *db, gpointer ask, GError **error);
void     pp_label_card_data_free (gpointer data);

G_END_DECLS
