/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-logged-act.h"

G_BEGIN_DECLS

/** PP_REFERENCE_INCARNATION: whose acts bring the reference data that the program ships. */
#define PP_REFERENCE_INCARNATION "reference"

gboolean pp_apply_acts    (PpDb *db, GPtrArray *acts, GError **error);
gboolean pp_apply_place   (PpDb *db, const char *incarnation, gint64 seq, gint64 place,
                           GError **error);
gboolean pp_apply_forget_places (PpDb *db, gint64 last, GError **error);
gboolean pp_apply_refusal (PpDb *db, const char *incarnation, gint64 seq, const char *why,
                           gint64 place, GError **error);

G_END_DECLS
