/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-reference.h"

#include "core/pp-error.h"
#include "store/pp-store-error.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
find (PpDb *db, PpRecordClass *klass, const char *text, gboolean live, GError **error)
{
  gboolean state = live && klass->table_class == PP_CLASS_STATE;
  g_autofree char *tail = NULL;

  if (klass->key == NULL)
    return pp_db_list (db, G_TYPE_FROM_CLASS (klass), error, "WHERE id = ?", "t", text);
  tail = g_strdup_printf ("WHERE id = ? OR (%s = ?%s)", klass->key,
                          state ? " AND voided_by IS NULL" : "");
  return pp_db_list (db, G_TYPE_FROM_CLASS (klass), error, tail, "tt", text, text);
}

/* Those that are called so, of what is in use: nothing is indexed by what people call it. */
static GPtrArray *
find_called (PpDb *db, PpRecordClass *klass, const char *text, GError **error)
{
  gboolean state = klass->table_class == PP_CLASS_STATE;
  GPtrArray *all = pp_db_list (db, G_TYPE_FROM_CLASS (klass), error,
                               state ? "WHERE voided_by IS NULL" : "", "");

  for (guint i = 0; all != NULL && i < all->len;)
    {
      if (klass->is_called (g_ptr_array_index (all, i), text))
        i++;
      else
        g_ptr_array_remove_index (all, i);
    }
  return all;
}

static GPtrArray *
find_any (PpDb *db, PpRecordClass *klass, const char *text, GError **error)
{
  g_autoptr (GPtrArray) live = find (db, klass, text, TRUE, error), any = NULL;

  if (live == NULL || live->len > 0)
    return g_steal_pointer (&live);
  any = find (db, klass, text, FALSE, error);
  if (any == NULL || any->len > 0 || klass->is_called == NULL || *text == '\0')
    return g_steal_pointer (&any);
  return find_called (db, klass, text, error);
}

/**
 * pp_reference_resolve:
 * @db: a connection
 * @klass: the kind that is meant
 * @text: an id, the number or code that people use, or what people call it: a person's phone or
 *   name
 * @field: (nullable): the column that holds it, for the error
 * @error: PP_STORE_ERROR_NOT_FOUND where nothing or more than one is meant
 *
 * What is in use is meant first; a voided record is found by its number too.
 *
 * Returns: (transfer full): the id
 */
char *
pp_reference_resolve (PpDb *db, PpRecordClass *klass, const char *text, const char *field,
                      GError **error)
{
  g_autoptr (GPtrArray) found = find_any (db, klass, text, error);

  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_strdup (pp_record_get_id (g_ptr_array_index (found, 0)));
  if (found->len == 0)
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND, field,
                  _("There is no “%s” here."), text);
  else
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_NOT_FOUND, field,
                  _("“%s” means more than one thing here."), text);
  return NULL;
}
