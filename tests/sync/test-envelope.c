/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "sync/pp-envelope.h"
#include "sync/pp-sync-error.h"

#include <gio/gio.h>
#include <sodium.h>
#include <string.h>

#define HEADER "{\"v\":1,\"kind\":\"sync\",\"name\":\"ലീല \\\"K\\\"\"}"
#define PAYLOAD "{\"s\":1,\"by\":\"മിനി\"}\n{\"t\":\"person\"}\n"

#define HEADER_LIMIT  4096
#define PAYLOAD_LIMIT (1024 * 1024)

typedef struct {
  guint8 key[PP_KEY_SIZE];
  guint8 secret[PP_SECRET_KEY_SIZE];
} Signer;

static void
make_signer (Signer *signer)
{
  pp_envelope_make_keys (signer->key, signer->secret);
}

static GBytes *
seal (const Signer *signer, const char *header, const char *payload)
{
  g_autoptr (GString) top = g_string_new (header), rest = g_string_new (payload);

  return pp_envelope_seal (top, rest, signer->secret);
}

static GBytes *
join (const char *a, gsize a_length, const char *b, gsize b_length)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) a, a_length);
  g_byte_array_append (out, (const guint8 *) b, b_length);
  return g_byte_array_free_to_bytes (out);
}

/* Header line and signature over what follows, whatever that is. */
static GBytes *
sign_raw (const Signer *signer, const char *header, gconstpointer payload, gsize length)
{
  g_autofree char *line = g_strconcat (header, "\n", NULL);
  g_autoptr (GBytes) whole = join (line, strlen (line), payload, length);
  g_autofree char *text = NULL, *top = NULL;
  guint8 signature[crypto_sign_BYTES];
  gsize whole_length;
  const guint8 *data = g_bytes_get_data (whole, &whole_length);

  crypto_sign_detached (signature, NULL, data, whole_length, signer->secret);
  text = g_base64_encode (signature, sizeof signature);
  top = g_strconcat (line, text, "\n", NULL);
  return join (top, strlen (top), payload, length);
}

static gboolean
is_accepted (GBytes *body, const Signer *signer)
{
  g_autoptr (PpEnvelope) envelope = pp_envelope_open (body, NULL);

  return envelope != NULL && pp_envelope_is_signed_by (envelope, signer->key);
}

static GBytes *
bend (GBytes *body, gsize at, guint8 by)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (body, &length);
  guint8 *copy = g_memdup2 (data, length);

  copy[at] ^= by;
  return g_bytes_new_take (copy, length);
}

/* Three parts, and nothing else, in the bytes that travel. */
static void
test_parts (void)
{
  Signer signer;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (PpEnvelope) envelope = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *payload = NULL;
  const char *data;

  make_signer (&signer);
  body = seal (&signer, HEADER, PAYLOAD);
  data = g_bytes_get_data (body, NULL);
  g_assert_cmpmem (data, strlen (HEADER "\n"), HEADER "\n", strlen (HEADER "\n"));
  g_assert_cmpint (data[strlen (HEADER "\n") + 88], ==, '\n');

  envelope = pp_envelope_open (body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pp_json_get_text (envelope->header, "name"), ==, "ലീല \"K\"");
  g_assert_true (pp_envelope_is_signed_by (envelope, signer.key));
  payload = pp_envelope_get_payload (envelope, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (payload, ==, PAYLOAD);
}

static void
test_bent (void)
{
  Signer signer;
  g_autoptr (GBytes) body = NULL;

  make_signer (&signer);
  body = seal (&signer, HEADER, PAYLOAD);
  g_assert_true (is_accepted (body, &signer));
  for (gsize i = 0; i < g_bytes_get_size (body); i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autoptr (GBytes) bent = bend (body, i, (guint8) (1u << bit));

        if (is_accepted (bent, &signer))
          g_error ("bit %u of byte %" G_GSIZE_FORMAT " can be another", bit, i);
      }
}

static void
test_cut (void)
{
  Signer signer;
  g_autoptr (GBytes) body = NULL;
  const char *data;
  gsize length;

  make_signer (&signer);
  body = seal (&signer, HEADER, PAYLOAD);
  data = g_bytes_get_data (body, &length);
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_static (data, i);
      g_autoptr (GBytes) longer = join (data, i + 1, data + i, length - i);

      g_assert_false (is_accepted (cut, &signer));
      g_assert_false (is_accepted (longer, &signer));
    }
}

static void
assert_form (const Signer *signer, GBytes *body, const char *form, gsize form_length,
             gboolean accepted)
{
  gsize length, at = strlen (HEADER "\n");
  const char *data = g_bytes_get_data (body, &length);
  g_autoptr (GString) other = g_string_new (HEADER "\n");
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_len (other, form, form_length);
  g_string_append_len (other, data + at + 88, length - at - 88);
  bytes = g_bytes_new (other->str, other->len);
  if (is_accepted (bytes, signer) != accepted)
    g_error ("a signature written as “%s” is %s", form, accepted ? "refused" : "accepted");
}

/* The same signature, written in other ways. */
static void
test_one_form (void)
{
  Signer signer;
  g_autoptr (GBytes) body = NULL;
  g_autofree char *good = NULL, *last = NULL;
  const char *data;
  /* {1} stands for the signature's first 40 letters, {2} for the others before the two signs "="
   * at its end */
  static const char *const forms[] = {
    "{1} {2}==", " {1}{2}==", "{1}{2}== ", "{1}{2}==\r", "\t{1}{2}==", "{1}-{2}==", "{1}{2}",
    "{1}{2}=", "{1}{2}===", "{1}{2}==AAAA", "{1}{2}=={1}{2}==", "{1}", "", "=",
  };

  make_signer (&signer);
  body = seal (&signer, HEADER, PAYLOAD);
  data = g_bytes_get_data (body, NULL);
  good = g_strndup (data + strlen (HEADER "\n"), 88);
  assert_form (&signer, body, good, 88, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GString) form = g_string_new (forms[i]);
      g_autofree char *first = g_strndup (good, 40), *second = g_strndup (good + 40, 46);

      g_string_replace (form, "{1}", first, 0);
      g_string_replace (form, "{2}", second, 0);
      assert_form (&signer, body, form->str, form->len, FALSE);
    }
  last = g_strconcat (good, "-AAA", NULL);
  last[88] = '\0';
  assert_form (&signer, body, last, 92, FALSE);
  g_strlcpy (last, good, 89);
  last[85]++;
  assert_form (&signer, body, last, 88, FALSE);
}

static void
test_wrong_key (void)
{
  Signer signer, other;
  guint8 zeros[PP_KEY_SIZE] = { 0 };
  g_autoptr (GBytes) body = NULL;
  g_autoptr (PpEnvelope) envelope = NULL;

  make_signer (&signer);
  make_signer (&other);
  body = seal (&signer, HEADER, PAYLOAD);
  g_assert_false (is_accepted (body, &other));
  envelope = pp_envelope_open (body, NULL);
  g_assert_false (pp_envelope_is_signed_by (envelope, zeros));
  for (guint i = 0; i < PP_KEY_SIZE * 8; i++)
    {
      Signer bent = signer;

      bent.key[i / 8] ^= (guint8) (1u << i % 8);
      g_assert_false (is_accepted (body, &bent));
    }
}

/* A file that went through a mailer or an editor: line ends made anew. */
static void
test_crlf (void)
{
  Signer signer;
  g_autoptr (GBytes) body = NULL, other = NULL, third = NULL;
  g_autoptr (GString) crlf = g_string_new (NULL);
  const char *data;
  gsize length;

  make_signer (&signer);
  body = seal (&signer, HEADER, PAYLOAD);
  data = g_bytes_get_data (body, &length);
  g_string_append_len (crlf, data, length);
  g_string_insert (crlf, strlen (HEADER), "\r");
  other = g_bytes_new (crlf->str, crlf->len);
  g_assert_false (is_accepted (other, &signer));
  g_string_insert (crlf, strlen (HEADER "\r\n") + 88, "\r");
  third = g_bytes_new (crlf->str, crlf->len);
  g_assert_false (is_accepted (third, &signer));
}

static void
assert_payload (const char *payload)
{
  Signer signer;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (PpEnvelope) envelope = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *back = NULL;

  make_signer (&signer);
  body = seal (&signer, HEADER, payload);
  envelope = pp_envelope_open (body, &error);
  g_assert_no_error (error);
  g_assert_true (pp_envelope_is_signed_by (envelope, signer.key));
  back = pp_envelope_get_payload (envelope, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back, ==, payload);
}

static void
test_payloads (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) noise = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  assert_payload ("");
  assert_payload ("\n");
  assert_payload ("{}\n");
  assert_payload ("ക്ഷ്മ്യ\xE2\x80\x8D 👩🏽‍🌾 \x01\x1f\x7f\n\n\n");
  for (guint i = 0; i < 20000; i++)
    g_string_append (lines, PAYLOAD);
  g_assert_cmpuint (lines->len, <, PAYLOAD_LIMIT);
  assert_payload (lines->str);
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (noise, (char) g_rand_int_range (rand, 1, 128));
  assert_payload (noise->str);
}

/* Signed by the right key, and still no payload. */
static void
test_bad_payloads (void)
{
  static const struct { const char *bytes; gsize length; } bad[] = {
    { "", 0 },                          /* nothing at all: even an empty payload has an end */
    { "\x05", 1 },                      /* cut */
    { "not deflated", 12 },
    { "\x78\x9c\x03\x00\x00\x00\x00\x01", 8 },     /* zlib's own wrapping */
    { "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00", 12 },   /* gzip */
    { "\x01\x03\x00\xfc\xff" "a\0b", 8 },         /* a NUL: what is after it would be lost */
  };
  Signer signer;

  make_signer (&signer);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) body = sign_raw (&signer, HEADER, bad[i].bytes, bad[i].length);
      g_autoptr (PpEnvelope) envelope = pp_envelope_open (body, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (pp_envelope_is_signed_by (envelope, signer.key));
      if (pp_envelope_get_payload (envelope, &error) != NULL)
        g_error ("payload %u was read", i);
      g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_MALFORMED);
    }
}

static void
test_header_limit (void)
{
  for (gsize length = HEADER_LIMIT - 2; length <= HEADER_LIMIT + 1; length++)
    {
      Signer signer;
      g_autofree char *fill = g_strnfill (length - strlen ("{\"a\":\"\"}"), 'x');
      g_autofree char *header = g_strdup_printf ("{\"a\":\"%s\"}", fill);
      g_autoptr (GBytes) body = NULL;

      make_signer (&signer);
      body = seal (&signer, header, "");
      g_assert_cmpint (is_accepted (body, &signer), ==, length + 1 <= HEADER_LIMIT);
    }
}

static void
test_body_limit (void)
{
  for (int more = -1; more <= 1; more++)
    {
      Signer signer;
      gsize around = strlen (HEADER "\n") + 89, length = PP_BODY_LIMIT - around + more;
      g_autofree guint8 *bytes = g_malloc0 (length);
      g_autoptr (GBytes) body = NULL;
      g_autoptr (PpEnvelope) envelope = NULL;
      g_autoptr (GError) error = NULL;

      make_signer (&signer);
      body = sign_raw (&signer, HEADER, bytes, length);
      g_assert_cmpuint (g_bytes_get_size (body), ==, PP_BODY_LIMIT + more);
      envelope = pp_envelope_open (body, &error);
      if (more > 0)
        g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_TOO_LARGE);
      else
        g_assert_true (pp_envelope_is_signed_by (envelope, signer.key));
    }
}

/* A few bytes that unfold into more than a program should hold. */
static void
test_bomb (void)
{
  static const struct { gsize length; gboolean taken; } sizes[] = {
    { PAYLOAD_LIMIT - 1, TRUE }, { PAYLOAD_LIMIT, TRUE }, { PAYLOAD_LIMIT + 1, FALSE },
    { 32 * PAYLOAD_LIMIT, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Signer signer;
      g_autofree char *fill = g_strnfill (sizes[i].length, 'x');
      g_autoptr (GBytes) body = NULL;
      g_autoptr (PpEnvelope) envelope = NULL;
      g_autofree char *payload = NULL;

      make_signer (&signer);
      body = seal (&signer, HEADER, fill);
      envelope = pp_envelope_open (body, NULL);
      g_assert_nonnull (envelope);
      payload = pp_envelope_get_payload (envelope, NULL);
      g_assert_cmpint (payload != NULL, ==, sizes[i].taken);
    }
}

/* What is no envelope, each with its error. */
static void
test_malformed (void)
{
  static const char *const bodies[] = {
    "", "\n", "\n\n", "\n\n\n", "{}", "{}\n", "{}\nAAAA", "x\nAAAA\n", "[]\nAAAA\n",
    "{\"a\":1,\"a\":2}\nAAAA\n", "{\"a\":1.5}\nAAAA\n", "{\"a\":\"\xff\"}\nAAAA\n",
    "{\"a\":1}{}\nAAAA\n", "{\"a\":99999999999999999999}\nAAAA\n", "\xef\xbb\xbf{}\nAAAA\n",
    "<html><body>Sign in to the hotel's network</body></html>\n\n\n",
  };
  g_autofree char *deep = g_strnfill (2000, '[');
  g_autofree char *nested = g_strdup_printf ("{\"a\":%s\nAAAA\n", deep);
  g_autoptr (GBytes) nested_body = g_bytes_new_static (nested, strlen (nested));

  g_assert_null (pp_envelope_open (nested_body, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GBytes) body = g_bytes_new_static (bodies[i], strlen (bodies[i]));
      g_autoptr (GError) error = NULL;

      if (pp_envelope_open (body, &error) != NULL)
        g_error ("“%s” was opened", bodies[i]);
      g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_MALFORMED);
    }
}

/* The half of a code by which a desk knows the server. */
static void
test_fingerprint (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 200; i++)
    {
      Signer signer;
      g_autofree char *again = NULL;
      char *print;

      make_signer (&signer);
      print = pp_envelope_fingerprint (signer.key);
      again = pp_envelope_fingerprint (signer.key);
      g_assert_cmpstr (print, ==, again);
      g_assert_cmpuint (strlen (print), ==, 8);
      g_assert_cmpuint (strspn (print, "0123456789abcdefghjkmnpqrstvwxyz"), ==, 8);
      g_assert_true (g_hash_table_add (seen, print));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  g_test_add_func ("/sync/promise-1/parts", test_parts);
  g_test_add_func ("/sync/promise-1/malformed", test_malformed);
  g_test_add_func ("/sync/promise-2/bent", test_bent);
  g_test_add_func ("/sync/promise-2/cut", test_cut);
  g_test_add_func ("/sync/promise-2/one-form", test_one_form);
  g_test_add_func ("/sync/promise-2/wrong-key", test_wrong_key);
  g_test_add_func ("/sync/promise-2/crlf", test_crlf);
  g_test_add_func ("/sync/promise-3/payloads", test_payloads);
  g_test_add_func ("/sync/promise-3/bad-payloads", test_bad_payloads);
  g_test_add_func ("/sync/promise-4/header", test_header_limit);
  g_test_add_func ("/sync/promise-4/body", test_body_limit);
  g_test_add_func ("/sync/promise-4/bomb", test_bomb);
  g_test_add_func ("/sync/promise-18/fingerprint", test_fingerprint);
  return g_test_run ();
}
