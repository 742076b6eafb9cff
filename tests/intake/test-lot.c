/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-lot.h"

#include "pp-depot.h"
#include "pp-fixture-raw.h"
#include "store/pp-search.h"

#include <string.h>

#define KG G_GINT64_CONSTANT (1000000)

static const struct {
  const char *material, *amount;
  const char *moisture, *expires_on, *place;
  const char *code, *field;   /* both NULL where it is taken */
} receipts[] = {
  /* Each measure, in the units of the trade */
  { "Copra", "12.5 kg" },
  { "Copra", "2 quintal" },
  { "Copra", "1" },
  { "Coconut toddy", "3 para" },
  { "Cotton cloth", "25 m" },
  { "Coconut", "10 dozen" },
  { "Copra", "1000000000 kg" },
  /* Moisture as the meter shows it */
  { "Copra", "1 kg", "0" },
  { "Copra", "1 kg", "11.5" },
  { "Copra", "1 kg", "7.0" },
  { "Copra", "1 kg", "100" },
  { "Copra", "1 kg", "100.0" },
  { "Copra", "1 kg", "" },
  { "Copra", "1 kg", "  " },
  { "Copra", "1 kg", "100.1", NULL, NULL, "intake.bad-moisture", "moisture" },
  { "Copra", "1 kg", "-1", NULL, NULL, "intake.bad-moisture", "moisture" },
  { "Copra", "1 kg", "dry", NULL, NULL, "intake.bad-moisture", "moisture" },
  { "Copra", "1 kg", "11.5 %", NULL, NULL, "intake.bad-moisture", "moisture" },
  /* The last day of use: not before today */
  { "Copra", "1 kg", NULL, "2026-03-02" },
  { "Copra", "1 kg", NULL, "2027-01-31" },
  { "Copra", "1 kg", NULL, "2026-03-01", NULL, "intake.bad-expiry", "expires_on" },
  { "Copra", "1 kg", NULL, "2026-02-30", NULL, "record.bad-value", "expires_on" },
  { "Copra", "1 kg", NULL, "soon", NULL, "record.bad-value", "expires_on" },
  /* The place */
  { "Copra", "1 kg", NULL, NULL, "R1" },
  { "Copra", "1 kg", NULL, NULL, "R9", "store.not-found", "place" },
  /* Amounts that are none */
  { "Copra", NULL, NULL, NULL, NULL, "intake.bad-amount", "amount" },
  { "Copra", "0 kg", NULL, NULL, NULL, "intake.bad-amount", "amount" },
  { "Copra", "0", NULL, NULL, NULL, "intake.bad-amount", "amount" },
  { "Copra", "-5 kg", NULL, NULL, NULL, "intake.bad-amount", "amount" },
  { "Copra", "1000000001 kg", NULL, NULL, NULL, "intake.bad-amount", "amount" },
  /* Another measure than the material's */
  { "Copra", "12 l", NULL, NULL, NULL, "intake.wrong-measure", "amount" },
  { "Coconut toddy", "12 kg", NULL, NULL, NULL, "intake.wrong-measure", "amount" },
  { "Cotton cloth", "12 kg", NULL, NULL, NULL, "intake.wrong-measure", "amount" },
  { "Coconut", "12 kg", NULL, NULL, NULL, "intake.wrong-measure", "amount" },
  /* What is not known */
  { "Rubber", "1 kg", NULL, NULL, NULL, "store.not-found", "material" },
  { NULL, "1 kg", NULL, NULL, NULL, "store.not-found", "material" },
};

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " ")] == '\0';
}

static PpLot *
ask_receipt (PpDepot *depot, gsize i)
{
  PpLot *asked = pp_fixture_ask (depot->fixture, "lot.receive", "material", receipts[i].material,
                                 "person", depot->leela, "amount", receipts[i].amount,
                                 "moisture", receipts[i].moisture, "place", receipts[i].place,
                                 NULL);

  /* A whole number is in base units and needs its measure beside it. */
  if (asked->measure == NULL)
    pp_record_set_text (asked, "measure", "mass");
  pp_record_set_text (asked, "expires_on", receipts[i].expires_on);
  return asked;
}

static void
test_receive (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (receipts); i++)
    {
      PpLot *asked = ask_receipt (depot, i);
      gint64 now = depot->fixture->now, amount = asked->amount;
      g_autofree char *number = g_strdup_printf ("L-A26-%05u", n + 1);
      g_autoptr (PpLot) lot = NULL;

      g_test_message ("%s: %s, %s, %s, %s", receipts[i].material, receipts[i].amount,
                      receipts[i].moisture, receipts[i].expires_on, receipts[i].place);
      lot = pp_expect_run (depot->fixture, receipts[i].code, receipts[i].field, "anitha",
                           "lot.receive", asked);
      if (lot == NULL)
        continue;
      n++;
      g_assert_cmpstr (lot->number, ==, number);
      g_assert_cmpint (lot->received_at, ==, now);
      g_assert_cmpstr (lot->moisture, ==,
                       is_blank (receipts[i].moisture) ? NULL : receipts[i].moisture);
      g_assert_cmpint (pp_depot_left (depot, pp_record_get_id (PP_RECORD (lot))), ==, amount);
    }
  g_assert_cmpint (pp_fixture_read_int (depot->fixture, "SELECT count(*) FROM stock_move"), ==, n);
  pp_fixture_assert_clean (depot->fixture);
}

static void
test_owners (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const struct {
    const char *person, *enterprise, *code, *field;
  } owners[] = {
    { depot->leela, NULL },
    { depot->leela, depot->group },
    /* A driver may bring what is the group's */
    { depot->omana, depot->group },
    { NULL, depot->group, "store.not-found", "person" },
    { "nobody", NULL, "store.not-found", "person" },
    { depot->leela, "nobody", "store.not-found", "enterprise" },
    { depot->group, NULL, "store.not-found", "person" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      PpLot *asked = pp_fixture_ask (depot->fixture, "lot.receive", "material", "Copra",
                                     "amount", "1 kg", NULL);
      g_autoptr (PpLot) lot = NULL;

      pp_record_set_text (asked, "person", owners[i].person);
      pp_record_set_text (asked, "enterprise", owners[i].enterprise);
      pp_record_set_text (asked, "number", "L-X26-99999");
      asked->received_at = 5;
      lot = pp_expect_run (depot->fixture, owners[i].code, owners[i].field, "anitha",
                           "lot.receive", asked);
      g_assert_true (lot == NULL || g_str_has_prefix (lot->number, "L-A26-"));
      g_assert_true (lot == NULL || lot->received_at > 5);
    }
}

static const struct {
  const char *column, *text;
  const char *code;   /* (nullable): the error, beside the column */
} edits[] = {
  { "grade", "Milling", NULL },
  { "grade", "", NULL },
  { "moisture", "6.50", NULL },
  { "moisture", "650", "intake.bad-moisture" },
  { "expires_on", "2026-03-02", NULL },
  { "expires_on", "2026-03-01", "intake.bad-expiry" },
  { "expires_on", "", NULL },
  { "place", "R1", NULL },
  { "place", "R9", "store.not-found" },
  { "place", "", NULL },
  /* What the label says */
  { "amount", "11 kg", "intake.fixed" },
  { "amount", "10 l", "intake.fixed" },
  { "number", "L-A26-00009", "intake.fixed" },
  { "material", "Coconut", "intake.fixed" },
  { "enterprise", "Kairali unit", "intake.fixed" },
  { "received_at", "2026-03-01 10:00", "intake.fixed" },
  { "number", "", "record.missing" },
  { "person", "", "record.missing" },
};

static void
test_edit (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *id = pp_depot_receive (depot, depot->copra, "10 kg", NULL);
  PpRecord *asked;

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      const char *field = g_strcmp0 (edits[i].text, "10 l") == 0 ? "measure" : edits[i].column;
      g_autoptr (PpLot) lot = NULL;

      g_test_message ("%s: “%s”", edits[i].column, edits[i].text);
      asked = pp_fixture_ask (depot->fixture, "lot.edit", "id", id,
                              edits[i].column, edits[i].text, NULL);
      lot = pp_expect_run (depot->fixture, edits[i].code, field, "anitha", "lot.edit", asked);
    }
  asked = pp_fixture_ask (depot->fixture, "lot.edit", "id", id, NULL);
  pp_record_set_text (asked, "person", depot->omana);
  pp_expect_run (depot->fixture, "intake.fixed", "person", "anitha", "lot.edit", asked);
  g_assert_cmpint (pp_depot_left (depot, id), ==, 10 * KG);
  pp_fixture_assert_clean (depot->fixture);
}

static const struct {
  const char *verb, *undone;   /* the code with which an undo is refused; NULL where it is not */
} undos[] = {
  { "lot.receive", "undo.counter" },
  { "lot.hand_back", "undo.counter" },
  { "lot.waste", "undo.counter" },
  { "lot.edit", NULL },
};

static void
test_undo (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = pp_depot_receive (depot, depot->copra, "10 kg", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (undos); i++)
    {
      g_autofree char *key = NULL;
      g_autoptr (PpRecord) undone = NULL;

      g_test_message ("%s", undos[i].verb);
      if (g_str_equal (undos[i].verb, "lot.receive"))
        pp_depot_receive (depot, depot->copra, "10 kg", NULL);
      else if (g_str_equal (undos[i].verb, "lot.edit"))
        pp_fixture_do (depot->fixture, "anitha", "lot.edit", "id", lot, "grade", "Ball", NULL);
      else
        pp_fixture_do (depot->fixture, "anitha", undos[i].verb, "lot", lot, "amount", "1 kg",
                       "reason", "mould", NULL);
      key = pp_fixture_last_act (depot->fixture);
      undone = pp_expect (depot->fixture, undos[i].undone, "act", "anitha", "act.undo",
                          "act", key, NULL);
    }
  g_assert_null (((PpLot *) pp_fixture_get (depot->fixture, "lot", lot))->grade);
  pp_fixture_assert_clean (depot->fixture);
}

static gpointer
find (PpDb *db, gpointer data, GError **error)
{
  return pp_search_find (db, data, 10, error);
}

static void
test_find (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *lot = pp_depot_receive (depot, depot->copra, "10 kg", NULL);
  g_autoptr (GPtrArray) hits = NULL;
  PpHit *hit;

  hits = pp_store_read (depot->fixture->store, find, (gpointer) "L-A26-00001", NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->kind, ==, "lot");
  g_assert_cmpstr (hit->id, ==, lot);
  g_assert_cmpstr (hit->title, ==, "L-A26-00001");
  pp_expect (depot->fixture, "store.not-allowed", NULL, "latha", "lot.receive", NULL);
}

/* What was just received never came; not once something of it went. */
static void
test_take_back (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  const char *wrong = pp_depot_receive (depot, depot->copra, "10 kg", NULL);
  const char *used = pp_depot_receive (depot, depot->copra, "10 kg", NULL);

  pp_fixture_do (depot->fixture, "anitha", "lot.take_back", "lot", wrong, NULL);
  g_assert_cmpint (pp_depot_left (depot, wrong), ==, 0);
  pp_expect (depot->fixture, "intake.moved", "lot", "anitha", "lot.take_back", "lot", wrong, NULL);
  pp_fixture_do (depot->fixture, "anitha", "lot.hand_back", "lot", used, "amount", "1 kg", NULL);
  pp_expect (depot->fixture, "intake.moved", "lot", "anitha", "lot.take_back", "lot", used, NULL);
  g_assert_cmpint (pp_depot_left (depot, used), ==, 9 * KG);
  pp_fixture_assert_clean (depot->fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lot/receive", test_receive);
  g_test_add_func ("/lot/owners", test_owners);
  g_test_add_func ("/lot/edit", test_edit);
  g_test_add_func ("/lot/undo", test_undo);
  g_test_add_func ("/lot/take-back", test_take_back);
  g_test_add_func ("/lot/find", test_find);

  return g_test_run ();
}
