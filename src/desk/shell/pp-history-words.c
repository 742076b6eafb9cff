/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-history-words.h"

#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"
#include "kinds/pp-kind-words.h"

#include <glib/gi18n.h>

/**
 * pp_history_words_value:
 * @change: of a record
 * @value: (nullable): its value before or after
 *
 * Returns: (transfer none): the value as people read it; "" where there is none
 */
const char *
pp_history_words_value (const PpToldChange *change, const char *value)
{
  if (value == NULL)
    return "";
  return change->is_word ? pp_words_of (change->column, value) : value;
}

/**
 * pp_history_words_change:
 * @change: of a record
 *
 * Returns: (transfer full): "Phone: from 9447000222 to 9447000333"
 */
char *
pp_history_words_change (const PpToldChange *change)
{
  const char *column = pp_kind_words_of_column (change->column);
  const char *from = pp_history_words_value (change, change->from);
  const char *to = pp_history_words_value (change, change->to);

  if (change->from == NULL)
    return g_strdup_printf ("%s: %s", column, to);
  if (change->to == NULL)
    /* TRANSLATORS: what a value is of, and what it was */
    return g_strdup_printf (_("%1$s: from %2$s to nothing"), column, from);
  /* TRANSLATORS: what a value is of, what it was and what it became */
  return g_strdup_printf (_("%1$s: from %2$s to %3$s"), column, from, to);
}

/**
 * pp_history_words_item:
 * @item: what something was done to
 *
 * Returns: (transfer full): "Booking · DRY-1 · 05-03-2026 10:00"
 */
char *
pp_history_words_item (const PpToldItem *item)
{
  return g_strjoin (" · ", pp_kind_words_of_kind (item->kind), item->title, NULL);
}

/**
 * pp_history_words_how:
 * @item: what something was done to
 *
 * Returns: (transfer none) (nullable): what is said of it where there are no changes to tell
 */
const char *
pp_history_words_how (const PpToldItem *item)
{
  if (item->how == PP_TOLD_ERASED)
    return _("What was personal was erased.");
  if (item->how == PP_TOLD_GONE)
    return _("What was written then is erased.");
  return item->changes->len == 0 ? _("No value changed.") : NULL;
}

/**
 * pp_history_words_who:
 * @act: an act
 *
 * Returns: (transfer full): who did it
 */
char *
pp_history_words_who (const PpToldAct *act)
{
  if (act->where == PP_TOLD_BY_DISTRICT)
    return g_strdup (_("The district"));
  if (act->where == PP_TOLD_AT_SET_UP)
    return g_strdup (_("The program, when it was set up"));
  return g_strdup (act->name != NULL ? act->name : act->actor);
}

/**
 * pp_history_words_where:
 * @act: an act
 *
 * Returns: (transfer none) (nullable): where it was done; %NULL where that was this desk
 */
const char *
pp_history_words_where (const PpToldAct *act)
{
  return act->where == PP_TOLD_AT_ANOTHER_DESK ? _("At another desk") : NULL;
}

/**
 * pp_history_words_head:
 * @act: an act
 *
 * Returns: (transfer full): when it was done, by whom and where, and what else is to be known of it
 */
char *
pp_history_words_head (const PpToldAct *act)
{
  g_autofree char *at = pp_shown_time (act->at), *who = pp_history_words_who (act);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s · %s", at, who);
  if (pp_history_words_where (act) != NULL)
    g_string_append_printf (out, " · %s", pp_history_words_where (act));
  if (act->told_at != PP_NONE)
    {
      g_autofree char *told_at = pp_shown_time (act->told_at);
      g_autofree char *late = NULL;

      /* TRANSLATORS: a late entry: when it happened, as the person says who entered it */
      late = g_strdup_printf (_("Entered late; it happened: %s"), told_at);
      g_string_append_printf (out, "\n%s", late);
    }
  if (act->is_refused)
    g_string_append_printf (out, "\n%s", _("The district did not accept it."));
  return g_string_free (out, FALSE);
}
