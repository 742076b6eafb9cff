/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-product.h"

#include "pp-fixture-raw.h"
#include "pp-workshop.h"

static const struct {
  const char *column, *text;
  const char *code, *field;   /* both NULL where it is taken */
} cases[] = {
  /* What is left of a pack without its liquid: a weight, less than the net one */
  { "drained_amount", "100 g" },
  { "drained_amount", "" },
  { "drained_amount", "0 g", "production.bad-product", "drained_amount" },
  { "drained_amount", "-1 g", "production.bad-product", "drained_amount" },
  { "drained_amount", "100 ml", "production.bad-product", "drained_amount" },
  { "drained_amount", "2 N", "production.bad-product", "drained_amount" },
  { "drained_amount", "5 kg", "production.bad-product", "drained_amount" },
  /* The net quantity of a pack, by mass, volume, length or number */
  { "net_amount", "200 g" },
  { "net_amount", "1.5 l" },
  { "net_amount", "2 m" },
  { "net_amount", "10 N" },
  { "net_amount", "1 mg" },
  { "net_amount", "0 g", "production.bad-product", "net_amount" },
  { "net_amount", "-200 g", "production.bad-product", "net_amount" },
  { "net_amount", "", "record.missing", "net_amount" },
  { "net_amount", "1000000001 kg", "record.bad-value", "net_amount" },
  /* The price of one pack */
  { "mrp_paise", "₹120.50" },
  { "mrp_paise", "1" },
  { "mrp_paise", "" },
  { "mrp_paise", "0", "production.bad-product", "mrp_paise" },
  { "mrp_paise", "-100", "production.bad-product", "mrp_paise" },
  /* Days of shelf life */
  { "shelf_days", "" },
  { "shelf_days", "1" },
  { "shelf_days", "7320" },
  { "shelf_days", "0", "production.bad-product", "shelf_days" },
  { "shelf_days", "-1", "production.bad-product", "shelf_days" },
  { "shelf_days", "7321", "production.bad-product", "shelf_days" },
  /* The mark */
  { "veg_mark", "green" },
  { "veg_mark", "brown" },
  { "veg_mark", "none" },
  { "veg_mark", "", "record.missing", "veg_mark" },
  { "veg_mark", "red", "record.unknown-word", "veg_mark" },
  /* Names and owner */
  { "name_en", "Banana chips" },
  { "name_en", "  ", "record.missing", "name_en" },
  { "name_ml", "", "record.missing", "name_ml" },
  { "enterprise", "", "record.missing", "enterprise" },
  { "enterprise", "nobody", "store.not-found", "enterprise" },
  /* Texts of the label */
  { "storage_en", "Store in a cool, dry place" },
  { "instructions_ml", "തുറന്നശേഷം\nഒരാഴ്ചയ്ക്കകം ഉപയോഗിക്കുക" },
  /* The lists of foods and standards */
  { "food", "banana_chips" },
  { "food", "Banana chips", "production.bad-product", "food" },
  { "food", "food-banana_chips", "production.bad-product", "food" },
  { "food", "" },
  { "standard", "chips_fried" },
  { "standard", "std-chips_fried", "production.bad-product", "standard" },
  { "standard", "IS 1", "production.bad-product", "standard" },
};

static void
test_add (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpProduct) product = NULL;

      g_test_message ("%s: “%s”", cases[i].column, cases[i].text);
      product = pp_expect_run (shop->fixture, cases[i].code, cases[i].field, "anitha",
                               "product.add",
                               pp_fixture_ask (shop->fixture, "product.add",
                                               "enterprise", shop->depot->group,
                                               "name_en", "Murukku", "name_ml", "മുറുക്ക്",
                                               "net_amount", "150 g", "veg_mark", "green",
                                               cases[i].column, cases[i].text, NULL));
    }
  pp_fixture_assert_clean (shop->fixture);
}

/* A food that the list gives a standard is tested against that one; any other may have one. */
static void
test_standard (void)
{
  static const struct { const char *food, *standard, *stored; } pairs[] = {
    { "banana_chips", "chips_fried", "chips_fried" },
    { "banana_chips", NULL, "chips_fried" },
    { "banana_chips", "honey", NULL },
    { "copra", "honey", "honey" },
    { NULL, "honey", "honey" },
  };
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (PpProduct) product = NULL;
      gboolean good = pairs[i].stored != NULL;

      product = pp_expect_run (shop->fixture, good ? NULL : "production.bad-product",
                               good ? NULL : "standard", "anitha", "product.edit",
                               pp_fixture_ask (shop->fixture, "product.edit", "id", shop->chips,
                                               "food", pairs[i].food,
                                               "standard", pairs[i].standard, NULL));
      if (good)
        g_assert_cmpstr (product->standard, ==, pairs[i].stored);
    }
  pp_fixture_assert_clean (shop->fixture);
}

static void
test_edit (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PpProduct) product = NULL;

      g_test_message ("%s: “%s”", cases[i].column, cases[i].text);
      product = pp_expect_run (shop->fixture, cases[i].code, cases[i].field, "anitha",
                               "product.edit",
                               pp_fixture_ask (shop->fixture, "product.edit", "id", shop->chips,
                                               cases[i].column, cases[i].text, NULL));
    }
  pp_fixture_assert_clean (shop->fixture);
}

/* The unit's prefix is 8901234. */
static const struct {
  const char *gtin;
  const char *stored;   /* NULL: production.bad-gtin */
} gtins[] = {
  { "8901234567890", "8901234567890" },
  { "  8901234 56789 0", NULL },   /* the same number again, for another product */
  { "8901234000014", "8901234000014" },
  { "890 1234 00002 1", "8901234000021" },
  /* A wrong last digit, two digits swapped */
  { "8901234567891", NULL },
  { "8901324567890", NULL },
  { "8901234000015", NULL },
  /* Another length, though its last digit is right */
  { "890123456789", NULL },
  { "18901234567897", NULL },
  { "89012345", NULL },
  { "890123400001X", NULL },
  /* Somebody else's prefix; numbers for use inside a shop */
  { "8909876543210", NULL },
  { "8902506000015", NULL },
  { "2000001002506", NULL },
};

static void
test_gtin (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (gtins); i++)
    {
      g_autoptr (PpProduct) product = NULL;

      g_test_message ("“%s”", gtins[i].gtin);
      product = pp_expect_run (shop->fixture,
                               gtins[i].stored == NULL ? "production.bad-gtin" : NULL, "gtin",
                               "anitha", "product.add",
                               pp_fixture_ask (shop->fixture, "product.add",
                                               "enterprise", shop->depot->group,
                                               "name_en", "Murukku", "name_ml", "മുറുക്ക്",
                                               "net_amount", "150 g", "veg_mark", "green",
                                               "gtin", gtins[i].gtin, NULL));
      if (product != NULL)
        g_assert_cmpstr (product->gtin, ==, gtins[i].stored);
    }
}

/* Its own number does not stand in a product's way; without a prefix there is none. */
static void
test_gtin_edit (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  g_autofree char *words = NULL;

  pp_fixture_do (shop->fixture, "anitha", "product.edit", "id", shop->chips,
                 "gtin", "8901234567890", NULL);
  pp_fixture_do (shop->fixture, "anitha", "product.edit", "id", shop->chips,
                 "mrp_paise", "₹95", NULL);
  words = pp_fixture_fails (shop->fixture, "production.bad-gtin", "anitha", "product.edit",
                            "id", shop->oil, "gtin", "8901234567890", NULL);
  g_assert_cmpstr (words, ==, "Another product has this bar code number.");

  pp_fixture_do (shop->fixture, "anitha", "enterprise.edit", "id", shop->depot->group,
                 "gs1_prefix", "", NULL);
  g_free (words);
  words = pp_fixture_fails (shop->fixture, "production.bad-gtin", "anitha", "product.edit",
                            "id", shop->oil, "gtin", "8901234000014", NULL);
  g_assert_nonnull (strstr (words, "First note the prefix"));
  pp_fixture_do (shop->fixture, "anitha", "product.edit", "id", shop->oil, "mrp_paise", "₹250",
                 NULL);
}

static const struct {
  const char *by, *code;
} roles[] = {
  { "mini", NULL },
  { "anitha", NULL },
  { "latha", "store.not-allowed" },
};

static void
test_roles (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (PpProduct) product = NULL;

      product = pp_expect_run (shop->fixture, roles[i].code, NULL, roles[i].by, "product.add",
                               pp_fixture_ask (shop->fixture, "product.add",
                                               "enterprise", shop->depot->group,
                                               "name_en", "Murukku", "name_ml", "മുറുക്ക്",
                                               "net_amount", "150 g", "veg_mark", "green",
                                               NULL));
    }
}

static gpointer
list_all (PpDb *db, gpointer unused, GError **error)
{
  return pp_product_list (db, error);
}

static void
test_list (void)
{
  g_autoptr (PpWorkshop) shop = pp_workshop_new ();
  g_autoptr (GPtrArray) products = pp_store_read (shop->fixture->store, list_all, NULL, NULL);

  g_assert_cmpuint (products->len, ==, 2);
  g_assert_cmpstr (pp_record_get_id (g_ptr_array_index (products, 0)), ==, shop->chips);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/product/add", test_add);
  g_test_add_func ("/product/edit", test_edit);
  g_test_add_func ("/product/standard", test_standard);
  g_test_add_func ("/product/gtin", test_gtin);
  g_test_add_func ("/product/gtin-edit", test_gtin_edit);
  g_test_add_func ("/product/roles", test_roles);
  g_test_add_func ("/product/list", test_list);

  return g_test_run ();
}
