/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

#define PP_CSV_ERROR (pp_csv_error_quark ())

typedef enum {
  PP_CSV_ERROR_MALFORMED,
  PP_CSV_ERROR_COLUMNS,
  PP_CSV_ERROR_ENCODING,   /* of a file: no UTF-8, or no text at all */
  PP_CSV_ERROR_FILE,       /* could not be read */
  PP_CSV_ERROR_CELL,       /* a formula, or a number that was shortened */
} PpCsvError;

/**
 * PpCsvFunc:
 * @cells: a line
 * @data: as given
 *
 * Returns: whether that is enough
 */
typedef gboolean (*PpCsvFunc) (char **cells, gpointer data);

GQuark   pp_csv_error_quark (void);
char    *pp_csv_header      (PpRecordClass *klass);
char    *pp_csv_row         (PpRecord *record);
void     pp_csv_append      (GString *out, const char *const *cells);
gboolean pp_csv_read        (const char **text, GStrv *cells, GError **error);
gboolean pp_csv_read_with   (const char **text, char separator, GStrv *cells, GError **error);
void     pp_csv_each_line   (const char *name, PpCsvFunc func, gpointer data);
gboolean pp_csv_read_record (PpRecord *draft, const char *const *header, const char *const *cells,
                             GError **error);

G_END_DECLS
