/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-cluster.h"
#include "people/pp-enterprise.h"
#include "people/pp-role.h"
#include "people/pp-staff.h"
#include "pp-expect.h"

#include <string.h>

/* A list, as one text: the named column of each row, a blank between. */
static char *
read_list (PpFixture *fixture, PpReadFunc list, gconstpointer of, const char *column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pp_store_read (fixture->store, list, (gpointer) of, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = NULL;

      g_object_get (g_ptr_array_index (rows, i), column, &text, NULL);
      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

#define assert_list(fixture, list, of, column, expected)                              \
  G_STMT_START {                                                                      \
    g_autofree char *found = read_list (fixture, list, of, column);                   \
    g_assert_cmpstr (found, ==, expected);                                            \
  } G_STMT_END

static gpointer
list_staff (PpDb *db, gpointer unused, GError **error)
{
  return pp_staff_list_all (db, error);
}

static gpointer
list_able (PpDb *db, gpointer roles, GError **error)
{
  return pp_staff_list_able (db, GPOINTER_TO_UINT (roles), error);
}

static gpointer
list_roles (PpDb *db, gpointer staff, GError **error)
{
  return pp_staff_list_roles (db, staff, error);
}

static void
test_staff (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *anitha = pp_fixture_staff_id (fixture, "anitha");

  assert_list (fixture, list_staff, NULL, "code", "anitha latha mini");
  pp_fixture_do (fixture, "mini", "staff.grant", "staff", "anitha", "role", "label", NULL);
  assert_list (fixture, list_roles, anitha, "role", "desk label");
  pp_fixture_do (fixture, "mini", "staff.revoke", "staff", "anitha", "role", "desk", NULL);
  assert_list (fixture, list_roles, anitha, "role", "label");

  /* Who may do what asks for one of some roles */
  assert_list (fixture, list_able, GUINT_TO_POINTER (PP_ROLE_LAB), "code", "latha");
  assert_list (fixture, list_able, GUINT_TO_POINTER (PP_ROLE_LABEL | PP_ROLE_MANAGER), "code",
               "anitha mini");
  assert_list (fixture, list_able, GUINT_TO_POINTER (PP_ROLE_EXPORT), "code", "");

  /* Who left comes last, and may come back to the same roles */
  pp_fixture_do (fixture, "mini", "staff.edit", "id", anitha, "has_left", "1", NULL);
  assert_list (fixture, list_staff, NULL, "code", "latha mini anitha");
  assert_list (fixture, list_roles, anitha, "role", "label");
  assert_list (fixture, list_roles, "nobody", "role", "");
}

static gpointer
list_enterprises (PpDb *db, gpointer unused, GError **error)
{
  return pp_enterprise_list (db, error);
}

static gpointer
list_members (PpDb *db, gpointer enterprise, GError **error)
{
  return pp_enterprise_list_members (db, enterprise, error);
}

static const char *
add_enterprise (PpFixture *fixture, const char *name)
{
  return pp_record_get_id (pp_fixture_do (fixture, "anitha", "enterprise.register",
                                          "name_en", name, "form", "shg", NULL));
}

static void
join (PpFixture *fixture, const char *enterprise, const char *person, const char *office)
{
  pp_fixture_do (fixture, "anitha", "enterprise.join", "enterprise", enterprise,
                 "person", person, "office", office, NULL);
}

static void
test_enterprises (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *kalpaka = add_enterprise (fixture, "Kalpaka");
  const char *nila = add_enterprise (fixture, "Nila");
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  const char *omana = pp_fixture_add_person (fixture, "Omana", NULL, NULL);

  assert_list (fixture, list_enterprises, NULL, "name_en", "Kalpaka Nila");
  join (fixture, kalpaka, omana, "president");
  join (fixture, kalpaka, leela, "member");
  join (fixture, nila, leela, "owner");
  assert_list (fixture, list_members, kalpaka, "office", "president member");
  assert_list (fixture, list_members, nila, "office", "owner");

  /* Who left is no member, until they join again */
  pp_fixture_do (fixture, "anitha", "enterprise.leave", "enterprise", kalpaka, "person", omana,
                 "office", "president", NULL);
  assert_list (fixture, list_members, kalpaka, "office", "member");
  join (fixture, kalpaka, omana, "secretary");
  assert_list (fixture, list_members, kalpaka, "office", "member secretary");
}

static gpointer
list_holidays (PpDb *db, gpointer from, GError **error)
{
  return pp_cluster_list_holidays (db, from, error);
}

static void
test_holidays (void)
{
  static const char *const days[] = { "2026-10-02", "2026-05-01", "2026-08-15" };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  PpRecord *last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    last = pp_fixture_do (fixture, "mini", "holiday.add", "day", days[i], "name_en", "Holiday",
                          "name_ml", "അവധി", NULL);
  assert_list (fixture, list_holidays, "2026-01-01", "day", "2026-05-01 2026-08-15 2026-10-02");
  assert_list (fixture, list_holidays, "2026-05-01", "day", "2026-05-01 2026-08-15 2026-10-02");
  assert_list (fixture, list_holidays, "2026-05-02", "day", "2026-08-15 2026-10-02");
  pp_fixture_do (fixture, "mini", "holiday.remove", "id", pp_record_get_id (last), NULL);
  assert_list (fixture, list_holidays, "2026-05-02", "day", "2026-10-02");
}

static gpointer
list_enterprises_of (PpDb *db, gpointer person, GError **error)
{
  return pp_enterprise_list_of (db, person, error);
}

static void
test_enterprises_of (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  const char *leela = pp_fixture_add_person (fixture, "Leela", NULL, NULL);
  const char *omana = pp_fixture_add_person (fixture, "Omana", NULL, NULL);
  const char *first = NULL, *last = NULL;

  for (const char *const *name = (const char *const[]) { "One", "Two", "Three", NULL };
       *name != NULL; name++)
    {
      const char *id = pp_record_get_id (pp_fixture_do (fixture, "anitha", "enterprise.register",
                                                        "name_en", *name, "form", "shg",
                                                        "women_led", "1", NULL));

      if (strcmp (*name, "Two") != 0)
        pp_fixture_do (fixture, "anitha", "enterprise.join", "enterprise", id, "person", leela,
                       "office", "member", NULL);
      first = first != NULL ? first : id;
      last = id;
    }
  assert_list (fixture, list_enterprises_of, leela, "name-en", "One Three");
  assert_list (fixture, list_enterprises_of, omana, "name-en", "");

  pp_fixture_do (fixture, "anitha", "enterprise.join", "enterprise", first, "person", omana,
                 "office", "president", NULL);
  assert_list (fixture, list_enterprises_of, omana, "name-en", "One");

  /* Who left belongs no more */
  pp_fixture_do (fixture, "anitha", "enterprise.leave", "enterprise", last, "person", leela, NULL);
  assert_list (fixture, list_enterprises_of, leela, "name-en", "One");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lists/staff", test_staff);
  g_test_add_func ("/lists/enterprises", test_enterprises);
  g_test_add_func ("/lists/holidays", test_holidays);
  g_test_add_func ("/lists/enterprises-of", test_enterprises_of);

  return g_test_run ();
}
