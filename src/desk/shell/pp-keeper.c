/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-keeper.h"

#include "desk/shell/pp-begun.h"
#include "desk/shell/pp-place.h"
#include "people/pp-draft.h"

#include <string.h>

#define WRITE_MS 1000

struct _PpKeeper
{
  GObject     parent_instance;

  PpSession  *session;   /* (unowned) (nullable): it owns this; %NULL once it went */
  GHashTable *people;    /* id -> Person, of who was at the desk since the program began */
  guint       timer;
  gboolean    has_told;  /* that it could not be written */
};

G_DEFINE_FINAL_TYPE (PpKeeper, pp_keeper, G_TYPE_OBJECT)

enum {
  BEGUN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct {
  char       *id;
  gboolean    is_read;   /* what the table has from before */
  gboolean    is_unsure; /* whether the table has what @stored says */
  GHashTable *stored;    /* "form/field" -> text, in the table */
  GHashTable *where;     /* the same, of where they typed last */
  GPtrArray  *begun;     /* (nullable) (element-type PpDraft): neither gone on with nor discarded */
} Person;

static GHashTable *
new_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static Person *
person_new (const char *id)
{
  Person *self = g_new0 (Person, 1);

  self->id = g_strdup (id);
  self->stored = new_texts ();
  self->where = new_texts ();
  return self;
}

static void
person_free (gpointer data)
{
  Person *self = data;

  g_free (self->id);
  g_hash_table_unref (self->stored);
  g_hash_table_unref (self->where);
  g_clear_pointer (&self->begun, g_ptr_array_unref);
  g_free (self);
}

static Person *
person_here (PpKeeper *self)
{
  PpStaff *staff = self->session != NULL ? pp_session_get_staff (self->session) : NULL;

  return staff != NULL ? g_hash_table_lookup (self->people, pp_record_get_id (PP_RECORD (staff)))
                       : NULL;
}

static const PpSchema *
schema_of (PpKeeper *self)
{
  return pp_store_get_schema (pp_session_get_store (self->session));
}

/* Of "form/field", where the form's name may have a stroke too. */
static char *
form_of (const char *key)
{
  return g_strndup (key, strrchr (key, '/') - key);
}

static gboolean
is_where (const char *form)
{
  return strcmp (form, PP_PLACE_NAME) == 0;
}

/* What the desk filled in by itself nobody has begun. What has more in its name than a form's is
 * kept only where somebody typed. */
static gboolean
is_draft (PpKeeper *self, const char *form)
{
  if (pp_begun_title (schema_of (self), form) == NULL)
    return FALSE;
  return strchr (form, '/') != NULL || strcmp (form, "walk-in") == 0 ||
         pp_session_is_touched (self->session, form);
}

typedef struct {
  char      *staff;
  gboolean   is_whole;   /* @changes are all that is to be kept */
  GPtrArray *changes;    /* (element-type PpDraft) */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_free (self->staff);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static gpointer
write_changes (PpDb *db, gpointer data, GError **error)
{
  Writing *self = data;

  if (self->is_whole && !pp_draft_forget (db, self->staff, error))
    return NULL;
  return pp_draft_write (db, self->staff, self->changes, error) ? self : NULL;
}

static void
failed (PpKeeper *self, const GError *error)
{
  g_warning ("What was typed could not be kept: %s", error->message);
  if (!self->has_told && self->session != NULL)
    g_signal_emit (self, signals[FAILED], 0);
  self->has_told = TRUE;
}

typedef struct {
  PpKeeper *keeper;
  char     *staff;
} Asked;

static Asked *
asked_new (PpKeeper *keeper, const char *staff)
{
  Asked *self = g_new (Asked, 1);

  self->keeper = g_object_ref (keeper);
  self->staff = g_strdup (staff);
  return self;
}

static void
asked_free (Asked *self)
{
  g_object_unref (self->keeper);
  g_free (self->staff);
  g_free (self);
}

/* What failed is written with the next letter, whole. */
static void
written_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;
  Person *person = g_hash_table_lookup (asked->keeper->people, asked->staff);
  g_autoptr (GError) error = NULL;

  pp_store_maintain_finish (PP_STORE (store), result, &error);
  if (error != NULL)
    {
      person->is_unsure = TRUE;
      failed (asked->keeper, error);
    }
  asked_free (asked);
}

static void
add_change (GPtrArray *changes, const char *key, const char *text, gint64 at)
{
  g_autofree char *form = form_of (key);

  g_ptr_array_add (changes, pp_draft_new (form, strrchr (key, '/') + 1, text, at));
}

/* From what the table has to what it is to have. */
static GPtrArray *
compare (Person *person, GHashTable *wanted)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_draft_free);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (person->is_unsure || g_strcmp0 (g_hash_table_lookup (person->stored, key), text) != 0)
      add_change (changes, key, text, now);
  g_hash_table_iter_init (&iter, person->stored);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (wanted, key))
      add_change (changes, key, NULL, now);
  return changes;
}

static void
add_begun (Person *person, GHashTable *wanted)
{
  g_autoptr (GHashTable) forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (forms, form_of (key));
  for (guint i = 0; person->begun != NULL && i < person->begun->len; i++)
    {
      const PpDraft *one = g_ptr_array_index (person->begun, i);

      if (!is_where (one->form) && !g_hash_table_contains (forms, one->form))
        g_hash_table_replace (wanted, g_strdup_printf ("%s/%s", one->form, one->field),
                              g_strdup (one->text));
    }
}

static gboolean
is_any_new (Person *person, GHashTable *wanted)
{
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (g_strcmp0 (g_hash_table_lookup (person->stored, key), text) != 0)
      return TRUE;
  return FALSE;
}

static void
copy_texts (GHashTable *from, GHashTable *to)
{
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &text))
    g_hash_table_replace (to, g_strdup (key), g_strdup (text));
}

/* What the table is to have: all that somebody typed, what stands beside it, and where they were
 * when they typed last. */
static GHashTable *
look (PpKeeper *self, Person *person)
{
  g_autoptr (GHashTable) all = pp_session_look_round (self->session), where = new_texts ();
  GHashTable *wanted = new_texts (), *beside = new_texts ();
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      g_autofree char *form = form_of (key);
      GHashTable *to = is_where (form) ? where : pp_begun_is_beside (form) ? beside
                                       : is_draft (self, form) ? wanted : NULL;

      if (to != NULL)
        g_hash_table_replace (to, g_strdup (key), g_strdup (text));
    }
  if (g_hash_table_size (wanted) > 0)
    copy_texts (beside, wanted);
  g_hash_table_unref (beside);
  if (is_any_new (person, wanted))
    {
      g_hash_table_remove_all (person->where);
      copy_texts (where, person->where);
    }
  add_begun (person, wanted);
  if (g_hash_table_size (wanted) > 0)
    copy_texts (person->where, wanted);
  return wanted;
}

static gboolean
timer_cb (gpointer self)
{
  PP_KEEPER (self)->timer = 0;
  pp_keeper_write (self);
  return G_SOURCE_REMOVE;
}

/* What is over is dropped as soon as all that follows from it was done. */
static void
typed_cb (PpKeeper *self, gboolean is_over)
{
  if (is_over)
    g_clear_handle_id (&self->timer, g_source_remove);
  if (self->timer == 0)
    self->timer = is_over ? g_idle_add (timer_cb, self) : g_timeout_add (WRITE_MS, timer_cb, self);
}

typedef struct {
  char  *staff;
  gint64 now;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->staff);
  g_free (self);
}

static gpointer
read_begun (PpDb *db, gpointer data, GError **error)
{
  const Reading *self = data;

  return pp_draft_drop_old (db, self->now, error) ? pp_draft_list (db, self->staff, error) : NULL;
}

static gboolean
is_any_begun (PpKeeper *self, GPtrArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    if (pp_begun_title (schema_of (self), ((PpDraft *) g_ptr_array_index (drafts, i))->form))
      return TRUE;
  return FALSE;
}

static void
take_begun (PpKeeper *self, Person *person, GPtrArray *drafts)
{
  person->is_read = TRUE;
  for (guint i = 0; i < drafts->len; i++)
    {
      const PpDraft *one = g_ptr_array_index (drafts, i);
      char *key = g_strdup_printf ("%s/%s", one->form, one->field);

      g_hash_table_replace (person->stored, key, g_strdup (one->text));
      if (is_where (one->form))
        g_hash_table_replace (person->where, g_strdup (key), g_strdup (one->text));
    }
  if (is_any_begun (self, drafts))
    person->begun = g_ptr_array_ref (drafts);
  g_signal_emit (self, signals[BEGUN], 0);
  typed_cb (self, FALSE);   /* what was typed meanwhile */
}

static void
read_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;
  PpKeeper *self = asked->keeper;
  Person *person = g_hash_table_lookup (self->people, asked->staff);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = pp_store_maintain_finish (PP_STORE (store), result, &error);

  if (drafts == NULL)
    failed (self, error);
  else if (self->session != NULL && !person->is_read)
    take_begun (self, person, drafts);
  asked_free (asked);
}

static void
staff_changed_cb (PpKeeper *self)
{
  PpStaff *staff = pp_session_get_staff (self->session);
  const char *id = staff != NULL ? pp_record_get_id (PP_RECORD (staff)) : NULL;
  Person *person;
  Reading *reading;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_emit (self, signals[BEGUN], 0);
  if (id == NULL)
    return;
  person = g_hash_table_lookup (self->people, id);
  if (person == NULL)
    {
      person = person_new (id);
      g_hash_table_insert (self->people, person->id, person);
    }
  if (person->is_read)
    return;
  reading = g_new (Reading, 1);
  reading->staff = g_strdup (id);
  reading->now = g_get_real_time () / G_USEC_PER_SEC;
  pp_store_maintain_async (pp_session_get_store (self->session), read_begun, reading,
                           reading_free, (GDestroyNotify) g_ptr_array_unref, read_cb,
                           asked_new (self, id));
}

static void
pp_keeper_finalize (GObject *object)
{
  g_hash_table_unref (PP_KEEPER (object)->people);

  G_OBJECT_CLASS (pp_keeper_parent_class)->finalize (object);
}

static void
pp_keeper_class_init (PpKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_keeper_finalize;

  /**
   * PpKeeper::begun:
   * @self: the keeper
   *
   * What pp_keeper_dup_begun() says may be another.
   */
  signals[BEGUN] = g_signal_new ("begun", PP_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  /**
   * PpKeeper::failed:
   * @self: the keeper
   *
   * What is typed cannot be kept. Emitted once.
   */
  signals[FAILED] = g_signal_new ("failed", PP_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
pp_keeper_init (PpKeeper *self)
{
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, person_free);
}

static void
leave (gpointer data)
{
  PpKeeper *self = data;

  self->session = NULL;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_object_unref (self);
}

/**
 * pp_keeper_of:
 * @session: the desk's
 *
 * What the person at the desk types is written to the store's table of drafts, at most once a
 * second, so that it is there after a power cut. It is their own: who signs in as another is told
 * nothing of it.
 *
 * Returns: (transfer none): the one of the session
 */
PpKeeper *
pp_keeper_of (PpSession *session)
{
  PpKeeper *self;

  g_return_val_if_fail (PP_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), "keeper");
  if (self != NULL)
    return self;
  self = g_object_new (PP_TYPE_KEEPER, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), "keeper", self, leave);
  g_signal_connect_object (session, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "leaving", G_CALLBACK (pp_keeper_write), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (staff_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pp_keeper_write:
 * @self: the keeper
 *
 * Has written now, without waiting, what stands half-filled and is not in the table yet.
 */
void
pp_keeper_write (PpKeeper *self)
{
  Person *person;
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  Writing *writing;

  g_return_if_fail (PP_IS_KEEPER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  person = person_here (self);
  if (person == NULL || !person->is_read)
    return;
  wanted = look (self, person);
  changes = compare (person, wanted);
  if (changes->len == 0 && !person->is_unsure)
    return;
  writing = g_new (Writing, 1);
  writing->staff = g_strdup (person->id);
  writing->is_whole = person->is_unsure;
  writing->changes = g_steal_pointer (&changes);
  g_hash_table_unref (person->stored);
  person->stored = g_steal_pointer (&wanted);
  person->is_unsure = FALSE;
  pp_store_maintain_async (pp_session_get_store (self->session), write_changes, writing,
                           writing_free, NULL, written_cb, asked_new (self, person->id));
}

/**
 * pp_keeper_dup_begun:
 * @self: the keeper
 *
 * Returns: (transfer full) (nullable): what the person at the desk had begun before the program
 *   was started anew, and when, as a sentence; %NULL where that is nothing, or was seen to
 */
char *
pp_keeper_dup_begun (PpKeeper *self)
{
  Person *person;

  g_return_val_if_fail (PP_IS_KEEPER (self), NULL);

  person = person_here (self);
  return person != NULL && person->begun != NULL ? pp_begun_words (schema_of (self), person->begun)
                                                 : NULL;
}

/**
 * pp_keeper_go_on:
 * @self: the keeper
 *
 * What had been begun stands again wherever it is opened next, and is where the person at the desk
 * was.
 */
void
pp_keeper_go_on (PpKeeper *self)
{
  Person *person;
  g_autoptr (GPtrArray) begun = NULL;

  g_return_if_fail (PP_IS_KEEPER (self));

  person = person_here (self);
  if (person == NULL || person->begun == NULL)
    return;
  begun = g_steal_pointer (&person->begun);
  for (guint i = 0; i < begun->len; i++)
    pp_session_forget (self->session, ((PpDraft *) g_ptr_array_index (begun, i))->form);
  for (guint i = 0; i < begun->len; i++)
    {
      const PpDraft *one = g_ptr_array_index (begun, i);

      pp_session_keep (self->session, one->form, one->field, one->text);
      pp_session_touch (self->session, one->form);
    }
  g_signal_emit (self, signals[BEGUN], 0);
}

/**
 * pp_keeper_discard:
 * @self: the keeper
 *
 * What had been begun is dropped for good.
 */
void
pp_keeper_discard (PpKeeper *self)
{
  Person *person;

  g_return_if_fail (PP_IS_KEEPER (self));

  person = person_here (self);
  if (person == NULL || person->begun == NULL)
    return;
  g_clear_pointer (&person->begun, g_ptr_array_unref);
  pp_keeper_write (self);
  g_signal_emit (self, signals[BEGUN], 0);
}
