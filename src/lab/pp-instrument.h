/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpInstrument:
 * @code: short, unique, on the instrument: "BAL-1"
 * @name_en: what it is called
 * @name_ml: in Malayalam
 * @certificate: (nullable): number of its calibration certificate
 * @calibrated_on: (nullable): YYYY-MM-DD
 * @due_on: (nullable): last day on which that calibration holds; %NULL where it needs none
 */
typedef struct {
  PpRecord parent_instance;
  char    *code;
  char    *name_en;
  char    *name_ml;
  char    *certificate;
  char    *calibrated_on;
  char    *due_on;
} PpInstrument;

PP_DECLARE_RECORD (PpInstrument, pp_instrument)

gboolean   pp_instrument_is_overdue (PpInstrument *self, const char *day);
gboolean   pp_instrument_used_last  (PpDb *db, const char *parameter, char **id, GError **error);
GPtrArray *pp_instrument_list       (PpDb *db, GError **error);

gpointer   pp_instrument_add        (PpAct *act, gpointer asked, GError **error);
gpointer   pp_instrument_edit       (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
