/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-line.h"
#include "store/pp-logged-act.h"
#include "sync/pp-envelope.h"

G_BEGIN_DECLS

/**
 * PpForger:
 * @line: with the server that it talks to
 * @incarnation: what it calls itself
 * @cluster: code of the cluster that it enrolled for
 * @seq: the last act that the server took
 * @mark: the last place that it saw
 * @head: hash of act @seq
 *
 * A device with an enrolled key and no program behind it: it sends what no desk would.
 */
typedef struct {
  PpLine *line;
  char   *incarnation;
  char   *device;
  char   *cluster;
  char   *epoch;
  char   *series;
  guint8  key[PP_KEY_SIZE];
  guint8  secret[PP_SECRET_KEY_SIZE];
  guint8  server_key[PP_KEY_SIZE];
  gint64  seq;
  gint64  mark;
  guint8  head[PP_HASH_SIZE];
} PpForger;

/**
 * PpForgedHead:
 *
 * The header of a request, to be bent before it is sealed.
 */
typedef struct {
  gint64      version;
  const char *kind;
  const char *cluster;
  const char *incarnation;
  gint64      first;
  gint64      last;
  gint64      mark;
  const char *epoch;
  guint8      previous[PP_HASH_SIZE];
  guint8      head[PP_HASH_SIZE];
} PpForgedHead;

/**
 * PpForgedAnswer:
 * @payload: JSON lines
 */
typedef struct {
  PpJson *header;
  char   *payload;
} PpForgedAnswer;

PpForger       *pp_forger_new         (PpLine *line, const char *incarnation, const char *cluster);
void            pp_forger_free        (PpForger *self);
GPtrArray      *pp_forger_acts        (void);
PpLoggedAct    *pp_forger_act         (PpForger *self, GPtrArray *acts, const char *actor,
                                       const char *verb);
void            pp_forger_change      (PpLoggedAct *act, const char *op, const char *table,
                                       const char *row, const char *new_json,
                                       const char *old_json);
void            pp_forger_person      (PpForger *self, GPtrArray *acts, const char *row,
                                       const char *name);
void            pp_forger_chain       (PpForger *self, GPtrArray *acts, PpForgedHead *head);
GBytes         *pp_forger_seal        (PpForger *self, const PpForgedHead *head, GPtrArray *acts);
PpForgedAnswer *pp_forger_send        (PpForger *self, GBytes *request);
PpForgedAnswer *pp_forger_push        (PpForger *self, GPtrArray *acts);
void            pp_forger_assert_refused (PpForger *self, GBytes *request, const char *problem);
void            pp_forged_answer_free (PpForgedAnswer *self);
const char     *pp_forged_problem     (PpForgedAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpForger, pp_forger_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpForgedAnswer, pp_forged_answer_free)

G_END_DECLS
