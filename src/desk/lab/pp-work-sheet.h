/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/lab/pp-work-line.h"

G_BEGIN_DECLS

#define PP_TYPE_WORK_SHEET (pp_work_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PpWorkSheet, pp_work_sheet, PP, WORK_SHEET, AdwBin)

void     pp_work_sheet_show  (PpWorkSheet *self, PpSession *session, PpSampleData *data);
gboolean pp_work_sheet_focus (PpWorkSheet *self);

G_END_DECLS
