/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-label-facts.h"
#include "pp-expect.h"

G_BEGIN_DECLS

/**
 * PpWorks:
 * @fixture: a cluster; it is Monday 2026-03-02, 09:00; suma labels
 * @leela: id of Leela K, of the Kairali unit
 * @group: id of the Kairali unit, with everything that a label asks of it
 * @dryer: id of DRY-1, ₹60 an hour
 *
 * A cluster in which batches, samples, results and decisions can be written without the rooms
 * that make them: by the verbs test.product, test.edit_product, test.run, test.run_input,
 * test.batch, test.sample, test.result, test.release and test.certificate.
 */
typedef struct {
  PpFixture  *fixture;
  const char *leela;
  const char *group;
  const char *dryer;
  /*< private >*/
  guint       n_batches;
  guint       n_samples;
} PpWorks;

PpWorks      *pp_works_new     (void);
void          pp_works_free    (PpWorks *self);
const char   *pp_works_product (PpWorks *self, const char *food, const char *name_en,
                                const char *name_ml, const char *net, const char *mrp);
void          pp_works_add     (PpWorks *self, const char *product, const char *name_en,
                                const char *name_ml);
void          pp_works_nutrition (PpWorks *self, const char *product, const char *column,
                                  const char *text);
const char   *pp_works_batch   (PpWorks *self, const char *product);
const char   *pp_works_sample  (PpWorks *self, const char *batch, guint n_results);
void          pp_works_decide  (PpWorks *self, const char *batch, const char *decision);
const char   *pp_works_chips   (PpWorks *self, const char *gtin);
PpLabelFacts *pp_works_facts   (PpWorks *self, const char *batch);
char         *pp_works_read    (const char *folder, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpWorks, pp_works_free)

G_END_DECLS
