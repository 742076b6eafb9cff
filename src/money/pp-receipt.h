/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "money/pp-payment.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

GBytes *pp_receipt_draw  (PpDb *db, PpPayment *payment, GPtrArray *lines, gint64 left_paise,
                          GError **error);
GBytes *pp_receipt_print (PpDb *db, const char *payment, const char *language, gint64 made_at,
                          GError **error);

G_END_DECLS
