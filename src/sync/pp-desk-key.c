/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync/pp-desk-key.h"

#include "core/pp-error.h"
#include "store/pp-local.h"
#include "store/pp-outbox.h"
#include "sync/pp-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HALF 8

static gboolean
read_key (PpDb *db, const char *name, guint8 *out, gsize wanted, gboolean *found, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree guint8 *bytes = NULL;
  gsize length = 0;

  *found = FALSE;
  if (!pp_local_read (db, name, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  bytes = g_base64_decode (text, &length);
  *found = length == wanted;
  if (*found)
    memcpy (out, bytes, wanted);
  return TRUE;
}

static gboolean
not_enrolled (GError **error)
{
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_NOT_ENROLLED, NULL,
                _("This desk is not enrolled at a district server yet."));
  return FALSE;
}

/* Only the letters and digits of a code, in small letters: it may be typed in groups. */
static char *
plain_code (const char *code)
{
  GString *out = g_string_new (NULL);

  for (const char *p = code; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
  return g_string_free (out, FALSE);
}

static gboolean
bad_code (GError **error)
{
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_BAD_CODE, "code",
                _("The code is not right, was used, or is too old. Ask the district for a new "
                  "one."));
  return FALSE;
}

/**
 * pp_desk_key_read:
 * @db: a connection
 * @secret: (out): the device's secret key
 * @error: PP_SYNC_ERROR_NOT_ENROLLED
 *
 * Returns: whether the device has a key
 */
gboolean
pp_desk_key_read (PpDb *db, guint8 secret[PP_SECRET_KEY_SIZE], GError **error)
{
  gboolean found;

  return read_key (db, "device_key", secret, PP_SECRET_KEY_SIZE, &found, error) &&
         (found || not_enrolled (error));
}

/**
 * pp_desk_key_read_server:
 * @db: a connection
 * @key: (out): the district server's public key
 * @error: PP_SYNC_ERROR_NOT_ENROLLED
 *
 * Returns: whether it is known
 */
gboolean
pp_desk_key_read_server (PpDb *db, guint8 key[PP_KEY_SIZE], GError **error)
{
  gboolean found;

  return read_key (db, "server_key", key, PP_KEY_SIZE, &found, error) &&
         (found || not_enrolled (error));
}

/* A desk that is enrolled may be enrolled again at the same server, as where that lost it. */
static gboolean
find_earlier (PpDb *db, const char *fingerprint, gboolean *earlier, GError **error)
{
  g_autofree char *known = NULL;
  guint8 key[PP_KEY_SIZE];

  if (!read_key (db, "server_key", key, PP_KEY_SIZE, earlier, error))
    return FALSE;
  if (!*earlier)
    return TRUE;
  known = pp_envelope_fingerprint (key);
  if (strcmp (known, fingerprint) == 0)
    return TRUE;
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_ENROLLED, NULL,
                _("This desk is enrolled at another district server already."));
  return FALSE;
}

/* With the key that it had; its letter is told, so that it keeps it. */
static gboolean
read_earlier (PpDb *db, guint8 key[PP_KEY_SIZE], guint8 secret[PP_SECRET_KEY_SIZE],
              char **series, GError **error)
{
  if (!pp_desk_key_read (db, secret, error) || !pp_local_read (db, "series", series, error))
    return FALSE;
  pp_envelope_public_key (secret, key);
  return TRUE;
}

static gboolean
make_key (PpDb *db, guint8 key[PP_KEY_SIZE], guint8 secret[PP_SECRET_KEY_SIZE], GError **error)
{
  g_autofree char *text = NULL;

  pp_envelope_make_keys (key, secret);
  text = g_base64_encode (secret, PP_SECRET_KEY_SIZE);
  return pp_local_write (db, "device_key", text, error);
}

/**
 * pp_desk_key_revoked:
 * @error: PP_SYNC_ERROR_REVOKED
 *
 * Says that the district has locked this desk out.
 *
 * Returns: %FALSE
 */
gboolean
pp_desk_key_revoked (GError **error)
{
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_REVOKED, NULL,
                _("The district has locked this desk out. Everything is kept here, but nothing is "
                  "sent any more. Call the district."));
  return FALSE;
}

static gboolean
other_purpose (PpDb *db, GError **error)
{
  g_autofree char *purpose = NULL;

  if (!pp_local_read (db, "purpose", &purpose, error))
    return FALSE;
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_OTHER_PURPOSE, NULL, "%s",
                g_strcmp0 (purpose, "demo") == 0
                  ? _("At the district this is a real cluster: a desk for showing and testing "
                      "cannot join it. Nothing was sent. Ask the district for a new code and "
                      "enrol without --demo.")
                  : _("At the district this is a cluster for showing and testing: a desk of a "
                      "real one cannot join it. Nothing was sent. Ask the district for a code of "
                      "the real cluster."));
  return FALSE;
}

/* Why the server did not enrol a desk whose code was right. */
static gboolean
not_enrolled_for (PpDb *db, const char *why, GError **error)
{
  if (g_strcmp0 (why, "other-purpose") == 0)
    return other_purpose (db, error);
  if (g_strcmp0 (why, "revoked") == 0)
    return pp_desk_key_revoked (error);
  if (g_strcmp0 (why, "letter-taken") != 0)
    return bad_code (error);
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_LETTER_TAKEN, NULL,
                _("Another desk has got this desk's letter meanwhile: both would give the same "
                  "numbers. Nothing was sent. Call the district."));
  return FALSE;
}

/**
 * pp_desk_key_enrol:
 * @db: the writing connection, in a transaction
 * @enrolment: address and code
 * @error: PP_SYNC_ERROR_BAD_CODE, PP_SYNC_ERROR_ENROLLED
 *
 * Makes the device's key; a desk that was enrolled at this server before keeps it.
 *
 * Returns: (transfer full): the envelope that asks for enrolment
 */
GBytes *
pp_desk_key_enrol (PpDb *db, const PpEnrolment *enrolment, GError **error)
{
  g_autofree char *code = plain_code (enrolment->code), *device = NULL, *incarnation = NULL;
  g_autofree char *key_text = NULL, *series = NULL, *purpose = NULL;
  g_autoptr (GString) header = g_string_new (NULL), payload = g_string_new (NULL);
  guint8 key[PP_KEY_SIZE], secret[PP_SECRET_KEY_SIZE];
  gboolean earlier;
  PpOutbox outbox;

  if (strlen (code) != 2 * HALF)
    {
      bad_code (error);
      return NULL;
    }
  if (!find_earlier (db, code + HALF, &earlier, error) ||
      !(earlier ? read_earlier (db, key, secret, &series, error)
                : make_key (db, key, secret, error)) ||
      !pp_local_read (db, "device", &device, error) ||
      !pp_local_read (db, "purpose", &purpose, error) ||
      !pp_local_read (db, "incarnation", &incarnation, error) ||
      !pp_outbox_read (db, incarnation, 0, &outbox, error))
    return NULL;

  code[HALF] = '\0';
  key_text = g_base64_encode (key, PP_KEY_SIZE);
  pp_json_add_int (header, "v", 1);
  pp_json_add_text (header, "kind", "enrol");
  pp_json_add_text (header, "code", code);
  pp_json_add_text (header, "device", device);
  pp_json_add_text (header, "incarnation", incarnation);
  pp_json_add_text (header, "key", key_text);
  pp_json_add_text (header, "cluster", enrolment->cluster);
  pp_json_add_text (header, "purpose", purpose);
  pp_json_add_int (header, "acts", outbox.waiting);
  if (earlier)
    pp_json_add_text (header, "series", series);
  g_string_append_c (header, '}');
  return pp_envelope_seal (header, payload, secret);
}

/* Enrolled again, the desk keeps the epoch that it knows: from it the next answer tells how far its
 * feed and the server's are the same. */
static gboolean
keep_enrolment (PpDb *db, const PpEnrolment *enrolment, const PpJson *header, GError **error)
{
  static const struct { const char *member; const char *local; } kept[] = {
    { "key", "server_key" }, { "cluster", "server_cluster" }, { "series", "series" },
    { "epoch", "server_epoch" },
  };

  g_autofree char *epoch = NULL;

  if (!pp_local_read (db, "server_epoch", &epoch, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const char *value = pp_json_get_text (header, kept[i].member);

      if (value == NULL)
        return bad_code (error);
      if (epoch != NULL && strcmp (kept[i].member, "epoch") == 0)
        continue;
      if (!pp_local_write (db, kept[i].local, value, error))
        return FALSE;
    }
  return pp_local_write (db, "server_address", enrolment->address, error);
}

/**
 * pp_desk_key_take:
 * @db: the writing connection, in a transaction
 * @enrolment: address and code, as they were for pp_desk_key_enrol()
 * @answer: what the server answered
 * @error: PP_SYNC_ERROR_BAD_CODE where it refused, or is not the server whose fingerprint the
 *   code carries; PP_SYNC_ERROR_REVOKED, PP_SYNC_ERROR_LETTER_TAKEN,
 *   PP_SYNC_ERROR_OTHER_PURPOSE
 *
 * Takes the enrolment: cluster, series letters, the server's key.
 *
 * Returns: whether the desk is enrolled
 */
gboolean
pp_desk_key_take (PpDb *db, const PpEnrolment *enrolment, GBytes *answer, GError **error)
{
  g_autoptr (PpEnvelope) envelope = pp_envelope_open (answer, error);
  g_autofree char *code = plain_code (enrolment->code), *incarnation = NULL, *fingerprint = NULL;
  g_autofree guint8 *key = NULL;
  const char *key_text;
  gsize length = 0;

  if (envelope == NULL || !pp_local_read (db, "incarnation", &incarnation, error))
    return FALSE;
  key_text = pp_json_get_text (envelope->header, "key");
  key = key_text != NULL ? g_base64_decode (key_text, &length) : NULL;
  if (length != PP_KEY_SIZE || !pp_envelope_is_signed_by (envelope, key))
    return bad_code (error);
  fingerprint = pp_envelope_fingerprint (key);
  if (strcmp (fingerprint, code + HALF) != 0 ||
      g_strcmp0 (pp_json_get_text (envelope->header, "incarnation"), incarnation) != 0)
    return bad_code (error);
  if (g_strcmp0 (pp_json_get_text (envelope->header, "kind"), "enrolled") != 0)
    return not_enrolled_for (db, pp_json_get_text (envelope->header, "why"), error);
  return keep_enrolment (db, enrolment, envelope->header, error);
}
