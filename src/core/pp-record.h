/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/pp-column.h"

G_BEGIN_DECLS

#define PP_TYPE_RECORD (pp_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (PpRecord, pp_record, PP, RECORD, GObject)

/**
 * PpRecordClass:
 * @kind: the kind's name, and its table's
 * @key: (nullable): the column by which people name it: its number or code
 * @dup_title: (nullable): one line that tells which one this is
 * @dup_search: (nullable): the text by which the one box finds it
 * @is_called: (nullable): whether people may mean it by this text, where @key does not tell
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
  gboolean      (*is_called)  (PpRecord *self, const char *text);
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
  PP_RECORD_ERROR_AADHAAR,
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

G_END_DECLS
