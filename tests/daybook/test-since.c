/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture-raw.h"

#include "core/pp-time.h"
#include "daybook/pp-since.h"
#include "people/pp-staff.h"

/* What is done one after the other: by whom, and what. "leaves" is a sign-out. */
typedef struct {
  const char *at, *who, *what;
} Step;

/* Anitha comes back after all of them. */
static const struct {
  const char *name;
  Step        steps[7];
  const char *left_at;     /* (nullable): she is told of the time since then */
  guint       n_acts, n_bookings, n_lots;
  const char *by;          /* their codes */
} cases[] = {
  /* Nothing is told */
  { "was never here", { { "02 09:10", "mini", "book" } }, NULL, 0, 0, 0, "" },
  { "only her own", { { "02 09:10", "anitha", "book" }, { "02 09:20", "anitha", "receive" } },
    "02 09:20", 0, 0, 0, "" },
  { "came back to nothing", { { "02 09:10", "anitha", "book" },
                              { "02 09:30", "anitha", "leaves" } },
    "02 09:30", 0, 0, 0, "" },
  { "what was done before she left", { { "02 09:10", "mini", "book" },
                                       { "02 09:30", "anitha", "leaves" } },
    "02 09:30", 0, 0, 0, "" },
  /* By others */
  { "after her own last act", { { "02 09:10", "anitha", "receive" }, { "02 09:20", "mini", "book" },
                                { "02 09:30", "mini", "receive" } },
    "02 09:10", 2, 1, 1, "mini" },
  { "after she left", { { "02 09:10", "anitha", "book" }, { "02 09:15", "mini", "book" },
                        { "02 09:30", "anitha", "leaves" }, { "02 09:40", "mini", "receive" } },
    "02 09:30", 1, 0, 1, "mini" },
  { "after her own act that came after she left",
    { { "02 09:10", "anitha", "leaves" }, { "02 09:20", "mini", "book" },
      { "02 09:30", "anitha", "receive" }, { "02 09:40", "mini", "receive" } },
    "02 09:30", 1, 0, 1, "mini" },
  { "over days", { { "02 16:50", "anitha", "leaves" }, { "03 09:10", "mini", "book" },
                   { "04 09:10", "latha", "person" }, { "05 09:10", "mini", "book" } },
    "02 16:50", 3, 2, 0, "mini latha" },
  { "each leaves for herself", { { "02 09:10", "anitha", "leaves" }, { "02 09:20", "mini", "book" },
                                 { "02 09:30", "mini", "leaves" } },
    "02 09:10", 1, 1, 0, "mini" },
  { "what was taken back", { { "02 09:10", "anitha", "leaves" }, { "02 09:20", "mini", "book" },
                             { "02 09:21", "mini", "undo" } },
    "02 09:10", 2, 0, 0, "mini" },
};

typedef struct {
  PpFixture  *town;
  const char *machine, *leela, *material;
  int         n;
} World;

typedef struct {
  const char *staff;
  gint64      at;
} Leaving;

static gpointer
leave (PpDb *db, gpointer data, GError **error)
{
  const Leaving *leaving = data;

  return pp_since_leave (db, leaving->staff, leaving->at, error) ? data : NULL;
}

static gpointer
come_back (PpDb *db, gpointer staff, GError **error)
{
  return pp_since_read (db, staff, PP_NONE, PP_NONE, error);
}

static void
do_step (World *world, const Step *step)
{
  g_autofree char *at = g_strconcat ("2026-03-", step->at, NULL), *from = NULL, *to = NULL;
  g_autofree char *staff = pp_fixture_staff_id (world->town, step->who), *last = NULL;
  g_autoptr (GError) error = NULL;

  pp_fixture_at (world->town, at);
  if (g_str_equal (step->what, "leaves"))
    pp_store_maintain (world->town->store, leave, &(Leaving) { staff, world->town->now }, &error);
  g_assert_no_error (error);
  if (g_str_equal (step->what, "book"))
    {
      world->n++;
      from = g_strdup_printf ("2026-03-%02d 10:00", 9 + world->n % 5);
      to = g_strdup_printf ("2026-03-%02d 11:00", 9 + world->n % 5);
      pp_fixture_do (world->town, step->who, "booking.make", "machine", world->machine, "person",
                     world->leela, "starts_at", from, "ends_at", to, NULL);
    }
  if (g_str_equal (step->what, "receive"))
    pp_fixture_do (world->town, step->who, "lot.receive", "material", world->material, "person",
                   world->leela, "amount", "5 kg", NULL);
  if (g_str_equal (step->what, "person"))
    pp_fixture_do (world->town, step->who, "person.register", "name_en", "Suma", NULL);
  if (g_str_equal (step->what, "undo"))
    {
      last = pp_fixture_last_act (world->town);
      pp_fixture_do (world->town, step->who, "act.undo", "act", last, NULL);
    }
}

static char *
dup_codes (const PpSince *since)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < since->staff->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            ((PpStaff *) g_ptr_array_index (since->staff, i))->code);
  return g_string_free (codes, FALSE);
}

static void
assert_time (gint64 at, const char *text)
{
  g_autofree char *full = text != NULL ? g_strconcat ("2026-03-", text, NULL) : NULL;
  gint64 expected = PP_NONE;

  g_assert_true (full == NULL || pp_time_parse (full, &expected, NULL));
  g_assert_cmpint (at, ==, expected);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      World world = { pp_fixture_new () };
      g_autoptr (PpFixture) town = world.town;
      g_autofree char *anitha = pp_fixture_staff_id (town, "anitha"), *codes = NULL;
      g_autoptr (PpSince) since = NULL;

      g_test_message ("%s", cases[i].name);
      world.machine = pp_record_get_id (pp_fixture_do (town, "mini", "machine.add", "code",
                                                       "DRY-1", "name_en", "Dryer", "name_ml",
                                                       "ഡ്രയർ", "kind", "dryer", "capacity", "1",
                                                       "slot_minutes", "30", "opens_minute",
                                                       "540", "closes_minute", "1020",
                                                       "hourly_paise", "6000", NULL));
      world.leela = pp_record_get_id (pp_fixture_do (town, "mini", "person.register", "name_en",
                                                     "Leela", NULL));
      world.material = pp_record_get_id (pp_fixture_do (town, "mini", "material.add", "name_en",
                                                        "Chilli", "name_ml", "മുളക്", "measure",
                                                        "mass", NULL));
      for (const Step *step = cases[i].steps; step->at != NULL; step++)
        do_step (&world, step);
      since = pp_store_read (town->store, come_back, anitha, NULL);
      codes = dup_codes (since);
      assert_time (since->left_at, cases[i].left_at);
      g_assert_cmpuint (since->n_acts, ==, cases[i].n_acts);
      g_assert_cmpuint (since->n[PP_SINCE_BOOKINGS], ==, cases[i].n_bookings);
      g_assert_cmpuint (since->n[PP_SINCE_LOTS], ==, cases[i].n_lots);
      g_assert_cmpstr (codes, ==, cases[i].by);
    }
}

static void
pay (PpFixture *town, const char *person, const char *booking)
{
  pp_fixture_do (town, "anitha", "charge.booking", "booking", booking, NULL);
  pp_fixture_do (town, "anitha", "payment.take", "person", person, "mode", "cash",
                 "amount_paise", "₹60", NULL);
}

/* Money that was given back was not taken. */
static void
test_money (void)
{
  g_autoptr (PpFixture) town = pp_fixture_new ();
  const char *dryer = pp_fixture_add_machine (town, "DRY-1");
  const char *leela = pp_fixture_add_person (town, "Leela", NULL, NULL);
  const char *first = pp_fixture_add_booking (town, dryer, leela, "2026-03-03 10:00",
                                              "2026-03-03 11:00");
  const char *second = pp_fixture_add_booking (town, dryer, leela, "2026-03-03 11:00",
                                               "2026-03-03 12:00");
  g_autofree char *latha = pp_fixture_staff_id (town, "latha"), *payment = NULL;
  g_autoptr (PpSince) both = NULL, one = NULL;

  pp_fixture_do (town, "latha", "person.register", "name_en", "Ambika", NULL);
  pay (town, leela, first);
  pay (town, leela, second);
  both = pp_store_read (town->store, come_back, latha, NULL);
  g_assert_cmpint (both->paise, ==, 12000);
  payment = pp_fixture_read_text (town, "SELECT max (id) FROM payment");
  pp_fixture_do (town, "anitha", "payment.void", "payment", payment, "reason", "Twice", NULL);
  one = pp_store_read (town->store, come_back, latha, NULL);
  g_assert_cmpint (one->paise, ==, 6000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/since/cases", test_cases);
  g_test_add_func ("/since/money", test_money);
  return g_test_run ();
}
