/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpParameter:
 * @code: short and unique: "moisture"
 * @name_en: what is tested
 * @name_ml: in Malayalam
 * @unit: (nullable): of its results
 * @kind: decimal, presence (absent or present), text or count
 */
typedef struct {
  PpRecord parent_instance;
  char    *code;
  char    *name_en;
  char    *name_ml;
  char    *unit;
  char    *kind;
} PpParameter;

PP_DECLARE_RECORD (PpParameter, pp_parameter)

/**
 * PpStandard:
 * @code: short and unique: "coconut_oil"
 * @name_en: of the food
 * @name_ml: in Malayalam
 * @source: the regulation: "FSS-FPS 2.2.1(1)"
 * @basis: verified (read in the law) or assumed
 * @note: (nullable): what else is to be known
 */
typedef struct {
  PpRecord parent_instance;
  char    *code;
  char    *name_en;
  char    *name_ml;
  char    *source;
  char    *basis;
  char    *note;
} PpStandard;

PP_DECLARE_RECORD (PpStandard, pp_standard)

GPtrArray *pp_standard_list (PpDb *db, GError **error);
gboolean   pp_standard_find (PpDb *db, const char *code, PpStandard **standard, GError **error);

G_END_DECLS
