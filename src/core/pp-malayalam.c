/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-malayalam.h"

#define ZWNJ     0x200C
#define ZWJ      0x200D
#define ANUSVARA 0x0D02
#define DA       0x0D26
#define DHA      0x0D27
#define NA       0x0D28
#define MA       0x0D2E
#define YA       0x0D2F
#define RA       0x0D30
#define RRA      0x0D31
#define LA       0x0D32
#define SIGN_U   0x0D41
#define SIGN_AU  0x0D4C
#define VIRAMA   0x0D4D
#define DOT_REPH 0x0D4E
#define AU_MARK  0x0D57
#define CHILLU_N 0x0D7B

static const struct {
  gunichar chillu;
  gunichar consonant;
} chillus[] = {
  { 0x0D7A, 0x0D23 }, { CHILLU_N, NA }, { 0x0D7C, RA }, { 0x0D7D, LA }, { 0x0D7E, 0x0D33 },
  { 0x0D7F, 0x0D15 },
};

/* ഖ ഘ ഛ ഝ ഠ ഢ ഥ ധ ഫ ഭ: each follows the letter that it doubles. */
static const gunichar aspirated[] = {
  0x0D16, 0x0D18, 0x0D1B, 0x0D1D, 0x0D20, 0x0D22, 0x0D25, DHA, 0x0D2B, 0x0D2D,
};

static gunichar
chillu_of (gunichar consonant)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chillus); i++)
    if (chillus[i].consonant == consonant)
      return chillus[i].chillu;
  return 0;
}

/* The letter that @c is short for, with the virama: of a chillu, ം and the old dot reph. */
static gunichar
letter_of (gunichar c)
{
  if (c == ANUSVARA)
    return MA;
  if (c == DOT_REPH)
    return RA;
  for (gsize i = 0; i < G_N_ELEMENTS (chillus); i++)
    if (chillus[i].chillu == c)
      return chillus[i].consonant;
  return 0;
}

static GArray *
new_text (void)
{
  return g_array_new (TRUE, TRUE, sizeof (gunichar));
}

static void
append (GArray *out, gunichar c)
{
  g_array_append_val (out, c);
}

static void
drop (GArray *out, guint n)
{
  g_array_set_size (out, out->len - n);
}

static gunichar
last (const GArray *out, guint back)
{
  return out->len > back ? g_array_index (out, gunichar, out->len - 1 - back) : 0;
}

static gunichar *
steal (GArray *out)
{
  return (gunichar *) (gpointer) g_array_free (out, FALSE);
}

static gboolean
is_double (gunichar first, gunichar second)
{
  if (first == second)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (aspirated); i++)
    if (aspirated[i] == second)
      return first == second - 1;
  return FALSE;
}

/* Whether @text goes on with a consonant that doubles the one in @out where new spelling
 * writes it single: behind ർ and ൽ, and ദ്ധ്യ.
 */
static gboolean
is_doubled (const GArray *out, const gunichar *text)
{
  gunichar first = last (out, 1);
  gunichar base = last (out, 3);

  if (last (out, 0) != VIRAMA || !pp_malayalam_is_consonant (first)
      || !pp_malayalam_is_consonant (*text))
    return FALSE;
  if (first == DA && *text == DHA && text[1] == VIRAMA && text[2] == YA)
    return TRUE;
  return last (out, 2) == VIRAMA && (base == RA || base == LA) && is_double (first, *text);
}

/* Letters and viramas alone: no chillu, no ZWNJ, no half-u, digits as 0 to 9. */
static gunichar *
spell_out (const gunichar *text)
{
  GArray *out = new_text ();

  for (; *text != 0; text++)
    {
      int digit = g_unichar_digit_value (*text);

      if (*text == ZWNJ)
        continue;
      if (*text == VIRAMA && last (out, 0) == SIGN_U)
        drop (out, 1);

      if (letter_of (*text) != 0)
        {
          append (out, letter_of (*text));
          append (out, VIRAMA);
        }
      else
        append (out, digit >= 0 ? (gunichar) ('0' + digit) : *text);
    }
  return steal (out);
}

/**
 * pp_malayalam_is_consonant:
 * @c: a character
 *
 * Returns: %TRUE for ക to ഺ
 */
gboolean
pp_malayalam_is_consonant (gunichar c)
{
  return c >= 0x0D15 && c <= 0x0D3A;
}

/**
 * pp_malayalam_is_vowel_sign:
 * @c: a character
 *
 * Returns: %TRUE for the signs that must follow a consonant, without the virama
 */
gboolean
pp_malayalam_is_vowel_sign (gunichar c)
{
  return (c >= 0x0D3E && c <= SIGN_AU) || c == AU_MARK || c == 0x0D62 || c == 0x0D63;
}

/**
 * pp_malayalam_unify:
 * @text: text in NFC, 0 at its end
 *
 * Changes the encoding alone, not the spelling: ന്റ in one way, atomic chillus, no other ZWJ,
 * the au sign ൗ, ZWNJ only between virama and consonant.
 *
 * Returns: (transfer full): the text that is stored
 */
gunichar *
pp_malayalam_unify (const gunichar *text)
{
  GArray *out = new_text ();

  g_return_val_if_fail (text != NULL, steal (out));

  for (; *text != 0; text++)
    {
      gboolean behind_virama = last (out, 0) == VIRAMA;

      if (*text == ZWJ && behind_virama && last (out, 1) == NA && text[1] == RRA)
        continue;

      if (*text == ZWJ && behind_virama && chillu_of (last (out, 1)) != 0)
        {
          gunichar chillu = chillu_of (last (out, 1));

          drop (out, 2);
          append (out, chillu);
        }
      else if (*text == VIRAMA && last (out, 0) == CHILLU_N && text[1] == RRA)
        {
          drop (out, 1);
          append (out, NA);
          append (out, VIRAMA);
        }
      else if (*text == ZWNJ)
        {
          if (behind_virama && pp_malayalam_is_consonant (text[1]))
            append (out, ZWNJ);
        }
      else if (*text != ZWJ)
        append (out, *text == SIGN_AU ? AU_MARK : *text);
    }
  return steal (out);
}

/**
 * pp_malayalam_fold:
 * @text: text as pp_malayalam_unify() makes it
 *
 * Takes out what is only spelling: chillu = consonant and virama, ൻറ = ന്റ, ം = മ്, ു് = ്,
 * മാർഗ്ഗം = മാർഗം, വിൽപ്പന = വിൽപന, അദ്ധ്യ = അധ്യ. Two words can fold to one text: it is for
 * search only.
 *
 * Returns: (transfer full): the text that is searched
 */
gunichar *
pp_malayalam_fold (const gunichar *text)
{
  g_autofree gunichar *spelt = NULL;
  GArray *out = new_text ();

  g_return_val_if_fail (text != NULL, steal (out));

  spelt = spell_out (text);
  for (const gunichar *p = spelt; *p != 0; p++)
    {
      if (is_doubled (out, p))
        drop (out, 2);
      append (out, *p);
    }
  return steal (out);
}
