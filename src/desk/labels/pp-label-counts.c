/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/labels/pp-label-counts.h"

#include <glib/gi18n.h>

/**
 * pp_label_counts_dup:
 * @batch: a batch
 *
 * Returns: (transfer full): how many packs there are, and how many have their label
 */
char *
pp_label_counts_dup (const PpLabelBatch *batch)
{
  g_return_val_if_fail (batch != NULL, NULL);

  /* TRANSLATORS: packs of a batch; labels; packs without a label */
  return g_strdup_printf (_("Made %1$d · labels printed %2$d · left %3$d"),
                          (int) batch->batch->packs, (int) batch->printed, (int) batch->left);
}
