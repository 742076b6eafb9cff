/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpLabelPanel:
 * @panel_mm2: area of the pack's main panel
 * @surface_mm2: of the whole pack; 0 where it is not told
 */
typedef struct {
  gint64 panel_mm2;
  gint64 surface_mm2;
} PpLabelPanel;

gint64   pp_label_panel_of_box     (gint64 width_um, gint64 height_um);
gint64   pp_label_panel_of_jar     (gint64 height_um, gint64 diameter_um);
gint64   pp_label_panel_of_surface (gint64 surface_mm2);
gboolean pp_label_panel_is_small   (const PpLabelPanel *self);
gboolean pp_label_panel_is_tiny    (const PpLabelPanel *self);

G_END_DECLS
