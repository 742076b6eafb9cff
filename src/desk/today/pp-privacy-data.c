/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-privacy-data.h"

#include "people/pp-consent-notice.h"
#include "privacy/pp-retention.h"

/**
 * pp_privacy_data_load:
 * @db: a connection
 * @person: id of a person
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpPrivacyData with all of it
 */
gpointer
pp_privacy_data_load (PpDb *db, gpointer person, GError **error)
{
  PpPrivacyData *data = pp_privacy_data_load_consents (db, person, error);

  if (data == NULL)
    return NULL;
  data->person = pp_person_data_read (db, person, error);
  data->retention = data->person != NULL ? pp_retention_list (db, data->person, error) : NULL;
  if (data->retention == NULL)
    g_clear_pointer (&data, pp_privacy_data_free);
  return data;
}

/**
 * pp_privacy_data_load_consents:
 * @db: a connection
 * @person: id of a person
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpPrivacyData with the consents alone
 */
gpointer
pp_privacy_data_load_consents (PpDb *db, gpointer person, GError **error)
{
  PpPrivacyData *data = g_new0 (PpPrivacyData, 1);

  data->notices = pp_consent_notice_list ();
  data->consents = pp_consent_list_now (db, person, data->notices, error);
  if (data->consents == NULL)
    g_clear_pointer (&data, pp_privacy_data_free);
  return data;
}

/**
 * pp_privacy_data_free:
 * @data: (transfer full): a #PpPrivacyData
 */
void
pp_privacy_data_free (gpointer data)
{
  PpPrivacyData *self = data;

  g_clear_pointer (&self->retention, g_ptr_array_unref);
  g_clear_pointer (&self->person, pp_person_data_free);
  g_clear_pointer (&self->consents, g_ptr_array_unref);
  g_ptr_array_unref (self->notices);
  g_free (self);
}
