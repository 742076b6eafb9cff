/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-store.h"

G_BEGIN_DECLS

/** PpHealthLevel: how a thing stands. */
typedef enum {
  PP_HEALTH_GOOD,
  PP_HEALTH_LOOK,   /* somebody should look after it in these days */
  PP_HEALTH_BAD,    /* at once */
} PpHealthLevel;

/** PpHealthTopic: what is looked at, in the order of the code. */
typedef enum {
  PP_HEALTH_FILE,      /* the data file's pages */
  PP_HEALTH_RECORD,    /* the chain of acts */
  PP_HEALTH_ROOM,      /* on the disk */
  PP_HEALTH_CLOCK,
  PP_HEALTH_BACKUP,
  PP_HEALTH_KEY,       /* what opens backups */
  PP_HEALTH_DISTRICT,  /* what waits to be sent */
  PP_HEALTH_N_TOPICS,
} PpHealthTopic;

/**
 * PpHealthCheck:
 * @level: how it stands
 * @words: in plain words, and what to do
 */
typedef struct {
  PpHealthLevel level;
  char         *words;
} PpHealthCheck;

/**
 * PpHealth:
 * @checks: by #PpHealthTopic
 * @backup_days: since the last backup; 31 for longer, or never
 * @waiting_days: since when something waits to be sent; 31 for longer
 * @verified: the last act that was read and holds
 */
typedef struct {
  PpHealthCheck checks[PP_HEALTH_N_TOPICS];
  guint         backup_days;
  guint         waiting_days;
  gint64        verified;
} PpHealth;

PpHealth     *pp_health_check       (PpStore *store, gint64 now, GError **error);
PpHealthLevel pp_health_get_level   (const PpHealth *self);
const char   *pp_health_topic_name  (PpHealthTopic topic);
const char   *pp_health_level_name  (PpHealthLevel level);
char         *pp_health_dup_code    (const PpHealth *self);
PpHealth     *pp_health_read_code   (const char *code, GError **error);
void          pp_health_free        (PpHealth *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpHealth, pp_health_free)

G_END_DECLS
