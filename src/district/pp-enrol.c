/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-enrol.h"

#include "core/pp-json.h"
#include "district/pp-district.h"
#include "store/pp-chain.h"

#include <string.h>

#define INCARNATION_SIZE 8
#define LETTERS          "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* A letter for each of the first 26 incarnations of a cluster, then two. */
static char *
series_of (gint64 n)
{
  if (n < 26)
    return g_strdup_printf ("%c", (char) ('A' + n));
  return g_strdup_printf ("%c%c", (char) ('A' + n / 26 - 1), (char) ('A' + n % 26));
}

/* The cluster that the code is for; NULL where the code is unknown, used or late. */
static gboolean
take_code (PpDb *db, const char *secret, const char *incarnation, char **cluster, GError **error)
{
  return pp_db_read_text (db, cluster, error,
                          "UPDATE code SET used_by = ? WHERE secret = ? AND used_by IS NULL "
                          "AND expires_at > ? RETURNING cluster", "tti", incarnation, secret,
                          g_get_real_time () / G_USEC_PER_SEC);
}

/* A cluster's first desk brings its record along, and one that was here before a restore, with a
 * letter of its own; every other begins empty, for its numbers would be the first one's. */
static gboolean
may_join (const PpJson *header, const char *cluster, gint64 n_devices)
{
  const char *claimed = pp_json_get_text (header, "cluster");
  gint64 n_acts = 0;

  pp_json_get_int (header, "acts", &n_acts);
  return (claimed == NULL || strcmp (claimed, cluster) == 0) &&
         (n_devices == 0 || n_acts == 0 || pp_json_get_text (header, "series") != NULL);
}

static gboolean
is_letter (const char *series)
{
  gsize length = strlen (series);

  return length >= 1 && length <= 2 && strspn (series, LETTERS) == length;
}

static gboolean
is_taken (PpDb *db, const char *cluster, const char *series, gboolean *taken, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM device WHERE cluster = ? "
                                      "AND series = ?", "tt", cluster, series))
    return FALSE;
  *taken = n > 0;
  return TRUE;
}

/* The letter that the device had, or the next that nobody has; none where its own is taken. */
static gboolean
find_letter (PpDb *db, const PpJson *header, const char *cluster, char **series, GError **error)
{
  const char *earlier = pp_json_get_text (header, "series");
  gboolean taken = TRUE;
  gint64 n;

  if (earlier != NULL)
    {
      if (is_letter (earlier) && !is_taken (db, cluster, earlier, &taken, error))
        return FALSE;
      *series = taken ? NULL : g_strdup (earlier);
      return TRUE;
    }
  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM device WHERE cluster = ?", "t",
                       cluster))
    return FALSE;
  for (; taken; n++)
    {
      g_free (*series);
      *series = series_of (n);
      if (!is_taken (db, cluster, *series, &taken, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_device (PpDb *db, const PpJson *header, const char *cluster, const char *series,
            GError **error)
{
  static const guint8 zeros[PP_HASH_SIZE];
  g_autoptr (GBytes) head = g_bytes_new_static (zeros, sizeof zeros);

  return pp_db_run (db, error,
                    "INSERT INTO device (incarnation, device, cluster, public_key, series, have, "
                    "head, revoked) VALUES (?, ?, ?, ?, ?, 0, ?, 0)", "tttttb",
                    pp_json_get_text (header, "incarnation"), pp_json_get_text (header, "device"),
                    cluster, pp_json_get_text (header, "key"), series, head);
}

/* As desks make them: no other name, such as the one of the reference data, speaks for a desk. */
static gboolean
is_incarnation (const char *text)
{
  return text != NULL && strlen (text) == INCARNATION_SIZE &&
         strspn (text, "0123456789abcdefghjkmnpqrstvwxyz") == INCARNATION_SIZE;
}

static gboolean
is_purpose (const char *text)
{
  return g_strcmp0 (text, "real") == 0 || g_strcmp0 (text, "demo") == 0;
}

static gboolean
is_well_made (PpEnvelope *request)
{
  const char *text = pp_json_get_text (request->header, "key");
  gsize length = 0;
  g_autofree guint8 *key = text != NULL ? g_base64_decode (text, &length) : NULL;

  return length == PP_KEY_SIZE && pp_envelope_is_signed_by (request, key) &&
         g_strcmp0 (pp_json_get_text (request->header, "kind"), "enrol") == 0 &&
         is_incarnation (pp_json_get_text (request->header, "incarnation")) &&
         pp_json_get_text (request->header, "device") != NULL &&
         is_purpose (pp_json_get_text (request->header, "purpose")) &&
         pp_json_get_text (request->header, "code") != NULL;
}

/* A desk whose answer was lost, or that took it for another server's, asks again with a new code
 * and a new key: it keeps its letter, as long as nothing of it is here, or its key is the same. */
static gboolean
renew_device (PpDb *db, const PpJson *header, const char *cluster, char **series,
              const char **why, GError **error)
{
  const char *key = pp_json_get_text (header, "key");
  const char *incarnation = pp_json_get_text (header, "incarnation");
  gint64 n_revoked;

  if (!pp_db_read_int (db, &n_revoked, error,
                       "SELECT count(*) FROM device WHERE incarnation = ? AND public_key = ? "
                       "AND revoked = 1", "tt", incarnation, key))
    return FALSE;
  *why = n_revoked > 0 ? "revoked" : NULL;
  return pp_db_read_text (db, series, error,
                          "UPDATE device SET public_key = ?1, device = ?2 WHERE incarnation = ?3 "
                          "AND cluster = ?4 AND (have = 0 OR public_key = ?1) AND revoked = 0 "
                          "RETURNING series", "tttt", key, pp_json_get_text (header, "device"),
                          incarnation, cluster);
}

/* A demo's desk asks nobody for a PIN and lets its clock be set: none joins real desks, nor they
 * it. A cluster's first desk decides. */
static gboolean
fits_purpose (PpDb *db, const PpJson *header, const char *cluster, gboolean *fits, GError **error)
{
  gint64 n_fitting;

  if (!pp_db_read_int (db, &n_fitting, error,
                       "SELECT count(*) FROM cluster WHERE code = ? "
                       "AND coalesce (purpose, ?2) = ?2", "tt", cluster,
                       pp_json_get_text (header, "purpose")))
    return FALSE;
  *fits = n_fitting > 0;
  return TRUE;
}

static gboolean
keep_purpose (PpDb *db, const PpJson *header, const char *cluster, GError **error)
{
  return pp_db_run (db, error,
                    "UPDATE cluster SET purpose = ? WHERE code = ? AND purpose IS NULL", "tt",
                    pp_json_get_text (header, "purpose"), cluster);
}

static gboolean
enrol (PpDb *db, const PpJson *header, char **cluster, char **series, const char **why,
       GError **error)
{
  const char *incarnation = pp_json_get_text (header, "incarnation");
  gint64 n_others, n_same;
  gboolean fits;

  if (!take_code (db, pp_json_get_text (header, "code"), incarnation, cluster, error))
    return FALSE;
  if (*cluster == NULL)
    return TRUE;
  if (!pp_db_read_int (db, &n_others, error, "SELECT count(*) FROM device WHERE cluster = ? "
                                             "AND incarnation <> ?", "tt", *cluster,
                       incarnation) ||
      !pp_db_read_int (db, &n_same, error, "SELECT count(*) FROM device WHERE incarnation = ?", "t",
                       incarnation) ||
      !fits_purpose (db, header, *cluster, &fits, error))
    return FALSE;
  if (!fits)
    {
      *why = "other-purpose";
      return TRUE;
    }
  if (!may_join (header, *cluster, n_others))
    return TRUE;
  if (n_same > 0)
    return renew_device (db, header, *cluster, series, why, error);
  if (!find_letter (db, header, *cluster, series, error))
    return FALSE;
  if (*series == NULL)
    *why = "letter-taken";
  return *series == NULL || (keep_purpose (db, header, *cluster, error) &&
                             add_device (db, header, *cluster, *series, error));
}

static GBytes *
answer (const PpJson *header, PpDistrictKey *key, const char *cluster, const char *series,
        const char *why)
{
  g_autoptr (GString) out = g_string_new (NULL), payload = g_string_new (NULL);
  g_autofree char *key_text = g_base64_encode (key->public_key, PP_KEY_SIZE);

  pp_json_add_int (out, "v", 1);
  pp_json_add_text (out, "kind", series != NULL ? "enrolled" : "refused");
  pp_json_add_text (out, "incarnation", pp_json_get_text (header, "incarnation"));
  pp_json_add_text (out, "cluster", series != NULL ? cluster : NULL);
  pp_json_add_text (out, "series", series);
  pp_json_add_text (out, "key", key_text);
  pp_json_add_text (out, "epoch", key->epoch);
  if (why != NULL)
    pp_json_add_text (out, "why", why);
  g_string_append_c (out, '}');
  return pp_envelope_seal (out, payload, key->secret);
}

/**
 * pp_enrol_answer:
 * @db: the writing connection, in a transaction
 * @body: an envelope of kind enrol
 * @error: why it could not be done
 *
 * Enrols a desk: PROTOCOL.md promise 18. A code holds once; one that is used, late or unknown
 * is refused alike. A desk that was enrolled before this server's database was restored to an
 * older one is enrolled again under its letter, unless another desk has that by now.
 *
 * Returns: (transfer full): the answer's envelope
 */
GBytes *
pp_enrol_answer (PpDb *db, GBytes *body, GError **error)
{
  g_autoptr (PpEnvelope) request = pp_envelope_open (body, error);
  g_autoptr (PpDistrictKey) key = NULL;
  g_autofree char *cluster = NULL, *series = NULL;
  const char *why = NULL;

  if (request == NULL)
    return NULL;
  key = pp_district_key_read (db, error);
  if (key == NULL || (is_well_made (request) &&
                      !enrol (db, request->header, &cluster, &series, &why, error)))
    return NULL;
  return answer (request->header, key, cluster, series, why);
}
