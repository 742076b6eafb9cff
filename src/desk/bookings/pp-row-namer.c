/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-row-namer.h"

/* Whose the bookings are is read with the schedule only for the rows that are seen, and then for
 * those around them, so that they are named before they are seen.
 */
struct _PpRowNamer
{
  GObject           parent_instance;

  PpTimeGrid       *grid;        /* not owned: the grid's pane owns both */
  const PpSchedule *schedule;
  guint             turn;        /* counts the schedules */
  GCancellable     *reading;     /* (nullable) */
  PpStore          *store;
};

G_DEFINE_FINAL_TYPE (PpRowNamer, pp_row_namer, G_TYPE_OBJECT)

typedef struct {
  PpRowNamer *namer;
  guint       turn;
  GArray     *held;     /* places in the schedule's */
  GArray     *keys;
} Job;

static void look (PpRowNamer *self);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->namer);
  g_array_unref (job->held);
  g_array_unref (job->keys);
  g_free (job);
}

static gpointer
read_all (PpDb *db, gpointer keys, GError **error)
{
  const GArray *array = keys;
  g_autoptr (GPtrArray) all = g_ptr_array_new_full (array->len, (GDestroyNotify) pp_whose_free);

  for (guint i = 0; i < array->len; i++)
    {
      PpWhose *whose = pp_whose_read (db, g_array_index (array, gint64, i), error);

      if (whose == NULL)
        return NULL;
      g_ptr_array_add (all, whose);
    }
  return g_steal_pointer (&all);
}

static void
give (PpRowNamer *self, const Job *job, GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      PpHeld *held = &g_array_index (self->schedule->held, PpHeld,
                                     g_array_index (job->held, guint, i));

      if (held->whose == NULL)
        held->whose = g_steal_pointer (&g_ptr_array_index (all, i));
    }
  pp_time_grid_named (self->grid);
}

static void
read_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  PpRowNamer *self = job->namer;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = pp_store_read_finish (PP_STORE (store), result, &error);

  if (self->reading != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_object (&self->reading);
      if (all != NULL && job->turn == self->turn)
        give (self, job, all);
      if (all != NULL)
        look (self);
    }
  job_free (job);
}

/* The rows that are seen, as many before and as many after. */
static Job *
job_of (PpRowNamer *self)
{
  Job *job = g_new0 (Job, 1);
  guint seen, n, n_held, first;

  job->namer = g_object_ref (self);
  job->turn = self->turn;
  job->held = g_array_new (FALSE, FALSE, sizeof (guint));
  job->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  seen = pp_time_grid_get_rows (self->grid, &first);
  n = first + 2 * seen;
  for (guint row = first - MIN (first, seen); row < n; row++)
    {
      PpHeld *all = pp_schedule_list (self->schedule, row, &n_held);

      for (guint i = 0; i < n_held; i++)
        {
          guint at = &all[i] - (PpHeld *) (gpointer) self->schedule->held->data;

          if (all[i].whose != NULL)
            continue;
          g_array_append_val (job->held, at);
          g_array_append_val (job->keys, all[i].key);
        }
    }
  return job;
}

static void
look (PpRowNamer *self)
{
  Job *job;

  if (self->reading != NULL || self->schedule == NULL)
    return;
  job = job_of (self);
  if (job->keys->len == 0)
    {
      job_free (job);
      return;
    }
  self->reading = g_cancellable_new ();
  pp_store_read_async (self->store, read_all, g_array_ref (job->keys),
                       (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
                       self->reading, read_cb, job);
}

static void
pp_row_namer_dispose (GObject *object)
{
  pp_row_namer_stop (PP_ROW_NAMER (object));
  g_clear_object (&PP_ROW_NAMER (object)->store);

  G_OBJECT_CLASS (pp_row_namer_parent_class)->dispose (object);
}

static void
pp_row_namer_class_init (PpRowNamerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_row_namer_dispose;
}

static void
pp_row_namer_init (PpRowNamer *self)
{
}

/**
 * pp_row_namer_new:
 * @grid: (transfer none): a grid that outlives it, or until pp_row_namer_stop()
 *
 * Returns: (transfer full): who names its bookings
 */
PpRowNamer *
pp_row_namer_new (PpTimeGrid *grid)
{
  PpRowNamer *self = g_object_new (PP_TYPE_ROW_NAMER, NULL);

  self->grid = grid;
  return self;
}

/**
 * pp_row_namer_look:
 * @self: a namer
 * @store: a store
 * @schedule: (transfer none): what the grid shows, until the next call
 *
 * Reads whose the bookings are in the rows that are seen and around them, where that is not known.
 */
void
pp_row_namer_look (PpRowNamer *self, PpStore *store, const PpSchedule *schedule)
{
  g_return_if_fail (PP_IS_ROW_NAMER (self) && schedule != NULL);

  if (self->schedule != schedule)
    self->turn++;
  self->schedule = schedule;
  g_set_object (&self->store, store);
  look (self);
}

/**
 * pp_row_namer_stop:
 * @self: a namer
 *
 * What it was reading is not waited for.
 */
void
pp_row_namer_stop (PpRowNamer *self)
{
  g_return_if_fail (PP_IS_ROW_NAMER (self));

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->schedule = NULL;
  self->turn++;
}

/**
 * pp_row_namer_read:
 * @schedule: a schedule that nobody else has yet
 * @db: a connection
 * @first: a row
 * @n: how many rows
 * @error: why it failed
 *
 * Reads at once whose the bookings are in these rows.
 *
 * Returns: whether it went well
 */
gboolean
pp_row_namer_read (PpSchedule *schedule, PpDb *db, guint first, guint n, GError **error)
{
  for (guint row = first; row < first + n; row++)
    {
      guint n_held;
      PpHeld *held = pp_schedule_list (schedule, row, &n_held);

      for (guint i = 0; i < n_held; i++)
        if (!pp_held_read_whose (&held[i], db, error))
          return FALSE;
    }
  return TRUE;
}
