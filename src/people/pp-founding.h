/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-store.h"

G_BEGIN_DECLS

/**
 * PpFounding:
 * @manager: code of the first manager
 * @name_en: (nullable): the manager's name, in Latin letters
 * @name_ml: (nullable): in Malayalam; where both are missing the code stands for them
 * @local_body: code of the panchayat
 * @code: (nullable): of the cluster at the district; %NULL: that of the panchayat
 * @pin: (nullable): the manager's; a demo has none
 * @demo: whether it is for showing and testing: no PINs, and the clock can be set
 * @seed: makes the same ids each time; %PP_NONE: by chance
 * @at: when, UTC seconds, in a demo; %PP_NONE: now
 * @recovery_code: (nullable): the code that was made with it, to be shown this once; a demo has
 *   none
 *
 * What has to be known to make a cluster.
 */
typedef struct {
  char    *manager;
  char    *name_en;
  char    *name_ml;
  char    *local_body;
  char    *code;
  char    *pin;
  gboolean demo;
  gint64   seed;
  gint64   at;
  char    *recovery_code;
} PpFounding;

PpFounding *pp_founding_new  (void);
void        pp_founding_free (PpFounding *self);
gboolean    pp_founding_do   (PpStore *store, PpFounding *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpFounding, pp_founding_free)

G_END_DECLS
