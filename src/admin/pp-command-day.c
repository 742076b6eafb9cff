/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-day.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-json.h"
#include "core/pp-time.h"
#include "people/pp-cluster.h"
#include "people/pp-staff.h"
#include "store/pp-history.h"
#include "store/pp-local.h"
#include "sync/pp-desk-sync.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* Who did it, as people know them; the system itself has neither code nor name. */
static void
add_actor (GString *out, PpDb *db, const char *actor)
{
  g_autoptr (PpStaff) staff = pp_db_get (db, pp_staff_get_type (), actor, NULL);

  pp_json_add_text (out, "by", actor);
  pp_json_add_text (out, "by_code", staff != NULL ? staff->code : NULL);
  pp_json_add_text (out, "by_name_en", staff != NULL ? staff->name_en : NULL);
  pp_json_add_text (out, "by_name_ml", staff != NULL ? staff->name_ml : NULL);
}

static void
append_act (GString *list, PpDb *db, const PpHistoryEntry *entry, guint n_changes)
{
  g_autofree char *at = pp_time_format (entry->at);
  g_autoptr (GString) out = g_string_new (NULL);

  pp_json_add_text (out, "act", entry->act);
  pp_json_add_text (out, "at", at);
  add_actor (out, db, entry->actor);
  pp_json_add_text (out, "did", entry->verb);
  pp_json_add_text (out, "row", entry->row);
  pp_json_add_int (out, "changes", n_changes);
  g_string_append_printf (list, "%s%s}", list->len > 1 ? ",\n  " : "", out->str);
}

/* The day's acts, each once, with its first row. */
static guint
append_acts (GString *list, PpDb *db, GPtrArray *entries)
{
  guint n_acts = 0;

  for (guint i = 0; i < entries->len;)
    {
      const PpHistoryEntry *entry = g_ptr_array_index (entries, i);
      guint n = 0;

      while (i < entries->len &&
             strcmp (((PpHistoryEntry *) g_ptr_array_index (entries, i))->act, entry->act) == 0)
        {
          n++;
          i++;
        }
      append_act (list, db, entry, n);
      n_acts++;
    }
  return n_acts;
}

static gboolean
add_confirmed (PpDb *db, GString *out, GError **error)
{
  g_autoptr (PpSyncState) state = pp_desk_sync_get_state (db, error);
  g_autoptr (GString) confirmed = g_string_new (NULL);
  g_autofree char *receipt = NULL;

  if (state == NULL || !pp_local_read (db, "server_receipt", &receipt, error))
    return FALSE;
  pp_json_add_text (confirmed, "server", state->address);
  pp_json_add_text (confirmed, "epoch", state->epoch);
  pp_json_add_int (confirmed, "acts", state->have);
  pp_json_add_int (confirmed, "waiting", state->outbox.waiting);
  pp_json_add_int (confirmed, "refused", state->outbox.refused);
  pp_json_add_int (confirmed, "clashes", state->outbox.clashes);
  pp_json_add_text (confirmed, "signed_receipt", receipt);
  pp_json_append_key (out, "confirmed");
  g_string_append_printf (out, "%s}", confirmed->str);
  return TRUE;
}

static char *
find_day (PpDb *db, const char *asked, GError **error)
{
  gint64 last;

  if (asked != NULL)
    return g_strdup (asked);
  return pp_history_last (db, &last, error) ? pp_time_day (last) : NULL;
}

static gpointer
write_day (PpDb *db, gpointer asked, GError **error)
{
  g_autofree char *day = find_day (db, asked, error), *head = pp_history_head (db, error);
  g_autoptr (PpCluster) cluster = pp_cluster_get (db, error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GString) out = g_string_new (NULL), list = g_string_new ("[");
  guint n;

  if (day == NULL || head == NULL || cluster == NULL)
    return NULL;
  entries = pp_history_of_span (db, pp_day_start (day), pp_day_start (day) + 24 * 3600, error);
  if (entries == NULL)
    return NULL;
  n = append_acts (list, db, entries);
  pp_json_add_text (out, "day", day);
  pp_json_add_text (out, "cluster", cluster->code);
  pp_json_add_text (out, "name_en", cluster->name_en);
  pp_json_add_text (out, "name_ml", cluster->name_ml);
  pp_json_add_int (out, "acts", n);
  pp_json_add_text (out, "head", head);
  if (!add_confirmed (db, out, error))
    return NULL;
  pp_json_append_key (out, "did");
  g_string_append_printf (out, "%s]}\n", list->str);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * pp_command_day:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words
 * @error: why it failed
 *
 * Writes what happened on a day, who did it, and what the district server has confirmed, with
 * its signed receipt. The day of the last act, where none is named.
 *
 * Returns: whether it was written
 */
gboolean
pp_command_day (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autofree char *day = NULL, *path = NULL, *json = NULL;
  const GOptionEntry entries[] = {
    { "day", 0, 0, G_OPTION_ARG_STRING, &day, N_("Which day, YYYY-MM-DD"), "DAY" },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_("The file to write"), "FILE" },
    { NULL }
  };
  g_autoptr (PpStore) store = NULL;

  if (!pp_admin_parse (entries, "day [--day DAY] --out FILE", &argc, &argv, 0, error))
    return FALSE;
  if (day != NULL && !pp_day_is_valid (day))
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, "day",
                    _("“%s” is not a day of the form YYYY-MM-DD."), day);
      return FALSE;
    }
  store = pp_admin_open (admin, PP_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;
  json = pp_store_read (store, write_day, day, error);
  pp_store_close (store);
  if (json == NULL)
    return FALSE;
  if (path != NULL)
    return pp_admin_write_file (path, json, strlen (json), error);
  fputs (json, stdout);
  return TRUE;
}
