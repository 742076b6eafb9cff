/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PpDone:
 * @widget: that asked, still there
 * @record: (transfer none) (nullable): what the verb returned; %NULL where it was refused
 * @error: (nullable): why it was
 */
typedef void (*PpDone) (gpointer widget, gpointer record, const GError *error);

void pp_deed_run              (gpointer widget, const char *verb, gpointer argument, PpDone done);
void pp_deed_try              (gpointer widget, const char *verb, gpointer argument, PpDone done);
void pp_deed_run_with_new_pin (gpointer widget, const char *verb, gpointer argument,
                               const char *new_pin, PpDone done);

G_END_DECLS
