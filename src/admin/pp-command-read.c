/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-read.h"

#include "admin/pp-command-help.h"
#include "core/pp-csv.h"
#include "core/pp-error.h"
#include "core/pp-json.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "kinds/pp-kinds.h"
#include "store/pp-history.h"
#include "store/pp-reference.h"
#include "store/pp-search.h"
#include "store/pp-verify.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define MOST_HITS 20

static gpointer
query (PpAdmin *admin, PpReadFunc func, gpointer data, GError **error)
{
  g_autoptr (PpStore) store = pp_admin_open (admin, PP_STORE_READ_ONLY, error);
  gpointer result;

  if (store == NULL)
    return NULL;
  result = pp_store_read (store, func, data, error);
  pp_store_close (store);
  return result;
}

static gpointer
list_kind (PpDb *db, gpointer klass, GError **error)
{
  return pp_db_list (db, G_TYPE_FROM_CLASS (klass), error, "ORDER BY rowid", "");
}

/**
 * pp_command_list:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: a kind
 * @error: why it failed
 *
 * Prints every record of a kind, as CSV or as lines of JSON.
 *
 * Returns: whether it went well
 */
gboolean
pp_command_list (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *header = NULL;
  PpRecordClass *klass;

  if (pp_command_help_is_asked (argc, argv))
    {
      pp_command_help_for_kinds (pp_kinds_get_schema (), "list KIND");
      return TRUE;
    }
  if (!pp_admin_parse (NULL, "list KIND", &argc, &argv, 1, error))
    return FALSE;
  klass = pp_schema_kind (pp_kinds_get_schema (), argv[1]);
  if (klass == NULL)
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_UNKNOWN_KIND, NULL,
                    _("There is no kind of record called “%s”."), argv[1]);
      return FALSE;
    }
  rows = query (admin, list_kind, klass, error);
  if (rows == NULL)
    return FALSE;

  header = pp_csv_header (klass);
  if (!admin->json)
    fputs (header, stdout);
  for (guint i = 0; i < rows->len; i++)
    {
      PpRecord *record = g_ptr_array_index (rows, i);
      g_autofree char *row = admin->json ? pp_record_to_json (record) : pp_csv_row (record);

      printf ("%s%s", row, admin->json ? "\n" : "");
    }
  return TRUE;
}

static gpointer
find_text (PpDb *db, gpointer text, GError **error)
{
  return pp_search_find (db, text, MOST_HITS, error);
}

/**
 * pp_command_find:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: what to find
 * @error: why it failed
 *
 * The one box: prints what is found, best first.
 *
 * Returns: whether it went well; finding nothing is no error
 */
gboolean
pp_command_find (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  if (!pp_admin_parse (NULL, "find TEXT", &argc, &argv, -1, error))
    return FALSE;
  text = g_strjoinv (" ", argv + 1);
  hits = query (admin, find_text, text, error);
  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      const PpHit *hit = g_ptr_array_index (hits, i);
      g_autoptr (GString) out = g_string_new (NULL);

      pp_json_add_text (out, "kind", hit->kind);
      pp_json_add_text (out, "id", hit->id);
      pp_json_add_text (out, "title", hit->title);
      if (admin->json)
        printf ("%s}\n", out->str);
      else
        printf ("%-12s %-20s %s\n", hit->kind, hit->id, hit->title);
    }
  return TRUE;
}

/* What was done to the one record that has this id, number, code or name, of whatever kind. */
static GPtrArray *
find_history (PpDb *db, const char *text, GError **error)
{
  for (const PpKindFunc *kind = pp_kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      g_autofree char *id = pp_reference_resolve (db, PP_RECORD_CLASS (held), text, NULL, NULL);

      if (id != NULL)
        return pp_history_of_row (db, id, error);
    }
  return g_ptr_array_new ();
}

static gpointer
read_history (PpDb *db, gpointer text, GError **error)
{
  GPtrArray *entries = find_history (db, text, error);

  if (entries != NULL && entries->len == 0)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND, NULL,
                    _("There is no “%s” here."), (const char *) text);
      g_clear_pointer (&entries, g_ptr_array_unref);
    }
  return entries;
}

static void
print_entry (PpAdmin *admin, const PpHistoryEntry *entry)
{
  g_autofree char *at = pp_time_format (entry->at);
  g_autoptr (GString) out = g_string_new (NULL);

  if (!admin->json)
    {
      printf ("%s  %s  %s  %s\n", at, entry->actor, entry->verb,
              entry->new_json != NULL ? entry->new_json : _("(erased)"));
      return;
    }
  pp_json_add_text (out, "act", entry->act);
  pp_json_add_text (out, "at", at);
  pp_json_add_text (out, "by", entry->actor);
  pp_json_add_text (out, "did", entry->verb);
  pp_json_add_text (out, "kind", entry->kind);
  pp_json_add_text (out, "op", entry->op);
  pp_json_append_key (out, "new");
  g_string_append (out, entry->new_json != NULL ? entry->new_json : "null");
  pp_json_append_key (out, "old");
  g_string_append (out, entry->old_json != NULL ? entry->old_json : "null");
  printf ("%s}\n", out->str);
}

/**
 * pp_command_history:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: an id, number or code
 * @error: why it failed
 *
 * Prints who did what to a record, and when.
 *
 * Returns: whether it went well
 */
gboolean
pp_command_history (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (pp_command_help_is_asked (argc, argv))
    {
      pp_command_help_for_kinds (pp_kinds_get_schema (), "history ROW");
      return TRUE;
    }
  if (!pp_admin_parse (NULL, "history ROW", &argc, &argv, 1, error))
    return FALSE;
  entries = query (admin, read_history, argv[1], error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    print_entry (admin, g_ptr_array_index (entries, i));
  return TRUE;
}

static gpointer
verify (PpDb *db, gpointer data, GError **error)
{
  return pp_verify (db, error);
}

static void
print_report (PpAdmin *admin, const PpVerifyReport *report)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < report->findings->len && !admin->json; i++)
    printf ("%s\n", (char *) g_ptr_array_index (report->findings, i));
  if (!admin->json)
    {
      printf (_("Checked: %d acts, %d changes, %d rows.\n"), (int) report->n_acts,
              (int) report->n_changes, (int) report->n_rows);
      return;
    }
  pp_json_add_int (out, "acts", report->n_acts);
  pp_json_add_int (out, "changes", report->n_changes);
  pp_json_add_int (out, "rows", report->n_rows);
  pp_json_add_int (out, "findings", report->findings->len);
  pp_json_add_text (out, "first", report->findings->len > 0
                                    ? g_ptr_array_index (report->findings, 0) : NULL);
  printf ("%s}\n", out->str);
}

/**
 * pp_command_verify:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words
 * @error: PP_ADMIN_ERROR_FOUND where something is wrong
 *
 * Checks the data file: its pages, triggers, chain, seals, and each row against the log.
 *
 * Returns: whether all holds
 */
gboolean
pp_command_verify (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (PpVerifyReport) report = NULL;

  if (!pp_admin_parse (NULL, "verify", &argc, &argv, 0, error))
    return FALSE;
  report = query (admin, verify, NULL, error);
  if (report == NULL)
    return FALSE;
  print_report (admin, report);
  if (report->findings->len == 0)
    return TRUE;
  pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_FOUND, NULL,
                _("The data file is not as its record says. Restore a backup, and keep this file "
                  "for the district."));
  return FALSE;
}
