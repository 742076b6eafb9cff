/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-sample-data.h"

#include "core/pp-time.h"
#include "desk/shell/pp-shown.h"
#include "lab/pp-instrument.h"
#include "people/pp-staff.h"

/* What is verified is theirs no more. */
static const char *
analyst_of (const PpFinding *finding)
{
  return pp_finding_is_open (finding) ? finding->result->analyst : NULL;
}

static const char *
verifier_of (const PpFinding *finding)
{
  return finding->verifier;
}

static char *
dup_name (PpRecord *record)
{
  PpStaff *staff = (PpStaff *) record;

  return pp_shown_name (staff->name_en, staff->name_ml);
}

static gboolean
read_names (PpDb *db, PpSampleData *self, GError **error)
{
  GPtrArray *findings = self->state->findings;

  self->analysts = pp_finding_dup_names (db, findings, analyst_of, dup_name, error);
  if (self->analysts != NULL)
    self->verifiers = pp_finding_dup_names (db, findings, verifier_of, dup_name, error);
  return self->verifiers != NULL;
}

/* One that is out of calibration is not proposed. */
static gboolean
may_use (PpSampleData *self, const char *id)
{
  for (guint i = 0; i < self->instruments->len; i++)
    {
      PpInstrument *instrument = g_ptr_array_index (self->instruments, i);

      if (g_strcmp0 (pp_record_get_id (PP_RECORD (instrument)), id) == 0)
        return !pp_instrument_is_overdue (instrument, self->day);
    }
  return FALSE;
}

static gboolean
read_usual (PpDb *db, PpSampleData *self, GError **error)
{
  for (guint i = 0; i < self->state->findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (self->state->findings, i);
      g_autofree char *id = NULL;

      if (finding->result != NULL)
        id = g_strdup (finding->result->instrument);
      else if (!pp_instrument_used_last (db, pp_record_get_id (PP_RECORD (finding->parameter)),
                                         &id, error))
        return FALSE;
      else if (!may_use (self, id))
        g_clear_pointer (&id, g_free);
      g_ptr_array_add (self->usual, id != NULL ? g_steal_pointer (&id) : g_strdup (""));
    }
  return TRUE;
}

/**
 * pp_sample_data_load:
 * @db: a connection
 * @sample: an id
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpSampleData of now
 */
gpointer
pp_sample_data_load (PpDb *db, gpointer sample, GError **error)
{
  PpSampleData *self = g_new0 (PpSampleData, 1);

  self->day = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
  self->usual = g_ptr_array_new_with_free_func (g_free);
  self->state = pp_sample_state_read (db, sample, error);
  if (self->state != NULL)
    self->instruments = pp_instrument_list (db, error);
  if (self->instruments != NULL && read_names (db, self, error) && read_usual (db, self, error))
    return self;
  pp_sample_data_free (self);
  return NULL;
}

/**
 * pp_sample_data_free:
 * @data: (transfer full): a #PpSampleData
 */
void
pp_sample_data_free (gpointer data)
{
  PpSampleData *self = data;

  g_clear_pointer (&self->state, pp_sample_state_free);
  g_clear_pointer (&self->instruments, g_ptr_array_unref);
  g_ptr_array_unref (self->usual);
  g_free (self->day);
  g_free (self->analysts);
  g_free (self->verifiers);
  g_free (self);
}

/**
 * pp_sample_data_get_code:
 * @self: of a sample
 * @index: of a finding
 *
 * Returns: (transfer none): code of the instrument that it was measured with; a dash for none
 */
const char *
pp_sample_data_get_code (const PpSampleData *self, guint index)
{
  const char *id = g_ptr_array_index (self->usual, index);

  for (guint i = 0; i < self->instruments->len; i++)
    {
      PpInstrument *one = g_ptr_array_index (self->instruments, i);

      if (g_strcmp0 (pp_record_get_id (PP_RECORD (one)), id) == 0)
        return one->code;
    }
  return "–";
}
