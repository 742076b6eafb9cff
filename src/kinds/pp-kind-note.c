/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds/pp-kind-note.h"

#include "core/pp-day.h"
#include "core/pp-time.h"

#include <string.h>

#define MOST_PATHS 2
#define TAIL_DIGITS 4

/* By which somebody knows a thing that is called by a number: over which columns one comes to whose
 * or what it is, and when it came about. */
static const struct { const char *kind, *paths[MOST_PATHS], *at; } notes[] = {
  { "token",       { "person" },                                  NULL },
  { "lot",         { "material", "person" },                      "received_at" },
  { "batch",       { "product" },                                 "made_on" },
  { "sample",      { "batch.product", "lot.material" },           "received_at" },
  { "certificate", { "sample.batch.product", "sample.lot.material" }, "issued_at" },
  { "payment",     { "person" },                                  "taken_at" },
  { "product",     { "enterprise" },                              NULL },
};

/* What is not there is no error: not every sample is of a batch. */
static gboolean
follow (PpDb *db, PpRecord *record, const char *name, PpRecord **out, GError **error)
{
  const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (record), name);
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), column->of);
  const char *id = pp_record_peek_text (record, column);

  *out = NULL;
  return id == NULL || pp_db_first (db, G_TYPE_FROM_CLASS (klass), (gpointer *) out, error,
                                    "WHERE id = ?", "t", id);
}

static gboolean
add_title (PpDb *db, PpRecord *record, const char *path, GPtrArray *parts, GError **error)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);
  g_autoptr (PpRecord) at = g_object_ref (record);

  for (char **name = names; *name != NULL && at != NULL; name++)
    {
      PpRecord *next;

      if (!follow (db, at, *name, &next, error))
        return FALSE;
      g_object_unref (at);
      at = next;
    }
  if (at != NULL)
    g_ptr_array_add (parts, PP_RECORD_GET_CLASS (at)->dup_title (at));
  return TRUE;
}

static void
add_day (PpRecord *record, const char *name, GPtrArray *parts)
{
  const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (record), name);
  g_autofree char *day = column->type == PP_COLUMN_DAY
                           ? g_strdup (pp_record_peek_text (record, column))
                           : pp_time_day (pp_record_peek_int (record, column));

  g_ptr_array_add (parts, pp_day_format (day));
}

/* House and the end of the phone number tell people of one name apart. */
static void
add_person (PpRecord *person, GPtrArray *parts)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (person);
  const char *house = pp_record_peek_text (person, pp_record_class_column (klass, "house"));
  const char *phone = pp_record_peek_text (person, pp_record_class_column (klass, "phone"));
  gsize length = phone != NULL ? strlen (phone) : 0;

  if (house != NULL)
    g_ptr_array_add (parts, g_strdup (house));
  if (length >= TAIL_DIGITS)
    g_ptr_array_add (parts, g_strconcat ("…", phone + length - TAIL_DIGITS, NULL));
}

/**
 * pp_kind_note_read:
 * @db: a connection
 * @record: any that is stored
 * @note: (out) (transfer full) (nullable): "മഞ്ഞൾ · Turmeric · 05-03-2026"; %NULL where its title
 *   says all
 * @error: why it failed
 *
 * What tells a record from others of its kind, for people who do not know its number: whose it is,
 * of what it is, and when it came about.
 *
 * Returns: whether it could be read
 */
gboolean
pp_kind_note_read (PpDb *db, PpRecord *record, char **note, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *kind;

  g_return_val_if_fail (PP_IS_RECORD (record), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  kind = PP_RECORD_GET_CLASS (record)->kind;
  if (strcmp (kind, "person") == 0)
    add_person (record, parts);
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      if (strcmp (notes[i].kind, kind) != 0)
        continue;
      for (guint j = 0; j < MOST_PATHS && notes[i].paths[j] != NULL; j++)
        if (!add_title (db, record, notes[i].paths[j], parts, error))
          return FALSE;
      if (notes[i].at != NULL)
        add_day (record, notes[i].at, parts);
    }
  g_ptr_array_add (parts, NULL);
  *note = parts->len > 1 ? g_strjoinv (" · ", (char **) parts->pdata) : NULL;
  return TRUE;
}
