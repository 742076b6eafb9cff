/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

char       *pp_shown_for_edit (PpRecord *record, const PpColumn *column);
char       *pp_shown_amount   (gint64 amount, const char *measure);
const char *pp_shown_unit     (const char *measure);
char       *pp_shown_name     (const char *name_en, const char *name_ml);
char       *pp_shown_time     (gint64 at);
char       *pp_shown_moment   (gint64 at, gint64 now);

G_END_DECLS
