/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-line.h"

#include "core/pp-error.h"
#include "core/pp-json.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "kinds/pp-kinds.h"
#include "people/pp-person.h"
#include "store/pp-outbox.h"
#include "store/pp-undo.h"
#include "store/pp-verify.h"

#include <string.h>

#define DESKS  3
#define ROUNDS 12
#define STEPS  60

typedef struct {
  PpLine *line;
  GRand  *rand;
  GHashTable *acked;    /* (element-type utf8) keys of the acts that a desk's store committed */
} Play;

static PpFixture *
desk_of (Play *play, guint desk)
{
  return g_ptr_array_index (play->line->desks, desk);
}

static gpointer
list_people (PpDb *db, gpointer data, GError **error)
{
  return pp_db_list (db, pp_person_get_type (), error, "WHERE voided_by IS NULL ORDER BY id", "");
}

static gpointer
list_texts (PpDb *db, gpointer sql, GError **error)
{
  g_autoptr (PpStatement) statement = pp_db_prepare (db, error, sql, "");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gboolean row;

  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&found);
      g_ptr_array_add (found, g_strdup (pp_statement_text (statement, 0)));
    }
  return NULL;
}

static GPtrArray *
query (PpStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = pp_store_read (store, list_texts, (gpointer) sql, &error);

  g_assert_no_error (error);
  return found;
}

static PpRecord *
pick_person (Play *play, guint desk)
{
  g_autoptr (GPtrArray) people = pp_store_read (desk_of (play, desk)->store, list_people, NULL, NULL);

  if (people->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (people, g_rand_int_range (play->rand, 0, people->len)));
}

/* An act at the desk, by whatever its clock says. */
static void
do_at (Play *play, guint desk, const char *verb, gpointer argument)
{
  PpFixture *fixture = desk_of (play, desk);
  g_autofree char *staff = pp_fixture_staff_id (fixture, "mini");
  PpRequest *request = pp_request_new (verb, staff, argument);
  g_autoptr (PpRecord) record = NULL;
  g_autoptr (GPtrArray) last = NULL;

  request->at = g_rand_int_range (play->rand, 946684800, 2000000000);
  record = pp_store_run (fixture->store, request, NULL);
  if (record == NULL)
    return;
  last = query (fixture->store, "SELECT incarnation || '/' || max(seq) FROM act WHERE incarnation = "
                                "(SELECT value FROM local WHERE key = 'incarnation')");
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

  last = query (desk_of (play, desk)->store,
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
step (Play *play)
{
  guint desk = g_rand_int_range (play->rand, 0, DESKS);
  int chance = g_rand_int_range (play->rand, 0, 100);

  if (chance < 18)
    register_person (play, desk);
  else if (chance < 52)
    edit_person (play, desk);
  else if (chance < 58)
    undo_last (play, desk);
  else if (chance < 60)
    erase_person (play, desk);
  else
    pp_line_sync (play->line, desk, g_rand_int_range (play->rand, 0, PP_LINE_N_FAULTS),
                  g_rand_int (play->rand));
}

static gpointer
verify (PpDb *db, gpointer data, GError **error)
{
  return pp_verify (db, error);
}

static void
assert_verified (PpStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpVerifyReport) report = pp_store_read (store, verify, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->findings, i));
  g_assert_cmpuint (report->findings->len, ==, 0);
}

static const char *const rows_sql =
  "SELECT id || '|' || ifnull (name_en, '-') || '|' || ifnull (house, '-') || '|' || "
  "ifnull (ward, '-') || '|' || ifnull (voided_by, '-') FROM person ORDER BY id";

/* What the server makes of the same rows. */
static const char *const merged_sql =
  "SELECT row || '|' || ifnull (json_extract (json, '$.name_en'), '-') || '|' || "
  "ifnull (json_extract (json, '$.house'), '-') || '|' || "
  "ifnull (json_extract (json, '$.ward'), '-') || '|' || "
  "ifnull (json_extract (json, '$.voided_by'), '-') FROM merged WHERE tbl = 'person' ORDER BY row";

static void
assert_same (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < MIN (a->len, b->len); i++)
    g_assert_cmpstr (g_ptr_array_index (a, i), ==, g_ptr_array_index (b, i));
  g_assert_cmpuint (a->len, ==, b->len);
}

static void
assert_converged (Play *play)
{
  g_autoptr (GPtrArray) merged = query (play->line->server, merged_sql);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < DESKS; i++)
    {
      g_autoptr (GPtrArray) rows = query (desk_of (play, i)->store, rows_sql);
      g_autoptr (GPtrArray) acts = NULL;
      g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);

      assert_same (merged, rows);
      assert_verified (desk_of (play, i)->store);
      acts = query (desk_of (play, i)->store, "SELECT incarnation || '/' || seq FROM act");
      for (guint j = 0; j < acts->len; j++)
        g_assert_true (g_hash_table_add (here, g_ptr_array_index (acts, j)));
      g_hash_table_iter_init (&iter, play->acked);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_assert_true (g_hash_table_contains (here, key));
    }
}

/* Several desks at random, with cuts, lost answers, repeats, bent bytes and wrong clocks: once
 * the line is good again, all hold the same rows, and nothing that was acknowledged is missing. */
static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < ROUNDS; round++)
    {
      Play play = { pp_line_new (DESKS), g_rand_new_with_seed (seed + round),
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

      pp_line_settle (play.line);
      for (guint i = 0; i < STEPS; i++)
        step (&play);
      pp_line_settle (play.line);
      assert_converged (&play);
      g_test_message ("%u acts", g_hash_table_size (play.acked));
      g_rand_free (play.rand);
      g_hash_table_unref (play.acked);
      pp_line_free (play.line);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/merge/random", test_random);
  return g_test_run ();
}
