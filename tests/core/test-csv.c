/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-csv.h"

#include "core/pp-error.h"

#include <string.h>

typedef struct {
  PpRecord parent_instance;
  char    *name;
  gint64   n_doors;
  gboolean is_open;
  gint64   at;
} PpShed;

PP_DECLARE_RECORD (PpShed, pp_shed)

static const PpColumn columns[] = {
  PP_COLUMN (PpShed, name,    TEXT),
  PP_COLUMN (PpShed, n_doors, INT),
  PP_COLUMN (PpShed, is_open, BOOL, .required = TRUE),
  PP_COLUMN (PpShed, at,      TIME),
};

PP_DEFINE_RECORD (PpShed, pp_shed, "shed", STATE, columns)

static void
test_header (void)
{
  g_autoptr (GTypeClass) held = g_type_class_ref (pp_shed_get_type ());
  g_autofree char *header = pp_csv_header (PP_RECORD_CLASS (held));

  g_assert_cmpstr (header, ==, "id,name,n_doors,is_open,at,voided_by\r\n");
}

static void
test_row (void)
{
  static const struct { const char *name, *cell; } cases[] = {
    { NULL, "" }, { "Long shed", "Long shed" }, { "ലീല", "ലീല" }, { "100%", "100%" },
    /* quoted */
    { "a,b", "\"a,b\"" }, { "a\"b", "\"a\"\"b\"" }, { "a\nb", "\"a\nb\"" }, { " a", "\" a\"" },
    /* guarded */
    { "=1+1", "'=1+1" }, { "+1", "'+1" }, { "-1", "'-1" }, { "@x", "'@x" }, { "\tx", "'\tx" },
    { "'x", "''x" }, { "=a,\"b\"", "\"'=a,\"\"b\"\"\"" }, { " =1", "\"' =1\"" },
    { "＝1", "'＝1" }, { "＋1", "'＋1" }, { "－1", "'－1" }, { "＠x", "'＠x" },
    { "\"=1", "\"'\"\"=1\"" },
    /* not in need of it */
    { "a=1", "a=1" }, { "1-1", "1-1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpShed) shed = g_object_new (pp_shed_get_type (), NULL);
      g_autofree char *wanted = g_strdup_printf ("x-1,%s,-5,1,2026-03-02T09:00:00+05:30,\r\n",
                                                 cases[i].cell);
      g_autofree char *row = NULL;

      pp_record_set_id (PP_RECORD (shed), "x-1");
      pp_record_set_text (shed, "name", cases[i].name);
      shed->n_doors = -5;
      shed->is_open = TRUE;
      shed->at = 1772422200;
      row = pp_csv_row (PP_RECORD (shed));
      g_assert_cmpstr (row, ==, wanted);
    }
}

static void
test_row_of_nothing (void)
{
  g_autoptr (PpShed) shed = g_object_new (pp_shed_get_type (), NULL);
  g_autofree char *row = NULL, *zero = NULL;

  pp_record_set_id (PP_RECORD (shed), "x-1");
  pp_record_set_voided_by (PP_RECORD (shed), "x/2");
  row = pp_csv_row (PP_RECORD (shed));
  g_assert_cmpstr (row, ==, "x-1,,,0,,x/2\r\n");
  shed->n_doors = 0;
  zero = pp_csv_row (PP_RECORD (shed));
  g_assert_cmpstr (zero, ==, "x-1,,0,0,,x/2\r\n");
}

static void
test_read (void)
{
  static const struct { const char *line, *cells, *rest; } cases[] = {
    { "a,b,c", "a|b|c", "" }, { "a,b\r\nc", "a|b", "c" }, { "a\nb", "a", "b" },
    { "a\rb", "a", "b" },
    { "", "", "" }, { ",", "|", "" }, { "a,,b", "a||b", "" }, { "a,", "a|", "" },
    { "\"a,b\",c", "a,b|c", "" }, { "\"a\"\"b\"", "a\"b", "" }, { "\"\",x", "|x", "" },
    { "\"a\nb\",c\nd", "a\nb|c", "d" }, { "\"a\r\nb\"", "a\r\nb", "" }, { "\"\"\"\"", "\"", "" },
    { "a\"b,c", "a\"b|c", "" }, { " a , b ", " a | b ", "" }, { "ലീല,അ", "ലീല|അ", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *at = cases[i].line;
      g_auto (GStrv) cells = NULL;
      g_autofree char *joined = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].line);
      g_assert_true (pp_csv_read (&at, &cells, &error));
      g_assert_no_error (error);
      joined = g_strjoinv ("|", cells);
      g_assert_cmpstr (joined, ==, cases[i].cells);
      g_assert_cmpstr (at, ==, cases[i].rest);
    }
}

static void
test_read_refuses (void)
{
  static const char *const cases[] = { "\"", "\"a", "a,\"b\nc", "\"a\"\"", "\"\"\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *at = cases[i];
      g_auto (GStrv) cells = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i]);
      g_assert_false (pp_csv_read (&at, &cells, &error));
      g_assert_error (error, PP_CSV_ERROR, PP_CSV_ERROR_MALFORMED);
      g_assert_null (cells);
    }
}

static gboolean
read_line (PpShed *shed, const char *header, const char *line, GError **error)
{
  g_auto (GStrv) names = NULL, cells = NULL;

  g_assert_true (pp_csv_read (&header, &names, NULL));
  g_assert_true (pp_csv_read (&line, &cells, NULL));
  return pp_csv_read_record (PP_RECORD (shed), (const char *const *) names,
                             (const char *const *) cells, error);
}

static void
test_read_record (void)
{
  g_autoptr (PpShed) shed = g_object_new (pp_shed_get_type (), NULL);
  g_autoptr (GError) error = NULL;

  /* in the file's order; a column that is not there stays as it is */
  shed->at = 5;
  g_assert_true (read_line (shed, "is_open,name,id,n_doors", "1,'=x,x-1,3", &error));
  g_assert_no_error (error);
  g_assert_true (shed->is_open);
  g_assert_cmpstr (shed->name, ==, "=x");
  g_assert_cmpstr (pp_record_get_id (PP_RECORD (shed)), ==, "x-1");
  g_assert_cmpint (shed->n_doors, ==, 3);
  g_assert_cmpint (shed->at, ==, 5);

  g_assert_true (read_line (shed, "name,n_doors,at,is_open", ",,,", &error));
  g_assert_null (shed->name);
  g_assert_cmpint (shed->n_doors, ==, PP_NONE);
  g_assert_cmpint (shed->at, ==, PP_NONE);
  g_assert_false (shed->is_open);
}

static void
test_read_record_refuses (void)
{
  static const struct { const char *header, *line, *code; } cases[] = {
    { "name,colour", "a,red", "csv.columns" }, { "name,n_doors", "a", "csv.columns" },
    { "name", "a,b", "csv.columns" }, { "n_doors", "two", "record.bad-value" },
    { "n_doors", "'5", "record.bad-value" }, { "is_open", "TRUE", "record.bad-value" },
    { "at", "02/03/2026", "value.time" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpShed) shed = g_object_new (pp_shed_get_type (), NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s / %s", cases[i].header, cases[i].line);
      g_assert_false (read_line (shed, cases[i].header, cases[i].line, &error));
      g_assert_cmpstr (pp_error_get_code (error), ==, cases[i].code);
    }
}

/* Text for people goes into a table as it is, but for what a spreadsheet would run. */
static void
test_append (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  pp_csv_append (out, (const char *const[]) { "When", "=1+1", "a, \"b\"", "", NULL });
  g_assert_cmpstr (out->str, ==, "When,'=1+1,\"a, \"\"b\"\"\",\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/header", test_header);
  g_test_add_func ("/csv/row", test_row);
  g_test_add_func ("/csv/row-of-nothing", test_row_of_nothing);
  g_test_add_func ("/csv/read", test_read);
  g_test_add_func ("/csv/read-refuses", test_read_refuses);
  g_test_add_func ("/csv/read-record", test_read_record);
  g_test_add_func ("/csv/read-record-refuses", test_read_record_refuses);
  g_test_add_func ("/csv/append", test_append);

  return g_test_run ();
}
