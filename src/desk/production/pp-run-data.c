/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/production/pp-run-data.h"

#include "core/pp-time.h"
#include "desk/shell/pp-lot-words.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"
#include "intake/pp-material.h"
#include "intake/pp-stock.h"
#include "lab/pp-release.h"
#include "production/pp-recipe.h"
#include "production/pp-run-list.h"
#include "production/pp-waste.h"

#include <glib/gi18n.h>
#include <string.h>

static void
line_free (gpointer data)
{
  PpRunLine *self = data;

  g_free (self->id);
  g_free (self->number);
  g_free (self->what);
  g_free (self->note);
  g_free (self->measure);
  pp_pick_free (self->pick);
  g_free (self);
}

static PpRunLine *
add_line (GPtrArray *lines, gpointer record, gint64 amount, const char *measure)
{
  PpRunLine *line = g_new0 (PpRunLine, 1);

  line->id = g_strdup (pp_record_get_id (record));
  line->amount = amount;
  line->measure = g_strdup (measure);
  g_ptr_array_add (lines, line);
  return line;
}

static gboolean
add_lot (GPtrArray *lines, PpDb *db, PpLot *lot, gint64 amount, GError **error)
{
  g_autoptr (PpMaterial) material = pp_db_get (db, pp_material_get_type (), lot->material, error);
  PpRunLine *line;

  if (material == NULL)
    return FALSE;
  line = add_line (lines, lot, amount, lot->measure);
  line->number = g_strdup (lot->number);
  line->what = pp_shown_name (material->name_en, material->name_ml);
  return TRUE;
}

static gboolean
read_input (PpRunData *self, PpDb *db, PpRunInput *input, GError **error)
{
  g_autoptr (PpStockMove) move = pp_db_get (db, pp_stock_move_get_type (), input->move, error);
  g_autoptr (PpLot) lot = NULL;
  gint64 stands;

  if (move == NULL || !pp_stock_move_stands (db, move, &stands, error))
    return FALSE;
  if (stands == 0)
    return TRUE;
  if (strcmp (input->measure, "mass") == 0)
    self->mass -= stands;
  lot = pp_db_get (db, pp_lot_get_type (), input->lot, error);
  return lot != NULL && add_lot (self->inputs, db, lot, -stands, error);
}

static gboolean
read_inputs (PpRunData *self, PpDb *db, const char *run, GError **error)
{
  g_autoptr (GPtrArray) inputs = pp_run_list_inputs (db, run, error);

  for (guint i = 0; inputs != NULL && i < inputs->len; i++)
    if (!read_input (self, db, g_ptr_array_index (inputs, i), error))
      return FALSE;
  return inputs != NULL;
}

static gboolean
read_waste (PpRunData *self, PpDb *db, const char *run, GError **error)
{
  g_autoptr (GPtrArray) lines = pp_waste_list (db, run, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      PpWasteLine *one = g_ptr_array_index (lines, i);
      PpRunLine *line;
      gint64 stands;

      if (!pp_waste_stands (db, one, &stands, error))
        return FALSE;
      line = add_line (self->waste, one, stands, one->measure);
      line->what = g_strdup (pp_words_of ("kind", one->kind));
      line->note = g_strdup (one->note);
    }
  return lines != NULL;
}

/* A recipe that names no raw material says nothing against any. */
static gboolean
names_materials (GPtrArray *recipe)
{
  for (guint i = 0; i < recipe->len; i++)
    if (((PpRecipeLine *) g_ptr_array_index (recipe, i))->material != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GPtrArray *recipe, const char *material)
{
  for (guint i = 0; i < recipe->len; i++)
    if (g_strcmp0 (((PpRecipeLine *) g_ptr_array_index (recipe, i))->material, material) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_usable (PpRunData *self, PpDb *db, const PpStockLine *one, GPtrArray *recipe, GError **error)
{
  gboolean strange = names_materials (recipe) && !is_named (recipe, one->lot->material);
  g_auto (PpLotWords) words = { NULL };
  g_autofree char *left = pp_shown_amount (one->left, one->lot->measure);
  PpRunLine *line;

  if (!pp_lot_words_read (&words, db, one->lot, error))
    return FALSE;
  line = add_line (self->usable, one->lot, one->left, one->lot->measure);
  line->pick = pp_lot_words_to_pick (&words, line->id, one->lot->number, left,
                                     strange ? _("Not in the recipe") : NULL);
  return TRUE;
}

static gboolean
read_usable (PpRunData *self, PpDb *db, PpBooking *booking, GError **error)
{
  g_autofree char *day = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (GPtrArray) lines = NULL, recipe = NULL;

  if (strcmp (self->run->state, "running") != 0)
    return TRUE;
  recipe = pp_recipe_list_lines (db, self->run->product, error);
  if (recipe == NULL)
    return FALSE;
  lines = pp_run_list_usable (db, booking, self->run->product, day, error);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (!add_usable (self, db, g_ptr_array_index (lines, i), recipe, error))
      return FALSE;
  return lines != NULL;
}

static gboolean
read_batch (PpRunData *self, PpDb *db, const char *run, GError **error)
{
  g_autoptr (PpRelease) release = NULL;

  if (!pp_run_get_batch (db, run, &self->batch, error))
    return FALSE;
  if (self->batch == NULL)
    return TRUE;
  if (!pp_release_of_batch (db, pp_record_get_id (PP_RECORD (self->batch)), &release, error))
    return FALSE;
  self->decision = release != NULL ? g_strdup (release->decision) : NULL;
  return TRUE;
}

static gboolean
fill (PpRunData *self, PpDb *db, const char *id, GError **error)
{
  g_autoptr (PpBooking) booking = NULL;
  const char *run;

  self->run = pp_run_get_of (db, id, error);
  if (self->run == NULL)
    return FALSE;
  run = pp_record_get_id (PP_RECORD (self->run));
  self->product = pp_db_get (db, pp_product_get_type (), self->run->product, error);
  if (self->product == NULL)
    return FALSE;
  booking = pp_db_get (db, pp_booking_get_type (), self->run->booking, error);
  if (booking == NULL)
    return FALSE;
  self->owner_kind = booking->enterprise != NULL ? "enterprise" : "person";
  self->owner = g_strdup (booking->enterprise != NULL ? booking->enterprise : booking->person);
  return pp_run_names_read (&self->names, db, booking, error) &&
         read_inputs (self, db, run, error) && read_waste (self, db, run, error) &&
         read_usable (self, db, booking, error) && read_batch (self, db, run, error);
}

/**
 * pp_run_data_load:
 * @db: a connection
 * @run: (type utf8) (nullable): id of a run, or of a batch that it made
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): a #PpRunData; %NULL without @error where no run is asked for
 */
gpointer
pp_run_data_load (PpDb *db, gpointer run, GError **error)
{
  PpRunData *self;

  if (run == NULL)
    return NULL;
  self = g_new0 (PpRunData, 1);
  self->inputs = g_ptr_array_new_with_free_func (line_free);
  self->waste = g_ptr_array_new_with_free_func (line_free);
  self->usable = g_ptr_array_new_with_free_func (line_free);
  if (fill (self, db, run, error))
    return self;
  pp_run_data_free (self);
  return NULL;
}

/**
 * pp_run_data_free:
 * @data: (transfer full) (nullable): a #PpRunData
 */
void
pp_run_data_free (gpointer data)
{
  PpRunData *self = data;

  if (self == NULL)
    return;
  g_clear_object (&self->run);
  g_clear_object (&self->product);
  pp_run_names_clear (&self->names);
  g_free (self->owner);
  g_ptr_array_unref (self->inputs);
  g_ptr_array_unref (self->waste);
  g_ptr_array_unref (self->usable);
  g_clear_object (&self->batch);
  g_free (self->decision);
  g_free (self);
}

/**
 * pp_run_data_usable:
 * @self: a run's page
 * @lot: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the lot, where it may go in
 */
const PpRunLine *
pp_run_data_usable (const PpRunData *self, const char *lot)
{
  for (guint i = 0; i < self->usable->len; i++)
    {
      const PpRunLine *line = g_ptr_array_index (self->usable, i);

      if (g_strcmp0 (line->id, lot) == 0)
        return line;
    }
  return NULL;
}
