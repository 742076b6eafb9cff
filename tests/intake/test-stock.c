/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-stock.h"

#include "core/pp-error.h"
#include "pp-depot.h"
#include "pp-fixture-raw.h"

#define MOVES 2000
#define MOST_GRAMS 1000
#define GRAM 1000

/* What a store should do, without a database. */
typedef struct {
  char  *id;
  guint  lot;
  gint64 sign;      /* 1 received, -1 taken */
  gint64 stands;    /* without the sign */
} Move;

typedef struct {
  PpDepot   *depot;
  GPtrArray *lots;    /* (element-type utf8) */
  GArray    *moves;   /* (element-type Move) */
  guint      n_made;  /* corrections too */
  guint      n_refused;
} Model;

static void
move_clear (gpointer data)
{
  g_free (((Move *) data)->id);
}

static gint64
left_of (const Model *model, guint lot)
{
  gint64 left = 0;

  for (guint i = 0; i < model->moves->len; i++)
    {
      const Move *move = &g_array_index (model->moves, Move, i);

      if (move->lot == lot)
        left += move->sign * move->stands;
    }
  return left;
}

static void
note_move (Model *model, const char *id, guint lot, gint64 sign, gint64 amount)
{
  const Move move = { g_strdup (id), lot, sign, amount };

  g_array_append_val (model->moves, move);
}

static gint64
random_amount (int least)
{
  return (gint64) g_test_rand_int_range (least, MOST_GRAMS) * GRAM;
}

static void
count (Model *model, const char *code)
{
  if (code == NULL)
    model->n_made++;
  else
    model->n_refused++;
}

static void
receive (Model *model)
{
  gint64 amount = random_amount (1);
  PpLot *asked = pp_fixture_ask (model->depot->fixture, "lot.receive",
                                 "material", model->depot->copra, "person", model->depot->leela,
                                 "measure", "mass", NULL);
  g_autoptr (PpLot) lot = NULL;
  g_autofree char *receipt = NULL;

  asked->amount = amount;
  lot = pp_expect_run (model->depot->fixture, NULL, NULL, "anitha", "lot.receive", asked);
  g_ptr_array_add (model->lots, g_strdup (pp_record_get_id (PP_RECORD (lot))));
  receipt = pp_depot_receipt (model->depot, pp_record_get_id (PP_RECORD (lot)));
  note_move (model, receipt, model->lots->len - 1, 1, amount);
  count (model, NULL);
}

static guint
take (Model *model)
{
  const char *verb = g_test_rand_bit () ? "lot.hand_back" : "lot.waste";
  guint lot = g_test_rand_int_range (0, model->lots->len);
  gint64 amount = random_amount (1) / g_test_rand_int_range (1, 10);
  const char *code = amount > left_of (model, lot) ? "intake.not-enough" : NULL;
  PpLotTake *asked = pp_fixture_ask (model->depot->fixture, verb,
                                     "lot", g_ptr_array_index (model->lots, lot),
                                     "measure", "mass", "reason", "chance", NULL);
  g_autoptr (PpStockMove) move = NULL;

  asked->amount = amount;
  move = pp_expect_run (model->depot->fixture, code, "amount", "anitha", verb, asked);
  if (move != NULL)
    note_move (model, pp_record_get_id (PP_RECORD (move)), lot, -1, amount);
  count (model, code);
  return lot;
}

static guint
correct (Model *model)
{
  Move *wrong = &g_array_index (model->moves, Move,
                                g_test_rand_int_range (0, model->moves->len));
  gint64 amount = random_amount (0);
  gint64 left = left_of (model, wrong->lot) + wrong->sign * (amount - wrong->stands);
  const char *code = amount == wrong->stands ? "intake.bad-correction"
                     : left < 0 ? "intake.not-enough" : NULL;
  PpLotCorrect *asked = pp_fixture_ask (model->depot->fixture, "lot.correct", "move", wrong->id,
                                        "measure", "mass", "reason", "chance", NULL);
  g_autoptr (PpStockMove) move = NULL;

  asked->amount = amount;
  move = pp_expect_run (model->depot->fixture, code, "amount", "anitha", "lot.correct", asked);
  if (move != NULL)
    wrong->stands = amount;
  count (model, code);
  return wrong->lot;
}

/* Chance is the test's seed, which every run prints. */
static void
test_random (void)
{
  g_autoptr (PpDepot) depot = pp_depot_new ();
  g_autoptr (GPtrArray) lots = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (Move));
  Model model = { depot, lots, moves };

  g_array_set_clear_func (moves, move_clear);
  receive (&model);
  while (model.n_made < MOVES)
    {
      int dice = g_test_rand_int_range (0, 10);
      guint lot = lots->len;
      gint64 left;

      if (dice == 0)
        receive (&model);
      else
        lot = dice < 7 ? take (&model) : correct (&model);
      left = pp_depot_left (depot, g_ptr_array_index (lots, lot));
      g_assert_cmpint (left, >=, 0);
      g_assert_cmpint (left, ==, left_of (&model, lot));
    }
  g_test_message ("%u lots, %u moves, %u refused", lots->len, model.n_made, model.n_refused);
  g_assert_cmpuint (model.n_refused, >, 0);
  g_assert_cmpint (pp_fixture_read_int (depot->fixture, "SELECT count(*) FROM stock_move"), ==,
                   MOVES);
  g_assert_cmpint (pp_fixture_read_int (depot->fixture,
                                        "SELECT count(*) FROM (SELECT sum (amount) AS s "
                                        "FROM stock_move GROUP BY lot) WHERE s < 0"), ==, 0);
  pp_fixture_assert_clean (depot->fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stock/random", test_random);

  return g_test_run ();
}
