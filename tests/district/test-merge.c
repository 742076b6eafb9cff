/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-peek.h"

#include "core/pp-record-text.h"
#include "people/pp-person.h"
#include "store/pp-undo.h"

#include <string.h>

#define DESKS  3
#define ROUNDS 8
#define STEPS  90

typedef struct {
  PpLine *line;
  GRand  *rand;
  GHashTable *acked;    /* (element-type utf8) keys of the acts that a desk's store committed */
} Play;

/* What came of the rounds: a test in which nothing happens tells nothing. */
typedef struct {
  gint64 bookings;
  gint64 tokens;
  gint64 clashes;
} Tally;

static PpFixture *
desk_of (Play *play, guint desk)
{
  return pp_line_desk (play->line, desk);
}

static gpointer
list_people (PpDb *db, gpointer data, GError **error)
{
  return pp_db_list (db, pp_person_get_type (), error, "WHERE voided_by IS NULL ORDER BY id", "");
}

static PpRecord *
pick_person (Play *play, guint desk)
{
  g_autoptr (GPtrArray) people = pp_store_read (desk_of (play, desk)->store, list_people, NULL,
                                                NULL);

  if (people->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (people, g_rand_int_range (play->rand, 0, people->len)));
}

/* The id of a row by chance; of nothing where the desk has none. */
static char *
pick (Play *play, guint desk, const char *sql)
{
  g_autoptr (GPtrArray) ids = pp_peek_query (desk_of (play, desk)->store, sql);

  if (ids->len == 0)
    return g_strdup ("none");
  return g_strdup (g_ptr_array_index (ids, g_rand_int_range (play->rand, 0, ids->len)));
}

/* A desk's clock is right, or in the year 2000, or in 2038. */
static gint64
tell_time (Play *play)
{
  static const gint64 clocks[] = { 1772422200, 1772422200, 1772422200, 946684800, 2145916800 };

  return clocks[g_rand_int_range (play->rand, 0, G_N_ELEMENTS (clocks))] +
         g_rand_int_range (play->rand, 0, 86400);
}

/* What the verb refuses is not done; what it did is kept in mind. */
static void
do_at (Play *play, guint desk, const char *verb, gpointer argument)
{
  PpFixture *fixture = desk_of (play, desk);
  g_autofree char *staff = pp_fixture_staff_id (fixture, "mini");
  PpRequest *request = pp_request_new (verb, staff, argument);
  g_autoptr (PpRecord) record = NULL;
  g_autoptr (GPtrArray) last = NULL;

  request->at = tell_time (play);
  record = pp_store_run (fixture->store, request, NULL);
  if (record == NULL)
    return;
  last = pp_peek_query (fixture->store, "SELECT incarnation || '/' || seq FROM act "
                                        "ORDER BY id DESC LIMIT 1");
  g_hash_table_add (play->acked, g_strdup (g_ptr_array_index (last, 0)));
}

static void
register_person (Play *play, guint desk)
{
  PpPerson *draft = g_object_new (pp_person_get_type (), NULL);
  g_autofree char *name = g_strdup_printf ("Person %u", g_rand_int (play->rand));

  pp_record_set_text (draft, "name_en", name);
  do_at (play, desk, "person.register", draft);
}

static void
edit_person (Play *play, guint desk)
{
  g_autoptr (PpRecord) person = pick_person (play, desk);
  g_autofree char *text = NULL;
  PpPerson *draft;

  if (person == NULL)
    return;
  draft = pp_record_draft (person);
  text = g_strdup_printf ("House %u", g_rand_int (play->rand));
  if (g_rand_boolean (play->rand))
    pp_record_set_text (draft, "house", text);
  if (g_rand_boolean (play->rand))
    pp_record_set_text (draft, "name_en", text);
  if (g_rand_boolean (play->rand))
    draft->ward = g_rand_int_range (play->rand, 1, 20);
  if (draft->name_en == NULL)
    pp_record_set_text (draft, "name_en", "Named");
  do_at (play, desk, "person.edit", draft);
}

static void
undo_last (Play *play, guint desk)
{
  g_autoptr (GPtrArray) last = NULL;
  PpUndoAct *draft = g_object_new (pp_undo_act_get_type (), NULL);

  last = pp_peek_query (desk_of (play, desk)->store,
                "SELECT incarnation || '/' || seq FROM act ORDER BY id DESC LIMIT 1");
  pp_record_set_text (draft, "act", g_ptr_array_index (last, 0));
  do_at (play, desk, "act.undo", draft);
}

static void
erase_person (Play *play, guint desk)
{
  g_autoptr (PpRecord) person = pick_person (play, desk);
  PpPersonErase *draft;

  if (person == NULL)
    return;
  draft = g_object_new (pp_person_erase_get_type (), NULL);
  pp_record_set_text (draft, "person", pp_record_get_id (person));
  pp_record_set_text (draft, "reason", "Asked");
  do_at (play, desk, "person.erase", draft);
}

static void
add_machine (Play *play, guint desk)
{
  g_autofree char *code = g_strdup_printf ("M-%d", g_rand_int_range (play->rand, 1, 10));

  do_at (play, desk, "machine.add",
         pp_fixture_ask (desk_of (play, desk), "machine.add", "code", code, "name_en", "Dryer",
                         "name_ml", "ഡ്രയർ", "kind", "dryer", "capacity", "1", "slot_minutes", "30",
                         "opens_minute", "540", "closes_minute", "1020", "hourly_paise", "6000",
                         NULL));
}

/* Two desks give the same slot while the line is down: both bookings stand. */
static void
make_booking (Play *play, guint desk)
{
  g_autofree char *machine = pick (play, desk, "SELECT id FROM machine");
  g_autofree char *person = pick (play, desk, "SELECT id FROM person WHERE voided_by IS NULL");
  int day = g_rand_int_range (play->rand, 3, 6), hour = g_rand_int_range (play->rand, 10, 16);
  g_autofree char *from = g_strdup_printf ("2026-03-%02d %02d:00", day, hour);
  g_autofree char *to = g_strdup_printf ("2026-03-%02d %02d:30", day, hour);

  do_at (play, desk, "booking.make",
         pp_fixture_ask (desk_of (play, desk), "booking.make", "machine", machine, "person", person,
                         "starts_at", from, "ends_at", to, NULL));
}

static void
change_booking (Play *play, guint desk)
{
  static const char *const verbs[] = { "booking.cancel", "booking.check_in", "booking.check_out",
                                       "booking.no_show", "booking.move" };
  const char *verb = verbs[g_rand_int_range (play->rand, 0, G_N_ELEMENTS (verbs))];
  g_autofree char *booking = pick (play, desk, "SELECT id FROM booking");
  PpFixture *fixture = desk_of (play, desk);

  if (strcmp (verb, "booking.move") == 0)
    do_at (play, desk, verb,
           pp_fixture_ask (fixture, verb, "booking", booking, "starts_at", "2026-03-06 10:00",
                           "ends_at", "2026-03-06 11:00", NULL));
  else if (strcmp (verb, "booking.cancel") == 0)
    do_at (play, desk, verb, pp_fixture_ask (fixture, verb, "booking", booking, "reason", "Rain",
                                             NULL));
  else
    do_at (play, desk, verb, pp_fixture_ask (fixture, verb, "booking", booking, NULL));
}

static void
give_token (Play *play, guint desk)
{
  g_autofree char *person = pick (play, desk, "SELECT id FROM person WHERE voided_by IS NULL");

  do_at (play, desk, "token.give",
         pp_fixture_ask (desk_of (play, desk), "token.give", "person", person, NULL));
}

static void
close_token (Play *play, guint desk)
{
  g_autofree char *token = pick (play, desk, "SELECT id FROM token");

  do_at (play, desk, "token.close",
         pp_fixture_ask (desk_of (play, desk), "token.close", "token", token, "state",
                         g_rand_boolean (play->rand) ? "served" : "left", NULL));
}

static void
sync_by_chance (Play *play, guint desk)
{
  pp_line_sync (play->line, desk, g_rand_int_range (play->rand, 0, PP_LINE_N_FAULTS),
                g_rand_int (play->rand));
}

static void
start_server (Play *play, guint desk)
{
  pp_line_reopen_server (play->line);
}

static void
back_up_server (Play *play, guint desk)
{
  pp_line_back_up_server (play->line);
}

/* Of every hundred steps so many. */
static const struct {
  int    share;
  void (*run) (Play *play, guint desk);
} steps[] = {
  { 12, register_person },
  { 20, edit_person },
  {  5, undo_last },
  {  2, erase_person },
  {  3, add_machine },
  {  9, make_booking },
  {  6, change_booking },
  {  4, give_token },
  {  3, close_token },
  { 33, sync_by_chance },
  {  2, start_server },
  {  1, back_up_server },
};

static void
step (Play *play)
{
  guint desk = g_rand_int_range (play->rand, 0, play->line->desks->len);
  int chance = g_rand_int_range (play->rand, 0, 100);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      chance -= steps[i].share;
      if (chance < 0)
        {
          steps[i].run (play, desk);
          return;
        }
    }
}

static void
assert_kept (Play *play)
{
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < play->line->desks->len; i++)
    {
      g_autoptr (GPtrArray) acts = pp_peek_query (desk_of (play, i)->store,
                                                  "SELECT incarnation || '/' || seq FROM act");
      g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < acts->len; j++)
        g_assert_true (g_hash_table_add (here, g_ptr_array_index (acts, j)));
      g_hash_table_iter_init (&iter, play->acked);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_assert_true (g_hash_table_contains (here, key));
    }
}

/* A backup holds every desk that is enrolled: one that is put back must know whom it hears. */
static void
join_late (Play *play)
{
  pp_line_add_desk (play->line, 200);
  pp_line_back_up_server (play->line);
}

static void
play_once (guint32 seed, gboolean restores, Tally *tally)
{
  Play play = { pp_line_new (DESKS), g_rand_new_with_seed (seed),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  pp_line_settle (play.line);
  add_machine (&play, 0);
  pp_line_back_up_server (play.line);
  for (guint i = 0; i < STEPS; i++)
    {
      step (&play);
      if (i == STEPS / 2)
        join_late (&play);
      if (restores && i % (STEPS / 3) == STEPS / 4)
        pp_line_restore_server (play.line);
    }
  pp_line_settle (play.line);
  pp_peek_assert_converged (play.line);
  assert_kept (&play);
  tally->bookings += pp_peek_count (play.line->server, "SELECT count(*) FROM merged "
                                                       "WHERE tbl = 'booking'");
  tally->tokens += pp_peek_count (play.line->server, "SELECT count(*) FROM merged "
                                                     "WHERE tbl = 'token'");
  tally->clashes += pp_peek_count (desk_of (&play, 0)->store, "SELECT count(*) FROM clash");
  g_test_message ("%u acts", g_hash_table_size (play.acked));
  g_rand_free (play.rand);
  g_hash_table_unref (play.acked);
  pp_line_free (play.line);
}

/* Several desks at random, with cuts, lost answers, repeats, bent bytes, wrong clocks, and one that
 * joins late: once the line is good again, all hold the same rows, of every kind, and nothing that
 * was acknowledged is missing. */
static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();
  Tally tally = { 0 };

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < ROUNDS; round++)
    play_once (seed + round, FALSE, &tally);
  g_assert_cmpint (tally.bookings, >, 0);
  g_assert_cmpint (tally.tokens, >, 0);
  g_assert_cmpint (tally.clashes, >, 0);
}

/* The same, and the server's database goes back in time now and then. */
static void
test_restores (void)
{
  guint32 seed = g_test_rand_int ();
  Tally tally = { 0 };

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < ROUNDS / 2; round++)
    play_once (seed + round, TRUE, &tally);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/promise-14/random", test_random);
  g_test_add_func ("/district/promise-16/random", test_restores);
  return g_test_run ();
}
