/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybook/pp-since.h"

G_BEGIN_DECLS

char *pp_since_words (const PpSince *since, gint64 now);

G_END_DECLS
