/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-keeper.h"

#include "desk/shell/pp-begun.h"
#include "desk/shell/pp-place.h"
#include "desk/shell/pp-typing.h"

#include <string.h>

#define WRITE_MS 1000

struct _PpKeeper
{
  GObject     parent_instance;

  PpSession  *session;   /* (unowned) (nullable): it owns this; %NULL once it went */
  GHashTable *people;    /* id -> PpTyping, of who was at the desk since the program began */
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

static PpTyping *
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
  PpTyping *person = g_hash_table_lookup (asked->keeper->people, asked->staff);
  g_autoptr (GError) error = NULL;

  pp_store_maintain_finish (PP_STORE (store), result, &error);
  if (error != NULL)
    {
      person->is_unsure = TRUE;
      failed (asked->keeper, error);
    }
  asked_free (asked);
}

static gboolean
move_text (gpointer key, gpointer text, gpointer to)
{
  g_hash_table_replace (to, key, text);
  return TRUE;
}

/* What the table is to have: all that somebody typed, what stands beside it, and where they were
 * when they typed last. */
static GHashTable *
look (PpKeeper *self, PpTyping *person)
{
  g_autoptr (GHashTable) all = pp_session_look_round (self->session);
  g_autoptr (GHashTable) place = pp_typing_new_texts ();
  GHashTable *wanted = pp_typing_new_texts (), *beside = pp_typing_new_texts ();
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      g_autofree char *form = pp_typing_form_of (key);
      GHashTable *to = strcmp (form, PP_PLACE_NAME) == 0 ? place
                       : pp_begun_is_beside (form) ? beside
                       : is_draft (self, form) ? wanted : NULL;

      if (to != NULL)
        g_hash_table_replace (to, g_strdup (key), g_strdup (text));
    }
  if (g_hash_table_size (wanted) > 0)
    g_hash_table_foreach_steal (beside, move_text, wanted);
  g_hash_table_unref (beside);
  pp_typing_complete (person, wanted, place);
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

static void
take_begun (PpKeeper *self, PpTyping *person, GPtrArray *drafts)
{
  pp_typing_take (person, drafts);
  g_signal_emit (self, signals[BEGUN], 0);
  typed_cb (self, FALSE);   /* what was typed meanwhile */
}

static void
read_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;
  PpKeeper *self = asked->keeper;
  PpTyping *person = g_hash_table_lookup (self->people, asked->staff);
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
  PpTyping *person;
  Reading *reading;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_emit (self, signals[BEGUN], 0);
  if (id == NULL)
    return;
  person = g_hash_table_lookup (self->people, id);
  if (person == NULL)
    {
      person = pp_typing_new (schema_of (self), id);
      g_hash_table_insert (self->people, person->staff, person);
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
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) pp_typing_free);
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
  PpTyping *person;
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  Writing *writing;

  g_return_if_fail (PP_IS_KEEPER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  person = person_here (self);
  if (person == NULL || !person->is_read)
    return;
  wanted = look (self, person);
  changes = pp_typing_compare (person, wanted);
  if (changes->len == 0 && !person->is_unsure)
    return;
  writing = g_new (Writing, 1);
  writing->staff = g_strdup (person->staff);
  writing->is_whole = person->is_unsure;
  writing->changes = g_steal_pointer (&changes);
  g_hash_table_unref (person->stored);
  person->stored = g_steal_pointer (&wanted);
  person->is_unsure = FALSE;
  pp_store_maintain_async (pp_session_get_store (self->session), write_changes, writing,
                           writing_free, NULL, written_cb, asked_new (self, person->staff));
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
  PpTyping *person;

  g_return_val_if_fail (PP_IS_KEEPER (self), NULL);

  person = person_here (self);
  return person != NULL && person->begun != NULL ? pp_begun_words (schema_of (self), person->begun)
                                                 : NULL;
}

/**
 * pp_keeper_list_begun:
 * @self: the keeper
 *
 * Returns: (transfer container) (element-type utf8): of what pp_keeper_dup_begun() tells a form of
 *   each title, the last that was typed in
 */
GPtrArray *
pp_keeper_list_begun (PpKeeper *self)
{
  GPtrArray *forms = g_ptr_array_new ();
  PpTyping *person;

  g_return_val_if_fail (PP_IS_KEEPER (self), forms);

  person = person_here (self);
  if (person != NULL && person->begun != NULL)
    pp_begun_forms (schema_of (self), person->begun, forms);
  return forms;
}

/**
 * pp_keeper_title:
 * @self: the keeper
 * @form: of pp_keeper_list_begun()
 *
 * Returns: (transfer none): what a person calls it
 */
const char *
pp_keeper_title (PpKeeper *self, const char *form)
{
  g_return_val_if_fail (PP_IS_KEEPER (self), NULL);

  return pp_begun_title (schema_of (self), form);
}

/* The session is where @form was typed in. */
static void
restore (PpKeeper *self, GPtrArray *taken, const char *form)
{
  pp_session_forget (self->session, PP_PLACE_NAME);
  for (guint i = 0; i < taken->len; i++)
    pp_session_forget (self->session, ((PpDraft *) g_ptr_array_index (taken, i))->form);
  for (guint i = 0; i < taken->len; i++)
    {
      const PpDraft *one = g_ptr_array_index (taken, i);
      const char *there = pp_typing_form_there (one->form);

      if (there == NULL)
        {
          pp_session_keep (self->session, one->form, one->field, one->text);
          pp_session_touch (self->session, one->form);
        }
      else if (strcmp (there, form) == 0)
        pp_session_keep (self->session, PP_PLACE_NAME, one->field, one->text);
    }
}

/**
 * pp_keeper_go_on:
 * @self: the keeper
 * @form: of pp_keeper_list_begun()
 *
 * What had been begun there, and in others of its title, stands again wherever it is opened next,
 * and is where the person at the desk was. What else had been begun is still offered.
 */
void
pp_keeper_go_on (PpKeeper *self, const char *form)
{
  PpTyping *person;
  g_autoptr (GPtrArray) taken = NULL;

  g_return_if_fail (PP_IS_KEEPER (self) && form != NULL);

  person = person_here (self);
  if (person == NULL || person->begun == NULL)
    return;
  taken = pp_typing_take_title (person, pp_begun_title (schema_of (self), form));
  restore (self, taken, form);
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
  PpTyping *person;

  g_return_if_fail (PP_IS_KEEPER (self));

  person = person_here (self);
  if (person == NULL || person->begun == NULL)
    return;
  g_clear_pointer (&person->begun, g_ptr_array_unref);
  pp_keeper_write (self);
  g_signal_emit (self, signals[BEGUN], 0);
}
