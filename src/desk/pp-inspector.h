/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pp_inspector_clear_environment (void);
void pp_inspector_forbid            (void);

G_END_DECLS
