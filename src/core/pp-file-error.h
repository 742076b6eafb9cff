/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void pp_file_error_set      (GError **error, GQuark domain, int code, const char *path,
                             GFileError why, const char *words);
void pp_file_error_set_from (GError **error, GQuark domain, int code, const char *path,
                             const GError *failure);

G_END_DECLS
