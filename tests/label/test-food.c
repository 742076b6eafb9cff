/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-food.h"

#include "lab/pp-standard.h"
#include "pp-fixture-raw.h"

static gpointer
list_foods (PpDb *db, gpointer unused, GError **error)
{
  return pp_food_list (db, error);
}

static gpointer
list_allergens (PpDb *db, gpointer unused, GError **error)
{
  return pp_allergen_list (db, error);
}

static gpointer
list_standards (PpDb *db, gpointer unused, GError **error)
{
  return pp_standard_list (db, error);
}

/* What the program brings is there from the first start, each code once and in order. */
static void
test_lists (void)
{
  static const struct {
    PpReadFunc  list;
    const char *count;
    const char *known;
  } lists[] = {
    { list_foods, "SELECT count(*) FROM food", "banana_chips" },
    { list_allergens, "SELECT count(*) FROM allergen", "sulphite" },
    { list_standards, "SELECT count(*) FROM standard", "coconut_oil" },
  };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) rows = pp_store_read (fixture->store, lists[i].list, NULL, NULL);
      g_autofree char *before = NULL;
      gboolean found = FALSE;

      g_test_message ("%s", lists[i].count);
      g_assert_cmpint (rows->len, ==, pp_fixture_read_int (fixture, lists[i].count));
      for (guint j = 0; j < rows->len; j++)
        {
          g_autofree char *code = NULL;

          g_object_get (g_ptr_array_index (rows, j), "code", &code, NULL);
          g_assert_cmpstr (before, <, code);
          found = found || g_str_equal (code, lists[i].known);
          g_free (before);
          before = g_steal_pointer (&code);
        }
      g_assert_true (found);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/food/lists", test_lists);

  return g_test_run ();
}
