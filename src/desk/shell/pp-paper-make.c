/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-paper-make.h"

static gboolean
read_copies (PpDb *db, const PpPaperAsk *ask, PpPaperMade *made, GError **error)
{
  made->copies = 1;
  if (ask->draft != NULL)
    made->copies = ask->paper->draft->count (ask->draft);
  else if (ask->paper->count != NULL)
    return ask->paper->count (db, ask->id, &made->copies, error);
  return TRUE;
}

static gboolean
does_take (PpDb *db, const PpPaperAsk *ask, const PpStickerSheet *sheet, gboolean *takes,
           GError **error)
{
  *takes = TRUE;
  if (ask->draft != NULL)
    *takes = ask->paper->draft->takes (ask->draft, sheet);
  else if (ask->paper->takes != NULL)
    return ask->paper->takes (db, ask->id, sheet, takes, error);
  return TRUE;
}

/* A label that was set for one kind of sheet goes there; any other as this PC's printer last had
 * it. */
static gboolean
read_takes (PpDb *db, const PpPaperAsk *ask, PpPaperMade *made, GError **error)
{
  const PpStickerSheet *sheets;
  guint n_sheets;

  sheets = pp_sticker_sheet_list (&n_sheets);
  for (guint i = 0; ask->paper->print_sheets != NULL && i < n_sheets; i++)
    {
      gboolean takes;

      if (!does_take (db, ask, &sheets[i], &takes, error))
        return FALSE;
      made->takes |= (takes ? 1u : 0u) << i;
      if (takes && ask->is_first &&
          (ask->paper->takes != NULL || g_strcmp0 (sheets[i].name, ask->last) == 0))
        made->plan = (PpStickerPlan) { &sheets[i], 1, (guint) made->copies };
    }
  return TRUE;
}

static gboolean
read_name (PpDb *db, const PpPaperAsk *ask, PpPaperMade *made, GError **error)
{
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), ask->paper->kind);
  g_autoptr (PpRecord) record = NULL;

  if (ask->draft != NULL)
    made->name = ask->paper->draft->dup_name (db, ask->draft, error);
  else if (ask->paper->dup_name != NULL)
    made->name = ask->paper->dup_name (db, ask->id, error);
  else if (klass->dup_title != NULL &&
           (record = pp_db_get (db, G_TYPE_FROM_CLASS (klass), ask->id, error)) != NULL)
    made->name = klass->dup_title (record);
  else
    return klass->dup_title == NULL;
  if (made->name != NULL)
    g_strdelimit (made->name, "/\\", '-');
  return made->name != NULL;
}

static GBytes *
draw_one (PpDb *db, const PpPaperAsk *ask, const PpStickerPlan *plan, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (ask->draft != NULL)
    return ask->paper->draft->print (db, ask->draft, plan->sheet != NULL ? plan : NULL, now,
                                     error);
  if (plan->sheet != NULL)
    return ask->paper->print_sheets (db, ask->id, ask->language, plan, error);
  return ask->paper->print (db, ask->id, ask->language, now, error);
}

static GBytes *
draw_all (PpDb *db, const PpPaperAsk *ask, GError **error)
{
  if (ask->draft != NULL)
    return ask->paper->draft->print_all (db, ask->draft, g_get_real_time () / G_USEC_PER_SEC,
                                         error);
  return ask->paper->print_all (db, ask->id, error);
}

static gboolean
draw (PpDb *db, const PpPaperAsk *ask, PpPaperMade *made, GError **error)
{
  made->plan = ask->plan;
  if (!read_copies (db, ask, made, error) || !read_takes (db, ask, made, error) ||
      !read_name (db, ask, made, error))
    return FALSE;
  made->pdf = draw_one (db, ask, &made->plan, error);
  if (made->pdf == NULL || !ask->is_whole || made->plan.sheet != NULL || made->copies == 1 ||
      ask->paper->print_all == NULL)
    return made->pdf != NULL;
  made->whole = draw_all (db, ask, error);
  return made->whole != NULL;
}

/**
 * pp_paper_ask_free:
 * @ask: (transfer full): a #PpPaperAsk
 */
void
pp_paper_ask_free (gpointer ask)
{
  PpPaperAsk *self = ask;

  g_free (self->id);
  g_clear_object (&self->draft);
  g_free (self->language);
  g_free (self->last);
  g_free (self);
}

/**
 * pp_paper_made_free:
 * @made: (transfer full): a #PpPaperMade
 */
void
pp_paper_made_free (gpointer made)
{
  PpPaperMade *self = made;

  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->whole, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}

/**
 * pp_paper_make:
 * @db: a connection
 * @ask: a #PpPaperAsk
 * @error: never set: what goes wrong stands in the result, to be shown beside the choice that it
 *   came from
 *
 * Returns: (transfer full): a #PpPaperMade
 */
gpointer
pp_paper_make (PpDb *db, gpointer ask, GError **error)
{
  PpPaperMade *made = g_new0 (PpPaperMade, 1);

  draw (db, ask, made, &made->error);
  return made;
}
