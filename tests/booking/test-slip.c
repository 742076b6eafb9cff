/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-slip.h"

#include "booking/pp-token.h"
#include "core/pp-error.h"
#include "pp-board.h"
#include "pp-readback.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#define MADE_AT G_GINT64_CONSTANT (1772422860)   /* 2026-03-02 09:11 in Kerala */

typedef struct {
  const char *token;
  const char *language;
} Order;

static gpointer
print (PpDb *db, gpointer data, GError **error)
{
  const Order *order = data;

  return pp_slip_print (db, order->token, order->language, MADE_AT, error);
}

static GBytes *
print_slip (PpBoard *board, PpRecord *token, const char *language)
{
  Order order = { pp_record_get_id (token), language };
  g_autoptr (GError) error = NULL;
  GBytes *pdf = pp_store_read (board->fixture->store, print, &order, &error);

  g_assert_no_error (error);
  return pdf;
}

static PpReadback *
read_slip (PpBoard *board, PpRecord *token, const char *language)
{
  g_autoptr (GBytes) pdf = print_slip (board, token, language);
  g_autoptr (GError) error = NULL;
  PpReadback *readback = pp_readback_new (pdf, &error);

  g_assert_no_error (error);
  return readback;
}

static gpointer
give_token (PpBoard *board, const char *person, const char *from, const char *to)
{
  const char *machine = pp_board_add_machine (board, "DRY-1", 1, 30, 540, 1020);
  g_autoptr (PpBooking) booking = pp_board_book (board, machine, from, to, NULL, NULL);

  return pp_fixture_do (board->fixture, "anitha", "token.give", "person", person, "booking",
                        pp_record_get_id (PP_RECORD (booking)), NULL);
}

static void
assert_holds (PpReadback *slip, const char *const *texts)
{
  g_autofree char *all = pp_readback_get_text (slip, 1);

  g_test_message ("%s", all);
  for (gsize i = 0; texts[i] != NULL; i++)
    if (!pp_readback_has_text (slip, 1, texts[i]))
      g_error ("“%s” is not on the slip: %s", texts[i], all);
}

static void
assert_code (PpReadback *slip, const char *code)
{
  g_auto (GStrv) codes = pp_readback_get_codes (slip, 1, 203);

  g_assert_cmpuint (g_strv_length (codes), ==, 1);
  g_assert_true (g_str_has_suffix (codes[0], code));
}

/* One page of the roll's width, on which no ink leaves what the printer reaches. */
static void
assert_page (PpReadback *slip)
{
  double width, height, left, top, right, bottom;

  g_assert_cmpuint (pp_readback_get_n_pages (slip), ==, 1);
  pp_readback_get_size (slip, 1, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 80, 0.1);
  g_assert_true (pp_readback_get_ink (slip, 1, 203, &left, &top, &right, &bottom));
  g_assert_cmpfloat (left, >=, 3.8);
  g_assert_cmpfloat (right, <=, 76.2);
  g_assert_cmpfloat (top, >=, 2);
  g_assert_cmpfloat (height - bottom, >=, 2);
  g_assert_cmpfloat (height - bottom, <=, 8);
}

static void
test_english (void)
{
  static const char *const texts[] = {
    "Cheruvannur cluster", "ചെറുവണ്ണൂർ ക്ലസ്റ്റർ", "A-001", "Monday, 2 March 2026", "Leela K",
    "DRY-1", "Tray dryer", "03-03-2026", "10:00 am – 12:30 pm", "₹150.00", "T-20260302-A-001",
    "Token", "Name", "Machine", "Date", "Time", "Fee", NULL,
  };
  g_autoptr (PpBoard) board = pp_board_new ();
  PpRecord *token = give_token (board, board->person, "03 10:00", "03 12:30");
  g_autoptr (PpReadback) slip = read_slip (board, token, "en");
  g_autofree char *title = pp_readback_get_title (slip);

  assert_page (slip);
  assert_holds (slip, texts);
  assert_code (slip, "T-20260302-A-001");
  g_assert_false (pp_readback_has_text (slip, 1, "ലീല"));
  g_assert_cmpstr (title, ==, "Token A-001");
  g_assert_cmpint (pp_readback_get_made_at (slip), ==, MADE_AT);
}

/* The names of the record; the labels are in the language that the process speaks. */
static void
test_malayalam_names (void)
{
  static const char *const texts[] = {
    "Cheruvannur cluster", "ചെറുവണ്ണൂർ ക്ലസ്റ്റർ", "A-001", "ലീല കെ", "DRY-1", "ട്രേ ഡ്രയർ",
    "03-03-2026", "₹150.00", "T-20260302-A-001", NULL,
  };
  g_autoptr (PpBoard) board = pp_board_new ();
  PpRecord *token = give_token (board, board->person, "03 10:00", "03 12:30");
  g_autoptr (PpReadback) slip = read_slip (board, token, "ml");

  assert_page (slip);
  assert_holds (slip, texts);
  assert_code (slip, "T-20260302-A-001");
  g_assert_false (pp_readback_has_text (slip, 1, "Leela"));
  g_assert_false (pp_readback_has_text (slip, 1, "Tray dryer"));
}

static void
test_malayalam_labels (void)
{
  static const char *const labels[] = { "Token", "Name", "Machine", "Date", "Time", "Fee" };
  const char *dir = g_getenv ("PANIPPURA_LOCALEDIR");
  g_autofree char *catalogue = g_build_filename (dir != NULL ? dir : "", "ml", "LC_MESSAGES",
                                                 GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (PpBoard) board = NULL;
  g_autoptr (PpReadback) slip = NULL;

  if (!g_file_test (catalogue, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the Malayalam catalogue is not built");
      return;
    }
  if (!g_test_subprocess ())   /* the language of a process is not changed back */
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("LANGUAGE", "ml", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  board = pp_board_new ();
  slip = read_slip (board, give_token (board, board->person, "03 10:00", "03 12:30"), "ml");
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "slip", labels[i]);

      g_assert_cmpstr (label, !=, labels[i]);
      assert_holds (slip, (const char *[]) { label, NULL });
    }
  assert_holds (slip, (const char *[]) { "തിങ്കളാഴ്ച, 2 മാർച്ച് 2026", "രാവിലെ 10:00", "A-001",
                                         "ഉച്ചയ്ക്ക് 12:30", "03-03-2026", "₹150.00", NULL });
  assert_page (slip);
  assert_code (slip, "T-20260302-A-001");
}

/* A name that is there in one script only stands in that. */
static const struct {
  const char *name_en, *name_ml;
  const char *language, *shown;
} names[] = {
  { "Leela K", NULL, "ml", "Leela K" },
  { NULL, "ലീല കെ", "en", "ലീല കെ" },
  { NULL, "ലീല കെ", "ml", "ലീല കെ" },
  { "Leela K", NULL, "en", "Leela K" },
};

static void
test_other_script (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *person = pp_fixture_add_person (board->fixture, names[i].name_en,
                                                  names[i].name_ml, NULL);
      PpRecord *token = pp_fixture_do (board->fixture, "anitha", "token.give", "person", person,
                                       NULL);
      g_autoptr (PpReadback) slip = read_slip (board, token, names[i].language);

      assert_holds (slip, (const char *[]) { names[i].shown, NULL });
    }
}

static void
test_without_booking (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  PpRecord *plain = pp_fixture_do (board->fixture, "anitha", "token.give", "person",
                                   board->person, NULL);
  g_autoptr (PpReadback) slip = read_slip (board, plain, "en"), longer = NULL;
  double width, height, more;

  assert_page (slip);
  assert_code (slip, "T-20260302-A-001");
  assert_holds (slip, (const char *[]) { "A-001", "Leela K", NULL });
  g_assert_false (pp_readback_has_text (slip, 1, "Fee"));
  g_assert_false (pp_readback_has_text (slip, 1, "₹"));

  /* The paper is as long as it needs to be */
  longer = read_slip (board, give_token (board, board->person, "03 10:00", "03 12:30"), "en");
  pp_readback_get_size (slip, 1, &width, &height);
  pp_readback_get_size (longer, 1, &width, &more);
  g_assert_cmpfloat (height, <, more - 15);
}

static void
test_several_days (void)
{
  static const char *const texts[] = {
    "Begins", "03-03-2026, 9:00 am", "Ends", "05-03-2026, 5:00 pm", "₹900.00", NULL,
  };
  g_autoptr (PpBoard) board = pp_board_new ();
  PpRecord *token = give_token (board, board->person, "03 09:00", "05 17:00");
  g_autoptr (PpReadback) slip = read_slip (board, token, "en");

  assert_page (slip);
  assert_holds (slip, texts);
}

static void
test_long_names (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  const char *person = pp_fixture_add_person (board->fixture, NULL,
                                              "കാഞ്ഞിരപ്പള്ളി പുത്തൻപുരയിൽ ലക്ഷ്മിക്കുട്ടി "
                                              "ഗോപാലകൃഷ്ണൻ നമ്പൂതിരിപ്പാട്", NULL);
  PpRecord *token = give_token (board, person, "03 10:00", "03 12:30");
  g_autoptr (PpReadback) slip = read_slip (board, token, "ml");

  assert_page (slip);
  assert_code (slip, "T-20260302-A-001");
  assert_holds (slip, (const char *[]) { "കാഞ്ഞിരപ്പള്ളി", "ലക്ഷ്മിക്കുട്ടി",
                                         "നമ്പൂതിരിപ്പാട്", NULL });
}

/* A second printing is the same paper, byte for byte. */
static void
test_same_again (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  PpRecord *token = give_token (board, board->person, "03 10:00", "03 12:30");
  g_autoptr (GBytes) first = print_slip (board, token, "ml");
  g_autoptr (GBytes) second = print_slip (board, token, "ml");

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_no_token (void)
{
  g_autoptr (PpBoard) board = pp_board_new ();
  Order order = { "nothing-1", "en" };
  g_autoptr (GError) error = NULL;

  g_assert_null (pp_store_read (board->fixture->store, print, &order, &error));
  g_assert_cmpstr (pp_error_get_code (error), ==, "store.not-found");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_unsetenv ("LANGUAGE");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slip/english", test_english);
  g_test_add_func ("/slip/malayalam-names", test_malayalam_names);
  g_test_add_func ("/slip/malayalam-labels", test_malayalam_labels);
  g_test_add_func ("/slip/other-script", test_other_script);
  g_test_add_func ("/slip/without-booking", test_without_booking);
  g_test_add_func ("/slip/several-days", test_several_days);
  g_test_add_func ("/slip/long-names", test_long_names);
  g_test_add_func ("/slip/same-again", test_same_again);
  g_test_add_func ("/slip/no-token", test_no_token);

  return g_test_run ();
}
