/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-receive-data.h"

#include "desk/shell/pp-shown.h"

#include <string.h>

#define MOST_ITEMS 6

static void
item_free (gpointer data)
{
  PpItem *self = data;

  g_free (self->id);
  g_free (self->number);
  g_free (self->name);
  g_free (self->standard);
  g_free (self->measure);
  g_free (self);
}

static gboolean
fill_batch (PpDb *db, PpItem *item, GError **error)
{
  g_autoptr (PpBatch) batch = pp_db_get (db, pp_batch_get_type (), item->id, error);
  g_autoptr (PpProduct) product = NULL;
  g_autoptr (PpStandard) standard = NULL;

  if (batch == NULL)
    return FALSE;
  product = pp_db_get (db, pp_product_get_type (), batch->product, error);
  if (product == NULL || !pp_standard_find (db, product->standard, &standard, error))
    return FALSE;
  item->number = g_strdup (batch->number);
  item->name = pp_shown_name (product->name_en, product->name_ml);
  item->measure = g_strdup (batch->measure);
  if (standard != NULL)
    item->standard = g_strdup (pp_record_get_id (PP_RECORD (standard)));
  return TRUE;
}

static gboolean
fill_lot (PpDb *db, PpItem *item, GError **error)
{
  g_autoptr (PpLot) lot = pp_db_get (db, pp_lot_get_type (), item->id, error);
  g_autoptr (PpMaterial) material = NULL;

  material = lot != NULL ? pp_db_get (db, pp_material_get_type (), lot->material, error) : NULL;
  if (material == NULL)
    return FALSE;
  item->number = g_strdup (lot->number);
  item->name = pp_shown_name (material->name_en, material->name_ml);
  item->measure = g_strdup (lot->measure);
  return TRUE;
}

static PpItem *
read_item (PpDb *db, const char *kind, const char *id, GError **error)
{
  PpItem *item = g_new0 (PpItem, 1);
  gboolean is_lot = strcmp (kind, "lot") == 0;

  item->kind = is_lot ? "lot" : "batch";
  item->id = g_strdup (id);
  if (is_lot ? fill_lot (db, item, error) : fill_batch (db, item, error))
    return item;
  item_free (item);
  return NULL;
}

static gboolean
add_items (PpDb *db, PpReceiveData *self, const char *kind, GPtrArray *records, GError **error)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      PpItem *item = read_item (db, kind, pp_record_get_id (g_ptr_array_index (records, i)),
                                error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (self->items, item);
    }
  return records != NULL;
}

static gboolean
read_found (PpDb *db, PpReceiveData *self, const char *tail, GError **error)
{
  g_autoptr (GPtrArray) batches = pp_sample_find_items (db, pp_batch_get_type (), tail, MOST_ITEMS,
                                                        error);
  g_autoptr (GPtrArray) lots = NULL;

  if (!add_items (db, self, "batch", batches, error))
    return FALSE;
  lots = pp_sample_find_items (db, pp_lot_get_type (), tail, MOST_ITEMS, error);
  return add_items (db, self, "lot", lots, error);
}

static gboolean
read_wanted (PpDb *db, PpReceiveData *self, GError **error)
{
  g_autoptr (GPtrArray) batches = pp_sample_list_wanted (db, MOST_ITEMS, error);

  return add_items (db, self, "batch", batches, error);
}

static gboolean
fill (PpDb *db, PpReceiveData *self, const PpReceiveQuestion *question, GError **error)
{
  self->standards = pp_standard_list (db, error);
  if (self->standards == NULL)
    return FALSE;
  if (question->id != NULL)
    {
      self->picked = read_item (db, question->kind, question->id, error);
      self->samples = self->picked != NULL
                        ? pp_sample_list_of (db, question->kind, question->id, error) : NULL;
      return self->samples != NULL;
    }
  return *question->text != '\0' ? read_found (db, self, question->text, error)
                                 : read_wanted (db, self, error);
}

/**
 * pp_receive_question_free:
 * @question: (transfer full): a #PpReceiveQuestion
 */
void
pp_receive_question_free (gpointer question)
{
  PpReceiveQuestion *self = question;

  g_free (self->text);
  g_free (self->kind);
  g_free (self->id);
  g_free (self);
}

/**
 * pp_receive_data_load:
 * @db: a connection
 * @question: a #PpReceiveQuestion
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpReceiveData
 */
gpointer
pp_receive_data_load (PpDb *db, gpointer question, GError **error)
{
  PpReceiveData *self = g_new0 (PpReceiveData, 1);

  self->items = g_ptr_array_new_with_free_func (item_free);
  if (fill (db, self, question, error))
    return self;
  pp_receive_data_free (self);
  return NULL;
}

/**
 * pp_receive_data_free:
 * @data: (transfer full): a #PpReceiveData
 */
void
pp_receive_data_free (gpointer data)
{
  PpReceiveData *self = data;

  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->picked, item_free);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->standards, g_ptr_array_unref);
  g_free (self);
}
