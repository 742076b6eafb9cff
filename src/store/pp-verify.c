/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-verify.h"

#include "store/pp-log.h"
#include "store/pp-verify-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * pp_verify_find: (skip)
 * @report: the report so far
 * @format: what is wrong, translated
 * @...: its values
 *
 * Adds a finding.
 */
void
pp_verify_find (PpVerifyReport *report, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (report->findings, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
check_pages (PpDb *db, PpVerifyReport *report, GError **error)
{
  g_autofree char *integrity = NULL, *orphan = NULL;

  if (!pp_db_read_text (db, &integrity, error, "PRAGMA integrity_check(1)", "") ||
      !pp_db_read_text (db, &orphan, error, "SELECT \"table\" FROM pragma_foreign_key_check", ""))
    return FALSE;
  if (g_strcmp0 (integrity, "ok") != 0)
    pp_verify_find (report, _("The data file is damaged: %s"), integrity);
  if (orphan != NULL)
    pp_verify_find (report, _("A row of “%s” points at one that is not there."), orphan);
  return TRUE;
}

/* The papers that this desk keeps are found by the digests that stand in acts. */
static gboolean
check_papers (PpDb *db, PpVerifyReport *report, GError **error)
{
  g_autoptr (PpStatement) statement = pp_db_prepare (db, error,
                                                     "SELECT sha256, number, pdf FROM archive", "");
  gboolean row = FALSE, ok = statement != NULL && pp_statement_step (statement, &row, error);

  for (; ok && row; ok = pp_statement_step (statement, &row, error))
    {
      gsize length;
      const guint8 *pdf = pp_statement_blob (statement, 2, &length);
      g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, pdf, length);

      if (g_strcmp0 (sha256, pp_statement_text (statement, 0)) != 0)
        pp_verify_find (report, _("The kept paper %s is not the one that was issued."),
                        pp_statement_text (statement, 1));
    }
  return ok;
}

/**
 * pp_verify:
 * @db: a connection
 * @error: why it could not be done
 *
 * Checks the pages, the log's triggers, the chain of every device with its seals, that every row
 * of every synced table is what its changes make of it, and the papers that are kept.
 *
 * Returns: (transfer full): what was found
 */
PpVerifyReport *
pp_verify (PpDb *db, GError **error)
{
  g_autoptr (PpVerifyReport) report = g_new0 (PpVerifyReport, 1);
  g_autoptr (GError) tampered = NULL;

  report->findings = g_ptr_array_new_with_free_func (g_free);
  if (!check_pages (db, report, error))
    return NULL;
  if (!pp_log_check_triggers (db, &tampered))
    pp_verify_find (report, "%s", tampered->message);
  if (!pp_verify_chain (db, 0, report, error) || !pp_verify_fold (db, report, error) ||
      !check_papers (db, report, error))
    return NULL;
  return g_steal_pointer (&report);
}

/**
 * pp_verify_since:
 * @db: a connection
 * @since: the act that this returned before as @last; 0: from the first
 * @last: (out): the last act that needs not be read again, where nothing is found
 * @error: why it could not be done
 *
 * Checks the log's triggers, and the chain with its seals from @since on: what came since.
 *
 * Returns: (transfer full): what was found
 */
PpVerifyReport *
pp_verify_since (PpDb *db, gint64 since, gint64 *last, GError **error)
{
  g_autoptr (PpVerifyReport) report = g_new0 (PpVerifyReport, 1);
  g_autoptr (GError) tampered = NULL;

  report->findings = g_ptr_array_new_with_free_func (g_free);
  if (!pp_log_check_triggers (db, &tampered))
    pp_verify_find (report, "%s", tampered->message);
  if (!pp_verify_chain (db, since, report, error) ||
      !pp_db_read_int (db, last, error, "SELECT coalesce (max(id), 0) FROM act", ""))
    return NULL;
  return g_steal_pointer (&report);
}

/**
 * pp_verify_report_free:
 * @self: (transfer full): a report
 */
void
pp_verify_report_free (PpVerifyReport *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}
