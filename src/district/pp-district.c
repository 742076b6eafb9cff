/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-district.h"

#include "core/pp-error.h"
#include "district/pp-district-error.h"
#include "district/pp-epoch.h"
#include "store/pp-local.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <sodium.h>
#include <string.h>

#define SQL_FILE "/org/panippura/Panippura/district/0001-feed.sql"
#define PREFIX   "sqlite:"
#define HALF     8

static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

static char *
random_letters (void)
{
  char out[HALF + 1] = { 0 };

  for (int i = 0; i < HALF; i++)
    out[i] = letters[randombytes_uniform (32)];
  return g_strdup (out);
}

static const PpSchema *
get_schema (const char *file)
{
  static const char *migrations[2];
  static PpSchema schema;
  GBytes *sql = g_resources_lookup_data (SQL_FILE, 0, NULL);

  migrations[0] = g_bytes_get_data (sql, NULL);
  schema = (PpSchema) { .migrations = migrations, .file = g_intern_string (file) };
  return &schema;
}

static gpointer
ensure_key (PpDb *db, gpointer data, GError **error)
{
  g_autofree char *there = NULL, *text = NULL;
  guint8 key[PP_KEY_SIZE], secret[PP_SECRET_KEY_SIZE];

  if (!pp_local_read (db, "key", &there, error))
    return NULL;
  if (there != NULL)
    return GINT_TO_POINTER (TRUE);
  pp_envelope_make_keys (key, secret);
  text = g_base64_encode (secret, sizeof secret);
  return GINT_TO_POINTER (pp_local_write (db, "key", text, error) && pp_epoch_begin (db, error));
}

/**
 * pp_district_open:
 * @where: "sqlite:FILE"
 * @error: #PpStoreError, or PP_DISTRICT_ERROR_USAGE
 *
 * Opens the server's database, and makes its key the first time.
 *
 * Returns: (transfer full): the store; end it with pp_store_close()
 */
PpStore *
pp_district_open (const char *where, GError **error)
{
  g_autofree char *folder = NULL, *file = NULL;
  g_autoptr (PpStore) store = NULL;

  if (!g_str_has_prefix (where, PREFIX) || where[strlen (PREFIX)] == '\0')
    {
      pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_USAGE, NULL,
                    _("The store is named as sqlite:FILE."));
      return NULL;
    }
  folder = g_path_get_dirname (where + strlen (PREFIX));
  file = g_path_get_basename (where + strlen (PREFIX));
  store = pp_store_open (folder, get_schema (file), PP_STORE_WRITE, error);
  if (store == NULL)
    return NULL;
  if (pp_store_maintain (store, ensure_key, NULL, error) == NULL)
    {
      pp_store_close (store);
      return NULL;
    }
  return g_steal_pointer (&store);
}

static gpointer
begin_epoch (PpDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (pp_epoch_begin (db, error));
}

/**
 * pp_district_begin_epoch:
 * @store: the server's store
 * @error: why it failed
 *
 * To be called at each start, before the first answer.
 *
 * Returns: whether an epoch began
 */
gboolean
pp_district_begin_epoch (PpStore *store, GError **error)
{
  return pp_store_maintain (store, begin_epoch, NULL, error) != NULL;
}

/**
 * pp_district_key_read:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full): the server's keys and epoch
 */
PpDistrictKey *
pp_district_key_read (PpDb *db, GError **error)
{
  g_autoptr (PpDistrictKey) self = g_new0 (PpDistrictKey, 1);
  g_autofree char *text = NULL;
  g_autofree guint8 *secret = NULL;
  gsize length = 0;

  self->epoch = pp_epoch_read (db, error);
  if (self->epoch == NULL || !pp_local_read (db, "key", &text, error))
    return NULL;
  secret = g_base64_decode (text != NULL ? text : "", &length);
  g_return_val_if_fail (length == PP_SECRET_KEY_SIZE, NULL);
  memcpy (self->secret, secret, PP_SECRET_KEY_SIZE);
  crypto_sign_ed25519_sk_to_pk (self->public_key, self->secret);
  return g_steal_pointer (&self);
}

/**
 * pp_district_key_free:
 * @self: (transfer full): keys
 *
 * Wipes and frees them.
 */
void
pp_district_key_free (PpDistrictKey *self)
{
  sodium_memzero (self->secret, sizeof self->secret);
  g_free (self->epoch);
  g_free (self);
}

typedef struct {
  const char *code;
  const char *name;
  int         minutes;
} Asked;

static gboolean
has_cluster (PpDb *db, const char *code, gboolean *there, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM cluster WHERE code = ?", "t", code))
    return FALSE;
  *there = n > 0;
  return TRUE;
}

static gpointer
add_cluster (PpDb *db, gpointer data, GError **error)
{
  Asked *asked = data;
  gboolean there;

  if (!has_cluster (db, asked->code, &there, error))
    return NULL;
  if (there)
    {
      pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_HAS_CLUSTER, NULL,
                    _("The cluster “%s” is here already."), asked->code);
      return NULL;
    }
  return GINT_TO_POINTER (pp_db_run (db, error, "INSERT INTO cluster (code, name, last_place) "
                                                "VALUES (?, ?, 0)", "tt", asked->code,
                                     asked->name));
}

/**
 * pp_district_add_cluster:
 * @store: the server's store
 * @code: of the cluster
 * @name: of the cluster
 * @error: PP_DISTRICT_ERROR_HAS_CLUSTER
 *
 * Returns: whether it was added
 */
gboolean
pp_district_add_cluster (PpStore *store, const char *code, const char *name, GError **error)
{
  Asked asked = { code, name };

  return pp_store_maintain (store, add_cluster, &asked, error) != NULL;
}

static gpointer
make_code (PpDb *db, gpointer data, GError **error)
{
  Asked *asked = data;
  g_autofree char *secret = random_letters (), *fingerprint = NULL;
  g_autoptr (PpDistrictKey) key = NULL;
  gint64 expires_at = g_get_real_time () / G_USEC_PER_SEC + asked->minutes * 60;
  gboolean there;

  if (!has_cluster (db, asked->code, &there, error))
    return NULL;
  if (!there)
    {
      pp_error_set (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_NO_CLUSTER, NULL,
                    _("There is no cluster “%s” here."), asked->code);
      return NULL;
    }
  key = pp_district_key_read (db, error);
  if (key == NULL || !pp_db_run (db, error, "INSERT INTO code (secret, cluster, expires_at) "
                                            "VALUES (?, ?, ?)", "tti", secret, asked->code,
                                 expires_at))
    return NULL;
  fingerprint = pp_envelope_fingerprint (key->public_key);
  return g_strdup_printf ("%.4s-%.4s-%.4s-%.4s", secret, secret + 4, fingerprint,
                          fingerprint + 4);
}

/**
 * pp_district_make_code:
 * @store: the server's store
 * @cluster: code of a cluster
 * @minutes: how long the code holds
 * @error: PP_DISTRICT_ERROR_NO_CLUSTER
 *
 * Returns: (transfer full): a one-time code for enrolling a desk: 40 random bits, then the
 *   fingerprint of the server's key
 */
char *
pp_district_make_code (PpStore *store, const char *cluster, int minutes, GError **error)
{
  Asked asked = { cluster, NULL, minutes };

  return pp_store_maintain (store, make_code, &asked, error);
}
