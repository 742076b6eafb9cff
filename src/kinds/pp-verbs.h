/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-schema.h"

G_BEGIN_DECLS

extern const PpVerb pp_verbs[];

G_END_DECLS
