/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-json.h"

#include <string.h>

static void
test_values (void)
{
  static const struct {
    const char *json;
    PpJsonType  type;
    gint64      integer;
    const char *text;
  } cases[] = {
    /* integers, to both ends of 64 bits */
    { "{\"a\":0}", PP_JSON_INT, 0, NULL },
    { "{\"a\":-1}", PP_JSON_INT, -1, NULL },
    { "{\"a\":9223372036854775807}", PP_JSON_INT, G_MAXINT64, NULL },
    { "{\"a\":-9223372036854775808}", PP_JSON_INT, G_MININT64, NULL },
    /* words */
    { "{\"a\":null}", PP_JSON_NULL, 0, NULL },
    { "{\"a\":true}", PP_JSON_BOOL, 1, NULL },
    { "{\"a\":false}", PP_JSON_BOOL, 0, NULL },
    /* texts */
    { "{\"a\":\"\"}", PP_JSON_TEXT, 0, "" },
    { "{\"a\":\"ലീല\"}", PP_JSON_TEXT, 0, "ലീല" },
    { "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", PP_JSON_TEXT, 0, "\"\\/\b\f\n\r\t" },
    { "{\"a\":\"\\u0d32\\u0D40\"}", PP_JSON_TEXT, 0, "ലീ" },
    { "{\"a\":\"\\ud83d\\ude00x\"}", PP_JSON_TEXT, 0, "😀x" },
    { "{\"a\":\"\\u007f\\u0001\"}", PP_JSON_TEXT, 0, "\x7f\x01" },
    { "{\"a\":\"\\uffff\"}", PP_JSON_TEXT, 0, "\xef\xbf\xbf" },
    /* nested ones as they stand */
    { "{\"a\":{\"b\":[1,\"}\",{}]}}", PP_JSON_OBJECT, 0, "{\"b\":[1,\"}\",{}]}" },
    { "{\"a\":[[],\"\\\"]\"]}", PP_JSON_ARRAY, 0, "[[],\"\\\"]\"]" },
    { "{\"a\":[[[[[[[[]]]]]]]]}", PP_JSON_ARRAY, 0, "[[[[[[[[]]]]]]]]" },
    /* blanks */
    { " \t\r\n{ \"a\" :\n1 } \n", PP_JSON_INT, 1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PpJson) json = pp_json_parse (cases[i].json, -1, &error);
      g_autofree char *shown = g_strescape (cases[i].json, NULL);
      const PpJsonMember *member;

      g_test_message ("%s", shown);
      g_assert_no_error (error);
      g_assert_cmpuint (json->n_members, ==, 1);
      member = pp_json_get (json, "a");
      g_assert_nonnull (member);
      g_assert_cmpint (member->type, ==, cases[i].type);
      g_assert_cmpint (member->integer, ==, cases[i].integer);
      if (cases[i].text == NULL)
        continue;
      g_assert_cmpmem (member->text, member->length, cases[i].text, strlen (cases[i].text));
      g_assert_cmpstr (pp_json_get_text (json, "a"), ==,
                       cases[i].type == PP_JSON_TEXT ? cases[i].text : NULL);
    }
}

static void
test_refuses (void)
{
  static const char *const cases[] = {
    /* no object */
    "", " ", "1", "null", "[]", "\"a\"", "{", "}", "{]", "a",
    /* one key twice, also where it is written otherwise */
    "{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"\\u0061\":3}", "{\"\":1,\"\":1}",
    /* commas, colons */
    "{\"a\":1,}", "{,\"a\":1}", "{\"a\":1 \"b\":2}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{a:1}",
    "{'a':1}", "{\"a\":1,,\"b\":2}", "{\"a\"::1}",
    /* bytes after the end */
    "{}{}", "{} x", "{}]", "{},",
    /* numbers that are no integer of 64 bits in its one form */
    "{\"a\":1.0}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e3}", "{\"a\":1E3}", "{\"a\":01}",
    "{\"a\":-01}", "{\"a\":+1}", "{\"a\":-}", "{\"a\":--1}", "{\"a\":0x10}", "{\"a\":1_000}",
    "{\"a\":9223372036854775808}", "{\"a\":-9223372036854775809}",
    "{\"a\":99999999999999999999999}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":1 2}",
    /* words that are none */
    "{\"a\":nul}", "{\"a\":True}", "{\"a\":nullx}", "{\"a\":undefined}", "{\"a\":truefalse}",
    /* comments */
    "{/* */}", "{\"a\":1// x\n}", "# x\n{}",
    /* texts */
    "{\"a\":\"", "{\"a\":\"\\\"", "{\"a\":\"\\", "{\"a\":\"\\x41\"}", "{\"a\":\"\\u12\"}",
    "{\"a\":\"\\u12g4\"}", "{\"a\":\"\\'\"}", "{\"a\":\"x\ny\"}", "{\"a\":\"x\ty\"}",
    "{\"a\":\"\x01\"}", "{\"a\":\"\\u\"}", "{\"a\":\"\\ud83d\\ude0\"}",
    /* NUL, and halves of a pair */
    "{\"a\":\"\\u0000\"}", "{\"\\u0000\":1}", "{\"a\":\"\\ud83d\"}", "{\"a\":\"\\ude00\"}",
    "{\"a\":\"\\ud83dx\"}", "{\"a\":\"\\ud83d\\u0041\"}", "{\"a\":\"\\ud83d\\ud83d\"}",
    "{\"a\":\"\\ude00\\ud83d\"}",
    /* bytes that are no UTF-8: cut, overlong, a surrogate, beyond the last */
    "{\"a\":\"\xe0\xb4\"}", "{\"a\":\"\x80\"}", "{\"a\":\"\xc0\xaf\"}", "{\"a\":\"\xed\xa0\x80\"}",
    "{\"a\":\"\xf4\x90\x80\x80\"}", "{\"a\":\"\xff\"}", "\xef\xbb\xbf{}",
    /* nested ones that do not close, or not rightly, or too deep */
    "{\"a\":{}", "{\"a\":[}", "{\"a\":[}]}", "{\"a\":{]}}", "{\"a\":[\"]}",
    "{\"a\":[[[[[[[[[]]]]]]]]]}",
    "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_strescape (cases[i], NULL);

      g_test_message ("%s", shown);
      g_assert_null (pp_json_parse (cases[i], -1, &error));
      g_assert_error (error, PP_JSON_ERROR, PP_JSON_ERROR_MALFORMED);
    }
}

/* The length counts, not a NUL: what stands after one is not passed over. */
static void
test_length (void)
{
  static const char with_nul[] = "{\"a\":1}\0x";
  static const char in_text[] = "{\"a\":\"b\0c\"}";
  g_autoptr (PpJson) part = pp_json_parse ("{\"a\":1}{\"b\":2}", 7, NULL);

  g_assert_nonnull (part);
  g_assert_null (pp_json_parse (with_nul, sizeof with_nul - 1, NULL));
  g_assert_null (pp_json_parse (with_nul, 8, NULL));
  g_assert_null (pp_json_parse (in_text, sizeof in_text - 1, NULL));
  g_assert_null (pp_json_parse ("{\"a\":1}", 6, NULL));
  g_assert_null (pp_json_parse ("{\"a\":12}", 6, NULL));
}

static void
test_get (void)
{
  g_autoptr (PpJson) json = pp_json_parse ("{\"t\":\"x\",\"i\":5,\"b\":true,\"n\":null}", -1, NULL);
  gint64 value = 7;

  g_assert_cmpuint (json->n_members, ==, 4);
  g_assert_cmpstr (json->members[2].key, ==, "b");
  g_assert_cmpstr (pp_json_get_text (json, "t"), ==, "x");
  g_assert_null (pp_json_get_text (json, "i"));
  g_assert_null (pp_json_get_text (json, "n"));
  g_assert_null (pp_json_get (json, "x"));
  g_assert_true (pp_json_get_int (json, "i", &value));
  g_assert_cmpint (value, ==, 5);
  g_assert_false (pp_json_get_int (json, "t", &value));
  g_assert_false (pp_json_get_int (json, "b", &value));
  g_assert_false (pp_json_get_int (json, "x", &value));
  g_assert_cmpint (value, ==, 5);
}

/* The one form that seals are made over. */
static void
test_writer (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PpJson) read = NULL;

  pp_json_add_text (out, "a", "\"\\/\b\n\x1f\x7fലീല<&>😀");
  pp_json_add_text (out, "b", NULL);
  pp_json_add_int (out, "c", G_MININT64);
  pp_json_append_key (out, "d\"");
  pp_json_append_text (out, "xyz", 2);
  g_string_append_c (out, '}');
  g_assert_cmpstr (out->str, ==,
                   "{\"a\":\"\\\"\\\\/\\u0008\\u000a\\u001f\x7fലീല<&>😀\",\"b\":null,"
                   "\"c\":-9223372036854775808,\"d\\\"\":\"xy\"}");

  read = pp_json_parse (out->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pp_json_get_text (read, "a"), ==, "\"\\/\b\n\x1f\x7fലീല<&>😀");
}

/* An object after the lines of others begins with its own brace. */
static void
test_writer_lines (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (int i = 0; i < 2; i++)
    {
      pp_json_add_int (out, "i", i);
      pp_json_add_int (out, "j", i);
      g_string_append (out, "}\n");
    }
  g_assert_cmpstr (out->str, ==, "{\"i\":0,\"j\":0}\n{\"i\":1,\"j\":1}\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/refuses", test_refuses);
  g_test_add_func ("/json/length", test_length);
  g_test_add_func ("/json/get", test_get);
  g_test_add_func ("/json/writer", test_writer);
  g_test_add_func ("/json/writer-lines", test_writer_lines);

  return g_test_run ();
}
