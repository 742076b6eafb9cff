/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "privacy/pp-person-data.h"

#include "core/pp-error.h"
#include "core/pp-json.h"
#include "core/pp-record-text.h"
#include "kinds/pp-papers.h"
#include "people/pp-disclosure.h"
#include "pp-fixture-raw.h"
#include "pp-readback.h"
#include "pp-works.h"

#include <string.h>

#define MADE_AT 1772422200

static gpointer
read_data (PpDb *db, gpointer person, GError **error)
{
  return pp_person_data_read (db, person, error);
}

static gpointer
read_json (PpDb *db, gpointer person, GError **error)
{
  g_autoptr (PpPersonData) data = pp_person_data_read (db, person, error);

  return data != NULL ? pp_person_data_to_json (data, MADE_AT) : NULL;
}

static PpPersonData *
read_of (PpFixture *fixture, const char *person)
{
  g_autoptr (GError) error = NULL;
  PpPersonData *data = pp_store_read (fixture->store, read_data, (gpointer) person, &error);

  g_assert_no_error (error);
  return data;
}

static guint
count (const PpPersonData *data, const char *kind)
{
  GPtrArray *records = pp_person_data_get (data, kind);

  return records != NULL ? records->len : 0;
}

/* Leela, whose every kind of record is there; and somebody else, of whom nothing must show. */
static const char *
live_a_day (PpWorks *works)
{
  PpFixture *fixture = works->fixture;
  const char *radha = pp_fixture_add_person (fixture, "Radha", "രാധ", "9447000777");
  const char *booking = pp_fixture_add_booking (fixture, works->dryer, works->leela,
                                                "2026-03-03 10:00", "2026-03-03 12:00");
  const char *other = pp_fixture_add_booking (fixture, works->dryer, radha, "2026-03-03 13:00",
                                              "2026-03-03 14:00");
  const char *material = pp_record_get_id (pp_fixture_do (fixture, "anitha", "material.add",
                                                          "name_en", "Chilli", "name_ml", "മുളക്",
                                                          "measure", "mass", NULL));

  pp_fixture_do (fixture, "anitha", "person.consent", "person", works->leela, "purpose", "service",
                 "version", "1", "language", "ml", "given", "1", NULL);
  pp_fixture_do (fixture, "anitha", "person.consent", "person", works->leela, "purpose", "publish",
                 "version", "1", "language", "en", "given", "0", NULL);
  pp_fixture_do (fixture, "anitha", "enterprise.join", "enterprise", works->group, "person",
                 works->leela, "office", "member", NULL);
  pp_fixture_do (fixture, "anitha", "token.give", "person", works->leela, NULL);
  pp_fixture_do (fixture, "anitha", "lot.receive", "material", material, "person", works->leela,
                 "amount", "12.5 kg", NULL);
  pp_fixture_do (fixture, "anitha", "charge.booking", "booking", booking, NULL);
  pp_fixture_do (fixture, "anitha", "charge.booking", "booking", other, NULL);
  pp_fixture_do (fixture, "anitha", "payment.take", "person", works->leela, "mode", "cash",
                 "amount_paise", "₹50", NULL);
  return radha;
}

static gboolean
names_person (PpRecordClass *klass)
{
  for (guint i = 0; i < klass->n_columns; i++)
    if (klass->columns[i].type == PP_COLUMN_REF && strcmp (klass->columns[i].of, "person") == 0)
      return TRUE;
  return FALSE;
}

/* Whatever kind names a person is asked for; whoever adds one has it in here by that alone. */
static void
test_every_kind (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const PpSchema *schema = pp_store_get_schema (works->fixture->store);
  g_autoptr (PpPersonData) data = NULL;
  guint n_kinds = 0;

  live_a_day (works);
  pp_fixture_do (works->fixture, "anitha", "person.export", "person", works->leela, NULL);
  data = read_of (works->fixture, works->leela);
  for (const PpKindFunc *kind = schema->kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      PpRecordClass *klass = PP_RECORD_CLASS (held);

      if (!names_person (klass))
        continue;
      g_test_message ("%s", klass->kind);
      g_assert_cmpuint (count (data, klass->kind), >=, 1);
      n_kinds++;
    }
  g_assert_cmpuint (n_kinds, >=, 8);
  g_assert_cmpuint (count (data, "consent"), ==, 2);
  g_assert_cmpuint (count (data, "enterprise"), ==, 1);
  g_assert_cmpuint (count (data, "payment_line"), ==, 1);
  g_assert_cmpuint (count (data, "stock_move"), ==, 1);
  g_assert_cmpuint (count (data, "booking"), ==, 1);
  g_assert_cmpuint (count (data, "machine"), ==, 0);
}

static void
test_json (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  const char *radha = live_a_day (works);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pp_store_read (works->fixture->store, read_json,
                                            (gpointer) works->leela, &error);
  g_autofree char *text = NULL;
  g_autoptr (PpJson) json = NULL, person = NULL;
  const PpJsonMember *member;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  json = pp_json_parse (text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pp_json_get_text (json, "format"), ==, "panippura-person-1");
  member = pp_json_get (json, "person");
  g_assert_cmpint (member->type, ==, PP_JSON_OBJECT);
  person = pp_json_parse (member->text, (gssize) member->length, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pp_json_get_text (person, "id"), ==, works->leela);
  g_assert_cmpint (pp_json_get (json, "payment")->type, ==, PP_JSON_ARRAY);
  g_assert_nonnull (strstr (text, "\"amount\":12500000"));
  g_assert_null (strstr (text, radha));
  g_assert_null (strstr (text, "9447000777"));
}

static gpointer
print (PpDb *db, gpointer id, GError **error)
{
  return pp_papers_find ("person-data")->print (db, id, "en", MADE_AT, error);
}

static gpointer
print_draft (PpDb *db, gpointer asked, GError **error)
{
  return pp_papers_find ("person-data")->draft->print (db, asked, NULL, MADE_AT, error);
}

/* In both languages; the paper that is looked at is the one that is handed out. */
static void
test_paper (void)
{
  static const char *const wanted[] = {
    "What is kept about you", "സൂക്ഷിക്കുന്ന വിവരങ്ങൾ", "Leela K", "സേവനം / service",
    "പിൻവലിച്ചു / withdrawn", "Kairali unit", "03-03-2026", "12.5", "Chilli", "₹50.00", "Receipt",
  };
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (PpDisclosure) asked = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) seen = NULL, handed = NULL;
  g_autoptr (PpReadback) sheet = NULL;
  PpDisclosure *noted;

  live_a_day (works);
  asked = g_object_new (pp_disclosure_get_type (), "person", works->leela, NULL);
  seen = pp_store_read (works->fixture->store, print_draft, asked, &error);
  g_assert_no_error (error);
  sheet = pp_readback_new (seen, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_true (pp_readback_has_text (sheet, 1, wanted[i]));
    }
  g_assert_false (pp_readback_has_text (sheet, 1, "Radha"));

  noted = pp_fixture_do (works->fixture, "anitha", "person.export", "person", works->leela,
                         "copies", "2", "asked_by", "nominee", NULL);
  g_assert_cmpstr (noted->what, ==, "person");
  g_assert_cmpstr (noted->form, ==, "paper");
  g_assert_cmpstr (noted->asked_by, ==, "nominee");
  handed = pp_store_read (works->fixture->store, print,
                          (gpointer) pp_record_get_id (PP_RECORD (noted)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (handed), >=, g_bytes_get_size (seen));
}

/* Of who was erased there is nothing to hand out. */
static void
test_erased (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  g_autoptr (GError) error = NULL;
  gpointer data;

  live_a_day (works);
  pp_fixture_do (works->fixture, "mini", "person.erase", "person", works->leela, "reason", "Asked",
                 NULL);
  g_free (pp_fixture_fails (works->fixture, "store.voided", "anitha", "person.export", "person",
                            works->leela, NULL));
  data = pp_store_read (works->fixture->store, read_data, (gpointer) works->leela, &error);
  g_assert_null (data);
  g_assert_cmpstr (pp_error_get_code (error), ==, "store.voided");
}

static const struct {
  const char *by, *verb, *column, *text, *code, *field;
} refused[] = {
  { "anitha", "person.export", "form", "csv", "people.bad-disclosure", "form" },
  { "anitha", "person.export", "asked_by", "neighbour", "record.unknown-word", "asked_by" },
  { "anitha", "person.export", "copies", "0", "people.bad-disclosure", "copies" },
  { "latha", "person.export", "form", "json", "store.not-allowed", NULL },
  { "anitha", "record.export", "n_rows", "3", "store.not-allowed", NULL },
  { "mini", "record.export", "n_rows", "-1", "people.bad-disclosure", "n_rows" },
  { "mini", "record.export", "n_rows", NULL, "people.bad-disclosure", "n_rows" },
  { "mini", "record.export", "first_day", NULL, "people.bad-disclosure", "first_day" },
  { "mini", "record.export", "first_day", "2026-03-09", "people.bad-disclosure", "first_day" },
};

static void
test_refused (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      gboolean is_person = g_str_has_prefix (refused[i].verb, "person");
      PpRecord *asked = pp_fixture_ask (works->fixture, refused[i].verb, "person",
                                        is_person ? works->leela : NULL, "first_day",
                                        is_person ? NULL : "2026-03-01", "last_day",
                                        is_person ? NULL : "2026-03-02", "n_rows", "12", NULL);
      gpointer record;

      g_test_message ("%s %s %s", refused[i].verb, refused[i].column, refused[i].text);
      pp_record_read_column (asked, pp_record_class_column (PP_RECORD_GET_CLASS (asked),
                                                            refused[i].column),
                             refused[i].text, NULL);
      record = pp_expect_run (works->fixture, refused[i].code, refused[i].field, refused[i].by,
                              refused[i].verb, asked);
      g_assert_null (record);
    }
}

static void
test_record (void)
{
  g_autoptr (PpWorks) works = pp_works_new ();
  PpDisclosure *noted = pp_fixture_do (works->fixture, "mini", "record.export", "first_day",
                                       "2026-03-01", "last_day", "2026-03-02", "n_rows", "12",
                                       "person", works->leela, NULL);

  g_assert_cmpstr (noted->what, ==, "record");
  g_assert_cmpstr (noted->form, ==, "csv");
  g_assert_null (noted->person);
  g_assert_cmpint (noted->n_rows, ==, 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/person-data/every-kind", test_every_kind);
  g_test_add_func ("/person-data/json", test_json);
  g_test_add_func ("/person-data/paper", test_paper);
  g_test_add_func ("/person-data/erased", test_erased);
  g_test_add_func ("/person-data/refused", test_refused);
  g_test_add_func ("/person-data/record", test_record);

  return g_test_run ();
}
