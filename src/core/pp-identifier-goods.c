/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-identifier.h"

#include "core/pp-checksum.h"

#include <string.h>

/* The verdict on the text as it is normalised, by a rule that says yes or no. */
static PpIdentifierVerdict
judge (const char *text, gboolean (*rule) (const char *normal))
{
  g_autofree char *normal = pp_identifier_normalise (text);

  return rule (normal) ? PP_IDENTIFIER_GOOD : PP_IDENTIFIER_BAD;
}

static gboolean
is_gs1 (const char *text)
{
  gsize length = strlen (text);

  return strspn (text, "0123456789") == length && length > 1
         && text[length - 1] == pp_checksum_gs1 (text, length - 1);
}

static gboolean
is_sscc (const char *text)
{
  return strlen (text) == 18 && is_gs1 (text);
}

static gboolean
is_container (const char *text)
{
  return pp_identifier_has_shape (text, "@@@@#######") && strchr ("UJZ", text[3]) != NULL
         && text[10] == pp_checksum_container (text);
}

static gboolean
is_air_waybill (const char *text)
{
  return pp_identifier_has_shape (text, "###-########")
         && (int) (g_ascii_strtoll (text + 4, NULL, 10) / 10 % 7) == text[11] - '0';
}

/**
 * pp_identifier_check_gtin:
 * @text: a GTIN of 8, 12, 13 or 14 digits
 *
 * Returns: PP_IDENTIFIER_UNUSUAL for 14 digits that begin with 9, a case of varying content
 */
PpIdentifierVerdict
pp_identifier_check_gtin (const char *text)
{
  g_autofree char *normal = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  normal = pp_identifier_normalise (text);
  length = strlen (normal);
  if ((length != 8 && (length < 12 || length > 14)) || !is_gs1 (normal))
    return PP_IDENTIFIER_BAD;
  return length == 14 && *normal == '9' ? PP_IDENTIFIER_UNUSUAL : PP_IDENTIFIER_GOOD;
}

/**
 * pp_identifier_gtin_check_digit:
 * @body: the digits of a GTIN or SSCC without the last one
 *
 * Returns: (transfer full) (nullable): the last one; %NULL if @body has other than digits
 */
char *
pp_identifier_gtin_check_digit (const char *body)
{
  gsize length;

  g_return_val_if_fail (body != NULL, NULL);

  length = strlen (body);
  if (length == 0 || strspn (body, "0123456789") != length)
    return NULL;
  return g_strdup_printf ("%c", pp_checksum_gs1 (body, length));
}

/**
 * pp_identifier_check_sscc:
 * @text: a GS1 number of a logistic unit
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_sscc (const char *text)
{
  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  return judge (text, is_sscc);
}

/**
 * pp_identifier_check_container:
 * @text: a freight container number, ISO 6346
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_container (const char *text)
{
  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  return judge (text, is_container);
}

/**
 * pp_identifier_check_air_waybill:
 * @text: an air waybill number, as 098-12345675
 *
 * Returns: PP_IDENTIFIER_GOOD or PP_IDENTIFIER_BAD
 */
PpIdentifierVerdict
pp_identifier_check_air_waybill (const char *text)
{
  g_return_val_if_fail (text != NULL, PP_IDENTIFIER_BAD);

  return judge (text, is_air_waybill);
}
