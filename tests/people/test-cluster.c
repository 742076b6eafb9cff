/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-cluster.h"

#include "kinds/pp-kinds.h"
#include "pp-expect.h"

typedef struct {
  const char *day;
  int         n;
  gboolean    is_closed;
} Query;

static gpointer
find_working_day (PpDb *db, gpointer data, GError **error)
{
  Query *query = data;

  return pp_cluster_working_day (db, query->day, query->n, error);
}

static gpointer
ask_closed (PpDb *db, gpointer data, GError **error)
{
  Query *query = data;

  return pp_cluster_is_closed (db, query->day, &query->is_closed, error) ? query : NULL;
}

/* Closed on Sundays, second Saturdays and some holidays. */
static PpFixture *
make_cluster (void)
{
  static const char *const holidays[] = { "2026-03-20", "2026-12-25", "2027-01-01", "2028-02-28" };
  PpFixture *fixture = pp_fixture_new ();
  g_autofree char *id = pp_fixture_read_text (fixture, "SELECT id FROM cluster");

  pp_fixture_do (fixture, "mini", "cluster.edit", "id", id, "second_saturday", "1", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++)
    pp_fixture_do (fixture, "mini", "holiday.add", "day", holidays[i], "name_en", "Holiday",
                   "name_ml", "അവധി", NULL);
  return fixture;
}

static const struct {
  const char *from;
  int         n;
  const char *day;
} working_days[] = {
  /* Over a Sunday, on and back */
  { "2026-03-02", 0, "2026-03-02" },
  { "2026-03-02", 1, "2026-03-03" },
  { "2026-03-02", 5, "2026-03-07" },
  { "2026-03-02", 6, "2026-03-09" },
  { "2026-03-02", -1, "2026-02-28" },
  { "2026-03-02", -2, "2026-02-27" },
  /* The first Saturday is open, the second is not */
  { "2026-03-06", 1, "2026-03-07" },
  { "2026-03-13", 1, "2026-03-16" },
  { "2026-03-16", -1, "2026-03-13" },
  /* From a closed day: 0 is the next one that is open */
  { "2026-03-08", 0, "2026-03-09" },
  { "2026-03-08", 1, "2026-03-10" },
  { "2026-03-08", -1, "2026-03-07" },
  { "2026-03-14", 0, "2026-03-16" },
  { "2026-03-14", 1, "2026-03-17" },
  { "2026-03-14", -1, "2026-03-13" },
  { "2026-03-15", -1, "2026-03-13" },
  { "2026-03-15", -2, "2026-03-12" },
  /* Over a holiday, and from one */
  { "2026-03-19", 1, "2026-03-21" },
  { "2026-03-20", 0, "2026-03-21" },
  { "2026-03-20", -1, "2026-03-19" },
  { "2026-03-21", -1, "2026-03-19" },
  { "2026-12-24", 1, "2026-12-26" },
  { "2026-12-24", 2, "2026-12-28" },
  /* Over the end of a year, and of February in a leap year */
  { "2026-12-31", 1, "2027-01-02" },
  { "2027-01-02", -1, "2026-12-31" },
  { "2027-01-01", 0, "2027-01-02" },
  { "2027-01-01", -1, "2026-12-31" },
  { "2028-02-27", 0, "2028-02-29" },
  { "2028-02-29", -1, "2028-02-26" },
  /* Far */
  { "2026-03-02", 250, "2027-01-02" },
  { "2026-03-02", -250, "2025-05-02" },
};

static void
test_working_days (void)
{
  g_autoptr (PpFixture) fixture = make_cluster ();

  for (gsize i = 0; i < G_N_ELEMENTS (working_days); i++)
    {
      Query query = { working_days[i].from, working_days[i].n };
      g_autoptr (GError) error = NULL;
      g_autofree char *day = pp_store_read (fixture->store, find_working_day, &query, &error);

      g_test_message ("%s %+d", working_days[i].from, working_days[i].n);
      g_assert_no_error (error);
      g_assert_cmpstr (day, ==, working_days[i].day);
    }
}

static const struct {
  const char *closed_days;
  gboolean    second_saturday;
  const char *day;
  gboolean    is_closed;
} days[] = {
  /* By the weekday: 2 March 2026 is a Monday */
  { "7", FALSE, "2026-03-01", TRUE },
  { "7", FALSE, "2026-03-02", FALSE },
  { "1", FALSE, "2026-03-02", TRUE },
  { "1", FALSE, "2026-03-01", FALSE },
  { "67", FALSE, "2026-03-07", TRUE },
  { "67", FALSE, "2026-03-08", TRUE },
  { "67", FALSE, "2026-03-06", FALSE },
  { NULL, FALSE, "2026-03-01", FALSE },
  /* The second Saturday is from the 8th to the 14th */
  { NULL, TRUE, "2026-03-07", FALSE },
  { NULL, TRUE, "2026-03-14", TRUE },
  { NULL, TRUE, "2026-03-21", FALSE },
  { NULL, TRUE, "2026-08-08", TRUE },
  { NULL, TRUE, "2026-08-10", FALSE },
  { NULL, FALSE, "2026-03-14", FALSE },
  /* A holiday is closed whatever day it is */
  { NULL, FALSE, "2026-03-20", TRUE },
  { NULL, FALSE, "2027-03-20", FALSE },
};

static void
test_closed_days (void)
{
  g_autoptr (PpFixture) fixture = make_cluster ();
  g_autofree char *id = pp_fixture_read_text (fixture, "SELECT id FROM cluster");

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      Query query = { days[i].day };
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s”, %s", days[i].closed_days, days[i].day);
      pp_fixture_do (fixture, "mini", "cluster.edit", "id", id,
                     "second_saturday", days[i].second_saturday ? "1" : "0",
                     "closed_days", days[i].closed_days, NULL);
      pp_store_read (fixture->store, ask_closed, &query, &error);
      g_assert_no_error (error);
      g_assert_cmpint (query.is_closed, ==, days[i].is_closed);
    }
}

static void
test_never_open (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *id = pp_fixture_read_text (fixture, "SELECT id FROM cluster");
  Query query = { "2026-03-02", 1 };
  g_autoptr (GError) error = NULL;

  pp_fixture_do (fixture, "mini", "cluster.edit", "id", id, "closed_days", "1234567", NULL);
  g_assert_null (pp_store_read (fixture->store, find_working_day, &query, &error));
  g_assert_nonnull (error);
}

/* One after the other. */
static const struct {
  const char *verb, *day;
  const char *code, *field;
} holidays[] = {
  { "holiday.add", "2026-04-15", NULL, NULL },
  { "holiday.add", "2026-04-15", "people.has-already", "day" },
  { "holiday.add", "2026-04-31", "record.bad-value", "day" },
  { "holiday.add", "15-04-2026", "record.bad-value", "day" },
  { "holiday.add", NULL, "record.missing", "day" },
  { "holiday.remove", "2026-04-15", NULL, NULL },
  { "holiday.remove", "2026-04-15", "store.voided", "day" },
  { "holiday.add", "2026-04-15", NULL, NULL },
};

static void
test_holidays (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *id = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++)
    {
      gboolean adds = g_str_equal (holidays[i].verb, "holiday.add");
      g_autoptr (PpHoliday) holiday = NULL;

      g_test_message ("%s %s", holidays[i].verb, holidays[i].day);
      holiday = pp_expect (fixture, holidays[i].code, holidays[i].field, "mini", holidays[i].verb,
                           "id", adds ? NULL : id, "day", holidays[i].day, "name_en", "Vishu",
                           "name_ml", "വിഷു", NULL);
      if (holiday == NULL)
        continue;
      g_free (id);
      id = g_strdup (pp_record_get_id (PP_RECORD (holiday)));
    }
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM holiday "
                                                 "WHERE voided_by IS NULL"), ==, 1);
  pp_fixture_assert_clean (fixture);
}

static const struct {
  const char *column, *typed;
  const char *code;
} columns[] = {
  { "local_body", "G01001", NULL },
  { "local_body", " G01001 ", NULL },
  { "local_body", "X01001", "people.bad-place" },
  { "local_body", "G0100", "people.bad-place" },
  { "local_body", NULL, "record.missing" },
  { "name_en", " ", "record.missing" },
  { "name_ml", NULL, "record.missing" },
  { "address", "", "record.missing" },
  { "address", "9999 4105 7058", "record.aadhaar" },
  { "phone", "9447012345", NULL },
  { "phone", "12345", "people.bad-phone" },
  { "upi", "cluster.pp@exbank", NULL },
  { "upi", "", NULL },
  { "upi", "cluster", "people.bad-number" },
};

static gpointer
read_cluster (PpDb *db, gpointer data, GError **error)
{
  return pp_cluster_get (db, error);
}

static void
test_setup (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new_bare (pp_kinds_get_schema (), "demo");
  g_autoptr (PpCluster) cluster = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (pp_store_read (fixture->store, read_cluster, NULL, &error));
  g_assert_nonnull (error);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      PpRecord *asked = pp_fixture_ask (fixture, "cluster.setup", "code", "C1",
                                        "local_body", "G01001", "name_en", "Cluster",
                                        "name_ml", "ക്ലസ്റ്റർ", "address", "Cheruvannur", NULL);
      const char *code = columns[i].code;
      g_autofree char *id = NULL;
      g_autoptr (PpRecord) made = NULL;

      /* The first makes it; the others edit it */
      g_test_message ("%s: “%s”", columns[i].column, columns[i].typed);
      id = pp_fixture_read_text (fixture, "SELECT id FROM cluster");
      pp_record_set_id (asked, id);
      pp_record_set_text (asked, columns[i].column, columns[i].typed);
      made = pp_expect_run (fixture, code, code != NULL ? columns[i].column : NULL, "system",
                            i == 0 ? "cluster.setup" : "cluster.edit", asked);
    }

  cluster = pp_expect (fixture, "people.has-already", NULL, "system", "cluster.setup",
                       "code", "C2", "local_body", "G01002", "name_en", "Cluster",
                       "name_ml", "ക്ലസ്റ്റർ", "address", "Feroke", NULL);
  cluster = pp_store_read (fixture->store, read_cluster, NULL, NULL);
  g_assert_cmpstr (cluster->code, ==, "C1");
  g_assert_cmpstr (cluster->local_body, ==, "G01001");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cluster/working-days", test_working_days);
  g_test_add_func ("/cluster/closed-days", test_closed_days);
  g_test_add_func ("/cluster/never-open", test_never_open);
  g_test_add_func ("/cluster/holidays", test_holidays);
  g_test_add_func ("/cluster/setup", test_setup);

  return g_test_run ();
}
