/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-verify-private.h"

#include "store/pp-chain.h"
#include "store/pp-db-private.h"
#include "store/pp-refusal-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The last act of one device's incarnation that was read. */
typedef struct {
  gint64   seq;
  gint64   place;              /* the last in the cluster's feed; 0 before the first */
  gboolean waits;              /* an act before has none yet, and so none after has one */
  gboolean broken;             /* told already: what follows is not told again */
  gboolean misplaced;          /* likewise of places */
  guint8   hash[PP_HASH_SIZE];
} Head;

typedef struct {
  PpVerifyReport *report;
  GHashTable     *heads;       /* (element-type utf8 Head) */
  PpStatement    *changes;     /* (not owned) of all acts, in the acts' order */
  gboolean        has_change;
  PpStatement    *acts;        /* (not owned) on the act in hand; %NULL behind the last */
  GByteArray     *seals;       /* of the act in hand */
  gint64          n_seals;
  gboolean        told_seal;
} Walk;

static gboolean
holds_nul (PpStatement *statement, int first, int last)
{
  for (int column = first; column <= last; column++)
    if (pp_statement_holds_nul (statement, column))
      return TRUE;
  return FALSE;
}

static gboolean
check_seal (Walk *walk, const guint8 *seal, gsize length)
{
  PpStatement *change = walk->changes;
  guint8 again[PP_SEAL_SIZE];

  if (length == PP_HASH_SIZE)
    return pp_statement_text (change, 4) == NULL && pp_statement_text (change, 5) == NULL;
  if (length != PP_SEAL_SIZE || holds_nul (change, 1, 5))
    return FALSE;
  memcpy (again, seal, PP_SEAL_KEY_SIZE);
  pp_chain_seal (again, pp_statement_text (change, 1), pp_statement_text (change, 2),
                 pp_statement_text (change, 3), pp_statement_text (change, 4),
                 pp_statement_text (change, 5));
  return memcmp (again, seal, PP_SEAL_SIZE) == 0;
}

/* The act in hand, as people name it; only where something is found. */
static char *
key_of (Walk *walk)
{
  return walk->acts != NULL ? g_strdup_printf ("%s/%" G_GINT64_FORMAT,
                                               pp_statement_text (walk->acts, 2),
                                               pp_statement_int (walk->acts, 3))
                            : g_strdup ("");
}

static void
tell_altered (Walk *walk)
{
  g_autofree char *key = key_of (walk);

  walk->told_seal = TRUE;
  pp_verify_find (walk->report, _("The record of act %s was altered: row %s of “%s”."), key,
                  pp_statement_text (walk->changes, 2), pp_statement_text (walk->changes, 1));
}

/* Takes the changes of act @id from the stream, checks their seals and collects them. */
static gboolean
read_seals (Walk *walk, gint64 id, GError **error)
{
  g_byte_array_set_size (walk->seals, 0);
  walk->n_seals = 0;

  while (walk->has_change && pp_statement_int (walk->changes, 0) <= id)
    {
      gsize length;
      const guint8 *seal = pp_statement_blob (walk->changes, 6, &length);

      if (pp_statement_int (walk->changes, 0) < id)
        pp_verify_find (walk->report, _("A change belongs to no act: row %s of “%s”."),
                        pp_statement_text (walk->changes, 2),
                        pp_statement_text (walk->changes, 1));
      else if (!check_seal (walk, seal, length) && !walk->told_seal)
        tell_altered (walk);
      if (length >= PP_HASH_SIZE)
        g_byte_array_append (walk->seals, seal + length - PP_HASH_SIZE, PP_HASH_SIZE);
      walk->n_seals++;
      walk->report->n_changes++;
      if (!pp_statement_step (walk->changes, &walk->has_change, error))
        return FALSE;
    }
  return TRUE;
}

static Head *
head_of (Walk *walk, const char *incarnation)
{
  Head *head = g_hash_table_lookup (walk->heads, incarnation);

  if (head == NULL)
    {
      head = g_new0 (Head, 1);
      g_hash_table_insert (walk->heads, g_strdup (incarnation), head);
    }
  return head;
}

static void
tell_broken (Walk *walk, Head *head, const char *verb)
{
  g_autofree char *key = key_of (walk);

  if (head->broken)
    return;
  head->broken = TRUE;
  if (verb != NULL)
    pp_verify_find (walk->report, _("The chain breaks at act %s (%s)."), key, verb);
  else
    pp_verify_find (walk->report, _("Before act %s others are missing."), key);
}

/* Whether the act in hand may stand at its place: those of one chain rise, and only the last acts
 * wait for theirs. A refused act stands after the place that was given last; what withdraws one
 * has none, and what settled one in vain counts nowhere.
 */
static gboolean
follows (Head *head, gint64 place, gboolean refused, const char *verb)
{
  gboolean withdraws = g_strcmp0 (verb, PP_REFUSAL_WITHDRAW) == 0;
  gint64 before = head->place;

  if (refused && (withdraws || g_strcmp0 (verb, PP_REFUSAL_ADOPT) == 0))
    return TRUE;
  if (place == PP_NONE)
    {
      head->waits |= !refused && !withdraws;
      return TRUE;
    }
  head->place = MAX (before, place);
  return !head->waits && (refused ? place >= before : place > before);
}

/* No hash covers the places, for they are given later; but changes count in their order. */
static void
check_place (Walk *walk, Head *head)
{
  PpStatement *act = walk->acts;
  g_autofree char *key = NULL;

  if (follows (head, pp_statement_int (act, 12), pp_statement_int (act, 13) != 0,
               pp_statement_text (act, 8)) || head->misplaced)
    return;
  head->misplaced = TRUE;
  key = key_of (walk);
  pp_verify_find (walk->report, _("The place of act %s in the district's order was altered."),
                  key);
}

static void
check_act (Walk *walk)
{
  PpStatement *act = walk->acts;
  Head *head = head_of (walk, pp_statement_text (act, 2));
  const PpActHead fields = {
    pp_statement_text (act, 1), pp_statement_text (act, 2), pp_statement_int (act, 3),
    pp_statement_int (act, 4), pp_statement_int (act, 5), pp_statement_int (act, 6) != 0,
    pp_statement_text (act, 7), pp_statement_text (act, 8), pp_statement_text (act, 9),
  };
  guint8 hash[PP_HASH_SIZE];
  gsize length;
  const guint8 *stored = pp_statement_blob (act, 10, &length);
  gboolean whole = length == PP_HASH_SIZE && !holds_nul (act, 1, 2) && !holds_nul (act, 7, 9);

  const guint8 *gap = pp_statement_blob (act, 11, &length);
  const guint8 *previous = gap != NULL ? gap : head->hash;

  if (gap != NULL ? fields.seq <= head->seq : fields.seq != head->seq + 1)
    tell_broken (walk, head, NULL);
  pp_chain_hash (hash, previous, &fields, walk->seals->data, walk->n_seals);
  if (!whole || memcmp (hash, stored, PP_HASH_SIZE) != 0)
    tell_broken (walk, head, fields.verb);
  check_place (walk, head);
  head->seq = fields.seq;
  memcpy (head->hash, whole ? stored : hash, PP_HASH_SIZE);
}

static gboolean
walk_acts (Walk *walk, PpStatement *acts, GError **error)
{
  gboolean row;

  while (pp_statement_step (acts, &row, error))
    {
      walk->acts = row ? acts : NULL;
      if (!read_seals (walk, row ? pp_statement_int (acts, 0) : G_MAXINT64, error))
        return FALSE;
      if (!row)
        return TRUE;
      check_act (walk);
      walk->report->n_acts++;
    }
  return FALSE;
}

/* Where each chain stood at act @since. */
static gboolean
read_heads (PpDb *db, gint64 since, GHashTable *heads, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row = TRUE;

  statement = pp_db_prepare (db, error,
                             "WITH RECURSIVE chain (name) AS ("
                             "SELECT min(incarnation) FROM act UNION ALL "
                             "SELECT (SELECT min(incarnation) FROM act WHERE incarnation > name) "
                             "FROM chain WHERE name IS NOT NULL) "
                             "SELECT incarnation, seq, hash, place, refused IS NULL "
                             "FROM chain CROSS JOIN act ON act.id = ("
                             "SELECT id FROM act WHERE incarnation = name AND id <= ? "
                             "ORDER BY seq DESC LIMIT 1)", "i", since);
  while (statement != NULL && row)
    {
      Head *head;
      gsize length;

      if (!pp_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      head = g_new0 (Head, 1);
      head->seq = pp_statement_int (statement, 1);
      head->place = MAX (pp_statement_int (statement, 3), 0);
      head->waits = pp_statement_int (statement, 3) == PP_NONE &&
                    pp_statement_int (statement, 4) != 0;
      memcpy (head->hash, pp_statement_blob (statement, 2, &length), PP_HASH_SIZE);
      g_hash_table_insert (heads, g_strdup (pp_statement_text (statement, 0)), head);
    }
  return FALSE;
}

/**
 * pp_verify_chain: (skip)
 * @db: a connection
 * @since: the last act that is known to hold; 0: from the first
 * @report: takes the findings
 * @error: why it could not be done
 *
 * Recomputes every seal and every act's hash, and names the first of each chain that does not
 * hold, and the first whose place in the feed does not come after those before it.
 *
 * Returns: whether it could be done
 */
gboolean
pp_verify_chain (PpDb *db, gint64 since, PpVerifyReport *report, GError **error)
{
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GByteArray) seals = g_byte_array_new ();
  g_autoptr (PpStatement) changes = NULL, acts = NULL;
  Walk walk = { .report = report, .heads = heads, .seals = seals };

  if (since > 0 && !read_heads (db, since, heads, error))
    return FALSE;
  acts = pp_db_prepare (db, error,
                        "SELECT id, device, incarnation, seq, at, told_at, doubtful, actor, verb, "
                        "undoes, hash, previous, place, refused IS NOT NULL FROM act "
                        "LEFT JOIN act_gap ON act = id WHERE id > ? ORDER BY id", "i", since);
  changes = pp_db_prepare (db, error,
                           "SELECT id >> 16, tbl, row, op, new, old, seal FROM change "
                           "WHERE id >= ? ORDER BY id", "i", since > 0 ? (since + 1) << 16 : 0);
  if (acts == NULL || changes == NULL)
    return FALSE;
  walk.changes = changes;
  return pp_statement_step (changes, &walk.has_change, error) &&
         walk_acts (&walk, acts, error);
}
