/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-big.h"

#include "core/pp-time.h"
#include "kinds/pp-kinds.h"
#include "people/pp-person.h"
#include "pp-fixture-raw.h"
#include "store/pp-search.h"

#include <string.h>

#define N_PERSONS 2000
#define N_NAMES   200000

static const char *const first_names[][2] = {
  { "Leela", "ലീല" }, { "Bindu", "ബിന്ദു" }, { "Shyja", "ഷൈജ" }, { "Rajan", "രാജൻ" },
  { "Anitha", "അനിത" }, { "Suresh", "സുരേഷ്" }, { "Mini", "മിനി" },
  { "Krishnan", "കൃഷ്ണൻ" },
  { "Ammini", "അമ്മിണി" }, { "Joseph", "ജോസഫ്" }, { "Fathima", "ഫാത്തിമ" }, { "Beena", "ബീന" },
  { "Vasantha", "വസന്ത" }, { "Chandran", "ചന്ദ്രൻ" }, { "Prasanna", "പ്രസന്ന" },
  { "Omana", "ഓമന" },
  { "Girija", "ഗിരിജ" }, { "Thankamani", "തങ്കമണി" }, { "Kunjumol", "കുഞ്ഞുമോൾ" },
  { "Ravi", "രവി" },
};
static const char *const last_names[][2] = {
  { "Krishnan", "കൃഷ്ണൻ" }, { "Rajan", "രാജൻ" }, { "Babu", "ബാബു" }, { "Thomas", "തോമസ്" },
  { "Nair", "നായർ" }, { "Kurian", "കുര്യൻ" }, { "Mohan", "മോഹൻ" }, { "Varghese", "വർഗീസ്" },
  { "Pillai", "പിള്ള" }, { "Sekhar", "ശേഖർ" }, { "Dinesh", "ദിനേശ്" }, { "Menon", "മേനോൻ" },
  { "Ibrahim", "ഇബ്രാഹിം" }, { "Paul", "പോൾ" }, { "Balan", "ബാലൻ" }, { "Pradeep", "പ്രദീപ്" },
  { "Chacko", "ചാക്കോ" },
};
static const char *const houses[][2] = {
  { "Puthenpurackal", "പുത്തൻപുരയ്ക്കൽ" }, { "Kunnumpurath", "കുന്നുംപുറത്ത്" },
  { "Mundackal", "മുണ്ടയ്ക്കൽ" }, { "Thekkedath", "തെക്കേടത്ത്" }, { "Vadakkethil", "വടക്കേതിൽ" },
  { "Chirayil", "ചിറയിൽ" }, { "Palliparambil", "പള്ളിപ്പറമ്പിൽ" },
  { "Kizhakkedath", "കിഴക്കേടത്ത്" },
  { "Maliyekkal", "മാളിയേക്കൽ" }, { "Arackal", "അറയ്ക്കൽ" }, { "Nediyath", "നെടിയത്ത്" },
};

static char *
folder_named (const char *name)
{
  const char *build = g_getenv ("G_TEST_BUILDDIR");

  return g_build_filename (build != NULL ? build : ".", name, NULL);
}

static void
run_admin (const char *folder, const char *const *words)
{
  const char *admin = g_getenv ("PANIPPURA_ADMIN");
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  GError *error = NULL;
  int status;

  g_assert (admin != NULL);
  g_ptr_array_add (argv, (char *) admin);
  g_ptr_array_add (argv, "--data-dir");
  g_ptr_array_add (argv, (char *) folder);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) words[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static char *
today (void)
{
  return pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
}

static void
make_cluster (const char *folder)
{
  g_autofree char *now = today (), *past = pp_day_add (now, -60);
  g_autofree char *at = g_strconcat (past, " 08:00", NULL);
  const char *source = g_getenv ("PANIPPURA_SOURCE");
  g_autofree char *cluster = g_build_filename (source, "data/demo/cluster.jsonl", NULL);

  run_admin (folder, (const char *const[]) { "init", "--demo", "--manager", "mini", "--name",
                                             "Mini Thomas", "--local-body", "G12011", "--at", at,
                                             NULL });
  run_admin (folder, (const char *const[]) { "play", cluster, NULL });
}

static void
play (const char *folder, const char *name, const char *lines)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert (g_file_set_contents (path, lines, -1, NULL));
  run_admin (folder, (const char *const[]) { "play", path, NULL });
}

static void
add_person (GString *lines, guint n)
{
  const char *const *first = first_names[n % G_N_ELEMENTS (first_names)];
  const char *const *last = last_names[n / 7 % G_N_ELEMENTS (last_names)];
  const char *const *house = houses[n / 3 % G_N_ELEMENTS (houses)];

  g_string_append_printf (lines, "{\"at\":\"-20 09:00\",\"do\":\"person.register\",\"with\":{"
                          "\"name_en\":\"%s %s %s\",\"name_ml\":\"%s %s %s\","
                          "\"phone\":\"6%09u\",\"ward\":%u}}\n",
                          first[0], house[0], last[0], first[1], house[1], last[1],
                          100000000 + n * 37, n % 19 + 1);
}

static void
add_machine (GString *lines, guint n)
{
  g_string_append_printf (lines, "{\"at\":\"-20 08:00\",\"do\":\"machine.add\",\"with\":{"
                          "\"code\":\"M-%03u\",\"name_en\":\"Loom %u\",\"name_ml\":\"തറി %u\","
                          "\"kind\":\"loom\",\"capacity\":1,\"slot_minutes\":30,"
                          "\"opens_minute\":540,\"closes_minute\":1080,"
                          "\"hourly_paise\":\"₹60\",\"daily_paise\":\"₹400\"}}\n", n, n, n);
}

/* Up to five bookings on each machine and day, one of seven left out, that do not overlap. What
 * is past is done or was cancelled, who should be there now is, the rest is booked.
 */
static char *
bookings_sql (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *day = pp_time_day (now), *first = pp_day_add (day, PP_BIG_AHEAD - PP_BIG_DAYS);

  return g_strdup_printf (
    "CREATE TEMP TABLE client AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM person;"
    "CREATE INDEX temp.client_by_n ON client (n);"
    "WITH RECURSIVE days (d) AS (SELECT 0 UNION ALL SELECT d + 1 FROM days WHERE d < %d - 1),"
    " slots (k) AS (VALUES (0), (1), (2), (3), (4)),"
    " machines AS MATERIALIZED (SELECT id, opens_minute AS opens, closes_minute AS closes,"
    "  row_number() OVER (ORDER BY code) AS n FROM machine WHERE voided_by IS NULL),"
    " one AS (SELECT id, d, k, n, %" G_GINT64_FORMAT " + d * 86400 + (opens + k * 90) * 60 AS a,"
    "  (60 + (n + d + k) %% 2 * 30) * 60 AS seconds FROM days JOIN slots JOIN machines"
    "  WHERE (n * 31 + d * 17 + k * 5) %% 7 <> 0 AND opens + k * 90 + 90 <= closes)"
    "INSERT INTO booking (id, machine, starts_at, ends_at, fee_paise, person, state,"
    " checked_in_at, checked_out_at)"
    "SELECT printf ('benchmrk-%%d', (d * 5 + k) * 1000 + n), id, a, a + seconds, seconds * 2,"
    " (SELECT client.id FROM client WHERE client.n = (one.n * 7 + d * 3 + k) %% %d),"
    " CASE WHEN (n + d * 5 + k) %% 12 = 0 THEN 'cancelled' WHEN a + seconds <= %" G_GINT64_FORMAT
    " THEN 'done' WHEN a <= %" G_GINT64_FORMAT " THEN 'checked_in' ELSE 'booked' END,"
    " iif (a <= %" G_GINT64_FORMAT ", a, NULL), iif (a + seconds <= %" G_GINT64_FORMAT
    ", a + seconds, NULL) FROM one; DROP TABLE client;",
    PP_BIG_DAYS, pp_day_start (first), N_PERSONS, now, now, now, now);
}

/* Bookings are put in by SQL, with the log's triggers away and the indexes made last: as many
 * acts would take most of an hour. The log does not hold for them, and nothing measured reads it.
 */
static void
fill_bookings (const char *folder)
{
  PpFixture fixture = { .folder = (char *) folder };
  g_autofree char *drops = NULL, *makes = NULL, *rows = bookings_sql (), *sql = NULL;

#define INDEXES "FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'booking' " \
                "AND sql IS NOT NULL"
  drops = pp_fixture_read_text (&fixture, "SELECT group_concat ('DROP INDEX ' || name || ';', '') "
                                INDEXES);
  makes = pp_fixture_read_text (&fixture, "SELECT group_concat (sql || ';', '') " INDEXES);
#undef INDEXES
  sql = g_strconcat (drops, rows, makes, NULL);
  pp_fixture_tamper (&fixture, sql);
}

/* Whether the folder was made whole, from what is said by @mark; else it is removed. */
static gboolean
is_made (const char *folder, const char *mark)
{
  g_autofree char *path = g_build_filename (folder, "made", NULL), *text = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL) && strcmp (text, mark) == 0)
    return TRUE;
  pp_fixture_remove (folder);
  g_printerr ("making %s\n", folder);
  return FALSE;
}

static void
set_made (const char *folder, const char *mark)
{
  g_autofree char *path = g_build_filename (folder, "made", NULL);

  g_assert (g_file_set_contents (path, mark, -1, NULL));
}

/* Whose time has come since they were made would all stand on the desk as not begun. */
static char *
mark_of_now (const char *what)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *day = pp_time_day (now);

  return g_strdup_printf ("%s of %s, hour %d", what, day, pp_time_minute_of_day (now) / 60);
}

/**
 * pp_big_demo:
 *
 * Returns: (transfer full): a data folder with the demo cluster and no bookings
 */
char *
pp_big_demo (void)
{
  g_autofree char *folder = folder_named ("demo"), *mark = mark_of_now ("demo");

  if (!is_made (folder, mark))
    {
      make_cluster (folder);
      set_made (folder, mark);
    }
  return g_steal_pointer (&folder);
}

/**
 * pp_big_bookings:
 *
 * Returns: (transfer full): a data folder with three million bookings on 200 machines, over more
 *   than nine years until four weeks from today; made anew where they are an hour old
 */
char *
pp_big_bookings (void)
{
  g_autofree char *folder = folder_named ("bookings"), *mark = mark_of_now ("3 million");
  PpFixture fixture = { .folder = folder };
  g_autoptr (GString) lines = g_string_new (NULL);
  gint64 n_machines;

  if (is_made (folder, mark))
    return g_steal_pointer (&folder);
  make_cluster (folder);
  n_machines = pp_fixture_read_int (&fixture, "SELECT count(*) FROM machine");
  for (guint n = n_machines; n < PP_BIG_MACHINES; n++)
    add_machine (lines, n);
  for (guint n = pp_fixture_read_int (&fixture, "SELECT count(*) FROM person"); n < N_PERSONS; n++)
    add_person (lines, n);
  play (folder, "more.jsonl", lines->str);
  fill_bookings (folder);
  set_made (folder, mark);
  return g_steal_pointer (&folder);
}

static void
append_row (GString *sql, guint n)
{
  const char *const *first = first_names[n % G_N_ELEMENTS (first_names)];
  const char *const *last = last_names[n / 7 % G_N_ELEMENTS (last_names)];
  const char *const *house = houses[n / 3 % G_N_ELEMENTS (houses)];

  g_string_append_printf (sql, "%s('benchmrk-%u','%s %s %s','%s %s %s','+916%09u')",
                          n % 1000 == 0 ? "INSERT INTO person (id, name_en, name_ml, phone) VALUES "
                                        : ",",
                          n, first[0], house[0], last[0], first[1], house[1], last[1],
                          100000000 + n * 37);
  if (n % 1000 == 999)
    g_string_append_c (sql, ';');
}

static gpointer
index_names (PpDb *db, gpointer data, GError **error)
{
  PpRecordClass *klass = g_type_class_ref (pp_person_get_type ());

  for (guint n = 0; n < N_NAMES; n++)
    {
      g_autofree char *id = g_strdup_printf ("benchmrk-%u", n);

      if (!pp_search_update (db, klass, id, error))
        return NULL;
    }
  return klass;
}

/* By SQL as the bookings are, and then into the index by what each act calls. */
static void
fill_names (const char *folder)
{
  PpFixture fixture = { .folder = (char *) folder };
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  PpStore *store;

  for (guint n = 0; n < N_NAMES; n++)
    append_row (sql, n);
  pp_fixture_tamper (&fixture, sql->str);
  store = pp_store_open (folder, pp_kinds_get_schema (), PP_STORE_WRITE, &error);
  g_assert_no_error (error);
  pp_store_maintain (store, index_names, NULL, &error);
  g_assert_no_error (error);
  pp_store_close (store);
  g_object_unref (store);
}

/**
 * pp_big_names:
 *
 * Returns: (transfer full): a data folder with 200,000 persons, each named in both scripts; made
 *   once a build folder
 */
char *
pp_big_names (void)
{
  g_autofree char *folder = folder_named ("names");

  if (is_made (folder, "200,000 names"))
    return g_steal_pointer (&folder);
  make_cluster (folder);
  fill_names (folder);
  set_made (folder, "200,000 names");
  return g_steal_pointer (&folder);
}
