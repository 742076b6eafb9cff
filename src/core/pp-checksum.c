/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-checksum.h"

/* The value of 0-9 and A-Z, 0 to 35. */
static int
value36 (char c)
{
  return g_ascii_isdigit (c) ? c - '0' : c - 'A' + 10;
}

/**
 * pp_checksum_gs1:
 * @body: digits
 * @length: how many of them count
 *
 * Returns: the check digit of GS1 behind them: modulo 10, weights 3, 1, 3 … from the right
 */
char
pp_checksum_gs1 (const char *body, gsize length)
{
  int sum = 0;

  g_return_val_if_fail (body != NULL, '\0');

  for (gsize i = 0; i < length; i++)
    sum += g_ascii_digit_value (body[length - 1 - i]) * (i % 2 == 0 ? 3 : 1);
  return (char) ('0' + (10 - sum % 10) % 10);
}

/**
 * pp_checksum_gstin:
 * @text: a GSTIN, of which the first 14 characters count, 0-9 and A-Z
 *
 * Returns: its check character: modulo 36, weights 1, 2, 1 … and each product's two digits
 */
char
pp_checksum_gstin (const char *text)
{
  int sum = 0;
  int check;

  g_return_val_if_fail (text != NULL, '\0');

  for (int i = 0; i < 14; i++)
    {
      int product = value36 (text[i]) * (i % 2 + 1);

      sum += product / 36 + product % 36;
    }
  check = (36 - sum % 36) % 36;
  return (char) (check < 10 ? '0' + check : 'A' + check - 10);
}

/**
 * pp_checksum_container:
 * @text: a container number, of which the first 10 characters count, 0-9 and A-Z
 *
 * Returns: its check digit after ISO 6346, where letters count from 10 and leave out the
 *   multiples of 11
 */
char
pp_checksum_container (const char *text)
{
  int sum = 0;

  g_return_val_if_fail (text != NULL, '\0');

  for (int i = 0; i < 10; i++)
    {
      int value = value36 (text[i]);

      if (value >= 10)
        value += (value - 1) / 10;
      sum += value << i;
    }
  return (char) ('0' + sum % 11 % 10);
}

/**
 * pp_checksum_verhoeff:
 * @digits: digits, the last of them the check digit
 * @length: how many
 *
 * Returns: %TRUE if they pass Verhoeff's check
 */
gboolean
pp_checksum_verhoeff (const char *digits, gsize length)
{
  static const guint8 permute[8][10] = {
    { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, { 1, 5, 7, 6, 2, 8, 3, 0, 9, 4 },
    { 5, 8, 0, 3, 7, 9, 6, 1, 4, 2 }, { 8, 9, 1, 6, 0, 4, 3, 5, 2, 7 },
    { 9, 4, 5, 3, 1, 2, 6, 8, 7, 0 }, { 4, 2, 8, 6, 5, 7, 3, 9, 0, 1 },
    { 2, 7, 9, 3, 8, 0, 6, 4, 1, 5 }, { 7, 0, 4, 6, 9, 1, 3, 2, 5, 8 },
  };
  int sum = 0;

  g_return_val_if_fail (digits != NULL, FALSE);

  /* The product of the dihedral group D5: 0-4 turn, 5-9 turn and mirror. */
  for (gsize i = 0; i < length; i++)
    {
      int digit = permute[i % 8][g_ascii_digit_value (digits[length - 1 - i])];
      int turned = sum < 5 ? sum % 5 + digit % 5 : sum % 5 - digit % 5 + 5;

      sum = turned % 5 + ((sum < 5) == (digit < 5) ? 0 : 5);
    }
  return sum == 0;
}
