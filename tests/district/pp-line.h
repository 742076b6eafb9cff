/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-fixture.h"

G_BEGIN_DECLS

/** PpLineFault: what happens to one round trip. */
typedef enum {
  PP_LINE_GOOD,
  PP_LINE_REQUEST_LOST,
  PP_LINE_ANSWER_LOST,
  PP_LINE_TWICE,              /* the same request comes twice */
  PP_LINE_REQUEST_BENT,       /* one byte of it is another */
  PP_LINE_ANSWER_BENT,
  PP_LINE_OLD_ANSWER,         /* the answer before comes instead */
  PP_LINE_N_FAULTS,
} PpLineFault;

/**
 * PpLine:
 * @cluster: the cluster's code
 * @server: the district server's store
 * @desks: (element-type PpFixture): desks of one cluster; the first one set it up
 *
 * A district server and the desks of one cluster in one process, on real databases, with the
 * envelopes that travel between them in the test's hand.
 */
typedef struct {
  char      *folder;
  char      *cluster;
  PpStore   *server;
  GPtrArray *desks;
  GPtrArray *last_answers;   /* (element-type GBytes) (nullable): of each desk */
} PpLine;

PpLine    *pp_line_new            (guint n_desks);
PpLine    *pp_line_new_on         (const PpSchema *schema, guint n_desks);
void       pp_line_free           (PpLine *self);
PpFixture *pp_line_desk           (PpLine *self, guint desk);
void       pp_line_add_desk       (PpLine *self, gint64 seed);
void       pp_line_add_desk_on    (PpLine *self, gint64 seed, const PpSchema *schema);
void       pp_line_add_clone      (PpLine *self, guint desk);

GBytes    *pp_line_request        (PpLine *self, guint desk);
GBytes    *pp_line_answer         (PpLine *self, GBytes *request, GError **error);
gboolean   pp_line_take           (PpLine *self, guint desk, GBytes *answer, gboolean *again,
                                   GError **error);
gboolean   pp_line_sync           (PpLine *self, guint desk, PpLineFault fault, guint32 chance);
void       pp_line_settle         (PpLine *self);

void       pp_line_reopen_server  (PpLine *self);
void       pp_line_back_up_server (PpLine *self);
void       pp_line_restore_server (PpLine *self);
void       pp_line_edit_person    (PpLine *self, guint desk, const char *person,
                                   const char *column, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpLine, pp_line_free)

G_END_DECLS
