/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/lab/pp-work-line.h"

G_BEGIN_DECLS

#define PP_TYPE_SAMPLE_DEEDS (pp_sample_deeds_get_type ())
G_DECLARE_FINAL_TYPE (PpSampleDeeds, pp_sample_deeds, PP, SAMPLE_DEEDS, AdwBin)

void     pp_sample_deeds_show    (PpSampleDeeds *self, PpSession *session,
                                  const PpSampleData *data);
void     pp_sample_deeds_reset   (PpSampleDeeds *self);
gboolean pp_sample_deeds_focus   (PpSampleDeeds *self);
void     pp_sample_deeds_correct (PpSampleDeeds *self, PpWorkLine *line);

G_END_DECLS
