/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync/pp-envelope.h"

#include "core/pp-error.h"
#include "sync/pp-sync-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define HEADER_LIMIT  4096
#define PAYLOAD_LIMIT (1024 * 1024)

/* Digits and letters that are not taken for one another. */
static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

static gboolean
malformed (GError **error)
{
  pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_MALFORMED, NULL,
                _("What came over the line is not from Panippura."));
  return FALSE;
}

static GBytes *
convert (GConverter *converter, const char *data, gsize length, gsize limit, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (16384);
  gsize at = 0;

  while (TRUE)
    {
      gsize used = 0, written = 0;
      GConverterResult result = g_converter_convert (converter, data + at, length - at, chunk,
                                                     16384, G_CONVERTER_INPUT_AT_END, &used,
                                                     &written, NULL);

      if (result == G_CONVERTER_ERROR || out->len + written > limit)
        {
          malformed (error);
          return NULL;
        }
      at += used;
      g_byte_array_append (out, chunk, written);
      if (result == G_CONVERTER_FINISHED)
        return g_byte_array_free_to_bytes (g_steal_pointer (&out));
    }
}

static GBytes *
deflate (const char *data, gsize length)
{
  g_autoptr (GZlibCompressor) compressor = NULL;

  compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  return convert (G_CONVERTER (compressor), data, length, G_MAXSIZE / 2, NULL);
}

/**
 * pp_envelope_make_keys:
 * @key: (out): the public key
 * @secret: (out): the secret key
 *
 * Makes a new Ed25519 pair.
 */
void
pp_envelope_make_keys (guint8 key[PP_KEY_SIZE], guint8 secret[PP_SECRET_KEY_SIZE])
{
  crypto_sign_keypair (key, secret);
}

/**
 * pp_envelope_public_key:
 * @secret: a device's or a server's secret key
 * @key: (out): what others know it by
 */
void
pp_envelope_public_key (const guint8 secret[PP_SECRET_KEY_SIZE], guint8 key[PP_KEY_SIZE])
{
  crypto_sign_ed25519_sk_to_pk (key, secret);
}

/**
 * pp_envelope_fingerprint:
 * @key: a public key
 *
 * Returns: (transfer full): 40 bits of its BLAKE2b as eight letters, the second half of an
 *   enrolment code
 */
char *
pp_envelope_fingerprint (const guint8 key[PP_KEY_SIZE])
{
  guint8 hash[16];
  char out[9] = { 0 };

  crypto_generichash (hash, sizeof hash, key, PP_KEY_SIZE, NULL, 0);
  for (int i = 0; i < 8; i++)
    out[i] = letters[hash[i] & 31];
  return g_strdup (out);
}

/**
 * pp_envelope_seal:
 * @header: a JSON object without line breaks
 * @payload: JSON lines, or empty
 * @key: the signer's secret key
 *
 * Returns: (transfer full): header line, signature line, deflated payload
 */
GBytes *
pp_envelope_seal (GString *header, GString *payload, const guint8 key[PP_SECRET_KEY_SIZE])
{
  g_autoptr (GBytes) deflated = deflate (payload->str, payload->len);
  g_autoptr (GByteArray) signed_part = g_byte_array_new ();
  g_autofree char *signature_text = NULL;
  guint8 signature[crypto_sign_BYTES];
  GByteArray *out = g_byte_array_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (deflated, &length);

  g_byte_array_append (signed_part, (const guint8 *) header->str, header->len);
  g_byte_array_append (signed_part, (const guint8 *) "\n", 1);
  g_byte_array_append (signed_part, data, length);
  crypto_sign_detached (signature, NULL, signed_part->data, signed_part->len, key);
  signature_text = g_base64_encode (signature, sizeof signature);

  g_byte_array_append (out, signed_part->data, header->len + 1);
  g_byte_array_append (out, (const guint8 *) signature_text, strlen (signature_text));
  g_byte_array_append (out, (const guint8 *) "\n", 1);
  g_byte_array_append (out, data, length);
  return g_byte_array_free_to_bytes (out);
}

/**
 * pp_envelope_open:
 * @body: what came
 * @error: PP_SYNC_ERROR_MALFORMED, PP_SYNC_ERROR_TOO_LARGE
 *
 * Reads the header, by which the signer is found; it is to be trusted once
 * pp_envelope_is_signed_by() holds.
 *
 * Returns: (transfer full): the envelope
 */
PpEnvelope *
pp_envelope_open (GBytes *body, GError **error)
{
  g_autoptr (PpEnvelope) self = g_new0 (PpEnvelope, 1);
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  const char *header_end, *signature_end;

  self->body = g_bytes_ref (body);
  if (length > PP_BODY_LIMIT)
    {
      pp_error_set (error, PP_SYNC_ERROR, PP_SYNC_ERROR_TOO_LARGE, NULL,
                    _("What came over the line is too large."));
      return NULL;
    }
  header_end = length > 0 ? memchr (data, '\n', MIN (length, HEADER_LIMIT)) : NULL;
  signature_end = header_end != NULL
                    ? memchr (header_end + 1, '\n', data + length - header_end - 1) : NULL;
  if (signature_end == NULL)
    {
      malformed (error);
      return NULL;
    }
  self->signature_at = header_end + 1 - data;
  self->payload_at = signature_end + 1 - data;
  self->header = pp_json_parse (data, header_end - data, NULL);
  if (self->header == NULL)
    {
      malformed (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * pp_envelope_is_signed_by:
 * @self: an envelope
 * @key: a public key
 *
 * Returns: whether header and payload are the ones that its owner signed
 */
gboolean
pp_envelope_is_signed_by (PpEnvelope *self, const guint8 key[PP_KEY_SIZE])
{
  gsize length, signature_length = 0;
  const char *data = g_bytes_get_data (self->body, &length);
  gsize text_length = self->payload_at - 1 - self->signature_at;
  g_autofree char *text = g_strndup (data + self->signature_at, text_length);
  g_autofree guint8 *signature = g_base64_decode (text, &signature_length);
  g_autofree char *again = g_base64_encode (signature, signature_length);
  g_autoptr (GByteArray) signed_part = g_byte_array_new ();

  if (signature_length != crypto_sign_BYTES || strlen (again) != text_length ||
      strcmp (text, again) != 0)
    return FALSE;
  g_byte_array_append (signed_part, (const guint8 *) data, self->signature_at);
  g_byte_array_append (signed_part, (const guint8 *) data + self->payload_at,
                       length - self->payload_at);
  return crypto_sign_verify_detached (signature, signed_part->data, signed_part->len, key) == 0;
}

/**
 * pp_envelope_get_payload:
 * @self: an envelope whose signature holds
 * @error: PP_SYNC_ERROR_MALFORMED
 *
 * Returns: (transfer full): the payload's JSON lines
 */
char *
pp_envelope_get_payload (PpEnvelope *self, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  g_autoptr (GBytes) payload = NULL;
  gsize length;
  const char *data = g_bytes_get_data (self->body, &length);

  decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  payload = convert (G_CONVERTER (decompressor), data + self->payload_at,
                     length - self->payload_at, PAYLOAD_LIMIT, error);
  if (payload == NULL)
    return NULL;
  data = g_bytes_get_data (payload, &length);
  if (length > 0 && memchr (data, '\0', length) != NULL)
    {
      malformed (error);
      return NULL;
    }
  return g_strndup (length > 0 ? data : "", length);
}

/**
 * pp_envelope_free:
 * @self: (transfer full): an envelope
 */
void
pp_envelope_free (PpEnvelope *self)
{
  g_clear_pointer (&self->header, pp_json_free);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}
