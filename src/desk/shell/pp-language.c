/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-language.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* gettext's own: raised, it looks its catalogues up anew. */
extern int _nl_msg_cat_cntr;

/**
 * pp_language_start:
 *
 * Binds the catalogues and begins in Malayalam. To be called once, before any thread is started:
 * from then on LANGUAGE is there, and a change of it replaces one pointer of the environment, so
 * that a thread which is just translating an error reads the old one or the new one.
 */
void
pp_language_start (void)
{
  const char *folder = g_getenv ("PANIPPURA_LOCALEDIR");

  /* Where "C" is all there is, LANGUAGE would be ignored. */
  if (setlocale (LC_ALL, "ml_IN.UTF-8") == NULL && setlocale (LC_ALL, "en_IN.UTF-8") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : PANIPPURA_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  pp_language_set ("ml");
}

/**
 * pp_language_set:
 * @language: "ml" or "en"
 *
 * What is translated from now on is so in this language; what stands on the screen has to be made
 * anew. For the main thread.
 */
void
pp_language_set (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  ++_nl_msg_cat_cntr;
}

/**
 * pp_language_get:
 *
 * Returns: "ml" or "en"
 */
const char *
pp_language_get (void)
{
  return g_strcmp0 (g_getenv ("LANGUAGE"), "en") == 0 ? "en" : "ml";
}
