/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/** PP_MEASURE_WORDS: of every column that holds a measure, see #PpMeasure. */
#define PP_MEASURE_WORDS "mass volume length count"

/**
 * PpMaterial:
 * @name_en: what it is called; no two materials in use share it
 * @name_ml: in Malayalam
 * @measure: mass, volume, length or count: how every lot of it is measured
 * @note: (nullable): what the desk should look at when it comes in
 */
typedef struct {
  PpRecord parent_instance;
  char    *name_en;
  char    *name_ml;
  char    *measure;
  char    *note;
} PpMaterial;

PP_DECLARE_RECORD (PpMaterial, pp_material)

char      *pp_material_dup_name (PpRecord *self);
GPtrArray *pp_material_list     (PpDb *db, GError **error);
gpointer   pp_material_add      (PpAct *act, gpointer asked, GError **error);
gpointer   pp_material_edit     (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
