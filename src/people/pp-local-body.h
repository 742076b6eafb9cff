/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpLocalBody:
 * @code: as the State Election Commission's list has it: "G01001"
 * @kind: as that list has it: grama, block, district, municipality, corporation
 * @name_en: in English
 * @name_ml: in Malayalam; the English name where the source has none
 * @district_en: its district
 */
typedef struct {
  char *code;
  char *kind;
  char *name_en;
  char *name_ml;
  char *district_en;
} PpLocalBody;

GPtrArray   *pp_local_body_list      (void);
PpLocalBody *pp_local_body_find      (const char *code, GError **error);
char        *pp_local_body_dup_title (const PpLocalBody *self);
void         pp_local_body_free      (PpLocalBody *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpLocalBody, pp_local_body_free)

G_END_DECLS
