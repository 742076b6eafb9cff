/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-enterprise.h"

#include "people/pp-person.h"
#include "pp-expect.h"

/* Invented numbers, or such as are published for tests. */
static const struct {
  const char *column, *typed;
  const char *stored;   /* NULL: people.bad-number */
} numbers[] = {
  /* FSSAI: 14 digits from 1 or 2; a strange year or state is no fault */
  { "fssai", "11326001000123", "11326001000123" },
  { "fssai", "21326001000456", "21326001000456" },
  { "fssai", "10026041000789", "10026041000789" },
  { "fssai", "113 2400 3000 999", "11324003000999" },
  { "fssai", "21325012001234", "21325012001234" },
  { "fssai", "11399001000123", "11399001000123" },
  { "fssai", "12926001000123", "12926001000123" },
  { "fssai", "1132600100012", NULL },
  { "fssai", "113260010001234", NULL },
  { "fssai", "31326001000123", NULL },
  { "fssai", "1132600100012A", NULL },
  { "fssai", "11326-0100012", NULL },
  /* Udyam */
  { "udyam", "UDYAM-KL-05-0000001", "UDYAM-KL-05-0000001" },
  { "udyam", "udyam-kl-01-0012345", "UDYAM-KL-01-0012345" },
  { "udyam", " UDYAM-KL-14-0123456 ", "UDYAM-KL-14-0123456" },
  { "udyam", "UDYAM-TN-02-0000010", "UDYAM-TN-02-0000010" },
  { "udyam", "UDYAM-KL-5-0000001", NULL },
  { "udyam", "UDYAM-KL-05-000001", NULL },
  { "udyam", "UDYAM-KL-15-0000001", NULL },
  { "udyam", "UDYAMKL050000001", NULL },
  { "udyam", "UDYOG-KL-05-0000001", NULL },
  /* GSTIN: shape, state and check character */
  { "gstin", "32AAAPA0000A1ZG", "32AAAPA0000A1ZG" },
  { "gstin", "32abcfk1234l1zm", "32ABCFK1234L1ZM" },
  { "gstin", "32 AABHB 4321C 2ZA", "32AABHB4321C2ZA" },
  { "gstin", "29AAECP2468Q1ZM", "29AAECP2468Q1ZM" },
  { "gstin", "22ALJPT5243L1ZS", "22ALJPT5243L1ZS" },
  { "gstin", "32AAAPA0000A1ZA", NULL },
  { "gstin", "32ABCFK1324L1ZM", NULL },
  { "gstin", "32AABHB4321C2Z", NULL },
  { "gstin", "32AAA1T5678M1ZY", NULL },
  { "gstin", "00AAECP2468Q1ZM", NULL },
  { "gstin", "33BBBPB1111B101", NULL },
  /* A prefix of GS1 India */
  { "gs1_prefix", "8901234", "8901234" },
  { "gs1_prefix", "89012345678", "89012345678" },
  { "gs1_prefix", "890123", NULL },
  { "gs1_prefix", "890123456789", NULL },
  { "gs1_prefix", "5012345", NULL },
  { "gs1_prefix", "89012X4", NULL },
};

static const char *
text_of (PpRecord *record, const char *name)
{
  return pp_record_peek_text (record, pp_record_class_column (PP_RECORD_GET_CLASS (record), name));
}

static void
test_numbers (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (PpRecord) stored = NULL;

      g_test_message ("%s: %s", numbers[i].column, numbers[i].typed);
      stored = pp_expect (fixture, numbers[i].stored != NULL ? NULL : "people.bad-number",
                          numbers[i].column, "anitha", "enterprise.register",
                          "name_en", "Malabar Foods", "form", "business",
                          numbers[i].column, numbers[i].typed, NULL);
      if (stored != NULL)
        g_assert_cmpstr (text_of (stored, numbers[i].column), ==, numbers[i].stored);
    }
  pp_fixture_assert_clean (fixture);
}

/* A column and what is typed into it; the others are right. */
static const struct {
  const char *column, *typed;
  const char *code, *field;
} fields[] = {
  { "name_en", NULL, "people.no-name", "name_en" },
  { "name_en", "  ", "people.no-name", "name_en" },
  { "phone", "12345", "people.bad-phone", "phone" },
  { "form", NULL, "record.missing", "form" },
  { "form", "company", "record.unknown-word", "form" },
  /* Blank fields are empty ones */
  { "phone", "", NULL, NULL },
  { "fssai", "  ", NULL, NULL },
  { "gstin", "", NULL, NULL },
  { "gs1_prefix", " ", NULL, NULL },
  { "email", " ", NULL, NULL },
  { "email", "foo", "people.bad-email", "email" },
  { "email", "foods@", "people.bad-email", "email" },
  { "email", "@example.org", "people.bad-email", "email" },
  { "email", "foods@example", "people.bad-email", "email" },
  { "email", "foods@example.", "people.bad-email", "email" },
  { "email", "foods and more@example.org", "people.bad-email", "email" },
  { "email", "a@b@example.org", "people.bad-email", "email" },
  /* No Aadhaar number in any free text */
  { "name_en", "Foods 9999 4105 7058", "record.aadhaar", "name_en" },
  { "name_ml", "ഫുഡ്സ് 999971658847", "record.aadhaar", "name_ml" },
  { "address", "999933119405, Cheruvannur", "record.aadhaar", "address" },
  { "email", "999955183433@example.org", "record.aadhaar", "email" },
};

static void
test_fields (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      PpRecord *asked = pp_fixture_ask (fixture, "enterprise.register", "name_en", "Foods",
                                        "form", "shg", "address", "Cheruvannur", NULL);
      g_autoptr (PpRecord) stored = NULL;

      g_test_message ("%s: “%s”", fields[i].column, fields[i].typed);
      pp_record_set_text (asked, fields[i].column, fields[i].typed);
      stored = pp_expect_run (fixture, fields[i].code, fields[i].field, "anitha",
                              "enterprise.register", asked);
      if (stored != NULL)
        g_assert_null (text_of (stored, fields[i].column));
    }
}

static void
test_edit (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  PpEnterprise *foods = pp_fixture_do (fixture, "anitha", "enterprise.register",
                                       "name_en", "Malabar Foods", "form", "business", NULL);
  const char *id = pp_record_get_id (PP_RECORD (foods));
  PpRecord *wrong = pp_record_draft (foods);
  gpointer refused;

  foods = pp_fixture_do (fixture, "anitha", "enterprise.edit", "id", id, "fssai",
                         "1132 6001 000123", "phone", "09447012345", NULL);
  g_assert_cmpstr (foods->name_en, ==, "Malabar Foods");
  g_assert_cmpstr (foods->fssai, ==, "11326001000123");
  g_assert_cmpstr (foods->phone, ==, "+919447012345");

  pp_record_set_text (wrong, "fssai", "1132600100012");
  refused = pp_expect_run (fixture, "people.bad-number", "fssai", "anitha", "enterprise.edit",
                           wrong);
  g_assert_null (refused);
  foods = pp_fixture_get (fixture, "enterprise", id);
  g_assert_cmpstr (foods->fssai, ==, "11326001000123");
}

/* One after the other, on one group and two women. */
static const struct {
  const char *verb, *person, *office;
  const char *code, *field;
  gint64      n_members;
} steps[] = {
  { "enterprise.leave", "leela", NULL, "people.no-member", "person", 0 },
  { "enterprise.join", "leela", "president", NULL, NULL, 1 },
  { "enterprise.join", "leela", "member", "people.has-already", "person", 1 },
  { "enterprise.join", "rani", "member", NULL, NULL, 2 },
  { "enterprise.join", "rani", "treasurer", "people.has-already", "person", 2 },
  { "enterprise.leave", "leela", NULL, NULL, NULL, 1 },
  { "enterprise.leave", "leela", NULL, "people.no-member", "person", 1 },
  /* Who left may come back, in another office */
  { "enterprise.join", "leela", "chair", "record.unknown-word", "office", 1 },
  { "enterprise.join", "leela", NULL, "record.missing", "office", 1 },
  { "enterprise.join", "leela", "secretary", NULL, NULL, 2 },
  { "enterprise.join", "nobody", "member", "store.not-found", "person", 2 },
};

static void
test_members (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  const char *rani = pp_fixture_add_person (fixture, "Rani", NULL, NULL);
  gpointer group = pp_fixture_do (fixture, "anitha", "enterprise.register",
                                  "name_ml", "ഉദയം", "form", "shg", NULL);
  g_autoptr (PpRecord) nowhere = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const char *person = g_str_equal (steps[i].person, "leela") ? leela
                           : g_str_equal (steps[i].person, "rani") ? rani : steps[i].person;
      g_autoptr (PpMembership) membership = NULL;

      g_test_message ("%s %s %s", steps[i].verb, steps[i].person, steps[i].office);
      membership = pp_expect (fixture, steps[i].code, steps[i].field, "anitha", steps[i].verb,
                              "enterprise", pp_record_get_id (group), "person", person,
                              "office", steps[i].office, NULL);
      if (membership != NULL)
        g_assert_true ((pp_record_get_voided_by (PP_RECORD (membership)) != NULL) ==
                       g_str_equal (steps[i].verb, "enterprise.leave"));
      g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM membership "
                                                     "WHERE voided_by IS NULL"), ==,
                       steps[i].n_members);
    }
  nowhere = pp_expect (fixture, "store.not-found", "enterprise", "anitha", "enterprise.join",
                       "enterprise", "nothing-1", "person", leela, "office", "member", NULL);
  pp_fixture_assert_clean (fixture);
}

static gpointer
read_contact (PpDb *db, gpointer enterprise, GError **error)
{
  char *person = NULL;

  return pp_enterprise_contact (db, enterprise, &person, error) ? person : NULL;
}

/* Who joins, in this order, and who speaks for the group then. */
static const struct { const char *who, *office, *contact; } offices[] = {
  { "Leela", "member", "Leela" }, { "Rani", "member", "Leela" }, { "Mary", "secretary", "Mary" },
  { "Suma", "president", "Suma" }, { "Usha", "owner", "Suma" },
};

static void
test_contact (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *group = pp_record_get_id (pp_fixture_do (fixture, "anitha", "enterprise.register",
                                                       "name_ml", "ഉദയം", "form", "shg", NULL));
  g_autofree char *nobody = pp_store_read (fixture->store, read_contact, (gpointer) group, NULL);
  g_autofree char *after = NULL;
  const char *ids[G_N_ELEMENTS (offices)];

  g_assert_null (nobody);
  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      g_autofree char *contact = NULL;
      PpPerson *person;

      ids[i] = pp_fixture_add_person (fixture, offices[i].who, NULL, NULL);
      pp_fixture_do (fixture, "anitha", "enterprise.join", "enterprise", group, "person", ids[i],
                     "office", offices[i].office, NULL);
      contact = pp_store_read (fixture->store, read_contact, (gpointer) group, NULL);
      person = pp_fixture_get (fixture, "person", contact);
      g_assert_cmpstr (person->name_en, ==, offices[i].contact);
    }
  /* Who left speaks for nobody */
  pp_fixture_do (fixture, "anitha", "enterprise.leave", "enterprise", group, "person", ids[3],
                 "office", "president", NULL);
  after = pp_store_read (fixture->store, read_contact, (gpointer) group, NULL);
  g_assert_cmpstr (after, ==, ids[4]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/enterprise/numbers", test_numbers);
  g_test_add_func ("/enterprise/fields", test_fields);
  g_test_add_func ("/enterprise/edit", test_edit);
  g_test_add_func ("/enterprise/members", test_members);
  g_test_add_func ("/enterprise/contact", test_contact);

  return g_test_run ();
}
