/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-refusal.h"

#include "store/pp-db-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the server says, in words for whoever has to deal with it. */
static const struct { const char *code, *words; } reasons[] = {
  { "not-allowed", N_("this person's roles, as the district has them, do not allow it") },
  { "reference", N_("it changes what only the district may change") },
  { "fact-changed", N_("it makes or changes a record that the district has already") },
  { "bad-value", N_("it holds a value that does not fit") },
  { "follows-refused", N_("it follows from another act that was refused") },
};

/* Settled, and the server has confirmed that. */
#define IS_CLOSED \
  "EXISTS (SELECT 1 FROM act AS s WHERE " PP_ACT_SETTLES " AND s.incarnation = a.incarnation " \
  "AND s.seq <= ?)"

/* What counts is why it was refused the last time, adoptions included. */
#define LAST_CODE \
  "ifnull ((SELECT s.refused FROM act AS s WHERE s.undoes = a.incarnation || '/' || a.seq " \
  "AND s.verb = '" PP_REFUSAL_ADOPT "' AND s.refused IS NOT NULL ORDER BY s.seq DESC LIMIT 1), " \
  "a.refused)"

/**
 * pp_refusal_words:
 * @code: why the server refused an act
 *
 * Returns: (transfer none): the same in words
 */
const char *
pp_refusal_words (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strcmp (reasons[i].code, code) == 0)
      return _(reasons[i].words);
  return code;
}

/**
 * pp_refusal_free:
 * @self: (transfer full): a refusal
 */
void
pp_refusal_free (PpRefusal *self)
{
  g_free (self->act);
  g_free (self->verb);
  g_free (self->actor);
  g_free (self->actor_title);
  g_free (self->code);
  g_ptr_array_unref (self->rows);
  g_free (self->settling);
  g_free (self);
}

static char *
title_of (PpDb *db, const char *kind, const char *id, GError **error)
{
  PpRecordClass *klass = pp_schema_kind (db->schema, kind);
  g_autoptr (PpRecord) record = NULL;

  if (klass == NULL)
    return g_strdup (id);
  record = pp_db_get (db, G_TYPE_FROM_CLASS (klass), id, error);
  if (record == NULL)
    return NULL;
  return klass->dup_title != NULL ? klass->dup_title (record)
                                  : g_strdup_printf ("%s %s", kind, id);
}

static gboolean
add_titles (PpDb *db, PpRefusal *refusal, gint64 act, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error, "SELECT tbl, row FROM change "
                                        "WHERE id BETWEEN ?1 << 16 AND (?1 << 16) + 65535 "
                                        "GROUP BY tbl, row ORDER BY min (id)", "i", act);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      g_autoptr (GError) missing = NULL;
      char *title;

      if (!row)
        return TRUE;
      title = title_of (db, pp_statement_text (statement, 0), pp_statement_text (statement, 1),
                        &missing);
      g_ptr_array_add (refusal->rows,
                       title != NULL ? title : g_strdup (pp_statement_text (statement, 1)));
    }
  return FALSE;
}

static PpRefusal *
read_refusal (PpDb *db, PpStatement *statement, GError **error)
{
  g_autoptr (PpRefusal) self = g_new0 (PpRefusal, 1);

  self->act = g_strdup (pp_statement_text (statement, 1));
  self->verb = g_strdup (pp_statement_text (statement, 2));
  self->actor = g_strdup (pp_statement_text (statement, 3));
  self->at = pp_statement_int (statement, 4);
  self->code = g_strdup (pp_statement_text (statement, 5));
  self->settling = g_strdup (pp_statement_text (statement, 6));
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->actor_title = title_of (db, "staff", self->actor, NULL);
  if (self->actor_title == NULL)
    self->actor_title = g_strdup (self->actor);
  return add_titles (db, self, pp_statement_int (statement, 0), error)
           ? g_steal_pointer (&self) : NULL;
}

/**
 * pp_refusal_list:
 * @db: a connection
 * @confirmed: this desk's last act that the server has
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpRefusal): the acts that the server did not accept and
 *   that a person has still to deal with, in their order
 */
GPtrArray *
pp_refusal_list (PpDb *db, gint64 confirmed, GError **error)
{
  g_autoptr (GPtrArray) refusals =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pp_refusal_free);
  g_autoptr (PpStatement) statement = NULL;
  gboolean row;

  statement = pp_db_prepare (db, error,
                             "SELECT a.id, a.incarnation || '/' || a.seq, a.verb, a.actor, a.at, "
                             LAST_CODE ", (SELECT s.verb FROM act AS s WHERE " PP_ACT_SETTLES ") "
                             "FROM act AS a WHERE " PP_ACT_IS_REFUSED " AND NOT " IS_CLOSED
                             " ORDER BY a.id", "i", confirmed);
  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      PpRefusal *refusal;

      if (!row)
        return g_steal_pointer (&refusals);
      refusal = read_refusal (db, statement, error);
      if (refusal == NULL)
        return NULL;
      g_ptr_array_add (refusals, refusal);
    }
  return NULL;
}

/**
 * pp_refusal_count:
 * @db: a connection
 * @confirmed: this desk's last act that the server has
 * @n: (out): how many pp_refusal_list() would list
 * @error: why it failed
 *
 * Returns: whether it went well
 */
gboolean
pp_refusal_count (PpDb *db, gint64 confirmed, gint64 *n, GError **error)
{
  return pp_db_read_int (db, n, error,
                         "SELECT count(*) FROM act AS a WHERE " PP_ACT_IS_REFUSED " AND NOT "
                         IS_CLOSED, "i", confirmed);
}
