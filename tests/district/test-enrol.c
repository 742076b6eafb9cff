/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "district/pp-district-error.h"
#include "district/pp-district.h"
#include "district/pp-enrol.h"
#include "kinds/pp-kinds.h"
#include "pp-forger.h"
#include "pp-peek.h"
#include "store/pp-identity.h"
#include "sync/pp-sync-client.h"
#include "sync/pp-sync-error.h"

#include <string.h>

typedef struct {
  const PpEnrolment *enrolment;
  GBytes            *answer;
} Enrolling;

static gpointer
ask (PpDb *db, gpointer data, GError **error)
{
  return pp_desk_key_enrol (db, ((Enrolling *) data)->enrolment, error);
}

static gpointer
answer (PpDb *db, gpointer body, GError **error)
{
  return pp_enrol_answer (db, body, error);
}

static gpointer
take (PpDb *db, gpointer data, GError **error)
{
  Enrolling *enrolling = data;

  return GINT_TO_POINTER (pp_desk_key_take (db, enrolling->enrolment, enrolling->answer, error));
}

static gpointer
set_identity (PpDb *db, gpointer seed, GError **error)
{
  return GINT_TO_POINTER (pp_identity_set (db, "demo", GPOINTER_TO_INT (seed), error));
}

static PpFixture *
new_desk (int seed)
{
  PpFixture *desk = pp_fixture_new_bare (pp_kinds_get_schema (), "demo");

  pp_store_maintain (desk->store, set_identity, GINT_TO_POINTER (seed), NULL);
  return desk;
}

static void
set_purpose (PpFixture *desk, const char *purpose)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE local SET value = '%s' WHERE key = 'purpose'",
                                          purpose);

  pp_peek_exec (desk->store, sql);
}

static char *
make_code (PpLine *line)
{
  g_autoptr (GError) error = NULL;
  char *code = pp_district_make_code (line->server, line->cluster, 10, &error);

  g_assert_no_error (error);
  return code;
}

/* Asks, and takes the answer unless @lost. */
static gboolean
enrol (PpLine *line, PpFixture *desk, const char *code, const char *cluster, gboolean lost,
       GError **error)
{
  PpEnrolment enrolment = { "https://district.example", code, cluster };
  Enrolling enrolling = { &enrolment };
  g_autoptr (GBytes) request = pp_store_maintain (desk->store, ask, &enrolling, error);
  g_autoptr (GBytes) reply = NULL;

  if (request == NULL)
    return FALSE;
  reply = pp_store_maintain (line->server, answer, request, error);
  if (reply == NULL || lost)
    return FALSE;
  enrolling.answer = reply;
  return pp_store_maintain (desk->store, take, &enrolling, error) != NULL;
}

static void
assert_bad_code (PpLine *line, PpFixture *desk, const char *code, const char *cluster)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (enrol (line, desk, code, cluster, FALSE, &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_BAD_CODE);
  g_assert_cmpstr (pp_error_get_field (error), ==, "code");
  g_assert_cmpint (pp_peek_count (desk->store, "SELECT count(*) FROM local "
                                               "WHERE key LIKE 'server_%'"), ==, 0);
}

static gint64
count_devices (PpLine *line)
{
  return pp_peek_count (line->server, "SELECT count(*) FROM device");
}

static char *
read_local (PpFixture *desk, const char *key)
{
  g_autofree char *sql = g_strdup_printf ("SELECT value FROM local WHERE key = '%s'", key);
  g_autoptr (GPtrArray) found = pp_peek_query (desk->store, sql);

  return found->len > 0 ? g_strdup (g_ptr_array_index (found, 0)) : NULL;
}

static void
test_letters (void)
{
  static const char *const letters[] = { "A", "B", "C", "D" };
  g_autoptr (PpLine) line = pp_line_new (4);

  pp_line_settle (line);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      PpFixture *desk = pp_line_desk (line, i);
      g_autofree char *series = read_local (desk, "series");
      g_autofree char *cluster = read_local (desk, "server_cluster");
      const char *person;

      g_assert_cmpstr (series, ==, letters[i]);
      g_assert_cmpstr (cluster, ==, line->cluster);
      person = pp_fixture_add_person (desk, "Leela", NULL, NULL);
      pp_fixture_do (desk, "anitha", "token.give", "person", person, NULL);
    }
  pp_line_settle (line);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    g_assert_cmpint (pp_peek_count (pp_line_desk (line, i)->store,
                                    "SELECT count(*) FROM token WHERE number IN "
                                    "('A-001', 'B-001', 'C-001', 'D-001')"), ==, 4);
  pp_peek_assert_converged (line);
}

/* After Z come two letters. */
static void
test_many_letters (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  static const char *const names = "abcdefghjkmnpqrstvwxyz0123456789";

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("f0rg3r%c%c", names[i], names[i]);
      g_autoptr (PpForger) forger = NULL;
      g_autofree char *wanted = i + 1 < 26 ? g_strdup_printf ("%c", 'B' + i)
                                           : g_strdup_printf ("A%c", 'A' + i + 1 - 26);

      forger = pp_forger_new (line, name, line->cluster);
      g_assert_cmpstr (forger->series, ==, wanted);
    }
}

static void
test_used_code (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpFixture) first = new_desk (11), second = new_desk (12);
  g_autofree char *code = make_code (line), *other = make_code (line);
  g_autoptr (GError) error = NULL;

  g_assert_true (enrol (line, first, code, NULL, FALSE, &error));
  g_assert_no_error (error);
  assert_bad_code (line, second, code, NULL);
  g_assert_cmpint (count_devices (line), ==, 2);
  g_assert_true (enrol (line, second, other, NULL, FALSE, &error));
}

static void
test_late_code (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpFixture) desk = new_desk (11);
  g_autofree char *code = make_code (line);

  pp_peek_exec (line->server, "UPDATE code SET expires_at = expires_at - 601");
  assert_bad_code (line, desk, code, NULL);
  g_assert_cmpint (count_devices (line), ==, 1);
}

/* A code is typed by people: in groups or not, in capitals or not. */
static void
test_typed (void)
{
  static const char *const blanks[] = { "-", " ", "", " - ", "." };
  g_autoptr (PpLine) line = pp_line_new (1);

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      g_autoptr (PpFixture) desk = new_desk (20 + i);
      g_autofree char *code = make_code (line), *typed = NULL;
      g_auto (GStrv) groups = g_strsplit (code, "-", -1);
      g_autoptr (GError) error = NULL;

      typed = g_strjoinv (blanks[i], groups);
      if (i % 2 == 0)
        {
          g_autofree char *upper = g_ascii_strup (typed, -1);

          g_assert_true (enrol (line, desk, upper, NULL, FALSE, &error));
        }
      else
        g_assert_true (enrol (line, desk, typed, NULL, FALSE, &error));
      g_assert_no_error (error);
    }
}

/* Each wrong letter is found, in either half; the server cannot know of those in the second. */
static void
test_mistyped (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpFixture) desk = new_desk (11);
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < strlen ("aaaa-bbbb-cccc-dddd"); i++)
    {
      g_autofree char *code = make_code (line);

      if (code[i] == '-')
        continue;
      code[i] = code[i] == '0' ? '1' : '0';
      assert_bad_code (line, desk, code, NULL);
      g_assert_cmpint (count_devices (line), ==, i < strlen ("aaaa-bbbb") ? 1 : 2);
    }
  last = make_code (line);
  g_assert_true (enrol (line, desk, last, NULL, FALSE, &error));
  g_assert_no_error (error);
}

static void
test_short_codes (void)
{
  static const char *const codes[] = { "", "-", "abcd", "aaaa-bbbb-cccc", "aaaa-bbbb-cccc-dddde",
                                       "ആആആആ-aaaa-bbbb-cccc" };
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpFixture) desk = new_desk (11);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    assert_bad_code (line, desk, codes[i], NULL);
}

/* The second half is another server's: the first has its desk, but the desk does not believe it. */
static void
test_other_server (void)
{
  g_autoptr (PpLine) line = pp_line_new (1), evil = pp_line_new (1);
  g_autoptr (PpFixture) desk = new_desk (11);
  g_autofree char *code = make_code (line), *theirs = make_code (evil);
  g_autofree char *mixed = g_strdup_printf ("%.9s%s", theirs, code + 9);
  g_autoptr (GError) error = NULL;

  assert_bad_code (evil, desk, mixed, NULL);
  g_assert_true (enrol (line, desk, code, NULL, FALSE, &error));
  g_assert_no_error (error);
}

/* The answer was lost: with a new code the same desk is enrolled, under the same letter. */
static void
test_answer_lost (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpFixture) desk = new_desk (11);
  g_autoptr (GError) error = NULL;
  g_autofree char *series = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *code = make_code (line);

      g_assert_cmpint (enrol (line, desk, code, NULL, i < 2, &error), ==, i == 2);
      g_assert_no_error (error);
      if (i < 2)
        assert_bad_code (line, desk, code, NULL);
    }
  series = read_local (desk, "series");
  g_assert_cmpstr (series, ==, "B");
  g_assert_cmpint (count_devices (line), ==, 2);
}

/* A first desk that brings its record along, and whose answer was lost. */
static void
test_first_answer_lost (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpFixture) desk = pp_fixture_new ();
  g_autoptr (GError) error = NULL;

  pp_peek_exec (line->server, "DELETE FROM device");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *code = make_code (line);

      g_assert_cmpint (enrol (line, desk, code, "C1", i == 0, &error), ==, i == 1);
      g_assert_no_error (error);
    }
  g_assert_cmpint (count_devices (line), ==, 1);
}

/* A device of which something is here keeps its key, whoever comes with a new code. */
static void
test_no_second_key (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpFixture) thief = pp_fixture_new_bare (pp_kinds_get_schema (), "demo");
  g_autofree char *code = make_code (line);

  pp_line_settle (line);
  assert_bad_code (line, thief, code, NULL);
  pp_fixture_add_person (pp_line_desk (line, 0), "Leela", NULL, NULL);
  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
}

/* Enrolled again at the same server nothing is another; at another server it is refused. */
static void
test_twice (void)
{
  g_autoptr (PpLine) line = pp_line_new (2), other = pp_line_new (1);
  g_autofree char *code = make_code (line), *foreign = make_code (other), *series = NULL;
  g_autoptr (GError) error = NULL;

  pp_line_settle (line);
  g_assert_true (enrol (line, pp_line_desk (line, 1), code, "C1", FALSE, &error));
  g_assert_no_error (error);
  series = read_local (pp_line_desk (line, 1), "series");
  g_assert_cmpstr (series, ==, "B");
  g_assert_cmpint (count_devices (line), ==, 2);
  g_assert_false (enrol (other, pp_line_desk (line, 0), foreign, NULL, FALSE, &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_ENROLLED);
  pp_fixture_add_person (pp_line_desk (line, 1), "Leela", NULL, NULL);
  pp_line_settle (line);
  pp_peek_assert_converged (line);
}

static void
take_now (PpLine *line, guint desk, int code)
{
  g_autoptr (GBytes) request = pp_line_request (line, desk);
  g_autoptr (GBytes) reply = pp_line_answer (line, request, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (pp_line_take (line, desk, reply, NULL, &error));
  g_assert_error (error, PP_SYNC_ERROR, code);
}

static void
add_token (PpFixture *desk)
{
  const char *person = pp_fixture_add_person (desk, "Leela", NULL, NULL);

  pp_fixture_do (desk, "anitha", "token.give", "person", person, NULL);
}

/* The server's database is older than a desk's enrolment. With a new code the desk is there again:
 * the same letter and key, and all that it did before is sent again. */
static void
test_lost_desk (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *series = NULL;
  PpFixture *lost;

  pp_line_settle (line);
  pp_line_back_up_server (line);
  pp_line_add_desk (line, 900);
  lost = pp_line_desk (line, 2);
  pp_line_settle (line);
  add_token (lost);
  pp_line_settle (line);
  add_token (pp_line_desk (line, 1));
  add_token (lost);

  pp_line_restore_server (line);
  take_now (line, 2, PP_SYNC_ERROR_UNKNOWN);
  code = make_code (line);
  g_assert_true (enrol (line, lost, code, "C1", FALSE, &error));
  g_assert_no_error (error);
  series = read_local (lost, "series");
  g_assert_cmpstr (series, ==, "C");
  pp_line_settle (line);
  add_token (lost);
  pp_line_add_desk (line, 901);
  pp_line_settle (line);
  pp_peek_assert_converged (line);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM merged "
                                                "WHERE tbl = 'token'"), ==, 4);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM device "
                                                "WHERE series IN ('A', 'B', 'C', 'D')"), ==, 4);
}

/* Another desk came in between and has its letter: two desks would give the same numbers. */
static void
test_letter_taken (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *after = NULL;
  PpFixture *lost;

  pp_line_settle (line);
  pp_line_back_up_server (line);
  pp_line_add_desk (line, 900);
  lost = pp_line_desk (line, 1);
  pp_line_settle (line);
  add_token (lost);
  pp_line_restore_server (line);
  pp_line_add_desk (line, 901);
  code = make_code (line);
  g_assert_false (enrol (line, lost, code, "C1", FALSE, &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_LETTER_TAKEN);
  g_assert_cmpint (pp_peek_count (line->server, "SELECT count(*) FROM merged "
                                                "WHERE tbl = 'token'"), ==, 0);
  after = read_local (lost, "series");
  g_assert_cmpstr (after, ==, "B");
  pp_peek_assert_verified (lost->store);
  take_now (line, 1, PP_SYNC_ERROR_UNKNOWN);
}

/* Who was locked out does not come back by a new code. */
static void
test_revoked_again (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = make_code (line);

  pp_line_settle (line);
  pp_peek_exec (line->server, "UPDATE device SET revoked = 1 WHERE series = 'B'");
  g_assert_false (enrol (line, pp_line_desk (line, 1), code, "C1", FALSE, &error));
  g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_REVOKED);
}

/* Data of another cluster, and data where others have begun already. */
static void
test_other_data (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpFixture) with_acts = new_desk (11), foreign = new_desk (12);
  g_autofree char *code = make_code (line), *other = make_code (line);

  pp_fixture_do (with_acts, "system", "cluster.setup", "code", "C1", "local_body", "G01001",
                 "name_en", "Second", "name_ml", "രണ്ട്", "address", "Here", NULL);
  assert_bad_code (line, with_acts, code, "C1");
  assert_bad_code (line, foreign, other, "C2");
  g_assert_cmpint (count_devices (line), ==, 1);
}

/* Whose PINs are off and whose clock can be set does not join real desks, and none of those a
 * demo: the first desk decides. */
static void
test_other_purpose (void)
{
  static const char *const purposes[] = { "demo", "real" };

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    {
      g_autoptr (PpLine) line = pp_line_new (1);
      g_autoptr (PpFixture) first = new_desk (11), other = new_desk (12), same = new_desk (13);
      g_autofree char *code = make_code (line), *wrong = make_code (line), *mine = make_code (line);
      g_autofree char *again = make_code (line);
      g_autoptr (GError) error = NULL;

      pp_peek_exec (line->server, "DELETE FROM device");
      pp_peek_exec (line->server, "UPDATE cluster SET purpose = NULL");
      set_purpose (first, purposes[i]);
      set_purpose (same, purposes[i]);
      set_purpose (other, purposes[1 - i]);

      g_assert_true (enrol (line, first, code, NULL, FALSE, &error));
      g_assert_no_error (error);
      g_assert_false (enrol (line, other, wrong, NULL, FALSE, &error));
      g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_OTHER_PURPOSE);
      g_clear_error (&error);
      g_assert_cmpint (count_devices (line), ==, 1);
      g_assert_true (enrol (line, same, mine, NULL, FALSE, &error));
      g_assert_no_error (error);

      set_purpose (same, purposes[1 - i]);
      g_assert_false (enrol (line, same, again, "C1", FALSE, &error));
      g_assert_error (error, PP_SYNC_ERROR, PP_SYNC_ERROR_OTHER_PURPOSE);
    }
}

/* What no desk sends as its name. */
static void
test_bad_names (void)
{
  static const char *const names[] = { "reference", "", "short", "UPPER000", "has spac",
                                       "k3f9q2zti", "k3f9q2z%", "iiiiiiii" };
  g_autoptr (PpLine) line = pp_line_new (1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *code = make_code (line);
      g_autofree char *half = g_strdup_printf ("%.4s%.4s", code, code + 5), *key_text = NULL;
      g_autoptr (GString) header = g_string_new (NULL), payload = g_string_new (NULL);
      g_autoptr (GBytes) request = NULL, reply = NULL;
      g_autoptr (PpEnvelope) envelope = NULL;
      guint8 key[PP_KEY_SIZE], secret[PP_SECRET_KEY_SIZE];

      pp_envelope_make_keys (key, secret);
      key_text = g_base64_encode (key, sizeof key);
      pp_json_add_text (header, "kind", "enrol");
      pp_json_add_text (header, "code", half);
      pp_json_add_text (header, "device", "d");
      pp_json_add_text (header, "incarnation", names[i]);
      pp_json_add_text (header, "key", key_text);
      pp_json_add_text (header, "purpose", "demo");
      g_string_append_c (header, '}');
      request = pp_envelope_seal (header, payload, secret);
      reply = pp_store_maintain (line->server, answer, request, NULL);
      envelope = pp_envelope_open (reply, NULL);
      g_assert_cmpstr (pp_json_get_text (envelope->header, "kind"), ==, "refused");
      g_assert_null (pp_json_get_text (envelope->header, "cluster"));
    }
  g_assert_cmpint (count_devices (line), ==, 1);
}

static void
test_no_cluster (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (GError) error = NULL;

  g_assert_null (pp_district_make_code (line->server, "C9", 10, &error));
  g_assert_error (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_NO_CLUSTER);
  g_clear_error (&error);
  g_assert_false (pp_district_add_cluster (line->server, "C1", "Again", &error));
  g_assert_error (error, PP_DISTRICT_ERROR, PP_DISTRICT_ERROR_HAS_CLUSTER);
}

/* Where data may go: https, or this machine itself. */
static void
test_addresses (void)
{
  static const char *const bad[] = {
    "http://district.example", "http://192.168.1.4:8080", "ftp://127.0.0.1", "127.0.0.1:80", "",
    "district.example", "http://127.0.0.1.example.com", "http://localhost.example.com",
    "file:///etc/passwd", "http://", "http://[::2]",
  };
  g_autoptr (PpFixture) desk = new_desk (11);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      PpEnrolment enrolment = { bad[i], "aaaa-bbbb-cccc-dddd", NULL };
      g_autoptr (GError) error = NULL;

      if (pp_sync_client_enrol (desk->store, &enrolment, NULL, &error) ||
          !g_error_matches (error, PP_SYNC_ERROR, PP_SYNC_ERROR_BAD_ADDRESS))
        g_error ("“%s” was taken", bad[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/promise-18/letters", test_letters);
  g_test_add_func ("/district/promise-18/many-letters", test_many_letters);
  g_test_add_func ("/district/promise-18/used-code", test_used_code);
  g_test_add_func ("/district/promise-18/late-code", test_late_code);
  g_test_add_func ("/district/promise-18/typed", test_typed);
  g_test_add_func ("/district/promise-18/mistyped", test_mistyped);
  g_test_add_func ("/district/promise-18/short-codes", test_short_codes);
  g_test_add_func ("/district/promise-18/other-server", test_other_server);
  g_test_add_func ("/district/promise-18/answer-lost", test_answer_lost);
  g_test_add_func ("/district/promise-18/first-answer-lost", test_first_answer_lost);
  g_test_add_func ("/district/promise-18/no-second-key", test_no_second_key);
  g_test_add_func ("/district/promise-18/twice", test_twice);
  g_test_add_func ("/district/promise-18/lost-desk", test_lost_desk);
  g_test_add_func ("/district/promise-18/letter-taken", test_letter_taken);
  g_test_add_func ("/district/promise-18/other-purpose", test_other_purpose);
  g_test_add_func ("/district/promise-18/revoked-again", test_revoked_again);
  g_test_add_func ("/district/promise-18/other-data", test_other_data);
  g_test_add_func ("/district/promise-18/bad-names", test_bad_names);
  g_test_add_func ("/district/promise-18/no-cluster", test_no_cluster);
  g_test_add_func ("/district/promise-19/addresses", test_addresses);
  return g_test_run ();
}
