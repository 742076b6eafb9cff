/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-occupancy.h"

#include "booking/pp-booking-sql.h"
#include "core/pp-day.h"
#include "core/pp-time.h"
#include "people/pp-cluster.h"
#include "store/pp-kept.h"

#include <string.h>

/* Days are kept by pages of so many: a bit each of those that are closed. */
#define PAGE_DAYS 8

/* More pages than these are not kept. */
#define MOST_PAGES 10000

struct _PpOccupancy {
  GHashTable *machines;   /* (element-type utf8 Row) by id */
  GHashTable *days;       /* (element-type gint64 Days) by page */
  guint       n_pages;
};

/* Of one machine. */
typedef struct {
  gint64      capacity;
  GHashTable *pages;      /* (element-type gint64 GArray) of PpSpan: when it is full, in order */
} Row;

typedef struct {
  guint64 known;
  guint64 closed;
} Days;

/* So much more, or less, is there from this moment on. */
typedef struct {
  gint64 at;
  gint64 more;
} Turn;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_hash_table_unref (row->pages);
  g_free (row);
}

static gpointer
make (void)
{
  PpOccupancy *self = g_new0 (PpOccupancy, 1);

  self->machines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, row_free);
  self->days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

static void
occupancy_free (gpointer data)
{
  PpOccupancy *self = data;

  g_hash_table_unref (self->machines);
  g_hash_table_unref (self->days);
  g_free (self);
}

/* The machine on which the row lies, and the one on which it lay. */
static gboolean
forget_machines (PpOccupancy *self, PpDb *db, const char *sql, const char *row,
                 const char *old_json, GError **error)
{
  g_autoptr (PpStatement) statement = pp_db_prepare (db, error, sql, "tt", row, old_json);
  gboolean more;

  while (statement != NULL && pp_statement_step (statement, &more, error))
    {
      if (!more)
        return TRUE;
      if (pp_statement_text (statement, 0) != NULL)
        g_hash_table_remove (self->machines, pp_statement_text (statement, 0));
    }
  return FALSE;
}

static gboolean
forget (gpointer kept, PpDb *db, const char *kind, const char *row, const char *old_json,
        GError **error)
{
  PpOccupancy *self = kept;

  if (strcmp (kind, "booking") == 0)
    return forget_machines (self, db, "SELECT machine FROM booking WHERE id = ?1 UNION ALL "
                            "SELECT json_extract (?2, '$.machine')", row, old_json, error);
  if (strcmp (kind, "downtime") == 0)
    return forget_machines (self, db, "SELECT machine FROM downtime WHERE id = ?1 UNION ALL "
                            "SELECT json_extract (?2, '$.machine')", row, old_json, error);
  if (strcmp (kind, "machine") == 0)
    g_hash_table_remove (self->machines, row);
  if (strcmp (kind, "cluster") == 0 || strcmp (kind, "holiday") == 0)
    g_hash_table_remove_all (self->days);
  return TRUE;
}

static const PpKeeper keeper = { make, forget, occupancy_free };

static gint64
day_of (gint64 at)
{
  gint64 local = at + PP_TIME_OFFSET;

  return local / PP_TIME_DAY - (local % PP_TIME_DAY < 0 ? 1 : 0);
}

static gint64
page_of (gint64 at)
{
  gint64 day = day_of (at);

  return day / PAGE_DAYS - (day % PAGE_DAYS < 0 ? 1 : 0);
}

static PpSpan
span_of (gint64 page)
{
  gint64 start = page * PAGE_DAYS * PP_TIME_DAY - PP_TIME_OFFSET;

  return (PpSpan) { start, start + PAGE_DAYS * PP_TIME_DAY };
}

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *one = a, *other = b;

  return (one->at > other->at) - (one->at < other->at);
}

static void
add_turns (GArray *turns, PpSpan page, gint64 starts_at, gint64 ends_at, gint64 more)
{
  Turn begin = { MAX (starts_at, page.starts_at), more };
  Turn end = { MIN (ends_at, page.ends_at), -more };

  g_array_append_val (turns, begin);
  g_array_append_val (turns, end);
}

/* What is out of use is as good as full. */
static GArray *
read_turns (PpDb *db, const char *machine, PpSpan page, gint64 capacity, GError **error)
{
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error,
                             "SELECT starts_at, ends_at, 1 FROM booking AS b WHERE machine = ?1 "
                             "AND " PP_BOOKING_SHORT ("b", "?2", "?3") " AND " PP_BOOKING_HOLDS
                             " UNION ALL "
                             "SELECT starts_at, ends_at, 1 FROM booking AS b WHERE machine = ?1 "
                             "AND " PP_BOOKING_LONG ("b", "?2", "?3") " AND starts_at <= "
                             "?2 - 86400 AND " PP_BOOKING_HOLDS " UNION ALL "
                             "SELECT starts_at, ends_at, ?4 FROM downtime WHERE machine = ?1 "
                             "AND starts_at < ?3 AND ends_at > ?2 AND voided_by IS NULL", "tiii",
                             machine, page.starts_at, page.ends_at, MAX (capacity, 1));
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      if (!row)
        {
          g_array_sort (turns, compare_turns);
          return g_steal_pointer (&turns);
        }
      add_turns (turns, page, pp_statement_int (statement, 0), pp_statement_int (statement, 1),
                 pp_statement_int (statement, 2));
    }
  return NULL;
}

static GArray *
full_spans (GArray *turns, PpSpan page, gint64 capacity)
{
  GArray *full = g_array_new (FALSE, FALSE, sizeof (PpSpan));
  PpSpan span = { page.starts_at, page.ends_at };
  gboolean was_full = capacity <= 0;
  gint64 load = 0;

  for (guint i = 0; i < turns->len;)
    {
      gint64 at = g_array_index (turns, Turn, i).at;

      for (; i < turns->len && g_array_index (turns, Turn, i).at == at; i++)
        load += g_array_index (turns, Turn, i).more;
      if (was_full == (load >= capacity))
        continue;
      if (was_full)
        {
          span.ends_at = at;
          g_array_append_val (full, span);
        }
      span.starts_at = at;
      was_full = !was_full;
    }
  span.ends_at = page.ends_at;
  if (was_full && span.ends_at > span.starts_at)
    g_array_append_val (full, span);
  return full;
}

static Row *
get_row (PpOccupancy *self, PpMachine *machine)
{
  const char *id = pp_record_get_id (PP_RECORD (machine));
  Row *row = g_hash_table_lookup (self->machines, id);

  if (row != NULL && row->capacity == machine->capacity)
    return row;
  if (self->n_pages > MOST_PAGES)
    {
      g_hash_table_remove_all (self->machines);
      self->n_pages = 0;
    }
  row = g_new0 (Row, 1);
  row->capacity = machine->capacity;
  row->pages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify) g_array_unref);
  g_hash_table_insert (self->machines, g_strdup (id), row);
  return row;
}

static const GArray *
get_page (PpOccupancy *self, PpDb *db, PpMachine *machine, gint64 page, GError **error)
{
  Row *row = get_row (self, machine);
  GArray *full = g_hash_table_lookup (row->pages, &page);
  g_autoptr (GArray) turns = NULL;

  if (full != NULL)
    return full;
  turns = read_turns (db, pp_record_get_id (PP_RECORD (machine)), span_of (page), row->capacity,
                      error);
  if (turns == NULL)
    return NULL;
  full = full_spans (turns, span_of (page), row->capacity);
  g_hash_table_insert (row->pages, g_memdup2 (&page, sizeof page), full);
  self->n_pages++;
  return full;
}

/* The first of the spans that ends after @at. */
static guint
find (const GArray *full, gint64 at)
{
  guint from = 0, to = full->len;

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (g_array_index (full, PpSpan, middle).ends_at > at)
        to = middle;
      else
        from = middle + 1;
    }
  return from;
}

/**
 * pp_occupancy_get:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer none) (nullable): what is kept, as of the state that this query sees; %NULL
 *   on the thread that writes, where the tables are asked instead, or with @error set
 */
PpOccupancy *
pp_occupancy_get (PpDb *db, GError **error)
{
  return pp_kept_get (db, &keeper, error);
}

/**
 * pp_occupancy_is_free:
 * @self: an occupancy
 * @db: the connection that it is of
 * @machine: a machine
 * @span: when it is wanted
 * @free_from: (out): the begin of @span where the machine holds one booking more all through it;
 *   else the end of what is in the way first
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_occupancy_is_free (PpOccupancy *self, PpDb *db, PpMachine *machine, PpSpan span,
                      gint64 *free_from, GError **error)
{
  *free_from = span.starts_at;
  for (gint64 page = page_of (span.starts_at); page <= page_of (span.ends_at - 1); page++)
    {
      const GArray *full = get_page (self, db, machine, page, error);
      guint at;

      if (full == NULL)
        return FALSE;
      at = find (full, span.starts_at);
      if (at < full->len && g_array_index (full, PpSpan, at).starts_at < span.ends_at)
        {
          *free_from = g_array_index (full, PpSpan, at).ends_at;
          return TRUE;
        }
    }
  return TRUE;
}

static gboolean
ask_closed (PpDb *db, gint64 day_start, gboolean *closed, GError **error)
{
  g_autofree char *day = pp_time_day (day_start);

  return pp_cluster_is_closed (db, day, closed, error);
}

/**
 * pp_occupancy_is_closed:
 * @db: a connection
 * @day_start: a day's first second, UTC
 * @closed: (out): whether the cluster is closed on that day
 * @error: why it failed
 *
 * As pp_cluster_is_closed(), of what is kept where something is.
 *
 * Returns: whether it went well
 */
gboolean
pp_occupancy_is_closed (PpDb *db, gint64 day_start, gboolean *closed, GError **error)
{
  g_autoptr (GError) failure = NULL;
  PpOccupancy *self = pp_occupancy_get (db, &failure);
  gint64 page = page_of (day_start);
  guint64 bit = G_GUINT64_CONSTANT (1) << (day_of (day_start) - page * PAGE_DAYS);
  Days *days;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self == NULL)
    return ask_closed (db, day_start, closed, error);
  days = g_hash_table_lookup (self->days, &page);
  if (days == NULL)
    {
      days = g_new0 (Days, 1);
      g_hash_table_insert (self->days, g_memdup2 (&page, sizeof page), days);
    }
  if ((days->known & bit) == 0)
    {
      if (!ask_closed (db, day_start, closed, error))
        return FALSE;
      days->known |= bit;
      days->closed |= *closed ? bit : 0;
    }
  *closed = (days->closed & bit) != 0;
  return TRUE;
}
