/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "privacy/pp-person-data.h"

#include "core/pp-json.h"
#include "core/pp-record-text.h"

#include <string.h>

#define SAMPLES "SELECT id FROM sample WHERE lot IN (SELECT id FROM lot WHERE person = ?)"
#define FORMAT "panippura-person-1"

/* What is theirs by way of another record. */
static const struct { const char *kind, *tail; } by_way[] = {
  { "enterprise",   "WHERE id IN (SELECT enterprise FROM membership WHERE person = ?)" },
  { "stock_move",   "WHERE lot IN (SELECT id FROM lot WHERE person = ?)" },
  { "sample",       "WHERE lot IN (SELECT id FROM lot WHERE person = ?)" },
  { "result",       "WHERE sample IN (" SAMPLES ")" },
  { "certificate",  "WHERE sample IN (" SAMPLES ")" },
  { "payment_line", "WHERE payment IN (SELECT id FROM payment WHERE person = ?)" },
};

static void
part_free (gpointer data)
{
  PpPersonPart *part = data;

  g_ptr_array_unref (part->records);
  g_free (part);
}

static char *
dup_tail (PpRecordClass *klass)
{
  for (gsize i = 0; i < G_N_ELEMENTS (by_way); i++)
    if (strcmp (by_way[i].kind, klass->kind) == 0)
      return g_strconcat (by_way[i].tail, " ORDER BY rowid", NULL);
  for (guint i = 0; i < klass->n_columns; i++)
    if (klass->columns[i].type == PP_COLUMN_REF && strcmp (klass->columns[i].of, "person") == 0)
      return g_strdup_printf ("WHERE %s = ? ORDER BY rowid", klass->columns[i].name);
  return NULL;
}

static gboolean
add_part (PpDb *db, PpPersonData *self, PpRecordClass *klass, GError **error)
{
  g_autofree char *tail = dup_tail (klass);
  g_autoptr (GPtrArray) records = NULL;
  PpPersonPart *part;

  if (tail == NULL)
    return TRUE;
  records = pp_db_list (db, G_TYPE_FROM_CLASS (klass), error, tail, "t",
                        pp_record_get_id (PP_RECORD (self->person)));
  if (records == NULL || records->len == 0)
    return records != NULL;
  part = g_new0 (PpPersonPart, 1);
  part->kind = klass->kind;
  part->records = g_steal_pointer (&records);
  self->n_records += part->records->len;
  g_ptr_array_add (self->parts, part);
  return TRUE;
}

/**
 * pp_person_data_read:
 * @db: a connection
 * @person: id of a person
 * @error: PP_STORE_ERROR_NOT_FOUND; PP_STORE_ERROR_VOIDED of who was erased
 *
 * All that the tables hold of a person: every record that names them, of whatever kind, their
 * enterprises, and what belongs to their lots, with its tests, and to their payments.
 *
 * Returns: (transfer full): it
 */
PpPersonData *
pp_person_data_read (PpDb *db, const char *person, GError **error)
{
  g_autoptr (PpPersonData) self = g_new0 (PpPersonData, 1);

  g_return_val_if_fail (db != NULL, NULL);

  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->n_records = 1;
  self->cluster = pp_cluster_get (db, error);
  if (self->cluster == NULL)
    return NULL;
  self->person = pp_db_get_live (db, pp_person_get_type (), person, "person", error);
  if (self->person == NULL)
    return NULL;
  for (const PpKindFunc *kind = pp_db_get_schema (db)->kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());

      if (!add_part (db, self, PP_RECORD_CLASS (held), error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * pp_person_data_get:
 * @self: what is kept of a person
 * @kind: of record
 *
 * Returns: (transfer none) (nullable): the records of the kind, where there are any
 */
GPtrArray *
pp_person_data_get (const PpPersonData *self, const char *kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const PpPersonPart *part = g_ptr_array_index (self->parts, i);

      if (strcmp (part->kind, kind) == 0)
        return part->records;
    }
  return NULL;
}

/**
 * pp_person_data_to_json:
 * @self: what is kept of a person
 * @made_at: UTC seconds
 *
 * Returns: (transfer full): it as one JSON object: "person", and for each kind an array of records
 *   with the columns of its table, times as UTC seconds, money as paise
 */
GBytes *
pp_person_data_to_json (const PpPersonData *self, gint64 made_at)
{
  GString *out = g_string_new (NULL);
  g_autofree char *person = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  person = pp_record_to_json (PP_RECORD (self->person));
  pp_json_add_text (out, "format", FORMAT);
  pp_json_add_text (out, "cluster", self->cluster->code);
  pp_json_add_int (out, "made_at", made_at);
  pp_json_append_key (out, "person");
  g_string_append (out, person);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const PpPersonPart *part = g_ptr_array_index (self->parts, i);

      pp_json_append_key (out, part->kind);
      for (guint j = 0; j < part->records->len; j++)
        {
          g_autofree char *record = pp_record_to_json (g_ptr_array_index (part->records, j));

          g_string_append_c (out, j == 0 ? '[' : ',');
          g_string_append (out, record);
        }
      g_string_append_c (out, ']');
    }
  g_string_append (out, "}\n");
  return g_string_free_to_bytes (out);
}

/**
 * pp_person_data_free:
 * @self: (transfer full): what is kept of a person
 */
void
pp_person_data_free (PpPersonData *self)
{
  g_clear_object (&self->cluster);
  g_clear_object (&self->person);
  g_ptr_array_unref (self->parts);
  g_free (self);
}
