/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-schema.h"

G_BEGIN_DECLS

const char *pp_begun_title      (const PpSchema *schema, const char *form);
gboolean    pp_begun_is_beside  (const char *form);
void        pp_begun_forms      (const PpSchema *schema, GPtrArray *drafts, GPtrArray *forms);
char       *pp_begun_words      (const PpSchema *schema, GPtrArray *drafts);

G_END_DECLS
