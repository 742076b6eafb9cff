/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-identifier.h"

#include "core/pp-checksum.h"
#include "core/pp-day.h"

#include <string.h>

#define FSSAI_FIRST_YEAR 10
#define FSSAI_LAST_YEAR  59

static int
pair_at (const char *text)
{
  return g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]);
}

static gboolean
is_district (const char *text)
{
  return pair_at (text) >= 1 && pair_at (text) <= 14;
}

static gboolean
is_pan (const char *text)
{
  return pp_identifier_has_shape (text, "@@@@@####@") && strchr ("PCHABGJLFTE", text[3]) != NULL;
}

static gboolean
is_state (int code)
{
  return (code >= 1 && code <= 38) || code == 97 || code == 99;
}

static gboolean
is_gstin (const char *text)
{
  return pp_identifier_has_shape (text, "##@@@@@####@*Z*") && text[12] != '0'
         && is_state (pair_at (text)) && text[14] == pp_checksum_gstin (text);
}

static gboolean
is_udyam (const char *text)
{
  return pp_identifier_has_shape (text, "UDYAM-@@-##-#######")
         && (!g_str_has_prefix (text, "UDYAM-KL-") || is_district (text + strlen ("UDYAM-KL-")));
}

static gboolean
is_ifsc (const char *text)
{
  return pp_identifier_has_shape (text, "@@@@0******");
}

static gboolean
is_local_body (const char *text)
{
  return pp_identifier_has_shape (text, "@#####") && strchr ("GBDMC", *text) != NULL
         && is_district (text + 1) && !g_str_has_suffix (text, "000");
}

static gboolean
is_iec (const char *text)
{
  return is_pan (text) || pp_identifier_has_shape (text, "##########");
}

static gboolean
is_upi (const char *text)
{
  static const char name[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  gsize length = strspn (text, name);
  const char *handle = text + length + 1;

  return length >= 2 && length <= 256 && text[length] == '@' && g_ascii_isupper (*handle)
         && strlen (handle) >= 2 && strlen (handle) <= 64
         && strspn (handle, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == strlen (handle);
}

/* The verdict on the text as it is normalised, by a rule that says yes or no. */
static PpIdentifierVerdict
judge (const char *text, gboolean (*rule) (const char *normal))
{
  g_autofree char *normal = pp_identifier_normalise (text);

  return rule (normal) ? PP_IDENTIFIER_GOOD : PP_IDENTIFIER_BAD;
}

/**
 * pp_identifier_normalise:
 * @text: an identifier as typed
 *
 * Returns: (transfer full): the form that is stored: without blanks and invisible characters,
 *   in upper case, digits of other scripts as 0 to 9
 */
char *
pp_identifier_normalise (const char *text)
{
  g_autofree char *valid = NULL;
  GString *normal;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  normal = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (normal, (char) ('0' + digit));
      else if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (normal, g_unichar_toupper (c));
    }
  return g_string_free (normal, FALSE);
}

/**
 * pp_identifier_has_shape:
 * @text: a normalised identifier
 * @shape: # for a digit, @ for a letter, * for either; all else stands for itself
 *
 * Returns: %TRUE if each character of @text is what @shape wants there
 */
gboolean
pp_identifier_has_shape (const char *text, const char *shape)
{
  g_return_val_if_fail (text != NULL && shape != NULL, FALSE);

  for (; *shape != '\0'; shape++, text++)
    {
      if (*shape == '#' ? !g_ascii_isdigit (*text)
          : *shape == '@' ? !g_ascii_isupper (*text)
          : *shape == '*' ? !g_ascii_isdigit (*text) && !g_ascii_isupper (*text)
          : *shape != *text)
        return FALSE;
    }
  return *text == '\0';
}

/**
 * pp_identifier_normalise_mobile:
 * @text: an Indian mobile number as typed, with or without 0, 91 or +91, blanks, hyphens
 *
 * Returns: (transfer full) (nullable): the number as it is stored, "+919447012345"; %NULL if
 *   it is none
 */
char *
pp_identifier_normalise_mobile (const char *text)
{
  g_autofree char *normal = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;
  const char *number;

  g_return_val_if_fail (text != NULL, NULL);

  normal = pp_identifier_normalise (text);
  parts = g_strsplit (normal, "-", -1);
  number = joined = g_strjoinv (NULL, parts);

  if (g_str_has_prefix (number, "+91"))
    number += 3;
  else if (strlen (number) == 12 && g_str_has_prefix (number, "91"))
    number += 2;
  else if (strlen (number) == 11 && *number == '0')
    number += 1;

  if (!pp_identifier_has_shape (number, "##########") || *number < '6')
    return NULL;
  return g_strconcat ("+91", number, NULL);
}

/**
 * pp_identifier_format_mobile:
 * @number: (nullable): a number as it is stored
 *
 * Returns: (transfer full) (nullable): as people read it, "+91 94470 12345"; any other text as
 *   it is
 */
char *
pp_identifier_format_mobile (const char *number)
{
  if (number == NULL || strncmp (number, "+91", 3) != 0 ||
      !pp_identifier_has_shape (number + 3, "##########"))
    return g_strdup (number);
  return g_strdup_printf ("+91 %.5s %s", number + 3, number + 8);
}

/**
 * pp_identifier_check_fssai:
 * @text: an FSSAI licence (1…) or registration (2…) number
 *
 * Returns: PP_IDENTIFIER_UNUSUAL where it is neither central nor of Kerala, or of a year in
 *   which none was given; the number has no check digit
 */
PpIdentifierVerdict
pp_identifier_check_fssai (const char *text)
{
  g_autofree char *normal = NULL;
  int year;

  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  normal = pp_identifier_normalise (text);
  if (!pp_identifier_has_shape (normal, "##############") || (*normal != '1' && *normal != '2'))
    return PP_IDENTIFIER_BAD;

  year = pair_at (normal + 3);
  if ((pair_at (normal + 1) != 0 && pair_at (normal + 1) != 13)
      || year < FSSAI_FIRST_YEAR || year > FSSAI_LAST_YEAR)
    return PP_IDENTIFIER_UNUSUAL;
  return PP_IDENTIFIER_GOOD;
}

/**
 * pp_identifier_check_fssai_on:
 * @text: an FSSAI licence or registration number
 * @day: today, a valid day
 *
 * As pp_identifier_check_fssai(), and unusual too where its year is later than @day.
 *
 * Returns: the verdict
 */
PpIdentifierVerdict
pp_identifier_check_fssai_on (const char *text, const char *day)
{
  g_autofree char *normal = NULL;
  PpIdentifierVerdict verdict;

  g_return_val_if_fail (text != NULL && pp_day_is_valid (day), PP_IDENTIFIER_BAD);

  normal = pp_identifier_normalise (text);
  verdict = pp_identifier_check_fssai (normal);
  if (verdict == PP_IDENTIFIER_GOOD && pair_at (normal + 3) > pair_at (day + 2))
    return PP_IDENTIFIER_UNUSUAL;
  return verdict;
}

/**
 * pp_identifier_check_gstin:
 * @text: a GSTIN of a normal taxpayer: state, PAN, entity, Z, check character
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_gstin (const char *text)
{
  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  return judge (text, is_gstin);
}

/**
 * pp_identifier_gstin_has_pan:
 * @gstin: a GSTIN
 * @pan: a PAN
 *
 * Returns: %TRUE if the one was given to the holder of the other
 */
gboolean
pp_identifier_gstin_has_pan (const char *gstin, const char *pan)
{
  g_autofree char *normal = NULL;
  g_autofree char *holder = NULL;

  g_return_val_if_fail (gstin != NULL && pan != NULL, FALSE);

  normal = pp_identifier_normalise (gstin);
  holder = pp_identifier_normalise (pan);
  return is_gstin (normal) && is_pan (holder) && g_str_has_prefix (normal + 2, holder);
}

/**
 * pp_identifier_check_pan:
 * @text: a PAN; its check letter has no published rule
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_pan (const char *text)
{
  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  return judge (text, is_pan);
}

/**
 * pp_identifier_check_udyam:
 * @text: an Udyam registration number; those of Kerala have one of 14 districts
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_udyam (const char *text)
{
  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  return judge (text, is_udyam);
}

/**
 * pp_identifier_check_mobile:
 * @text: an Indian mobile number
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_mobile (const char *text)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  normal = pp_identifier_normalise_mobile (text);
  return normal != NULL ? PP_IDENTIFIER_GOOD : PP_IDENTIFIER_BAD;
}

/**
 * pp_identifier_check_pin_code:
 * @text: a PIN code
 *
 * Returns: PP_IDENTIFIER_UNUSUAL where it is not of Kerala (670 to 695, without Mahe and
 *   Lakshadweep)
 */
PpIdentifierVerdict
pp_identifier_check_pin_code (const char *text)
{
  g_autofree char *normal = NULL;
  int area;

  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  normal = pp_identifier_normalise (text);
  if (!pp_identifier_has_shape (normal, "######") || *normal == '0')
    return PP_IDENTIFIER_BAD;

  area = (int) (g_ascii_strtoll (normal, NULL, 10) / 1000);
  if (area < 670 || area > 695 || g_str_equal (normal, "673310")
      || g_str_has_prefix (normal, "6825"))
    return PP_IDENTIFIER_UNUSUAL;
  return PP_IDENTIFIER_GOOD;
}

/**
 * pp_identifier_check_ifsc:
 * @text: the IFSC of a bank branch
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_ifsc (const char *text)
{
  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  return judge (text, is_ifsc);
}

/**
 * pp_identifier_check_upi:
 * @text: a UPI address, name@handle
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_upi (const char *text)
{
  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  return judge (text, is_upi);
}

/**
 * pp_identifier_check_local_body:
 * @text: the State Election Commission's code of a local body, as G01001
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_local_body (const char *text)
{
  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  return judge (text, is_local_body);
}

/**
 * pp_identifier_check_iec:
 * @text: an import-export code: the PAN of the firm, or ten digits
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_iec (const char *text)
{
  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  return judge (text, is_iec);
}
