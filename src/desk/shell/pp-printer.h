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
 * PpPrinterSent:
 * @parent: the window that asked
 * @job: what is on its way
 * @printer: its name
 */
typedef void (*PpPrinterSent) (GtkWindow *parent, PpPrintJob *job, const char *printer);

/**
 * PpPrinterSaved:
 * @parent: the window that asked
 * @words: how it went
 */
typedef void (*PpPrinterSaved) (GtkWindow *parent, const char *words);

void pp_printer_print (GtkWindow *parent, PpPrintJob *job, const PpPrinterWish *wish,
                       PpPrinterSent sent);
void pp_printer_save  (GtkWindow *parent, const char *name, GBytes *pdf,
                       PpPrinterSaved saved);

G_END_DECLS
