/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include "core/pp-text.h"

const char pp_fuzz_name[] = "text";

/* What is stored stays as it is when it is stored again, and can be shown. */
static void
assert_stored (const char *text, char *(*clean) (const char *text, GError **error))
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = clean (text, &error), *again = NULL, *initials = NULL;

  g_assert_true ((stored == NULL) == (error != NULL));
  if (stored == NULL)
    return;
  g_assert_true (g_utf8_validate (stored, -1, NULL));
  for (const char *p = stored; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (*p == '\n' || !g_unichar_iscntrl (g_utf8_get_char (p)));
  initials = pp_text_initials (stored);
  g_assert_true (g_utf8_validate (initials, -1, NULL));
  again = clean (stored, NULL);
  g_assert_cmpstr (again, ==, stored);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = pp_fuzz_text (data, size);
  g_autofree char *folded = pp_text_fold (text), *digits = pp_text_digits (text);
  g_autofree char *key = pp_text_sort_key (text);
  g_auto (GStrv) begun = pp_text_fold_begun (text);

  assert_stored (text, pp_text_clean);
  assert_stored (text, pp_text_clean_lines);
  g_assert_true (g_utf8_validate (folded, -1, NULL));
  for (guint i = 0; begun[i] != NULL; i++)
    g_assert_true (g_utf8_validate (begun[i], -1, NULL));
  pp_text_has_malayalam (text);
  return 0;
}
