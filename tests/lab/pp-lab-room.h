/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lab/pp-certificate.h"
#include "lab/pp-release.h"
#include "lab/pp-result.h"
#include "lab/pp-sample.h"
#include "pp-expect.h"

G_BEGIN_DECLS

/**
 * PpLabRoom:
 * @fixture: a cluster with the reference data of foods; latha and rema have the role lab
 * @batch: id of a batch of coconut oil
 * @number: of that batch
 * @plain: id of a batch of a product without a standard
 * @lot: id of the lot that the oil was made of
 *
 * A cluster with a laboratory and something to test. For tests.
 */
typedef struct {
  PpFixture  *fixture;
  const char *batch;
  const char *number;
  const char *plain;
  const char *lot;
  /*< private >*/
  PpSchema    schema;
  char       *food;
  const char *reference[2];
} PpLabRoom;

PpLabRoom     *pp_lab_room_new     (void);
void           pp_lab_room_free    (PpLabRoom *self);
const char    *pp_lab_room_receive (PpLabRoom *self);
PpResult      *pp_lab_room_enter   (PpLabRoom *self, const char *sample, const char *parameter,
                                    const char *value);
void           pp_lab_room_fill    (PpLabRoom *self, const char *sample, const char *acid_value);
PpResult      *pp_lab_room_correct (PpLabRoom *self, const char *result, const char *value);
void           pp_lab_room_verify  (PpLabRoom *self, const char *sample);
PpCertificate *pp_lab_room_certify (PpLabRoom *self, const char *sample, const char *reason);
char          *pp_lab_room_decided (PpLabRoom *self, const char *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpLabRoom, pp_lab_room_free)

G_END_DECLS
