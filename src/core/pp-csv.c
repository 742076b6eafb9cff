/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-csv.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define REFERENCE "/org/panippura/Panippura/reference/"

PP_DEFINE_ERROR (pp_csv_error_quark, "csv", "malformed", "columns", "encoding", "file", "cell")

/* A spreadsheet runs a cell that begins so as a formula, in full width and after blanks and
 * quotation marks too: an apostrophe tames it.
 */
static gboolean
needs_guard (const char *text)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };
  const char *first = text + strspn (text, " \"");

  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (first, wide[i]))
      return TRUE;
  return *first != '\0' && strchr ("=+-@\t\r'", *first) != NULL;
}

static void
append_cell (GString *out, const char *text, gboolean guarded)
{
  gboolean quoted = strpbrk (text, ",\"\n\r") != NULL || *text == ' ';

  if (quoted)
    g_string_append_c (out, '"');
  if (guarded && needs_guard (text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

static void
append_column (GString *out, PpRecord *record, const PpColumn *column)
{
  g_autofree char *shown = NULL;
  gint64 value;

  if (pp_column_holds_text (column))
    {
      const char *text = pp_record_peek_text (record, column);

      append_cell (out, text != NULL ? text : "", TRUE);
      return;
    }
  value = pp_record_peek_int (record, column);
  if (value == PP_NONE)
    return;
  shown = column->type == PP_COLUMN_TIME ? pp_time_format (value)
                                         : g_strdup_printf ("%" G_GINT64_FORMAT, value);
  append_cell (out, shown, FALSE);
}

/**
 * pp_csv_header:
 * @klass: a kind's class
 *
 * Returns: (transfer full): the first line: the columns' names
 */
char *
pp_csv_header (PpRecordClass *klass)
{
  GString *out = g_string_new ("id");

  for (guint i = 0; i < klass->n_columns; i++)
    g_string_append_printf (out, ",%s", klass->columns[i].name);
  if (klass->table_class == PP_CLASS_STATE)
    g_string_append (out, ",voided_by");
  g_string_append (out, "\r\n");
  return g_string_free (out, FALSE);
}

/**
 * pp_csv_row:
 * @record: a record
 *
 * Returns: (transfer full): its line (RFC 4180); text that a spreadsheet would run as a formula
 *   begins with an apostrophe, which pp_csv_read_record() takes off again
 */
char *
pp_csv_row (PpRecord *record)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (record);
  GString *out = g_string_new (pp_record_get_id (record));

  for (guint i = 0; i < klass->n_columns; i++)
    {
      g_string_append_c (out, ',');
      append_column (out, record, &klass->columns[i]);
    }
  if (klass->table_class == PP_CLASS_STATE)
    {
      const char *voided_by = pp_record_get_voided_by (record);

      g_string_append_printf (out, ",%s", voided_by != NULL ? voided_by : "");
    }
  g_string_append (out, "\r\n");
  return g_string_free (out, FALSE);
}

/**
 * pp_csv_append:
 * @out: a file that is being written
 * @cells: (array zero-terminated=1): text for people
 *
 * Adds a line (RFC 4180); text that a spreadsheet would run as a formula begins with an apostrophe.
 */
void
pp_csv_append (GString *out, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_cell (out, cells[i], TRUE);
    }
  g_string_append (out, "\r\n");
}

static gboolean
malformed (GError **error)
{
  pp_error_set (error, PP_CSV_ERROR, PP_CSV_ERROR_MALFORMED, NULL,
                _("A quotation mark in this file is not closed."));
  return FALSE;
}

static gboolean
read_quoted (const char **text, GString *cell, GError **error)
{
  const char *p = *text + 1;

  for (; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] != '"')
        {
          *text = p + 1;
          return TRUE;
        }
      if (*p == '"')
        p++;
      g_string_append_c (cell, *p);
    }
  return malformed (error);
}

/**
 * pp_csv_read_with:
 * @text: (inout): where to read; moved behind the line
 * @separator: what stands between two cells
 * @cells: (out) (transfer full): the line's cells
 * @error: PP_CSV_ERROR_MALFORMED
 *
 * Reads one line of a table, which may run over several where a cell is quoted.
 *
 * Returns: whether it was read
 */
gboolean
pp_csv_read_with (const char **text, char separator, GStrv *cells, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) cell = g_string_new (NULL);

  while (TRUE)
    {
      if (**text == '"' && cell->len == 0)
        {
          if (!read_quoted (text, cell, error))
            return FALSE;
          continue;
        }
      if (**text == separator || **text == '\n' || **text == '\r' || **text == '\0')
        {
          g_strv_builder_add (builder, cell->str);
          g_string_truncate (cell, 0);
          if (**text != separator || **text == '\0')
            break;
          (*text)++;
          continue;
        }
      g_string_append_c (cell, *(*text)++);
    }
  if (**text == '\r')
    (*text)++;
  if (**text == '\n')
    (*text)++;
  *cells = g_strv_builder_end (builder);
  return TRUE;
}

/**
 * pp_csv_read:
 * @text: (inout): where to read; moved behind the line
 * @cells: (out) (transfer full): the line's cells
 * @error: PP_CSV_ERROR_MALFORMED
 *
 * Reads one line of CSV (RFC 4180).
 *
 * Returns: whether it was read
 */
gboolean
pp_csv_read (const char **text, GStrv *cells, GError **error)
{
  return pp_csv_read_with (text, ',', cells, error);
}

/**
 * pp_csv_each_line:
 * @name: of a file among the program's reference data
 * @func: (scope call): is called for each line, the heading too, until it returns %TRUE
 * @data: for it
 */
void
pp_csv_each_line (const char *name, PpCsvFunc func, gpointer data)
{
  g_autofree char *path = g_strconcat (REFERENCE, name, NULL), *text = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

  g_return_if_fail (bytes != NULL);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (const char *at = text; *at != '\0';)
    {
      g_auto (GStrv) cells = NULL;

      if (!pp_csv_read (&at, &cells, NULL) || func (cells, data))
        return;
    }
}

static gboolean
read_cell (PpRecord *draft, const char *name, const char *cell, GError **error)
{
  const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (draft), name);

  if (strcmp (name, "id") == 0)
    pp_record_set_id (draft, *cell != '\0' ? cell : NULL);
  else if (strcmp (name, "voided_by") == 0)
    pp_record_set_voided_by (draft, *cell != '\0' ? cell : NULL);
  else if (column == NULL)
    {
      pp_error_set (error, PP_CSV_ERROR, PP_CSV_ERROR_COLUMNS, name,
                    _("The column “%s” is not known here."), name);
      return FALSE;
    }
  else
    {
      gboolean guarded = pp_column_holds_text (column) && *cell == '\'';

      return pp_record_read_column (draft, column, guarded ? cell + 1 : cell, error);
    }
  return TRUE;
}

/**
 * pp_csv_read_record:
 * @draft: a draft
 * @header: names of the columns, in the file's order
 * @cells: a line's cells
 * @error: PP_CSV_ERROR_COLUMNS, or what is wrong with a value
 *
 * Returns: whether the line was read into @draft
 */
gboolean
pp_csv_read_record (PpRecord *draft, const char *const *header, const char *const *cells,
                    GError **error)
{
  if (g_strv_length ((GStrv) header) != g_strv_length ((GStrv) cells))
    {
      pp_error_set (error, PP_CSV_ERROR, PP_CSV_ERROR_COLUMNS, NULL,
                    _("A line has %u cells where the first line has %u."),
                    g_strv_length ((GStrv) cells), g_strv_length ((GStrv) header));
      return FALSE;
    }
  for (guint i = 0; header[i] != NULL; i++)
    if (!read_cell (draft, header[i], cells[i], error))
      return FALSE;
  return TRUE;
}
