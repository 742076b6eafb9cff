/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The verbs by which a person deals with an act that the district server refused. */
#define PP_REFUSAL_ADOPT    "refused.adopt"
#define PP_REFUSAL_WITHDRAW "refused.withdraw"

#define PP_REFUSAL_VERBS "('" PP_REFUSAL_ADOPT "', '" PP_REFUSAL_WITHDRAW "')"

/** PP_ACT_SETTLES: an act `s` that settles the act `a`, and was not refused itself. */
#define PP_ACT_SETTLES \
  "s.undoes = a.incarnation || '/' || a.seq AND s.refused IS NULL AND s.verb IN " PP_REFUSAL_VERBS

/** PP_ACT_IS_REFUSED: an act `a` that the server refused, and that is there to be settled. */
#define PP_ACT_IS_REFUSED "a.refused IS NOT NULL AND a.verb NOT IN " PP_REFUSAL_VERBS

/** PP_ACT_IS_OPEN: likewise, and nobody has settled it. */
#define PP_ACT_IS_OPEN \
  PP_ACT_IS_REFUSED " AND NOT EXISTS (SELECT 1 FROM act AS s WHERE " PP_ACT_SETTLES ")"

/**
 * PP_CHANGE_COUNTS:
 *
 * Whether the change `c` of the act `a` counts in what its row's log makes of it. A refused act
 * counts, on the desk that did it, until it is settled. Adopted, its adoption counts instead;
 * withdrawn, neither it nor the withdrawal does: the row is what everybody else's acts make of it.
 * Only a row that the withdrawn act began is held up by both, for it is never deleted. To settle
 * an act in vain changes nothing.
 */
#define PP_CHANGE_COUNTS \
  "CASE WHEN a.refused IS NULL AND a.verb <> '" PP_REFUSAL_WITHDRAW "' THEN 1 " \
  "WHEN a.verb = '" PP_REFUSAL_WITHDRAW "' THEN a.refused IS NULL AND EXISTS (" \
  "SELECT 1 FROM change AS i JOIN act AS r ON r.id = i.act WHERE i.tbl = c.tbl " \
  "AND i.row = c.row AND i.op = 'I' AND a.undoes = r.incarnation || '/' || r.seq) " \
  "WHEN a.verb = '" PP_REFUSAL_ADOPT "' THEN 0 " \
  "ELSE c.op = 'E' OR NOT EXISTS (SELECT 1 FROM act AS s WHERE " PP_ACT_SETTLES \
  " AND (s.verb = '" PP_REFUSAL_ADOPT "' OR NOT EXISTS (SELECT 1 FROM change AS i " \
  "WHERE i.act = a.id AND i.tbl = c.tbl AND i.row = c.row AND i.op = 'I'))) END"

/**
 * PP_CHANGE_ORDER:
 *
 * The order in which a row's changes count: that of the feed, own unconfirmed acts last. A refused
 * act stands after the place that the server named.
 */
#define PP_CHANGE_ORDER "a.place IS NULL, a.place, a.refused IS NOT NULL, c.id"

G_END_DECLS
