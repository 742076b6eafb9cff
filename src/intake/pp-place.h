/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpPlace:
 * @code: on its sign: "R2-A"; no two places in use share it
 * @name_en: what it is called
 * @name_ml: in Malayalam
 * @kind: room, rack, cold_store or freezer
 */
typedef struct {
  PpRecord parent_instance;
  char    *code;
  char    *name_en;
  char    *name_ml;
  char    *kind;
} PpPlace;

PP_DECLARE_RECORD (PpPlace, pp_place)

char      *pp_place_dup_name (PpRecord *self);
GPtrArray *pp_place_list     (PpDb *db, GError **error);
gpointer   pp_place_add      (PpAct *act, gpointer asked, GError **error);
gpointer   pp_place_edit     (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
