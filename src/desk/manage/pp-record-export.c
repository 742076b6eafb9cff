/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-record-export.h"

#include "core/pp-csv.h"
#include "desk/shell/pp-handout.h"
#include "desk/shell/pp-history-words.h"
#include "desk/shell/pp-shown.h"
#include "kinds/pp-kind-words.h"
#include "people/pp-disclosure.h"

#include <glib/gi18n.h>

/* By it a spreadsheet knows that the file is UTF-8. */
#define BYTE_ORDER_MARK "\357\273\277"

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

static gint64
count_lines (const PpToldActs *acts)
{
  gint64 n = 0;

  for (guint i = 0; i < acts->acts->len; i++)
    {
      const PpToldAct *act = g_ptr_array_index (acts->acts, i);

      for (guint j = 0; j < act->items->len; j++)
        n += MAX (((PpToldItem *) g_ptr_array_index (act->items, j))->changes->len, 1);
    }
  return n;
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
  return pp_handout_new (g_string_free_to_bytes (out), count_lines (acts));
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
 * Asks for a file, notes that it leaves, and writes it there as a table, UTF-8 with a byte order
 * mark, a line a change.
 */
void
pp_record_export_ask (PpPane *page, const PpRecordAsk *ask)
{
  g_autofree char *name = g_strdup_printf ("%s.csv", ask->day);

  pp_handout_ask (page, name, make_csv,
                  pp_record_ask_new (ask->day, ask->actor, ask->verb, G_MAXUINT),
                  (GDestroyNotify) pp_record_ask_free, "record.export",
                  g_object_new (pp_disclosure_get_type (), "what", "record", "form", "csv",
                                "first_day", ask->day, "last_day", ask->day, NULL));
}
