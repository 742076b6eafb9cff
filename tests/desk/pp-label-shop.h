/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-form.h"
#include "pp-screen.h"
#include "pp-works.h"

G_BEGIN_DECLS

const char *pp_label_shop_stock  (PpWorks *works);
GPtrArray  *pp_label_shop_log    (PpWorks *works, const char *batch);
PpForm     *pp_label_shop_form   (PpScreen *screen);
void        pp_label_shop_await  (PpScreen *screen, const char *name, double width_mm);
guint       pp_label_shop_count  (GtkWidget *list);
GtkWindow  *pp_label_shop_top    (GType type);
char       *pp_label_shop_choose (GtkWindow *paper, const char *folder);
char       *pp_label_shop_save   (GtkWindow *paper, guint n_pages);

G_END_DECLS
