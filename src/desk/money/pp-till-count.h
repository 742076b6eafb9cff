/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PP_TYPE_TILL_COUNT (pp_till_count_get_type ())
G_DECLARE_FINAL_TYPE (PpTillCount, pp_till_count, PP, TILL_COUNT, GtkGrid)

void     pp_till_count_serve   (PpTillCount *self, PpSession *session, const char *form);
gboolean pp_till_count_get_sum (PpTillCount *self, gint64 *paise);
void     pp_till_count_clear   (PpTillCount *self);

G_END_DECLS
