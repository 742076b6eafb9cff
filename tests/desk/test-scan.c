/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-scan.h"

#include <string.h>

/* Keys as they come: code, Shift, milliseconds after the one before. */
typedef struct {
  guint    keycode;
  gboolean shift;
  int      after_ms;
  gunichar typed;
} Key;

/* L-A26-00123 as a scanner sends it, under a Malayalam layout. */
static const Key lot[] = {
  { 46, TRUE, 0, 0x0d24 }, { 20, FALSE, 5, '-' }, { 38, TRUE, 5, 0x0d13 }, { 11, FALSE, 5, '2' },
  { 15, FALSE, 5, '6' }, { 20, FALSE, 5, '-' }, { 19, FALSE, 5, '0' }, { 19, FALSE, 5, '0' },
  { 10, FALSE, 5, '1' }, { 11, FALSE, 5, '2' }, { 12, FALSE, 5, '3' }, { 36, FALSE, 5, '\r' },
};

static PpScanAnswer
send (PpScan *scan, const Key *keys, gsize n_keys, int slower_ms)
{
  PpScanAnswer answer = PP_SCAN_PASS;
  gint64 at_ms = 1000000;

  for (gsize i = 0; i < n_keys; i++)
    {
      at_ms += keys[i].after_ms + slower_ms;
      answer = pp_scan_key (scan, keys[i].keycode, keys[i].shift, keys[i].typed, at_ms);
    }
  return answer;
}

static void
test_scanner (void)
{
  g_autoptr (PpScan) scan = pp_scan_new (NULL);

  g_assert_cmpint (send (scan, lot, G_N_ELEMENTS (lot), 0), ==, PP_SCAN_DONE);
  g_assert_cmpstr (pp_scan_get_text (scan), ==, "L-A26-00123");
  /* and the next one begins anew */
  g_assert_cmpint (send (scan, lot, G_N_ELEMENTS (lot), 3), ==, PP_SCAN_DONE);
  g_assert_cmpstr (pp_scan_get_text (scan), ==, "L-A26-00123");
}

static void
test_typist (void)
{
  g_autoptr (PpScan) scan = pp_scan_new (NULL);

  g_assert_cmpint (send (scan, lot, G_N_ELEMENTS (lot), 60), ==, PP_SCAN_PASS);
  g_assert_null (pp_scan_get_text (scan));
}

/* Two keys that roll over are kept for a moment, and given back as the layout means them. */
static void
test_rollover (void)
{
  g_autoptr (PpScan) scan = pp_scan_new (NULL);
  g_autofree char *kept = NULL, *nothing = NULL;

  g_assert_cmpint (pp_scan_key (scan, 46, FALSE, 0x0d24, 100), ==, PP_SCAN_PASS);
  g_assert_cmpint (pp_scan_key (scan, 38, FALSE, 0x0d4b, 120), ==, PP_SCAN_HOLD);
  kept = pp_scan_give_up (scan);
  g_assert_cmpstr (kept, ==, "ോ");
  nothing = pp_scan_give_up (scan);
  g_assert_cmpstr (nothing, ==, "");
}

/* Enter after one or two fast keys is somebody in a hurry: nothing that they typed is lost. */
static void
test_short (void)
{
  g_autoptr (PpScan) scan = pp_scan_new (NULL);
  g_autofree char *kept = NULL;

  g_assert_cmpint (pp_scan_key (scan, 46, FALSE, 'l', 100), ==, PP_SCAN_PASS);
  g_assert_cmpint (pp_scan_key (scan, 38, FALSE, 'a', 120), ==, PP_SCAN_HOLD);
  g_assert_cmpint (pp_scan_key (scan, 36, FALSE, '\r', 140), ==, PP_SCAN_PASS);
  kept = pp_scan_give_up (scan);
  g_assert_cmpstr (kept, ==, "a");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scan/scanner", test_scanner);
  g_test_add_func ("/scan/typist", test_typist);
  g_test_add_func ("/scan/rollover", test_rollover);
  g_test_add_func ("/scan/short", test_short);

  return g_test_run ();
}
