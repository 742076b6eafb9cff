/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/production/pp-production-data.h"

#include "core/pp-time.h"
#include "desk/production/pp-run-names.h"
#include "desk/shell/pp-shown.h"
#include "lab/pp-release.h"
#include "production/pp-product.h"
#include "production/pp-run-list.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_BATCHES 30

static void
line_free (gpointer data)
{
  PpProductionLine *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->more);
  g_free (self->decision);
  g_free (self);
}

static PpProductionLine *
add_line (GPtrArray *lines, gpointer record, char *title, char *more)
{
  PpProductionLine *line = g_new0 (PpProductionLine, 1);

  line->id = g_strdup (pp_record_get_id (record));
  line->title = title;
  line->more = more;
  g_ptr_array_add (lines, line);
  return line;
}

/* Who came early yesterday or stays over midnight still has the machine. */
static gboolean
read_ready (PpProductionData *self, PpDb *db, GError **error)
{
  g_autofree char *day = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
  gint64 start = pp_day_start (day);
  g_autoptr (GPtrArray) bookings = NULL;

  bookings = pp_run_list_ready (db, (PpSpan) { start - PP_TIME_DAY, start + 2 * PP_TIME_DAY },
                                error);
  for (guint i = 0; bookings != NULL && i < bookings->len; i++)
    {
      PpBooking *booking = g_ptr_array_index (bookings, i);
      g_auto (PpRunNames) names = { NULL };
      g_autofree char *clock = pp_time_format_spoken (booking->ends_at);

      if (!pp_run_names_read (&names, db, booking, error))
        return FALSE;
      add_line (self->ready, booking, g_steal_pointer (&names.machine),
                g_strdup_printf (_("%1$s, until %2$s"), names.who, clock));
    }
  return bookings != NULL;
}

static char *
dup_product (PpDb *db, const char *id, GError **error)
{
  g_autoptr (PpProduct) product = pp_db_get (db, pp_product_get_type (), id, error);

  return product != NULL ? pp_shown_name (product->name_en, product->name_ml) : NULL;
}

static gboolean
read_running (PpProductionData *self, PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) runs = pp_run_list_running (db, error);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      PpRun *run = g_ptr_array_index (runs, i);
      g_autoptr (PpBooking) booking = pp_db_get (db, pp_booking_get_type (), run->booking, error);
      g_auto (PpRunNames) names = { NULL };
      char *product;

      if (booking == NULL || !pp_run_names_read (&names, db, booking, error) ||
          (product = dup_product (db, run->product, error)) == NULL)
        return FALSE;
      add_line (self->running, run, product,
                g_strjoin (" · ", names.who, names.machine, NULL));
    }
  return runs != NULL;
}

static gboolean
read_batches (PpProductionData *self, PpDb *db, GError **error)
{
  g_autoptr (GPtrArray) batches = pp_batch_list_recent (db, MOST_BATCHES, error);

  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      PpBatch *batch = g_ptr_array_index (batches, i);
      g_autofree char *product = dup_product (db, batch->product, error), *amount = NULL;
      g_autofree char *day = pp_day_format (batch->made_on), *packs = NULL;
      g_autoptr (PpRelease) release = NULL;
      PpProductionLine *line;

      if (product == NULL || !pp_release_of_batch (db, pp_record_get_id (PP_RECORD (batch)),
                                                   &release, error))
        return FALSE;
      amount = pp_shown_amount (batch->amount, batch->measure);
      packs = g_strdup_printf (ngettext ("%d pack", "%d packs", batch->packs), (int) batch->packs);
      line = add_line (self->batches, batch, g_steal_pointer (&product),
                       g_strjoin (" · ", batch->number, day, amount, packs, NULL));
      line->decision = release != NULL ? g_strdup (release->decision) : NULL;
    }
  return batches != NULL;
}

static gboolean
try_run (PpProductionData *self, PpDb *db, PpLot *lot, const char *id, GError **error)
{
  g_autoptr (PpRun) run = pp_db_get (db, pp_run_get_type (), id, error);
  g_autoptr (PpBooking) booking = NULL;
  gboolean theirs;

  if (run == NULL)
    return FALSE;
  if (self->run != NULL || strcmp (run->state, "running") != 0)
    return TRUE;
  booking = pp_db_get (db, pp_booking_get_type (), run->booking, error);
  if (booking == NULL || !pp_run_may_use (db, booking, lot, &theirs, error))
    return FALSE;
  if (theirs)
    self->run = g_strdup (id);
  return TRUE;
}

/* The run in hand, or else the first that may use the lot. */
static gboolean
find_run (PpProductionData *self, PpDb *db, const PpProductionAsk *ask, GError **error)
{
  g_autoptr (PpLot) lot = NULL;

  if (ask->lot == NULL)
    return TRUE;
  self->lot = g_strdup (ask->lot);
  lot = pp_db_get (db, pp_lot_get_type (), ask->lot, error);
  if (lot == NULL || (ask->run != NULL && !try_run (self, db, lot, ask->run, error)))
    return FALSE;
  for (guint i = 0; i < self->running->len; i++)
    if (!try_run (self, db, lot, ((PpProductionLine *) self->running->pdata[i])->id, error))
      return FALSE;
  return TRUE;
}

/**
 * pp_production_ask_free:
 * @ask: (transfer full): a #PpProductionAsk
 */
void
pp_production_ask_free (gpointer ask)
{
  PpProductionAsk *self = ask;

  g_free (self->lot);
  g_free (self->run);
  g_free (self);
}

/**
 * pp_production_data_load:
 * @db: a connection
 * @ask: a #PpProductionAsk
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpProductionData of now
 */
gpointer
pp_production_data_load (PpDb *db, gpointer ask, GError **error)
{
  PpProductionData *self = g_new0 (PpProductionData, 1);

  self->ready = g_ptr_array_new_with_free_func (line_free);
  self->running = g_ptr_array_new_with_free_func (line_free);
  self->batches = g_ptr_array_new_with_free_func (line_free);
  if (read_ready (self, db, error) && read_running (self, db, error) &&
      read_batches (self, db, error) && find_run (self, db, ask, error))
    return self;
  pp_production_data_free (self);
  return NULL;
}

/**
 * pp_production_data_free:
 * @data: (transfer full): a #PpProductionData
 */
void
pp_production_data_free (gpointer data)
{
  PpProductionData *self = data;

  g_ptr_array_unref (self->ready);
  g_ptr_array_unref (self->running);
  g_ptr_array_unref (self->batches);
  g_free (self->lot);
  g_free (self->run);
  g_free (self);
}
