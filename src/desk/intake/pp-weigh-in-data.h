/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pick.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpWeighInAsk:
 * @owner: (nullable): a person or an enterprise
 * @lot: (nullable): id of the one that came last
 */
typedef struct {
  PpPick *owner;
  char   *lot;
} PpWeighInAsk;

/**
 * PpWeighInData:
 * @materials: (element-type PpMaterial): what can come in
 * @places: (element-type PpPlace): where it can lie
 * @owner: (nullable): id of whom the rest is about
 * @sides: (element-type PpPick): the enterprises of a person, the members of an enterprise
 * @left: of the lot that came last; 0 where it was taken back
 */
typedef struct {
  GPtrArray *materials;
  GPtrArray *places;
  char      *owner;
  GPtrArray *sides;
  gint64     left;
} PpWeighInData;

void     pp_weigh_in_ask_free  (gpointer ask);
gpointer pp_weigh_in_data_load (PpDb *db, gpointer owner, GError **error);
void     pp_weigh_in_data_free (gpointer data);

G_END_DECLS
