/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int      pp_vault_file_open   (const char *path, int flags, GError **error);
gboolean pp_vault_file_read   (int fd, const char *path, guint8 *bytes, gsize most, gsize *got,
                               GError **error);
gboolean pp_vault_file_write  (int fd, const char *path, const guint8 *bytes, gsize length,
                               GError **error);
gboolean pp_vault_file_sync   (int fd, const char *path, GError **error);
gboolean pp_vault_file_rename (const char *from, const char *to, GError **error);

G_END_DECLS
