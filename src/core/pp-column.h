/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PP_NONE: what the struct holds where an integer column is NULL. */
#define PP_NONE G_MININT64

typedef enum {
  PP_COLUMN_INT,
  PP_COLUMN_TEXT,
  PP_COLUMN_BOOL,
  PP_COLUMN_TIME,   /* gint64, UTC seconds */
  PP_COLUMN_DAY,    /* char *, YYYY-MM-DD */
  PP_COLUMN_ENUM,   /* char *, one of the words in @of; unknown ones from newer peers are kept */
  PP_COLUMN_REF,    /* char *, id of a record of the kind @of */
} PpColumnType;

typedef enum {
  PP_CLASS_STATE,
  PP_CLASS_FACT,
  PP_CLASS_REFERENCE,
  PP_CLASS_LOCAL,
  PP_CLASS_ARGUMENT,   /* no table: only the argument of a verb */
} PpClass;

/**
 * PpColumn:
 * @name: of the struct's field, the SQL column, the JSON member and the CSV column
 * @type: of the field
 * @offset: of the field
 * @group: (nullable): the merge group; columns of one group change together
 * @of: (nullable): the kind a REF points at; the words of an ENUM, blank between; the measure
 *   column of an amount
 * @required: NOT NULL
 * @personal: emptied when the person is erased
 * @money: an INT of paise
 * @length: an INT of µm
 * @lines: a TEXT that may hold line breaks
 * @issued: a TEXT that somebody else numbers: a phone, a licence, a payment; its digits mean
 *   nothing else
 */
typedef struct {
  const char  *name;
  PpColumnType type;
  gsize        offset;
  const char  *group;
  const char  *of;
  gboolean     required;
  gboolean     personal;
  gboolean     money;
  gboolean     length;
  gboolean     lines;
  gboolean     issued;
} PpColumn;

#define PP_COLUMN(Type, field, KIND, ...) \
  { .name = #field, .type = PP_COLUMN_##KIND, .offset = G_STRUCT_OFFSET (Type, field), __VA_ARGS__ }

gboolean pp_column_holds_text (const PpColumn *column);

G_END_DECLS
