/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-big.h"
#include "pp-contender.h"
#include "pp-desk.h"
#include "pp-figures.h"

#include <string.h>

/* How soon a key is answered: from the key that the X server is told of to the first pixels, and
 * until they are still. What the desk does is pressed in turns with the floor of the same thing, so
 * that what else the machine does meets both alike.
 *
 *     bench-keys [CASE…]: these alone, each beside its floor
 */

#define N_ROUNDS  5
#define N_KEYS    25
#define QUIET_US  (120 * 1000)
#define MOST_US   (5 * G_USEC_PER_SEC)
#define START_US  (400 * 1000)

#define MOST_PAGE 1.6
#define MOST_TYPE 1.3
#define MOST_CPU_MS 2.0

typedef struct {
  PpFigures *first;
  PpFigures *still;
  PpFigures *cpu;
} Answers;

typedef struct {
  const char *name;
  const char *program;      /* of the floor, NULL: the desk */
  const char *const *way;   /* to where the keys go */
  const char *keys;         /* that are pressed in turn */
  int         floor;        /* index of what it is measured against */
  double      goal;
} Case;

static const char *const straight[] = { NULL };
static const char *const to_grid[] = { "F4", "Shift_L+Tab", NULL };
static const char *const to_box[] = { "F2", NULL };
static const char *const to_form[] = { "F3", "Return", NULL };

static const Case cases[] = {
  { "floor_grid", "grid", straight, "Page_Down Page_Up", 0, 0 },
  { "floor_entry", "entry", straight, "l e e l a BackSpace BackSpace BackSpace BackSpace BackSpace",
    1, 0 },
  { "page_day", NULL, to_grid, "Alt_L+Right Alt_L+Right Alt_L+Left Alt_L+Left", 0, MOST_PAGE },
  { "page_rows", NULL, to_grid, "Page_Down Page_Down Page_Up Page_Up", 0, MOST_PAGE },
  { "type_one_box", NULL, to_box,
    "l e e l a BackSpace BackSpace BackSpace BackSpace BackSpace", 1, MOST_TYPE },
  { "type_field", NULL, to_form,
    "l e e l a BackSpace BackSpace BackSpace BackSpace BackSpace", 1, MOST_TYPE },
};

static void
press_all (const Case *one, PpContender *contender, PpWatch *watch, Answers *answers)
{
  g_auto (GStrv) keys = g_strsplit (one->keys, " ", -1);
  guint n = g_strv_length (keys);

  for (guint i = 0; i < N_KEYS; i++)
    {
      gint64 cpu = pp_contender_cpu_us (contender), at = pp_watch_press (watch, keys[i % n]);
      PpSeen seen = pp_watch_damage (watch, at, QUIET_US, MOST_US);

      if (i < n)    /* the first time each is pressed does not count */
        continue;
      if (seen.first < 0)
        g_error ("%s: %s was not answered", one->name, keys[i % n]);
      pp_figures_add (answers->first, seen.first / 1000.0);
      pp_figures_add (answers->still, seen.last / 1000.0);
      pp_figures_add (answers->cpu, (pp_contender_cpu_us (contender) - cpu) / 1000.0);
    }
}

static void
measure (const Case *one, PpContender *contender, PpWatch *watch, Answers *answers)
{
  g_autofree char *picture = g_strdup_printf ("%s/%s.ppm", g_getenv ("G_TEST_BUILDDIR"),
                                              one->name);
  gint64 at;

  pp_watch_begin (watch);
  at = pp_contender_start (contender);
  pp_watch_paint (watch, at, START_US, MOST_US * 6);
  if (one->program == NULL)
    {
      at = pp_desk_sign_in (watch);
      pp_watch_paint (watch, at, START_US, MOST_US);
    }
  pp_watch_focus (watch);
  for (guint i = 0; one->way[i] != NULL; i++)
    {
      at = pp_watch_press (watch, one->way[i]);
      pp_watch_damage (watch, at, START_US, MOST_US);
    }
  press_all (one, contender, watch, answers);
  pp_watch_save (watch, picture);
  pp_contender_stop (contender);
}

static PpContender *
contender_of (const Case *one, const char *big)
{
  const char *desk = g_getenv ("PANIPPURA_DESK"), *bare = g_getenv ("PANIPPURA_FLOOR");
  PpContender *contender;

  if (one->program == NULL)
    return pp_contender_new (one->name, (const char *const[]) { desk, "--data-dir", big, NULL });
  contender = pp_contender_new (one->name, (const char *const[]) { bare, one->program, NULL });
  pp_contender_setenv (contender, "GSK_RENDERER", "cairo");
  return contender;
}

static void
print (const Case *one, const Answers *answers, const Answers *floor_answers)
{
  const struct { const char *what; double value, to; } all[] = {
    { "first_ms", pp_figures_median (answers->first), pp_figures_median (floor_answers->first) },
    { "first_p99_ms", pp_figures_at (answers->first, 0.99),
      pp_figures_at (floor_answers->first, 0.99) },
    { "still_ms", pp_figures_median (answers->still), pp_figures_median (floor_answers->still) },
  };
  double cpu = pp_figures_median (answers->cpu);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *title = g_strdup_printf ("%s_%s", one->name, all[i].what);

      pp_figures_print (title, all[i].value);
      if (answers != floor_answers)
        pp_figures_ratio (title, all[i].value, all[i].to, i == 0 ? one->goal : 0);
    }
  g_print ("%s_cpu_ms_a_key: %.2f%s\n", one->name, cpu,
           one->goal > 0 && cpu > MOST_CPU_MS ? "  MISSED: 2 at most" : "");
}

/* Whether a case is asked for by name, or is the floor of one that is. */
static gboolean
is_asked (guint index, const char *const *names)
{
  if (names[0] == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if ((i == index || cases[i].floor == (int) index) && g_strv_contains (names, cases[i].name))
      return TRUE;
  return FALSE;
}

int
main (int argc, char **argv)
{
  const char *const *names = (const char *const *) argv + 1;
  g_autofree char *big = pp_big_bookings ();
  g_autoptr (PpWatch) watch = pp_watch_new ();
  PpContender *contenders[G_N_ELEMENTS (cases)] = { NULL };
  Answers answers[G_N_ELEMENTS (cases)];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (is_asked (i, names))
        contenders[i] = contender_of (&cases[i], big);
      answers[i] = (Answers) { pp_figures_new (), pp_figures_new (), pp_figures_new () };
    }
  for (int round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      if (contenders[i] != NULL)
        measure (&cases[i], contenders[i], watch, &answers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (contenders[i] == NULL)
        continue;
      print (&cases[i], &answers[i], &answers[cases[i].floor]);
      pp_contender_free (contenders[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      pp_figures_free (answers[i].first);
      pp_figures_free (answers[i].still);
      pp_figures_free (answers[i].cpu);
    }
  return 0;
}
