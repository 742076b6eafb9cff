/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/pp-lot.h"
#include "store/pp-act.h"

G_BEGIN_DECLS

/** PP_STOCK_MOST: no amount is larger: a thousand million kg, litres or metres. */
#define PP_STOCK_MOST G_GINT64_CONSTANT (1000000000000000)

/**
 * PpStockMove:
 * @lot: of what
 * @kind: receive, consume, hand_back, waste or correct
 * @amount: in base units: above zero what came, below zero what went
 * @measure: the lot's
 * @reason: (nullable): why
 * @corrects: (nullable): the move to which a correction brings the difference
 */
typedef struct {
  PpRecord parent_instance;
  char    *lot;
  char    *kind;
  gint64   amount;
  char    *measure;
  char    *reason;
  char    *corrects;
} PpStockMove;

PP_DECLARE_RECORD (PpStockMove, pp_stock_move)

/**
 * PpStockLine:
 * @lot: a lot
 * @left: how much of it is there, in base units of its measure
 */
typedef struct {
  PpLot *lot;
  gint64 left;
} PpStockLine;

void         pp_stock_line_free        (PpStockLine *self);
gboolean     pp_stock_balance          (PpDb *db, const char *lot, gint64 *amount,
                                        GError **error);
gboolean     pp_stock_move_stands      (PpDb *db, PpStockMove *move, gint64 *amount,
                                        GError **error);
GPtrArray   *pp_stock_list_moves       (PpDb *db, const char *lot, GError **error);
GPtrArray   *pp_stock_list_in_store    (PpDb *db, const char *material, const char *owner,
                                        GError **error);
GPtrArray   *pp_stock_list_below_zero  (PpDb *db, GError **error);
gboolean     pp_stock_check_amount     (gint64 amount, const char *measure, const char *wanted,
                                        const char *field, GError **error);
PpStockMove *pp_stock_receive          (PpAct *act, PpLot *lot, GError **error);
PpStockMove *pp_stock_take             (PpAct *act, const char *lot, gint64 amount,
                                        const char *measure, const char *kind,
                                        const char *reason, const char *field, GError **error);
PpStockMove *pp_stock_correct          (PpAct *act, PpLotCorrect *asked, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpStockLine, pp_stock_line_free)

G_END_DECLS
