/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "privacy/pp-person-data.h"

G_BEGIN_DECLS

/**
 * PpPrivacyData:
 * @person: (nullable): what is kept of the person; %NULL where only their consents were asked for
 * @notices: (element-type PpConsentNotice): the notice as it is read out now
 * @consents: (element-type PpConsentNow): for each purpose what was noted last
 * @retention: (nullable) (element-type PpRetention): what stays when they are erased
 */
typedef struct {
  PpPersonData *person;
  GPtrArray    *notices;
  GPtrArray    *consents;
  GPtrArray    *retention;
} PpPrivacyData;

gpointer pp_privacy_data_load          (PpDb *db, gpointer person, GError **error);
gpointer pp_privacy_data_load_consents (PpDb *db, gpointer person, GError **error);
void     pp_privacy_data_free          (gpointer data);

G_END_DECLS
