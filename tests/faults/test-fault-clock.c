/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A real desk whose PC's clock stands in another year, or jumps while somebody works. The clock is
 * this program's own: what GLib asks for the time stands here, before the C library's.
 */
#include "pp-fixture-raw.h"

#include "core/pp-time.h"
#include "health/pp-health.h"
#include "kinds/pp-kinds.h"

#include <sys/time.h>
#include <time.h>

static gint64 pretended;   /* UTC seconds; 0: the PC's */

int
gettimeofday (struct timeval *restrict now, void *restrict zone)
{
  struct timespec exact;

  clock_gettime (CLOCK_REALTIME, &exact);
  now->tv_sec = pretended > 0 ? pretended : exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}

/* What the clock says, one after the other; whether an act is marked as of a doubtful time then,
 * and the number that a lot gets. */
static const struct { const char *time; gboolean doubtful; const char *lot; } cases[] = {
  { "2026-11-23 10:00", FALSE, "L-A26-00001" },
  { "2000-01-01 10:00", TRUE,  "L-A00-00001" },
  { "2026-11-23 10:10", FALSE, "L-A26-00002" },
  { "2026-11-23 10:05", TRUE,  "L-A26-00003" },
  { "2099-12-31 23:59", FALSE, "L-A99-00001" },
  { "2026-11-23 10:20", TRUE,  "L-A26-00004" },
  { "2026-11-23 10:30", FALSE, "L-A26-00005" },
};

static gpointer
act (PpFixture *fixture, const char *verb, PpRecord *argument)
{
  g_autoptr (GError) error = NULL;
  gpointer record;

  record = pp_store_run (fixture->store, pp_request_new (verb, PP_SYSTEM_ACTOR, argument), &error);
  g_assert_no_error (error);
  return record;
}

static PpHealthLevel
look_at_clock (PpFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpHealth) health = pp_health_check (fixture->store, pretended, &error);

  g_assert_no_error (error);
  g_test_message ("%s", health->checks[PP_HEALTH_CLOCK].words);
  return health->checks[PP_HEALTH_CLOCK].level;
}

/* Nothing is refused for the clock's sake, no number is given twice, the record holds; and who
 * looks at the desk's health is told. */
static void
test_clock (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new_bare (pp_kinds_get_schema (), "real");
  g_autoptr (PpRecord) material = NULL, person = NULL;
  gint64 n_doubtful = 0;

  g_assert_true (pp_time_parse (cases[0].time, &pretended, NULL));
  material = act (fixture, "material.add",
                  pp_fixture_ask (fixture, "material.add", "name_en", "Copra", "name_ml", "കൊപ്ര",
                                  "measure", "mass", NULL));
  person = act (fixture, "person.register",
                pp_fixture_ask (fixture, "person.register", "name_en", "Leela", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpRecord) lot = NULL;
      g_autofree char *number = NULL;

      g_test_message ("%s", cases[i].time);
      g_assert_true (pp_time_parse (cases[i].time, &pretended, NULL));
      g_assert_cmpint (look_at_clock (fixture), ==, cases[i].doubtful ? PP_HEALTH_BAD
                                                                     : PP_HEALTH_GOOD);
      lot = act (fixture, "lot.receive",
                 pp_fixture_ask (fixture, "lot.receive", "material", pp_record_get_id (material),
                                 "person", pp_record_get_id (person), "amount", "12 kg", NULL));
      g_object_get (lot, "number", &number, NULL);
      g_assert_cmpstr (number, ==, cases[i].lot);
      n_doubtful += cases[i].doubtful;
      g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT total (doubtful) FROM act"), ==,
                       n_doubtful);
      pp_fixture_reopen (fixture);
      pp_fixture_assert_clean (fixture);
    }
  pretended = 0;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/other-years", test_clock);

  return g_test_run ();
}
