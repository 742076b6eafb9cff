/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include "pp-fixture.h"
#include "store/pp-search.h"

const char pp_fuzz_name[] = "search";

static gpointer
find (PpDb *db, gpointer text, GError **error)
{
  return pp_search_find (db, text, 8, error);
}

static PpFixture *
get_town (void)
{
  static PpFixture *town;

  if (town == NULL)
    {
      town = pp_fixture_new ();
      pp_fixture_add_person (town, "Leela K", "ലീല കെ", "9447012345");
      pp_fixture_add_person (town, "Annamma Mathai", "അന്നമ്മ മത്തായി", "9447054321");
    }
  return town;
}

/* Whatever is typed or scanned into the one box is looked for; it is never a query's text. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = pp_fuzz_text (data, MIN (size, 256));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = pp_store_read (get_town ()->store, find, text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, <=, 8);
  return 0;
}
