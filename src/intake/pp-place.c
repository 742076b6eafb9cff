/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-place.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "intake/pp-intake-error.h"
#include "people/pp-name.h"
#include "store/pp-code.h"

#include <glib/gi18n-lib.h>

static const PpColumn columns[] = {
  PP_COLUMN (PpPlace, code,    TEXT, .required = TRUE),
  PP_COLUMN (PpPlace, name_en, TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpPlace, name_ml, TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpPlace, kind,    ENUM, .of = "room rack cold_store freezer", .required = TRUE),
};

static char *
dup_search (PpRecord *self)
{
  PpPlace *place = (PpPlace *) self;

  return g_strjoin (" ", place->code, place->name_en, place->name_ml, NULL);
}

PP_DEFINE_RECORD (PpPlace, pp_place, "place", STATE, columns,
                  record_class->key = "code"; record_class->dup_title = pp_place_dup_name;
                  record_class->dup_search = dup_search)

/* A tidy copy of @asked, whose code no other place in use has. */
static PpPlace *
settle (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpPlace) draft = pp_record_draft (asked);
  gboolean taken;

  if (!pp_record_tidy (PP_RECORD (draft), error) ||
      !pp_code_check (draft->code, error) ||
      !pp_code_is_taken (act, PP_RECORD (draft), draft->code, &taken, error))
    return NULL;
  if (!taken)
    return g_steal_pointer (&draft);
  pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_HAS_ALREADY, "code",
                _("Another place has the code “%s”."), draft->code);
  return NULL;
}

/**
 * pp_place_dup_name:
 * @self: a #PpPlace
 *
 * Returns: (transfer full): its code and name, in both scripts
 */
char *
pp_place_dup_name (PpRecord *self)
{
  PpPlace *place = (PpPlace *) self;
  g_autofree char *name = pp_name_join (place->name_en, place->name_ml);

  return g_strdup_printf ("%s · %s", place->code, name);
}

/**
 * pp_place_add:
 * @act: the open act
 * @asked: a #PpPlace
 * @error: PP_INTAKE_ERROR_HAS_ALREADY
 *
 * The verb place.add.
 *
 * Returns: (transfer full): the stored place
 */
gpointer
pp_place_add (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpPlace) draft = settle (act, asked, error);

  return draft != NULL ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_place_edit:
 * @act: the open act
 * @asked: a #PpPlace with its id
 * @error: PP_INTAKE_ERROR_HAS_ALREADY
 *
 * The verb place.edit.
 *
 * Returns: (transfer full): the stored place
 */
gpointer
pp_place_edit (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpPlace) draft = settle (act, asked, error);

  return draft != NULL ? pp_act_update (act, draft, error) : NULL;
}

/**
 * pp_place_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpPlace): every place, by code
 */
GPtrArray *
pp_place_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_place_get_type (), error, "WHERE voided_by IS NULL ORDER BY code", "");
}
