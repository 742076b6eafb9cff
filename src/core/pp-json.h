/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  PP_JSON_NULL,
  PP_JSON_INT,
  PP_JSON_BOOL,
  PP_JSON_TEXT,
  PP_JSON_OBJECT,
  PP_JSON_ARRAY,
} PpJsonType;

/**
 * PpJsonMember:
 * @key: the member's name
 * @type: what @value holds
 * @integer: the value of INT and BOOL
 * @text: the decoded value of TEXT; the bytes as they stand of OBJECT and ARRAY
 * @length: of @text in bytes
 */
typedef struct {
  const char *key;
  PpJsonType  type;
  gint64      integer;
  const char *text;
  gsize       length;
} PpJsonMember;

/**
 * PpJson:
 *
 * One JSON object, read strictly: valid UTF-8, no NUL, no key twice, integers that fit 64 bits,
 * no fractions (money, amounts and times are integers here), at most 8 levels. What the log
 * and the wire hold goes through this reader; a reader that forgives (comments, the last of
 * two equal keys, rounded numbers) would let one sequence of bytes mean two things.
 */
typedef struct {
  PpJsonMember *members;
  guint         n_members;
  /*< private >*/
  char         *bytes;
} PpJson;

#define PP_JSON_ERROR (pp_json_error_quark ())

typedef enum {
  PP_JSON_ERROR_MALFORMED,
} PpJsonError;

GQuark              pp_json_error_quark (void);
PpJson             *pp_json_parse       (const char *text, gssize length, GError **error);
void                pp_json_free        (PpJson *self);
const PpJsonMember *pp_json_get         (const PpJson *self, const char *key);
const char         *pp_json_get_text    (const PpJson *self, const char *key);
gboolean            pp_json_get_int     (const PpJson *self, const char *key, gint64 *out);

void                pp_json_append_text (GString *out, const char *text, gssize length);
void                pp_json_append_int  (GString *out, gint64 value);
void                pp_json_append_key  (GString *out, const char *key);
void                pp_json_add_text    (GString *out, const char *key, const char *text);
void                pp_json_add_int     (GString *out, const char *key, gint64 value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpJson, pp_json_free)

G_END_DECLS
