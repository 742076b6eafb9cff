/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_TEXT_MAX_BYTES 4096
#define PP_TEXT_MAX_MARKS 8

char    *pp_text_clean         (const char *text, GError **error);
char    *pp_text_clean_lines   (const char *text, GError **error);
char    *pp_text_fold          (const char *text);
char   **pp_text_fold_begun    (const char *text);
char    *pp_text_digits        (const char *text);
char    *pp_text_sort_key      (const char *text);
char    *pp_text_initials      (const char *name);
gboolean pp_text_has_malayalam (const char *text);

G_END_DECLS
