/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *pp_words_of       (const char *column, const char *word);
char       *pp_words_of_roles (guint roles);

G_END_DECLS
