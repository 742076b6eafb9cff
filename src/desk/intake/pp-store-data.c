/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/intake/pp-store-data.h"

#include "core/pp-time.h"
#include "desk/shell/pp-pick.h"
#include "desk/shell/pp-shown.h"
#include "intake/pp-material.h"
#include "intake/pp-place.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"

/* More than anybody reads; who looks for one types a word of it. */
#define MOST_LINES 100

typedef struct {
  PpMaterial   *material;
  PpPerson     *person;
  PpEnterprise *enterprise;
  PpPlace      *place;
} Names;

static void
names_clear (Names *self)
{
  g_clear_object (&self->material);
  g_clear_object (&self->person);
  g_clear_object (&self->enterprise);
  g_clear_object (&self->place);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static void
line_free (gpointer data)
{
  PpStoreLine *self = data;

  g_object_unref (self->lot);
  g_free (self->material);
  g_free (self->owner);
  g_free (self->place);
  g_free (self);
}

static gboolean
read_names (PpDb *db, PpLot *lot, Names *names, GError **error)
{
  names->material = pp_db_get (db, pp_material_get_type (), lot->material, error);
  if (names->material == NULL)
    return FALSE;
  names->person = pp_db_get (db, pp_person_get_type (), lot->person, error);
  if (names->person == NULL)
    return FALSE;
  if (lot->enterprise != NULL)
    names->enterprise = pp_db_get (db, pp_enterprise_get_type (), lot->enterprise, error);
  if (lot->enterprise != NULL && names->enterprise == NULL)
    return FALSE;
  if (lot->place != NULL)
    names->place = pp_db_get (db, pp_place_get_type (), lot->place, error);
  return lot->place == NULL || names->place != NULL;
}

/* Whether every word that was typed is one of its number, its material, its people, its place. */
static gboolean
matches (PpLot *lot, const Names *names, const char *text)
{
  g_autofree char *material = pp_material_dup_name (PP_RECORD (names->material));
  g_autofree char *person = pp_person_dup_name (PP_RECORD (names->person)), *enterprise = NULL;
  PpPick pick = { .title = NULL };
  gboolean found;

  if (names->enterprise != NULL)
    enterprise = pp_enterprise_dup_name (PP_RECORD (names->enterprise));
  pick.title = g_strjoin (" ", lot->number, material, person,
                          names->place != NULL ? names->place->code : "",
                          lot->grade != NULL ? lot->grade : "", enterprise, NULL);
  found = pp_pick_matches (&pick, text);
  g_free (pick.title);
  return found;
}

static void
add_line (PpStoreData *self, const PpStockLine *stock, const Names *names)
{
  PpStoreLine *line;

  self->n_found++;
  if (self->lines->len == MOST_LINES)
    return;
  line = g_new0 (PpStoreLine, 1);
  line->lot = g_object_ref (stock->lot);
  line->left = stock->left;
  line->material = pp_shown_name (names->material->name_en, names->material->name_ml);
  line->owner = names->enterprise != NULL
                  ? pp_shown_name (names->enterprise->name_en, names->enterprise->name_ml)
                  : pp_shown_name (names->person->name_en, names->person->name_ml);
  line->place = names->place != NULL ? g_strdup (names->place->code) : NULL;
  g_ptr_array_add (self->lines, line);
}

static gboolean
fill (PpStoreData *self, PpDb *db, const char *text, GError **error)
{
  g_autoptr (GPtrArray) stock = pp_stock_list_in_store (db, NULL, NULL, error);

  if (stock == NULL)
    return FALSE;
  self->n_lots = stock->len;
  for (guint i = 0; i < stock->len; i++)
    {
      const PpStockLine *one = g_ptr_array_index (stock, i);
      g_auto (Names) names = { NULL };

      if (!read_names (db, one->lot, &names, error))
        return FALSE;
      if (matches (one->lot, &names, text))
        add_line (self, one, &names);
    }
  return TRUE;
}

/**
 * pp_store_data_load:
 * @db: a connection
 * @text: (type utf8): words that what is shown must have; "" for all
 * @error: why it failed
 *
 * Returns: (transfer full): a #PpStoreData of now
 */
gpointer
pp_store_data_load (PpDb *db, gpointer text, GError **error)
{
  PpStoreData *self = g_new0 (PpStoreData, 1);

  self->day = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  if (fill (self, db, text, error))
    return self;
  pp_store_data_free (self);
  return NULL;
}

/**
 * pp_store_data_free:
 * @data: (transfer full): a #PpStoreData
 */
void
pp_store_data_free (gpointer data)
{
  PpStoreData *self = data;

  g_free (self->day);
  g_ptr_array_unref (self->lines);
  g_free (self);
}
