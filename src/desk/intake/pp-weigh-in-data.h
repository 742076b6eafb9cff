/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpWeighInData:
 * @materials: (element-type PpMaterial): what can come in
 * @places: (element-type PpPlace): where it can lie
 * @owner: (nullable): id of whom the rest is about
 * @sides: (element-type PpPick): the enterprises of a person, the members of an enterprise
 */
typedef struct {
  GPtrArray *materials;
  GPtrArray *places;
  char      *owner;
  GPtrArray *sides;
} PpWeighInData;

gpointer pp_weigh_in_data_load (PpDb *db, gpointer owner, GError **error);
void     pp_weigh_in_data_free (gpointer data);

G_END_DECLS
