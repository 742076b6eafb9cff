/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-fee.h"

#include "pp-fixture.h"

static gpointer
list_fees (PpDb *db, gpointer unused, GError **error)
{
  return pp_fee_list (db, error);
}

static void
test_list (void)
{
  static const char *const codes[] = { "parking", "lab-test", "mould" };
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (GPtrArray) fees = NULL;
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    pp_fixture_do (fixture, "mini", "fee.set", "code", codes[i], "name_en", "Fee",
                   "name_ml", "ഫീസ്", "amount_paise", "₹120", NULL);
  fees = pp_store_read (fixture->store, list_fees, NULL, NULL);
  g_assert_cmpuint (fees->len, ==, 3);
  g_object_get (g_ptr_array_index (fees, 0), "code", &first, NULL);
  g_assert_cmpstr (first, ==, "lab-test");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/price/list", test_list);

  return g_test_run ();
}
