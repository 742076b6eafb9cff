/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/** PpRole: what a member of staff may do; one person may have several. */
typedef enum {
  PP_ROLE_MANAGER = 1 << 0,
  PP_ROLE_DESK    = 1 << 1,
  PP_ROLE_LAB     = 1 << 2,
  PP_ROLE_LABEL   = 1 << 3,
  PP_ROLE_TRAINER = 1 << 4,
  PP_ROLE_EXPORT  = 1 << 5,
} PpRole;

#define PP_ROLE_WORDS "manager desk lab label trainer export"
#define PP_ROLE_EVERYBODY 0x3f

PpRole   pp_role_from_word     (const char *word);
char    *pp_role_dup_names     (guint roles);
char    *pp_role_first_manager (PpDb *db, GError **error);
gboolean pp_role_of_staff      (PpDb *db, const char *staff, guint *roles, GError **error);

G_END_DECLS
