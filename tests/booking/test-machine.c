/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-machine-template.h"

#include "core/pp-error.h"
#include "pp-board.h"

#define OF(field) G_STRUCT_OFFSET (PpMachine, field)

/* One number of a machine that is right in all else. */
static const struct {
  const char *field;
  gsize       offset;
  gint64      value;
  gboolean    is_wrong;
} numbers[] = {
  { "capacity", OF (capacity), 1, FALSE },
  { "capacity", OF (capacity), 200, FALSE },
  { "capacity", OF (capacity), 1000, FALSE },
  { "capacity", OF (capacity), 1001, TRUE },
  { "capacity", OF (capacity), G_MAXINT64, TRUE },
  { "capacity", OF (capacity), 0, TRUE },
  { "capacity", OF (capacity), -1, TRUE },
  { "slot_minutes", OF (slot_minutes), 5, FALSE },
  { "slot_minutes", OF (slot_minutes), 480, FALSE },
  { "slot_minutes", OF (slot_minutes), 4, TRUE },
  { "slot_minutes", OF (slot_minutes), 0, TRUE },
  { "slot_minutes", OF (slot_minutes), 1441, TRUE },
  /* The hours hold a slot and lie in one day */
  { "opens_minute", OF (slot_minutes), 481, TRUE },
  { "opens_minute", OF (opens_minute), 0, FALSE },
  { "opens_minute", OF (opens_minute), -1, TRUE },
  { "opens_minute", OF (opens_minute), 1020, TRUE },
  { "opens_minute", OF (closes_minute), 1440, FALSE },
  { "opens_minute", OF (closes_minute), 1441, TRUE },
  { "opens_minute", OF (closes_minute), 500, TRUE },
  /* Prices */
  { "hourly_paise", OF (hourly_paise), 0, FALSE },
  { "hourly_paise", OF (hourly_paise), -1, TRUE },
  { "hourly_paise", OF (daily_paise), 0, FALSE },
  { "hourly_paise", OF (daily_paise), PP_NONE, FALSE },
  { "hourly_paise", OF (daily_paise), -1, TRUE },
};

static PpMachine *
ask_machine (PpBoard *board, const char *code)
{
  return pp_fixture_ask (board->fixture, "machine.add", "code", code, "name_en", "Dryer",
                         "name_ml", "ഡ്രയർ", "kind", "dryer", "capacity", "1",
                         "slot_minutes", "30", "opens_minute", "540", "closes_minute", "1020",
                         "hourly_paise", "6000", "daily_paise", "30000", NULL);
}

static void
test_numbers (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *code = g_strdup_printf ("M-%d", (int) i);
      PpMachine *added = ask_machine (board, code);
      PpMachine *edited = pp_fixture_ask (board->fixture, "machine.edit", "id", dryer, NULL);
      const char *error = numbers[i].is_wrong ? "booking.bad-machine" : NULL;
      const char *field = numbers[i].is_wrong ? numbers[i].field : NULL;
      g_autoptr (PpRecord) one = NULL;
      g_autoptr (PpRecord) two = NULL;

      g_test_message ("case %d, %s", (int) i, numbers[i].field);
      G_STRUCT_MEMBER (gint64, added, numbers[i].offset) = numbers[i].value;
      G_STRUCT_MEMBER (gint64, edited, numbers[i].offset) = numbers[i].value;
      one = pp_expect_run (board->fixture, error, field, "mini", "machine.add", added);
      two = pp_expect_run (board->fixture, error, field, "mini", "machine.edit", edited);
      if (two != NULL)
        pp_fixture_do (board->fixture, "mini", "machine.edit", "id", dryer, "capacity", "1",
                       "slot_minutes", "30", "opens_minute", "540", "closes_minute", "1020",
                       "hourly_paise", "6000", "daily_paise", "30000", NULL);
    }
}

static void
test_numbers_missing (void)
{
  static const gsize offsets[] = {
    OF (capacity), OF (slot_minutes), OF (opens_minute), OF (closes_minute), OF (hourly_paise),
  };
  g_autoptr (PpBoard) board = pp_board_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      PpMachine *asked = ask_machine (board, "DRY-1");
      g_autoptr (GError) error = NULL;

      G_STRUCT_MEMBER (gint64, asked, offsets[i]) = PP_NONE;
      g_assert_null (pp_fixture_run (board->fixture, "mini", "machine.add", asked, &error));
      g_assert_nonnull (pp_error_get_field (error));
    }
}

static const struct {
  const char *column, *typed;
  const char *code;
} texts[] = {
  { "code", "DRY-1", "booking.bad-machine" },
  { "code", " DRY-1 ", "booking.bad-machine" },
  { "code", "", "record.missing" },
  { "code", "DRY 2", "record.bad-value" },
  { "code", "-2", "record.bad-value" },
  { "code", "ഡ്രയർ", "record.bad-value" },
  { "code", "DRY-3456789012345678901234567890X", "record.bad-value" },
  { "code", "DRY-2", NULL },
  { "name_en", " ", "record.missing" },
  { "name_ml", NULL, "record.missing" },
  { "kind", "rocket", "record.unknown-word" },
};

static void
test_texts (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  PpMachine *edited;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PpMachine *asked = ask_machine (board, "DRY-9");
      g_autoptr (PpRecord) stored = NULL;

      g_test_message ("%s: “%s”", texts[i].column, texts[i].typed);
      pp_record_set_text (asked, texts[i].column, texts[i].typed);
      stored = pp_expect_run (board->fixture, texts[i].code,
                              texts[i].code != NULL ? texts[i].column : NULL, "mini",
                              "machine.add", asked);
    }
  /* One's own code is not taken */
  edited = pp_fixture_do (board->fixture, "mini", "machine.edit", "id", dryer, "name_en", "Tray",
                          NULL);
  g_assert_cmpstr (edited->code, ==, "DRY-1");
  g_assert_cmpstr (edited->name_en, ==, "Tray");
}

/* The tariff of tomorrow does not change what was agreed. */
static void
test_fee_stands (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  g_autoptr (PpBooking) booking = pp_board_book (board, dryer, "03 10:00", "03 11:00", NULL, NULL);
  g_autoptr (PpBooking) later = NULL;
  PpBooking *stored;

  pp_fixture_do (board->fixture, "mini", "machine.edit", "id", dryer, "hourly_paise", "9000", NULL);
  stored = pp_fixture_get (board->fixture, "booking", pp_record_get_id (PP_RECORD (booking)));
  g_assert_cmpint (stored->fee_paise, ==, 6000);
  later = pp_board_book (board, dryer, "03 11:00", "03 12:00", NULL, NULL);
  g_assert_cmpint (later->fee_paise, ==, 9000);
}

/* A booking stands on the 3rd from 10:00 to 12:00. The machine is to be out of use: */
static const struct {
  const char *from, *to, *reason;
  const char *code, *field;
} blocks[] = {
  /* Apart, touching; at any minute, also at night and on closed days */
  { "03 08:13", "03 10:00", "cleaning" },
  { "03 12:00", "03 12:20", "cleaning" },
  { "07 17:00", "09 09:00", "repair" },
  /* In the way of the booking: at an end, inside, around, the same */
  { "03 09:00", "03 10:01", "repair", "booking.taken", "starts_at" },
  { "03 11:59", "03 13:00", "repair", "booking.taken", "starts_at" },
  { "03 10:30", "03 11:00", "repair", "booking.taken", "starts_at" },
  { "02 00:00", "05 00:00", "repair", "booking.taken", "starts_at" },
  { "03 10:00", "03 12:00", "repair", "booking.taken", "starts_at" },
  /* The end comes after the begin; there is a reason */
  { "03 14:00", "03 14:00", "repair", "booking.bad-span", "ends_at" },
  { "03 15:00", "03 14:00", "repair", "booking.bad-span", "ends_at" },
  { "03 14:00", "03 15:00", " ", "record.missing", "reason" },
  { "03 14:00", "03 15:00", "9999 4105 7058", "record.aadhaar", "reason" },
};

static gpointer
ask_block (const char *machine, const char *from, const char *to, const char *reason)
{
  PpDowntime *downtime = g_object_new (pp_downtime_get_type (), NULL);

  pp_record_set_text (downtime, "machine", machine);
  pp_record_set_text (downtime, "reason", reason);
  downtime->starts_at = pp_board_time (from);
  downtime->ends_at = pp_board_time (to);
  return downtime;
}

static void
test_block (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *dryer = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  g_autoptr (PpBooking) booking = pp_board_book (board, dryer, "03 10:00", "03 12:00", NULL, NULL);
  g_autoptr (PpRecord) nowhere = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autoptr (PpRecord) downtime = NULL;

      g_test_message ("%s to %s", blocks[i].from, blocks[i].to);
      downtime = pp_expect_run (board->fixture, blocks[i].code, blocks[i].field, "anitha",
                                "machine.block", ask_block (dryer, blocks[i].from, blocks[i].to,
                                                            blocks[i].reason));
      if (downtime != NULL)
        pp_fixture_do (board->fixture, "anitha", "machine.unblock", "id",
                       pp_record_get_id (downtime), NULL);
    }
  nowhere = pp_expect_run (board->fixture, "store.not-found", "machine", "anitha",
                           "machine.block", ask_block ("nothing-1", "03 14:00", "03 15:00", "x"));
}

/* It is out of use on the 3rd from 12:10 to 13:50. */
static const struct {
  const char *from, *to;
  gboolean    is_refused;
} downtimes[] = {
  { "03 11:00", "03 12:00", FALSE },
  { "03 14:00", "03 15:00", FALSE },
  { "03 12:00", "03 12:30", TRUE },
  { "03 13:30", "03 14:00", TRUE },
  { "03 12:30", "03 13:00", TRUE },
  { "03 09:00", "03 17:00", TRUE },
  { "02 09:00", "04 17:00", TRUE },
};

static void
test_downtime (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *hall = pp_board_add_machine (board, "HALL", 9, 30, 540, 1020);
  g_autoptr (PpRecord) downtime = NULL;
  g_autoptr (PpRecord) again = NULL;
  g_autoptr (GError) error = NULL;

  downtime = pp_expect_run (board->fixture, NULL, NULL, "anitha", "machine.block",
                            ask_block (hall, "03 12:10", "03 13:50", "new belt"));
  g_assert_null (pp_fixture_run (board->fixture, "anitha", "booking.make",
                                 pp_board_ask (board, hall, "03 12:30", "03 13:00"), &error));
  g_assert_cmpstr (error->message, ==, "HALL is out of use then: new belt.");

  for (int in_use = 0; in_use < 2; in_use++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (downtimes); i++)
        {
          gboolean refused = downtimes[i].is_refused && !in_use;
          g_autoptr (PpBooking) booking = NULL;

          booking = pp_board_book (board, hall, downtimes[i].from, downtimes[i].to,
                                   refused ? "booking.out-of-use" : NULL,
                                   refused ? "machine" : NULL);
          if (booking != NULL)
            pp_board_cancel (board, booking);
        }
      /* Back in use, once */
      again = pp_expect (board->fixture, in_use ? "store.voided" : NULL, NULL, "anitha",
                         "machine.unblock", "id", pp_record_get_id (downtime), NULL);
      g_clear_object (&again);
    }
  pp_fixture_assert_clean (board->fixture);
}

static gpointer
list_all (PpDb *db, gpointer unused, GError **error)
{
  return pp_machine_list (db, error);
}

static void
test_list (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  g_autoptr (GPtrArray) machines = NULL;

  pp_board_add_machine (board, "MIL-1", 1, 30, 540, 1080);
  pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1080);
  machines = pp_store_read (board->fixture->store, list_all, NULL, NULL);
  g_assert_cmpuint (machines->len, ==, 2);
  g_assert_cmpstr (((PpMachine *) g_ptr_array_index (machines, 0))->code, ==, "DRY-1");
  g_assert_cmpstr (((PpMachine *) g_ptr_array_index (machines, 1))->code, ==, "MIL-1");
}

/* Each kind of cluster can be begun with, in one act that is taken back; a code stands once. */
static void
test_templates (void)
{
  g_autoptr (GPtrArray) templates = pp_machine_template_list ();

  g_assert_cmpuint (templates->len, >=, 4);
  for (guint i = 0; i < templates->len; i++)
    {
      const PpMachineTemplate *one = templates->pdata[i];
      g_autoptr (PpBoard) board = pp_board_new ();
      g_autoptr (GPtrArray) machines = NULL, none = NULL;
      g_autofree char *added = NULL;

      pp_fixture_do (board->fixture, "mini", "machine.add_template", "template", one->code, NULL);
      added = pp_fixture_last_act (board->fixture);
      g_assert_true (*one->name_en != '\0' && *one->name_ml != '\0');
      machines = pp_store_read (board->fixture->store, list_all, NULL, NULL);
      g_assert_cmpuint (machines->len, ==, one->machines->len);
      g_assert_cmpuint (machines->len, >, 2);
      g_free (pp_fixture_fails (board->fixture, "booking.bad-machine", "mini",
                                "machine.add_template", "template", one->code, NULL));
      g_free (pp_fixture_fails (board->fixture, "store.not-allowed", "anitha",
                                "machine.add_template", "template", one->code, NULL));
      pp_fixture_do (board->fixture, "mini", "act.undo", "act", added, NULL);
      none = pp_store_read (board->fixture->store, list_all, NULL, NULL);
      g_assert_cmpuint (none->len, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/machine/numbers", test_numbers);
  g_test_add_func ("/machine/numbers-missing", test_numbers_missing);
  g_test_add_func ("/machine/texts", test_texts);
  g_test_add_func ("/machine/fee-stands", test_fee_stands);
  g_test_add_func ("/machine/block", test_block);
  g_test_add_func ("/machine/downtime", test_downtime);
  g_test_add_func ("/machine/list", test_list);
  g_test_add_func ("/machine/templates", test_templates);

  return g_test_run ();
}
