/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-works.h"

#include "kinds/pp-kind-words.h"
#include "kinds/pp-kinds.h"
#include "kinds/pp-told-act.h"
#include "pp-fixture-raw.h"

typedef struct {
  const char *row, *day, *actor, *verb;
  guint       most;
} Ask;

static gpointer
read_acts (PpDb *db, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ask->row != NULL
           ? pp_told_acts_of_row (db, ask->row, ask->most, error)
           : pp_told_acts_of_day (db, ask->day, ask->actor, ask->verb, ask->most, error);
}

static PpToldActs *
ask_acts (PpFixture *fixture, Ask ask)
{
  g_autoptr (GError) error = NULL;
  PpToldActs *acts;

  ask.most = ask.most > 0 ? ask.most : 100;
  acts = pp_store_read (fixture->store, read_acts, &ask, &error);
  g_assert_no_error (error);
  return acts;
}

static const PpToldAct *
act_at (PpToldActs *acts, guint at)
{
  g_assert_cmpuint (at, <, acts->acts->len);
  return g_ptr_array_index (acts->acts, at);
}

static const PpToldItem *
item_at (PpToldActs *acts, guint act, guint item)
{
  g_assert_cmpuint (item, <, act_at (acts, act)->items->len);
  return g_ptr_array_index (act_at (acts, act)->items, item);
}

static void
assert_change (const PpToldItem *item, const char *column, const char *from, const char *to)
{
  for (guint i = 0; i < item->changes->len; i++)
    {
      const PpToldChange *change = g_ptr_array_index (item->changes, i);

      if (g_strcmp0 (change->column, column) != 0)
        continue;
      g_assert_cmpstr (change->from, ==, from);
      g_assert_cmpstr (change->to, ==, to);
      return;
    }
  g_error ("%s: nothing is told of %s", item->kind, column);
}

/* Newest first: what was changed, from what to what; what stayed is not told. */
static void
test_person (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *id = pp_fixture_add_person (fixture, "Radha", "രാധ", "9447000222");
  g_autoptr (PpToldActs) acts = NULL;

  pp_fixture_at (fixture, "2026-03-03T10:15:00+05:30");
  pp_fixture_do (fixture, "anitha", "person.edit", "id", id, "phone", "9447000333", NULL);
  acts = ask_acts (fixture, (Ask) { .row = id });

  g_assert_cmpstr (acts->kind, ==, "person");
  g_assert_cmpstr (acts->title, ==, "രാധ · Radha");
  g_assert_cmpuint (acts->n_all, ==, 2);
  g_assert_cmpstr (act_at (acts, 0)->verb, ==, "person.edit");
  g_assert_cmpint (act_at (acts, 0)->where, ==, PP_TOLD_HERE);
  g_assert_nonnull (strstr (act_at (acts, 0)->name, "Anitha"));
  g_assert_cmpint (act_at (acts, 0)->told_at, ==, PP_NONE);
  g_assert_cmpint (item_at (acts, 0, 0)->how, ==, PP_TOLD_CHANGED);
  g_assert_cmpuint (item_at (acts, 0, 0)->changes->len, ==, 1);
  assert_change (item_at (acts, 0, 0), "phone", "+919447000222", "+919447000333");
  g_assert_cmpint (item_at (acts, 1, 0)->how, ==, PP_TOLD_WRITTEN);
  assert_change (item_at (acts, 1, 0), "name_en", NULL, "Radha");
}

/* What was personal is not told any more, and that it was erased is. */
static void
test_erased (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *id = pp_fixture_add_person (fixture, "Radha", "രാധ", "9447000222");
  g_autoptr (PpToldActs) acts = NULL;

  pp_fixture_do (fixture, "mini", "person.erase", "person", id, "reason", "Asked",
                 NULL);
  acts = ask_acts (fixture, (Ask) { .row = id });

  g_assert_cmpstr (act_at (acts, 0)->verb, ==, "person.erase");
  for (guint i = 0; i < acts->acts->len; i++)
    for (guint j = 0; j < act_at (acts, i)->items->len; j++)
      {
        g_assert_cmpuint (item_at (acts, i, j)->changes->len, ==, 0);
        g_assert_cmpint (item_at (acts, i, j)->how, >=, PP_TOLD_ERASED);
      }
  g_assert_cmpint (item_at (acts, acts->acts->len - 1, 0)->how, ==, PP_TOLD_GONE);
}

/* Money, times, amounts and other records as people read them. */
static void
test_values (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *person = pp_fixture_add_person (fixture, "Radha", "രാധ", "9447000222");
  const char *machine = pp_fixture_add_machine (fixture, "DRY-1");
  const char *booking = pp_fixture_add_booking (fixture, machine, person,
                                                "2026-03-04 10:00",
                                                "2026-03-04 12:00");
  const char *material = pp_record_get_id (pp_fixture_do (fixture, "anitha", "material.add",
                                                          "name_en", "Chilli", "name_ml", "മുളക്",
                                                          "measure", "mass", NULL));
  const char *lot = pp_record_get_id (pp_fixture_do (fixture, "anitha", "lot.receive", "material",
                                                     material, "person", person, "amount", "5 kg",
                                                     NULL));
  g_autoptr (PpToldActs) machines = NULL, bookings = NULL, lots = NULL;

  pp_fixture_do (fixture, "mini", "machine.edit", "id", machine, "hourly_paise", "12000",
                 "closes_minute", "1050", NULL);
  pp_fixture_do (fixture, "anitha", "lot.waste", "lot", lot, "amount", "500 g", "reason", "Wet",
                 NULL);

  machines = ask_acts (fixture, (Ask) { .row = machine });
  assert_change (item_at (machines, 0, 0), "hourly_paise", "₹60.00", "₹120.00");
  assert_change (item_at (machines, 0, 0), "closes_minute", "17:00", "17:30");

  bookings = ask_acts (fixture, (Ask) { .row = booking });
  assert_change (item_at (bookings, 0, 0), "person", NULL, "രാധ · Radha");
  assert_change (item_at (bookings, 0, 0), "starts_at", NULL, "04-03-2026 10:00");
  assert_change (item_at (bookings, 0, 0), "state", NULL, "booked");

  lots = ask_acts (fixture, (Ask) { .row = lot });
  g_assert_cmpstr (item_at (lots, 0, 0)->kind, ==, "stock_move");
  assert_change (item_at (lots, 0, 0), "amount", NULL, "-500 g");
  assert_change (item_at (lots, lots->acts->len - 1, 0), "amount", NULL, "5 kg");
}

/* A day is told whole, or what one person did, or what was done of one kind. */
static void
test_day (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *mini = NULL;
  g_autoptr (PpToldActs) none = NULL, all = NULL, hers = NULL, edits = NULL, few = NULL;

  pp_fixture_at (fixture, "2026-03-05T23:59:58+05:30");
  pp_fixture_add_person (fixture, "Late", "ലേറ്റ്", "9447000111");
  pp_fixture_at (fixture, "2026-03-06T00:00:00+05:30");
  pp_fixture_add_machine (fixture, "DRY-1");
  pp_fixture_add_person (fixture, "Radha", "രാധ", "9447000222");
  mini = pp_fixture_staff_id (fixture, "mini");

  none = ask_acts (fixture, (Ask) { .day = "2026-03-07" });
  all = ask_acts (fixture, (Ask) { .day = "2026-03-06" });
  hers = ask_acts (fixture, (Ask) { .day = "2026-03-06", .actor = mini });
  edits = ask_acts (fixture, (Ask) { .day = "2026-03-06", .verb = "person.register" });
  few = ask_acts (fixture, (Ask) { .day = "2026-03-06", .most = 1 });

  g_assert_cmpuint (none->n_all, ==, 0);
  g_assert_cmpuint (all->n_all, ==, 2);
  g_assert_cmpstr (act_at (all, 0)->verb, ==, "person.register");
  g_assert_cmpuint (hers->n_all, ==, 1);
  g_assert_cmpstr (act_at (hers, 0)->verb, ==, "machine.add");
  g_assert_cmpuint (hers->actors->len, ==, 2);
  g_assert_cmpuint (edits->n_all, ==, 1);
  g_assert_cmpuint (few->acts->len, ==, 1);
  g_assert_cmpuint (few->n_all, ==, 2);
}

/* What the program and the district wrote is told as theirs. */
static void
test_where (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *mini = pp_fixture_staff_id (fixture, "mini");
  g_autofree char *food = NULL;
  g_autoptr (PpToldActs) staff = ask_acts (fixture, (Ask) { .row = mini }), foods = NULL;

  g_assert_cmpint (act_at (staff, staff->acts->len - 1)->where, ==, PP_TOLD_AT_SET_UP);
  food = pp_fixture_read_text (fixture, "SELECT id FROM food LIMIT 1");
  foods = ask_acts (fixture, (Ask) { .row = food });
  g_assert_cmpint (act_at (foods, 0)->where, ==, PP_TOLD_BY_DISTRICT);
  g_assert_cmpstr (pp_told_act_title (act_at (foods, 0), pp_kinds_get_schema ()), ==,
                   "Bring the reference data");
}

/* Another desk's act, a late one and one that the district refused are told as such. */
static void
test_odd (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *id = pp_fixture_add_person (fixture, "Radha", "രാധ", "9447000222");
  g_autoptr (PpToldActs) acts = NULL;

  pp_fixture_tamper (fixture, "UPDATE local SET value = 'other000' WHERE key = 'incarnation'");
  pp_fixture_tamper (fixture, "UPDATE act SET told_at = at - 60, refused = 'reference' "
                              "WHERE verb = 'person.register'");
  acts = ask_acts (fixture, (Ask) { .row = id });

  g_assert_cmpint (act_at (acts, 0)->where, ==, PP_TOLD_AT_ANOTHER_DESK);
  g_assert_cmpint (act_at (acts, 0)->told_at, ==, act_at (acts, 0)->at - 60);
  g_assert_true (act_at (acts, 0)->is_refused);
}

/* Every kind and every column that the log can hold has words for people. */
static void
test_words (void)
{
  g_assert_cmpstr (pp_kind_words_of_column ("voided_by"), !=, "voided_by");
  for (const PpKindFunc *kind = pp_kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      PpRecordClass *klass = PP_RECORD_CLASS (held);

      if (!pp_class_is_logged (klass->table_class))
        continue;
      g_test_message ("%s", klass->kind);
      g_assert_true (pp_kind_words_of_kind (klass->kind) != klass->kind);
      for (guint i = 0; i < klass->n_columns; i++)
        {
          g_test_message ("%s", klass->columns[i].name);
          g_assert_true (pp_kind_words_of_column (klass->columns[i].name) !=
                         klass->columns[i].name);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/told-act/person", test_person);
  g_test_add_func ("/told-act/erased", test_erased);
  g_test_add_func ("/told-act/values", test_values);
  g_test_add_func ("/told-act/day", test_day);
  g_test_add_func ("/told-act/where", test_where);
  g_test_add_func ("/told-act/odd", test_odd);
  g_test_add_func ("/told-act/words", test_words);

  return g_test_run ();
}
