/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtkunixprint.h>

#include "desk/shell/pp-print-queue.h"
#include "desk/shell/pp-shell.h"

G_BEGIN_DECLS

#define PP_TYPE_PRINT_JOB (pp_print_job_get_type ())
G_DECLARE_FINAL_TYPE (PpPrintJob, pp_print_job, PP, PRINT_JOB, GObject)

const char  *pp_print_job_title_of  (const char *name);
PpPrintJob  *pp_print_job_new       (const char *title, GBytes *pdf);
void         pp_print_job_send      (PpPrintJob *self, GtkPrinter *printer,
                                     GtkPrintSettings *settings, GtkPageSetup *setup);
void         pp_print_job_take_out  (PpPrintJob *self);
PpPrintStage pp_print_job_get_stage (PpPrintJob *self);
gboolean     pp_print_job_is_stuck  (PpPrintJob *self);
const char  *pp_print_job_get_words (PpPrintJob *self);
void         pp_print_job_tell      (PpPrintJob *self, PpShell *shell);

G_END_DECLS
