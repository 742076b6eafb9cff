/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-consent-notice.h"

#include "core/pp-csv.h"
#include "store/pp-history.h"

#include <string.h>

/* A later version stands below an earlier one, and takes its place. */
static gboolean
add_notice (char **cells, gpointer data)
{
  GPtrArray *found = data;
  PpConsentNotice *notice;

  if (g_strv_length (cells) < 4 || strcmp (cells[0], "version") == 0)
    return FALSE;
  if (found->len > 0 &&
      strcmp (((PpConsentNotice *) g_ptr_array_index (found, 0))->version, cells[0]) != 0)
    g_ptr_array_set_size (found, 0);
  notice = g_new0 (PpConsentNotice, 1);
  notice->version = g_strdup (cells[0]);
  notice->purpose = g_strdup (cells[1]);
  notice->text_en = g_strdup (cells[2]);
  notice->text_ml = g_strdup (cells[3]);
  g_ptr_array_add (found, notice);
  return FALSE;
}

static void
now_free (gpointer data)
{
  PpConsentNow *self = data;

  g_clear_object (&self->consent);
  g_free (self);
}

/* Two desks may have noted one each: what was done later counts. */
static gboolean
read_now (PpDb *db, const char *person, PpConsentNow *self, GError **error)
{
  g_autoptr (GPtrArray) consents = NULL;

  consents = pp_db_list (db, pp_consent_get_type (), error,
                         "WHERE person = ? AND purpose = ? ORDER BY rowid", "tt", person,
                         self->notice->purpose);
  if (consents == NULL)
    return FALSE;
  for (guint i = 0; i < consents->len; i++)
    {
      PpConsent *consent = g_ptr_array_index (consents, i);
      gint64 at;

      if (!pp_history_made (db, "consent", pp_record_get_id (PP_RECORD (consent)), &at, error))
        return FALSE;
      if (self->consent != NULL && at < self->at)
        continue;
      g_set_object (&self->consent, consent);
      self->at = at;
    }
  return TRUE;
}

/**
 * pp_consent_notice_list:
 *
 * Returns: (transfer full) (element-type PpConsentNotice): the notice as it is read out now, a part
 *   for each purpose, then what goes with them all
 */
GPtrArray *
pp_consent_notice_list (void)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_consent_notice_free);

  pp_csv_each_line ("consent-notices.csv", add_notice, found);
  return found;
}

/**
 * pp_consent_notice_text:
 * @self: a part of the notice
 * @language: "ml" or "en"
 *
 * Returns: (transfer none): what is read out
 */
const char *
pp_consent_notice_text (const PpConsentNotice *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strcmp0 (language, "ml") == 0 ? self->text_ml : self->text_en;
}

/**
 * pp_consent_notice_free:
 * @self: (transfer full): a part of the notice
 */
void
pp_consent_notice_free (PpConsentNotice *self)
{
  g_free (self->version);
  g_free (self->purpose);
  g_free (self->text_en);
  g_free (self->text_ml);
  g_free (self);
}

/**
 * pp_consent_list_now:
 * @db: a connection
 * @person: id of a person
 * @notices: (element-type PpConsentNotice): which live longer
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpConsentNow): for each purpose what was noted last
 */
GPtrArray *
pp_consent_list_now (PpDb *db, const char *person, GPtrArray *notices, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (now_free);

  g_return_val_if_fail (db != NULL && notices != NULL, NULL);

  for (guint i = 0; i < notices->len; i++)
    {
      PpConsentNow *now = g_new0 (PpConsentNow, 1);

      now->notice = g_ptr_array_index (notices, i);
      now->at = PP_NONE;
      g_ptr_array_add (found, now);
      if (strcmp (now->notice->purpose, PP_NOTICE_RIGHTS) == 0)
        g_ptr_array_remove_index (found, found->len - 1);
      else if (!read_now (db, person, now, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}

/**
 * pp_consent_is_given:
 * @self: what was noted last for a purpose
 *
 * Returns: whether there is consent
 */
gboolean
pp_consent_is_given (const PpConsentNow *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->consent != NULL && self->consent->given;
}
