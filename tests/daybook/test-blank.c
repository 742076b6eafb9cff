/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-blank.h"

#include "kinds/pp-papers.h"
#include "pp-fixture-raw.h"
#include "pp-readback.h"
#include "pp-works.h"

static PpBlank *
make (PpWorks *works, const char *form)
{
  return pp_fixture_do (works->fixture, "anitha", "paper.print_blank", "form", form, NULL);
}

static void
assert_blank (PpBlank *blank, const char *series, gint64 from_no, gint64 to_no)
{
  g_assert_cmpstr (blank->series, ==, series);
  g_assert_cmpint (blank->from_no, ==, from_no);
  g_assert_cmpint (blank->to_no, ==, to_no);
}

/* A number is given once; lines and tokens are counted each by themselves. */
static void
test_numbers (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  assert_blank (make (works, "day_sheet"), "P-A26", 1, 24);
  assert_blank (make (works, "token_pad"), "Q-A26", 1, 24);
  assert_blank (make (works, "day_sheet"), "P-A26", 25, 48);
  g_free (pp_fixture_fails (works->fixture, "store.not-allowed", "latha", "paper.print_blank",
                            "form", "day_sheet", NULL));
  assert_blank (make (works, "day_sheet"), "P-A26", 49, 72);
  pp_fixture_assert_clean (works->fixture);
}

/* One after another, each as the ones before left it. */
static const struct {
  const char *verb;
  const char *number;
  const char *column;   /* (nullable): what it names */
  const char *value;
  const char *code;     /* (nullable): why it is refused */
} lines[] = {
  { "paper.typed_in", "P-A26-00001", "note", "Leela, dryer", NULL },
  { "paper.typed_in", "P-A26-00001", "note", "once more", "daybook.number-used" },
  { "paper.strike", "p-a26-1", "note", "spoiled", "daybook.number-used" },
  { "paper.typed_in", " p-a26-3 ", "lot", "L-A26-00001", NULL },
  { "paper.strike", "P-A26-00005", "note", NULL, "daybook.no-note" },
  { "paper.strike", "P-A26-00005", "note", "wet", NULL },
  { "paper.typed_in", "P-A26-00005", "note", "Leela", "daybook.number-used" },
  { "paper.typed_in", "P-A26-00006", "note", NULL, "daybook.no-note" },
  { "paper.typed_in", "P-A26-00006", "note", "2345 6789 1238", "record.aadhaar" },
  { "paper.typed_in", "P-A26-00000", "note", "Leela", "daybook.unknown-number" },
  { "paper.typed_in", "P-A26-00025", "note", "Leela", "daybook.unknown-number" },
  { "paper.typed_in", "Q-A26-00001", "note", "Leela", "daybook.unknown-number" },
  { "paper.typed_in", "P-B26-00001", "note", "Leela", "daybook.unknown-number" },
  { "paper.typed_in", "7", "note", "Leela", "daybook.unknown-number" },
  { "paper.typed_in", "P-A26-7x", "note", "Leela", "daybook.unknown-number" },
  { "paper.typed_in", "P-A26-", "note", "Leela", "daybook.unknown-number" },
};

static gpointer
list (PpDb *db, gpointer unused, GError **error)
{
  return pp_blank_list_open (db, error);
}

static GPtrArray *
list_open (PpWorks *works)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *uses = pp_store_read (works->fixture->store, list, NULL, &error);

  g_assert_no_error (error);
  return uses;
}

static void
note_lines (PpWorks *works)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s %s", lines[i].verb, lines[i].number);
      if (lines[i].code != NULL)
        g_free (pp_fixture_fails (works->fixture, lines[i].code, "anitha", lines[i].verb,
                                  "number", lines[i].number, lines[i].column, lines[i].value,
                                  NULL));
      else
        pp_fixture_do (works->fixture, "anitha", lines[i].verb, "number", lines[i].number,
                       lines[i].column, lines[i].value, NULL);
    }
}

static void
receive (PpWorks *works)
{
  PpRecord *material = pp_fixture_do (works->fixture, "anitha", "material.add",
                                      "name_en", "Turmeric", "name_ml", "മഞ്ഞൾ",
                                      "measure", "mass", NULL);

  pp_fixture_do (works->fixture, "anitha", "lot.receive", "material", pp_record_get_id (material),
                 "person", works->leela, "amount", "3 kg", NULL);
}

/* What stands before a number that was used is missing; what stands after all of them is free. */
static void
test_lines (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GPtrArray) uses = NULL, again = NULL;
  g_autofree char *act = NULL;
  const PpBlankUse *use;

  receive (works);
  make (works, "day_sheet");
  note_lines (works);
  uses = list_open (works);
  g_assert_cmpuint (uses->len, ==, 1);
  use = g_ptr_array_index (uses, 0);
  g_assert_cmpuint (use->n_typed, ==, 2);
  g_assert_cmpuint (use->n_struck, ==, 1);
  g_assert_cmpuint (use->missing->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (use->missing, 0), ==, "P-A26-00002");
  g_assert_cmpstr (g_ptr_array_index (use->missing, 1), ==, "P-A26-00004");
  g_assert_cmpstr (use->next, ==, "P-A26-00006");
  g_assert_cmpuint (pp_blank_count_missing (uses), ==, 2);

  /* Taken back, it may be used again, but not twice */
  pp_fixture_do (works->fixture, "anitha", "paper.typed_in", "number", "P-A26-00024",
                 "note", "the last", NULL);
  act = pp_fixture_last_act (works->fixture);
  again = list_open (works);
  g_assert_null (((const PpBlankUse *) g_ptr_array_index (again, 0))->next);
  pp_fixture_do (works->fixture, "anitha", "act.undo", "act", act, NULL);
  g_free (act);
  act = pp_fixture_last_act (works->fixture);
  pp_fixture_do (works->fixture, "anitha", "paper.strike", "number", "P-A26-00024",
                 "note", "torn", NULL);
  g_free (pp_fixture_fails (works->fixture, "daybook.number-used", "anitha", "act.undo", "act", act,
                            NULL));
  pp_fixture_assert_clean (works->fixture);
}

/* A note that is a number names what bears it; a token's number comes again each day. */
static const struct { const char *note, *column; } links[] = {
  { "l-a26-00001", "lot" },
  { "A-001", "token" },
  { "R-A2526-00001", "payment" },
  { "L-A26-00009", NULL },
  { "Leela", NULL },
};

static void
test_links (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *booking = pp_fixture_add_booking (works->fixture, works->dryer, works->leela,
                                                "2026-03-03 10:00", "2026-03-03 11:00");

  receive (works);
  make (works, "day_sheet");
  pp_fixture_do (works->fixture, "anitha", "token.give", "person", works->leela, NULL);
  pp_fixture_at (works->fixture, "2026-03-03 09:00");
  pp_fixture_do (works->fixture, "anitha", "token.give", "person", works->leela, NULL);
  pp_fixture_do (works->fixture, "anitha", "charge.booking", "booking", booking, NULL);
  pp_fixture_do (works->fixture, "anitha", "payment.take", "person", works->leela, "mode", "cash",
                 NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *number = g_strdup_printf ("P-A26-%05d", (int) i + 1);
      PpPaperLine *line = pp_fixture_do (works->fixture, "anitha", "paper.typed_in",
                                         "number", number, "note", links[i].note, NULL);

      g_test_message ("%s", links[i].note);
      g_assert_cmpint (line->lot != NULL, ==, g_strcmp0 (links[i].column, "lot") == 0);
      g_assert_cmpint (line->token != NULL, ==, g_strcmp0 (links[i].column, "token") == 0);
      g_assert_cmpint (line->payment != NULL, ==, g_strcmp0 (links[i].column, "payment") == 0);
    }
  g_assert_cmpint (pp_fixture_read_int (works->fixture,
                                        "SELECT count(*) FROM paper_line AS l "
                                        "JOIN token AS t ON t.id = l.token "
                                        "WHERE t.day = '2026-03-03'"), ==, 1);
}

/* Of a paper all of whose numbers are known nothing is asked any more. */
static void
test_whole (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpBlank *blank = make (works, "token_pad");
  g_autoptr (GPtrArray) before = list_open (works), after = NULL;

  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (pp_blank_count_missing (before), ==, 0);
  for (gint64 no = blank->from_no; no <= blank->to_no; no++)
    {
      g_autofree char *number = pp_blank_dup_number (blank, no);

      pp_fixture_do (works->fixture, "anitha", "paper.strike", "number", number, "note", "lost",
                     NULL);
    }
  after = list_open (works);
  g_assert_cmpuint (after->len, ==, 0);
}

static gpointer
print (PpDb *db, gpointer blank, GError **error)
{
  return pp_papers_find ("blank")->print (db, pp_record_get_id (blank), "en", 0, error);
}

static const struct {
  const char *form;
  const char *texts[9];
} papers[] = {
  { "day_sheet", { "ചെറുവണ്ണൂർ ക്ലസ്റ്റർ", "Day sheet to write on", "P-A26-00001",
                   "P-A26-00024", "Name, phone", "Brought (kg)", "മെഷീൻ", "Page 1 of 1" } },
  { "token_pad", { "ചെറുവണ്ണൂർ ക്ലസ്റ്റർ", "ടോക്കൺ / Token", "Q-A26-00001",
                   "Q-A26-00024", "Page 1 of 1" } },
};

/* One sheet each, with every number once, and the same again. */
static void
test_papers (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      PpBlank *blank = make (works, papers[i].form);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = pp_store_read (works->fixture->store, print, blank, &error);
      g_autoptr (GBytes) again = pp_store_read (works->fixture->store, print, blank, NULL);
      g_autoptr (PpReadback) paper = pp_readback_new (pdf, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (pdf, again));
      g_assert_cmpuint (pp_readback_get_n_pages (paper), ==, 1);
      for (const char *const *text = papers[i].texts; *text != NULL; text++)
        if (!pp_readback_has_text (paper, 1, *text))
          g_error ("“%s” is not on the %s", *text, papers[i].form);
      for (gint64 no = blank->from_no; no <= blank->to_no; no++)
        {
          g_autofree char *number = pp_blank_dup_number (blank, no);

          g_assert_true (pp_readback_has_text (paper, 1, number));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/blank/numbers", test_numbers);
  g_test_add_func ("/blank/lines", test_lines);
  g_test_add_func ("/blank/links", test_links);
  g_test_add_func ("/blank/whole", test_whole);
  g_test_add_func ("/blank/papers", test_papers);

  return g_test_run ();
}
