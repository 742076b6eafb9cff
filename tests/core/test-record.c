/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "core/pp-value-error.h"

#include <string.h>

typedef struct {
  PpRecord parent_instance;
  char    *name;
  char    *notes;
  gint64   price_paise;
  gint64   amount;
  char    *measure;
  gint64   n_doors;
  gint64   width_um;
  gboolean is_open;
  gint64   at;
  char    *day;
  char    *state;
  char    *owner;
} PpShed;

PP_DECLARE_RECORD (PpShed, pp_shed)

static const PpColumn columns[] = {
  PP_COLUMN (PpShed, name,        TEXT, .required = TRUE),
  PP_COLUMN (PpShed, notes,       TEXT, .lines = TRUE),
  PP_COLUMN (PpShed, price_paise, INT,  .money = TRUE),
  PP_COLUMN (PpShed, amount,      INT,  .of = "measure", .group = "amount"),
  PP_COLUMN (PpShed, measure,     ENUM, .of = "mass volume length count", .group = "amount"),
  PP_COLUMN (PpShed, n_doors,     INT,  .required = TRUE),
  PP_COLUMN (PpShed, width_um,    INT,  .length = TRUE),
  PP_COLUMN (PpShed, is_open,     BOOL, .required = TRUE),
  PP_COLUMN (PpShed, at,          TIME),
  PP_COLUMN (PpShed, day,         DAY),
  PP_COLUMN (PpShed, state,       ENUM, .of = "new old"),
  PP_COLUMN (PpShed, owner,       REF,  .of = "person"),
};

PP_DEFINE_RECORD (PpShed, pp_shed, "shed", STATE, columns)

static PpShed *
new_shed (void)
{
  return g_object_new (pp_shed_get_type (), NULL);
}

static void
test_empty (void)
{
  g_autoptr (PpShed) shed = new_shed ();

  g_assert_cmpint (shed->price_paise, ==, PP_NONE);
  g_assert_cmpint (shed->at, ==, PP_NONE);
  g_assert_false (shed->is_open);
  g_assert_null (shed->name);
  g_assert_null (pp_record_get_id (PP_RECORD (shed)));
  g_assert_false (pp_record_is_sealed (PP_RECORD (shed)));
}

static void
test_draft (void)
{
  g_autoptr (PpShed) shed = new_shed (), draft = NULL;

  pp_record_set_text (shed, "name", "Long shed");
  pp_record_set_id (PP_RECORD (shed), "x-1");
  pp_record_set_voided_by (PP_RECORD (shed), "x/2");
  shed->n_doors = 2;
  pp_record_seal (PP_RECORD (shed));
  draft = pp_record_draft (shed);
  g_assert_false (pp_record_is_sealed (PP_RECORD (draft)));
  g_assert_cmpstr (pp_record_get_id (PP_RECORD (draft)), ==, "x-1");
  g_assert_cmpstr (pp_record_get_voided_by (PP_RECORD (draft)), ==, "x/2");
  g_assert_cmpint (draft->n_doors, ==, 2);

  pp_record_set_text (draft, "name", "Short shed");
  g_assert_cmpstr (shed->name, ==, "Long shed");
  pp_record_set_text (draft, "name", draft->name);
  g_assert_cmpstr (draft->name, ==, "Short shed");
}

static void
test_sealed (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (PpShed) shed = new_shed ();

      pp_record_seal (PP_RECORD (shed));
      pp_record_set_text (shed, "name", "x");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*sealed*");
}

static void
test_read_column (void)
{
  static const struct { const char *column, *text; gint64 value; const char *held; } cases[] = {
    { "name", "Shed", 0, "Shed" }, { "name", "", 0, NULL }, { "name", NULL, 0, NULL },
    { "n_doors", "12", 12, NULL }, { "n_doors", "-1", -1, NULL }, { "n_doors", "0", 0, NULL },
    { "n_doors", "", PP_NONE, NULL }, { "n_doors", NULL, PP_NONE, NULL },
    { "n_doors", "9223372036854775807", G_MAXINT64, NULL },
    /* money: whole numbers are paise */
    { "price_paise", "12050", 12050, NULL }, { "price_paise", "₹120.50", 12050, NULL },
    { "price_paise", "120.50", 12050, NULL }, { "price_paise", "Rs 7", 700, NULL },
    /* an amount: whole numbers are base units, and a unit sets the measure */
    { "amount", "12500000", 12500000, NULL }, { "amount", "12.5 kg", 12500000, NULL },
    /* a length: whole numbers are µm */
    { "width_um", "40000", 40000, NULL }, { "width_um", "40 mm", 40000, NULL },
    { "width_um", "4cm", 40000, NULL }, { "width_um", "0.5 mm", 500, NULL },
    { "width_um", "1.2 m", 1200000, NULL }, { "width_um", "൪൦ mm", 40000, NULL },
    { "width_um", "", PP_NONE, NULL },
    { "is_open", "1", 1, NULL }, { "is_open", "0", 0, NULL }, { "is_open", "", 0, NULL },
    { "is_open", NULL, 0, NULL },
    { "at", "1970-01-01 05:30", 0, NULL }, { "at", "2026-03-02T09:00:00Z", 1772442000, NULL },
    { "day", "2026-02-28", 0, "2026-02-28" }, { "state", "old", 0, "old" },
    { "state", "later", 0, "later" }, { "owner", "x-1", 0, "x-1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpShed) shed = new_shed ();
      const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (shed),
                                                       cases[i].column);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s: %s", cases[i].column, cases[i].text);
      pp_record_read_column (PP_RECORD (shed), column, cases[i].text, &error);
      g_assert_no_error (error);
      if (pp_column_holds_text (column))
        g_assert_cmpstr (pp_record_peek_text (PP_RECORD (shed), column), ==, cases[i].held);
      else
        g_assert_cmpint (pp_record_peek_int (PP_RECORD (shed), column), ==, cases[i].value);
    }
}

static void
test_amount_sets_measure (void)
{
  g_autoptr (PpShed) shed = new_shed ();
  const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (shed), "amount");

  g_assert_true (pp_record_read_column (PP_RECORD (shed), column, "2 l", NULL));
  g_assert_cmpint (shed->amount, ==, 2000000);
  g_assert_cmpstr (shed->measure, ==, "volume");
  g_assert_true (pp_record_read_column (PP_RECORD (shed), column, "3 kg", NULL));
  g_assert_cmpstr (shed->measure, ==, "mass");
}

static void
test_read_column_refuses (void)
{
  static const struct { const char *column, *text, *code; } cases[] = {
    { "n_doors", "two", "record.bad-value" }, { "n_doors", "1.5", "record.bad-value" },
    { "n_doors", "1 2", "record.bad-value" }, { "n_doors", "0x10", "record.bad-value" },
    { "n_doors", "9223372036854775808", "record.bad-value" },
    { "n_doors", "-9223372036854775808", "record.bad-value" },
    { "is_open", "yes", "record.bad-value" }, { "is_open", "2", "record.bad-value" },
    { "price_paise", "1.234", "value.money" }, { "price_paise", "$5", "value.money" },
    { "width_um", "40 kg", "record.bad-value" },
    { "width_um", "40.5", "record.bad-value" }, { "width_um", "40 inches", "record.bad-value" },
    { "width_um", "0.0001 mm", "record.bad-value" }, { "width_um", "mm", "record.bad-value" },
    { "amount", "5 bananas", "value.quantity" }, { "at", "tomorrow", "value.time" },
    { "at", "1772442000", "value.time" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpShed) shed = new_shed ();
      const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (shed),
                                                       cases[i].column);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s: %s", cases[i].column, cases[i].text);
      g_assert_false (pp_record_read_column (PP_RECORD (shed), column, cases[i].text, &error));
      g_assert_cmpstr (pp_error_get_code (error), ==, cases[i].code);
    }
}

static void
test_tidy (void)
{
  static const struct { const char *column, *text, *code, *stored; } cases[] = {
    { "name", "  Long   shed ", NULL, "Long shed" },
    { "name", "two\nlines", "record.bad-value", NULL },
    { "notes", " one \n two ", NULL, "one\ntwo" },
    { "notes", " ", NULL, NULL },
    { "name", "", "record.missing", NULL }, { "name", " \t", "record.missing", NULL },
    { "name", "\xff", "record.bad-value", NULL },
    { "day", "2026-02-29", "record.bad-value", NULL }, { "day", "today", "record.bad-value", NULL },
    { "day", "2028-02-29", NULL, "2028-02-29" },
    { "state", "later", "record.unknown-word", NULL }, { "state", "new", NULL, "new" },
    { "state", "new old", "record.unknown-word", NULL }, { "state", "", NULL, NULL },
    { "measure", "mass", NULL, "mass" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpShed) shed = new_shed ();
      const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (shed),
                                                       cases[i].column);
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT ", %s", i, cases[i].column);
      shed->n_doors = 0;
      pp_record_set_text (shed, "name", "Shed");
      pp_record_set_text (shed, cases[i].column, cases[i].text);
      g_assert_true (pp_record_tidy (PP_RECORD (shed), &error) == (cases[i].code == NULL));
      if (cases[i].code != NULL)
        {
          g_assert_cmpstr (pp_error_get_code (error), ==, cases[i].code);
          g_assert_cmpstr (pp_error_get_field (error), ==, cases[i].column);
          continue;
        }
      g_assert_cmpstr (pp_record_peek_text (PP_RECORD (shed), column), ==, cases[i].stored);
    }
}

static void
test_tidy_missing_int (void)
{
  g_autoptr (PpShed) shed = new_shed ();
  g_autoptr (GError) error = NULL;

  pp_record_set_text (shed, "name", "Shed");
  g_assert_false (pp_record_tidy (PP_RECORD (shed), &error));
  g_assert_cmpstr (pp_error_get_code (error), ==, "record.missing");
  g_assert_cmpstr (pp_error_get_field (error), ==, "n_doors");
  shed->n_doors = 0;
  g_assert_true (pp_record_tidy (PP_RECORD (shed), NULL));
  pp_record_set_text (shed, "name", "\xff");
  g_assert_false (pp_record_tidy (PP_RECORD (shed), NULL));
}

static void
test_json (void)
{
  g_autoptr (PpShed) shed = new_shed ();
  g_autoptr (PpJson) json = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  json = pp_json_parse ("{\"id\":\"x-1\",\"name\":\"Shed\",\"price_paise\":\"₹5\",\"n_doors\":0,"
                        "\"is_open\":true,\"at\":5,\"day\":null,\"voided_by\":\"x/2\"}", -1, NULL);
  pp_record_read_json (PP_RECORD (shed), json, &error);
  g_assert_no_error (error);
  written = pp_record_to_json (PP_RECORD (shed));
  g_assert_cmpstr (written, ==, "{\"id\":\"x-1\",\"name\":\"Shed\",\"notes\":null,"
                                "\"price_paise\":500,\"amount\":null,\"measure\":null,"
                                "\"n_doors\":0,\"width_um\":null,\"is_open\":1,\"at\":5,"
                                "\"day\":null,\"state\":null,"
                                "\"owner\":null,\"voided_by\":\"x/2\"}");
}

/* What is not told stays as it is; null empties. */
static void
test_json_part (void)
{
  g_autoptr (PpShed) shed = new_shed ();
  g_autoptr (PpJson) json = pp_json_parse ("{\"n_doors\":null,\"is_open\":null}", -1, NULL);

  pp_record_set_text (shed, "name", "Shed");
  shed->n_doors = 4;
  shed->is_open = TRUE;
  g_assert_true (pp_record_read_json (PP_RECORD (shed), json, NULL));
  g_assert_cmpstr (shed->name, ==, "Shed");
  g_assert_cmpint (shed->n_doors, ==, PP_NONE);
  g_assert_false (shed->is_open);
}

static void
test_json_refuses (void)
{
  static const struct { const char *json, *code, *field; } cases[] = {
    { "{\"colour\":\"red\"}", "record.unknown-column", "colour" },
    { "{\"name\":5}", "record.bad-value", "name" },
    { "{\"name\":true}", "record.bad-value", "name" },
    { "{\"name\":[]}", "record.bad-value", "name" },
    { "{\"name\":{}}", "record.bad-value", "name" },
    { "{\"day\":20260302}", "record.bad-value", "day" },
    { "{\"n_doors\":true}", "record.bad-value", "n_doors" },
    { "{\"at\":false}", "record.bad-value", "at" },
    { "{\"is_open\":2}", "record.bad-value", "is_open" },
    { "{\"n_doors\":-9223372036854775808}", "record.bad-value", "n_doors" },
    { "{\"is_open\":\"yes\"}", "record.bad-value", "is_open" },
    { "{\"id\":5}", "record.unknown-column", "id" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpShed) shed = new_shed ();
      g_autoptr (PpJson) json = pp_json_parse (cases[i].json, -1, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].json);
      g_assert_nonnull (json);
      g_assert_false (pp_record_read_json (PP_RECORD (shed), json, &error));
      g_assert_cmpstr (pp_error_get_code (error), ==, cases[i].code);
      g_assert_cmpstr (pp_error_get_field (error), ==, cases[i].field);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/empty", test_empty);
  g_test_add_func ("/record/draft", test_draft);
  g_test_add_func ("/record/sealed", test_sealed);
  g_test_add_func ("/record/read-column", test_read_column);
  g_test_add_func ("/record/amount-sets-measure", test_amount_sets_measure);
  g_test_add_func ("/record/read-column-refuses", test_read_column_refuses);
  g_test_add_func ("/record/tidy", test_tidy);
  g_test_add_func ("/record/tidy-missing-int", test_tidy_missing_int);
  g_test_add_func ("/record/json", test_json);
  g_test_add_func ("/record/json-part", test_json_part);
  g_test_add_func ("/record/json-refuses", test_json_refuses);

  return g_test_run ();
}
