/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-certificate.h"

static const PpColumn certificate_columns[] = {
  PP_COLUMN (PpCertificate, number,    TEXT, .required = TRUE),
  PP_COLUMN (PpCertificate, sample,    REF,  .of = "sample", .required = TRUE),
  PP_COLUMN (PpCertificate, issuer,    REF,  .of = "staff", .required = TRUE),
  PP_COLUMN (PpCertificate, issued_at, TIME, .required = TRUE),
  PP_COLUMN (PpCertificate, verdict,   ENUM, .of = "pass fail", .required = TRUE),
  PP_COLUMN (PpCertificate, n_results, INT,  .required = TRUE),
  PP_COLUMN (PpCertificate, sha256,    TEXT, .required = TRUE),
  PP_COLUMN (PpCertificate, replaces,  REF,  .of = "certificate"),
  PP_COLUMN (PpCertificate, reason,    TEXT),
};

static const PpColumn form_columns[] = {
  PP_COLUMN (PpCertificateForm, sample,   REF,  .of = "sample", .required = TRUE),
  PP_COLUMN (PpCertificateForm, language, ENUM, .of = "ml en", .required = TRUE),
  PP_COLUMN (PpCertificateForm, reason,   TEXT),
};

static char *
dup_number (PpRecord *self)
{
  return g_strdup (((PpCertificate *) self)->number);
}

PP_DEFINE_RECORD (PpCertificate, pp_certificate, "certificate", FACT, certificate_columns,
                  record_class->key = "number"; record_class->dup_title = dup_number;
                  record_class->dup_search = dup_number)
PP_DEFINE_RECORD (PpCertificateForm, pp_certificate_form, "certificate_form", ARGUMENT,
                  form_columns)

/* What no later one stands in place of. */
#define STANDS \
  "NOT EXISTS (SELECT 1 FROM certificate AS later WHERE later.replaces = certificate.id) "

/**
 * pp_certificate_of_sample:
 * @db: a connection
 * @sample: an id
 * @newest: (out) (transfer full) (nullable): the certificate that stands; %NULL where none does
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_certificate_of_sample (PpDb *db, const char *sample, PpCertificate **newest, GError **error)
{
  return pp_db_first (db, pp_certificate_get_type (), (gpointer *) newest, error,
                      "WHERE sample = ? AND " STANDS "ORDER BY issued_at DESC, number DESC LIMIT 1",
                      "t", sample);
}

/**
 * pp_certificate_of_batch:
 * @db: a connection
 * @batch: an id
 * @newest: (out) (transfer full) (nullable): the certificate that stands of the sample that was
 *   received last, of those that have one
 * @error: why it failed
 *
 * The sample decides, not the day of issue: an old sample's certificate that is amended says
 * nothing against a newer sample.
 *
 * Returns: whether it went well
 */
gboolean
pp_certificate_of_batch (PpDb *db, const char *batch, PpCertificate **newest, GError **error)
{
  return pp_db_first (db, pp_certificate_get_type (), (gpointer *) newest, error,
                      "WHERE sample IN (SELECT id FROM sample WHERE batch = ? "
                      "AND voided_by IS NULL) AND " STANDS
                      "ORDER BY (SELECT s.received_at FROM sample AS s "
                      "WHERE s.id = certificate.sample) DESC, "
                      "(SELECT s.number FROM sample AS s WHERE s.id = certificate.sample) DESC, "
                      "issued_at DESC, number DESC LIMIT 1", "t", batch);
}

/**
 * pp_certificate_is_outdated:
 * @db: a connection
 * @self: a certificate
 * @outdated: (out): whether a result of its sample came after it
 * @error: why it failed
 *
 * Results are never taken away, so their number tells, whatever the clocks say.
 *
 * Returns: whether it went well
 */
gboolean
pp_certificate_is_outdated (PpDb *db, PpCertificate *self, gboolean *outdated, GError **error)
{
  gint64 n;

  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM result WHERE sample = ?", "t",
                       self->sample))
    return FALSE;
  *outdated = n != self->n_results;
  return TRUE;
}
