/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-draft.h"

#include "pp-fixture.h"

#define NOON G_GINT64_CONSTANT (1772433000)   /* 2026-03-02 12:00 in Kerala */

static PpFixture *town;

typedef struct {
  const char *staff;
  GPtrArray  *changes;
  gint64      now;
} Asked;

static gpointer
do_write (PpDb *db, gpointer data, GError **error)
{
  Asked *asked = data;

  return pp_draft_write (db, asked->staff, asked->changes, error) ? asked : NULL;
}

static gpointer
do_forget (PpDb *db, gpointer staff, GError **error)
{
  return pp_draft_forget (db, staff, error) ? staff : NULL;
}

static gpointer
do_drop_old (PpDb *db, gpointer asked, GError **error)
{
  return pp_draft_drop_old (db, ((Asked *) asked)->now, error) ? asked : NULL;
}

static gpointer
do_list (PpDb *db, gpointer staff, GError **error)
{
  return pp_draft_list (db, staff, error);
}

static void
maintain (PpReadFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (pp_store_maintain (town->store, func, data, &error));
  g_assert_no_error (error);
}

static void
put (const char *staff, const char *form, const char *field, const char *text, gint64 at)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_draft_free);
  Asked asked = { staff, changes, 0 };

  g_ptr_array_add (changes, pp_draft_new (form, field, text, at));
  maintain (do_write, &asked);
}

/* All that is kept for them, in words. */
static void
assert_kept (const char *staff, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = pp_store_read (town->store, do_list, (gpointer) staff, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const PpDraft *one = g_ptr_array_index (found, i);

      g_string_append_printf (words, "%s.%s=%s@%" G_GINT64_FORMAT " ", one->form, one->field,
                              one->text, one->at - NOON);
    }
  g_assert_cmpstr (words->str, ==, wanted);
}

static void
test_write (void)
{
  put ("mini", "person", "name_ml", "ലീല", NOON);
  put ("mini", "lot", "amount", "5 kg", NOON + 1);
  put ("mini", "person", "name_ml", "ലീലാമ്മ", NOON + 2);
  put ("mini", "person", "phone", "94", NOON + 3);
  put ("anitha", "lot", "amount", "7 kg", NOON + 4);
  assert_kept ("mini", "lot.amount=5 kg@1 person.name_ml=ലീലാമ്മ@2 person.phone=94@3 ");
  assert_kept ("anitha", "lot.amount=7 kg@4 ");
  assert_kept ("latha", "");

  /* No Aadhaar number is written down, not even half typed: what stood there before goes */
  put ("mini", "person", "phone", "9999 4105 7058", NOON + 5);
  put ("mini", "person", "house", NULL, NOON + 5);
  assert_kept ("mini", "lot.amount=5 kg@1 person.name_ml=ലീലാമ്മ@2 ");
}

/* It is there when the data folder is opened anew, and no act was made of it. */
static void
test_reopen (void)
{
  g_autofree char *before = pp_fixture_last_act (town), *after = NULL;

  put ("mini", "lot", "grade", "A", NOON + 6);
  after = pp_fixture_last_act (town);
  g_assert_cmpstr (before, ==, after);
  pp_fixture_close (town);
  pp_fixture_reopen (town);
  assert_kept ("mini", "lot.amount=5 kg@1 lot.grade=A@6 person.name_ml=ലീലാമ്മ@2 ");
}

static void
test_forget (void)
{
  maintain (do_forget, "mini");
  assert_kept ("mini", "");
  assert_kept ("anitha", "lot.amount=7 kg@4 ");
}

/* Of who is erased nothing half typed is left. */
static void
test_erased (void)
{
  const char *leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");
  g_autofree char *form = g_strconcat ("left/person/", leela, NULL);

  put ("anitha", form, "house", "Puthen", NOON);
  put ("latha", "walk-in", "person", leela, NOON);
  pp_fixture_do (town, "mini", "person.erase", "person", leela, "reason", "Asked", NULL);
  assert_kept ("anitha", "lot.amount=7 kg@4 ");
  assert_kept ("latha", "");
}

static void
test_old (void)
{
  Asked asked = { NULL, NULL, NOON + 100 };

  put ("latha", "sample", "a", "older", asked.now - PP_DRAFT_SECONDS - 1);
  put ("latha", "sample", "b", "just", asked.now - PP_DRAFT_SECONDS);
  maintain (do_drop_old, &asked);
  put ("latha", "sample", "b", "just", NOON);
  assert_kept ("latha", "sample.b=just@0 ");
  assert_kept ("anitha", "lot.amount=7 kg@4 ");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = pp_fixture_new ();

  g_test_add_func ("/draft/write", test_write);
  g_test_add_func ("/draft/reopen", test_reopen);
  g_test_add_func ("/draft/forget", test_forget);
  g_test_add_func ("/draft/erased", test_erased);
  g_test_add_func ("/draft/old", test_old);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
