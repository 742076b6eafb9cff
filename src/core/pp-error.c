/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"

typedef struct {
  const char        *room;
  const char *const *nicks;
  guint              n_nicks;
} Domain;

typedef struct {
  char *code;   /* (owned) */
  char *field;  /* (owned) (nullable) */
} Detail;

static GMutex lock;
static GHashTable *domains;   /* (element-type GQuark Domain), for ever */

static void
detail_init (GError *error)
{
}

/* The private part of a GError lies before it: see g_error_domain_register (). */
static Detail *
detail_of (const GError *error)
{
  const gsize unit = 2 * sizeof (gsize);
  const gsize size = (sizeof (Detail) + (unit - 1)) & -unit;

  return (Detail *) (((guint8 *) error) - size);
}

static void
detail_copy (const GError *src, GError *dest)
{
  detail_of (dest)->code = g_strdup (detail_of (src)->code);
  detail_of (dest)->field = g_strdup (detail_of (src)->field);
}

static void
detail_clear (GError *error)
{
  g_free (detail_of (error)->code);
  g_free (detail_of (error)->field);
}

static const Domain *
find_domain (GQuark quark)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  return domains != NULL ? g_hash_table_lookup (domains, GUINT_TO_POINTER (quark)) : NULL;
}

/**
 * pp_error_register:
 * @room: (transfer none): static name of the room
 * @nicks: (transfer none): static names of the codes, in the order of the enum
 * @n_nicks: how many
 *
 * Makes an error domain whose errors carry the field that is wrong. Called once a domain,
 * by PP_DEFINE_ERROR().
 *
 * Returns: the domain
 */
GQuark
pp_error_register (const char *room, const char *const *nicks, guint n_nicks)
{
  g_autofree char *name = g_strdup_printf ("pp-%s-error-quark", room);
  GQuark quark = g_error_domain_register (name, sizeof (Detail), detail_init, detail_copy,
                                          detail_clear);
  Domain *domain = g_new (Domain, 1);

  *domain = (Domain) { room, nicks, n_nicks };
  {
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

    if (domains == NULL)
      domains = g_hash_table_new (NULL, NULL);
    g_hash_table_insert (domains, GUINT_TO_POINTER (quark), domain);
  }
  return quark;
}

/**
 * pp_error_set:
 * @error: (nullable): where to put it
 * @domain: a domain made by PP_DEFINE_ERROR()
 * @code: of the room's enum
 * @field: (nullable): the column of the argument that is wrong: the words belong beside it
 * @format: what happened and what to do now, for a person, translated
 *
 * Sets an error that a person will read.
 */
void
pp_error_set (GError **error, GQuark domain, int code, const char *field, const char *format, ...)
{
  const Domain *known = find_domain (domain);
  va_list args;
  GError *made;

  g_return_if_fail (error == NULL || *error == NULL);
  g_return_if_fail (known != NULL && code >= 0 && (guint) code < known->n_nicks);

  if (error == NULL)
    return;

  va_start (args, format);
  made = g_error_new_valist (domain, code, format, args);
  va_end (args);
  detail_of (made)->code = g_strdup_printf ("%s.%s", known->room, known->nicks[code]);
  detail_of (made)->field = g_strdup (field);
  g_propagate_error (error, made);
}

/**
 * pp_error_get_code:
 * @error: any error
 *
 * Returns: (transfer none): the error's code as people and play files write it, such as
 *   "booking.taken"; "other" for an error of another library
 */
const char *
pp_error_get_code (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (find_domain (error->domain) == NULL || detail_of (error)->code == NULL)
    return "other";
  return detail_of (error)->code;
}

/**
 * pp_error_get_field:
 * @error: any error
 *
 * Returns: (transfer none) (nullable): the column of the argument that is wrong
 */
const char *
pp_error_get_field (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return find_domain (error->domain) != NULL ? detail_of (error)->field : NULL;
}
