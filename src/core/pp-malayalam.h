/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  pp_malayalam_is_consonant  (gunichar c);
gboolean  pp_malayalam_is_vowel_sign (gunichar c);
gunichar *pp_malayalam_unify         (const gunichar *text);
gunichar *pp_malayalam_fold          (const gunichar *text);

G_END_DECLS
