/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-record.h"

#include "core/pp-error.h"

#include <string.h>

PP_DEFINE_ERROR (pp_record_error_quark, "record",
                 "missing", "unknown-column", "unknown-word", "bad-value",
                 "aadhaar")

typedef struct {
  char    *id;
  char    *voided_by;
  gboolean sealed;
} PpRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PpRecord, pp_record, G_TYPE_OBJECT)

#define FIELD(self, column, T) (*(T *) G_STRUCT_MEMBER_P (self, (column)->offset))

static const PpColumn *
column_of (GParamSpec *pspec, guint prop_id)
{
  return &PP_RECORD_CLASS (g_type_class_peek (pspec->owner_type))->columns[prop_id - 1];
}

static void
pp_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  const PpColumn *column = column_of (pspec, prop_id);

  if (column->type == PP_COLUMN_BOOL)
    g_value_set_boolean (value, FIELD (object, column, gboolean));
  else if (pp_column_holds_text (column))
    g_value_set_string (value, FIELD (object, column, char *));
  else
    g_value_set_int64 (value, FIELD (object, column, gint64));
}

static void
pp_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  const PpColumn *column = column_of (pspec, prop_id);

  if (column->type == PP_COLUMN_BOOL)
    pp_record_poke_int (PP_RECORD (object), column, g_value_get_boolean (value));
  else if (pp_column_holds_text (column))
    pp_record_poke_text (PP_RECORD (object), column, g_value_get_string (value));
  else
    pp_record_poke_int (PP_RECORD (object), column, g_value_get_int64 (value));
}

static void
pp_record_constructed (GObject *object)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (object);

  G_OBJECT_CLASS (pp_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_columns; i++)
    if (klass->columns[i].type == PP_COLUMN_INT || klass->columns[i].type == PP_COLUMN_TIME)
      FIELD (object, &klass->columns[i], gint64) = PP_NONE;
}

static void
pp_record_finalize (GObject *object)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (object);
  PpRecordPrivate *priv = pp_record_get_instance_private (PP_RECORD (object));

  for (guint i = 0; i < klass->n_columns; i++)
    if (pp_column_holds_text (&klass->columns[i]))
      g_free (FIELD (object, &klass->columns[i], char *));
  g_free (priv->id);
  g_free (priv->voided_by);

  G_OBJECT_CLASS (pp_record_parent_class)->finalize (object);
}

static void
pp_record_class_init (PpRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = pp_record_constructed;
  object_class->finalize = pp_record_finalize;
}

static void
pp_record_init (PpRecord *self)
{
}

static GParamSpec *
param_spec_for (const PpColumn *column)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  if (column->type == PP_COLUMN_BOOL)
    return g_param_spec_boolean (column->name, NULL, NULL, FALSE, flags);
  if (pp_column_holds_text (column))
    return g_param_spec_string (column->name, NULL, NULL, NULL, flags);
  return g_param_spec_int64 (column->name, NULL, NULL, G_MININT64, G_MAXINT64, PP_NONE, flags);
}

/**
 * pp_record_class_describe:
 * @klass: the class of a kind, from its class_init
 * @kind: (transfer none): the kind's static name
 * @table_class: what may be done to its rows
 * @columns: (transfer none): its columns, a static table
 * @n_columns: how many
 *
 * Describes a kind of record: from this table come its properties, SQL, JSON, CSV and the
 * change log's triggers.
 */
void
pp_record_class_describe (PpRecordClass *klass, const char *kind, PpClass table_class,
                          const PpColumn *columns, guint n_columns)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->kind = kind;
  klass->table_class = table_class;
  klass->columns = columns;
  klass->n_columns = n_columns;
  object_class->get_property = pp_record_get_property;
  object_class->set_property = pp_record_set_property;

  for (guint i = 0; i < n_columns; i++)
    g_object_class_install_property (object_class, i + 1, param_spec_for (&columns[i]));
}

/**
 * pp_record_class_column:
 * @klass: a kind's class
 * @name: a column's name
 *
 * Returns: (transfer none) (nullable): the column
 */
const PpColumn *
pp_record_class_column (PpRecordClass *klass, const char *name)
{
  for (guint i = 0; i < klass->n_columns; i++)
    if (strcmp (klass->columns[i].name, name) == 0)
      return &klass->columns[i];
  return NULL;
}

/**
 * pp_record_get_id:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): its id; %NULL for a draft that was never stored
 */
const char *
pp_record_get_id (PpRecord *self)
{
  PpRecordPrivate *priv = pp_record_get_instance_private (self);

  return priv->id;
}

/**
 * pp_record_set_id:
 * @self: a draft
 * @id: (nullable): its id
 */
void
pp_record_set_id (PpRecord *self, const char *id)
{
  PpRecordPrivate *priv = pp_record_get_instance_private (self);

  g_return_if_fail (!priv->sealed);
  g_free (priv->id);
  priv->id = g_strdup (id);
}

/**
 * pp_record_get_voided_by:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the act that took it out of use
 */
const char *
pp_record_get_voided_by (PpRecord *self)
{
  PpRecordPrivate *priv = pp_record_get_instance_private (self);

  return priv->voided_by;
}

/**
 * pp_record_set_voided_by:
 * @self: a draft
 * @act: (nullable): the act's key
 */
void
pp_record_set_voided_by (PpRecord *self, const char *act)
{
  PpRecordPrivate *priv = pp_record_get_instance_private (self);

  g_return_if_fail (!priv->sealed);
  g_free (priv->voided_by);
  priv->voided_by = g_strdup (act);
}

/**
 * pp_record_seal:
 * @self: a record
 *
 * From here on @self is a snapshot: nothing writes to it, it may cross threads and sit in lists.
 */
void
pp_record_seal (PpRecord *self)
{
  PpRecordPrivate *priv = pp_record_get_instance_private (self);

  priv->sealed = TRUE;
}

/**
 * pp_record_is_sealed:
 * @self: a record
 *
 * Returns: whether it is a snapshot
 */
gboolean
pp_record_is_sealed (PpRecord *self)
{
  PpRecordPrivate *priv = pp_record_get_instance_private (self);

  return priv->sealed;
}

/**
 * pp_record_draft:
 * @self: a record
 *
 * Returns: (transfer full): a copy that may be written to, id included
 */
gpointer
pp_record_draft (gpointer self)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (self);
  PpRecord *draft = g_object_new (G_OBJECT_TYPE (self), NULL);

  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];

      if (pp_column_holds_text (column))
        pp_record_poke_text (draft, column, pp_record_peek_text (self, column));
      else
        pp_record_poke_int (draft, column, pp_record_peek_int (self, column));
    }
  pp_record_set_id (draft, pp_record_get_id (self));
  pp_record_set_voided_by (draft, pp_record_get_voided_by (self));
  return draft;
}

/**
 * pp_record_set_text:
 * @self: a draft
 * @column: the name of a column that holds text
 * @text: (nullable): its value, copied
 *
 * Sets a text field, so that drafts need no g_free() at each assignment.
 */
void
pp_record_set_text (gpointer self, const char *column, const char *text)
{
  const PpColumn *found = pp_record_class_column (PP_RECORD_GET_CLASS (self), column);

  g_return_if_fail (found != NULL && pp_column_holds_text (found));
  pp_record_poke_text (self, found, text);
}

/**
 * pp_record_peek_int:
 * @self: a record
 * @column: one of its INT, TIME or BOOL columns
 *
 * Returns: the value, PP_NONE for NULL
 */
gint64
pp_record_peek_int (PpRecord *self, const PpColumn *column)
{
  return column->type == PP_COLUMN_BOOL ? FIELD (self, column, gboolean)
                                        : FIELD (self, column, gint64);
}

/**
 * pp_record_peek_text:
 * @self: a record
 * @column: one of its columns that hold text
 *
 * Returns: (transfer none) (nullable): the value
 */
const char *
pp_record_peek_text (PpRecord *self, const PpColumn *column)
{
  return FIELD (self, column, char *);
}

/**
 * pp_record_poke_int:
 * @self: a draft
 * @column: one of its INT, TIME or BOOL columns
 * @value: the value, PP_NONE for NULL
 */
void
pp_record_poke_int (PpRecord *self, const PpColumn *column, gint64 value)
{
  g_return_if_fail (!pp_record_is_sealed (self));

  if (column->type == PP_COLUMN_BOOL)
    FIELD (self, column, gboolean) = value != 0 && value != PP_NONE;
  else
    FIELD (self, column, gint64) = value;
}

/**
 * pp_record_poke_text:
 * @self: a draft
 * @column: one of its columns that hold text
 * @text: (nullable): the value, copied
 */
void
pp_record_poke_text (PpRecord *self, const PpColumn *column, const char *text)
{
  char *copy;

  g_return_if_fail (!pp_record_is_sealed (self));

  copy = g_strdup (text);
  g_free (FIELD (self, column, char *));
  FIELD (self, column, char *) = copy;
}
