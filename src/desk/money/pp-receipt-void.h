/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_RECEIPT_VOID (pp_receipt_void_get_type ())
G_DECLARE_FINAL_TYPE (PpReceiptVoid, pp_receipt_void, PP, RECEIPT_VOID, PpPane)

void pp_receipt_void_open (PpReceiptVoid *self, const char *payment, const char *what);

G_END_DECLS
