/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/pp-page.h"

G_BEGIN_DECLS

/**
 * PP_BARCODE_LEAST_MODULE_MM:
 *
 * The thinnest bar that an ordinary scanner reads from a label printer of 203 dots an inch:
 * two dots. (GS1 General Specifications allow 0.249 mm for labels printed on demand.)
 */
#define PP_BARCODE_LEAST_MODULE_MM 0.25

/**
 * PpBarcodeKind:
 * @PP_BARCODE_CODE128: any ASCII: lots, samples, tokens
 * @PP_BARCODE_EAN13: 12 or 13 digits: goods in the shop; always with its digits
 * @PP_BARCODE_QR: any ASCII: addresses of pages
 * @PP_BARCODE_GS1_DATAMATRIX: GS1 elements, as "[01]08901234567890[10]B-A26-1"
 */
typedef enum {
  PP_BARCODE_CODE128,
  PP_BARCODE_EAN13,
  PP_BARCODE_QR,
  PP_BARCODE_GS1_DATAMATRIX,
} PpBarcodeKind;

/**
 * PpBarcode:
 * @kind: of the code
 * @text: what it holds, printable ASCII
 * @with_text: whether Code 128 has @text under its bars
 * @dpi: of the printer, so that every bar is a whole number of dots and sharp; 0 where it is
 *   not known
 */
typedef struct {
  PpBarcodeKind  kind;
  const char    *text;
  gboolean       with_text;
  int            dpi;
} PpBarcode;

gboolean pp_barcode_measure (const PpBarcode *code, double module_mm, double *width_mm,
                             double *height_mm, GError **error);
gboolean pp_barcode_draw    (const PpBarcode *code, PpPaper *paper, double x_mm, double y_mm,
                             double width_mm, double height_mm, GError **error);

G_END_DECLS
