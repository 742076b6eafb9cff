/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PpFigures PpFigures;

PpFigures *pp_figures_new    (void);
void       pp_figures_free   (PpFigures *self);
void       pp_figures_add    (PpFigures *self, double value);
double     pp_figures_at     (PpFigures *self, double part);
double     pp_figures_median (PpFigures *self);
void       pp_figures_print  (const char *name, double value);
void       pp_figures_ratio  (const char *name, double value, double to, double goal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpFigures, pp_figures_free)

G_END_DECLS
