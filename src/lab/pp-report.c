/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-report.h"

#include "core/pp-identifier.h"
#include "people/pp-name.h"
#include "people/pp-staff.h"

static char *
dup_staff_name (PpDb *db, const char *id, GError **error)
{
  g_autoptr (PpStaff) staff = pp_db_get (db, pp_staff_get_type (), id, error);

  return staff != NULL ? pp_staff_dup_name (PP_RECORD (staff)) : NULL;
}

/* Adds a name to a list, where it is not there yet. */
static gboolean
add_name (PpDb *db, GPtrArray *names, const char *id, GError **error)
{
  g_autofree char *name = dup_staff_name (db, id, error);

  if (name == NULL)
    return FALSE;
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_steal_pointer (&name));
  return TRUE;
}

static char *
join (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static gboolean
read_findings (PpDb *db, PpReport *self, GError **error)
{
  g_autoptr (GPtrArray) analysts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) verifiers = g_ptr_array_new_with_free_func (g_free);

  self->findings = pp_finding_list (db, self->sample, error);
  if (self->findings == NULL)
    return FALSE;
  for (guint i = 0; i < self->findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->result == NULL)
        continue;
      if (!add_name (db, analysts, finding->result->analyst, error))
        return FALSE;
      if (finding->verifier != NULL && !add_name (db, verifiers, finding->verifier, error))
        return FALSE;
      self->first_at = MIN (self->first_at, finding->result->entered_at);
      self->last_at = MAX (self->last_at, finding->result->entered_at);
    }
  self->analysts = join (analysts);
  self->verifiers = join (verifiers);
  return TRUE;
}

static gboolean
read_batch (PpDb *db, PpReport *self, GError **error)
{
  self->batch = pp_db_get (db, pp_batch_get_type (), self->sample->batch, error);
  if (self->batch == NULL)
    return FALSE;
  self->product = pp_db_get (db, pp_product_get_type (), self->batch->product, error);
  if (self->product == NULL)
    return FALSE;
  self->enterprise = pp_db_get (db, pp_enterprise_get_type (), self->product->enterprise, error);
  return self->enterprise != NULL;
}

static gboolean
read_lot (PpDb *db, PpReport *self, GError **error)
{
  self->lot = pp_db_get (db, pp_lot_get_type (), self->sample->lot, error);
  if (self->lot == NULL)
    return FALSE;
  self->material = pp_db_get (db, pp_material_get_type (), self->lot->material, error);
  if (self->material == NULL)
    return FALSE;
  if (self->lot->enterprise != NULL)
    {
      self->enterprise = pp_db_get (db, pp_enterprise_get_type (), self->lot->enterprise, error);
      return self->enterprise != NULL;
    }
  self->person = pp_db_get (db, pp_person_get_type (), self->lot->person, error);
  return self->person != NULL;
}

static gboolean
read_all (PpDb *db, PpReport *self, GError **error)
{
  const PpCertificate *certificate = self->certificate;

  self->cluster = pp_cluster_get (db, error);
  if (self->cluster == NULL)
    return FALSE;
  self->sample = pp_db_get (db, pp_sample_get_type (), certificate->sample, error);
  if (self->sample == NULL)
    return FALSE;
  self->standard = pp_db_get (db, pp_standard_get_type (), self->sample->standard, error);
  if (self->standard == NULL)
    return FALSE;
  self->issuer = dup_staff_name (db, certificate->issuer, error);
  if (self->issuer == NULL)
    return FALSE;
  if (certificate->replaces != NULL &&
      !pp_db_read_text (db, &self->replaced, error,
                        "SELECT number FROM certificate WHERE id = ?", "t",
                        certificate->replaces))
    return FALSE;
  return (self->sample->batch != NULL ? read_batch (db, self, error)
                                      : read_lot (db, self, error)) &&
         read_findings (db, self, error);
}

/**
 * pp_report_read:
 * @db: a connection
 * @certificate: one that is about to be issued: all but its paper's SHA-256 is there
 * @error: why it failed
 *
 * Returns: (transfer full): what stands on it
 */
PpReport *
pp_report_read (PpDb *db, PpCertificate *certificate, GError **error)
{
  g_autoptr (PpReport) self = g_new0 (PpReport, 1);

  self->certificate = g_object_ref (certificate);
  self->first_at = G_MAXINT64;
  self->last_at = G_MININT64;
  return read_all (db, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pp_report_free:
 * @self: (transfer full): a report
 */
void
pp_report_free (PpReport *self)
{
  g_clear_object (&self->cluster);
  g_clear_object (&self->certificate);
  g_free (self->replaced);
  g_clear_object (&self->sample);
  g_clear_object (&self->standard);
  g_clear_object (&self->batch);
  g_clear_object (&self->product);
  g_clear_object (&self->lot);
  g_clear_object (&self->material);
  g_clear_object (&self->enterprise);
  g_clear_object (&self->person);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->analysts);
  g_free (self->verifiers);
  g_free (self->issuer);
  g_free (self);
}

/**
 * pp_report_dup_item:
 * @self: a report
 *
 * Returns: (transfer full): the name of what was tested, in both scripts
 */
char *
pp_report_dup_item (const PpReport *self)
{
  return self->product != NULL
           ? pp_name_join (self->product->name_en, self->product->name_ml)
           : pp_name_join (self->material->name_en, self->material->name_ml);
}

/**
 * pp_report_dup_customer:
 * @self: a report
 *
 * Returns: (transfer full): the customer's name, in both scripts
 */
char *
pp_report_dup_customer (const PpReport *self)
{
  return self->enterprise != NULL ? pp_enterprise_dup_name (PP_RECORD (self->enterprise))
                                  : pp_person_dup_name (PP_RECORD (self->person));
}

/**
 * pp_report_dup_contact:
 * @self: a report
 *
 * Returns: (transfer full): the customer's address and telephone, as far as they are known;
 *   "" where nothing is
 */
char *
pp_report_dup_contact (const PpReport *self)
{
  const char *address = self->enterprise != NULL ? self->enterprise->address : self->person->house;
  g_autofree char *phone = pp_identifier_format_mobile (self->enterprise != NULL
                                                          ? self->enterprise->phone
                                                          : self->person->phone);

  if (address != NULL && phone != NULL)
    return g_strdup_printf ("%s, %s", address, phone);
  return g_strdup (address != NULL ? address : phone != NULL ? phone : "");
}
