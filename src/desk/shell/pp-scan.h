/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PP_TYPE_SCAN (pp_scan_get_type ())
G_DECLARE_FINAL_TYPE (PpScan, pp_scan, PP, SCAN, GObject)

typedef enum {
  PP_SCAN_PASS,      /* somebody types: the key goes where it was going */
  PP_SCAN_HOLD,      /* perhaps a scanner: the key is kept */
  PP_SCAN_DONE,      /* a scanner: pp_scan_get_text() has what it read */
} PpScanAnswer;

PpScan      *pp_scan_new      (GtkWidget *window);
PpScanAnswer pp_scan_key      (PpScan *self, guint keycode, gboolean shift, gunichar typed,
                               gint64 at_ms);
char        *pp_scan_give_up  (PpScan *self);
const char  *pp_scan_get_text (PpScan *self);

G_END_DECLS
