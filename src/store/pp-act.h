/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"
#include "store/pp-schema.h"

G_BEGIN_DECLS

PpDb       *pp_act_get_db          (PpAct *act);
gint64      pp_act_get_now         (PpAct *act);
gint64      pp_act_get_happened_at (PpAct *act);
const char *pp_act_get_today       (PpAct *act);
const char *pp_act_get_actor       (PpAct *act);
const char *pp_act_get_second      (PpAct *act);
gboolean    pp_act_is_rehearsal    (PpAct *act);
const char *pp_act_get_key         (PpAct *act);
const char *pp_act_get_new_pin     (PpAct *act);
gboolean    pp_act_is_doubtful     (PpAct *act);
gboolean    pp_act_is_demo         (PpAct *act);

gpointer    pp_act_insert          (PpAct *act, gpointer draft, GError **error);
gpointer    pp_act_update          (PpAct *act, gpointer draft, GError **error);
gpointer    pp_act_void            (PpAct *act, gpointer record, GError **error);
gpointer    pp_act_erase           (PpAct *act, gpointer record, GError **error);

gboolean    pp_act_count           (PpAct *act, const char *series, gint64 *number, GError **error);
char       *pp_act_number          (PpAct *act, const char *letter, int digits, GError **error);
char       *pp_act_get_series      (PpAct *act, GError **error);

G_END_DECLS
