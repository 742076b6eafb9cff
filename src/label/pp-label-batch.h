/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-label-print.h"
#include "people/pp-enterprise.h"
#include "people/pp-staff.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"

G_BEGIN_DECLS

/**
 * PpLabelBatch:
 * @batch: which
 * @product: what it is
 * @enterprise: whose
 * @printed: how many labels were printed so far
 * @left: how many packs have none yet
 * @hindrance: (nullable): why it cannot be labelled; %NULL where it can
 *
 * A batch, as who labels it sees it.
 */
typedef struct {
  PpBatch      *batch;
  PpProduct    *product;
  PpEnterprise *enterprise;
  gint64        printed;
  gint64        left;
  char         *hindrance;
} PpLabelBatch;

/**
 * PpLabelBatchSearch:
 * @text: (nullable): words that begin a word of the number, or of the name of the product, its
 *   maker or a raw material that went in
 * @of: (nullable): id of the only product, or of its only maker
 * @today: YYYY-MM-DD
 * @most: how many at most that can be labelled, and that cannot
 */
typedef struct {
  const char *text;
  const char *of;
  const char *today;
  guint       most;
} PpLabelBatchSearch;

/**
 * PpLabelLogLine:
 * @print: what was printed
 * @at: when, UTC seconds
 * @by: who printed it
 */
typedef struct {
  PpLabelPrint *print;
  gint64        at;
  PpStaff      *by;
} PpLabelLogLine;

GPtrArray    *pp_label_batch_list  (PpDb *db, const PpLabelBatchSearch *search, GError **error);
PpLabelBatch *pp_label_batch_read  (PpDb *db, const char *batch, const char *today,
                                    GError **error);
void          pp_label_batch_free  (PpLabelBatch *self);
GPtrArray    *pp_label_batch_log   (PpDb *db, const char *batch, GError **error);
gboolean      pp_label_print_last  (PpDb *db, const char *product, PpLabelPrint **last,
                                    GError **error);
gboolean      pp_label_print_count (PpDb *db, const char *label_print, gint64 *copies,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpLabelBatch, pp_label_batch_free)

G_END_DECLS
