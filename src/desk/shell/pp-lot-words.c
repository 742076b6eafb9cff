/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-lot-words.h"

#include "core/pp-day.h"
#include "desk/shell/pp-shown.h"
#include "intake/pp-material.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"

#include <glib/gi18n.h>

/**
 * pp_lot_words_read:
 * @self: (out): to be cleared with pp_lot_words_clear()
 * @db: a connection
 * @lot: a lot
 * @error: why it failed
 *
 * Returns: whether it was read
 */
gboolean
pp_lot_words_read (PpLotWords *self, PpDb *db, PpLot *lot, GError **error)
{
  g_autoptr (PpMaterial) material = pp_db_get (db, pp_material_get_type (), lot->material, error);
  g_autoptr (PpPerson) person = NULL;
  g_autoptr (PpEnterprise) enterprise = NULL;
  const char *en, *ml;

  if (material == NULL ||
      (person = pp_db_get (db, pp_person_get_type (), lot->person, error)) == NULL ||
      (lot->enterprise != NULL &&
       (enterprise = pp_db_get (db, pp_enterprise_get_type (), lot->enterprise, error)) == NULL))
    return FALSE;
  en = enterprise != NULL ? enterprise->name_en : person->name_en;
  ml = enterprise != NULL ? enterprise->name_ml : person->name_ml;
  self->what = pp_shown_name (material->name_en, material->name_ml);
  self->whose = pp_shown_name (en, ml);
  self->until = lot->expires_on != NULL ? pp_day_format (lot->expires_on) : NULL;
  self->also = g_strdup_printf ("%s %s %s %s %s %s", material->name_en, material->name_ml,
                                en != NULL ? en : "", ml != NULL ? ml : "",
                                person->name_en != NULL ? person->name_en : "",
                                person->name_ml != NULL ? person->name_ml : "");
  return TRUE;
}

/**
 * pp_lot_words_clear:
 * @self: words
 */
void
pp_lot_words_clear (PpLotWords *self)
{
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->whose, g_free);
  g_clear_pointer (&self->until, g_free);
  g_clear_pointer (&self->also, g_free);
}

/**
 * pp_lot_words_to_pick:
 * @self: words of a lot
 * @id: of it
 * @number: of it
 * @left: how much of it is left, as it is shown
 * @remark: (nullable): more that is to be known of it here
 *
 * Returns: (transfer full): the lot, to be picked
 */
PpPick *
pp_lot_words_to_pick (const PpLotWords *self, const char *id, const char *number,
                      const char *left, const char *remark)
{
  g_autofree char *title = g_strjoin (" · ", self->what, number, NULL);
  g_autofree char *rest = g_strdup_printf (_("Left: %s"), left);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) notes = NULL;
  g_autofree char *note = NULL;
  PpPick *pick;

  g_strv_builder_add_many (parts, rest, self->whose, NULL);
  if (self->until != NULL)
    {
      g_autofree char *until = g_strdup_printf (_("Use by %s"), self->until);

      g_strv_builder_add (parts, until);
    }
  if (remark != NULL)
    g_strv_builder_add (parts, remark);
  notes = g_strv_builder_end (parts);
  note = g_strjoinv (" · ", notes);
  pick = pp_pick_new ("lot", id, title, note);
  pick->also = g_strdup (self->also);
  return pick;
}
