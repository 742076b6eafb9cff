/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pp_mould_is_there (void);
void     pp_mould_take     (const char *folder);
void     pp_mould_pour     (const char *folder);

G_END_DECLS
