/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-schema.h"

G_BEGIN_DECLS

const PpSchema *pp_later_get_schema (void);

G_END_DECLS
