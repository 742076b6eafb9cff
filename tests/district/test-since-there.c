/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-since.h"
#include "pp-line.h"

typedef struct {
  char  *staff;
  gint64 now;
} Leaving;

static gpointer
leave (PpDb *db, gpointer data, GError **error)
{
  const Leaving *leaving = data;

  return pp_since_leave (db, leaving->staff, leaving->now, error) ? data : NULL;
}

static gpointer
come_back (PpDb *db, gpointer staff, GError **error)
{
  return pp_since_read (db, staff, PP_NONE, PP_NONE, error);
}

/* What was done at another desk before somebody left counts too, where it came only after that;
 * what the district sent does not. */
static void
test_other_desk (void)
{
  g_autoptr (PpLine) line = pp_line_new (2);
  PpFixture *here = pp_line_desk (line, 0), *there = pp_line_desk (line, 1);
  g_autofree char *anitha = pp_fixture_staff_id (here, "anitha");
  g_autoptr (PpSince) before = NULL, after = NULL;

  pp_line_settle (line);
  pp_fixture_at (there, "2026-03-03 10:00");
  pp_fixture_do (there, "mini", "person.register", "name_en", "Leela", NULL);
  pp_fixture_at (here, "2026-03-03 11:00");
  pp_store_maintain (here->store, leave, &(Leaving) { anitha, here->now }, NULL);
  before = pp_store_read (here->store, come_back, anitha, NULL);
  g_assert_cmpuint (before->n_acts, ==, 0);
  pp_line_settle (line);
  after = pp_store_read (here->store, come_back, anitha, NULL);
  g_assert_cmpuint (after->n_acts, ==, 1);
  g_assert_cmpuint (after->staff->len, ==, 1);
  g_assert_cmpint (after->left_at, ==, before->left_at);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/since/there", test_other_desk);
  return g_test_run ();
}
