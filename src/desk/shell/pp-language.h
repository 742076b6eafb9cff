/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void        pp_language_start (void);
void        pp_language_set   (const char *language);
const char *pp_language_get   (void);

G_END_DECLS
