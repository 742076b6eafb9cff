/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-district.h"
#include "pp-forger.h"
#include "pp-peek.h"
#include "sync/pp-sync-error.h"
#include "sync/pp-wire.h"

#include <string.h>

/* A desk, and the key with which answers to it are signed. */
typedef struct {
  PpLine        *line;
  PpDistrictKey *key;
  char          *incarnation;
  char          *head;
  gint64         have;
} Play;

static gpointer
read_key (PpDb *db, gpointer data, GError **error)
{
  return pp_district_key_read (db, error);
}

static char *
first_of (PpStore *store, const char *sql)
{
  g_autoptr (GPtrArray) found = pp_peek_query (store, sql);

  return g_strdup (g_ptr_array_index (found, 0));
}

static void
play_begin (Play *play)
{
  g_autofree char *hex = NULL;
  guint8 head[PP_HASH_SIZE];

  *play = (Play) { pp_line_new (1) };
  pp_fixture_add_person (pp_line_desk (play->line, 0), "Leela", NULL, NULL);
  pp_line_sync (play->line, 0, PP_LINE_GOOD, 0);
  play->key = pp_store_read (play->line->server, read_key, NULL, NULL);
  play->incarnation = first_of (play->line->server, "SELECT incarnation FROM device");
  play->have = pp_peek_count (play->line->server, "SELECT have FROM device");
  hex = first_of (play->line->server, "SELECT hex (head) FROM device");
  for (guint i = 0; i < PP_HASH_SIZE; i++)
    head[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) * 16 +
                        g_ascii_xdigit_value (hex[2 * i + 1]));
  play->head = pp_wire_hash_text (head);
}

static void
play_end (Play *play)
{
  pp_district_key_free (play->key);
  g_free (play->incarnation);
  g_free (play->head);
  pp_line_free (play->line);
}

/* What a server of ill will signs: %I, %H, %N and %E stand for the desk's incarnation, the head and
 * number of its last act, and the epoch. */
static GBytes *
sign (Play *play, const char *header, const char *payload)
{
  g_autoptr (GString) top = g_string_new (header), rest = g_string_new (payload);
  g_autofree char *have = g_strdup_printf ("%d", (int) play->have);

  g_string_replace (top, "%I", play->incarnation, 0);
  g_string_replace (top, "%H", play->head, 0);
  g_string_replace (top, "%N", have, 0);
  g_string_replace (top, "%E", play->key->epoch, 0);
  g_string_replace (rest, "%I", play->incarnation, 0);
  return pp_envelope_seal (top, rest, play->key->secret);
}

#define GOOD "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":%N,\"head\":\"%H\"," \
             "\"epoch\":\"%E\",\"more\":0}"

static char *
describe (Play *play)
{
  PpStore *store = pp_line_desk (play->line, 0)->store;
  g_autofree char *acts = first_of (store, "SELECT group_concat (incarnation || seq || "
                                           "ifnull (place, '-') || ifnull (refused, '-')) "
                                           "FROM act");
  g_autofree char *marks = first_of (store, "SELECT group_concat (key || value) FROM local "
                                            "WHERE key LIKE 'server_%'");
  g_autofree char *people = first_of (store, "SELECT group_concat (id || name_en) FROM person");

  return g_strjoin ("\n", acts, marks, people, NULL);
}

static void
assert_not_taken (Play *play, GBytes *answer, const char *what)
{
  g_autofree char *before = describe (play), *after = NULL;
  g_autoptr (GError) error = NULL;

  if (pp_line_take (play->line, 0, answer, NULL, &error))
    g_error ("taken: %s", what);
  g_assert_nonnull (error);
  after = describe (play);
  g_assert_cmpstr (before, ==, after);
}

/* A mark that is not the desk's own would make it forget to send. */
static void
test_headers (void)
{
  static const char *const headers[] = {
    "{}",
    "{\"v\":1,\"kind\":\"sync\",\"incarnation\":\"%I\",\"have\":%N,\"head\":\"%H\","
    "\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"nobody00\",\"have\":%N,\"head\":\"%H\","
    "\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"have\":%N,\"head\":\"%H\",\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"head\":\"%H\",\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":%N,\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":%N,\"head\":\"%H\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":\"%N\",\"head\":\"%H\","
    "\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":-1,\"head\":\"%H\","
    "\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":9999,\"head\":\"%H\","
    "\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":9223372036854775807,"
    "\"head\":\"%H\",\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":1,\"head\":\"%H\","
    "\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":%N,\"head\":\"AAAA\","
    "\"epoch\":\"%E\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":%N,\"head\":\"%H\","
    "\"epoch\":\"other\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":%N,\"head\":\"%H\","
    "\"epoch\":\"other\",\"agreed\":-1}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":%N,\"head\":\"%H\","
    "\"epoch\":\"%E\",\"problem\":\"conflict\"}",
    "{\"v\":1,\"kind\":\"answer\",\"incarnation\":\"%I\",\"have\":%N,\"head\":\"%H\","
    "\"epoch\":\"%E\",\"problem\":\"%s%n\"}",
  };
  Play play;

  play_begin (&play);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr (GBytes) answer = sign (&play, headers[i], "");

      assert_not_taken (&play, answer, headers[i]);
    }
  play_end (&play);
}

#define ACT "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":99,\"dev\":\"d\"," \
            "\"inc\":\"other000\"}\n"
#define CHANGE "{\"t\":\"person\",\"r\":\"o-1\",\"o\":\"I\",\"n\":{\"name_en\":\"X\"}," \
               "\"k\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}\n"

/* X11: lines that no server of ours makes. */
static void
test_lines (void)
{
  static const char *const payloads[] = {
    "x\n", "[]\n", "{\"own\":1\n", "{\"own\":1}\n", "{}\n",
    "{\"own\":1,\"n\":1,\"p\":0}\n",
    "{\"own\":1,\"n\":1,\"p\":-5}\n",
    "{\"own\":1,\"n\":0,\"p\":50}\n",
    "{\"own\":1,\"n\":-1,\"p\":50}\n",
    "{\"own\":0,\"n\":1,\"p\":50}\n",
    "{\"own\":-4,\"n\":1,\"p\":50}\n",
    "{\"own\":1,\"n\":9999,\"p\":50}\n",
    "{\"own\":2,\"n\":9223372036854775807,\"p\":50}\n",
    "{\"own\":9223372036854775807,\"n\":2,\"p\":50}\n",
    "{\"own\":1,\"n\":2,\"p\":9223372036854775807}\n",
    "{\"own\":1,\"n\":1,\"p\":1}\n",
    "{\"own\":1,\"n\":1,\"p\":60}\n{\"own\":2,\"n\":1,\"p\":60}\n",
    "{\"own\":1,\"n\":1,\"p\":60}\n{\"own\":2,\"n\":1,\"p\":59}\n",
    CHANGE,
    "{\"own\":1,\"n\":1,\"p\":60}\n" CHANGE,
    ACT "{\"own\":1,\"n\":1,\"p\":100}\n" CHANGE,
    ACT ACT,
    ACT "{\"t\":\"person\",\"r\":\"o-1\",\"o\":\"D\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}\n",
    ACT "{\"t\":\"person\",\"r\":\"o-1\",\"o\":\"I\",\"n\":{\"ward\":{}},\"k\":\"A\"}\n",
    /* no place; a place that is none */
    "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"dev\":\"d\",\"inc\":\"other000\"}\n",
    "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":1,\"dev\":\"d\",\"inc\":\"other000\"}\n",
    /* whose it is */
    "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":99,\"inc\":\"other000\"}\n",
    "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":99,\"dev\":\"d\"}\n",
    "{\"s\":99,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":99,\"dev\":\"d\",\"inc\":\"%I\"}\n",
    "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":99,\"dev\":\"d\",\"inc\":\"reference\"}\n",
    /* the chain */
    "{\"s\":2,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":99,\"dev\":\"d\",\"inc\":\"other000\"}\n",
    "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":99,\"dev\":\"d\",\"inc\":\"other000\","
    "\"h\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}\n",
  };
  Play play;

  play_begin (&play);
  for (guint i = 0; i < G_N_ELEMENTS (payloads); i++)
    {
      g_autoptr (GBytes) answer = sign (&play, GOOD, payloads[i]);

      assert_not_taken (&play, answer, payloads[i]);
    }
  play_end (&play);
}

/* Tables that the district has no business with: what comes for them is kept in the log at most. */
static void
test_tables (void)
{
  static const char *const tables[] = {
    "local", "counter", "pin", "act", "change", "sqlite_schema", "person; DROP TABLE person",
    "staff_pin", "../x", "",
  };
  Play play;
  PpStore *store;

  play_begin (&play);
  store = pp_line_desk (play.line, 0)->store;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *payload =
        g_strdup_printf ("{\"s\":%u,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":%u,\"dev\":\"d\","
                         "\"inc\":\"other000\"}\n{\"t\":\"%s\",\"r\":\"device_key\",\"o\":\"U\","
                         "\"n\":{\"key\":\"device_key\",\"value\":\"x\",\"last\":0},"
                         "\"k\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}\n", i + 1, i + 99, tables[i]);
      g_autoptr (GBytes) answer = sign (&play, GOOD, payload);
      g_autofree char *key = first_of (store, "SELECT value FROM local WHERE key = 'device_key'");
      g_autofree char *after = NULL;

      pp_line_take (play.line, 0, answer, NULL, NULL);
      after = first_of (store, "SELECT value FROM local WHERE key = 'device_key'");
      g_assert_cmpstr (key, ==, after);
    }
  g_assert_cmpint (pp_peek_count (store, "SELECT count(*) FROM person"), ==, 1);
  play_end (&play);
}

/* Texts of ill will are texts. */
static void
test_texts (void)
{
  static const char *const texts[] = {
    "<span size='99999'>", "%s%n%d", "../../../etc/passwd", "\xE2\x80\xAE" "kcab",
    "'; DROP TABLE act",
    "=cmd|' /C calc'!A0", "\\u0001", "&amp;&lt;",
  };
  Play play;
  PpStore *store;

  play_begin (&play);
  store = pp_line_desk (play.line, 0)->store;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *payload =
        g_strdup_printf ("{\"s\":%u,\"at\":5,\"by\":\"%s\",\"do\":\"%s\",\"p\":%u,\"dev\":\"%s\","
                         "\"inc\":\"other000\"}\n{\"t\":\"person\",\"r\":\"other000-%u\","
                         "\"o\":\"I\","
                         "\"n\":{\"name_en\":\"%s\"},\"k\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}\n",
                         i + 1, texts[i], texts[i], i + 99, texts[i], i, texts[i]);
      g_autoptr (GBytes) answer = sign (&play, GOOD, payload);
      g_autoptr (GError) error = NULL;

      pp_line_take (play.line, 0, answer, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (pp_peek_count (store, "SELECT count(*) FROM person"), ==,
                   1 + G_N_ELEMENTS (texts));
  pp_peek_assert_verified (store);
  play_end (&play);
}

#define FOREIGN(seq, place) "{\"s\":" #seq ",\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":" #place "," \
                            "\"dev\":\"d\",\"inc\":\"other000\"}\n"
#define ROW(table, row, op, values) "{\"t\":\"" table "\",\"r\":\"" row "\",\"o\":\"" op "\"," \
                                    "\"n\":{" values "},\"k\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}\n"
#define CONSENT(row, person) ROW ("consent", row, "I", "\"person\":\"" person "\"," \
                                  "\"purpose\":\"x\",\"version\":\"1\"," \
                                  "\"language\":\"ml\",\"given\":1")

/* S11: rows that no table holds, each between two good ones: the others pass, and somebody is
 * told. */
static void
test_poison (void)
{
  static const char *const rows[] = {
    ROW ("person", "o-bad", "I", "\"ward\":\"x\""),
    ROW ("holiday", "o-bad", "I", "\"day\":\"2026-05-01\""),
    ROW ("holiday", "o-bad", "U", "\"name_en\":\"X\""),
    ROW ("consent", "o-bad", "I", "\"person\":\"o-1\",\"given\":5"),
    CONSENT ("o-bad", "nobody"),
    ROW ("machine", "o-bad", "I", "\"code\":{\"a\":1}"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Play play;
      PpStore *store;
      g_autofree char *payload = NULL;
      g_autoptr (GBytes) answer = NULL, next = NULL;
      g_autoptr (GError) error = NULL;

      play_begin (&play);
      store = pp_line_desk (play.line, 0)->store;
      payload = g_strconcat (FOREIGN (1, 97) ROW ("person", "o-1", "I", "\"name_en\":\"First\"")
                             FOREIGN (2, 98), rows[i],
                             FOREIGN (3, 99) ROW ("person", "o-2", "I", "\"name_en\":\"Last\""),
                             NULL);
      answer = sign (&play, GOOD, payload);
      pp_line_take (play.line, 0, answer, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (pp_peek_count (store, "SELECT count(*) FROM person "
                                             "WHERE id IN ('o-1', 'o-2')"), ==, 2);
      g_assert_cmpint (pp_peek_count (store, "SELECT count(*) FROM change WHERE row = 'o-bad'"), ==,
                       1);
      g_assert_cmpint (pp_peek_count (store, "SELECT count(*) FROM clash"), ==, 1);
      next = sign (&play, GOOD,
                   FOREIGN (4, 100) ROW ("person", "o-3", "I", "\"name_en\":\"Next\""));
      pp_line_take (play.line, 0, next, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (pp_peek_count (store, "SELECT count(*) FROM person WHERE id = 'o-3'"), ==,
                       1);
      play_end (&play);
    }
}

static void
take_part (Play *play, const char *payload, int rows)
{
  PpStore *store = pp_line_desk (play->line, 0)->store;
  g_autoptr (GBytes) answer = sign (play, GOOD, payload);
  g_autoptr (GError) error = NULL;

  pp_line_take (play->line, 0, answer, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pp_peek_count (store, "SELECT (SELECT count(*) FROM consent) + "
                                         "(SELECT count(*) FROM membership) + "
                                         "(SELECT count(*) FROM person WHERE id = 'o-1')"), ==,
                   rows);
}

/* S8: children before their parents, each in an answer of its own: all is there in the end. */
static void
test_children_first (void)
{
  Play play;

  play_begin (&play);
  take_part (&play, FOREIGN (1, 91) CONSENT ("o-2", "o-1"), 0);
  take_part (&play, FOREIGN (2, 92) ROW ("membership", "o-3", "I", "\"enterprise\":\"o-4\","
                                         "\"person\":\"o-1\",\"office\":\"president\""), 0);
  take_part (&play, FOREIGN (3, 93) ROW ("person", "o-1", "U", "\"house\":\"Later\""), 0);
  take_part (&play, FOREIGN (4, 94) ROW ("person", "o-1", "I", "\"name_en\":\"Leela\","
                                         "\"house\":\"Before\",\"ward\":7"), 2);
  g_assert_cmpint (pp_peek_count (pp_line_desk (play.line, 0)->store,
                                  "SELECT count(*) FROM person WHERE house = 'Later' "
                                  "AND name_en = 'Leela' AND ward = 7"), ==, 1);
  take_part (&play, FOREIGN (5, 95) ROW ("enterprise", "o-4", "I", "\"name_en\":\"Unit\","
                                         "\"form\":\"shg\",\"women_led\":1"), 3);
  g_assert_cmpint (pp_peek_count (pp_line_desk (play.line, 0)->store,
                                  "SELECT length (value) FROM local "
                                  "WHERE key = 'rows_waiting'"), ==, 0);
  pp_peek_assert_verified (pp_line_desk (play.line, 0)->store);
  play_end (&play);
}

/* Whatever fails in an answer, nothing of it stays: marks, places, rows. */
static void
test_whole (void)
{
  Play play;
  g_autoptr (GBytes) answer = NULL;

  play_begin (&play);
  answer = sign (&play, GOOD, "{\"own\":1,\"n\":3,\"p\":60}\n"
                              "{\"refused\":4,\"why\":\"x\",\"p\":59}\n"
                              "{\"s\":1,\"at\":5,\"by\":\"a\",\"do\":\"v\",\"p\":99,\"dev\":\"d\","
                              "\"inc\":\"other000\"}\n" CHANGE "x\n");
  assert_not_taken (&play, answer, "a good begin and a bad end");
  play_end (&play);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/promise-7/headers", test_headers);
  g_test_add_func ("/district/promise-8/lines", test_lines);
  g_test_add_func ("/district/promise-8/tables", test_tables);
  g_test_add_func ("/district/promise-8/texts", test_texts);
  g_test_add_func ("/district/promise-11/poison", test_poison);
  g_test_add_func ("/district/promise-14/children-first", test_children_first);
  g_test_add_func ("/district/promise-12/whole", test_whole);
  return g_test_run ();
}
