/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-material.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "intake/pp-intake-error.h"
#include "people/pp-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PpColumn columns[] = {
  PP_COLUMN (PpMaterial, name_en, TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpMaterial, name_ml, TEXT, .required = TRUE, .group = "name"),
  PP_COLUMN (PpMaterial, measure, ENUM, .of = PP_MEASURE_WORDS, .required = TRUE),
  PP_COLUMN (PpMaterial, note,    TEXT, .lines = TRUE),
};

static char *
dup_search (PpRecord *self)
{
  PpMaterial *material = (PpMaterial *) self;

  return g_strjoin (" ", material->name_en, material->name_ml, NULL);
}

PP_DEFINE_RECORD (PpMaterial, pp_material, "material", STATE, columns,
                  record_class->key = "name_en"; record_class->dup_title = pp_material_dup_name;
                  record_class->dup_search = dup_search)

/* A tidy copy of @asked, whose name no other material in use has. */
static PpMaterial *
settle (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpMaterial) draft = pp_record_draft (asked);
  gint64 n;

  if (!pp_record_tidy (PP_RECORD (draft), error) ||
      !pp_db_read_int (pp_act_get_db (act), &n, error,
                       "SELECT count(*) FROM material WHERE name_en = ? AND id IS NOT ? "
                       "AND voided_by IS NULL", "tt", draft->name_en,
                       pp_record_get_id (PP_RECORD (draft))))
    return NULL;
  if (n == 0)
    return g_steal_pointer (&draft);
  pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_HAS_ALREADY, "name_en",
                _("The material “%s” is in the list already."), draft->name_en);
  return NULL;
}

static gboolean
check_measure (PpAct *act, PpMaterial *draft, GError **error)
{
  PpDb *db = pp_act_get_db (act);
  const char *id = pp_record_get_id (PP_RECORD (draft));
  g_autoptr (PpMaterial) stored = pp_db_get_live (db, pp_material_get_type (), id, NULL, error);
  gint64 n;

  if (stored == NULL)
    return FALSE;
  if (strcmp (stored->measure, draft->measure) == 0)
    return TRUE;
  if (!pp_db_read_int (db, &n, error, "SELECT count(*) FROM lot WHERE material = ?", "t", id))
    return FALSE;
  if (n == 0)
    return TRUE;
  pp_error_set (error, PP_INTAKE_ERROR, PP_INTAKE_ERROR_FIXED, "measure",
                _("Lots of this material were measured already. Add a new material that is "
                  "measured the other way."));
  return FALSE;
}

/**
 * pp_material_dup_name:
 * @self: a #PpMaterial
 *
 * Returns: (transfer full): its name, in both scripts
 */
char *
pp_material_dup_name (PpRecord *self)
{
  PpMaterial *material = (PpMaterial *) self;

  return pp_name_join (material->name_en, material->name_ml);
}

/**
 * pp_material_add:
 * @act: the open act
 * @asked: a #PpMaterial
 * @error: PP_INTAKE_ERROR_HAS_ALREADY
 *
 * The verb material.add.
 *
 * Returns: (transfer full): the stored material
 */
gpointer
pp_material_add (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpMaterial) draft = settle (act, asked, error);

  return draft != NULL ? pp_act_insert (act, draft, error) : NULL;
}

/**
 * pp_material_edit:
 * @act: the open act
 * @asked: a #PpMaterial with its id
 * @error: PP_INTAKE_ERROR_HAS_ALREADY; PP_INTAKE_ERROR_FIXED for the measure of a material that
 *   has lots
 *
 * The verb material.edit.
 *
 * Returns: (transfer full): the stored material
 */
gpointer
pp_material_edit (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (PpMaterial) draft = settle (act, asked, error);

  if (draft == NULL || !check_measure (act, draft, error))
    return NULL;
  return pp_act_update (act, draft, error);
}

/**
 * pp_material_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpMaterial): every material, in no order that people would
 *   call one
 */
GPtrArray *
pp_material_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_material_get_type (), error, "WHERE voided_by IS NULL ORDER BY id",
                     "");
}
