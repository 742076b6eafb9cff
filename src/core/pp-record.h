/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

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
 * @lines: a TEXT that may hold line breaks
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
  gboolean     lines;
} PpColumn;

#define PP_COLUMN(Type, field, KIND, ...) \
  { .name = #field, .type = PP_COLUMN_##KIND, .offset = G_STRUCT_OFFSET (Type, field), __VA_ARGS__ }

#define PP_TYPE_RECORD (pp_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (PpRecord, pp_record, PP, RECORD, GObject)

/**
 * PpRecordClass:
 * @kind: the kind's name, and its table's
 * @key: (nullable): the column by which people name it: its number or code
 * @dup_title: (nullable): one line that tells which one this is
 * @dup_search: (nullable): the text by which the one box finds it
 */
struct _PpRecordClass {
  GObjectClass    parent_class;

  const char     *kind;
  PpClass         table_class;
  const PpColumn *columns;
  guint           n_columns;
  const char     *key;

  char         *(*dup_title)  (PpRecord *self);
  char         *(*dup_search) (PpRecord *self);
};

/**
 * PP_DECLARE_RECORD:
 * @Type: the struct, whose first field is `PpRecord parent_instance`
 * @prefix: of its functions
 *
 * Declares a kind of record below its struct.
 */
#define PP_DECLARE_RECORD(Type, prefix)                                               \
  typedef struct { PpRecordClass parent_class; } Type##Class;                         \
  GType prefix##_get_type (void);                                                     \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, g_object_unref)

/**
 * PP_DEFINE_RECORD:
 * @Type: the struct
 * @prefix: of its functions
 * @kind: the kind's name, and its table's
 * @CLASS: what may be done to its rows: STATE, FACT, REFERENCE, LOCAL or ARGUMENT
 * @columns: the static table of its columns
 * @...: more of class_init, where `record_class` is the class
 */
#define PP_DEFINE_RECORD(Type, prefix, kind, CLASS, columns, ...)                     \
  G_DEFINE_FINAL_TYPE (Type, prefix, PP_TYPE_RECORD)                                  \
  static void                                                                         \
  prefix##_class_init (Type##Class *klass)                                            \
  {                                                                                   \
    PpRecordClass *record_class = PP_RECORD_CLASS (klass);                            \
                                                                                      \
    pp_record_class_describe (record_class, kind, PP_CLASS_##CLASS, columns,          \
                              G_N_ELEMENTS (columns));                                \
    __VA_ARGS__;                                                                      \
  }                                                                                   \
  static void                                                                         \
  prefix##_init (Type *self)                                                          \
  {                                                                                   \
  }

#define PP_RECORD_ERROR (pp_record_error_quark ())

typedef enum {
  PP_RECORD_ERROR_MISSING,
  PP_RECORD_ERROR_UNKNOWN_COLUMN,
  PP_RECORD_ERROR_UNKNOWN_WORD,
  PP_RECORD_ERROR_BAD_VALUE,
} PpRecordError;

GQuark          pp_record_error_quark    (void);

void            pp_record_class_describe (PpRecordClass *klass, const char *kind,
                                          PpClass table_class, const PpColumn *columns,
                                          guint n_columns);
const PpColumn *pp_record_class_column   (PpRecordClass *klass, const char *name);

const char     *pp_record_get_id         (PpRecord *self);
void            pp_record_set_id         (PpRecord *self, const char *id);
const char     *pp_record_get_voided_by  (PpRecord *self);
void            pp_record_set_voided_by  (PpRecord *self, const char *act);
void            pp_record_seal           (PpRecord *self);
gboolean        pp_record_is_sealed      (PpRecord *self);
gpointer        pp_record_draft          (gpointer self);
void            pp_record_set_text       (gpointer self, const char *column, const char *text);

gint64          pp_record_peek_int       (PpRecord *self, const PpColumn *column);
const char     *pp_record_peek_text      (PpRecord *self, const PpColumn *column);
void            pp_record_poke_int       (PpRecord *self, const PpColumn *column, gint64 value);
void            pp_record_poke_text      (PpRecord *self, const PpColumn *column, const char *text);
gboolean        pp_column_holds_text     (const PpColumn *column);

G_END_DECLS
