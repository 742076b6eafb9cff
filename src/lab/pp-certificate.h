/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpCertificate:
 * @number: "C-A26-00001"
 * @sample: of which
 * @issuer: who authorised it
 * @issued_at: UTC seconds, by a clock that could be trusted
 * @verdict: pass or fail
 * @n_results: how many results its sample had then, corrected ones included: with one more it
 *   is out of date
 * @sha256: of the paper that was issued
 * @replaces: (nullable): the certificate in whose place it stands
 * @reason: (nullable): why it was amended
 */
typedef struct {
  PpRecord parent_instance;
  char    *number;
  char    *sample;
  char    *issuer;
  gint64   issued_at;
  char    *verdict;
  gint64   n_results;
  char    *sha256;
  char    *replaces;
  char    *reason;
} PpCertificate;

PP_DECLARE_RECORD (PpCertificate, pp_certificate)

/**
 * PpCertificateForm:
 * @sample: of which
 * @language: ml or en: which stands first on the paper
 * @reason: (nullable): why it is amended; needed where the sample has a certificate
 */
typedef struct {
  PpRecord parent_instance;
  char    *sample;
  char    *language;
  char    *reason;
} PpCertificateForm;

PP_DECLARE_RECORD (PpCertificateForm, pp_certificate_form)

gboolean pp_certificate_of_sample   (PpDb *db, const char *sample, PpCertificate **newest,
                                     GError **error);
gboolean pp_certificate_of_batch    (PpDb *db, const char *batch, PpCertificate **newest,
                                     GError **error);
gboolean pp_certificate_is_outdated (PpDb *db, PpCertificate *self, gboolean *outdated,
                                     GError **error);

G_END_DECLS
