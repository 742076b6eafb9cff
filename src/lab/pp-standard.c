/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-standard.h"

#include "people/pp-name.h"

static const PpColumn parameter_columns[] = {
  PP_COLUMN (PpParameter, code,    TEXT, .required = TRUE),
  PP_COLUMN (PpParameter, name_en, TEXT, .required = TRUE),
  PP_COLUMN (PpParameter, name_ml, TEXT, .required = TRUE),
  PP_COLUMN (PpParameter, unit,    TEXT),
  PP_COLUMN (PpParameter, kind,    ENUM, .of = "decimal presence text count", .required = TRUE),
};

static const PpColumn standard_columns[] = {
  PP_COLUMN (PpStandard, code,    TEXT, .required = TRUE),
  PP_COLUMN (PpStandard, name_en, TEXT, .required = TRUE),
  PP_COLUMN (PpStandard, name_ml, TEXT, .required = TRUE),
  PP_COLUMN (PpStandard, source,  TEXT, .required = TRUE),
  PP_COLUMN (PpStandard, basis,   ENUM, .of = "verified assumed", .required = TRUE),
  PP_COLUMN (PpStandard, note,    TEXT),
};

static char *
dup_parameter_title (PpRecord *self)
{
  PpParameter *parameter = (PpParameter *) self;

  return pp_name_join (parameter->name_en, parameter->name_ml);
}

static char *
dup_standard_title (PpRecord *self)
{
  PpStandard *standard = (PpStandard *) self;

  return pp_name_join (standard->name_en, standard->name_ml);
}

PP_DEFINE_RECORD (PpParameter, pp_parameter, "parameter", REFERENCE, parameter_columns,
                  record_class->key = "code"; record_class->dup_title = dup_parameter_title)
PP_DEFINE_RECORD (PpStandard, pp_standard, "standard", REFERENCE, standard_columns,
                  record_class->key = "code"; record_class->dup_title = dup_standard_title)

/**
 * pp_standard_list:
 * @db: a connection
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpStandard): what batches can be tested against, by code
 */
GPtrArray *
pp_standard_list (PpDb *db, GError **error)
{
  return pp_db_list (db, pp_standard_get_type (), error, "ORDER BY code", "");
}

/**
 * pp_standard_find:
 * @db: a connection
 * @code: (nullable): of a standard
 * @standard: (out) (transfer full) (nullable): the standard; %NULL where none has that code
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_standard_find (PpDb *db, const char *code, PpStandard **standard, GError **error)
{
  return pp_db_first (db, pp_standard_get_type (), (gpointer *) standard, error,
                      "WHERE code = ? ORDER BY id LIMIT 1", "t", code);
}
