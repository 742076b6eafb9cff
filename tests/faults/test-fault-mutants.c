/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-rig.h"

#define N_CUSTOMERS 3
#define MOST_CUTS   400

/* What is known to lose acts, and how it is brought about from outside. */
static const struct { const char *name, *setting, *value; } mutants[] = {
  { "told-before-commit", "PP_CLERK_EARLY", "1" },
  { "journal-in-memory", "PP_MUTANT", "journal_mode=MEMORY" },
  { "journal-deleted", "PP_MUTANT", "journal_mode=DELETE" },
  { "synchronous-normal", "PP_MUTANT", "synchronous=NORMAL" },
  { "synchronous-off", "PP_MUTANT", "synchronous=OFF" },
  { "a-disk-that-lies", "PP_DISK_LIES", "1" },
  { "rollback-left-out", "PP_MUTANT", "rollback" },
};

static char *
find_at (PpRig *rig, PpTape *tape, guint n_steps, PpCut cut, guint32 seed)
{
  g_autofree char *folder = pp_rig_empty ();
  g_autofree char *said = pp_tape_cut (tape, n_steps, cut, seed, folder);
  char *finding = pp_rig_find (rig, folder, said, 1);

  pp_rig_remove (folder);
  return finding;
}

static void
test_mutant (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autoptr (PpTape) tape = NULL;
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *finding = NULL;
  guint n_cuts = 0;

  tape = pp_rig_record (rig, NULL, 0, N_CUSTOMERS, mutants[i].setting, mutants[i].value, NULL);
  for (; finding == NULL && n_cuts < MOST_CUTS; n_cuts++)
    finding = find_at (rig, tape, g_rand_int_range (random, 0, pp_tape_get_n_steps (tape) + 1),
                       n_cuts % PP_N_CUTS, g_rand_int (random));
  g_test_message ("seed %u, caught by cut %u: %s", seed, n_cuts, finding);
  g_assert_nonnull (finding);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (mutants); i++)
    {
      g_autofree char *path = g_strconcat ("/mutants/", mutants[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_mutant);
    }

  return g_test_run ();
}
