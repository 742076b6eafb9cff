/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int  pp_folder_take         (const char *folder, GError **error);
void pp_folder_release      (int *lock);
void pp_folder_keep_private (const char *path);

G_END_DECLS
