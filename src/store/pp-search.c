/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-search.h"

#include "core/pp-text.h"
#include "store/pp-db-private.h"

#include <string.h>

/* Digits are found by how they end: 4 or more at the end of a word are indexed backwards too. Those
 * of a phone are told from those of a number that has letters: who is sought by a phone comes
 * before the papers of each year whose number ends so. */
#define TAIL_DIGITS 4
#define PHONE_TAIL  "r"
#define NUMBER_TAIL "q"

/* What begins with so many characters, the index holds together; of longer beginnings the words are
 * looked up that go on so, where they are no more than so many. */
#define KEPT_CHARS 3
#define MOST_WORDS 64

static char *
reversed (const char *digits, const char *mark)
{
  return g_strreverse (g_strconcat (digits, mark, NULL));
}

/* Letters and digits as words, marks as separators: what the tokenizer would see. */
static char **
split_words (const char *text)
{
  g_autofree char *folded = pp_text_fold (text);
  g_autoptr (GString) plain = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (plain, c);
      else if (strchr ("-/", *p) == NULL)
        g_string_append_c (plain, ' ');
    }
  words = g_strsplit (plain->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

static gboolean
is_digits (const char *word)
{
  return strspn (word, "0123456789") == strlen (word);
}

/* The word by which one is found by how it ends; %NULL: it ends in too few digits. */
static char *
tail_of (const char *word)
{
  const char *digits = word + strlen (word);

  while (digits > word && g_ascii_isdigit (digits[-1]))
    digits--;
  if (strlen (digits) < TAIL_DIGITS)
    return NULL;
  return reversed (digits, digits == word ? PHONE_TAIL : NUMBER_TAIL);
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

static char *
words_of (const char *text)
{
  g_auto (GStrv) words = split_words (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *tail = tail_of (words[i]);

      g_string_append_printf (out, "%s ", words[i]);
      if (tail != NULL)
        g_string_append_printf (out, "%s ", tail);
    }
  return g_string_free (out, FALSE);
}

/* What the index holds of the row: its number there, PP_NONE where it has none, and its words. */
static gboolean
read_entry (PpDb *db, const char *kind, const char *row, gint64 *id, char **words, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  gboolean found;

  *id = PP_NONE;
  statement = pp_db_prepare (db, error,
                             "SELECT search_row.id, search.words FROM search_row LEFT JOIN search "
                             "ON search.rowid = search_row.id WHERE kind = ? AND row = ?", "tt",
                             kind, row);
  if (statement == NULL || !pp_statement_step (statement, &found, error))
    return FALSE;
  if (found)
    {
      *id = pp_statement_int (statement, 0);
      *words = g_strdup (pp_statement_text (statement, 1));
    }
  return TRUE;
}

static gboolean
write_words (PpDb *db, const char *words, GError **error)
{
  g_auto (GStrv) all = g_strsplit (words, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0' && !has_digit (all[i]) &&
        !pp_db_run (db, error, "INSERT OR IGNORE INTO search_word (word) VALUES (?)", "t", all[i]))
      return FALSE;
  return TRUE;
}

static gboolean
write_entry (PpDb *db, const char *kind, const char *row, gint64 id, const char *words,
             GError **error)
{
  if (id == PP_NONE &&
      !pp_db_read_int (db, &id, error,
                       "INSERT INTO search_row (kind, row) VALUES (?, ?) RETURNING id", "tt",
                       kind, row))
    return FALSE;
  return pp_db_run (db, error, "INSERT INTO search (rowid, words) VALUES (?, ?)", "it", id,
                    words) &&
         write_words (db, words, error);
}

/**
 * pp_search_update:
 * @db: the writing connection
 * @klass: a kind's class
 * @row: the id of a row of it that was written
 * @error: why it failed
 *
 * Brings the one box's index up to date with the row, where its words changed. Triggers may not
 * write an FTS5 table while trusted_schema is off, so each act calls this before it commits.
 *
 * Returns: whether it went well
 */
gboolean
pp_search_update (PpDb *db, PpRecordClass *klass, const char *row, GError **error)
{
  g_autoptr (PpRecord) record = NULL;
  g_autofree char *text = NULL, *words = NULL, *before = NULL;
  gint64 id;

  if (klass->dup_search == NULL)
    return TRUE;
  record = pp_db_get (db, G_TYPE_FROM_CLASS (klass), row, error);
  if (record == NULL || !read_entry (db, klass->kind, row, &id, &before, error))
    return FALSE;
  if (pp_record_get_voided_by (record) == NULL)
    {
      text = klass->dup_search (record);
      words = words_of (text);
    }
  if (g_strcmp0 (words, before) == 0)
    return TRUE;
  if (before != NULL && !pp_db_run (db, error, "DELETE FROM search WHERE rowid = ?", "i", id))
    return FALSE;
  return words == NULL || write_entry (db, klass->kind, row, id, words, error);
}

/**
 * pp_search_purge:
 * @db: the writing connection
 * @error: why it failed
 *
 * Removes from the index's pages the words that no row has any more: FTS5 only marks them
 * until its segments are merged.
 *
 * Returns: whether it went well
 */
gboolean
pp_search_purge (PpDb *db, GError **error)
{
  return pp_db_run (db, error, "DELETE FROM search_word WHERE NOT EXISTS (SELECT 1 FROM search "
                    "WHERE search MATCH '\"' || word || '\"')", "") &&
         pp_db_run (db, error, "INSERT INTO search (search) VALUES ('optimize')", "");
}

/* Any of the words that go on as it begins. FTS5 itself would gather every row of each of them
 * before it gives the first.
 */
static gboolean
append_begun (PpDb *db, GString *out, const char *begun, GError **error)
{
  g_autoptr (PpStatement) statement = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean row = TRUE;
  guint n = 0;

  if (!has_digit (begun) && g_utf8_strlen (begun, -1) > KEPT_CHARS)
    {
      statement = pp_db_prepare (db, error, "SELECT word FROM search_word WHERE word >= ?1 "
                                 "AND word < ?1 || char (1114111) LIMIT ?2", "ti", begun,
                                 (gint64) MOST_WORDS + 1);
      while (statement != NULL && row)
        {
          if (!pp_statement_step (statement, &row, error))
            return FALSE;
          if (row)
            g_string_append_printf (words, "%s\"%s\"", n++ > 0 ? " OR " : "",
                                    pp_statement_text (statement, 0));
        }
      if (statement == NULL)
        return FALSE;
    }
  if (n > 0 && n <= MOST_WORDS)
    g_string_append_printf (out, "(%s)", words->str);
  else
    g_string_append_printf (out, "\"%s\" *", begun);
  return TRUE;
}

static void
append_digits (GString *out, const char *digits, gboolean is_whole)
{
  g_autofree char *phone = reversed (digits, PHONE_TAIL);
  g_autofree char *number = reversed (digits, NUMBER_TAIL);

  if (is_whole)
    g_string_append_printf (out, "(\"%s\" OR \"%s\" *)", digits, phone);
  else
    g_string_append_printf (out, "(\"%s\" * OR \"%s\" * OR \"%s\" *)", digits, phone, number);
}

static gboolean
append_word (PpDb *db, GString *out, const char *word, gboolean is_whole, GError **error)
{
  if (is_digits (word) && strlen (word) >= TAIL_DIGITS)
    {
      append_digits (out, word, is_whole);
      return TRUE;
    }
  if (!is_whole)
    return append_begun (db, out, word, error);
  g_string_append_printf (out, "\"%s\"", word);
  return TRUE;
}

/* Every word, whole or only begun; %NULL: it failed. */
static char *
query_of (PpDb *db, const char *text, gboolean is_whole, GError **error)
{
  g_auto (GStrv) words = split_words (text);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, " AND ");
      if (!append_word (db, out, words[i], is_whole, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static PpHit *
read_hit (PpDb *db, PpStatement *statement, GError **error)
{
  const char *kind = pp_statement_text (statement, 0);
  PpRecordClass *klass = pp_schema_kind (db->schema, kind);
  g_autoptr (PpRecord) record = pp_db_get (db, G_TYPE_FROM_CLASS (klass),
                                           pp_statement_text (statement, 1), error);
  PpHit *hit;

  if (record == NULL)
    return NULL;
  hit = g_new0 (PpHit, 1);
  hit->kind = g_strdup (kind);
  hit->id = g_strdup (pp_record_get_id (record));
  hit->title = klass->dup_title != NULL ? klass->dup_title (record) : g_strdup (hit->id);
  return hit;
}

/**
 * pp_hit_free:
 * @self: (transfer full): a hit
 */
void
pp_hit_free (PpHit *self)
{
  g_free (self->kind);
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/**
 * pp_search_find:
 * @db: a connection
 * @text: a name in either script, a phone number, a token, a number; of phones and numbers the last
 *   four digits or more will do
 * @most: how many hits at most
 * @error: why it failed
 *
 * The one box: every word of @text begins a word of what is found, or digits end it.
 *
 * Returns: (transfer full) (element-type PpHit): best first
 */
GPtrArray *
pp_search_find (PpDb *db, const char *text, guint most, GError **error)
{
  return pp_search_find_kinds (db, text, NULL, most, error);
}

static gboolean
is_among (GPtrArray *hits, const char *kind, const char *row)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const PpHit *hit = g_ptr_array_index (hits, i);

      if (strcmp (hit->id, row) == 0 && strcmp (hit->kind, kind) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_hits (PpDb *db, PpStatement *statement, guint most, GPtrArray *hits, GError **error)
{
  gboolean row;

  while (statement != NULL && pp_statement_step (statement, &row, error))
    {
      PpHit *hit;

      if (!row || hits->len == most)
        return TRUE;
      if (is_among (hits, pp_statement_text (statement, 0), pp_statement_text (statement, 1)))
        continue;
      hit = read_hit (db, statement, error);
      if (hit == NULL)
        return FALSE;
      g_ptr_array_add (hits, hit);
    }
  return FALSE;
}

static gboolean
add_hits (PpDb *db, const char *query, const char *kinds, guint most, GPtrArray *hits,
          GError **error)
{
  g_autoptr (PpStatement) statement = NULL;

  statement = pp_db_prepare (db, error,
                             "SELECT kind, row FROM search JOIN search_row ON id = search.rowid "
                             "WHERE search MATCH ? AND (?2 IS NULL "
                             "OR instr (' ' || ?2 || ' ', ' ' || kind || ' ') > 0) "
                             "ORDER BY search.rowid DESC LIMIT ?", "tti",
                             query, kinds, (gint64) most + hits->len);
  return take_hits (db, statement, most, hits, error);
}

/**
 * pp_search_find_kinds:
 * @db: a connection
 * @text: as for pp_search_find()
 * @kinds: (nullable): kinds of record, blank between; %NULL: any
 * @most: how many hits at most
 * @error: why it failed
 *
 * First what bears every word as it was typed or a phone that ends so, then what has words that
 * only begin so or a number that ends so; the newest first of each. FTS5's own rank would look at
 * each of thousands of hits to show a handful.
 *
 * Returns: (transfer full) (element-type PpHit): records of these kinds, best first
 */
GPtrArray *
pp_search_find_kinds (PpDb *db, const char *text, const char *kinds, guint most, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_hit_free);
  g_autofree char *whole = query_of (db, text, TRUE, error), *begun = NULL;

  if (whole == NULL)
    return NULL;
  if (*whole == '\0')
    return g_steal_pointer (&hits);
  if (!add_hits (db, whole, kinds, most, hits, error))
    return NULL;
  if (hits->len == most)
    return g_steal_pointer (&hits);
  begun = query_of (db, text, FALSE, error);
  if (begun == NULL || !add_hits (db, begun, kinds, most, hits, error))
    return NULL;
  return g_steal_pointer (&hits);
}

/**
 * pp_search_list_newest:
 * @db: a connection
 * @kinds: kinds of record, blank between
 * @most: how many at most
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpHit): records of these kinds that are in use, the newest
 *   first
 */
GPtrArray *
pp_search_list_newest (PpDb *db, const char *kinds, guint most, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_hit_free);
  g_autoptr (PpStatement) statement = NULL;

  g_return_val_if_fail (db != NULL && kinds != NULL, NULL);

  statement = pp_db_prepare (db, error,
                             "SELECT kind, row FROM search_row "
                             "WHERE instr (' ' || ?1 || ' ', ' ' || kind || ' ') > 0 "
                             "AND EXISTS (SELECT 1 FROM search WHERE search.rowid = search_row.id) "
                             "ORDER BY id DESC LIMIT ?2", "ti", kinds, (gint64) most);
  return take_hits (db, statement, most, hits, error) ? g_steal_pointer (&hits) : NULL;
}
