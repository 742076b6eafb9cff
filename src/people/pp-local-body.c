/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-local-body.h"

#include "core/pp-csv.h"
#include "core/pp-error.h"
#include "people/pp-people-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
add_district (char **cells, gpointer names)
{
  if (g_strv_length (cells) > 2)
    g_hash_table_insert (names, g_strdup (cells[0]), g_strdup (cells[2]));
  return FALSE;
}

typedef struct {
  const char *code;        /* (nullable): the one that is wanted */
  GHashTable *districts;   /* (element-type utf8 utf8): names by number */
  GPtrArray  *found;
} Search;

static gboolean
add_body (char **cells, gpointer data)
{
  Search *search = data;
  const char *district;
  PpLocalBody *self;

  if (g_strv_length (cells) < 6 || !g_ascii_isdigit (cells[0][1]) ||
      (search->code != NULL && strcmp (cells[0], search->code) != 0))
    return FALSE;
  district = g_hash_table_lookup (search->districts, cells[2]);
  self = g_new0 (PpLocalBody, 1);
  self->code = g_strdup (cells[0]);
  self->kind = g_strdup (cells[1]);
  self->name_en = g_strdup (cells[4]);
  self->name_ml = g_strdup (*cells[5] != '\0' ? cells[5] : cells[4]);
  self->district_en = g_strdup (district != NULL ? district : "");
  g_ptr_array_add (search->found, self);
  return search->code != NULL;
}

static GPtrArray *
find (const char *code)
{
  g_autoptr (GHashTable) districts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            g_free);
  Search search = { code, districts };

  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_local_body_free);
  pp_csv_each_line ("districts.csv", add_district, districts);
  pp_csv_each_line ("local-bodies.csv", add_body, &search);
  return search.found;
}

/**
 * pp_local_body_list:
 *
 * Returns: (transfer full) (element-type PpLocalBody): all of Kerala, in the order of their codes
 */
GPtrArray *
pp_local_body_list (void)
{
  return find (NULL);
}

/**
 * pp_local_body_find:
 * @code: a code of the State Election Commission's list of 2025
 * @error: PP_PEOPLE_ERROR_BAD_PLACE
 *
 * Returns: (transfer full): the local body
 */
PpLocalBody *
pp_local_body_find (const char *code, GError **error)
{
  g_autoptr (GPtrArray) found = find (code);

  if (found->len > 0)
    return g_ptr_array_steal_index (found, 0);
  pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_PLACE, "local_body",
                _("“%s” is no code of a local body, such as G01001."), code);
  return NULL;
}

/**
 * pp_local_body_dup_title:
 * @self: a local body
 *
 * Returns: (transfer full): its name and kind in English, as papers have them
 */
char *
pp_local_body_dup_title (const PpLocalBody *self)
{
  static const struct { const char *kind, *title; } kinds[] = {
    { "grama", "Grama Panchayat" }, { "block", "Block Panchayat" },
    { "district", "District Panchayat" }, { "municipality", "Municipality" },
    { "corporation", "Municipal Corporation" },
  };
  const char *title = kinds[0].title;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, self->kind) == 0)
      title = kinds[i].title;
  return g_strdup_printf ("%s %s", self->name_en, title);
}

/**
 * pp_local_body_free:
 * @self: (transfer full): a local body
 */
void
pp_local_body_free (PpLocalBody *self)
{
  g_free (self->code);
  g_free (self->kind);
  g_free (self->name_en);
  g_free (self->name_ml);
  g_free (self->district_en);
  g_free (self);
}
