/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-report.h"

#include "core/pp-identifier.h"
#include "people/pp-name.h"
#include "people/pp-staff.h"

static const char *
analyst_of (const PpFinding *finding)
{
  return finding->result != NULL ? finding->result->analyst : NULL;
}

static const char *
verifier_of (const PpFinding *finding)
{
  return finding->verifier;
}

static gboolean
read_findings (PpDb *db, PpReport *self, GError **error)
{
  self->findings = pp_finding_list (db, self->sample, error);
  if (self->findings == NULL)
    return FALSE;
  for (guint i = 0; i < self->findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (self->findings, i);

      if (finding->result == NULL)
        continue;
      self->first_at = MIN (self->first_at, finding->result->entered_at);
      self->last_at = MAX (self->last_at, finding->result->entered_at);
    }
  self->analysts = pp_finding_dup_names (db, self->findings, analyst_of, pp_staff_dup_name, error);
  if (self->analysts != NULL)
    self->verifiers = pp_finding_dup_names (db, self->findings, verifier_of, pp_staff_dup_name,
                                            error);
  return self->verifiers != NULL;
}

static gboolean
read_issuer (PpDb *db, PpReport *self, GError **error)
{
  g_autoptr (PpRecord) staff = pp_db_get (db, pp_staff_get_type (), self->certificate->issuer,
                                          error);

  if (staff == NULL)
    return FALSE;
  self->issuer = pp_staff_dup_name (staff);
  return TRUE;
}

/* The product's enterprise; of a lot its enterprise, or else the person who brought it. */
static gboolean
read_customer (PpDb *db, PpReport *self, GError **error)
{
  const PpLot *lot = self->item.lot;
  const char *enterprise = lot != NULL ? lot->enterprise : self->item.product->enterprise;

  if (enterprise != NULL)
    {
      self->enterprise = pp_db_get (db, pp_enterprise_get_type (), enterprise, error);
      return self->enterprise != NULL;
    }
  self->person = pp_db_get (db, pp_person_get_type (), lot->person, error);
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
  if (!read_issuer (db, self, error))
    return FALSE;
  if (certificate->replaces != NULL &&
      !pp_db_read_text (db, &self->replaced, error,
                        "SELECT number FROM certificate WHERE id = ?", "t",
                        certificate->replaces))
    return FALSE;
  return pp_sample_item_read (&self->item, db, self->sample, error) &&
         read_customer (db, self, error) && read_findings (db, self, error);
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
  pp_sample_item_clear (&self->item);
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
  const PpProduct *product = self->item.product;
  const PpMaterial *material = self->item.material;

  return product != NULL ? pp_name_join (product->name_en, product->name_ml)
                         : pp_name_join (material->name_en, material->name_ml);
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
