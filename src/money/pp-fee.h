/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpFee:
 * @code: by which people name it, "lab-test"
 * @name_en: as it stands on a receipt
 * @name_ml: in Malayalam
 * @amount_paise: the price of one
 *
 * A price of the cluster that is not a machine's.
 */
typedef struct {
  PpRecord parent_instance;
  char    *code;
  char    *name_en;
  char    *name_ml;
  gint64   amount_paise;
} PpFee;

PP_DECLARE_RECORD (PpFee, pp_fee)

GPtrArray *pp_fee_list (PpDb *db, GError **error);
gpointer   pp_fee_set  (PpAct *act, gpointer asked, GError **error);
gpointer   pp_fee_edit (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
