/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PP_FOLDER_DATABASE: the desk's database in its data folder. */
#define PP_FOLDER_DATABASE "panippura.db"

int  pp_folder_take         (const char *folder, GError **error);
void pp_folder_release      (int *lock);
void pp_folder_give_ballast (const char *path);
void pp_folder_keep_private (const char *path);

char    *pp_folder_restored_name  (const char *path);
gboolean pp_folder_finish_restore (const char *folder, const char *path, GError **error);

G_END_DECLS
