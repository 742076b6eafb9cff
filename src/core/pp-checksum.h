/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     pp_checksum_gs1       (const char *body, gsize length);
char     pp_checksum_gstin     (const char *text);
char     pp_checksum_container (const char *text);
gboolean pp_checksum_verhoeff  (const char *digits, gsize length);

G_END_DECLS
