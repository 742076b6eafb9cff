/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-sample-state.h"

#include <string.h>

/* A sample is closed by a certificate that every result is in, of a lot or of a batch that was
 * decided about in knowledge of it, or of a later sample; or by a batch rejected untested. */
#define CLOSED \
  "(EXISTS (SELECT 1 FROM certificate AS c WHERE c.sample = sample.id " \
  "AND NOT EXISTS (SELECT 1 FROM certificate AS later WHERE later.replaces = c.id) " \
  "AND c.n_results = (SELECT count(*) FROM result AS r WHERE r.sample = sample.id) " \
  "AND NOT EXISTS (SELECT 1 FROM result AS r WHERE r.sample = sample.id AND NOT EXISTS " \
  "(SELECT 1 FROM verification AS v WHERE v.result = r.id) AND NOT EXISTS " \
  "(SELECT 1 FROM result AS later WHERE later.corrects = r.id)) " \
  "AND (sample.lot IS NOT NULL OR EXISTS (SELECT 1 FROM release AS d " \
  "LEFT JOIN certificate AS known ON known.id = d.certificate " \
  "LEFT JOIN sample AS s ON s.id = known.sample WHERE d.batch = sample.batch " \
  "AND NOT EXISTS (SELECT 1 FROM release AS later WHERE later.replaces = d.id) " \
  "AND (d.certificate = c.id OR s.received_at > sample.received_at " \
  "OR (d.decision = 'released' AND c.verdict = 'pass'))))) " \
  "OR EXISTS (SELECT 1 FROM release AS d WHERE d.batch = sample.batch " \
  "AND d.decision = 'rejected' AND d.certificate IS NULL " \
  "AND NOT EXISTS (SELECT 1 FROM release AS later WHERE later.replaces = d.id) " \
  "AND NOT EXISTS (SELECT 1 FROM certificate AS c WHERE c.sample = sample.id)))"

static const char *
id_of (gpointer record)
{
  return record != NULL ? pp_record_get_id (record) : NULL;
}

static gboolean
is_decided (const PpSampleState *self, const char *decision)
{
  return self->release != NULL && strcmp (self->release->decision, decision) == 0;
}

/* Whether the decision about the batch was taken in knowledge of what this sample says. */
static gboolean
is_known_to_decision (const PpSampleState *self)
{
  return self->release != NULL &&
         g_strcmp0 (self->release->certificate, id_of (self->certificate)) == 0;
}

static PpSampleStage
stage_of (const PpSampleState *self, gboolean outdated)
{
  if (self->certificate == NULL && is_decided (self, "rejected") && is_known_to_decision (self))
    return PP_SAMPLE_REJECTED;
  if (self->progress.n_entered < self->progress.n_wanted || self->progress.n_wanted == 0)
    return self->progress.n_entered == 0 ? PP_SAMPLE_RECEIVED : PP_SAMPLE_UNFINISHED;
  if (self->progress.n_unverified > 0)
    return PP_SAMPLE_UNVERIFIED;
  if (self->certificate == NULL)
    return PP_SAMPLE_READY;
  if (outdated)
    return PP_SAMPLE_OUTDATED;
  if (is_decided (self, "released") && strcmp (self->certificate->verdict, "pass") == 0)
    return PP_SAMPLE_RELEASED;
  if (is_decided (self, "rejected") && is_known_to_decision (self))
    return PP_SAMPLE_REJECTED;
  return PP_SAMPLE_CERTIFIED;
}

static gboolean
fill (PpDb *db, PpSampleState *self, GError **error)
{
  gboolean outdated = FALSE;

  self->standard = pp_db_get (db, pp_standard_get_type (), self->sample->standard, error);
  if (self->standard == NULL || !pp_sample_item_read (&self->item, db, self->sample, error) ||
      (self->item.batch != NULL &&
       !pp_release_of_batch (db, self->sample->batch, &self->release, error)))
    return FALSE;
  self->findings = pp_finding_list (db, self->sample, error);
  if (self->findings == NULL ||
      !pp_certificate_of_sample (db, id_of (self->sample), &self->certificate, error) ||
      (self->certificate != NULL &&
       !pp_certificate_is_outdated (db, self->certificate, &outdated, error)))
    return FALSE;
  self->progress = pp_finding_count (self->findings);
  self->stage = stage_of (self, outdated);
  return TRUE;
}

static GPtrArray *
read_states (PpDb *db, GPtrArray *samples, GError **error)
{
  g_autoptr (GPtrArray) states =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_sample_state_free);

  for (guint i = 0; samples != NULL && i < samples->len; i++)
    {
      PpSampleState *state = pp_sample_state_read (db, id_of (g_ptr_array_index (samples, i)),
                                                   error);

      if (state == NULL)
        return NULL;
      g_ptr_array_add (states, state);
    }
  return samples != NULL ? g_steal_pointer (&states) : NULL;
}

static GPtrArray *
list (PpDb *db, guint most, const char *tail, GError **error)
{
  g_autoptr (GPtrArray) samples = pp_db_list (db, pp_sample_get_type (), error, tail, "i",
                                              (gint64) most);

  return read_states (db, samples, error);
}

/**
 * pp_sample_state_read:
 * @db: a connection
 * @sample: an id
 * @error: why it failed
 *
 * Returns: (transfer full): the sample, and how it stands with it
 */
PpSampleState *
pp_sample_state_read (PpDb *db, const char *sample, GError **error)
{
  g_autoptr (PpSampleState) self = g_new0 (PpSampleState, 1);

  self->sample = pp_db_get (db, pp_sample_get_type (), sample, error);
  return self->sample != NULL && fill (db, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pp_sample_state_free:
 * @self: (transfer full): a state
 */
void
pp_sample_state_free (PpSampleState *self)
{
  g_clear_object (&self->sample);
  g_clear_object (&self->standard);
  pp_sample_item_clear (&self->item);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->certificate);
  g_clear_object (&self->release);
  g_free (self);
}

/**
 * pp_sample_list_open:
 * @db: a connection
 * @most: how many, at most
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpSampleState): the samples that somebody still has to do
 *   something about, the oldest first
 */
GPtrArray *
pp_sample_list_open (PpDb *db, guint most, GError **error)
{
  return list (db, most, "WHERE voided_by IS NULL AND NOT " CLOSED " ORDER BY rowid LIMIT ?",
               error);
}

/**
 * pp_sample_list_closed:
 * @db: a connection
 * @most: how many, at most
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpSampleState): the samples that are done with, the newest
 *   first
 */
GPtrArray *
pp_sample_list_closed (PpDb *db, guint most, GError **error)
{
  return list (db, most, "WHERE voided_by IS NULL AND " CLOSED " ORDER BY rowid DESC LIMIT ?",
               error);
}

/**
 * pp_sample_list_of:
 * @db: a connection
 * @kind: batch or lot
 * @item: id of one
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpSampleState): the samples that were drawn from it, the
 *   newest first
 */
GPtrArray *
pp_sample_list_of (PpDb *db, const char *kind, const char *item, GError **error)
{
  gboolean is_lot = strcmp (kind, "lot") == 0;
  g_autoptr (GPtrArray) samples =
    pp_db_list (db, pp_sample_get_type (), error,
                is_lot ? "WHERE lot = ? AND voided_by IS NULL ORDER BY rowid DESC"
                       : "WHERE batch = ? AND voided_by IS NULL ORDER BY rowid DESC", "t", item);

  return read_states (db, samples, error);
}

/**
 * pp_sample_list_wanted:
 * @db: a connection
 * @most: how many, at most
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpBatch): the batches whose product has a standard and of
 *   which no sample was drawn yet, the newest first
 */
GPtrArray *
pp_sample_list_wanted (PpDb *db, guint most, GError **error)
{
  return pp_db_list (db, pp_batch_get_type (), error,
                     "WHERE voided_by IS NULL AND NOT EXISTS (SELECT 1 FROM sample AS s "
                     "WHERE s.batch = batch.id AND s.voided_by IS NULL) "
                     "AND NOT EXISTS (SELECT 1 FROM release AS d WHERE d.batch = batch.id "
                     "AND d.decision <> 'withdrawn' AND NOT EXISTS "
                     "(SELECT 1 FROM release AS later WHERE later.replaces = d.id)) "
                     "AND EXISTS (SELECT 1 FROM product AS p "
                     "WHERE p.id = batch.product AND p.standard IS NOT NULL) "
                     "ORDER BY rowid DESC LIMIT ?", "i", (gint64) most);
}

/**
 * pp_sample_find_items:
 * @db: a connection
 * @kind: of #PpBatch or #PpLot
 * @tail: the end of a number, as typed
 * @most: how many, at most
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpRecord): what can be sampled and whose number ends so,
 *   the newest first
 */
GPtrArray *
pp_sample_find_items (PpDb *db, GType kind, const char *tail, guint most, GError **error)
{
  return pp_db_list (db, kind, error,
                     "WHERE voided_by IS NULL AND substr(number, -length(?)) = upper(?) "
                     "ORDER BY rowid DESC LIMIT ?", "tti", tail, tail, (gint64) most);
}
