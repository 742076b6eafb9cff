/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-schedule.h"

#include "booking/pp-booking-sql.h"
#include "booking/pp-occupancy.h"
#include "core/pp-time.h"
#include "store/pp-kept.h"

#include <string.h>

/* The machines, as they are kept: who once had the arrays may read them for ever. */
typedef struct {
  GPtrArray  *machines;   /* (nullable): not read yet */
  GHashTable *rows;       /* (element-type utf8 int) by id */
} Board;

static void
board_clear (Board *self)
{
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->machines, g_ptr_array_unref);
}

static gpointer
board_make (void)
{
  return g_new0 (Board, 1);
}

static gboolean
board_forget (gpointer kept, PpDb *db, const char *kind, const char *row, const char *old_json,
              GError **error)
{
  if (strcmp (kind, "machine") == 0)
    board_clear (kept);
  return TRUE;
}

static void
board_free (gpointer kept)
{
  board_clear (kept);
  g_free (kept);
}

static const PpKeeper keeper = { board_make, board_forget, board_free };

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Board, board_clear)

static gboolean
board_read (Board *self, PpDb *db, GError **error)
{
  if (self->machines != NULL)
    return TRUE;
  self->machines = pp_machine_list (db, error);
  if (self->machines == NULL)
    return FALSE;
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->machines->len; i++)
    g_hash_table_insert (self->rows,
                         (gpointer) pp_record_get_id (g_ptr_array_index (self->machines, i)),
                         GUINT_TO_POINTER (i));
  return TRUE;
}

/* The word of a state in which a booking holds its machine; %NULL: it does not, as
 * PP_BOOKING_HOLDS says it in SQL.
 */
static const char *
holding (const char *state)
{
  static const char *const states[] = { "done", "booked", "checked_in" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (state[0] == states[i][0] && strcmp (states[i], state) == 0)
      return states[i];
  return NULL;
}

/* Of rows of: key, machine, begin, end, state. */
static gboolean
read_held (PpSchedule *self, PpStatement *statement, GArray *all, GError **error)
{
  gboolean row;

  while (pp_statement_step (statement, &row, error))
    {
      PpHeld held = { .whose = NULL };
      gpointer at;

      if (!row)
        return TRUE;
      held.state = holding (pp_statement_text (statement, 4));
      if (held.state == NULL ||
          !g_hash_table_lookup_extended (self->rows, pp_statement_text (statement, 1), NULL, &at))
        continue;
      held.ends_at = pp_statement_int (statement, 3);
      if (held.ends_at <= self->span.starts_at)
        continue;
      held.key = pp_statement_int (statement, 0);
      held.starts_at = pp_statement_int (statement, 2);
      held.row = GPOINTER_TO_UINT (at);
      g_array_append_val (all, held);
    }
  return FALSE;
}

static int
compare_begins (gconstpointer a, gconstpointer b)
{
  const PpHeld *one = a, *other = b;

  if (one->starts_at != other->starts_at)
    return one->starts_at < other->starts_at ? -1 : 1;
  return (one->key > other->key) - (one->key < other->key);
}

/* Those that came by begin are put machine by machine; their order stays. */
static void
take_held (PpSchedule *self, const GArray *all)
{
  guint n_rows = self->machines->len;
  g_autofree guint *next = g_new0 (guint, n_rows + 1);

  self->held = g_array_sized_new (FALSE, FALSE, sizeof (PpHeld), all->len);
  g_array_set_size (self->held, all->len);
  self->first = g_new0 (guint, n_rows + 1);
  for (guint i = 0; i < all->len; i++)
    self->first[g_array_index (all, PpHeld, i).row + 1]++;
  for (guint row = 0; row < n_rows; row++)
    self->first[row + 1] += self->first[row];
  memcpy (next, self->first, (n_rows + 1) * sizeof *next);
  for (guint i = 0; i < all->len; i++)
    {
      const PpHeld *held = &g_array_index (all, PpHeld, i);

      g_array_index (self->held, PpHeld, next[held->row]++) = *held;
    }
}

/* All of it stands in indexes: what began on these days, and the few that lie over the midnight
 * before them.
 */
#define COLUMNS "SELECT b.rowid, b.machine, b.starts_at, b.ends_at, b.state FROM booking AS b "
#define BEGUN                                                                           \
  COLUMNS "INDEXED BY booking_by_start WHERE b.starts_at >= ?1 AND b.starts_at < ?2 "   \
  "AND b.voided_by IS NULL ORDER BY b.starts_at"
#define OVER_NIGHT                                                                      \
  COLUMNS "INDEXED BY booking_over_night WHERE " PP_BOOKING_OVER_NIGHT ("b")            \
  " AND b.ends_at > ?2 AND b.starts_at < ?1 AND b.voided_by IS NULL"

static gboolean
read_bookings (PpDb *db, PpSchedule *self, GError **error)
{
  g_autofree char *day = pp_time_day (self->span.starts_at);
  gint64 start = pp_day_start (day);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (PpHeld));
  g_autoptr (PpStatement) night = NULL, begun = NULL;

  night = pp_db_prepare (db, error, OVER_NIGHT, "ii", start, self->span.starts_at);
  if (night == NULL || !read_held (self, night, all, error))
    return FALSE;
  g_array_sort (all, compare_begins);
  begun = pp_db_prepare (db, error, BEGUN, "ii", start, self->span.ends_at);
  if (begun == NULL || !read_held (self, begun, all, error))
    return FALSE;
  take_held (self, all);
  return TRUE;
}

static gboolean
read_closed_days (PpDb *db, PpSchedule *self, GError **error)
{
  guint n_days = (self->span.ends_at - self->span.starts_at) / PP_TIME_DAY;

  for (guint i = 0; i < MIN (n_days, 64); i++)
    {
      gboolean closed;

      if (!pp_occupancy_is_closed (db, self->span.starts_at + i * PP_TIME_DAY, &closed, error))
        return FALSE;
      if (closed)
        self->closed_days |= G_GUINT64_CONSTANT (1) << i;
    }
  return TRUE;
}

static gboolean
read_all (PpSchedule *self, PpDb *db, Board *board, GError **error)
{
  if (!board_read (board, db, error))
    return FALSE;
  self->machines = g_ptr_array_ref (board->machines);
  self->rows = g_hash_table_ref (board->rows);
  self->downtimes = pp_db_list (db, pp_downtime_get_type (), error,
                                "WHERE starts_at < ? AND ends_at > ? AND voided_by IS NULL "
                                "ORDER BY starts_at", "ii", self->span.ends_at,
                                self->span.starts_at);
  return self->downtimes != NULL && read_bookings (db, self, error) &&
         read_closed_days (db, self, error);
}

/**
 * pp_schedule_read:
 * @db: a connection
 * @span: which; whole days
 * @error: why it failed
 *
 * Who the bookings are for is not read yet: of thousands, few are looked at.
 *
 * Returns: (transfer full): the machines and who has them in the span
 */
PpSchedule *
pp_schedule_read (PpDb *db, PpSpan span, GError **error)
{
  g_autoptr (PpSchedule) self = g_new0 (PpSchedule, 1);
  g_autoptr (GError) failure = NULL;
  g_auto (Board) own = { NULL };
  Board *board = pp_kept_get (db, &keeper, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  self->span = span;
  return read_all (self, db, board != NULL ? board : &own, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pp_schedule_free:
 * @self: (transfer full): a schedule
 */
void
pp_schedule_free (PpSchedule *self)
{
  for (guint i = 0; self->held != NULL && i < self->held->len; i++)
    g_clear_pointer (&g_array_index (self->held, PpHeld, i).whose, pp_whose_free);
  g_clear_pointer (&self->held, g_array_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->machines, g_ptr_array_unref);
  g_clear_pointer (&self->downtimes, g_ptr_array_unref);
  g_free (self->first);
  g_free (self);
}

/**
 * pp_schedule_list:
 * @self: a schedule
 * @row: of a machine
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): who has the machine, by begin
 */
PpHeld *
pp_schedule_list (const PpSchedule *self, guint row, guint *n)
{
  if (row >= self->machines->len)
    {
      *n = 0;
      return NULL;
    }
  *n = self->first[row + 1] - self->first[row];
  return (PpHeld *) (gpointer) self->held->data + self->first[row];
}

/**
 * pp_schedule_at:
 * @self: a schedule
 * @row: of a machine
 * @at: UTC seconds
 *
 * Returns: (transfer none) (nullable): the first booking that has the machine then
 */
PpHeld *
pp_schedule_at (const PpSchedule *self, guint row, gint64 at)
{
  guint n;
  PpHeld *all = pp_schedule_list (self, row, &n);

  for (guint i = 0; i < n; i++)
    if (all[i].starts_at <= at && all[i].ends_at > at)
      return &all[i];
  return NULL;
}

/**
 * pp_schedule_current:
 * @self: a schedule
 * @row: of a machine
 * @now: UTC seconds
 *
 * Returns: (transfer none) (nullable): the booking that has the machine: who is checked in, also
 *   behind their time, else whose time it is
 */
PpHeld *
pp_schedule_current (const PpSchedule *self, guint row, gint64 now)
{
  PpHeld *found = NULL, *all;
  guint n;

  all = pp_schedule_list (self, row, &n);
  for (guint i = 0; i < n; i++)
    {
      if (strcmp (all[i].state, "checked_in") == 0)
        return &all[i];
      if (strcmp (all[i].state, "booked") == 0 && all[i].starts_at <= now && all[i].ends_at > now)
        found = &all[i];
    }
  return found;
}

/**
 * pp_schedule_next:
 * @self: a schedule
 * @row: of a machine
 * @now: UTC seconds
 *
 * Returns: (transfer none) (nullable): the first booking that begins later
 */
PpHeld *
pp_schedule_next (const PpSchedule *self, guint row, gint64 now)
{
  guint n;
  PpHeld *all = pp_schedule_list (self, row, &n);

  for (guint i = 0; i < n; i++)
    if (all[i].starts_at > now && strcmp (all[i].state, "booked") == 0)
      return &all[i];
  return NULL;
}

/**
 * pp_schedule_down:
 * @self: a schedule
 * @machine: a machine's id
 * @now: UTC seconds
 *
 * Returns: (transfer none) (nullable): why the machine cannot be used now
 */
PpDowntime *
pp_schedule_down (const PpSchedule *self, const char *machine, gint64 now)
{
  for (guint i = 0; i < self->downtimes->len; i++)
    {
      PpDowntime *down = g_ptr_array_index (self->downtimes, i);

      if (down->starts_at <= now && down->ends_at > now && strcmp (down->machine, machine) == 0)
        return down;
    }
  return NULL;
}

/**
 * pp_schedule_hours:
 * @self: a schedule
 * @opens_minute: (out): minutes from midnight
 * @closes_minute: (out): minutes from midnight
 *
 * From when the first machine opens until the last closes; what never closes does not stretch the
 * day.
 */
void
pp_schedule_hours (const PpSchedule *self, int *opens_minute, int *closes_minute)
{
  int opens = 24 * 60, closes = 0;

  for (guint i = 0; i < self->machines->len; i++)
    {
      const PpMachine *machine = g_ptr_array_index (self->machines, i);

      if (machine->closes_minute - machine->opens_minute == 24 * 60)
        continue;
      opens = MIN (opens, (int) machine->opens_minute);
      closes = MAX (closes, (int) machine->closes_minute);
    }
  *opens_minute = closes > opens ? opens : 0;
  *closes_minute = closes > opens ? closes : 24 * 60;
}

/**
 * pp_schedule_lane:
 * @self: a schedule
 * @held: one of its bookings
 *
 * Returns: how many others have the machine when it begins, of those that began before it
 */
guint
pp_schedule_lane (const PpSchedule *self, const PpHeld *held)
{
  guint n, lane = 0;

  for (PpHeld *other = pp_schedule_list (self, held->row, &n); other < held; other++)
    if (other->ends_at > held->starts_at)
      lane++;
  return lane;
}

/**
 * pp_schedule_is_day_closed:
 * @self: a schedule
 * @at: UTC seconds, in its span
 *
 * Returns: whether the cluster is closed all that day
 */
gboolean
pp_schedule_is_day_closed (const PpSchedule *self, gint64 at)
{
  gint64 day = (at - self->span.starts_at) / PP_TIME_DAY;

  return day >= 0 && day < 64 && (self->closed_days >> day & 1) != 0;
}

/**
 * pp_schedule_is_open:
 * @self: a schedule
 * @machine: one of its machines
 * @at: UTC seconds, in its span
 *
 * Returns: whether a booking of the machine may take this moment, if nobody has it
 */
gboolean
pp_schedule_is_open (const PpSchedule *self, const PpMachine *machine, gint64 at)
{
  int minute = pp_time_minute_of_day (at);

  return minute >= machine->opens_minute && minute < machine->closes_minute &&
         !pp_schedule_is_day_closed (self, at);
}

/**
 * pp_schedule_row:
 * @self: a schedule
 * @machine: a machine's id
 *
 * Returns: where it stands among the machines; -1 where it does not
 */
int
pp_schedule_row (const PpSchedule *self, const char *machine)
{
  gpointer row;

  return g_hash_table_lookup_extended (self->rows, machine, NULL, &row)
           ? GPOINTER_TO_INT (row) : -1;
}

/**
 * pp_whose_read:
 * @db: a connection
 * @key: of a #PpHeld
 * @error: why it failed
 *
 * Returns: (transfer full): whom the booking is for: the enterprise, where it is one's, else the
 *   person
 */
PpWhose *
pp_whose_read (PpDb *db, gint64 key, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  PpWhose *self;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT b.id, "
                             "iif (e.id IS NULL, p.name_en, e.name_en), "
                             "iif (e.id IS NULL, p.name_ml, e.name_ml) FROM booking AS b "
                             "JOIN person AS p ON p.id = b.person "
                             "LEFT JOIN enterprise AS e ON e.id = b.enterprise "
                             "WHERE b.rowid = ?", "i", key);
  if (statement == NULL || !pp_statement_step (statement, &row, error))
    return NULL;
  self = g_new0 (PpWhose, 1);
  self->booking = g_strdup (row ? pp_statement_text (statement, 0) : "");
  self->name_en = row ? g_strdup (pp_statement_text (statement, 1)) : NULL;
  self->name_ml = row ? g_strdup (pp_statement_text (statement, 2)) : NULL;
  return self;
}

/**
 * pp_whose_free:
 * @self: (transfer full) (nullable): who a booking is for
 */
void
pp_whose_free (PpWhose *self)
{
  if (self == NULL)
    return;
  g_free (self->booking);
  g_free (self->name_en);
  g_free (self->name_ml);
  g_free (self);
}

/**
 * pp_held_read_whose:
 * @self: a booking of a schedule that nobody else has yet
 * @db: a connection
 * @error: why it failed
 *
 * Reads who it is for, where that is not known yet.
 *
 * Returns: whether it went well
 */
gboolean
pp_held_read_whose (PpHeld *self, PpDb *db, GError **error)
{
  if (self->whose == NULL)
    self->whose = pp_whose_read (db, self->key, error);
  return self->whose != NULL;
}
