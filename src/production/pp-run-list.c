/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-run-list.h"

#include "booking/pp-slot.h"
#include "core/pp-day.h"
#include "intake/pp-stock.h"
#include "people/pp-enterprise.h"
#include "production/pp-product.h"
#include "production/pp-recipe.h"

#include <string.h>

static gboolean
is_member (PpDb *db, const char *enterprise, const char *person, gboolean *member, GError **error)
{
  g_autoptr (PpMembership) found = NULL;

  if (!pp_db_first (db, pp_membership_get_type (), (gpointer *) &found, error,
                    "WHERE enterprise = ? AND person = ? AND voided_by IS NULL", "tt",
                    enterprise, person))
    return FALSE;
  *member = found != NULL;
  return TRUE;
}

static gboolean
has_running (PpDb *db, PpBooking *booking, gboolean *running, GError **error)
{
  g_autoptr (PpRun) found = NULL;

  if (!pp_db_first (db, pp_run_get_type (), (gpointer *) &found, error,
                    "WHERE booking = ? AND state = 'running' AND voided_by IS NULL", "t",
                    pp_record_get_id (PP_RECORD (booking))))
    return FALSE;
  *running = found != NULL;
  return TRUE;
}

static gboolean
may_go_in (PpDb *db, PpBooking *booking, PpLot *lot, const char *day, gboolean *usable,
           GError **error)
{
  *usable = lot->expires_on == NULL || pp_day_compare (day, lot->expires_on) <= 0;
  return !*usable || pp_run_may_use (db, booking, lot, usable, error);
}

static gboolean
is_in_recipe (PpDb *db, const char *product, const char *material, gboolean *within,
              GError **error)
{
  g_autoptr (PpRecipeLine) found = NULL;

  if (!pp_db_first (db, pp_recipe_line_get_type (), (gpointer *) &found, error,
                    "WHERE product = ? AND material = ? AND voided_by IS NULL", "tt",
                    product, material))
    return FALSE;
  *within = found != NULL;
  return TRUE;
}

/**
 * pp_run_get_of:
 * @db: a connection
 * @id: of a run, or of a batch
 * @error: PP_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the run, or the one that made the batch
 */
PpRun *
pp_run_get_of (PpDb *db, const char *id, GError **error)
{
  PpRun *run = NULL;

  g_return_val_if_fail (db != NULL && id != NULL, NULL);

  if (!pp_db_first (db, pp_run_get_type (), (gpointer *) &run, error,
                    "WHERE id = (SELECT run FROM batch WHERE id = ?)", "t", id))
    return NULL;
  return run != NULL ? run : pp_db_get (db, pp_run_get_type (), id, error);
}

/**
 * pp_run_may_use:
 * @db: a connection
 * @booking: of a machine
 * @lot: a lot
 * @theirs: (out): whether who booked may use the lot
 * @error: why it failed
 *
 * A group's lot is theirs where it booked itself or one of its members did alone; a person's lot
 * where they booked themselves or their group did.
 *
 * Returns: whether it was read
 */
gboolean
pp_run_may_use (PpDb *db, PpBooking *booking, PpLot *lot, gboolean *theirs, GError **error)
{
  g_return_val_if_fail (db != NULL && booking != NULL && lot != NULL && theirs != NULL, FALSE);

  *theirs = FALSE;
  if (lot->enterprise != NULL)
    {
      *theirs = g_strcmp0 (lot->enterprise, booking->enterprise) == 0;
      return *theirs || booking->enterprise != NULL ||
             is_member (db, lot->enterprise, booking->person, theirs, error);
    }
  *theirs = g_strcmp0 (lot->person, booking->person) == 0;
  return *theirs || booking->enterprise == NULL ||
         is_member (db, booking->enterprise, lot->person, theirs, error);
}

/**
 * pp_run_list_ready:
 * @db: a connection
 * @span: of the bookings
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpBooking): who is checked in and runs nothing, by begin
 */
GPtrArray *
pp_run_list_ready (PpDb *db, PpSpan span, GError **error)
{
  g_autoptr (GPtrArray) here = NULL, ready = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  here = pp_slot_list_checked_in (db, span, error);
  if (here == NULL)
    return NULL;
  ready = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < here->len; i++)
    {
      PpBooking *booking = g_ptr_array_index (here, i);
      gboolean running;

      if (!has_running (db, booking, &running, error))
        return NULL;
      if (!running)
        g_ptr_array_add (ready, g_object_ref (booking));
    }
  return g_steal_pointer (&ready);
}

/**
 * pp_run_list_running:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpRun): the runs that have not ended, oldest first
 */
GPtrArray *
pp_run_list_running (PpDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return pp_db_list (db, pp_run_get_type (), error,
                     "WHERE state = 'running' AND voided_by IS NULL ORDER BY started_at, id", "");
}

/**
 * pp_run_list_products:
 * @db: a connection
 * @booking: of a machine
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpProduct): what can be made there: the enterprise's
 *   products, or those of every enterprise to which the person belongs who booked alone; in the
 *   order in which they were added
 */
GPtrArray *
pp_run_list_products (PpDb *db, PpBooking *booking, GError **error)
{
  g_return_val_if_fail (db != NULL && booking != NULL, NULL);

  return pp_db_list (db, pp_product_get_type (), error,
                     "WHERE voided_by IS NULL AND enterprise IN (SELECT ?1 WHERE ?1 IS NOT NULL "
                     "UNION ALL SELECT enterprise FROM membership WHERE ?1 IS NULL "
                     "AND person = ?2 AND voided_by IS NULL) ORDER BY rowid", "tt",
                     booking->enterprise, booking->person);
}

/**
 * pp_run_list_usable:
 * @db: a connection
 * @booking: of a machine
 * @product: id of what is made
 * @day: YYYY-MM-DD: today
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpStockLine): what is in store, has not expired and may
 *   go into a run of the booking; first what the recipe names, then the rest; of each what expires
 *   first comes first
 */
GPtrArray *
pp_run_list_usable (PpDb *db, PpBooking *booking, const char *product, const char *day,
                    GError **error)
{
  g_autoptr (GPtrArray) lines = NULL, named = NULL, others = NULL;

  g_return_val_if_fail (db != NULL && booking != NULL && product != NULL && day != NULL, NULL);

  lines = pp_stock_list_in_store (db, NULL, NULL, error);
  if (lines == NULL)
    return NULL;
  named = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_stock_line_free);
  others = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_stock_line_free);
  while (lines->len > 0)
    {
      g_autoptr (PpStockLine) line = g_ptr_array_steal_index (lines, 0);
      gboolean usable, within;

      if (!may_go_in (db, booking, line->lot, day, &usable, error) ||
          !is_in_recipe (db, product, line->lot->material, &within, error))
        return NULL;
      if (usable)
        g_ptr_array_add (within ? named : others, g_steal_pointer (&line));
    }
  g_ptr_array_extend_and_steal (named, g_steal_pointer (&others));
  return g_steal_pointer (&named);
}

/**
 * pp_run_list_inputs:
 * @db: a connection
 * @run: an id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpRunInput): what went in, in the order in which this desk
 *   has it; what stands of each says pp_stock_move_stands()
 */
GPtrArray *
pp_run_list_inputs (PpDb *db, const char *run, GError **error)
{
  g_return_val_if_fail (db != NULL && run != NULL, NULL);

  return pp_db_list (db, pp_run_input_get_type (), error, "WHERE run = ? ORDER BY rowid", "t",
                     run);
}

/**
 * pp_run_get_batch:
 * @db: a connection
 * @run: an id
 * @batch: (out) (transfer full) (nullable): what it made; %NULL where there is none in use
 * @error: why it failed
 *
 * Returns: whether it was read
 */
gboolean
pp_run_get_batch (PpDb *db, const char *run, PpBatch **batch, GError **error)
{
  g_return_val_if_fail (db != NULL && run != NULL && batch != NULL, FALSE);

  return pp_db_first (db, pp_batch_get_type (), (gpointer *) batch, error,
                      "WHERE run = ? AND voided_by IS NULL", "t", run);
}
