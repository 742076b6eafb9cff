/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpStaff:
 * @code: short, unique, typed by people: "anitha"
 * @name_en: (nullable): the name in Latin letters
 * @name_ml: (nullable): and in Malayalam
 * @language: of this person's screen: ml or en
 * @has_left: whether they no longer work here
 */
typedef struct {
  PpRecord parent_instance;
  char    *code;
  char    *name_en;
  char    *name_ml;
  char    *language;
  gboolean has_left;
} PpStaff;

PP_DECLARE_RECORD (PpStaff, pp_staff)

/**
 * PpStaffRole:
 * @staff: who
 * @role: one of PP_ROLE_WORDS
 */
typedef struct {
  PpRecord parent_instance;
  char    *staff;
  char    *role;
} PpStaffRole;

PP_DECLARE_RECORD (PpStaffRole, pp_staff_role)

char      *pp_staff_dup_name   (PpRecord *self);
GPtrArray *pp_staff_list       (PpDb *db, GError **error);
GPtrArray *pp_staff_list_all   (PpDb *db, GError **error);
GPtrArray *pp_staff_list_able  (PpDb *db, guint roles, GError **error);
GPtrArray *pp_staff_list_roles (PpDb *db, const char *staff, GError **error);
gpointer   pp_staff_add        (PpAct *act, gpointer asked, GError **error);
gpointer   pp_staff_edit       (PpAct *act, gpointer asked, GError **error);
gpointer   pp_staff_grant      (PpAct *act, gpointer asked, GError **error);
gpointer   pp_staff_revoke     (PpAct *act, gpointer asked, GError **error);
gboolean   pp_staff_check      (PpAct *act, gpointer row, GError **error);

G_END_DECLS
