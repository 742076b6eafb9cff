/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/shell/pp-print-job.h"

G_BEGIN_DECLS

/**
 * PpPrinterWish:
 * @copies: how many
 * @width_mm: of the sheet
 * @height_mm: of the sheet
 * @printer: (nullable): name of the one that is likely
 *
 * What the dialogue begins with.
 */
typedef struct {
  int         copies;
  double      width_mm;
  double      height_mm;
  const char *printer;
} PpPrinterWish;

/**
 * PpPrinterOrder:
 * @printer: where to
 * @settings: how many, and what else was chosen
 * @setup: the sheet
 *
 * What was chosen in the dialogue.
 */
typedef struct {
  GtkPrinter       *printer;
  GtkPrintSettings *settings;
  GtkPageSetup     *setup;
} PpPrinterOrder;

/**
 * PpPrinterChosen:
 * @parent: the window that asked
 * @order: (transfer full): where it is to be printed, and how
 */
typedef void (*PpPrinterChosen) (GtkWindow *parent, PpPrinterOrder *order);

/**
 * PpPrinterLooked:
 * @parent: the window that asked
 * @is_any: whether this computer knows a printer
 */
typedef void (*PpPrinterLooked) (GtkWindow *parent, gboolean is_any);

void pp_printer_ask          (GtkWindow *parent, const char *title, const PpPrinterWish *wish,
                              PpPrinterChosen chosen);
int  pp_printer_order_copies (const PpPrinterOrder *self);
void pp_printer_order_send   (const PpPrinterOrder *self, PpPrintJob *job);
void pp_printer_order_free   (PpPrinterOrder *self);
void pp_printer_look         (GtkWindow *parent, PpPrinterLooked looked);

G_END_DECLS
