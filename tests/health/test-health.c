/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "health/pp-health.h"

#include "core/pp-error.h"
#include "core/pp-time.h"
#include "pp-fixture-raw.h"
#include "pp-safe.h"
#include "store/pp-local.h"

#include <glib/gstdio.h>
#include <string.h>

static PpHealth *
look (PpFixture *fixture, const char *time)
{
  g_autoptr (GError) error = NULL;
  PpHealth *health;
  gint64 now = 0;

  pp_time_parse (time, &now, NULL);
  health = pp_health_check (fixture->store, now, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < PP_HEALTH_N_TOPICS; i++)
    g_assert_nonnull (health->checks[i].words);
  return health;
}

static PpHealthLevel
level (PpFixture *fixture, const char *time, PpHealthTopic topic)
{
  g_autoptr (PpHealth) health = look (fixture, time);

  g_test_message ("%s", health->checks[topic].words);
  return health->checks[topic].level;
}

/* What a desk that was just set up lacks, and that it grows old. */
static void
test_backup (void)
{
  static const struct { const char *time; PpHealthLevel level; guint days; } cases[] = {
    { "2026-03-02 18:00", PP_HEALTH_GOOD, 0 },
    { "2026-03-03 18:00", PP_HEALTH_GOOD, 1 },
    { "2026-03-04 18:00", PP_HEALTH_LOOK, 2 },
    { "2026-03-09 18:00", PP_HEALTH_BAD, 7 },
    { "2026-08-09 18:00", PP_HEALTH_BAD, 31 },
  };
  g_autoptr (PpSafe) safe = pp_safe_new ();
  g_autofree char *path = NULL, *again = NULL, *here = g_strdup (safe->folder);

  g_assert_cmpint (level (safe->fixture, "2026-03-02 17:00", PP_HEALTH_BACKUP), ==,
                   PP_HEALTH_BAD);
  g_free (safe->folder);
  safe->folder = g_dir_make_tmp ("panippura-disk-XXXXXX", NULL);
  g_assert_cmpint (level (safe->fixture, "2026-03-02 17:00", PP_HEALTH_KEY), ==, PP_HEALTH_GOOD);
  path = pp_safe_back_up (safe, "2026-03-02 17:45", NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpHealth) health = look (safe->fixture, cases[i].time);

      g_assert_cmpint (health->checks[PP_HEALTH_BACKUP].level, ==, cases[i].level);
      g_assert_cmpuint (health->backup_days, ==, cases[i].days);
    }

  /* One on this computer does not stand for one on another disk */
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (safe->folder));
  g_free (safe->folder);
  safe->folder = g_steal_pointer (&here);
  again = pp_safe_back_up (safe, "2026-03-09 17:45", NULL, NULL);
  g_assert_nonnull (again);
  g_assert_cmpint (level (safe->fixture, "2026-03-09 17:00", PP_HEALTH_BACKUP), ==,
                   PP_HEALTH_GOOD);
  g_assert_cmpint (level (safe->fixture, "2026-03-09 18:00", PP_HEALTH_BACKUP), ==,
                   PP_HEALTH_LOOK);
}

/* As long as it is on this computer alone somebody has to be told. */
static void
test_not_away (void)
{
  g_autoptr (PpSafe) safe = pp_safe_new ();
  g_autofree char *path = pp_safe_back_up (safe, "2026-03-02 17:45", NULL, NULL);
  g_autoptr (PpHealth) health = look (safe->fixture, "2026-03-02 18:00");

  g_assert_nonnull (path);
  g_assert_cmpint (health->checks[PP_HEALTH_BACKUP].level, ==, PP_HEALTH_LOOK);
  g_assert_nonnull (strstr (health->checks[PP_HEALTH_BACKUP].words, "no copy on another disk"));
}

static void
test_key_and_clock (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  g_assert_cmpint (level (fixture, "2026-03-02 17:00", PP_HEALTH_KEY), ==, PP_HEALTH_BAD);
  g_assert_cmpint (level (fixture, "2026-03-02 17:00", PP_HEALTH_CLOCK), ==, PP_HEALTH_GOOD);
  g_assert_cmpint (level (fixture, "2000-01-01 00:00", PP_HEALTH_CLOCK), ==, PP_HEALTH_BAD);
  g_assert_cmpint (level (fixture, "2026-03-02 17:00", PP_HEALTH_DISTRICT), ==, PP_HEALTH_LOOK);
}

/* What was read and holds is not read again; what came after it is, and an alteration shows. */
static void
test_record (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (PpHealth) first = NULL, second = NULL;

  pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  first = look (fixture, "2026-03-02 17:00");
  g_assert_cmpint (first->checks[PP_HEALTH_RECORD].level, ==, PP_HEALTH_GOOD);
  g_assert_cmpint (first->verified, >, 0);
  pp_fixture_add_person (fixture, "Radha", NULL, NULL);
  pp_fixture_add_person (fixture, "Omana", NULL, NULL);
  second = look (fixture, "2026-03-02 17:00");
  g_assert_cmpint (second->verified, ==, first->verified + 2);

  pp_fixture_add_person (fixture, "Mary", NULL, NULL);
  pp_fixture_tamper (fixture, "UPDATE act SET at = at + 1 WHERE id = (SELECT max(id) FROM act)");
  g_assert_cmpint (level (fixture, "2026-03-02 17:00", PP_HEALTH_RECORD), ==, PP_HEALTH_BAD);
  pp_fixture_tamper (fixture, "UPDATE act SET at = at - 1 WHERE id = (SELECT max(id) FROM act)");
  g_assert_cmpint (level (fixture, "2026-03-02 17:00", PP_HEALTH_RECORD), ==, PP_HEALTH_GOOD);
  pp_fixture_tamper (fixture, "DELETE FROM act WHERE id = (SELECT max(id) FROM act); "
                              "UPDATE act SET hash = zeroblob (32) "
                              "WHERE id = (SELECT max(id) FROM act)");
  pp_fixture_tamper (fixture, "UPDATE local SET value = value - 3 WHERE key = 'verified_act'");
  g_assert_cmpint (level (fixture, "2026-03-02 17:00", PP_HEALTH_RECORD), ==, PP_HEALTH_BAD);
}

/* Every state goes through the phone and comes back; a slip is told. */
static void
test_code (void)
{
  static const char *const wrong[] = { "", "7K3-QF", "7K3-QF22", "7K3-QFU", "മലയാളം" };

  for (int i = 0; i < 300; i++)
    {
      PpHealth state = { .backup_days = (guint) g_test_rand_int_range (0, 32),
                         .waiting_days = (guint) g_test_rand_int_range (0, 32) };
      g_autofree char *code = NULL, *slip = NULL;
      g_autoptr (PpHealth) read = NULL, misread = NULL;
      g_autoptr (GError) error = NULL;
      int at = g_test_rand_int_range (0, 6);

      for (guint j = 0; j < PP_HEALTH_N_TOPICS; j++)
        state.checks[j].level = (PpHealthLevel) g_test_rand_int_range (0, 3);
      code = pp_health_dup_code (&state);
      g_assert_cmpuint (strlen (code), ==, 7);
      slip = g_ascii_strdown (code, -1);
      read = pp_health_read_code (slip, NULL);
      g_assert_nonnull (read);
      for (guint j = 0; j < PP_HEALTH_N_TOPICS; j++)
        g_assert_cmpint (read->checks[j].level, ==, state.checks[j].level);
      g_assert_cmpuint (read->backup_days, ==, state.backup_days);
      g_assert_cmpuint (read->waiting_days, ==, state.waiting_days);

      at += at >= 3;
      slip[at] = slip[at] == '7' ? '8' : '7';
      misread = pp_health_read_code (slip, &error);
      g_assert_null (misread);
      g_assert_cmpstr (pp_error_get_code (error), ==, "health.bad-code");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (pp_health_read_code (wrong[i], NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/health/backup", test_backup);
  g_test_add_func ("/health/not-away", test_not_away);
  g_test_add_func ("/health/key-and-clock", test_key_and_clock);
  g_test_add_func ("/health/record", test_record);
  g_test_add_func ("/health/code", test_code);

  return g_test_run ();
}
