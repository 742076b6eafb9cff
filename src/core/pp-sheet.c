/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-sheet.h"

#include "core/pp-error.h"
#include "core/pp-file-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes of a row. Nothing that a verb takes is nearly as long; a file that is no table at all is
 * often one row. */
#define LONGEST (64 * 1024)

struct _PpSheet
{
  GIOChannel *file;
  char       *path;
  char        separator;
  guint       line;       /* of the row that was read last, from 1 */
  guint       n_lines;    /* read so far */
  char        ahead[4096];
  gsize       at;
  gsize       n_ahead;
  gboolean    was_return; /* the line before ended in one: a line feed belongs to it */
};

static gboolean
fail_encoding (PpSheet *self, GError **error)
{
  pp_error_set (error, PP_CSV_ERROR, PP_CSV_ERROR_ENCODING, NULL,
                _("Line %u is not in UTF-8. Save the table as “CSV UTF-8” and try again."),
                self->n_lines + 1);
  return FALSE;
}

static gboolean
fail_reading (PpSheet *self, const GError *why, GError **error)
{
  if (why->domain == G_CONVERT_ERROR)
    return fail_encoding (self, error);
  pp_file_error_set_from (error, PP_CSV_ERROR, PP_CSV_ERROR_FILE, self->path, why);
  return FALSE;
}

/* The byte order mark says how it is written; without one it is UTF-8, which is looked at line by
 * line, so that the wrong one can be named. */
static gboolean
find_encoding (PpSheet *self, GError **error)
{
  g_autoptr (GError) why = NULL;
  char first[2] = { 0 };
  gsize n;
  const char *encoding = NULL;

  g_io_channel_set_encoding (self->file, NULL, NULL);
  if (g_io_channel_read_chars (self->file, first, sizeof first, &n, &why) == G_IO_STATUS_ERROR)
    return fail_reading (self, why, error);
  if (memcmp (first, "\xFF\xFE", 2) == 0)
    encoding = "UTF-16LE";
  else if (memcmp (first, "\xFE\xFF", 2) == 0)
    encoding = "UTF-16BE";
  if (g_io_channel_seek_position (self->file, 0, G_SEEK_SET, &why) != G_IO_STATUS_NORMAL ||
      g_io_channel_set_encoding (self->file, encoding, &why) != G_IO_STATUS_NORMAL)
    return fail_reading (self, why, error);
  return TRUE;
}

/* Whether a quoted cell is still open where @text ends. */
static gboolean
is_open (const char *text, char separator)
{
  gboolean begins = TRUE, quoted = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (quoted && *p == '"' && p[1] == '"')
        p++;
      else if (*p == '"' && (quoted || begins))
        quoted = !quoted;
      begins = !quoted && *p == separator;
    }
  return quoted;
}

static gboolean
fail_long (PpSheet *self, GError **error)
{
  pp_error_set (error, PP_CSV_ERROR, PP_CSV_ERROR_MALFORMED, NULL,
                _("Line %u is too long for a row of a table. Is a quotation mark not closed, or is "
                  "this another kind of file?"), self->line);
  return FALSE;
}

/* The next byte, or -1 at the end. */
static gboolean
read_byte (PpSheet *self, int *byte, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (self->at == self->n_ahead)
    {
      self->at = 0;
      if (g_io_channel_read_chars (self->file, self->ahead, sizeof self->ahead, &self->n_ahead,
                                   &why) == G_IO_STATUS_ERROR)
        return fail_reading (self, why, error);
    }
  *byte = self->at < self->n_ahead ? (guchar) self->ahead[self->at++] : -1;
  return TRUE;
}

/* Up to the end of a line, which is a line feed whatever the file has; no byte at the end. */
static gboolean
read_line (PpSheet *self, GString *line, GError **error)
{
  int byte = -1;

  do
    {
      if (!read_byte (self, &byte, error))
        return FALSE;
      if (byte == '\n' && self->was_return && line->len == 0)
        {
          self->was_return = FALSE;
          continue;
        }
      if (byte < 0)
        break;
      self->was_return = byte == '\r';
      g_string_append_c (line, byte == '\r' ? '\n' : (char) byte);
      if (line->len > LONGEST)
        return fail_long (self, error);
    }
  while (line->len == 0 || line->str[line->len - 1] != '\n');
  if (!g_utf8_validate (line->str, (gssize) line->len, NULL))
    return fail_encoding (self, error);
  return TRUE;
}

/* A row, which may run over several lines; empty at the end. */
static gboolean
read_row (PpSheet *self, GString *row, GError **error)
{
  self->line = self->n_lines + 1;
  do
    {
      g_autoptr (GString) line = g_string_new (NULL);

      if (!read_line (self, line, error))
        return FALSE;
      if (line->len == 0)
        break;
      if (self->n_lines++ == 0 && g_str_has_prefix (line->str, "\xEF\xBB\xBF"))
        g_string_erase (line, 0, 3);
      g_string_append (row, line->str);
      if (row->len > LONGEST)
        return fail_long (self, error);
    }
  while (is_open (row->str, self->separator));
  return TRUE;
}

/* Excel writes "sep=;" first, or separates as its user's country does; what most of the first row
 * is apart by is it.
 */
static char
guess_separator (const char *row)
{
  static const char all[] = ",;\t";
  guint most = 0;
  char best = ',';

  for (guint i = 0; i < sizeof all - 1; i++)
    {
      guint n = 0;

      for (const char *p = row; *p != '\0'; p++)
        n += *p == all[i];
      if (n > most)
        {
          most = n;
          best = all[i];
        }
    }
  return best;
}

/**
 * pp_sheet_open:
 * @path: of a file
 * @error: PP_CSV_ERROR_FILE or PP_CSV_ERROR_ENCODING
 *
 * Returns: (transfer full) (nullable): the table, before its first row
 */
PpSheet *
pp_sheet_open (const char *path, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (PpSheet) self = g_new0 (PpSheet, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->separator = '\0';
  self->file = g_io_channel_new_file (path, "r", &why);
  if (self->file == NULL)
    {
      fail_reading (self, why, error);
      return NULL;
    }
  return find_encoding (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pp_sheet_close:
 * @self: (transfer full): a table
 */
void
pp_sheet_close (PpSheet *self)
{
  g_clear_pointer (&self->file, g_io_channel_unref);
  g_free (self->path);
  g_free (self);
}

/**
 * pp_sheet_get_line:
 * @self: a table
 *
 * Returns: on which line of the file the row began that was read last, from 1
 */
guint
pp_sheet_get_line (PpSheet *self)
{
  return self->line;
}

static gboolean
is_blank (GStrv cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (cells[i][strspn (cells[i], " ")] != '\0')
      return FALSE;
  return TRUE;
}

/**
 * pp_sheet_read:
 * @self: a table
 * @cells: (out) (transfer full) (nullable): the next row that is not blank; %NULL at the end
 * @error: PP_CSV_ERROR; after one the table is read no further
 *
 * Returns: whether it could be read
 */
gboolean
pp_sheet_read (PpSheet *self, GStrv *cells, GError **error)
{
  *cells = NULL;
  while (TRUE)
    {
      g_autoptr (GString) row = g_string_new (NULL);
      const char *at;

      if (!read_row (self, row, error))
        return FALSE;
      if (row->len == 0)
        return TRUE;
      at = row->str;
      if (self->separator == '\0' && g_ascii_strncasecmp (at, "sep=", 4) == 0 && at[4] != '\0')
        {
          self->separator = at[4];
          continue;
        }
      if (self->separator == '\0')
        self->separator = guess_separator (at);
      if (!pp_csv_read_with (&at, self->separator, cells, error))
        return FALSE;
      if (!is_blank (*cells))
        return TRUE;
      g_clear_pointer (cells, g_strfreev);
    }
}

/* 9.44701E+09: what stood there is lost. */
static gboolean
is_shortened (const char *cell)
{
  const char *p = cell + (*cell == '-');

  if (!g_ascii_isdigit (*p))
    return FALSE;
  p += strspn (p, "0123456789.,");
  return (*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-') && g_ascii_isdigit (p[2]);
}

/* What a spreadsheet would run. A phone number and an amount may begin with a sign. */
static gboolean
is_formula (const char *cell)
{
  return *cell == '=' || *cell == '@' ||
         ((*cell == '+' || *cell == '-') && strpbrk (cell, "(|!") != NULL);
}

/**
 * pp_sheet_tame:
 * @cell: as it stands in a table
 * @is_text: whether it is read as text, and not as a number
 * @error: PP_CSV_ERROR_CELL
 *
 * Takes off what a spreadsheet puts around a text so that it stays one (an apostrophe, ="0123"),
 * and refuses what it has shortened, and formulas.
 *
 * Returns: (transfer full) (nullable): what was meant
 */
char *
pp_sheet_tame (const char *cell, gboolean is_text, GError **error)
{
  gsize length;

  if (*cell == '\'')
    cell++;
  length = strlen (cell);
  if (length >= 3 && g_str_has_prefix (cell, "=\"") && strchr (cell + 2, '"') == cell + length - 1)
    return g_strndup (cell + 2, length - 3);
  if (is_formula (cell))
    {
      pp_error_set (error, PP_CSV_ERROR, PP_CSV_ERROR_CELL, NULL,
                    _("“%s” is a formula. Save the table with its values."), cell);
      return NULL;
    }
  if (is_text && is_shortened (cell))
    {
      pp_error_set (error, PP_CSV_ERROR, PP_CSV_ERROR_CELL, NULL,
                    _("“%s” is a number that the spreadsheet has shortened. Make the column text, "
                      "write it again and save."), cell);
      return NULL;
    }
  return g_strdup (cell);
}
