/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-customer.h"

#include "core/pp-error.h"
#include "core/pp-time.h"

#define MACHINE     "DRY-1"
#define DAY         (24 * 60 * 60)
#define SLOT        (30 * 60)
#define SLOTS_A_DAY 16
#define OPENS       "2026-03-09 09:00"   /* a Monday; nobody works on Sundays */

typedef struct {
  PpFixture *fixture;
  PpTell     tell;
  gpointer   data;
} Desk;

static char *
number_of (PpRecord *record)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (record), "number") != NULL)
    g_object_get_property (G_OBJECT (record), "number", &value);
  return g_strdup (g_value_get_string (&value) != NULL ? g_value_get_string (&value) : "-");
}

static void
tell_refused (Desk *desk, const char *verb, const GError *error)
{
  g_autofree char *line = g_strdup_printf ("refused %s %s %s\n", verb, pp_error_get_code (error),
                                           error->message);

  desk->tell (line, desk->data);
}

/* Returns: (transfer full): the row's id; "-" where it was refused */
static char *
act (Desk *desk, const char *verb, PpRecord *argument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRecord) record = pp_fixture_run (desk->fixture, "anitha", verb, argument, &error);
  g_autofree char *number = NULL, *line = NULL;

  if (record == NULL)
    {
      tell_refused (desk, verb, error);
      return g_strdup ("-");
    }
  number = number_of (record);
  line = g_strdup_printf ("did %s %s %s\n", verb, pp_record_get_id (record), number);
  desk->tell (line, desk->data);
  return g_strdup (pp_record_get_id (record));
}

/* What is only tried out leaves nothing. */
static void
rehearse (Desk *desk, const char *verb, PpRecord *argument)
{
  g_autofree char *anitha = pp_fixture_staff_id (desk->fixture, "anitha");
  PpRequest *request = pp_request_new (verb, anitha, argument);
  g_autoptr (PpRecord) record = NULL;

  request->at = desk->fixture->now++;
  request->is_rehearsal = TRUE;
  record = pp_store_run (desk->fixture->store, request, NULL);
}

static char *
dup_slot (guint n, gint64 after)
{
  gint64 at;

  g_assert_true (pp_time_parse (OPENS, &at, NULL));
  at += (gint64) (n / SLOTS_A_DAY + n / SLOTS_A_DAY / 6) * DAY + n % SLOTS_A_DAY * SLOT + after;
  return pp_time_format (at);
}

/**
 * pp_customer_set_up:
 * @fixture: a cluster
 *
 * Adds what the customers need.
 */
void
pp_customer_set_up (PpFixture *fixture)
{
  pp_fixture_add_machine (fixture, MACHINE);
  pp_fixture_do (fixture, "anitha", "material.add", "name_en", "Copra", "name_ml", "കൊപ്ര",
                 "measure", "mass", NULL);
}

/**
 * pp_customer_serve:
 * @fixture: a cluster that was set up
 * @n: which customer, from 0; each comes half an hour after the one before
 * @tell: told of each act
 * @data: for @tell
 *
 * Registers, books, charges, takes a payment and a lot, and hands some of it back.
 */
void
pp_customer_serve (PpFixture *fixture, guint n, PpTell tell, gpointer data)
{
  Desk desk = { fixture, tell, data };
  g_autofree char *name = g_strdup_printf ("Leela %u", n), *from = dup_slot (n, 0);
  g_autofree char *to = dup_slot (n, SLOT), *person = NULL, *booking = NULL, *lot = NULL;
  g_autofree char *token = NULL, *charge = NULL, *payment = NULL, *more = NULL, *back = NULL;
  g_autofree char *wasted = NULL;

  person = act (&desk, "person.register",
                pp_fixture_ask (fixture, "person.register", "name_en", name, NULL));
  booking = act (&desk, "booking.make",
                 pp_fixture_ask (fixture, "booking.make", "machine", MACHINE, "person", person,
                                 "starts_at", from, "ends_at", to, NULL));
  token = act (&desk, "token.give",
               pp_fixture_ask (fixture, "token.give", "person", person, "booking", booking, NULL));
  charge = act (&desk, "charge.booking",
                pp_fixture_ask (fixture, "charge.booking", "booking", booking, NULL));
  rehearse (&desk, "payment.take",
            pp_fixture_ask (fixture, "payment.take", "person", person, "mode", "cash", NULL));
  payment = act (&desk, "payment.take",
                 pp_fixture_ask (fixture, "payment.take", "person", person, "mode", "cash", NULL));
  lot = act (&desk, "lot.receive",
             pp_fixture_ask (fixture, "lot.receive", "material", "Copra", "person", person,
                             "amount", "12.5 kg", NULL));
  more = act (&desk, "lot.hand_back",
              pp_fixture_ask (fixture, "lot.hand_back", "lot", lot, "amount", "20 kg", NULL));
  back = act (&desk, "lot.hand_back",
              pp_fixture_ask (fixture, "lot.hand_back", "lot", lot, "amount", "2 kg", NULL));
  wasted = act (&desk, "lot.waste",
                pp_fixture_ask (fixture, "lot.waste", "lot", lot, "amount", "500 g", "reason",
                                "mould", NULL));
}
