/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-text.h"

#include "core/pp-error.h"
#include "core/pp-malayalam.h"
#include "core/pp-value-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucol.h>

#define ZWNJ 0x200C
#define ZWJ  0x200D
#define VIRAMA 0x0D4D

/* The virama, which a folded half-u is. */
#define HALF_U "\xE0\xB5\x8D"

static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_newline (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x0085 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_blank (gunichar c)
{
  return c == '\t' || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

static gunichar *
compose (const char *text)
{
  g_autofree char *nfc = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_utf8_to_ucs4_fast (nfc, -1, NULL);
}

/* Without invisible characters but ZWJ and ZWNJ; a blank for any run of blanks, a newline
 * for any line end; trimmed.
 */
static char *
tidy (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean after_blank = out->len == 0 || strchr (" \n", out->str[out->len - 1]) != NULL;

      if (is_newline (c) && !(c == '\n' && before == '\r'))
        {
          if (g_str_has_suffix (out->str, " "))
            g_string_truncate (out, out->len - 1);
          g_string_append_c (out, '\n');
        }
      else if (is_blank (c) && !after_blank)
        g_string_append_c (out, ' ');
      else if (!is_newline (c) && !is_blank (c)
               && (g_unichar_type (c) != G_UNICODE_FORMAT || c == ZWJ || c == ZWNJ))
        g_string_append_unichar (out, c);
      before = c;
    }
  return g_strdup (g_strstrip (out->str));
}

/* @text, which is valid UTF-8, in the one encoding that is stored. What falls away between
 * two characters can let them compose, so they are composed once more.
 */
static gunichar *
encode (const char *text)
{
  g_autofree char *tidied = tidy (text);
  g_autofree gunichar *composed = compose (tidied);
  g_autofree gunichar *unified = pp_malayalam_unify (composed);
  g_autofree char *joined = g_ucs4_to_utf8 (unified, -1, NULL, NULL, NULL);
  g_autofree char *trimmed = tidy (joined);
  g_autofree gunichar *again = compose (trimmed);

  return pp_malayalam_unify (again);
}

/* What must not come in at all; NULL if there is nothing of it. */
static const char *
find_intruder (const char *text, gboolean lines)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_newline (c) && !lines)
        return _("This text must stand on one line. Take the line breaks out.");
      if (is_bidi_control (c))
        return _("This text has hidden signs that turn its direction. Type the text again.");
      if (g_unichar_iscntrl (c) && !is_newline (c) && !is_blank (c))
        return _("This text has a character that cannot be shown. Type the text again.");
    }
  return NULL;
}

/* What cannot be read in an encoded text; NULL if all can. */
static const char *
find_fault (const gunichar *text)
{
  guint marks = 0;

  for (gunichar before = 0; *text != 0; before = *text++)
    {
      if (g_unichar_ismark (*text))
        marks++;
      else if (*text != ZWNJ)
        marks = 0;

      if (marks > PP_TEXT_MAX_MARKS)
        return _("This text has too many signs on one letter. Type the text again.");
      if (pp_malayalam_is_vowel_sign (*text) && !pp_malayalam_is_consonant (before))
        return _("A vowel sign stands without its letter. Type the word again.");
    }
  return NULL;
}

/* Printable ASCII has one form but for its blanks; NULL where @text holds more than that. */
static char *
clean_ascii (const char *text)
{
  g_autofree char *out = g_malloc (strlen (text) + 1);
  char *write = out;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p < ' ' || *p > '~')
        return NULL;
      if (*p != ' ' || (write > out && write[-1] != ' '))
        *write++ = *p;
    }
  if (write > out && write[-1] == ' ')
    write--;
  *write = '\0';
  return g_steal_pointer (&out);
}

static char *
clean (const char *text, gboolean lines, GError **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree gunichar *encoded = NULL;
  const char *fault = NULL;
  char *plain = strlen (text) <= PP_TEXT_MAX_BYTES ? clean_ascii (text) : NULL;

  if (plain != NULL)
    return plain;
  if (strlen (text) > PP_TEXT_MAX_BYTES)
    fault = _("This text is too long. Make it shorter.");
  else if (!g_utf8_validate (text, -1, NULL))
    fault = _("This text is damaged. Type it again.");

  if (fault == NULL)
    {
      trimmed = g_strstrip (g_strdup (text));
      fault = find_intruder (trimmed, lines);
    }
  if (fault == NULL)
    {
      encoded = encode (trimmed);
      fault = find_fault (encoded);
    }
  if (fault != NULL)
    {
      pp_error_set (error, PP_VALUE_ERROR, PP_VALUE_ERROR_TEXT, NULL, "%s", fault);
      return NULL;
    }
  return g_ucs4_to_utf8 (encoded, -1, NULL, NULL, NULL);
}

static const UCollator *
get_collator (void)
{
  static gsize collator = 0;

  if (g_once_init_enter (&collator))
    {
      UErrorCode status = U_ZERO_ERROR;
      UCollator *made = ucol_open ("ml", &status);

      g_assert (U_SUCCESS (status) && made != NULL);
      g_once_init_leave (&collator, (gsize) made);
    }
  return (const UCollator *) collator;
}

/**
 * pp_text_clean:
 * @text: what was typed, pasted or received, for one line
 * @error: return location for PP_VALUE_ERROR_TEXT
 *
 * Makes the one form of a text that is stored: NFC, atomic chillus, no ZWJ, ZWNJ only
 * between virama and consonant, no invisible characters, single blanks, trimmed. The words
 * stay as they are.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if it is not UTF-8, longer than
 *   PP_TEXT_MAX_BYTES, or holds control characters, line breaks, signs that turn the
 *   direction, piles of marks, or a vowel sign without its consonant (visual order)
 */
char *
pp_text_clean (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, FALSE, error);
}

/**
 * pp_text_clean_lines:
 * @text: what was typed, pasted or received, for several lines
 * @error: return location for PP_VALUE_ERROR_TEXT
 *
 * As pp_text_clean(), but line breaks stay.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
pp_text_clean_lines (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, TRUE, error);
}

/**
 * pp_text_fold:
 * @text: any text
 *
 * Makes what search and comparison work on: the stored form, in lower case, with what is
 * only spelling taken out (chillu or virama, ZWNJ, final half-u, doubled consonants behind
 * ർ and ൽ, ദ്ധ്യ or ധ്യ, ം or മ്, digits of other scripts). Never stored in place of a text.
 *
 * Returns: (transfer full): the folded text; bytes that are not UTF-8 become U+FFFD
 */
char *
pp_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *lower = NULL;
  g_autofree gunichar *encoded = NULL;
  g_autofree gunichar *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  lower = g_utf8_casefold (g_strdelimit (valid, "\r\n", ' '), -1);
  encoded = encode (lower);
  folded = pp_malayalam_fold (encoded);
  return g_ucs4_to_utf8 (folded, -1, NULL, NULL, NULL);
}

/**
 * pp_text_fold_begun:
 * @text: words of which each may only be begun
 *
 * A word that ends in a half-u goes on in another vowel: who types മുളക് looks for മുളകുപൊടി too.
 *
 * Returns: (transfer full) (array zero-terminated=1): the words, folded, without that end
 */
char **
pp_text_fold_begun (const char *text)
{
  g_autofree char *folded = NULL;
  char **words;

  g_return_val_if_fail (text != NULL, NULL);

  folded = pp_text_fold (text);
  words = g_strsplit (g_strstrip (folded), " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (words[i], HALF_U))
      words[i][strlen (words[i]) - strlen (HALF_U)] = '\0';
  return words;
}

/**
 * pp_text_digits:
 * @text: any text
 *
 * Returns: (transfer full): its digits alone, those of other scripts as 0 to 9
 */
char *
pp_text_digits (const char *text)
{
  g_autofree char *valid = NULL;
  GString *digits;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  digits = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit >= 0)
        g_string_append_c (digits, (char) ('0' + digit));
    }
  return g_string_free (digits, FALSE);
}

/**
 * pp_text_sort_key:
 * @text: any text
 *
 * Returns: (transfer full): hexadecimal text whose plain order is the Malayalam order of
 *   the texts, whatever the language of the screen
 */
char *
pp_text_sort_key (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree gunichar *encoded = NULL;
  g_autofree gunichar2 *utf16 = NULL;
  g_autofree guint8 *key = NULL;
  GString *hex;
  glong length;
  gint32 size;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  encoded = encode (valid);
  utf16 = g_ucs4_to_utf16 (encoded, -1, NULL, &length, NULL);
  size = ucol_getSortKey (get_collator (), utf16, (gint32) length, NULL, 0);
  key = g_malloc (size);
  ucol_getSortKey (get_collator (), utf16, (gint32) length, key, size);

  hex = g_string_sized_new (2 * size);
  for (gint32 i = 0; i < size - 1; i++)
    g_string_append_printf (hex, "%02x", key[i]);
  return g_string_free (hex, FALSE);
}

/**
 * pp_text_has_malayalam:
 * @text: any text
 *
 * Returns: %TRUE if one of its characters is of the Malayalam script (U+0D00 to U+0D7F)
 */
gboolean
pp_text_has_malayalam (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  /* Its bytes are looked at, for a text that was cut within a character has none to go on to. */
  for (const char *p = text; *p != '\0'; p++)
    if (g_str_has_prefix (p, "\xE0\xB4") || g_str_has_prefix (p, "\xE0\xB5"))
      return TRUE;
  return FALSE;
}

/* What is written as one: a letter with its signs, and those that a virama joins to it. */
static void
append_first (GString *out, const char *word)
{
  gunichar last = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar one = g_utf8_get_char (p);

      if (last != 0 && last != VIRAMA && !g_unichar_ismark (one))
        return;
      g_string_append_unichar (out, last == 0 ? g_unichar_toupper (one) : one);
      last = one;
    }
}

/**
 * pp_text_initials:
 * @name: (nullable): of a person
 *
 * Returns: (transfer full): how its first word begins, and its last: "LK"; in Malayalam the first
 *   syllable, "പ്രി", which is as wide
 */
char *
pp_text_initials (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name != NULL ? name : "", " .", -1);
  const char *first = NULL, *last = NULL;
  GString *out = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      {
        last = first != NULL ? *word : NULL;
        first = first != NULL ? first : *word;
      }
  if (first != NULL)
    append_first (out, first);
  if (last != NULL && !pp_text_has_malayalam (out->str))
    append_first (out, last);
  return g_string_free (out, FALSE);
}
