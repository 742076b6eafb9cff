/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lab/pp-certificate.h"
#include "lab/pp-finding.h"
#include "lab/pp-sample-item.h"
#include "people/pp-cluster.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"

G_BEGIN_DECLS

/**
 * PpReport:
 * @cluster: whose laboratory it is
 * @certificate: that is issued
 * @replaced: (nullable): number of the certificate in whose place it stands
 * @sample: that was tested
 * @standard: against which
 * @item: from which it was drawn
 * @enterprise: (nullable): the customer
 * @person: (nullable): the customer, where there is no enterprise
 * @findings: (element-type PpFinding): of the sample
 * @analysts: names of those who tested
 * @verifiers: names of those who checked
 * @issuer: name of who authorised it
 * @first_at: UTC seconds of the first result
 * @last_at: UTC seconds of the last result
 *
 * All that stands on a certificate.
 */
typedef struct {
  PpCluster     *cluster;
  PpCertificate *certificate;
  char          *replaced;
  PpSample      *sample;
  PpStandard    *standard;
  PpSampleItem   item;
  PpEnterprise  *enterprise;
  PpPerson      *person;
  GPtrArray     *findings;
  char          *analysts;
  char          *verifiers;
  char          *issuer;
  gint64         first_at;
  gint64         last_at;
} PpReport;

PpReport *pp_report_read         (PpDb *db, PpCertificate *certificate, GError **error);
void      pp_report_free         (PpReport *self);
char     *pp_report_dup_item     (const PpReport *self);
char     *pp_report_dup_customer (const PpReport *self);
char     *pp_report_dup_contact  (const PpReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpReport, pp_report_free)

G_END_DECLS
