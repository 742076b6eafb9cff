/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "kinds/pp-kinds.h"
#include "people/pp-role.h"
#include "pp-forger.h"
#include "pp-peek.h"
#include "store/pp-outbox.h"
#include "sync/pp-sync-error.h"

#include <string.h>

#define FORGER "ev2ev2ev"

/* Rows that the cluster has, by which the tables below name what they touch. */
typedef struct {
  PpLine   *line;
  PpForger *forger;
  char     *staff[3];     /* ids of mini, anitha, latha */
  char     *consent;
  char     *person;
} Play;

static void
play_begin (Play *play)
{
  static const char *const codes[] = { "mini", "anitha", "latha" };
  PpFixture *desk;

  *play = (Play) { pp_line_new (2) };
  desk = pp_line_desk (play->line, 0);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    play->staff[i] = pp_fixture_staff_id (desk, codes[i]);
  play->person = g_strdup (pp_fixture_add_person (desk, "Leela", NULL, NULL));
  play->consent = g_strdup (pp_record_get_id (
    pp_fixture_do (desk, "anitha", "person.consent", "person", play->person, "purpose", "service",
                   "version", "1", "language", "ml", "given", "1", NULL)));
  pp_line_settle (play->line);
  play->forger = pp_forger_new (play->line, FORGER, play->line->cluster);
}

static void
play_end (Play *play)
{
  pp_forger_free (play->forger);
  pp_line_free (play->line);
  for (guint i = 0; i < G_N_ELEMENTS (play->staff); i++)
    g_free (play->staff[i]);
  g_free (play->person);
  g_free (play->consent);
}

/* %L, %P, %C and %A stand for latha, Leela, her consent and anitha. */
static char *
fill_in (Play *play, const char *text)
{
  GString *out = g_string_new (text);

  g_string_replace (out, "%M", play->staff[0], 0);
  g_string_replace (out, "%A", play->staff[1], 0);
  g_string_replace (out, "%L", play->staff[2], 0);
  g_string_replace (out, "%P", play->person, 0);
  g_string_replace (out, "%C", play->consent, 0);
  return g_string_free (out, FALSE);
}

static void
add_act (Play *play, GPtrArray *acts, const char *actor, const char *verb, const char *op,
         const char *table, const char *row, const char *json)
{
  g_autofree char *who = fill_in (play, actor), *which = fill_in (play, row);
  g_autofree char *values = fill_in (play, json);

  pp_forger_change (pp_forger_act (play->forger, acts, who, verb), op, table, which, values,
                    strcmp (op, "I") == 0 ? NULL : "{}");
}

#define RESULT "{\"sample\":\"s\",\"parameter\":\"p\",\"value\":\"1\",\"analyst\":\"%L\"," \
               "\"entered_at\":1,\"verdict\":\"pass\"}"

/* What no honest desk sends, each between two good acts. */
static const struct {
  const char *actor, *verb, *op, *table, *row, *json, *why;
} refusals[] = {
  /* lab facts */
  { "%A", "lab.enter", "I", "result", "r-1", RESULT, "not-allowed" },
  { "%A", "person.register", "I", "result", "r-1", RESULT, "not-allowed" },
  { "%M", "lab.enter", "I", "result", "r-1", RESULT, "not-allowed" },
  { "%L", "person.edit", "I", "result", "r-1", RESULT, "not-allowed" },
  { "nobody", "lab.enter", "I", "result", "r-1", RESULT, "not-allowed" },
  { "system", "lab.enter", "I", "result", "r-1", RESULT, "not-allowed" },
  { "", "lab.enter", "I", "result", "r-1", RESULT, "not-allowed" },
  { "%L", "lab.invent", "I", "result", "r-1", RESULT, "not-allowed" },
  { "%A", "lab.verify", "I", "verification", "v-1", "{\"result\":\"r\",\"verifier\":\"%L\"}",
    "not-allowed" },
  { "%A", "lab.verify_beside", "I", "verification", "v-1",
    "{\"result\":\"r\",\"verifier\":\"%L\"}", "not-allowed" },
  { "%M", "lab.certify", "I", "certificate", "c-1", "{\"number\":\"C-A26-00001\"}", "not-allowed" },
  { "%A", "batch.release", "I", "release", "x-1", "{\"batch\":\"b\",\"decision\":\"released\"}",
    "not-allowed" },
  /* reference data */
  { "%M", "person.edit", "I", "standard", "std-x", "{\"code\":\"x\"}", "reference" },
  { "%L", "lab.enter", "U", "limit_rule", "rule-1", "{\"max\":\"99\"}", "reference" },
  { "system", "act.undo", "E", "parameter", "par-1", "{}", "reference" },
  /* facts */
  { "%A", "person.consent", "U", "consent", "%C", "{\"given\":0}", "fact-changed" },
  { "%A", "person.consent", "I", "consent", "%C",
    "{\"person\":\"%P\",\"purpose\":\"service\",\"version\":\"1\",\"language\":\"ml\",\"given\":0}",
    "fact-changed" },
  { "%M", "person.erase", "E", "consent", "%C", "{}", "fact-changed" },
  /* what no table can hold */
  { "%A", "person.edit", "U", "person", "%P", "{\"ward\":\"seven\"}", "bad-value" },
  { "%A", "person.edit", "U", "person", "%P", "{\"name_en\":7}", "bad-value" },
  { "%A", "person.edit", "U", "person", "%P", "{\"name_en\":{\"a\":1}}", "bad-value" },
  { "%A", "person.edit", "U", "person", "%P", "{\"name_en\":true}", "bad-value" },
  { "%A", "machine.edit", "U", "machine", "m-1", "{\"capacity\":null}", "bad-value" },
};

static gint64
count_rows (Play *play, const char *row)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM merged WHERE row = '%s'", row);

  return pp_peek_count (play->line->server, sql);
}

static void
assert_refusal (Play *play, guint i)
{
  g_autoptr (GPtrArray) acts = pp_forger_acts ();
  g_autoptr (PpForgedAnswer) answer = NULL;
  g_autofree char *before = g_strdup_printf (FORGER "-%u", 2 * i);
  g_autofree char *after = g_strdup_printf (FORGER "-%u", 2 * i + 1);
  g_autofree char *line = NULL;
  gint64 seq = play->forger->seq;

  add_act (play, acts, "%A", "person.register", "I", "person", before, "{\"name_en\":\"Before\"}");
  add_act (play, acts, refusals[i].actor, refusals[i].verb, refusals[i].op, refusals[i].table,
           refusals[i].row, refusals[i].json);
  add_act (play, acts, "%A", "person.register", "I", "person", after, "{\"name_en\":\"After\"}");
  answer = pp_forger_push (play->forger, acts);
  line = g_strdup_printf ("{\"refused\":%d,\"why\":\"%s\",\"p\":", (int) seq + 2, refusals[i].why);
  if (strstr (answer->payload, line) == NULL)
    g_error ("act %s of %s on %s: no %s in %s", refusals[i].verb, refusals[i].actor,
             refusals[i].table, line, answer->payload);
  g_assert_cmpint (count_rows (play, before), ==, 1);
  g_assert_cmpint (count_rows (play, after), ==, 1);
  g_assert_cmpint (count_rows (play, "r-1"), ==, 0);
  g_assert_cmpint (pp_peek_count (play->line->server, "SELECT count(*) FROM merged "
                                                      "WHERE json LIKE '%\"given\":0%'"), ==, 0);
}

/* Each takes its number, with the reason, and goes to nobody; what is before and after it comes to
 * the other desks, whose logs hold. */
static void
test_refusals (void)
{
  Play play;
  PpStore *other;

  play_begin (&play);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    assert_refusal (&play, i);
  pp_line_settle (play.line);
  pp_peek_assert_converged (play.line);
  other = pp_line_desk (play.line, 1)->store;
  g_assert_cmpint (pp_peek_count (other, "SELECT count(*) FROM person WHERE name_en IN "
                                         "('Before', 'After')"), ==, 2 * G_N_ELEMENTS (refusals));
  g_assert_cmpint (pp_peek_count (other, "SELECT count(*) FROM act_gap"), ==,
                   G_N_ELEMENTS (refusals));
  g_assert_cmpint (pp_peek_count (other, "SELECT count(*) FROM act WHERE incarnation = '" FORGER
                                         "'"), ==, 2 * G_N_ELEMENTS (refusals));
  play_end (&play);
}

/* The lab's own facts are taken from who may make them. */
static void
test_allowed (void)
{
  static const struct { const char *actor, *verb, *table, *json; } good[] = {
    { "%L", "lab.enter", "result", RESULT },
    { "%L", "lab.verify", "verification", "{\"result\":\"r-0\",\"verifier\":\"%L\"}" },
    { "%L", "lab.verify_beside", "verification",
      "{\"result\":\"r-0\",\"verifier\":\"%L\"}" },
    { "%L", "batch.release", "release", "{\"batch\":\"b\",\"decision\":\"released\"}" },
    { "%M", "batch.reject", "release", "{\"batch\":\"b\",\"decision\":\"rejected\"}" },
  };
  Play play;
  g_autoptr (GPtrArray) acts = pp_forger_acts ();
  g_autoptr (PpForgedAnswer) answer = NULL;

  play_begin (&play);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *row = g_strdup_printf ("r-%u", i);

      add_act (&play, acts, good[i].actor, good[i].verb, "I", good[i].table, row, good[i].json);
    }
  answer = pp_forger_push (play.forger, acts);
  g_assert_null (strstr (answer->payload, "refused"));
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *row = g_strdup_printf ("r-%u", i);

      g_assert_cmpint (count_rows (&play, row), ==, 1);
    }
  play_end (&play);
}

/* A role that was taken away counts from its place on. */
static void
test_role_taken (void)
{
  Play play;
  g_autoptr (GPtrArray) acts = pp_forger_acts (), more = pp_forger_acts ();
  g_autoptr (PpForgedAnswer) first = NULL, second = NULL;

  play_begin (&play);
  add_act (&play, acts, "%L", "lab.enter", "I", "result", "r-1", RESULT);
  first = pp_forger_push (play.forger, acts);
  g_assert_null (strstr (first->payload, "refused"));
  pp_fixture_do (pp_line_desk (play.line, 0), "mini", "staff.revoke", "staff", "latha", "role",
                 "lab", NULL);
  pp_line_sync (play.line, 0, PP_LINE_GOOD, 0);
  add_act (&play, more, "%L", "lab.enter", "I", "result", "r-2", RESULT);
  second = pp_forger_push (play.forger, more);
  g_assert_nonnull (strstr (second->payload, "{\"refused\":2,\"why\":\"not-allowed\",\"p\":"));
  play_end (&play);
}

/* What hangs on a row that nobody else has would stop every other desk. */
static void
test_follows (void)
{
  Play play;
  g_autoptr (GPtrArray) acts = pp_forger_acts ();
  g_autoptr (PpForgedAnswer) answer = NULL;

  play_begin (&play);
  pp_forger_change (pp_forger_act (play.forger, acts, play.staff[1], "person.register"), "I",
                    "person", FORGER "-1", "{\"name_en\":\"Bad\",\"ward\":\"x\"}", NULL);
  add_act (&play, acts, "%A", "person.edit", "U", "person", FORGER "-1", "{\"ward\":7}");
  add_act (&play, acts, "%A", "person.consent", "I", "consent", FORGER "-2",
           "{\"person\":\"" FORGER "-1\",\"purpose\":\"service\",\"version\":\"1\","
           "\"language\":\"ml\",\"given\":1}");
  add_act (&play, acts, "%A", "person.edit", "U", "person", "%P", "{\"ward\":7}");
  answer = pp_forger_push (play.forger, acts);
  g_assert_nonnull (strstr (answer->payload, "{\"refused\":1,\"why\":\"bad-value\",\"p\":"));
  g_assert_nonnull (strstr (answer->payload,
                            "{\"refused\":2,\"why\":\"follows-refused\",\"p\":"));
  g_assert_nonnull (strstr (answer->payload,
                            "{\"refused\":3,\"why\":\"follows-refused\",\"p\":"));
  pp_line_settle (play.line);
  pp_peek_assert_converged (play.line);
  g_assert_cmpint (pp_peek_count (pp_line_desk (play.line, 1)->store,
                                  "SELECT max (ward) FROM person"), ==, 7);
  play_end (&play);
}

/* The same row twice as new in one act. */
static void
test_twice_in_act (void)
{
  Play play;
  g_autoptr (GPtrArray) acts = pp_forger_acts ();
  g_autoptr (PpForgedAnswer) answer = NULL;
  PpLoggedAct *act;
  g_autofree char *json = NULL;

  play_begin (&play);
  json = fill_in (&play, "{\"person\":\"%P\",\"purpose\":\"service\",\"version\":\"1\","
                         "\"language\":\"ml\",\"given\":1}");
  act = pp_forger_act (play.forger, acts, "system", "person.consent");
  pp_forger_change (act, "I", "consent", FORGER "-1", json, NULL);
  pp_forger_change (act, "I", "consent", FORGER "-1", json, NULL);
  answer = pp_forger_push (play.forger, acts);
  g_assert_nonnull (strstr (answer->payload, "{\"refused\":1,\"why\":\"fact-changed\",\"p\":"));
  play_end (&play);
}

/* The refusal is told until a person has dealt with it. */
static void
test_told_again (void)
{
  Play play;
  g_autoptr (GPtrArray) acts = pp_forger_acts (), none = pp_forger_acts ();
  g_autoptr (GPtrArray) settling = pp_forger_acts ();
  g_autoptr (PpForgedAnswer) heard = NULL, settled = NULL, after = NULL;
  g_autoptr (GBytes) request = NULL;
  PpForgedHead head;

  play_begin (&play);
  add_act (&play, acts, "%A", "lab.enter", "I", "result", "r-1", RESULT);
  pp_forger_chain (play.forger, acts, &head);
  request = pp_forger_seal (play.forger, &head, acts);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PpForgedAnswer) answer = pp_forger_send (play.forger, request);

      g_assert_nonnull (strstr (answer->payload, "{\"refused\":1,\"why\":\"not-allowed\",\"p\":"));
    }
  play.forger->seq = 1;
  memcpy (play.forger->head, head.head, PP_HASH_SIZE);
  heard = pp_forger_push (play.forger, none);
  g_assert_nonnull (strstr (heard->payload, "{\"refused\":1,\"why\":\"not-allowed\",\"p\":"));
  pp_forger_act (play.forger, settling, play.staff[0], "refused.withdraw")->undoes =
    g_strdup (FORGER "/1");
  settled = pp_forger_push (play.forger, settling);
  g_assert_null (strstr (settled->payload, "refused"));
  after = pp_forger_push (play.forger, none);
  g_assert_null (strstr (after->payload, "refused"));
  play_end (&play);
}

static gboolean
any_role (PpDb *db, const char *staff, guint *roles, GError **error)
{
  *roles = PP_ROLE_EVERYBODY;
  return TRUE;
}

/* A desk whose program was altered lets everybody do everything. */
static PpLine *
new_line_with_altered_desk (PpSchema *schema, PpSchema *altered, const char **reference)
{
  PpLine *line;

  *schema = *pp_kinds_get_schema ();
  schema->reference = reference;
  *altered = *schema;
  altered->roles_of = any_role;
  line = pp_line_new_on (schema, 1);
  pp_line_add_desk_on (line, 101, altered);
  pp_line_settle (line);
  return line;
}

static const char *
enter_result (PpFixture *desk)
{
  const char *person = pp_fixture_add_person (desk, "Leela", NULL, NULL), *lot, *sample;
  const char *material;

  material = pp_record_get_id (pp_fixture_do (desk, "anitha", "material.add", "name_en", "Copra",
                                              "name_ml", "കൊപ്ര", "measure", "mass", NULL));
  lot = pp_record_get_id (pp_fixture_do (desk, "anitha", "lot.receive", "material", material,
                                         "person", person, "amount", "60 kg", NULL));
  sample = pp_record_get_id (pp_fixture_do (desk, "anitha", "sample.receive", "lot", lot,
                                            "standard", "coconut_oil", "amount", "250 ml", NULL));
  return pp_record_get_id (pp_fixture_do (desk, "anitha", "lab.enter", "sample", sample,
                                          "parameter", "iodine_value", "value", "8.5", NULL));
}

/* A whole desk, not a forger: it is told, it keeps what it did, and its next acts go through. */
static void
test_altered_desk (void)
{
  g_autofree char *food = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "reference",
                                                 "food.jsonl", NULL);
  const char *reference[2] = { NULL };
  PpSchema schema, altered;
  g_autoptr (PpLine) line = NULL;
  PpStore *desk, *other;

  g_assert_true (g_file_get_contents (path, &food, NULL, NULL));
  reference[0] = food;
  line = new_line_with_altered_desk (&schema, &altered, reference);
  enter_result (pp_line_desk (line, 1));
  pp_fixture_add_person (pp_line_desk (line, 1), "Omana", NULL, NULL);
  pp_line_sync (line, 1, PP_LINE_ANSWER_LOST, 0);
  pp_line_settle (line);

  desk = pp_line_desk (line, 1)->store;
  other = pp_line_desk (line, 0)->store;
  g_assert_cmpint (pp_peek_count (desk, "SELECT count(*) FROM act WHERE refused = 'not-allowed' "
                                        "AND verb = 'lab.enter'"), ==, 1);
  g_assert_cmpint (pp_peek_count (desk, "SELECT count(*) FROM act WHERE refused IS NOT NULL"),
                   ==, 1);
  g_assert_cmpint (pp_peek_count (desk, "SELECT count(*) FROM act WHERE place IS NULL "
                                        "AND refused IS NULL AND incarnation <> 'reference'"),
                   ==, 0);
  g_assert_cmpint (pp_peek_count (other, "SELECT count(*) FROM result"), ==, 0);
  g_assert_cmpint (pp_peek_count (other, "SELECT count(*) FROM sample"), ==, 1);
  g_assert_cmpint (pp_peek_count (other, "SELECT count(*) FROM person WHERE name_en = 'Omana'"),
                   ==, 1);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM merged "
                                                "WHERE tbl = 'result'"), ==, 0);
  pp_peek_assert_verified (desk);
  pp_peek_assert_verified (other);
}

static char *
find_refused (PpStore *desk)
{
  g_autoptr (GPtrArray) found = pp_peek_query (desk, "SELECT incarnation || '/' || seq FROM act "
                                                     "WHERE verb = 'lab.enter'");

  return g_strdup (g_ptr_array_index (found, 0));
}

/* A lab fact is adopted by who may make one, and by nobody else; it is never withdrawn. */
static void
test_adopted_fact (void)
{
  const char *reference[2] = { NULL };
  g_autofree char *food = NULL, *act = NULL, *words = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "reference",
                                                 "food.jsonl", NULL);
  PpSchema schema, altered;
  g_autoptr (PpLine) line = NULL;
  PpFixture *desk;

  g_assert_true (g_file_get_contents (path, &food, NULL, NULL));
  reference[0] = food;
  line = new_line_with_altered_desk (&schema, &altered, reference);
  desk = pp_line_desk (line, 1);
  enter_result (desk);
  pp_line_settle (line);
  act = find_refused (desk->store);

  words = pp_fixture_fails (desk, "refused.fact", "mini", "refused.withdraw", "act", act, NULL);
  g_assert_nonnull (strstr (words, "lab.correct"));
  pp_fixture_do (desk, "mini", "refused.adopt", "act", act, NULL);
  pp_line_settle (line);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM feed_act "
                                                "WHERE refused = 'not-allowed'"), ==, 2);
  pp_fixture_do (pp_line_desk (line, 0), "mini", "staff.grant", "staff", "mini", "role", "lab",
                 NULL);
  pp_line_settle (line);
  pp_fixture_do (desk, "mini", "refused.adopt", "act", act, NULL);
  pp_line_settle (line);
  g_assert_cmpint (pp_peek_count (pp_line_desk (line, 0)->store, "SELECT count(*) FROM result"),
                   ==, 1);
  pp_peek_assert_converged (line);
}

/* X9: with another's name, without its key: what is said is what is said to one nobody knows. */
static void
test_strangers (void)
{
  Play play;
  PpForger stranger, thief, other_cluster;
  g_autoptr (GPtrArray) none = pp_forger_acts ();
  PpForger *forgers[] = { &stranger, &thief, &other_cluster };

  play_begin (&play);
  stranger = thief = other_cluster = *play.forger;
  pp_envelope_make_keys (stranger.key, stranger.secret);
  stranger.incarnation = (char *) "nobody00";
  pp_envelope_make_keys (thief.key, thief.secret);
  other_cluster.cluster = (char *) "G09999";
  for (guint i = 0; i < G_N_ELEMENTS (forgers); i++)
    {
      PpForgedHead head;
      g_autoptr (GBytes) request = NULL;
      g_autoptr (PpForgedAnswer) answer = NULL;

      pp_forger_chain (forgers[i], none, &head);
      request = pp_forger_seal (forgers[i], &head, none);
      answer = pp_forger_send (forgers[i], request);
      g_assert_cmpstr (pp_forged_problem (answer), ==, "signature");
      g_assert_cmpstr (answer->payload, ==, "");
      g_assert_null (pp_json_get (answer->header, "have"));
      g_assert_null (pp_json_get (answer->header, "head"));
      g_assert_null (pp_json_get (answer->header, "agreed"));
      g_assert_cmpuint (answer->header->n_members, ==, 5);
    }
  play_end (&play);
}

static void
test_revoked (void)
{
  Play play;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) request = NULL, answer = NULL;
  g_autoptr (PpEnvelope) envelope = NULL;
  gint64 acts;

  play_begin (&play);
  pp_fixture_add_person (pp_line_desk (play.line, 1), "Omana", NULL, NULL);
  pp_peek_exec (play.line->server, "UPDATE device SET revoked = 1 WHERE series = 'B'");
  acts = pp_peek_count (play.line->server, "SELECT count(*) FROM feed_act");
  request = pp_line_request (play.line, 1);
  answer = pp_line_answer (play.line, request, NULL);
  envelope = pp_envelope_open (answer, NULL);
  g_assert_cmpstr (pp_json_get_text (envelope->header, "problem"), ==, "revoked");
  g_assert_null (pp_json_get (envelope->header, "have"));
  g_assert_null (pp_json_get (envelope->header, "head"));
  g_assert_false (pp_line_take (play.line, 1, answer, NULL, &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_REVOKED);
  g_assert_cmpint (pp_peek_count (play.line->server, "SELECT count(*) FROM feed_act"), ==, acts);
  g_assert_true (pp_line_sync (play.line, 0, PP_LINE_GOOD, 0));
  pp_peek_exec (play.line->server, "UPDATE device SET revoked = 0");
  g_assert_true (pp_line_sync (play.line, 1, PP_LINE_GOOD, 0));
  g_assert_cmpint (pp_peek_count (play.line->server, "SELECT count(*) FROM feed_act"), ==,
                   acts + 1);
  play_end (&play);
}

/* Another cluster's device writes and reads its own cluster's rows, whatever ids it names. */
static void
test_foreign (void)
{
  Play play;
  g_autoptr (GPtrArray) acts = pp_forger_acts ();
  g_autoptr (PpForger) foreign = NULL;
  g_autoptr (PpForgedAnswer) answer = NULL;

  play_begin (&play);
  pp_peek_exec (play.line->server, "INSERT INTO cluster (code, name, last_place) "
                                   "VALUES ('G09999', 'Other', 0)");
  foreign = pp_forger_new (play.line, "f0f0f0f0", "G09999");
  pp_forger_change (pp_forger_act (foreign, acts, play.staff[0], "person.edit"), "U", "person",
                    play.person, "{\"name_en\":\"Stolen\"}", "{\"name_en\":\"Leela\"}");
  pp_forger_change (pp_forger_act (foreign, acts, play.staff[0], "person.erase"), "E", "person",
                    play.person, "{\"name_en\":null}", NULL);
  pp_forger_change (pp_forger_act (foreign, acts, play.staff[2], "lab.enter"), "I", "result",
                    "r-1", "{\"value\":\"1\"}", NULL);
  answer = pp_forger_push (foreign, acts);
  g_assert_null (strstr (answer->payload, "Leela"));
  g_assert_null (strstr (answer->payload, "inc"));
  g_assert_nonnull (strstr (answer->payload, "{\"refused\":3,\"why\":\"not-allowed\",\"p\":"));
  pp_line_settle (play.line);
  pp_peek_assert_converged (play.line);
  g_assert_cmpint (pp_peek_count (pp_line_desk (play.line, 1)->store,
                                  "SELECT count(*) FROM person WHERE name_en = 'Leela'"), ==, 1);
  play_end (&play);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/promise-11/refusals", test_refusals);
  g_test_add_func ("/district/promise-11/follows", test_follows);
  g_test_add_func ("/district/promise-11/told-again", test_told_again);
  g_test_add_func ("/district/promise-11/altered-desk", test_altered_desk);
  g_test_add_func ("/district/promise-11/adopted-fact", test_adopted_fact);
  g_test_add_func ("/district/promise-17/allowed", test_allowed);
  g_test_add_func ("/district/promise-17/role-taken", test_role_taken);
  g_test_add_func ("/district/promise-17/twice-in-act", test_twice_in_act);
  g_test_add_func ("/district/promise-17/strangers", test_strangers);
  g_test_add_func ("/district/promise-17/revoked", test_revoked);
  g_test_add_func ("/district/promise-17/foreign", test_foreign);
  return g_test_run ();
}
