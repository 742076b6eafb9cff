/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-json.h"

#include "core/pp-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 8

PP_DEFINE_ERROR (pp_json_error_quark, "json", "malformed")

typedef struct {
  char       *at;     /* reads here */
  char       *end;
  const char *start;
} Cursor;

static gboolean
malformed (Cursor *cursor, const char *why, GError **error)
{
  pp_error_set (error, PP_JSON_ERROR, PP_JSON_ERROR_MALFORMED, NULL,
                _("This JSON cannot be read (character %d: %s)."),
                (int) (cursor->at - cursor->start) + 1, why);
  return FALSE;
}

static void
skip_blanks (Cursor *cursor)
{
  while (cursor->at < cursor->end && (*cursor->at == ' ' || *cursor->at == '\t' ||
                                      *cursor->at == '\r' || *cursor->at == '\n'))
    cursor->at++;
}

static gboolean
take (Cursor *cursor, char wanted)
{
  skip_blanks (cursor);
  if (cursor->at >= cursor->end || *cursor->at != wanted)
    return FALSE;
  cursor->at++;
  return TRUE;
}

static gboolean
read_hex (Cursor *cursor, gunichar *out)
{
  *out = 0;
  if (cursor->end - cursor->at < 4)
    return FALSE;
  for (int i = 0; i < 4; i++, cursor->at++)
    {
      int digit = g_ascii_xdigit_value (*cursor->at);

      if (digit < 0)
        return FALSE;
      *out = *out * 16 + digit;
    }
  return TRUE;
}

static gboolean
read_unicode_escape (Cursor *cursor, char **write)
{
  gunichar high, low;

  if (!read_hex (cursor, &high) || high == 0)
    return FALSE;
  if (high >= 0xdc00 && high <= 0xdfff)
    return FALSE;
  if (high >= 0xd800 && high <= 0xdbff)
    {
      if (cursor->end - cursor->at < 2 || cursor->at[0] != '\\' || cursor->at[1] != 'u')
        return FALSE;
      cursor->at += 2;
      if (!read_hex (cursor, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
  *write += g_unichar_to_utf8 (high, *write);
  return TRUE;
}

/* Decodes in place: what is written is never longer than what was read. */
static gboolean
read_text (Cursor *cursor, const char **text, gsize *length, GError **error)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  char *write;

  if (!take (cursor, '"'))
    return malformed (cursor, "\"", error);

  *text = write = cursor->at;
  while (cursor->at < cursor->end && *cursor->at != '"')
    {
      const char *escape;

      if ((guchar) *cursor->at < 32)
        return malformed (cursor, "U+00xx", error);
      if (*cursor->at != '\\')
        {
          *write++ = *cursor->at++;
          continue;
        }
      if (++cursor->at >= cursor->end)
        break;
      if (*cursor->at == 'u')
        {
          cursor->at++;
          if (!read_unicode_escape (cursor, &write))
            return malformed (cursor, "\\u", error);
          continue;
        }
      if (*cursor->at == '\0' || (escape = strchr (from, *cursor->at)) == NULL)
        return malformed (cursor, "\\", error);
      *write++ = to[escape - from];
      cursor->at++;
    }
  if (cursor->at >= cursor->end)
    return malformed (cursor, "\"", error);

  *length = write - *text;
  cursor->at++;
  *write = '\0';
  return TRUE;
}

static gboolean
read_integer (Cursor *cursor, PpJsonMember *member, GError **error)
{
  const char *digits = *cursor->at == '-' ? cursor->at + 1 : cursor->at;
  char *after;

  if (!g_ascii_isdigit (*digits) || (*digits == '0' && g_ascii_isdigit (digits[1])))
    return malformed (cursor, "0-9", error);
  errno = 0;
  member->integer = g_ascii_strtoll (cursor->at, &after, 10);
  if (errno == ERANGE || (after < cursor->end && strchr (".eE", *after) != NULL))
    return malformed (cursor, "int64", error);

  member->type = PP_JSON_INT;
  cursor->at = after;
  return TRUE;
}

static gboolean
read_word (Cursor *cursor, PpJsonMember *member, GError **error)
{
  static const struct { const char *word; PpJsonType type; gint64 value; } words[] = {
    { "null",  PP_JSON_NULL, 0 },
    { "true",  PP_JSON_BOOL, 1 },
    { "false", PP_JSON_BOOL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if ((gsize) (cursor->end - cursor->at) >= length &&
          strncmp (cursor->at, words[i].word, length) == 0)
        {
          member->type = words[i].type;
          member->integer = words[i].value;
          cursor->at += length;
          return TRUE;
        }
    }
  return malformed (cursor, "null", error);
}

/* Steps over an object or array without decoding it: its owner parses it when it needs it. */
static gboolean
skip_nested (Cursor *cursor, PpJsonMember *member, GError **error)
{
  char open[MAX_DEPTH];
  int depth = 0;
  gboolean in_text = FALSE;

  member->type = *cursor->at == '{' ? PP_JSON_OBJECT : PP_JSON_ARRAY;
  member->text = cursor->at;
  for (; cursor->at < cursor->end; cursor->at++)
    {
      char c = *cursor->at;

      if (in_text)
        {
          if (c == '\\' && cursor->at + 1 < cursor->end)
            cursor->at++;
          else if (c == '"')
            in_text = FALSE;
        }
      else if (c == '"')
        in_text = TRUE;
      else if (c == '{' || c == '[')
        {
          if (depth == MAX_DEPTH)
            return malformed (cursor, "depth", error);
          open[depth++] = c;
        }
      else if (c == '}' || c == ']')
        {
          if (open[--depth] != (c == '}' ? '{' : '['))
            return malformed (cursor, "}", error);
          if (depth == 0)
            {
              cursor->at++;
              member->length = cursor->at - member->text;
              return TRUE;
            }
        }
    }
  return malformed (cursor, "}", error);
}

static gboolean
read_value (Cursor *cursor, PpJsonMember *member, GError **error)
{
  skip_blanks (cursor);
  if (cursor->at >= cursor->end)
    return malformed (cursor, "}", error);

  switch (*cursor->at)
    {
    case '"':
      member->type = PP_JSON_TEXT;
      return read_text (cursor, &member->text, &member->length, error);
    case '{': case '[':
      return skip_nested (cursor, member, error);
    case '-': case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return read_integer (cursor, member, error);
    default:
      return read_word (cursor, member, error);
    }
}

static gboolean
read_members (Cursor *cursor, GArray *members, GError **error)
{
  if (!take (cursor, '{'))
    return malformed (cursor, "{", error);
  if (take (cursor, '}'))
    return TRUE;

  do
    {
      PpJsonMember member = { 0 };
      gsize length;

      skip_blanks (cursor);
      if (!read_text (cursor, &member.key, &length, error))
        return FALSE;
      for (guint i = 0; i < members->len; i++)
        if (strcmp (g_array_index (members, PpJsonMember, i).key, member.key) == 0)
          return malformed (cursor, member.key, error);
      if (!take (cursor, ':'))
        return malformed (cursor, ":", error);
      if (!read_value (cursor, &member, error))
        return FALSE;
      g_array_append_val (members, member);
    }
  while (take (cursor, ','));

  if (!take (cursor, '}'))
    return malformed (cursor, "}", error);
  return TRUE;
}

/**
 * pp_json_parse:
 * @text: one JSON object
 * @length: its length in bytes, -1 where it ends with NUL
 * @error: #PpJsonError where it is not one strict object
 *
 * Returns: (transfer full): the object's members, in their order
 */
PpJson *
pp_json_parse (const char *text, gssize length, GError **error)
{
  g_autoptr (PpJson) self = g_new0 (PpJson, 1);
  g_autoptr (GArray) members = g_array_sized_new (FALSE, FALSE, sizeof (PpJsonMember), 16);
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  Cursor cursor;
  const char *bad;

  g_return_val_if_fail (text != NULL, NULL);

  self->bytes = g_malloc (size + 1);
  memcpy (self->bytes, text, size);
  self->bytes[size] = '\0';
  cursor = (Cursor) { self->bytes, self->bytes + size, self->bytes };

  if (!g_utf8_validate_len (text, size, &bad))
    {
      cursor.at += bad - text;
      malformed (&cursor, "UTF-8", error);
      return NULL;
    }
  if (!read_members (&cursor, members, error))
    return NULL;
  skip_blanks (&cursor);
  if (cursor.at != cursor.end)
    {
      malformed (&cursor, "}", error);
      return NULL;
    }

  self->n_members = members->len;
  self->members = (PpJsonMember *) g_array_free (g_steal_pointer (&members), FALSE);
  return g_steal_pointer (&self);
}

/**
 * pp_json_free:
 * @self: (transfer full): an object
 */
void
pp_json_free (PpJson *self)
{
  g_free (self->members);
  g_free (self->bytes);
  g_free (self);
}

/**
 * pp_json_get:
 * @self: an object
 * @key: a member's name
 *
 * Returns: (transfer none) (nullable): the member
 */
const PpJsonMember *
pp_json_get (const PpJson *self, const char *key)
{
  for (guint i = 0; i < self->n_members; i++)
    if (strcmp (self->members[i].key, key) == 0)
      return &self->members[i];
  return NULL;
}

/**
 * pp_json_get_text:
 * @self: an object
 * @key: a member's name
 *
 * Returns: (transfer none) (nullable): the member's text; %NULL where it is none
 */
const char *
pp_json_get_text (const PpJson *self, const char *key)
{
  const PpJsonMember *member = pp_json_get (self, key);

  return member != NULL && member->type == PP_JSON_TEXT ? member->text : NULL;
}

/**
 * pp_json_get_int:
 * @self: an object
 * @key: a member's name
 * @out: (out): its value
 *
 * Returns: whether there is such an integer
 */
gboolean
pp_json_get_int (const PpJson *self, const char *key, gint64 *out)
{
  const PpJsonMember *member = pp_json_get (self, key);

  if (member == NULL || member->type != PP_JSON_INT)
    return FALSE;
  *out = member->integer;
  return TRUE;
}

/**
 * pp_json_append_text:
 * @out: JSON so far
 * @text: valid UTF-8
 * @length: in bytes, -1 where it ends with NUL
 *
 * Appends a JSON string in the one form that seals are made over: only quote, backslash and
 * the control characters are escaped.
 */
void
pp_json_append_text (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);

  g_string_append_c (out, '"');
  while (text < end)
    {
      const char *p = text;

      while (p < end && (guchar) *p >= 32 && *p != '"' && *p != '\\')
        p++;
      g_string_append_len (out, text, p - text);
      if (p < end && (*p == '"' || *p == '\\'))
        g_string_append_printf (out, "\\%c", *p);
      else if (p < end)
        g_string_append_printf (out, "\\u%04x", *p);
      text = p + 1;
    }
  g_string_append_c (out, '"');
}

/**
 * pp_json_append_int:
 * @out: JSON so far
 * @value: any integer
 *
 * Appends a JSON integer.
 */
void
pp_json_append_int (GString *out, gint64 value)
{
  char digits[20];
  gsize at = sizeof digits;
  guint64 left = value < 0 ? -(guint64) value : (guint64) value;

  do
    digits[--at] = '0' + left % 10;
  while ((left /= 10) > 0);
  if (value < 0)
    g_string_append_c (out, '-');
  g_string_append_len (out, digits + at, sizeof digits - at);
}

/**
 * pp_json_append_key:
 * @out: an object so far: empty, or "{" and members
 * @key: the next member's name
 *
 * Appends the brace or comma and the name with its colon.
 */
void
pp_json_append_key (GString *out, const char *key)
{
  gboolean first = out->len == 0 || out->str[out->len - 1] == '\n';

  g_string_append_c (out, first ? '{' : ',');
  pp_json_append_text (out, key, -1);
  g_string_append_c (out, ':');
}

/**
 * pp_json_add_text:
 * @out: an object so far
 * @key: the member's name
 * @text: (nullable): its value
 *
 * Appends a member that is text or null.
 */
void
pp_json_add_text (GString *out, const char *key, const char *text)
{
  pp_json_append_key (out, key);
  if (text != NULL)
    pp_json_append_text (out, text, -1);
  else
    g_string_append (out, "null");
}

/**
 * pp_json_add_int:
 * @out: an object so far
 * @key: the member's name
 * @value: its value
 *
 * Appends a member that is an integer.
 */
void
pp_json_add_int (GString *out, const char *key, gint64 value)
{
  pp_json_append_key (out, key);
  pp_json_append_int (out, value);
}
