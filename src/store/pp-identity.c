/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-identity.h"

#include "store/pp-local.h"

#include <sodium.h>

/* 32 letters and digits that are not taken for one another: 5 bits each. */
static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

static char *
make_incarnation (gint64 seed)
{
  char out[9] = { 0 };
  guint8 bytes[8];

  if (seed != PP_NONE)
    crypto_generichash (bytes, sizeof bytes, (const guint8 *) &seed, sizeof seed, NULL, 0);
  else
    randombytes_buf (bytes, sizeof bytes);
  for (int i = 0; i < 8; i++)
    out[i] = letters[bytes[i] & 31];
  return g_strdup (out);
}

/**
 * pp_identity_set:
 * @db: the writing connection
 * @purpose: "real" or "demo": a demo cluster's clock can be set and asks for no PIN
 * @seed: makes the same incarnation each time; PP_NONE for one by chance
 * @error: why it failed
 *
 * Gives this desk its device and its incarnation: 40 random bits, the half of every id that
 * keeps two desks' rows apart. Only before the first act.
 *
 * Returns: whether it went well
 */
gboolean
pp_identity_set (PpDb *db, const char *purpose, gint64 seed, GError **error)
{
  g_autofree char *incarnation = make_incarnation (seed);
  g_autofree char *device = g_strdup_printf ("d-%s", incarnation);

  /* the incarnation last: where it stands the others do, wherever the power failed */
  return pp_local_write (db, "device", device, error) &&
         pp_local_write (db, "series", "A", error) &&
         pp_local_write (db, "purpose", purpose, error) &&
         pp_local_write (db, "incarnation", incarnation, error);
}

/**
 * pp_identity_renew:
 * @db: the writing connection
 * @error: why it failed
 *
 * Makes the desk another one than that whose data these are: with an incarnation of its own, and
 * with a series that is the letter of that desk and two by chance, so that neither gives a number
 * of the other. It is not enrolled any more.
 *
 * Returns: whether it went well
 */
gboolean
pp_identity_renew (PpDb *db, GError **error)
{
  static const char series_letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  g_autofree char *incarnation = make_incarnation (PP_NONE), *before = NULL;
  g_autofree char *device = g_strdup_printf ("d-%s", incarnation), *series = NULL;

  if (!pp_local_read (db, "series", &before, error))
    return FALSE;
  series = g_strdup_printf ("%c%c%c", before != NULL ? *before : 'A',
                            series_letters[randombytes_uniform (sizeof series_letters - 1)],
                            series_letters[randombytes_uniform (sizeof series_letters - 1)]);
  return pp_db_run (db, error, "DELETE FROM local "
                    "WHERE key IN ('device_key', 'server_key', 'server_address')", "") &&
         pp_local_write (db, "device", device, error) &&
         pp_local_write (db, "series", series, error) &&
         pp_local_write (db, "incarnation", incarnation, error);
}

/**
 * pp_identity_ensure:
 * @db: the writing connection
 * @error: why it failed
 *
 * Gives a new database an identity.
 *
 * Returns: whether there is one
 */
gboolean
pp_identity_ensure (PpDb *db, GError **error)
{
  g_autofree char *incarnation = NULL;

  if (pp_db_get_schema (db)->kinds == NULL)
    return TRUE;
  if (!pp_local_read (db, "incarnation", &incarnation, error))
    return FALSE;
  return incarnation != NULL || pp_identity_set (db, "real", PP_NONE, error);
}

/**
 * pp_identity_is_unused:
 * @db: a connection
 * @unused: (out): whether no act was done under this identity yet
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_identity_is_unused (PpDb *db, gboolean *unused, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error,
                       "SELECT count(*) FROM act WHERE incarnation = "
                       "(SELECT value FROM local WHERE key = 'incarnation')", ""))
    return FALSE;
  *unused = n == 0;
  return TRUE;
}
