/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpRelease:
 * @batch: which
 * @decision: released, rejected, or withdrawn: the one that it replaces was taken back
 * @certificate: (nullable): the batch's newest certificate when it was decided; always there
 *   where it was released
 * @reason: (nullable): why
 * @replaces: (nullable): the decision in whose place it stands
 * @basis: (nullable): where it was released, pp_release_basis_of_batch() as it was then
 */
typedef struct {
  PpRecord parent_instance;
  char    *batch;
  char    *decision;
  char    *certificate;
  char    *reason;
  char    *replaces;
  char    *basis;
} PpRelease;

PP_DECLARE_RECORD (PpRelease, pp_release)

/**
 * PpReleaseForm:
 * @batch: which
 * @reason: (nullable): why; needed to reject
 */
typedef struct {
  PpRecord parent_instance;
  char    *batch;
  char    *reason;
} PpReleaseForm;

PP_DECLARE_RECORD (PpReleaseForm, pp_release_form)

/**
 * PpReleaseStep:
 * @release: which decision
 */
typedef struct {
  PpRecord parent_instance;
  char    *release;
} PpReleaseStep;

PP_DECLARE_RECORD (PpReleaseStep, pp_release_step)

gboolean   pp_release_of_batch   (PpDb *db, const char *batch, PpRelease **newest, GError **error);
gboolean   pp_release_is_changed (PpDb *db, PpRelease *self, gboolean *changed, GError **error);
gboolean   pp_release_take_back  (PpAct *act, const char *batch, const char *reason,
                                  GError **error);
PpRelease *pp_release_withdraw   (PpAct *act, PpRelease *decision, GError **error);

gpointer   pp_release_make       (PpAct *act, gpointer asked, GError **error);
gpointer   pp_release_reject     (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
