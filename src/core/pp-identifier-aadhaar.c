/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-identifier.h"

#include "core/pp-checksum.h"

/* Digits as 0 to 9, one blank for blanks and hyphens, + as it is, x for all else. */
static char *
sketch_digits (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *sketch = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (sketch, (char) ('0' + digit));
      else if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION)
        {
          if (g_unichar_type (c) != G_UNICODE_FORMAT)
            g_string_append_c (sketch, c == '+' ? '+' : 'x');
        }
      else if (sketch->len > 0 && sketch->str[sketch->len - 1] != ' ')
        g_string_append_c (sketch, ' ');
    }
  return g_string_free (sketch, FALSE);
}

/* Whether twelve digits begin at @text, in one piece or as 4-4-4, that are an Aadhaar number. */
static gboolean
is_aadhaar (const char *text)
{
  char digits[13] = "";

  for (int i = 0; i < 12; i++)
    {
      if (i > 0 && i % 4 == 0 && *text == ' ')
        text++;
      if (!g_ascii_isdigit (*text))
        return FALSE;
      digits[i] = *text++;
    }
  return !g_ascii_isdigit (*text) && digits[0] >= '2' && pp_checksum_verhoeff (digits, 12);
}

/**
 * pp_identifier_holds_aadhaar:
 * @text: what somebody wrote into a free field
 *
 * Aadhaar numbers must not be kept. One number of twelve digits in ten looks like one by
 * chance, so the words of the refusal should say so. Digits behind a + are a phone number.
 *
 * Returns: %TRUE if twelve digits in it, in one piece or as 4-4-4, pass as an Aadhaar number
 */
gboolean
pp_identifier_holds_aadhaar (const char *text)
{
  g_autofree char *sketch = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  sketch = sketch_digits (text);
  for (const char *p = sketch; *p != '\0'; p++)
    if ((p == sketch || (!g_ascii_isdigit (p[-1]) && p[-1] != '+')) && is_aadhaar (p))
      return TRUE;
  return FALSE;
}
