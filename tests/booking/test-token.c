/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-token.h"

#include "pp-board.h"
#include "store/pp-reference.h"

/* One after the other. */
static const struct {
  const char *at;
  const char *day, *number, *code;
} given[] = {
  { "2026-03-02 09:10", "2026-03-02", "A-001", "T-20260302-A-001" },
  { "2026-03-02 09:20", "2026-03-02", "A-002", "T-20260302-A-002" },
  /* Up to the last minute of the day in Kerala, which is no midnight of UTC */
  { "2026-03-02 23:59", "2026-03-02", "A-003", "T-20260302-A-003" },
  /* Each day anew */
  { "2026-03-03 00:00", "2026-03-03", "A-001", "T-20260303-A-001" },
  { "2026-03-03 05:30", "2026-03-03", "A-002", "T-20260303-A-002" },
  { "2026-03-03 09:00", "2026-03-03", "A-003", "T-20260303-A-003" },
  { "2026-12-31 17:00", "2026-12-31", "A-001", "T-20261231-A-001" },
  { "2027-01-01 10:00", "2027-01-01", "A-001", "T-20270101-A-001" },
  /* A clock that goes back meets numbers of its day that are taken */
  { "2026-03-03 09:30", "2026-03-03", "A-004", "T-20260303-A-004" },
};

static void
test_numbers (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autofree char *code = NULL;
      PpToken *token;

      g_test_message ("%s", given[i].at);
      pp_fixture_at (board->fixture, given[i].at);
      token = pp_fixture_do (board->fixture, "anitha", "token.give", "person", board->person,
                             NULL);
      code = pp_token_dup_code (token);
      g_assert_cmpstr (token->day, ==, given[i].day);
      g_assert_cmpstr (token->number, ==, given[i].number);
      g_assert_cmpstr (token->state, ==, "waiting");
      g_assert_cmpstr (code, ==, given[i].code);
    }
  pp_fixture_assert_clean (board->fixture);
}

/* Day, number and state are the rule's; a token that was refused takes no number. */
static void
test_refused (void)
{
  static const struct { const char *column, *text; } refused[] = {
    { "person", NULL }, { "person", "nobody-1" }, { "booking", "nothing-1" },
  };
  g_autoptr (PpBoard) board = pp_board_new ();
  PpToken *token;

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      PpToken *asked = pp_fixture_ask (board->fixture, "token.give", "person", board->person,
                                       NULL);
      g_autoptr (PpRecord) none = NULL;

      pp_record_set_text (asked, refused[i].column, refused[i].text);
      none = pp_expect_run (board->fixture, "store.not-found", refused[i].column, "anitha",
                            "token.give", asked);
    }
  token = pp_fixture_do (board->fixture, "anitha", "token.give", "person", board->person,
                         "day", "2020-01-01", "number", "Z-999", "state", "served", NULL);
  g_assert_cmpstr (token->day, ==, "2026-03-02");
  g_assert_cmpstr (token->number, ==, "A-001");
  g_assert_cmpstr (token->state, ==, "waiting");
}

static gpointer
resolve (PpDb *db, gpointer text, GError **error)
{
  return pp_reference_resolve (db, pp_schema_kind (pp_db_get_schema (db), "token"), text, "token",
                               error);
}

/* A number of which there is one, and what the bar code holds, mean a token. */
static void
test_meant (void)
{
  static const struct {
    const char *text;
    int         meant;     /* index of the token; -1: none */
  } cases[] = {
    { "A-001", -1 }, { "A-002", 1 }, { "T-20260302-A-001", 0 }, { "T-20260303-A-001", 2 },
    { "T-20260303-A-002", -1 }, { "A-003", -1 },
  };
  static const char *const days[] = { "2026-03-02 09:10", "2026-03-02 09:20", "2026-03-03 09:10" };
  g_autoptr (PpBoard) board = pp_board_new ();
  PpRecord *tokens[G_N_ELEMENTS (days)];

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      pp_fixture_at (board->fixture, days[i]);
      tokens[i] = pp_fixture_do (board->fixture, "anitha", "token.give", "person", board->person,
                                 NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = pp_store_read (board->fixture->store, resolve,
                                           (gpointer) cases[i].text, NULL);
      int meant = cases[i].meant;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (id, ==, meant < 0 ? NULL : pp_record_get_id (tokens[meant]));
    }
}

static void
test_thousand (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  PpToken *token;

  for (int i = 1; i < 1000; i += 333)
    pp_fixture_do (board->fixture, "anitha", "token.give", "person", board->person, NULL);
  pp_fixture_tamper (board->fixture, "UPDATE counter SET last = 998 WHERE series LIKE 'T-%'");
  token = pp_fixture_do (board->fixture, "anitha", "token.give", "person", board->person, NULL);
  g_assert_cmpstr (token->number, ==, "A-999");
  token = pp_fixture_do (board->fixture, "anitha", "token.give", "person", board->person, NULL);
  g_assert_cmpstr (token->number, ==, "A-1000");
}

/* One after the other, on one token. */
static const struct {
  const char *state;
  const char *code, *field;
} closed[] = {
  { NULL, "record.missing", "state" },
  { "waiting", "record.unknown-word", "state" },
  { "gone", "record.unknown-word", "state" },
  { "served", NULL, NULL },
  { "left", "booking.wrong-state", "token" },
  { "served", "booking.wrong-state", "token" },
};

static void
test_close (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  PpRecord *token = pp_fixture_do (board->fixture, "anitha", "token.give",
                                   "person", board->person, NULL);
  g_autoptr (PpToken) left = NULL;
  g_autoptr (PpToken) nothing = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autoptr (PpToken) after = NULL;

      g_test_message ("%s", closed[i].state);
      after = pp_expect (board->fixture, closed[i].code, closed[i].field, "anitha", "token.close",
                         "token", pp_record_get_id (token), "state", closed[i].state, NULL);
      if (after != NULL)
        g_assert_cmpstr (after->state, ==, closed[i].state);
    }
  token = pp_fixture_do (board->fixture, "anitha", "token.give", "person", board->person, NULL);
  left = pp_expect (board->fixture, NULL, NULL, "anitha", "token.close", "token",
                    pp_record_get_id (token), "state", "left", NULL);
  nothing = pp_expect (board->fixture, "store.not-found", "token", "anitha", "token.close",
                       "token", "nothing-1", "state", "left", NULL);
}

static PpToken *
now (PpBoard *board, PpRecord *token)
{
  return pp_fixture_get (board->fixture, "token", pp_record_get_id (token));
}

/* Who waits and is booked was served by that; not who came for another booking, nor who came
 * another day. What is taken back is all of it. */
static void
test_booked (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  PpFixture *fixture = board->fixture;
  PpRecord *of_yesterday, *waiting, *other, *booked;
  const char *stranger = pp_fixture_add_person (fixture, "Radha", "രാധ", "9447000222");
  const char *machine = pp_fixture_add_machine (fixture, "DRY-1"), *before, *booking;
  g_autofree char *act = NULL;

  before = pp_fixture_add_booking (fixture, machine, board->person, "2026-03-03 10:00",
                                   "2026-03-03 11:00");
  of_yesterday = pp_fixture_do (fixture, "anitha", "token.give", "person", board->person, NULL);
  pp_fixture_at (fixture, "2026-03-03 09:00");
  waiting = pp_fixture_do (fixture, "anitha", "token.give", "person", board->person, NULL);
  booked = pp_fixture_do (fixture, "anitha", "token.give", "person", board->person, "booking",
                          before, NULL);
  other = pp_fixture_do (fixture, "anitha", "token.give", "person", stranger, NULL);
  booking = pp_fixture_add_booking (fixture, machine, board->person, "2026-03-04 10:00",
                                    "2026-03-04 11:00");
  act = pp_fixture_last_act (fixture);
  g_assert_cmpstr (now (board, waiting)->state, ==, "served");
  g_assert_cmpstr (now (board, waiting)->booking, ==, booking);
  g_assert_cmpstr (now (board, booked)->state, ==, "waiting");
  g_assert_cmpstr (now (board, other)->state, ==, "waiting");
  g_assert_cmpstr (now (board, of_yesterday)->state, ==, "waiting");

  pp_fixture_do (fixture, "anitha", "act.undo", "act", act, NULL);
  g_assert_cmpstr (now (board, waiting)->state, ==, "waiting");
  g_assert_null (now (board, waiting)->booking);
  pp_fixture_assert_clean (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token/numbers", test_numbers);
  g_test_add_func ("/token/refused", test_refused);
  g_test_add_func ("/token/meant", test_meant);
  g_test_add_func ("/token/thousand", test_thousand);
  g_test_add_func ("/token/close", test_close);
  g_test_add_func ("/token/booked", test_booked);

  return g_test_run ();
}
