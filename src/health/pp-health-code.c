/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "health/pp-health.h"

#include "core/pp-error.h"
#include "health/pp-health-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* To be read out over the phone: six signs that are not taken for one another. Of their 25 bits two
 * are for each topic's level, five for each count of days, and one is spare; the sixth sign tells a
 * slip.
 */
#define N_SIGNS   6
#define N_VALUES  5
#define SIGN_BITS 5
#define DAY_BITS  5
#define PRIME     31

PP_DEFINE_ERROR (pp_health_error_quark, "health", "bad-code")

static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static guint
check_value (const guint *values)
{
  guint sum = 7;

  for (guint i = 0; i < N_VALUES; i++)
    sum += (i + 2) * values[i];
  return sum % PRIME;
}

/**
 * pp_health_dup_code:
 * @self: how the desk stands
 *
 * Returns: (transfer full): a code that somebody far away reads with pp_health_read_code():
 *   "7K3-QF2"
 */
char *
pp_health_dup_code (const PpHealth *self)
{
  guint bits = 0, values[N_VALUES];
  char out[N_SIGNS + 2] = { 0 };

  for (guint i = 0; i < PP_HEALTH_N_TOPICS; i++)
    bits = bits << 2 | self->checks[i].level;
  bits = bits << DAY_BITS | self->backup_days;
  bits = bits << DAY_BITS | self->waiting_days;
  for (guint i = 0; i < N_VALUES; i++)
    values[i] = bits >> SIGN_BITS * (N_VALUES - 1 - i) & 31;
  for (guint i = 0; i < N_VALUES; i++)
    out[i + i / 3] = signs[values[i]];
  out[3] = '-';
  out[N_SIGNS] = signs[check_value (values)];
  return g_strdup (out);
}

/* Whether they are six signs, and which. */
static gboolean
read_signs (const char *code, guint *values)
{
  guint n = 0;

  for (const char *p = code; *p != '\0'; p++)
    {
      char sign = g_ascii_toupper (*p);
      const char *at = strchr (signs, sign == 'O' ? '0' : sign == 'I' || sign == 'L' ? '1' : sign);

      if (sign == '-' || g_ascii_isspace (sign))
        continue;
      if (at == NULL || n == N_SIGNS)
        return FALSE;
      values[n++] = (guint) (at - signs);
    }
  return n == N_SIGNS && values[N_VALUES] == check_value (values);
}

/**
 * pp_health_read_code:
 * @code: what somebody read out
 * @error: PP_HEALTH_ERROR_BAD_CODE
 *
 * Returns: (transfer full): how that desk stands, without words
 */
PpHealth *
pp_health_read_code (const char *code, GError **error)
{
  g_autoptr (PpHealth) self = g_new0 (PpHealth, 1);
  guint values[N_SIGNS], bits = 0;
  gboolean holds = read_signs (code, values);

  for (guint i = 0; holds && i < N_VALUES; i++)
    bits = bits << SIGN_BITS | values[i];
  self->waiting_days = bits & 31;
  self->backup_days = bits >> DAY_BITS & 31;
  bits >>= 2 * DAY_BITS;
  for (guint i = 0; i < PP_HEALTH_N_TOPICS; i++)
    {
      self->checks[i].level = bits >> 2 * (PP_HEALTH_N_TOPICS - 1 - i) & 3;
      holds = holds && self->checks[i].level <= PP_HEALTH_BAD;
    }
  if (holds)
    return g_steal_pointer (&self);
  pp_error_set (error, PP_HEALTH_ERROR, PP_HEALTH_ERROR_BAD_CODE, "code",
                _("This is no code of a desk's health. Have it read out again: six letters and "
                  "digits."));
  return NULL;
}
