/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-schedule.h"

G_BEGIN_DECLS

char *pp_grid_words_at (const PpSchedule *schedule, guint row, gint64 at);

G_END_DECLS
