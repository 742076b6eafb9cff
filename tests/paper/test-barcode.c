/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-barcode.h"

#include "paper/pp-paper-error.h"
#include "pp-readback.h"

#define PAGE_MM 100.0
#define GS      "\x1d"

typedef struct {
  const char   *what;
  PpBarcodeKind kind;
  const char   *text;
  const char   *read;
} Good;

static const Good good[] = {
  /* what          kind                       text                     read */
  { "token",       PP_BARCODE_CODE128,        "A-014",                 "CODE-128:A-014" },
  { "lot",         PP_BARCODE_CODE128,        "L-A26-00123",           "CODE-128:L-A26-00123" },
  { "lower case",  PP_BARCODE_CODE128,        "k3f9q2zt-4821",         "CODE-128:k3f9q2zt-4821" },
  { "digits",      PP_BARCODE_CODE128,        "0123456789012345",
                                              "CODE-128:0123456789012345" },
  { "12 digits",   PP_BARCODE_EAN13,          "890123456789",          "EAN-13:8901234567890" },
  { "13 digits",   PP_BARCODE_EAN13,          "8901234567890",         "EAN-13:8901234567890" },
  { "leading 0",   PP_BARCODE_EAN13,          "0012345678905",         "EAN-13:0012345678905" },
  { "short",       PP_BARCODE_QR,             "B",                     "QR-Code:B" },
  { "link",        PP_BARCODE_QR,             "https://panippura.example/b/B-A26-00042",
                                              "QR-Code:https://panippura.example/b/B-A26-00042" },
  { "long",        PP_BARCODE_QR,
    "Batch B-A26-00042; made 05-03-2026; best before 05-09-2026; MRP Rs 120.50; 250 g; "
    "FSSAI 11326001000123; Thrissur shared works; tested C-A26-00017 on 07-03-2026",
    "QR-Code:Batch B-A26-00042; made 05-03-2026; best before 05-09-2026; MRP Rs 120.50; 250 g; "
    "FSSAI 11326001000123; Thrissur shared works; tested C-A26-00017 on 07-03-2026" },
  { "gs1",         PP_BARCODE_GS1_DATAMATRIX, "[01]08901234567890[17]260905[10]B-A26-00042",
                                              GS "010890123456789017260905" "10B-A26-00042" },
  { "gs1 inner",   PP_BARCODE_GS1_DATAMATRIX, "[01]08901234567890[10]B-A26-1[21]77",
                                              GS "010890123456789010B-A26-1" GS "2177" },
};

static PpPaper *
make_paper (void)
{
  return pp_paper_new (PAGE_MM, PAGE_MM, "Codes", "en", 0);
}

static PpReadback *
read_back (PpPaper *paper)
{
  g_autoptr (GBytes) pdf = pp_paper_finish (paper, NULL);

  g_assert_nonnull (pdf);
  return pp_readback_new (pdf, NULL);
}

static void
assert_read (PpReadback *readback, const Good *row, int dpi)
{
  if (row->kind == PP_BARCODE_GS1_DATAMATRIX)
    {
      g_autofree char *matrix = pp_readback_get_matrix (readback, 1, dpi);

      g_assert_cmpstr (matrix, ==, row->read);
      return;
    }
  {
    g_auto (GStrv) codes = pp_readback_get_codes (readback, 1, dpi);

    g_assert_cmpuint (g_strv_length (codes), ==, 1);
    g_assert_cmpstr (codes[0], ==, row->read);
  }
}

/* Draws in a box that is @more times the smallest, at a place that is on no printer's dot. */
static void
check_read (const Good *row, double more, int dpi, int known_dpi)
{
  const PpBarcode code = { row->kind, row->text, TRUE, known_dpi };
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;
  g_autoptr (GError) error = NULL;
  double width_mm, height_mm;

  g_test_message ("%s, %g times, %d dpi, known %d", row->what, more, dpi, known_dpi);
  pp_barcode_measure (&code, PP_BARCODE_LEAST_MODULE_MM, &width_mm, &height_mm, &error);
  g_assert_no_error (error);
  pp_barcode_draw (&code, paper, 3.07, 4.11, width_mm * more, height_mm * more, &error);
  g_assert_no_error (error);
  readback = read_back (paper);
  assert_read (readback, row, dpi);
}

static void
test_read (gconstpointer data)
{
  static const int dpis[] = { 203, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    for (guint d = 0; d < G_N_ELEMENTS (dpis); d++)
      check_read (&good[i], *(const double *) data, dpis[d], 0);
}

static void
test_read_on_dots (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      check_read (&good[i], 1, 203, 203);
      check_read (&good[i], 1, 300, 300);
      check_read (&good[i], 1.3, 203, 203);
    }
}

static void
test_stays_in_box (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      const PpBarcode code = { good[i].kind, good[i].text, TRUE, 0 };
      g_autoptr (PpPaper) paper = make_paper ();
      g_autoptr (PpReadback) readback = NULL;
      double width_mm, height_mm, left, top, right, bottom;

      g_test_message ("%s", good[i].what);
      pp_barcode_measure (&code, 0.3, &width_mm, &height_mm, NULL);
      g_assert_true (pp_barcode_draw (&code, paper, 10, 20, width_mm, height_mm, NULL));
      readback = read_back (paper);
      g_assert_true (pp_readback_get_ink (readback, 1, 600, &left, &top, &right, &bottom));
      g_assert_cmpfloat (left, >=, 10);
      g_assert_cmpfloat (top, >=, 20 - 0.05);
      g_assert_cmpfloat (right, <=, 10 + width_mm);
      g_assert_cmpfloat (bottom, <=, 20 + height_mm + 0.05);
    }
}

static void
test_quiet_zones (void)
{
  static const struct {
    PpBarcodeKind kind;
    const char   *text;
    double        modules;
  } rows[] = {
    { PP_BARCODE_CODE128, "A-014", 10 },
    { PP_BARCODE_QR, "A-014", 4 },
    { PP_BARCODE_GS1_DATAMATRIX, "[10]A", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const PpBarcode code = { rows[i].kind, rows[i].text, FALSE, 0 };
      g_autoptr (PpPaper) paper = make_paper ();
      g_autoptr (PpReadback) readback = NULL;
      double width_mm, height_mm, left, top, right, bottom;

      pp_barcode_measure (&code, 0.5, &width_mm, &height_mm, NULL);
      g_assert_true (pp_barcode_draw (&code, paper, 10, 10, width_mm, height_mm, NULL));
      readback = read_back (paper);
      g_assert_true (pp_readback_get_ink (readback, 1, 600, &left, &top, &right, &bottom));
      g_assert_cmpfloat_with_epsilon (left - 10, rows[i].modules * 0.5, 0.06);
      g_assert_cmpfloat_with_epsilon (10 + width_mm - right, rows[i].modules * 0.5, 0.06);
    }
}

static void
test_digits (void)
{
  const PpBarcode ean = { PP_BARCODE_EAN13, "890123456789", FALSE, 0 };
  const PpBarcode lot = { PP_BARCODE_CODE128, "L-A26-00123", TRUE, 0 };
  const PpBarcode bare = { PP_BARCODE_CODE128, "S-A26-00077", FALSE, 0 };
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;

  g_assert_true (pp_barcode_draw (&ean, paper, 5, 5, 40, 25, NULL));
  g_assert_true (pp_barcode_draw (&lot, paper, 5, 40, 80, 15, NULL));
  g_assert_true (pp_barcode_draw (&bare, paper, 5, 70, 80, 15, NULL));
  readback = read_back (paper);
  g_assert_true (pp_readback_has_text (readback, 1, "8901234567890"));
  g_assert_true (pp_readback_has_text (readback, 1, "L-A26-00123"));
  g_assert_false (pp_readback_has_text (readback, 1, "S-A26-00077"));
}

static void
test_ean_no_larger_than_lawful (void)
{
  const PpBarcode ean = { PP_BARCODE_EAN13, "890123456789", FALSE, 0 };
  g_autoptr (PpPaper) paper = make_paper ();
  g_autoptr (PpReadback) readback = NULL;
  double left, top, right, bottom;

  g_assert_true (pp_barcode_draw (&ean, paper, 0, 0, 100, 60, NULL));
  readback = read_back (paper);
  g_assert_true (pp_readback_get_ink (readback, 1, 300, &left, &top, &right, &bottom));
  g_assert_cmpfloat (right - left, <=, (95 + 11) * 0.66);
}

typedef struct {
  const char   *what;
  PpBarcodeKind kind;
  const char   *text;
  double        width_mm;
  double        height_mm;
  int           code;
  const char   *nick;
} Bad;

static const Bad bad[] = {
  /* what            kind                text             width  height */
  { "Malayalam",     PP_BARCODE_CODE128, "ബാച്ച്",           80, 20,
    PP_PAPER_ERROR_NOT_ASCII, "paper.not-ascii" },
  { "dash",          PP_BARCODE_QR,      "A–014",         40, 40,
    PP_PAPER_ERROR_NOT_ASCII, "paper.not-ascii" },
  { "line end",      PP_BARCODE_CODE128, "A-014\n",       80, 20,
    PP_PAPER_ERROR_NOT_ASCII, "paper.not-ascii" },
  { "empty",         PP_BARCODE_CODE128, "",              80, 20,
    PP_PAPER_ERROR_FAILED, "paper.failed" },
  { "wrong check",   PP_BARCODE_EAN13,   "8901234567891", 60, 30,
    PP_PAPER_ERROR_FAILED, "paper.failed" },
  { "EAN of 8",      PP_BARCODE_EAN13,   "89012345",      60, 30,
    PP_PAPER_ERROR_FAILED, "paper.failed" },
  { "EAN with sign", PP_BARCODE_EAN13,   "890123456+12",  60, 30,
    PP_PAPER_ERROR_FAILED, "paper.failed" },
  { "no elements",   PP_BARCODE_GS1_DATAMATRIX, "0108901234567890", 40, 40,
    PP_PAPER_ERROR_FAILED, "paper.failed" },
  { "wrong GTIN",    PP_BARCODE_GS1_DATAMATRIX, "[01]08901234567891", 40, 40,
    PP_PAPER_ERROR_FAILED, "paper.failed" },
  { "narrow",        PP_BARCODE_CODE128, "L-A26-00123",   30, 20,
    PP_PAPER_ERROR_DOES_NOT_FIT, "paper.does-not-fit" },
  { "low",           PP_BARCODE_CODE128, "L-A26-00123",   80, 6,
    PP_PAPER_ERROR_DOES_NOT_FIT, "paper.does-not-fit" },
  { "narrow EAN",    PP_BARCODE_EAN13,   "890123456789",  28, 30,
    PP_PAPER_ERROR_DOES_NOT_FIT, "paper.does-not-fit" },
  { "small QR",      PP_BARCODE_QR,      "https://panippura.example/b/B-A26-00042", 9, 9,
    PP_PAPER_ERROR_DOES_NOT_FIT, "paper.does-not-fit" },
  { "flat QR",       PP_BARCODE_QR,      "https://panippura.example/b/B-A26-00042", 40, 9,
    PP_PAPER_ERROR_DOES_NOT_FIT, "paper.does-not-fit" },
  { "small matrix",  PP_BARCODE_GS1_DATAMATRIX, "[01]08901234567890[10]B-A26-00042", 4.9, 4.9,
    PP_PAPER_ERROR_DOES_NOT_FIT, "paper.does-not-fit" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const PpBarcode code = { bad[i].kind, bad[i].text, TRUE, 0 };
      g_autoptr (PpPaper) paper = make_paper ();
      g_autoptr (PpReadback) readback = NULL;
      g_autoptr (GError) error = NULL;
      double left, top, right, bottom;

      g_test_message ("%s", bad[i].what);
      g_assert_false (pp_barcode_draw (&code, paper, 0, 0, bad[i].width_mm, bad[i].height_mm,
                                       &error));
      g_assert_error (error, PP_PAPER_ERROR, bad[i].code);
      g_assert_cmpstr (pp_error_get_code (error), ==, bad[i].nick);
      g_assert_cmpstr (error->message, !=, "");
      readback = read_back (paper);
      g_assert_false (pp_readback_get_ink (readback, 1, 203, &left, &top, &right, &bottom));
    }
}

/* The smallest box is what draw takes; a hair less and it refuses. */
static void
test_smallest_box (void)
{
  static const int dpis[] = { 0, 203, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    for (guint d = 0; d < G_N_ELEMENTS (dpis); d++)
      {
        const PpBarcode code = { good[i].kind, good[i].text, TRUE, dpis[d] };
        g_autoptr (PpPaper) paper = make_paper ();
        g_autoptr (GError) narrow = NULL;
        g_autoptr (GError) low = NULL;
        double w, h;

        g_test_message ("%s, known %d", good[i].what, dpis[d]);
        g_assert_true (pp_barcode_measure (&code, PP_BARCODE_LEAST_MODULE_MM, &w, &h, NULL));
        g_assert_true (pp_barcode_draw (&code, paper, 0, 0, w, h, NULL));
        g_assert_false (pp_barcode_draw (&code, paper, 0, 0, w - 0.01, h, &narrow));
        g_assert_error (narrow, PP_PAPER_ERROR, PP_PAPER_ERROR_DOES_NOT_FIT);
        g_assert_false (pp_barcode_draw (&code, paper, 0, 0, w, h - 0.01, &low));
        g_assert_error (low, PP_PAPER_ERROR, PP_PAPER_ERROR_DOES_NOT_FIT);
      }
}

int
main (int argc, char **argv)
{
  static const double smallest = 1, free_size = 1.37;

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/paper/barcode/read-smallest", &smallest, test_read);
  g_test_add_data_func ("/paper/barcode/read-any-size", &free_size, test_read);
  g_test_add_func ("/paper/barcode/read-on-dots", test_read_on_dots);
  g_test_add_func ("/paper/barcode/stays-in-box", test_stays_in_box);
  g_test_add_func ("/paper/barcode/quiet-zones", test_quiet_zones);
  g_test_add_func ("/paper/barcode/digits", test_digits);
  g_test_add_func ("/paper/barcode/ean-no-larger-than-lawful", test_ean_no_larger_than_lawful);
  g_test_add_func ("/paper/barcode/refused", test_refused);
  g_test_add_func ("/paper/barcode/smallest-box", test_smallest_box);

  return g_test_run ();
}
