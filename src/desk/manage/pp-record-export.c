/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-record-export.h"

#include "core/pp-csv.h"
#include "desk/shell/pp-history-words.h"
#include "desk/shell/pp-save-dialog.h"
#include "desk/shell/pp-saving.h"
#include "desk/shell/pp-shown.h"
#include "kinds/pp-kind-words.h"

#include <glib/gi18n.h>

/* By it a spreadsheet knows that the file is UTF-8. */
#define BYTE_ORDER_MARK "\357\273\277"

typedef struct {
  PpPane      *page;
  PpRecordAsk *ask;
  GFile       *file;     /* (nullable): until it is chosen */
} Export;

#define EXPORT "pp-record-export"

static void
export_free (gpointer data)
{
  Export *self = data;

  g_object_unref (self->page);
  pp_record_ask_free (self->ask);
  g_clear_object (&self->file);
  g_free (self);
}

static void
append_header (GString *out)
{
  const char *const titles[] = {
    C_("record column", "When"), C_("record column", "It happened, as told"),
    C_("record column", "Who"), C_("record column", "Where"),
    C_("record column", "What was done"), C_("record column", "Kind"),
    C_("record column", "Which"), C_("record column", "Value"), C_("record column", "From"),
    C_("record column", "To"), C_("record column", "Act"), NULL
  };

  pp_csv_append (out, titles);
}

static void
append_change (GString *out, const PpToldAct *act, const char *title, const PpToldItem *item,
               const PpToldChange *change)
{
  g_autofree char *at = pp_shown_time (act->at), *who = pp_history_words_who (act);
  g_autofree char *told_at = act->told_at != PP_NONE ? pp_shown_time (act->told_at) : NULL;
  const char *where = pp_history_words_where (act);
  const char *const cells[] = {
    at, told_at != NULL ? told_at : "", who, where != NULL ? where : _("At this desk"), title,
    pp_kind_words_of_kind (item->kind), item->title != NULL ? item->title : "",
    change != NULL ? pp_kind_words_of_column (change->column) : pp_history_words_how (item),
    change != NULL ? pp_history_words_value (change, change->from) : "",
    change != NULL ? pp_history_words_value (change, change->to) : "", act->act, NULL
  };

  pp_csv_append (out, cells);
}

static void
append_act (GString *out, const PpToldAct *act, const PpSchema *schema)
{
  const char *title = pp_told_act_title (act, schema);

  for (guint i = 0; i < act->items->len; i++)
    {
      const PpToldItem *item = g_ptr_array_index (act->items, i);

      for (guint j = 0; j < item->changes->len; j++)
        append_change (out, act, title, item, g_ptr_array_index (item->changes, j));
      if (item->changes->len == 0)
        append_change (out, act, title, item, NULL);
    }
}

/* Oldest first, as it was written. */
static gpointer
make_csv (PpDb *db, gpointer data, GError **error)
{
  const PpRecordAsk *ask = data;
  g_autoptr (PpToldActs) acts = pp_told_acts_of_day (db, ask->day, ask->actor, ask->verb,
                                                     ask->most, error);
  GString *out;

  if (acts == NULL)
    return NULL;
  out = g_string_new (BYTE_ORDER_MARK);
  append_header (out);
  for (guint i = acts->acts->len; i-- > 0;)
    append_act (out, g_ptr_array_index (acts->acts, i), pp_db_get_schema (db));
  return g_string_free_to_bytes (out);
}

static void
say (PpPane *page, const char *words)
{
  PpShell *shell = pp_shell_of (page);

  if (shell != NULL)
    pp_shell_toast (shell, words, NULL);
}

static void
saved_cb (gpointer dialog, gboolean is_saved, const char *words)
{
  Export *self = g_object_get_data (dialog, EXPORT);

  if (self == NULL)
    return;
  if (!is_saved)
    {
      pp_save_dialog_say (dialog, words);
      return;
    }
  say (self->page, words);
  pp_save_dialog_done (dialog);
}

static void
made_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpSaveDialog) dialog = user_data;
  Export *self = g_object_get_data (G_OBJECT (dialog), EXPORT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = pp_store_read_finish (PP_STORE (store), task, &error);

  if (self == NULL)
    return;
  if (csv != NULL)
    pp_saving_write (dialog, self->file, csv, FALSE, saved_cb);
  else
    pp_save_dialog_say (dialog, error->message);
}

static void
chosen_cb (PpSaveDialog *dialog, GFile *file, Export *self)
{
  const PpRecordAsk *ask = self->ask;

  g_set_object (&self->file, file);
  pp_store_read_async (pp_session_get_store (pp_pane_get_session (self->page)), make_csv,
                       pp_record_ask_new (ask->day, ask->actor, ask->verb, ask->most),
                       (GDestroyNotify) pp_record_ask_free, (GDestroyNotify) g_bytes_unref, NULL,
                       made_cb, g_object_ref (dialog));
}

/**
 * pp_record_ask_new:
 * @day: YYYY-MM-DD
 * @actor: (nullable): id of who did it; %NULL: whoever
 * @verb: (nullable): what they did; %NULL: whatever
 * @most: how many acts
 *
 * Returns: (transfer full): what of the record is meant
 */
PpRecordAsk *
pp_record_ask_new (const char *day, const char *actor, const char *verb, guint most)
{
  PpRecordAsk *self = g_new0 (PpRecordAsk, 1);

  self->day = g_strdup (day);
  self->actor = g_strdup (actor);
  self->verb = g_strdup (verb);
  self->most = most;
  return self;
}

/**
 * pp_record_ask_free:
 * @self: (transfer full): what was asked
 */
void
pp_record_ask_free (PpRecordAsk *self)
{
  g_free (self->day);
  g_free (self->actor);
  g_free (self->verb);
  g_free (self);
}

/**
 * pp_record_export_ask:
 * @page: that shows it
 * @ask: what of the record is meant; all of it
 *
 * Asks for a file, and writes it there as a table, UTF-8 with a byte order mark, a line a change.
 */
void
pp_record_export_ask (PpPane *page, const PpRecordAsk *ask)
{
  Export *self = g_new0 (Export, 1);
  g_autofree char *name = g_strdup_printf ("%s.csv", ask->day);
  GtkWidget *dialog = pp_save_dialog_open (gtk_widget_get_root (GTK_WIDGET (page)),
                                           pp_pane_get_session (page), name);

  self->page = g_object_ref (page);
  self->ask = pp_record_ask_new (ask->day, ask->actor, ask->verb, G_MAXUINT);
  g_object_set_data_full (G_OBJECT (dialog), EXPORT, self, export_free);
  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), self);
}
