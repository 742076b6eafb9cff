/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-sample-data.h"

#include "core/pp-time.h"
#include "desk/lab/pp-lab-words.h"
#include "desk/shell/pp-shown.h"
#include "lab/pp-instrument.h"
#include "people/pp-staff.h"

#include <glib/gi18n.h>

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

static gboolean
add_correction (PpDb *db, const PpFinding *finding, PpResult *result, PpResult *wrong,
                GString *words, GError **error)
{
  g_autoptr (PpStaff) staff = pp_db_get (db, pp_staff_get_type (), result->analyst, error);
  g_autofree char *from = NULL, *to = NULL, *by = NULL, *line = NULL;

  if (staff == NULL)
    return FALSE;
  from = pp_lab_words_value (finding->parameter, wrong->value);
  to = pp_lab_words_value (finding->parameter, result->value);
  by = pp_shown_name (staff->name_en, staff->name_ml);
  /* TRANSLATORS: two results, a name, a reason in somebody's own words */
  line = g_strdup_printf (_("Corrected from %1$s to %2$s by %3$s: %4$s"), from, to, by,
                          result->reason != NULL ? result->reason : "–");
  g_string_prepend (words, words->len > 0 ? "\n" : "");
  g_string_prepend (words, line);
  return TRUE;
}

/* The first correction comes first. */
static gboolean
read_corrections (PpDb *db, PpSampleData *self, GError **error)
{
  for (guint i = 0; i < self->state->findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (self->state->findings, i);
      g_autoptr (PpResult) result = finding->result != NULL ? g_object_ref (finding->result) : NULL;
      g_autoptr (GString) words = g_string_new (NULL);

      while (result != NULL && result->corrects != NULL)
        {
          g_autoptr (PpResult) wrong = pp_db_get (db, pp_result_get_type (), result->corrects,
                                                  error);

          if (wrong == NULL || !add_correction (db, finding, result, wrong, words, error))
            return FALSE;
          g_set_object (&result, wrong);
        }
      self->n_corrected += words->len > 0 && pp_finding_is_open (finding) ? 1 : 0;
      g_ptr_array_add (self->corrections, g_strdup (words->str));
    }
  return TRUE;
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
  self->corrections = g_ptr_array_new_with_free_func (g_free);
  self->state = pp_sample_state_read (db, sample, error);
  if (self->state != NULL)
    self->instruments = pp_instrument_list (db, error);
  if (self->instruments != NULL && read_names (db, self, error) &&
      read_usual (db, self, error) && read_corrections (db, self, error))
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
  g_ptr_array_unref (self->corrections);
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

/**
 * pp_sample_data_get_correction:
 * @self: of a sample
 * @index: of a finding
 *
 * Returns: (transfer none): what was corrected there, by whom and why; "" where nothing was
 */
const char *
pp_sample_data_get_correction (const PpSampleData *self, guint index)
{
  return g_ptr_array_index (self->corrections, index);
}
