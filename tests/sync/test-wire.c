/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "core/pp-record.h"
#include "sync/pp-sync-error.h"
#include "sync/pp-wire.h"

#include <string.h>

static const char *const nasty[] = {
  "plain", "", " ", "ലീല കെ", "ക്ഷ്മ്യ\xE2\x80\x8C\xE2\x80\x8D", "\"\\/\b\f\n\r\t",
  "\x01\x02\x1f\x7f", "\xE2\x80\xA8\xE2\x80\xA9", "\xE2\x80\xAE" "abc",
  "\xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD\xE2\x80\x8D\xF0\x9F\x8C\xBE", "</script>&amp;<span>",
  "%n%s%d", "../../etc",
  "' OR 1=1 --", "\xEF\xBF\xBD\xEF\xBB\xBF", "{\"t\":1}", "null", "0",
};

static const gint64 times[] = { 0, 1, -1, 946684800, G_MAXINT64, G_MININT64 + 1 };

static PpLoggedChange *
add_change (PpLoggedAct *act, const char *table, const char *row, const char *op,
            const char *new_json, const char *old_json)
{
  PpLoggedChange *change = pp_logged_act_add_change (act);

  change->table = g_strdup (table);
  change->row = g_strdup (row);
  g_strlcpy (change->op, op, sizeof change->op);
  change->new_json = g_strdup (new_json);
  change->old_json = g_strdup (old_json);
  change->has_key = TRUE;
  pp_chain_make_key (change->seal);
  pp_chain_seal (change->seal, table, row, op, new_json, old_json);
  return change;
}

static PpLoggedAct *
make_act (const char *text, gint64 time)
{
  PpLoggedAct *act = pp_logged_act_new ();
  g_autoptr (GString) json = g_string_new (NULL);

  act->seq = 4821;
  act->at = time;
  act->actor = g_strdup (text);
  act->verb = g_strdup (text);
  act->undoes = g_strdup (text);
  act->told_at = time;
  act->doubtful = TRUE;
  act->place = 77;
  act->device = g_strdup (text);
  act->incarnation = g_strdup (text);
  pp_json_add_text (json, "name_en", text);
  g_string_append (json, "}");
  add_change (act, text, text, "I", json->str, NULL);
  add_change (act, "person", "k-1", "U", json->str, "{\"name_en\":null,\"a\" : [ 1 , {\"b\":2} ]}");
  add_change (act, "person", "k-2", "E", "{}", NULL);
  return act;
}

static PpLoggedAct *
read_lines (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (PpLoggedAct) act = NULL;

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (PpJson) line = pp_json_parse (lines[i], -1, error);

      if (line == NULL)
        return NULL;
      if (i == 0)
        g_assert_false (pp_wire_is_change (line));
      else
        g_assert_true (pp_wire_is_change (line));
      if (i == 0 && (act = pp_wire_read_act (line, error)) == NULL)
        return NULL;
      if (i > 0 && !pp_wire_read_change (line, act, error))
        return NULL;
    }
  return g_steal_pointer (&act);
}

static void
assert_same_change (const PpLoggedChange *a, const PpLoggedChange *b)
{
  g_assert_cmpstr (a->table, ==, b->table);
  g_assert_cmpstr (a->row, ==, b->row);
  g_assert_cmpstr (a->op, ==, b->op);
  g_assert_cmpstr (a->new_json, ==, b->new_json);
  g_assert_cmpstr (a->old_json, ==, b->old_json);
  g_assert_cmpint (a->has_key, ==, b->has_key);
  if (a->has_key)
    g_assert_cmpmem (a->seal, PP_SEAL_SIZE, b->seal, PP_SEAL_SIZE);
  else
    g_assert_cmpmem (a->seal + PP_SEAL_KEY_SIZE, PP_HASH_SIZE, b->seal + PP_SEAL_KEY_SIZE,
                     PP_HASH_SIZE);
}

static void
assert_same_hash (const PpLoggedAct *a, const PpLoggedAct *b)
{
  static const guint8 zeros[PP_HASH_SIZE];
  guint8 hash_a[PP_HASH_SIZE], hash_b[PP_HASH_SIZE];

  pp_logged_act_hash (a, zeros, hash_a);
  pp_logged_act_hash (b, zeros, hash_b);
  g_assert_cmpmem (hash_a, PP_HASH_SIZE, hash_b, PP_HASH_SIZE);
}

/* To lines, back, and to lines once more: nothing is another. */
static void
assert_travels (PpLoggedAct *act, gboolean foreign)
{
  g_autoptr (GString) lines = g_string_new (NULL), again = g_string_new (NULL);
  g_autoptr (PpLoggedAct) back = NULL;
  g_autoptr (GError) error = NULL;

  pp_wire_append_act (lines, act, foreign);
  back = read_lines (lines->str, &error);
  g_assert_no_error (error);
  g_assert_cmpint (back->seq, ==, act->seq);
  g_assert_cmpint (back->at, ==, act->at);
  g_assert_cmpint (back->told_at, ==, act->told_at);
  g_assert_cmpint (back->doubtful, ==, act->doubtful);
  g_assert_cmpstr (back->actor, ==, act->actor);
  g_assert_cmpstr (back->verb, ==, act->verb);
  g_assert_cmpstr (back->undoes, ==, act->undoes);
  g_assert_cmpstr (back->device, ==, foreign ? act->device : NULL);
  g_assert_cmpstr (back->incarnation, ==, foreign ? act->incarnation : NULL);
  g_assert_cmpint (back->place, ==, foreign ? act->place : PP_NONE);
  g_assert_cmpint (back->has_hash, ==, foreign && act->has_hash);
  g_assert_cmpint (back->has_previous, ==, foreign && act->has_previous);
  g_assert_cmpuint (back->changes->len, ==, act->changes->len);
  for (guint i = 0; i < act->changes->len; i++)
    assert_same_change (g_ptr_array_index (act->changes, i), g_ptr_array_index (back->changes, i));
  g_assert_true (pp_logged_act_check_seals (back));

  if (!foreign)
    {
      back->device = g_strdup (act->device);
      back->incarnation = g_strdup (act->incarnation);
    }
  assert_same_hash (act, back);
  pp_wire_append_act (again, back, foreign);
  g_assert_cmpstr (again->str, ==, lines->str);
}

static void
test_nasty (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    for (guint j = 0; j < G_N_ELEMENTS (times); j++)
      {
        g_autoptr (PpLoggedAct) act = make_act (nasty[i], times[j]);

        assert_travels (act, FALSE);
        assert_travels (act, TRUE);
      }
}

static void
test_optional (void)
{
  for (guint i = 0; i < 32; i++)
    {
      g_autoptr (PpLoggedAct) act = make_act ("x", 5);

      if (i & 1)
        g_clear_pointer (&act->undoes, g_free);
      if (i & 2)
        act->told_at = PP_NONE;
      act->doubtful = (i & 4) != 0;
      act->has_hash = (i & 8) != 0;
      act->has_previous = (i & 16) != 0;
      memset (act->hash, 0xfe, PP_HASH_SIZE);
      memset (act->previous, 0x01, PP_HASH_SIZE);
      assert_travels (act, FALSE);
      assert_travels (act, TRUE);
    }
}

/* After an erasure the bare commitment travels, and neither values nor key. */
static void
test_erased (void)
{
  g_autoptr (PpLoggedAct) act = make_act ("Leela", 5);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < act->changes->len; i++)
    {
      PpLoggedChange *change = g_ptr_array_index (act->changes, i);

      g_clear_pointer (&change->new_json, g_free);
      g_clear_pointer (&change->old_json, g_free);
      g_free (change->row);
      change->row = g_strdup ("k-1");
      change->has_key = FALSE;
    }
  assert_travels (act, FALSE);
  assert_travels (act, TRUE);
  pp_wire_append_act (lines, act, TRUE);
  g_assert_null (strstr (lines->str, "\"k\":"));
  g_assert_null (strstr (lines->str, "name_en"));
}

/* The log's bytes are not made anew: blanks and the order of members stay. */
static void
test_bytes (void)
{
  static const char *const objects[] = {
    "{}", "{ }", "{\"b\":1,\"a\":2}", "{\"a\" : \"\\u0041\"}", "{\"a\":\"A\"}", "{\"n\":-0}",
    "{\"x\":{\"y\":[]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autoptr (PpLoggedAct) act = make_act ("x", 5);

      add_change (act, "t", "r", "U", objects[i], objects[G_N_ELEMENTS (objects) - 1 - i]);
      assert_travels (act, FALSE);
    }
}

static void
test_bad_acts (void)
{
  static const char *const lines[] = {
    "{}", "{\"s\":1}", "{\"at\":5,\"by\":\"a\",\"do\":\"v\"}",
    "{\"s\":1,\"by\":\"a\",\"do\":\"v\"}",
    "{\"s\":1,\"at\":5,\"do\":\"v\"}", "{\"s\":1,\"at\":5,\"by\":\"a\"}",
    "{\"s\":0,\"at\":5,\"by\":\"a\",\"do\":\"v\"}", "{\"s\":-1,\"at\":5,\"by\":\"a\",\"do\":\"v\"}",
    "{\"s\":\"1\",\"at\":5,\"by\":\"a\",\"do\":\"v\"}",
    "{\"s\":1,\"at\":null,\"by\":\"a\",\"do\":\"v\"}",
    "{\"s\":1,\"at\":5,\"by\":7,\"do\":\"v\"}", "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":null}",
    "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"h\":\"short\"}",
    "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"h\":7}",
    "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"prev\":\"\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (PpJson) line = pp_json_parse (lines[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (line);
      if (pp_wire_read_act (line, &error) != NULL)
        g_error ("%s was read", lines[i]);
      g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_MALFORMED);
    }
}

#define KEY "\"k\":\"AAAAAAAAAAAAAAAAAAAAAA==\""

static void
test_bad_changes (void)
{
  static const char *const lines[] = {
    "{\"t\":\"p\"}", "{\"t\":\"p\",\"r\":\"1\"," KEY "}", "{\"t\":\"p\",\"o\":\"I\"," KEY "}",
    "{\"t\":7,\"r\":\"1\",\"o\":\"I\"," KEY "}", "{\"t\":\"p\",\"r\":1,\"o\":\"I\"," KEY "}",
    "{\"t\":\"p\",\"r\":\"1\",\"o\":\"\"," KEY "}", "{\"t\":\"p\",\"r\":\"1\",\"o\":\"D\"," KEY "}",
    "{\"t\":\"p\",\"r\":\"1\",\"o\":\"IU\"," KEY "}", "{\"t\":\"p\",\"r\":\"1\",\"o\":1," KEY "}",
    "{\"t\":\"p\",\"r\":\"1\",\"o\":\"I\"}", "{\"t\":\"p\",\"r\":\"1\",\"o\":\"I\",\"k\":\"AAAA\"}",
    "{\"t\":\"p\",\"r\":\"1\",\"o\":\"I\",\"k\":7}",
    "{\"t\":\"p\",\"r\":\"1\",\"o\":\"I\",\"c\":\"AAAA\"}",
    "{\"t\":\"p\",\"r\":\"1\",\"o\":\"I\",\"n\":\"{}\"," KEY "}",
    "{\"t\":\"p\",\"r\":\"1\",\"o\":\"I\",\"n\":null," KEY "}",
    "{\"t\":\"p\",\"r\":\"1\",\"o\":\"I\",\"n\":[]," KEY "}",
    "{\"t\":\"p\",\"r\":\"1\",\"o\":\"I\",\"n\":{},\"w\":1," KEY "}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (PpJson) line = pp_json_parse (lines[i], -1, NULL);
      g_autoptr (PpLoggedAct) act = pp_logged_act_new ();
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (line);
      if (pp_wire_read_change (line, act, &error))
        g_error ("%s was read", lines[i]);
      g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_MALFORMED);
    }
}

static void
test_hashes (void)
{
  guint8 hash[PP_HASH_SIZE], back[PP_HASH_SIZE];
  g_autofree char *text = NULL, *json = NULL;
  g_autoptr (PpJson) line = NULL;

  for (guint i = 0; i < PP_HASH_SIZE; i++)
    hash[i] = (guint8) (i * 37);
  text = pp_wire_hash_text (hash);
  json = g_strdup_printf ("{\"a\":\"%s\",\"b\":\"%.43s\",\"c\":1}", text, text);
  line = pp_json_parse (json, -1, NULL);
  g_assert_true (pp_wire_read_hash (line, "a", back));
  g_assert_cmpmem (hash, PP_HASH_SIZE, back, PP_HASH_SIZE);
  g_assert_false (pp_wire_read_hash (line, "c", back));
  g_assert_false (pp_wire_read_hash (line, "d", back));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/promise-5/nasty", test_nasty);
  g_test_add_func ("/sync/promise-5/optional", test_optional);
  g_test_add_func ("/sync/promise-5/erased", test_erased);
  g_test_add_func ("/sync/promise-5/bytes", test_bytes);
  g_test_add_func ("/sync/promise-5/bad-acts", test_bad_acts);
  g_test_add_func ("/sync/promise-5/bad-changes", test_bad_changes);
  g_test_add_func ("/sync/promise-7/hashes", test_hashes);
  return g_test_run ();
}
