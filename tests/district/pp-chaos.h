/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** PpChaosFault: what happens to one connection. */
typedef enum {
  PP_CHAOS_GOOD,
  PP_CHAOS_TWICE,            /* the request comes twice; the second answer goes back */
  PP_CHAOS_SLOW,             /* in small pieces */
  PP_CHAOS_EARLY,            /* a status 103 before the answer */
  PP_CHAOS_N_WHOLE,          /* above: a whole answer of the server's comes */
  PP_CHAOS_CUT = PP_CHAOS_N_WHOLE,
  PP_CHAOS_REQUEST_CUT,      /* half of the request comes to the server */
  PP_CHAOS_ANSWER_LOST,
  PP_CHAOS_ANSWER_SHORT,     /* half of the answer, and a clean end */
  PP_CHAOS_HEADER_SHORT,
  PP_CHAOS_PORTAL,           /* a hotel's page, with status 200 */
  PP_CHAOS_EMPTY,            /* status 200 and nothing */
  PP_CHAOS_REDIRECT,
  PP_CHAOS_STATUS,
  PP_CHAOS_OLD,              /* the answer before */
  PP_CHAOS_N_FAULTS,
  PP_CHAOS_ENDLESS,          /* a body without an end */
} PpChaosFault;

/**
 * PpChaos:
 * @port: where it listens, on loopback
 *
 * A line between desk and server that breaks in every way, in a thread of its own. The counters
 * are read while nothing is on the line.
 */
typedef struct _PpChaos PpChaos;

PpChaos *pp_chaos_new       (guint16 server, guint32 seed);
void     pp_chaos_free      (PpChaos *self);
guint16  pp_chaos_get_port  (PpChaos *self);
void     pp_chaos_set       (PpChaos *self, int fault);
int      pp_chaos_get_whole (PpChaos *self);
int      pp_chaos_get_trap  (PpChaos *self);
int      pp_chaos_get_sent  (PpChaos *self);

/** PP_CHAOS_ANY: what pp_chaos_set() takes for another fault each time. */
#define PP_CHAOS_ANY -1

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpChaos, pp_chaos_free)

G_END_DECLS
