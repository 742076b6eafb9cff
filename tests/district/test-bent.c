/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-forger.h"
#include "pp-peek.h"

#include <string.h>

typedef enum {
  BEND_NOTHING,
  BEND_VERSION,
  BEND_KIND,
  BEND_CLUSTER,
  BEND_FIRST,
  BEND_LAST,
  BEND_LAST_FAR,
  BEND_MARK,
  BEND_PREVIOUS,
  BEND_HEAD,
  BEND_EPOCH,
  BEND_VALUE,
  BEND_OLD_VALUE,
  BEND_SEAL,
  BEND_ROW,
  BEND_ACTOR,
  BEND_TIME,
  BEND_ORDER,
  BEND_MISSING,
  BEND_HUGE,
} Bend;

static void
bend_act (PpForger *forger, GPtrArray *acts, Bend bend)
{
  PpLoggedAct *act = g_ptr_array_index (acts, 1);
  PpLoggedChange *change = g_ptr_array_index (act->changes, 0);
  g_autofree char *huge = NULL;

  switch (bend)
    {
    case BEND_VALUE:
      g_free (change->new_json);
      change->new_json = g_strdup ("{\"name_en\":\"Other\"}");
      break;
    case BEND_OLD_VALUE:
      change->old_json = g_strdup ("{\"name_en\":null}");
      break;
    case BEND_SEAL:
      change->seal[0] ^= 1;
      break;
    case BEND_ROW:
      change->row[0] = 'x';
      break;
    case BEND_ACTOR:
      act->actor[0] = 'x';
      break;
    case BEND_TIME:
      act->at++;
      break;
    case BEND_ORDER:
      act->seq++;
      break;
    case BEND_MISSING:
      g_ptr_array_set_size (acts, 1);
      break;
    case BEND_HUGE:
      g_free (act->verb);
      act->verb = g_strnfill (200 * 1024, 'x');
      break;
    default:
      break;
    }
}

static void
bend_head (PpForgedHead *head, Bend bend)
{
  switch (bend)
    {
    case BEND_VERSION:
      head->version = 2;
      break;
    case BEND_KIND:
      head->kind = "answer";
      break;
    case BEND_CLUSTER:
      head->cluster = "G09999";
      break;
    case BEND_FIRST:
      head->first = 0;
      break;
    case BEND_LAST:
      head->last++;
      break;
    case BEND_LAST_FAR:
      head->last = G_MAXINT64;
      break;
    case BEND_MARK:
      head->mark = -1;
      break;
    case BEND_PREVIOUS:
      head->previous[0] ^= 1;
      break;
    case BEND_HEAD:
      head->head[31] ^= 1;
      break;
    case BEND_EPOCH:
      head->epoch = "x";
      break;
    default:
      break;
    }
}

/* Signed by the device, and still not taken: nothing of the batch is. */
static void
test_bent_batch (void)
{
  static const struct { Bend bend; const char *problem; } bends[] = {
    { BEND_VERSION, "malformed" }, { BEND_KIND, "signature" }, { BEND_CLUSTER, "signature" },
    { BEND_FIRST, "malformed" }, { BEND_LAST, "malformed" }, { BEND_LAST_FAR, "malformed" },
    { BEND_MARK, "malformed" }, { BEND_PREVIOUS, "hash" }, { BEND_HEAD, "hash" },
    { BEND_EPOCH, "epoch" }, { BEND_VALUE, "hash" }, { BEND_OLD_VALUE, "hash" },
    { BEND_SEAL, "hash" }, { BEND_ROW, "hash" }, { BEND_ACTOR, "hash" }, { BEND_TIME, "hash" },
    { BEND_ORDER, "malformed" }, { BEND_MISSING, "malformed" }, { BEND_HUGE, "malformed" },
    { BEND_NOTHING, NULL },
  };
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpForger) forger = pp_forger_new (line, "ev2ev2ev", line->cluster);

  for (guint i = 0; i < G_N_ELEMENTS (bends); i++)
    {
      g_autoptr (GPtrArray) acts = pp_forger_acts ();
      g_autoptr (GBytes) request = NULL;
      PpForgedHead head;

      pp_forger_person (forger, acts, "ev2ev2ev-1", "Leela");
      pp_forger_person (forger, acts, "ev2ev2ev-2", "Omana");
      pp_forger_person (forger, acts, "ev2ev2ev-3", "Suma");
      pp_forger_chain (forger, acts, &head);
      bend_act (forger, acts, bends[i].bend);
      bend_head (&head, bends[i].bend);
      request = pp_forger_seal (forger, &head, acts);
      g_test_message ("bend %d", bends[i].bend);
      if (bends[i].problem != NULL)
        pp_forger_assert_refused (forger, request, bends[i].problem);
      else
        {
          g_autoptr (PpForgedAnswer) answer = pp_forger_send (forger, request);

          g_assert_cmpstr (pp_forged_problem (answer), ==, NULL);
          g_assert_cmpint (pp_peek_count_acts (line), ==, 3);
        }
    }
}

/* The header's `previous` and `head` both moved: the chain holds in itself, but not to what is
 * here. */
static void
test_other_past (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (PpForger) forger = pp_forger_new (line, "ev2ev2ev", line->cluster);
  g_autoptr (GPtrArray) acts = pp_forger_acts (), next = pp_forger_acts ();
  g_autoptr (PpForgedAnswer) first = NULL;
  g_autoptr (GBytes) request = NULL;
  PpForgedHead head;

  pp_forger_person (forger, acts, "ev2ev2ev-1", "Leela");
  first = pp_forger_push (forger, acts);
  forger->head[3] ^= 0x10;
  pp_forger_person (forger, next, "ev2ev2ev-2", "Omana");
  pp_forger_chain (forger, next, &head);
  request = pp_forger_seal (forger, &head, next);
  pp_forger_assert_refused (forger, request, "conflict");
}

/* Every byte of a real request, bent: X8. */
static void
test_bent_request (void)
{
  g_autoptr (PpLine) line = pp_line_new (1);
  g_autoptr (GBytes) request = NULL;
  const guint8 *data;
  gsize length;

  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  pp_fixture_add_person (pp_line_desk (line, 0), "Leela", "ലീല", NULL);
  request = pp_line_request (line, 0);
  data = g_bytes_get_data (request, &length);
  for (gsize i = 0; i < length; i++)
    {
      guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) bent = NULL, answer = NULL;

      copy[i] ^= (guint8) (1u << i % 8);
      bent = g_bytes_new_take (copy, length);
      answer = pp_line_answer (line, bent, NULL);
      g_assert_true (answer == NULL || !pp_line_take (line, 0, answer, NULL, NULL));
    }
  g_assert_cmpint (pp_peek_count_acts (line), ==, 7);
  g_assert_true (pp_line_sync (line, 0, PP_LINE_GOOD, 0));
  g_assert_cmpint (pp_peek_count_acts (line), ==, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district/promise-10/bent-batch", test_bent_batch);
  g_test_add_func ("/district/promise-10/other-past", test_other_past);
  g_test_add_func ("/district/promise-10/bent-request", test_bent_request);
  return g_test_run ();
}
