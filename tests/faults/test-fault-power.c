/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-customer.h"
#include "pp-rig.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

#define N_CUSTOMERS 1
#define N_KILLS     (g_test_thorough () ? 2000 : 100)
#define N_CUTS      (g_test_thorough () ? 6000 : 150)
#define N_NEXT      10   /* after every so many faults somebody comes next */

/* Kills a clerk instead of a step by chance; every other time in the middle of a write. */
static void
kill_once (PpRig *rig, guint n_steps, guint next, GRand *random)
{
  g_autofree char *folder = pp_rig_copy (rig), *finding = NULL;
  g_autofree char *at = g_strdup_printf ("%d", g_rand_int_range (random, 1, n_steps + 1));
  g_autoptr (PpRun) told = NULL;

  told = pp_rig_run (folder, 0, N_CUSTOMERS, "PP_DISK_KILL", at,
                     "PP_DISK_TORN", g_rand_boolean (random) ? "1" : "0", NULL);
  g_assert_true (WIFSIGNALED (told->status) && WTERMSIG (told->status) == SIGKILL);
  finding = pp_rig_find_after (rig, folder, told->said, 1, next);
  if (finding != NULL)
    g_error ("killed at step %s: %s", at, finding);
  pp_rig_remove (folder);
}

/* A clerk's work with nothing in its way. */
static PpTape *
record (PpRig *rig)
{
  PpTape *tape = pp_rig_record (rig, NULL, 0, N_CUSTOMERS, NULL);
  g_autofree char *folder = pp_rig_empty ();
  g_autofree char *said = pp_tape_cut (tape, pp_tape_get_n_steps (tape), PP_CUT_LOST, 0, folder);

  g_assert_cmpuint (pp_rig_count (said, "did "), ==, N_CUSTOMERS * PP_CUSTOMER_ACTS);
  pp_rig_remove (folder);
  return tape;
}

static void
test_kill (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autoptr (PpTape) tape = record (rig);
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u, %u steps", seed, pp_tape_get_n_steps (tape));
  for (int i = 0; i < N_KILLS; i++)
    kill_once (rig, pp_tape_get_n_steps (tape), i % N_NEXT == 0 ? N_CUSTOMERS : 0, random);
}

static void
cut_once (PpRig *rig, PpTape *tape, guint n_steps, PpCut cut, guint32 seed)
{
  g_autofree char *folder = pp_rig_empty (), *finding = NULL;
  g_autofree char *said = pp_tape_cut (tape, n_steps, cut, seed, folder);

  finding = pp_rig_find_after (rig, folder, said, 1, seed % N_NEXT == 0 ? N_CUSTOMERS : 0);
  if (finding != NULL)
    g_error ("power cut of kind %d after step %u, seed %u: %s", cut, n_steps, seed, finding);
  pp_rig_remove (folder);
}

static void
test_power (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  g_autoptr (PpTape) tape = record (rig);
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_steps = pp_tape_get_n_steps (tape);

  g_test_message ("seed %u, %u steps", seed, n_steps);
  for (int i = 0; i < N_CUTS; i++)
    cut_once (rig, tape, g_rand_int_range (random, 0, n_steps + 1), i % PP_N_CUTS,
              g_rand_int (random));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/power/kill", test_kill);
  g_test_add_func ("/power/cut", test_power);

  return g_test_run ();
}
