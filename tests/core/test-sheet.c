/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-sheet.h"

#include "core/pp-error.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  const char *bytes;
  gsize       length;      /* 0: to the first NUL */
  const char *rows;        /* cells apart by |, rows by /; NULL: refused */
  const char *nick;        /* of the refusal */
} Case;

static const Case cases[] = {
  /* Separators and line ends */
  { "name_en,phone\r\nLeela,9447012345\r\n", 0, "name_en|phone/Leela|9447012345" },
  { "name_en;phone\nLeela;9447012345", 0, "name_en|phone/Leela|9447012345" },
  { "name_en\tphone\nLeela, K\t1\n", 0, "name_en|phone/Leela, K|1" },
  { "sep=;\r\na;b,c\r\n1;2\r\n", 0, "a|b,c/1|2" },
  { "a,b\r1,2\r", 0, "a|b/1|2" },
  /* Quotation marks */
  { "a,b\n\"Kumar, R\",\"5\"\" pipe\"\n", 0, "a|b/Kumar, R|5\" pipe" },
  { "a,b\n\"two\nlines\",x\ny,z\n", 0, "a|b/two\nlines|x/y|z" },
  { "a,b\n5\" pipe,x\n", 0, "a|b/5\" pipe|x" },
  /* Blank rows are no rows */
  { "a,b\n\n,\n  , \n1,2\n\n", 0, "a|b/1|2" },
  { "", 0, "" },
  /* How it is written */
  { "\xEF\xBB\xBF" "a,b\nലീല,1\n", 0, "a|b/ലീല|1" },
  { "\xFF\xFE" "a\0\t\0b\0\n\0\x32\x0d\t\0" "1\0", 16, "a|b/ല|1" },
  { "\xFE\xFF" "\0a\0,\0b\0\n\x0d\x32\0,\0" "1", 16, "a|b/ല|1" },
  { "a,b\ncaf\xE9,1\n", 0, NULL, "csv.encoding" },
  { "a,b\n\0\0\0,1\n", 10, NULL, "csv.encoding" },
  { "\xFF\xFE" "a\0\x00\xD8", 6, NULL, "csv.encoding" },
  { "a,b\n\"never closed,1\n2,3\n", 0, NULL, "csv.malformed" },
};

static char *
write_file (const char *bytes, gsize length)
{
  char *path;
  int file = g_file_open_tmp ("sheet-XXXXXX.csv", &path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return path;
}

/* All of it, or NULL and the error. */
static char *
read_all (const char *path, GError **error)
{
  g_autoptr (PpSheet) sheet = pp_sheet_open (path, error);
  g_autoptr (GString) rows = g_string_new (NULL);

  while (sheet != NULL)
    {
      g_auto (GStrv) cells = NULL;
      g_autofree char *row = NULL;

      if (!pp_sheet_read (sheet, &cells, error))
        return NULL;
      if (cells == NULL)
        return g_strdup (rows->str);
      row = g_strjoinv ("|", cells);
      g_string_append_printf (rows, "%s%s", rows->len > 0 ? "/" : "", row);
    }
  return NULL;
}

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autofree char *path = write_file (one->bytes,
                                          one->length > 0 ? one->length : strlen (one->bytes));
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = read_all (path, &error);
      const char *nick = error != NULL ? pp_error_get_code (error) : NULL;

      g_unlink (path);
      g_test_message ("case %u", i);
      g_assert_cmpstr (rows, ==, one->rows);
      g_assert_cmpstr (nick, ==, one->nick);
    }
}

/* Whoever mends the file finds the place: rows are counted as lines, from 1. */
static void
test_line (void)
{
  g_autofree char *path = write_file ("a\n\n\"x\ny\"\nz\ncaf\xE9\n", 17);
  g_autoptr (PpSheet) sheet = pp_sheet_open (path, NULL);
  const guint lines[] = { 1, 3, 5 };
  g_autoptr (GError) error = NULL;
  GStrv cells;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_true (pp_sheet_read (sheet, &cells, NULL));
      g_strfreev (cells);
      g_assert_cmpuint (pp_sheet_get_line (sheet), ==, lines[i]);
    }
  g_assert_false (pp_sheet_read (sheet, &cells, &error));
  g_assert_nonnull (strstr (error->message, "Line 6"));
  g_unlink (path);
}

/* A row without an end is told long before it fills the memory. */
static void
test_long (gconstpointer is_line)
{
  g_autoptr (GString) text = g_string_new ("a,b\n\"");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, is_line ? "x,yz" : "x,y\n");
  path = write_file (text->str, text->len);
  g_assert_null (read_all (path, &error));
  g_assert_error (error, PP_CSV_ERROR, PP_CSV_ERROR_MALFORMED);
  g_unlink (path);
}

static void
test_no_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pp_sheet_open ("/nowhere/at-all.csv", &error));
  g_assert_error (error, PP_CSV_ERROR, PP_CSV_ERROR_FILE);
}

static void
test_tame (void)
{
  static const struct { const char *cell; gboolean is_text; const char *meant; } tame[] = {
    { "Leela", TRUE, "Leela" },
    { "'0123", TRUE, "0123" },
    { "=\"0123\"", TRUE, "0123" },
    { "=\"\"", TRUE, "" },
    { "'=\"0123\"", TRUE, "0123" },
    { "'+91 94470 12345", TRUE, "+91 94470 12345" },
    { "+91 94470 12345", TRUE, "+91 94470 12345" },
    { "-12.5", FALSE, "-12.5" },
    { "1E+05", FALSE, "1E+05" },
    /* Refused */
    { "=1+1", TRUE },
    { "'=1+1", TRUE },
    { "=\"a\"&\"b\"", TRUE },
    { "@SUM(A1)", TRUE },
    { "+cmd|' /C calc'!A0", TRUE },
    { "-HYPERLINK(\"http://x\")", FALSE },
    { "9.44701E+09", TRUE },
    { "9,44701e+09", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tame); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *meant = pp_sheet_tame (tame[i].cell, tame[i].is_text, &error);

      g_assert_cmpstr (meant, ==, tame[i].meant);
      g_assert_true ((error != NULL) == (tame[i].meant == NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/read", test_read);
  g_test_add_func ("/sheet/line", test_line);
  g_test_add_data_func ("/sheet/long/rows", NULL, test_long);
  g_test_add_data_func ("/sheet/long/line", GINT_TO_POINTER (TRUE), test_long);
  g_test_add_func ("/sheet/no-file", test_no_file);
  g_test_add_func ("/sheet/tame", test_tame);

  return g_test_run ();
}
