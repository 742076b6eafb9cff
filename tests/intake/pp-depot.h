/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/pp-lot.h"
#include "pp-expect.h"

G_BEGIN_DECLS

/**
 * PpDepot:
 * @fixture: a cluster; it is Monday 2026-03-02, 09:00
 * @leela: id of Leela, a member of @group
 * @omana: id of Omana, a member of none
 * @group: id of the Kairali unit
 * @copra: id of a material that is weighed
 * @toddy: id of a material that is measured in litres
 * @cloth: id of a material that is measured in metres
 * @coconut: id of a material that is counted
 * @rack: id of the place R1
 *
 * A cluster with a store for raw material. For tests.
 */
typedef struct {
  PpFixture  *fixture;
  const char *leela;
  const char *omana;
  const char *group;
  const char *copra;
  const char *toddy;
  const char *cloth;
  const char *coconut;
  const char *rack;
} PpDepot;

PpDepot    *pp_depot_new     (void);
void        pp_depot_free    (PpDepot *self);
const char *pp_depot_receive (PpDepot *self, const char *material, const char *amount,
                              const char *expires_on);
char       *pp_depot_receipt (PpDepot *self, const char *lot);
gint64      pp_depot_left    (PpDepot *self, const char *lot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpDepot, pp_depot_free)

G_END_DECLS
