/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lab/pp-certificate.h"
#include "lab/pp-finding.h"
#include "lab/pp-release.h"
#include "lab/pp-sample-item.h"

G_BEGIN_DECLS

/** PpSampleStage: what a sample waits for, from its receipt to the decision about its batch. */
typedef enum {
  PP_SAMPLE_RECEIVED,      /* nothing was measured yet */
  PP_SAMPLE_UNFINISHED,    /* results are missing */
  PP_SAMPLE_UNVERIFIED,    /* a second person has to check the results */
  PP_SAMPLE_READY,         /* to be certified */
  PP_SAMPLE_OUTDATED,      /* a result came after its certificate, which has to be amended */
  PP_SAMPLE_CERTIFIED,     /* its batch is to be decided about, where it is of one */
  PP_SAMPLE_RELEASED,
  PP_SAMPLE_REJECTED,
} PpSampleStage;

/**
 * PpSampleState:
 * @sample: which
 * @standard: against which it is tested
 * @item: from which it was drawn
 * @findings: (element-type PpFinding): its work sheet
 * @progress: how far the work is
 * @certificate: (nullable): that stands
 * @release: (nullable): what was decided about the batch
 * @stage: what it waits for
 *
 * A sample, and how it stands with it.
 */
typedef struct {
  PpSample      *sample;
  PpStandard    *standard;
  PpSampleItem   item;
  GPtrArray     *findings;
  PpProgress     progress;
  PpCertificate *certificate;
  PpRelease     *release;
  PpSampleStage  stage;
} PpSampleState;

PpSampleState *pp_sample_state_read  (PpDb *db, const char *sample, GError **error);
void           pp_sample_state_free  (PpSampleState *self);
GPtrArray     *pp_sample_list_open   (PpDb *db, guint most, GError **error);
GPtrArray     *pp_sample_list_closed (PpDb *db, guint most, GError **error);
GPtrArray     *pp_sample_list_of     (PpDb *db, const char *kind, const char *item,
                                      GError **error);
GPtrArray     *pp_sample_list_wanted (PpDb *db, guint most, GError **error);
GPtrArray     *pp_sample_find_items  (PpDb *db, GType kind, const char *tail, guint most,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpSampleState, pp_sample_state_free)

G_END_DECLS
