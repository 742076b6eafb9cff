/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-material.h"

#include "intake/pp-place.h"
#include "pp-depot.h"
#include "pp-fixture-raw.h"

static const struct {
  const char *name_en, *name_ml, *measure;
  const char *code, *field;   /* both NULL where it is allowed */
} materials[] = {
  /* Each measure */
  { "Nendran banana", "നേന്ത്രക്കായ", "mass" },
  { "Milk", "പാൽ", "volume" },
  { "Coir yarn", "കയർ", "length" },
  { "Bottle", "കുപ്പി", "count" },
  /* A part of a name, another case, the same Malayalam */
  { "Copra cake", "കൊപ്രപ്പിണ്ണാക്ക്", "mass" },
  { "COPRA", "കൊപ്ര", "mass" },
  /* There already, however it is blanked */
  { "Copra", "വേറെ", "mass", "intake.has-already", "name_en" },
  { "  Copra ", "വേറെ", "volume", "intake.has-already", "name_en" },
  /* Left out */
  { NULL, "വേറെ", "mass", "record.missing", "name_en" },
  { "   ", "വേറെ", "mass", "record.missing", "name_en" },
  { "Other", NULL, "mass", "record.missing", "name_ml" },
  { "Other", "വേറെ", NULL, "record.missing", "measure" },
  { "Other", "വേറെ", "weight", "record.unknown-word", "measure" },
  { NULL, NULL, NULL, "record.missing", "name_en" },
};

static void
test_add (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (materials); i++)
    {
      g_autoptr (PpMaterial) material = NULL;

      g_test_message ("“%s”, %s", materials[i].name_en, materials[i].measure);
      material = pp_expect (depot->fixture, materials[i].code, materials[i].field, "anitha",
                            "material.add", "name_en", materials[i].name_en,
                            "name_ml", materials[i].name_ml, "measure", materials[i].measure,
                            NULL);
      if (material != NULL)
        g_assert_cmpstr (material->name_en, ==, materials[i].name_en);
    }
  pp_fixture_assert_clean (depot->fixture);
}

static const struct {
  const char *column, *text;
  const char *code;   /* (nullable): the error, beside the column */
} edits[] = {
  /* Words, at any time */
  { "name_en", "Milling copra", NULL },
  { "name_en", "Copra", NULL },
  { "name_ml", "മില്ലിംഗ് കൊപ്ര", NULL },
  { "note", "Look for mould\nand for sand", NULL },
  { "note", "", NULL },
  { "measure", "mass", NULL },
  /* The measure stays where lots have it */
  { "measure", "volume", "intake.fixed" },
  { "measure", "", "record.missing" },
  { "name_en", "Coconut", "intake.has-already" },
};

static void
test_edit (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();

  pp_depot_receive (depot, depot->copra, "5 kg", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      PpRecord *asked = pp_fixture_ask (depot->fixture, "material.edit", "id", depot->copra, NULL);
      g_autoptr (PpMaterial) stored = NULL;

      g_test_message ("%s: “%s”", edits[i].column, edits[i].text);
      pp_record_set_text (asked, edits[i].column, edits[i].text);
      stored = pp_expect_run (depot->fixture, edits[i].code, edits[i].column, "anitha",
                              "material.edit", asked);
    }
  pp_fixture_do (depot->fixture, "anitha", "material.edit", "id", depot->toddy,
                 "measure", "mass", NULL);
  pp_fixture_assert_clean (depot->fixture);
}

static const struct {
  const char *code, *name_en, *kind;
  const char *error, *field;
} places[] = {
  { "R2", "Rack 2", "rack" },
  { "C1", "Cold store", "cold_store" },
  { "F1", "Freezer", "freezer" },
  { "S", "Store room", "room" },
  { "r1", "Another rack", "rack" },
  { "R1", "Rack 1 again", "rack", "intake.has-already", "code" },
  { " R1 ", "Rack 1 again", "rack", "intake.has-already", "code" },
  { NULL, "Rack", "rack", "record.missing", "code" },
  { "R 3", "Rack", "rack", "record.bad-value", "code" },
  { "R3", NULL, "rack", "record.missing", "name_en" },
  { "R3", "Rack", NULL, "record.missing", "kind" },
  { "R3", "Rack", "shelf", "record.unknown-word", "kind" },
};

static void
test_places (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  PpRecord *asked = pp_fixture_ask (depot->fixture, "place.edit", "id", depot->rack, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (PpPlace) place = NULL;

      g_test_message ("“%s”", places[i].code);
      place = pp_expect (depot->fixture, places[i].error, places[i].field, "anitha", "place.add",
                         "code", places[i].code, "name_en", places[i].name_en,
                         "name_ml", "റാക്ക്", "kind", places[i].kind, NULL);
    }
  pp_record_set_text (asked, "code", "R2");
  pp_expect_run (depot->fixture, "intake.has-already", "code", "anitha", "place.edit", asked);
  pp_fixture_do (depot->fixture, "anitha", "place.edit", "id", depot->rack, "kind", "room", NULL);
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
  g_autoptr (PpDepot) depot = pp_depot_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (PpRecord) material = NULL, place = NULL;

      material = pp_expect (depot->fixture, roles[i].code, NULL, roles[i].by, "material.add",
                            "name_en", roles[i].by, "name_ml", "അരി", "measure", "mass", NULL);
      place = pp_expect (depot->fixture, roles[i].code, NULL, roles[i].by, "place.add",
                         "code", roles[i].by, "name_en", "Room", "name_ml", "മുറി",
                         "kind", "room", NULL);
    }
}

static gpointer
list_materials (PpDb *db, gpointer unused, GError **error)
{
  return pp_material_list (db, error);
}

static gpointer
list_places (PpDb *db, gpointer unused, GError **error)
{
  return pp_place_list (db, error);
}

static void
test_lists (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autoptr (GPtrArray) found = NULL, racks = NULL;

  pp_fixture_do (fixture, "anitha", "material.add", "name_en", "Copra", "name_ml", "കൊപ്ര",
                 "measure", "mass", NULL);
  pp_fixture_do (fixture, "anitha", "place.add", "code", "R2", "name_en", "Rack",
                 "name_ml", "റാക്ക്", "kind", "rack", NULL);
  pp_fixture_do (fixture, "anitha", "place.add", "code", "R1", "name_en", "Rack",
                 "name_ml", "റാക്ക്", "kind", "rack", NULL);
  found = pp_store_read (fixture->store, list_materials, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  racks = pp_store_read (fixture->store, list_places, NULL, NULL);
  g_assert_cmpuint (racks->len, ==, 2);
  g_assert_cmpstr (((PpPlace *) g_ptr_array_index (racks, 0))->code, ==, "R1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/material/add", test_add);
  g_test_add_func ("/material/edit", test_edit);
  g_test_add_func ("/material/places", test_places);
  g_test_add_func ("/material/roles", test_roles);
  g_test_add_func ("/material/lists", test_lists);

  return g_test_run ();
}
