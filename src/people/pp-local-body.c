/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-local-body.h"

#include "core/pp-csv.h"
#include "core/pp-error.h"
#include "people/pp-people-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER "/org/panippura/Panippura/reference/"

/* The cells of the first line of @file whose cell @column is @wanted. */
static GStrv
find_line (const char *file, guint column, const char *wanted)
{
  g_autofree char *path = g_strconcat (FOLDER, file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = NULL;
  const char *at;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (at = text; *at != '\0';)
    {
      g_auto (GStrv) cells = NULL;

      if (!pp_csv_read (&at, &cells, NULL))
        return NULL;
      if (g_strv_length (cells) > column && strcmp (cells[column], wanted) == 0)
        return g_steal_pointer (&cells);
    }
  return NULL;
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
  g_auto (GStrv) body = find_line ("local-bodies.csv", 0, code);
  g_auto (GStrv) district = NULL;
  PpLocalBody *self;

  if (body == NULL || g_strv_length (body) < 6)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_BAD_PLACE, "local_body",
                    _("“%s” is no code of a local body, such as G01001."), code);
      return NULL;
    }
  district = find_line ("districts.csv", 0, body[2]);
  self = g_new0 (PpLocalBody, 1);
  self->code = g_strdup (code);
  self->name_en = g_strdup (body[4]);
  self->name_ml = g_strdup (*body[5] != '\0' ? body[5] : body[4]);
  self->district_en = g_strdup (district != NULL ? district[2] : "");
  return self;
}

/**
 * pp_local_body_free:
 * @self: (transfer full): a local body
 */
void
pp_local_body_free (PpLocalBody *self)
{
  g_free (self->code);
  g_free (self->name_en);
  g_free (self->name_ml);
  g_free (self->district_en);
  g_free (self);
}
