/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

/**
 * PpRecordAsk:
 * @day: YYYY-MM-DD
 * @actor: (nullable): id of who did it; %NULL: whoever
 * @verb: (nullable): what they did; %NULL: whatever
 * @most: how many acts
 *
 * What of the record is meant.
 */
typedef struct {
  char *day;
  char *actor;
  char *verb;
  guint most;
} PpRecordAsk;

PpRecordAsk *pp_record_ask_new    (const char *day, const char *actor, const char *verb,
                                   guint most);
void         pp_record_ask_free   (PpRecordAsk *self);
void         pp_record_export_ask (PpPane *page, const PpRecordAsk *ask);

G_END_DECLS
