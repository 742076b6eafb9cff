/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds/pp-kinds.h"
#include "kinds/pp-verbs.h"

/* A person reads what each verb does, and can tell one from another. */
static void
test_titles (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (const PpVerb *verb = pp_verbs; verb->name != NULL; verb++)
    {
      g_test_message ("%s", verb->name);
      g_assert_nonnull (verb->title);
      g_assert_true (g_hash_table_add (titles, (gpointer) verb->title));
      g_assert_cmpstr (pp_verb_get_title (verb), ==, verb->title);
    }
}

/* Who can be asked to stand by has to be able to do it. */
static void
test_table (void)
{
  for (const PpVerb *verb = pp_verbs; verb->name != NULL; verb++)
    {
      g_test_message ("%s", verb->name);
      g_assert_true (verb->roles != 0);
      g_assert_true (pp_schema_verb (pp_kinds_get_schema (), verb->name) == verb);
      g_assert_cmpint (verb->undo == PP_UNDO_COUNTER, ==, verb->counter != NULL);
      if (verb->counter != NULL)
        g_assert_nonnull (pp_schema_verb (pp_kinds_get_schema (), verb->counter));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verbs/titles", test_titles);
  g_test_add_func ("/verbs/table", test_table);

  return g_test_run ();
}
