/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "privacy/pp-retention.h"

#include "core/pp-csv.h"
#include "core/pp-time.h"
#include "store/pp-history.h"

#include <string.h>

static gboolean
add_topic (char **cells, gpointer found)
{
  PpRetention *self;

  if (g_strv_length (cells) < 5 || strcmp (cells[0], "topic") == 0)
    return FALSE;
  self = g_new0 (PpRetention, 1);
  self->topic = g_strdup (cells[0]);
  self->kinds = g_strdup (cells[1]);
  self->years = g_ascii_strtoll (cells[2], NULL, 10);
  self->source = g_strdup (cells[3]);
  self->is_verified = g_str_has_prefix (cells[4], "yes");
  g_ptr_array_add (found, self);
  return FALSE;
}

static char *
add_years (gint64 at, gint64 years)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (at);
  g_autoptr (GDateTime) last = made != NULL ? g_date_time_add_years (made, (int) years) : NULL;

  return last != NULL ? pp_time_day (g_date_time_to_unix (last)) : NULL;
}

static gboolean
date_topic (PpDb *db, const PpPersonData *data, PpRetention *self, GError **error)
{
  g_auto (GStrv) kinds = g_strsplit (self->kinds, " ", -1);
  gint64 last = PP_NONE, at;

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      GPtrArray *records = pp_person_data_get (data, kinds[i]);

      for (guint j = 0; records != NULL && j < records->len; j++)
        {
          if (!pp_history_made (db, kinds[i], pp_record_get_id (g_ptr_array_index (records, j)),
                                &at, error))
            return FALSE;
          last = MAX (last, at);
          self->n_records++;
        }
    }
  if (last != PP_NONE)
    self->until = add_years (last, self->years);
  return TRUE;
}

/**
 * pp_retention_list:
 * @db: a connection
 * @data: what is kept of a person
 * @error: why it failed
 *
 * What stays of a person, without their name, when they are erased, and to which day at least.
 *
 * Returns: (transfer full) (element-type PpRetention): it, a row a topic
 */
GPtrArray *
pp_retention_list (PpDb *db, const PpPersonData *data, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (db != NULL && data != NULL, NULL);

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_retention_free);
  pp_csv_each_line ("retention.csv", add_topic, found);
  for (guint i = 0; i < found->len; i++)
    if (!date_topic (db, data, g_ptr_array_index (found, i), error))
      return NULL;
  return g_steal_pointer (&found);
}

/**
 * pp_retention_free:
 * @self: (transfer full): a topic
 */
void
pp_retention_free (PpRetention *self)
{
  g_free (self->topic);
  g_free (self->kinds);
  g_free (self->source);
  g_free (self->until);
  g_free (self);
}
