/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-big.h"
#include "pp-contender.h"
#include "pp-desk.h"
#include "pp-figures.h"
#include "pp-watch.h"

#include <stdio.h>
#include <string.h>

/* How soon the desk is there, and what it takes while nobody does anything: the program from exec
 * to a settled window, against an empty window of libadwaita. They start in turns, each on its own
 * bus in its own home, after one start that does not count.
 */

#define N_STARTS    9
#define N_SIGN_INS  5
#define QUIET_US    (400 * 1000)
#define WORKING_US  (1500 * 1000)   /* while the desk reads and lays out, too */
#define MOST_US     (30 * G_USEC_PER_SEC)
#define IDLE_AFTER  5
#define IDLE_FOR    5

#define MOST_SETTLE 1.35
#define MOST_PAINT  1.2
#define MOST_CPU    1.5
#define MOST_MEMORY 1.25
#define MOST_HUNG   2.0

typedef struct {
  PpContender *contender;
  PpFigures   *paint;
  PpFigures   *settle;
  PpFigures   *cpu;
  double       memory;
  double       idle;
} Runner;

enum { FLOOR, DEMO, BIG, HUNG, N_RUNNERS };

static void
runner_start (Runner *self, PpWatch *watch, gboolean counts)
{
  gint64 at;
  PpSeen seen;

  pp_watch_begin (watch);
  at = pp_contender_start (self->contender);
  seen = pp_watch_paint (watch, at, QUIET_US, MOST_US);
  if (!counts)
    return;
  pp_figures_add (self->paint, seen.first / 1000.0);
  pp_figures_add (self->settle, seen.last / 1000.0);
  pp_figures_add (self->cpu, pp_contender_cpu_us (self->contender) / 1000.0);
}

static void
runner_rest (Runner *self, PpWatch *watch)
{
  g_autofree char *services = NULL, *picture = NULL;
  const char *name = pp_contender_get_name (self->contender);
  gint64 cpu;

  runner_start (self, watch, FALSE);
  g_usleep (IDLE_AFTER * G_USEC_PER_SEC);
  self->memory = pp_contender_pss_kib (self->contender) / 1024.0;
  services = pp_contender_services (self->contender);
  cpu = pp_contender_cpu_us (self->contender);
  g_usleep (IDLE_FOR * G_USEC_PER_SEC);
  self->idle = (pp_contender_cpu_us (self->contender) - cpu) * 100.0 /
               (IDLE_FOR * G_USEC_PER_SEC);
  g_print ("%s_services: %s\n", name, services);
  picture = g_strdup_printf ("%s/%s.ppm", g_getenv ("G_TEST_BUILDDIR"), name);
  pp_watch_save (watch, picture);
  pp_contender_stop (self->contender);
}

static void
runner_print (Runner *self, const Runner *to)
{
  const char *name = pp_contender_get_name (self->contender);
  double paint = pp_figures_median (self->paint), settle = pp_figures_median (self->settle);
  double cpu = pp_figures_median (self->cpu);
  const struct { const char *what; double value, to, goal; } all[] = {
    { "paint_ms", paint, pp_figures_median (to->paint), MOST_PAINT },
    { "settle_ms", settle, pp_figures_median (to->settle), MOST_SETTLE },
    { "cpu_ms", cpu, pp_figures_median (to->cpu), MOST_CPU },
    { "pss_mib", self->memory, to->memory, MOST_MEMORY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *title = g_strdup_printf ("%s_%s", name, all[i].what);

      pp_figures_print (title, all[i].value);
      if (self != to)
        pp_figures_ratio (title, all[i].value, all[i].to, all[i].goal);
    }
  g_print ("%s_idle_cpu_percent: %.2f\n", name, self->idle);
}

static void
runner_init (Runner *self, const char *name, const char *const *argv)
{
  self->contender = pp_contender_new (name, argv);
  self->paint = pp_figures_new ();
  self->settle = pp_figures_new ();
  self->cpu = pp_figures_new ();
}

static void
runner_clear (Runner *self)
{
  pp_contender_free (self->contender);
  pp_figures_free (self->paint);
  pp_figures_free (self->settle);
  pp_figures_free (self->cpu);
}

static void
measure_sign_in (Runner *runner, PpWatch *watch)
{
  g_autoptr (PpFigures) signed_in = pp_figures_new (), grid = pp_figures_new ();
  g_autofree char *picture = g_strdup_printf ("%s/grid.ppm", g_getenv ("G_TEST_BUILDDIR"));

  for (int i = 0; i < N_SIGN_INS; i++)
    {
      gint64 at;

      runner_start (runner, watch, FALSE);
      at = pp_desk_sign_in (watch);
      pp_figures_add (signed_in, pp_watch_paint (watch, at, WORKING_US, MOST_US).last / 1000.0);
      pp_watch_begin (watch);
      at = pp_watch_press (watch, "F4");
      pp_figures_add (grid, pp_watch_paint (watch, at, WORKING_US, MOST_US).last / 1000.0);
      pp_watch_save (watch, picture);
      pp_contender_stop (runner->contender);
    }
  pp_figures_print ("pin_to_settled_today_ms", pp_figures_median (signed_in));
  pp_figures_print ("key_to_settled_grid_first_time_ms", pp_figures_median (grid));
  pp_figures_print ("pin_to_settled_grid_ms",
                    pp_figures_median (signed_in) + pp_figures_median (grid));
}

int
main (void)
{
  const char *desk = g_getenv ("PANIPPURA_DESK"), *bare = g_getenv ("PANIPPURA_FLOOR");
  g_autofree char *demo = pp_big_demo (), *big = pp_big_bookings ();
  g_autoptr (PpWatch) watch = pp_watch_new ();
  Runner runners[N_RUNNERS];
  double normal, hung;

  runner_init (&runners[FLOOR], "floor", (const char *const[]) { bare, "window", NULL });
  pp_contender_setenv (runners[FLOOR].contender, "GSK_RENDERER", "cairo");
  runner_init (&runners[DEMO], "demo", (const char *const[]) { desk, "--data-dir", demo, NULL });
  runner_init (&runners[BIG], "big", (const char *const[]) { desk, "--data-dir", big, NULL });
  runner_init (&runners[HUNG], "hung", (const char *const[]) { desk, "--data-dir", demo, NULL });
  pp_contender_hush (runners[HUNG].contender);

  for (int i = 0; i <= N_STARTS; i++)
    for (int r = 0; r < N_RUNNERS; r++)
      {
        runner_start (&runners[r], watch, i > 0);
        pp_contender_stop (runners[r].contender);
      }
  for (int r = 0; r < N_RUNNERS; r++)
    runner_rest (&runners[r], watch);
  for (int r = 0; r < HUNG; r++)
    runner_print (&runners[r], &runners[FLOOR]);
  normal = pp_figures_median (runners[DEMO].settle);
  hung = pp_figures_median (runners[HUNG].settle);
  pp_figures_print ("hung_portal_settle_ms", hung);
  pp_figures_ratio ("hung_portal_settle", hung, normal, MOST_HUNG);
  measure_sign_in (&runners[BIG], watch);
  for (int r = 0; r < N_RUNNERS; r++)
    runner_clear (&runners[r]);
  return 0;
}
