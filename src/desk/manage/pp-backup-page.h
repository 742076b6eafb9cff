/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_BACKUP_PAGE (pp_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (PpBackupPage, pp_backup_page, PP, BACKUP_PAGE, PpPane)

G_END_DECLS
