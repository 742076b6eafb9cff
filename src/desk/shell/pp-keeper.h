/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-session.h"

G_BEGIN_DECLS

#define PP_TYPE_KEEPER (pp_keeper_get_type ())
G_DECLARE_FINAL_TYPE (PpKeeper, pp_keeper, PP, KEEPER, GObject)

PpKeeper *pp_keeper_of        (PpSession *session);
void      pp_keeper_write     (PpKeeper *self);

char       *pp_keeper_dup_begun  (PpKeeper *self);
GPtrArray  *pp_keeper_list_begun (PpKeeper *self);
const char *pp_keeper_title      (PpKeeper *self, const char *form);
void        pp_keeper_go_on      (PpKeeper *self, const char *form);
void        pp_keeper_discard    (PpKeeper *self);

G_END_DECLS
