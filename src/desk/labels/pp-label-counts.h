/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-label-batch.h"

G_BEGIN_DECLS

char *pp_label_counts_dup (const PpLabelBatch *batch);

G_END_DECLS
