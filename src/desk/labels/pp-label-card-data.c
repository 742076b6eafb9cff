/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/labels/pp-label-card-data.h"

#include "core/pp-time.h"

/**
 * pp_label_ask_free:
 * @data: (transfer full): a #PpLabelAsk
 */
void
pp_label_ask_free (gpointer data)
{
  PpLabelAsk *self = data;

  g_free (self->batch);
  g_clear_object (&self->form);
  g_free (self);
}

static PpLabelPrintForm *
form_like_last (PpDb *db, const PpLabelBatch *batch, GError **error)
{
  g_autoptr (PpLabelPrintForm) form = g_object_new (pp_label_print_form_get_type (), NULL);
  g_autoptr (PpLabelPrint) last = NULL;

  if (!pp_label_print_last (db, pp_record_get_id (PP_RECORD (batch->product)), &last, error))
    return NULL;
  if (last != NULL)
    {
      form->width_um = last->width_um;
      form->height_um = last->height_um;
      form->panel_cm2 = last->panel_cm2;
      form->surface_cm2 = last->surface_cm2;
      pp_record_set_text (form, "language", last->language);
    }
  return g_steal_pointer (&form);
}

static gboolean
fill (PpLabelCardData *self, PpDb *db, const PpLabelAsk *ask, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *today = pp_time_day (now);

  self->batch = pp_label_batch_read (db, ask->batch, today, error);
  if (self->batch == NULL)
    return FALSE;
  self->form = ask->form != NULL ? g_object_ref (ask->form)
                                 : form_like_last (db, self->batch, error);
  if (self->form == NULL)
    return FALSE;
  if (self->form->batch == NULL)
    pp_record_set_text (self->form, "batch", ask->batch);
  self->proof = pp_label_proof_read (db, self->form, now, error);
  self->log = self->proof != NULL ? pp_label_batch_log (db, ask->batch, error) : NULL;
  return self->log != NULL;
}

/**
 * pp_label_card_data_load:
 * @db: a connection
 * @ask: a #PpLabelAsk
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpLabelCardData
 */
gpointer
pp_label_card_data_load (PpDb *db, gpointer ask, GError **error)
{
  PpLabelCardData *self = g_new0 (PpLabelCardData, 1);

  if (fill (self, db, ask, error))
    return self;
  pp_label_card_data_free (self);
  return NULL;
}

/**
 * pp_label_card_data_free:
 * @data: (transfer full): a #PpLabelCardData
 */
void
pp_label_card_data_free (gpointer data)
{
  PpLabelCardData *self = data;

  g_clear_pointer (&self->batch, pp_label_batch_free);
  g_clear_object (&self->form);
  g_clear_pointer (&self->proof, pp_label_proof_free);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  g_free (self);
}
