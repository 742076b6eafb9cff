/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *pp_kind_words_of_kind   (const char *kind);
const char *pp_kind_words_of_column (const char *column);

G_END_DECLS
