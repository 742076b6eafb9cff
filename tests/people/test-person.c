/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-person.h"

#include "pp-expect.h"

#include <string.h>

/* What is typed as a name, and what is stored. */
static const struct {
  const char *name_en, *name_ml;
  const char *stored_en, *stored_ml;   /* both NULL: people.no-name */
} names[] = {
  /* Either script will do */
  { "Leela K", NULL, "Leela K", NULL },
  { NULL, "ലീല കെ", NULL, "ലീല കെ" },
  { "Leela K", "ലീല കെ", "Leela K", "ലീല കെ" },
  /* Blanks around it, and blank fields */
  { "  Leela   K ", "", "Leela K", NULL },
  { "   ", "ലീല", NULL, "ലീല" },
  /* Malayalam in the English field goes where it belongs */
  { "ലീല കെ", NULL, NULL, "ലീല കെ" },
  { "ലീല കെ", "  ", NULL, "ലീല കെ" },
  { "ലീല കെ", "ലീല കൃഷ്ണൻ", "ലീല കെ", "ലീല കൃഷ്ണൻ" },
  /* Neither */
  { NULL, NULL, NULL, NULL },
  { "", "", NULL, NULL },
  { "  ", NULL, NULL, NULL },
  { " \t ", "  ", NULL, NULL },
};

static void
test_names (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean named = names[i].stored_en != NULL || names[i].stored_ml != NULL;
      g_autoptr (PpPerson) person = NULL;

      g_test_message ("“%s”, “%s”", names[i].name_en, names[i].name_ml);
      person = pp_expect (fixture, named ? NULL : "people.no-name", "name_en", "anitha",
                          "person.register", "name_en", names[i].name_en,
                          "name_ml", names[i].name_ml, NULL);
      if (!named)
        continue;
      g_assert_cmpstr (person->name_en, ==, names[i].stored_en);
      g_assert_cmpstr (person->name_ml, ==, names[i].stored_ml);
    }
  pp_fixture_assert_clean (fixture);
}

static const struct {
  const char *typed;
  const char *stored;   /* (nullable) */
  gboolean    is_bad;
} phones[] = {
  /* One number, however it is typed */
  { "9447012345", "+919447012345" },
  { "+91 94470 12345", "+919447012345" },
  { "91 94470-12345", "+919447012345" },
  { "09447012345", "+919447012345" },
  { " 94470 12345 ", "+919447012345" },
  { "6282012345", "+916282012345" },
  { "7012345678", "+917012345678" },
  /* None */
  { NULL, NULL },
  { "", NULL },
  { "   ", NULL },
  /* No mobile number */
  { "5447012345", NULL, TRUE },
  { "944701234", NULL, TRUE },
  { "94470123456", NULL, TRUE },
  { "94470A2345", NULL, TRUE },
  { "+92 9447012345", NULL, TRUE },
  { "none", NULL, TRUE },
};

static void
test_phones (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *name = g_strdup_printf ("Leela %" G_GSIZE_FORMAT, i);
      g_autoptr (PpPerson) person = NULL;

      g_test_message ("“%s”", phones[i].typed);
      person = pp_expect (fixture, phones[i].is_bad ? "people.bad-phone" : NULL, "phone",
                          "anitha", "person.register_namesake", "name_en", name, "phone",
                          phones[i].typed, NULL);
      if (person != NULL)
        g_assert_cmpstr (person->phone, ==, phones[i].stored);
    }
}

/* A phone may be shared, where it is said to be. */
static void
test_shared_phone (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *one = NULL, *both = NULL;

  pp_fixture_add_person (fixture, "Leela", "ലീല", "9447012345");
  one = pp_fixture_fails (fixture, "people.phone-known", "anitha", "person.register", "name_en",
                          "Mini", "phone", "+91 94470 12345", NULL);
  g_assert_nonnull (strstr (one, "ലീല · Leela."));
  pp_fixture_do (fixture, "anitha", "person.register_namesake", "name_en", "Mini", "phone",
                 "+91 94470 12345", NULL);
  both = pp_fixture_fails (fixture, "people.phone-known", "anitha", "person.register", "name_en",
                           "Radha", "phone", "9447012345", NULL);
  g_assert_nonnull (strstr (both, "ലീല · Leela, Mini."));
  g_assert_cmpint (pp_fixture_read_int (fixture, "SELECT count(*) FROM person "
                                                 "WHERE phone = '+919447012345'"), ==, 2);
}

/* Who comes where Leela K, ലീല കെ, Puthenpurackal, ward 4, 94470 12345 is known. */
static const struct {
  const char *name_en, *name_ml, *phone, *house;
  gint64      ward;
  const char *code;
} comers[] = {
  /* The same phone and the same name, in either script, however it is spelt */
  { "Leela K", NULL, "94470 12345", NULL, PP_NONE, "people.known" },
  { "leela  k", NULL, "09447012345", NULL, PP_NONE, "people.known" },
  { "L. Krishnan", "ലീല കെ", "9447012345", NULL, PP_NONE, "people.known" },
  { NULL, "ലീല കെ", "9447012345", "Kalathil", 7, "people.known" },
  /* The same name, house and ward */
  { "Leela K", NULL, NULL, "puthenpurackal", 4, "people.known" },
  { "LEELA K", NULL, "9447099999", "Puthenpurackal", 4, "people.known" },
  /* Somebody else with her phone */
  { "Rajan K", NULL, "9447012345", "Puthenpurackal", 4, "people.phone-known" },
  { "Leela", NULL, "9447012345", NULL, PP_NONE, "people.phone-known" },
  /* Somebody else of her house, or of her name */
  { "Leela K", NULL, "9447054321", NULL, PP_NONE, NULL },
  { "Leela K", NULL, NULL, NULL, 4, NULL },
  { "Leela K", NULL, NULL, "Puthenpurackal", 5, NULL },
  { "Leela K", NULL, NULL, "Kalathil", 4, NULL },
};

static PpPerson *
new_comer (gsize i)
{
  PpPerson *draft = g_object_new (pp_person_get_type (), NULL);

  pp_record_set_text (draft, "name_en", comers[i].name_en);
  pp_record_set_text (draft, "name_ml", comers[i].name_ml);
  pp_record_set_text (draft, "phone", comers[i].phone);
  pp_record_set_text (draft, "house", comers[i].house);
  draft->ward = comers[i].ward;
  return draft;
}

static void
test_known (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (comers); i++)
    {
      g_autoptr (PpFixture) fixture = pp_fixture_new ();
      g_autoptr (PpPerson) comer = NULL, namesake = NULL;

      pp_fixture_do (fixture, "anitha", "person.register", "name_en", "Leela K", "name_ml",
                     "ലീല കെ", "phone", "94470 12345", "house", "Puthenpurackal", "ward", "4",
                     NULL);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      comer = pp_expect_run (fixture, comers[i].code,
                             g_strcmp0 (comers[i].code, "people.known") == 0 ? "name_en" : "phone",
                             "anitha", "person.register", new_comer (i));

      /* Another on purpose, however much they look the same */
      namesake = pp_expect_run (fixture, NULL, NULL, "anitha", "person.register_namesake",
                                new_comer (i));
    }
}

static void
test_known_words (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela K", "ലീല കെ", "9447012345");
  g_autofree char *words = NULL;

  words = pp_fixture_fails (fixture, "people.known", "anitha", "person.register", "name_en",
                            "Leela K", "phone", "9447012345", NULL);
  g_assert_nonnull (strstr (words, "ലീല കെ · Leela K, +91 94470 12345"));

  /* Who was taken out of use is nobody; an edit asks nothing */
  pp_fixture_do (fixture, "anitha", "person.edit", "id", leela, "house", "Kalathil", NULL);
  pp_fixture_do (fixture, "mini", "person.erase", "person", leela, "reason", "Asked", NULL);
  pp_fixture_add_person (fixture, "Leela K", NULL, "9447012345");
}

static gpointer
list_alike (PpDb *db, gpointer i, GError **error)
{
  g_autoptr (PpPerson) draft = new_comer (GPOINTER_TO_SIZE (i));

  return pp_person_list_alike (db, draft, error);
}

/* Whoever has her phone is among them, unless one of them is her by name as well. */
static void
test_alike (void)
{
  static const char *const expected[G_N_ELEMENTS (comers)] = {
    "Leela K", "Leela K", "Leela K", "Leela K", "Leela K", "Leela K",
    "Leela K, Mini", "Leela K, Mini", "", "", "", "",
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  pp_fixture_do (fixture, "anitha", "person.register", "name_en", "Leela K", "name_ml",
                 "ലീല കെ", "phone", "94470 12345", "house", "Puthenpurackal", "ward", "4", NULL);
  pp_fixture_do (fixture, "anitha", "person.register_namesake", "name_en", "Mini", "phone",
                 "94470 12345", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (comers); i++)
    {
      g_autoptr (GPtrArray) alike = pp_store_read (fixture->store, list_alike,
                                                   GSIZE_TO_POINTER (i), NULL);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint n = 0; n < alike->len; n++)
        g_string_append_printf (found, "%s%s", n > 0 ? ", " : "",
                                ((PpPerson *) g_ptr_array_index (alike, n))->name_en);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (found->str, ==, expected[i]);
    }
}

static void
test_ward (void)
{
  static const struct { gint64 ward; gboolean is_bad; } wards[] = {
    { PP_NONE, FALSE }, { 1, FALSE }, { 101, FALSE }, { 200, FALSE },
    { 0, TRUE }, { -1, TRUE }, { 201, TRUE }, { G_MAXINT64, TRUE },
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (wards); i++)
    {
      PpPerson *draft = g_object_new (pp_person_get_type (), NULL);
      g_autoptr (PpPerson) person = NULL;

      pp_record_set_text (draft, "name_en", "Leela");
      draft->ward = wards[i].ward;
      person = pp_expect_run (fixture, wards[i].is_bad ? "people.bad-place" : NULL, "ward",
                              "anitha", "person.register", draft);
      g_assert_true (wards[i].is_bad || person->ward == wards[i].ward);
    }
}

/* Every number is one of those that the issuing authority publishes for tests. */
static const struct {
  const char *column, *text;
  gboolean    is_aadhaar;
} texts[] = {
  /* In every free text, in one piece or in groups, among words, in Malayalam digits */
  { "name_en", "999941057058", TRUE },
  { "name_en", "Leela 9999 4105 7058", TRUE },
  { "name_ml", "ലീല 9999-7165-8847", TRUE },
  { "name_ml", "ലീല ൯൯൯൯൪൧൦൫൭൦൫൮", TRUE },
  { "house", "Card 999933119405, Puthenpurayil", TRUE },
  { "house", "9999 5518 3433", TRUE },
  /* Other numbers: a wrong check digit, a first digit below 2, other lengths */
  { "house", "999941057059", FALSE },
  { "house", "123456789012", FALSE },
  { "house", "99994105705", FALSE },
  { "house", "9999410570581", FALSE },
  { "house", "No 12, 673001", FALSE },
};

static void
test_aadhaar (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", "ലീല", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PpPerson) person = NULL;
      PpRecord *edited = pp_fixture_ask (fixture, "person.edit", "id", leela, NULL);

      g_test_message ("%s: %s", texts[i].column, texts[i].text);
      person = pp_expect (fixture, texts[i].is_aadhaar ? "record.aadhaar" : NULL,
                          texts[i].column, "anitha", "person.register", "name_en",
                          g_str_equal (texts[i].column, "name_en") ? NULL : "Leela",
                          texts[i].column, texts[i].text, NULL);
      g_clear_object (&person);
      pp_record_set_text (edited, texts[i].column, texts[i].text);
      person = pp_expect_run (fixture, texts[i].is_aadhaar ? "record.aadhaar" : NULL,
                              texts[i].column, "anitha", "person.edit", edited);
    }
}

/* Of all phone numbers one in ten passes the check of an Aadhaar number with its 91. */
static void
test_phone_is_no_aadhaar (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *phone = g_strdup_printf ("94470123%02d", i);
      g_autofree char *stored = g_strconcat ("+91", phone, NULL);
      PpPerson *person = pp_fixture_get (fixture, "person",
                                         pp_fixture_add_person (fixture, "Leela", NULL, phone));

      g_assert_cmpstr (person->phone, ==, stored);
    }
}

static void
test_edit (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", "ലീല", "9447012345");
  PpPerson *person = pp_fixture_do (fixture, "anitha", "person.edit", "id", leela,
                                    "name_en", "Leela Krishnan", "house", "Puthenpurayil",
                                    "ward", "7", NULL);
  PpRecord *nameless = pp_record_draft (person);
  gpointer gone;

  g_assert_cmpstr (pp_record_get_id (PP_RECORD (person)), ==, leela);
  g_assert_cmpstr (person->name_en, ==, "Leela Krishnan");
  g_assert_cmpstr (person->name_ml, ==, "ലീല");
  g_assert_cmpstr (person->phone, ==, "+919447012345");
  g_assert_cmpint (person->ward, ==, 7);

  pp_record_set_text (nameless, "name_en", " ");
  pp_record_set_text (nameless, "name_ml", NULL);
  gone = pp_expect_run (fixture, "people.no-name", "name_en", "anitha", "person.edit", nameless);
  g_assert_null (gone);
  person = pp_fixture_get (fixture, "person", leela);
  g_assert_cmpstr (person->name_en, ==, "Leela Krishnan");
}

static const struct {
  const char *purpose, *version, *language, *given;
  const char *code, *field;
} consents[] = {
  /* For one purpose each, under a version of the notice */
  { "service", "2026-1", "ml", "1" },
  { "contact", "2026-1", "en", "1" },
  { "publish", "2026-1", "ml", "0" },
  /* Withdrawn and given again: each a fact of its own */
  { "service", "2026-1", "ml", "0" },
  { "service", "2026-2", "ml", "1" },
  /* Not without knowing what for, what was read out and in which language */
  { "anything", "2026-1", "ml", "1", "record.unknown-word", "purpose" },
  { NULL, "2026-1", "ml", "1", "record.missing", "purpose" },
  { "service", NULL, "ml", "1", "record.missing", "version" },
  { "service", " ", "ml", "1", "record.missing", "version" },
  { "service", "2026-1", "hi", "1", "record.unknown-word", "language" },
};

static void
test_consent (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  g_autofree char *given = NULL;
  gpointer refused;

  for (gsize i = 0; i < G_N_ELEMENTS (consents); i++)
    {
      g_autoptr (PpConsent) consent = NULL;
      PpConsent *asked = pp_fixture_ask (fixture, "person.consent", "person", leela,
                                         "given", consents[i].given, NULL);

      pp_record_set_text (asked, "purpose", consents[i].purpose);
      pp_record_set_text (asked, "version", consents[i].version);
      pp_record_set_text (asked, "language", consents[i].language);
      g_test_message ("%s, %s, %s", consents[i].purpose, consents[i].version, consents[i].language);
      consent = pp_expect_run (fixture, consents[i].code, consents[i].field, "latha",
                               "person.consent", asked);
      if (consent != NULL)
        g_assert_cmpint (consent->given, ==, g_str_equal (consents[i].given, "1"));
    }
  given = pp_fixture_read_text (fixture, "SELECT group_concat (purpose || given, ' ') "
                                         "FROM (SELECT * FROM consent ORDER BY rowid)");
  g_assert_cmpstr (given, ==, "service1 contact1 publish0 service0 service1");

  refused = pp_expect (fixture, "store.not-found", "person", "latha", "person.consent",
                       "person", "nobody-1", "purpose", "service", "version", "2026-1",
                       "language", "ml", NULL);
  g_assert_null (refused);
  pp_fixture_assert_clean (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/person/names", test_names);
  g_test_add_func ("/person/phones", test_phones);
  g_test_add_func ("/person/shared-phone", test_shared_phone);
  g_test_add_func ("/person/known", test_known);
  g_test_add_func ("/person/known-words", test_known_words);
  g_test_add_func ("/person/alike", test_alike);
  g_test_add_func ("/person/ward", test_ward);
  g_test_add_func ("/person/aadhaar", test_aadhaar);
  g_test_add_func ("/person/phone-is-no-aadhaar", test_phone_is_no_aadhaar);
  g_test_add_func ("/person/edit", test_edit);
  g_test_add_func ("/person/consent", test_consent);

  return g_test_run ();
}
