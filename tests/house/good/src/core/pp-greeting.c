/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-greeting.h"

#include <glib/gi18n-lib.h>

/**
 * pp_greeting_make:
 * @name: whom to greet
 *
 * Returns: (transfer full): words for a person; they say system ("x") and goto in a comment
 */
char *
pp_greeting_make (const char *name)
{
  const char *words[] = { "{", "/* no */ //", "sprintf (" };

  g_assert (words[0][0] == '{');
  return g_strdup_printf (_("Welcome, %s"), name);
}
