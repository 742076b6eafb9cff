/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * pp_schema_verb:
 * @schema: the tables of the house
 * @name: a verb's name
 *
 * Returns: (transfer none) (nullable): the verb
 */
const PpVerb *
pp_schema_verb (const PpSchema *schema, const char *name)
{
  for (const PpVerb *verb = schema->verbs; verb->name != NULL; verb++)
    if (strcmp (verb->name, name) == 0)
      return verb;
  return NULL;
}

/**
 * pp_verb_get_title:
 * @self: a verb
 *
 * Returns: (transfer none): what it does, in the person's language; its name where it has no words
 */
const char *
pp_verb_get_title (const PpVerb *self)
{
  return self->title != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "verb", self->title) : self->name;
}

/**
 * pp_schema_kind:
 * @schema: the tables of the house
 * @name: a kind's name
 *
 * Returns: (transfer none) (nullable): the class of the kind, which lives as long as the program
 */
PpRecordClass *
pp_schema_kind (const PpSchema *schema, const char *name)
{
  for (const PpKindFunc *kind = schema->kinds; *kind != NULL; kind++)
    {
      gpointer klass = g_type_class_peek ((*kind) ());

      if (klass == NULL)
        klass = g_type_class_ref ((*kind) ());
      if (strcmp (PP_RECORD_CLASS (klass)->kind, name) == 0)
        return klass;
    }
  return NULL;
}

/**
 * pp_schema_version:
 * @schema: the tables of the house
 *
 * Returns: how many migrations there are: the user_version of an up-to-date database
 */
guint
pp_schema_version (const PpSchema *schema)
{
  return g_strv_length ((GStrv) schema->migrations);
}

/**
 * pp_class_is_logged:
 * @table_class: a class of table
 *
 * Returns: whether its rows are written through the change log and synced
 */
gboolean
pp_class_is_logged (PpClass table_class)
{
  return table_class == PP_CLASS_STATE || table_class == PP_CLASS_FACT ||
         table_class == PP_CLASS_REFERENCE;
}
