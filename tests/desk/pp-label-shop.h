/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-screen.h"
#include "pp-works.h"

G_BEGIN_DECLS

const char *pp_label_shop_stock (PpWorks *works);
GtkWindow  *pp_label_shop_top   (GType type);
char       *pp_label_shop_save  (GtkWindow *paper, guint n_pages);

G_END_DECLS
