/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-release-basis.h"

#include "core/pp-json.h"

#include <string.h>

/* What a batch's label says of its product comes from these rows. A batch has a price of its
 * own. */
static const struct { const char *kind, *tail, *left_out; } parts[] = {
  { "product",          "WHERE id = (SELECT product FROM batch WHERE id = ?)", "mrp_paise" },
  { "recipe_line",      "WHERE product = (SELECT product FROM batch WHERE id = ?) "
                        "AND voided_by IS NULL", NULL },
  { "product_allergen", "WHERE product = (SELECT product FROM batch WHERE id = ?) "
                        "AND voided_by IS NULL", NULL },
  { "nutrition",        "WHERE product = (SELECT product FROM batch WHERE id = ?) "
                        "AND voided_by IS NULL", NULL },
};

static char *
write_row (PpRecord *row, const char *left_out)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (row);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];

      if (g_strcmp0 (column->name, left_out) == 0)
        continue;
      if (pp_column_holds_text (column))
        pp_json_add_text (out, column->name, pp_record_peek_text (row, column));
      else
        pp_json_add_int (out, column->name, pp_record_peek_int (row, column));
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* By what they hold, not by their ids: a line that is taken out and written again is the same. */
static gboolean
add_part (PpDb *db, const char *batch, gsize part, GChecksum *sum, GError **error)
{
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), parts[part].kind);
  g_autoptr (GPtrArray) rows = pp_db_list (db, G_TYPE_FROM_CLASS (klass), error, parts[part].tail,
                                           "t", batch);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (lines, write_row (g_ptr_array_index (rows, i), parts[part].left_out));
  g_ptr_array_sort (lines, compare_text);
  g_checksum_update (sum, (const guchar *) parts[part].kind, -1);
  for (guint i = 0; i < lines->len; i++)
    g_checksum_update (sum, g_ptr_array_index (lines, i), -1);
  return TRUE;
}

/**
 * pp_release_basis_of_batch:
 * @db: a connection
 * @batch: an id
 * @error: why it failed
 *
 * A fingerprint of all that the batch's label says of its product: the product but for its price,
 * its recipe, allergens and nutrition. A release keeps the one that was so when it was made; no
 * clock and no order of acts takes part, so whatever two desks did apart from each other, a label
 * that says something else than what was released has another one.
 *
 * Returns: (transfer full): SHA-256, in hexadecimal digits
 */
char *
pp_release_basis_of_batch (PpDb *db, const char *batch, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (db != NULL && batch != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!add_part (db, batch, i, sum, error))
      return NULL;
  return g_strdup (g_checksum_get_string (sum));
}
