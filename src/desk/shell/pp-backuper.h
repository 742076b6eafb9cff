/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_TYPE_BACKUPER (pp_backuper_get_type ())
G_DECLARE_FINAL_TYPE (PpBackuper, pp_backuper, PP, BACKUPER, GObject)

PpBackuper *pp_backuper_of          (PpSession *session);
GPtrArray  *pp_backuper_list_places (PpBackuper *self);
void        pp_backuper_start       (PpBackuper *self, const char *folder);
void        pp_backuper_stop        (PpBackuper *self);
gboolean    pp_backuper_is_busy     (PpBackuper *self);
double      pp_backuper_get_share   (PpBackuper *self);
const char *pp_backuper_get_error   (PpBackuper *self);

G_END_DECLS
