/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

#define PP_PIN_DIGITS 6

/** PP_PIN_DEMO: of everybody in a demo cluster who has not set another. */
#define PP_PIN_DEMO "147258"

gboolean pp_pin_is_weak        (const char *pin);
gboolean pp_pin_check_strength (const char *pin, GError **error);
guint    pp_pin_passes_for     (gint64 microseconds);
gboolean pp_pin_choose_cost    (PpDb *db, GError **error);
gboolean pp_pin_read_passes    (PpDb *db, guint *passes, GError **error);
gboolean pp_pin_set            (PpDb *db, const char *staff, const char *pin, GError **error);
gboolean pp_pin_check          (PpDb *db, const char *staff, const char *pin, gint64 now,
                                GError **error);
gboolean pp_pin_read_wait      (PpDb *db, const char *staff, gint64 now, gint64 *seconds,
                                GError **error);

G_END_DECLS
