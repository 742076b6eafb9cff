/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_LABELS (pp_labels_get_type ())
G_DECLARE_FINAL_TYPE (PpLabels, pp_labels, PP, LABELS, PpPane)

G_END_DECLS
