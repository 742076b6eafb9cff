/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-json.h"
#include "store/pp-schema.h"
#include "store/pp-store.h"

G_BEGIN_DECLS

/**
 * PpAsk:
 * @today: (nullable): the day from which "N HH:MM" counts working days; without one a time is a
 *   date and nothing else
 * @names: (element-type utf8 utf8) (nullable): what "@name" stands for: ids
 */
typedef struct {
  const char *today;
  GHashTable *names;
} PpAsk;

PpRecord *pp_ask_build      (const PpAsk *self, PpDb *db, const PpVerb *verb, const PpJson *with,
                             GError **error);
PpRecord *pp_ask_read       (PpStore *store, const PpVerb *verb, const PpJson *with,
                             GError **error);
gboolean  pp_ask_parse_time (const PpAsk *self, PpDb *db, const char *text, gint64 *at,
                             GError **error);

G_END_DECLS
