/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-json.h"

G_BEGIN_DECLS

#define PP_KEY_SIZE        32   /* Ed25519, public */
#define PP_SECRET_KEY_SIZE 64
#define PP_BODY_LIMIT      (256 * 1024)

/**
 * PpEnvelope:
 * @header: the header, read but not yet to be trusted: see pp_envelope_is_signed_by()
 *
 * A signed header and payload: a request, an answer, a file on a stick.
 */
typedef struct {
  PpJson *header;
  /*< private >*/
  GBytes *body;
  gsize   signature_at;
  gsize   payload_at;
} PpEnvelope;

GBytes     *pp_envelope_seal         (GString *header, GString *payload,
                                      const guint8 key[PP_SECRET_KEY_SIZE]);
PpEnvelope *pp_envelope_open         (GBytes *body, GError **error);
gboolean    pp_envelope_is_signed_by (PpEnvelope *self, const guint8 key[PP_KEY_SIZE]);
char       *pp_envelope_get_payload  (PpEnvelope *self, GError **error);
void        pp_envelope_free         (PpEnvelope *self);

void        pp_envelope_make_keys    (guint8 key[PP_KEY_SIZE], guint8 secret[PP_SECRET_KEY_SIZE]);
void        pp_envelope_public_key   (const guint8 secret[PP_SECRET_KEY_SIZE],
                                      guint8 key[PP_KEY_SIZE]);
char       *pp_envelope_fingerprint  (const guint8 key[PP_KEY_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpEnvelope, pp_envelope_free)

G_END_DECLS
