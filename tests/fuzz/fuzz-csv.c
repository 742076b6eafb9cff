/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include "core/pp-csv.h"

const char pp_fuzz_name[] = "csv";

/* A cell comes back as it was, behind an apostrophe where a spreadsheet would run it. */
static void
assert_comes_back (GStrv cells)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_auto (GStrv) again = NULL;
  const char *at;

  pp_csv_append (line, (const char *const *) cells);
  at = line->str;
  g_assert_true (pp_csv_read (&at, &again, NULL));
  g_assert_cmpstr (at, ==, "");
  g_assert_cmpuint (g_strv_length (again), ==, g_strv_length (cells));
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_assert_cmpstr (*again[i] == '\'' ? again[i] + 1 : again[i], ==, cells[i]);
      g_assert_null (*again[i] != '\0' ? strchr ("=+-@\t\r", *again[i]) : NULL);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = pp_fuzz_text (data, size);
  const char *at = text;

  while (*at != '\0')
    {
      const char *before = at;
      g_auto (GStrv) cells = NULL;
      g_autoptr (GError) error = NULL;

      if (!pp_csv_read (&at, &cells, &error))
        {
          g_assert_nonnull (error);
          break;
        }
      g_assert_true (at > before);
      assert_comes_back (cells);
    }
  return 0;
}
