/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kinds/pp-verbs.h"
#include "store/pp-schema.h"

G_BEGIN_DECLS

extern const PpKindFunc pp_kinds[];

const PpSchema *pp_kinds_get_schema (void);

G_END_DECLS
