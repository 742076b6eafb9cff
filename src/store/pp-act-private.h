/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"
#include "store/pp-chain.h"
#include "store/pp-db-private.h"
#include "store/pp-request.h"

G_BEGIN_DECLS

/** PP_ACT_LIMIT: most bytes of changes in one act; what is larger comes as many acts. */
#define PP_ACT_LIMIT (64 * 1024)

/** PP_ACT_CHANGES: most changes in one act, for their ids lie between its id and the next one's. */
#define PP_ACT_CHANGES 65536

/** PP_CHANGE_ID: id of an act's @n th change, from 0. SQL says it as `act << 16`. */
#define PP_CHANGE_ID(act, n) ((gint64) (act) * PP_ACT_CHANGES + (n))

typedef struct {
  PpRecordClass *klass;
  char          *row;
  char          *new_json;   /* (nullable) */
  char          *old_json;   /* (nullable) */
  char           op[2];
  guint8         seal[PP_SEAL_SIZE];
} PpChange;

struct _PpAct {
  PpDb            *db;
  const PpRequest *request;
  const PpVerb    *verb;
  char            *device;
  char            *incarnation;
  char            *key;
  char            *undoes;
  char            *today;
  gint64           id;
  gint64           seq;
  gint64           at;
  gboolean         doubtful;
  gboolean         demo;
  gboolean         pin_refused;  /* the count of wrong PINs is kept, and nothing else */
  gint64           last_id;      /* counter of row ids: the last that was taken */
  gsize            size;
  GPtrArray       *changes;      /* (owned) (element-type PpChange) */
  char            *erasing;      /* (nullable): "kind/row" */
  guint8           previous[PP_HASH_SIZE];
  guint8           hash[PP_HASH_SIZE];
};

PpAct   *pp_act_begin   (PpDb *db, const PpRequest *request, GError **error);
gboolean pp_act_finish  (PpAct *act, GError **error);
void     pp_act_free    (PpAct *act);
gboolean pp_act_log     (PpAct *act, PpRecordClass *klass, const char *row, const char *op,
                         char *new_json, char *old_json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpAct, pp_act_free)

G_END_DECLS
