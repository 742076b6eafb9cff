/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-batch.h"

#include "core/pp-text.h"
#include "label/pp-label-error.h"
#include "label/pp-label-proof.h"
#include "store/pp-history.h"

#include <string.h>

/* A number is also known by what follows its series and its zeros. */
static gboolean
has_word (const char *folded, const char *word)
{
  const char *bounds = g_ascii_isdigit (*word) ? " -0" : " -";
  const char *found = folded;

  while ((found = strstr (found, word)) != NULL)
    {
      if (found == folded || strchr (bounds, found[-1]) != NULL)
        return TRUE;
      found++;
    }
  return FALSE;
}

/* Each word that was typed begins one of them. */
static gboolean
matches (GStrv words, const char *names)
{
  g_autofree char *folded = NULL;

  if (words == NULL)
    return TRUE;
  folded = pp_text_fold (names);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !has_word (folded, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_state (PpDb *db, PpLabelBatch *self, const char *today, GError **error)
{
  g_autoptr (GError) refused = NULL;

  if (!pp_db_read_int (db, &self->printed, error,
                       "SELECT ifnull (sum (copies), 0) FROM label_print WHERE batch = ?", "t",
                       pp_record_get_id (PP_RECORD (self->batch))))
    return FALSE;
  self->left = MAX (self->batch->packs - self->printed, 0);
  if (pp_label_check_batch (db, self->batch, today, &refused))
    return TRUE;
  if (refused->domain == PP_LABEL_ERROR)
    {
      self->hindrance = g_strdup (refused->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/**
 * pp_label_batch_read:
 * @db: a connection
 * @batch: an id
 * @today: YYYY-MM-DD
 * @error: why it failed
 *
 * Returns: (transfer full): the batch, as who labels it sees it
 */
PpLabelBatch *
pp_label_batch_read (PpDb *db, const char *batch, const char *today, GError **error)
{
  g_autoptr (PpLabelBatch) self = g_new0 (PpLabelBatch, 1);

  self->batch = pp_db_get (db, pp_batch_get_type (), batch, error);
  if (self->batch != NULL)
    self->product = pp_db_get (db, pp_product_get_type (), self->batch->product, error);
  if (self->product != NULL)
    self->enterprise = pp_db_get (db, pp_enterprise_get_type (), self->product->enterprise, error);
  if (self->enterprise == NULL || !read_state (db, self, today, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pp_label_batch_free:
 * @self: (transfer full) (nullable): a batch
 */
void
pp_label_batch_free (PpLabelBatch *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->batch);
  g_clear_object (&self->product);
  g_clear_object (&self->enterprise);
  g_free (self->hindrance);
  g_free (self);
}

/* Of those that are released and not past their expiry, or of the others: those whose product is
 * called so, or those that have it elsewhere among their names. The decision that stands is that
 * of pp_release_of_batch(). */
static gboolean
add_batches (PpDb *db, const PpLabelBatchSearch *search, gboolean is_open, GStrv words,
             gboolean by_product, GPtrArray *list, GError **error)
{
  guint most = list->len + search->most;
  g_autoptr (PpStatement) statement = NULL;
  gboolean row = TRUE;

  statement = pp_db_prepare (db, error,
                             "SELECT b.id, p.name_en || ' ' || p.name_ml, "
                             "b.number || ' ' || p.name_en || ' ' || p.name_ml || "
                             "' ' || ifnull (e.name_en, '') || ' ' || ifnull (e.name_ml, '') "
                             "|| ' ' || ifnull ((SELECT group_concat (m.name_en || ' ' || "
                             "m.name_ml, ' ') FROM run_input AS i JOIN lot AS l ON l.id = i.lot "
                             "JOIN material AS m ON m.id = l.material WHERE i.run = b.run), '') "
                             "FROM batch AS b JOIN product AS p ON p.id = b.product "
                             "JOIN enterprise AS e ON e.id = p.enterprise "
                             "WHERE b.voided_by IS NULL AND (?1 IS NULL OR ?1 IN (b.product, "
                             "p.enterprise)) "
                             "AND (ifnull (b.expires_on >= ?2, 1) AND ifnull ((SELECT r.decision "
                             "FROM release AS r WHERE r.batch = b.id "
                             "AND r.decision <> 'withdrawn' AND NOT EXISTS (SELECT 1 "
                             "FROM release AS later WHERE later.replaces = r.id) "
                             "ORDER BY r.decision = 'released', r.id LIMIT 1) = 'released', 0)) "
                             "= ?3 ORDER BY b.made_on DESC, b.number DESC", "tti",
                             search->of, search->today, (gint64) is_open);
  while (statement != NULL && row && list->len < most)
    {
      PpLabelBatch *one;

      if (!pp_statement_step (statement, &row, error))
        return FALSE;
      if (!row || matches (words, pp_statement_text (statement, 1)) != by_product ||
          (!by_product && !matches (words, pp_statement_text (statement, 2))))
        continue;
      one = pp_label_batch_read (db, pp_statement_text (statement, 0), search->today, error);
      if (one == NULL)
        return FALSE;
      g_ptr_array_add (list, one);
    }
  return statement != NULL;
}

static gboolean
add_all (PpDb *db, const PpLabelBatchSearch *search, gboolean is_open, GStrv words,
         GPtrArray *list, GError **error)
{
  PpLabelBatchSearch rest = *search;
  guint before = list->len;

  if (!add_batches (db, search, is_open, words, TRUE, list, error))
    return FALSE;
  rest.most -= list->len - before;
  return words == NULL || add_batches (db, &rest, is_open, words, FALSE, list, error);
}

/* A batch that was released may have to be released anew. */
static GPtrArray *
put_ready_first (GPtrArray *all)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_label_batch_free);

  for (guint i = 0; i < all->len; i++)
    if (((PpLabelBatch *) g_ptr_array_index (all, i))->hindrance == NULL)
      g_ptr_array_add (list, g_steal_pointer (&g_ptr_array_index (all, i)));
  for (guint i = 0; i < all->len; i++)
    if (g_ptr_array_index (all, i) != NULL)
      g_ptr_array_add (list, g_steal_pointer (&g_ptr_array_index (all, i)));
  return list;
}

/**
 * pp_label_batch_list:
 * @db: a connection
 * @search: which
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpLabelBatch): the batches in use, those that can be
 *   labelled before those that cannot, of either at most as many as were wanted; first those whose
 *   product is called as was typed, the newest first
 */
GPtrArray *
pp_label_batch_list (PpDb *db, const PpLabelBatchSearch *search, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_auto (GStrv) words = search->text != NULL ? pp_text_fold_begun (search->text) : NULL;

  all = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_label_batch_free);
  return add_all (db, search, TRUE, words, all, error) &&
         add_all (db, search, FALSE, words, all, error) ? put_ready_first (all) : NULL;
}

static void
line_free (gpointer data)
{
  PpLabelLogLine *self = data;

  g_clear_object (&self->print);
  g_clear_object (&self->by);
  g_free (self);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const PpLabelLogLine *one = *(gpointer *) a, *other = *(gpointer *) b;

  return (one->at < other->at) - (one->at > other->at);
}

static gboolean
read_act (PpDb *db, PpLabelLogLine *self, GError **error)
{
  g_autoptr (GPtrArray) history = pp_history_of_row (db, pp_record_get_id (PP_RECORD (self->print)),
                                                     error);
  const PpHistoryEntry *entry;

  if (history == NULL)
    return FALSE;
  g_return_val_if_fail (history->len > 0, FALSE);
  entry = g_ptr_array_index (history, 0);
  self->at = entry->told_at != PP_NONE ? entry->told_at : entry->at;
  self->by = pp_db_get (db, pp_staff_get_type (), entry->actor, error);
  return self->by != NULL;
}

/**
 * pp_label_batch_log:
 * @db: a connection
 * @batch: an id
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpLabelLogLine): what was printed for it, newest first
 */
GPtrArray *
pp_label_batch_log (PpDb *db, const char *batch, GError **error)
{
  g_autoptr (GPtrArray) prints = NULL, log = g_ptr_array_new_with_free_func (line_free);

  prints = pp_db_list (db, pp_label_print_get_type (), error,
                       "WHERE batch = ? ORDER BY id", "t", batch);
  for (guint i = 0; prints != NULL && i < prints->len; i++)
    {
      PpLabelLogLine *line = g_new0 (PpLabelLogLine, 1);

      line->print = g_object_ref (g_ptr_array_index (prints, i));
      g_ptr_array_add (log, line);
      if (!read_act (db, line, error))
        return NULL;
    }
  g_ptr_array_sort (log, compare_lines);
  return prints != NULL ? g_steal_pointer (&log) : NULL;
}

/**
 * pp_label_print_last:
 * @db: a connection
 * @product: an id
 * @last: (out) (transfer full) (nullable): what was last printed for any batch of it; %NULL where
 *   nothing was
 * @error: why it failed
 *
 * Its size and language are what the next labels will most likely be.
 *
 * Returns: whether it went well
 */
gboolean
pp_label_print_last (PpDb *db, const char *product, PpLabelPrint **last, GError **error)
{
  return pp_db_first (db, pp_label_print_get_type (), (gpointer *) last, error,
                      "WHERE batch IN (SELECT id FROM batch WHERE product = ?) "
                      "ORDER BY rowid DESC LIMIT 1", "t", product);
}

/**
 * pp_label_print_count:
 * @db: a connection
 * @label_print: id of a print
 * @copies: (out): how many labels it was
 * @error: why it could not be read
 *
 * Returns: whether it was read
 */
gboolean
pp_label_print_count (PpDb *db, const char *label_print, gint64 *copies, GError **error)
{
  g_autoptr (PpLabelPrint) found = pp_db_get (db, pp_label_print_get_type (), label_print, error);

  if (found == NULL)
    return FALSE;
  *copies = found->copies;
  return TRUE;
}
