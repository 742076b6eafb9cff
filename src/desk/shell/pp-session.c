/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-session.h"

#include "daybook/pp-since.h"

#include <string.h>

struct _PpSession
{
  GObject     parent_instance;

  PpStore    *store;
  PpStaff    *staff;
  guint       roles;
  guint       visit;       /* counts who signed in */
  const char *language;
  gboolean    is_chosen;   /* the language, by who is about to sign in */
  gboolean    is_returning;
  GHashTable *kept;    /* what stands half-filled: "staff/form/field" -> text */
  GHashTable *touched; /* where somebody typed themselves: "staff/form/" */
  GHashTable *seen;    /* (nullable): as @kept, while one looks round */
};

G_DEFINE_FINAL_TYPE (PpSession, pp_session, G_TYPE_OBJECT)

enum {
  CHANGED,
  LEAVING,
  LOOKING,
  TYPED,
  STAFF_CHANGED,
  LANGUAGE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
kept_key (PpSession *self, const char *form, const char *field)
{
  const char *staff = self->staff != NULL ? pp_record_get_id (PP_RECORD (self->staff)) : "";

  return g_strdup_printf ("%s/%s/%s", staff, form, field);
}

static void
store_changed_cb (PpSession *self, GStrv rows)
{
  g_signal_emit (self, signals[CHANGED], 0, rows);
}

static void
leave (PpSession *self)
{
  if (self->staff != NULL)
    g_signal_emit (self, signals[LEAVING], 0);
}

static gpointer
write_leave (PpDb *db, gpointer staff, GError **error)
{
  return pp_since_leave (db, staff, g_get_real_time () / G_USEC_PER_SEC, error) ? staff : NULL;
}

/* Where that fails, their own last act is what they are told from. */
static void
note_leave (PpSession *self)
{
  if (self->staff != NULL)
    pp_store_maintain_async (self->store, write_leave,
                             g_strdup (pp_record_get_id (PP_RECORD (self->staff))), g_free, NULL,
                             NULL, NULL);
}

static void
pp_session_finalize (GObject *object)
{
  PpSession *self = PP_SESSION (object);

  g_clear_object (&self->store);
  g_clear_object (&self->staff);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->touched);

  G_OBJECT_CLASS (pp_session_parent_class)->finalize (object);
}

static void
pp_session_class_init (PpSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_session_finalize;

  /**
   * PpSession::changed:
   * @self: the session
   * @rows: "kind/id" of each row that a committed act wrote
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  /**
   * PpSession::leaving:
   * @self: the session
   *
   * What the person at the desk sees is about to go, for a lock or another language: what they are
   * to find again is to be kept now.
   */
  signals[LEAVING] = g_signal_new ("leaving", PP_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /**
   * PpSession::looking:
   * @self: the session
   *
   * What would be kept if the screen went now is to be given to pp_session_keep(); the screen
   * stays.
   */
  signals[LOOKING] = g_signal_new ("looking", PP_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /**
   * PpSession::typed:
   * @self: the session
   * @is_over: whether something was done or dropped
   *
   * What stands half-filled is not what it was.
   */
  signals[TYPED] = g_signal_new ("typed", PP_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * PpSession::staff-changed:
   * @self: the session
   *
   * Somebody signed in or out.
   */
  signals[STAFF_CHANGED] = g_signal_new ("staff-changed", PP_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PpSession::language-changed:
   * @self: the session
   *
   * The screen is to be made anew, in another language.
   */
  signals[LANGUAGE_CHANGED] = g_signal_new ("language-changed", PP_TYPE_SESSION,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            0);
}

static void
pp_session_init (PpSession *self)
{
  self->language = g_intern_string ("ml");
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * pp_session_new:
 * @store: an open store
 *
 * Returns: (transfer full): who is at the desk, nobody yet, and what they left half-filled
 */
PpSession *
pp_session_new (PpStore *store)
{
  PpSession *self;

  g_return_val_if_fail (PP_IS_STORE (store), NULL);

  self = g_object_new (PP_TYPE_SESSION, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pp_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none): its store
 */
PpStore *
pp_session_get_store (PpSession *self)
{
  g_return_val_if_fail (PP_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * pp_session_get_staff:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): who is at the desk
 */
PpStaff *
pp_session_get_staff (PpSession *self)
{
  g_return_val_if_fail (PP_IS_SESSION (self), NULL);

  return self->staff;
}

/**
 * pp_session_get_roles:
 * @self: a session
 *
 * Returns: #PpRole bits of who is at the desk; 0 where nobody is
 */
guint
pp_session_get_roles (PpSession *self)
{
  g_return_val_if_fail (PP_IS_SESSION (self), 0);

  return self->roles;
}

/**
 * pp_session_get_language:
 * @self: a session
 *
 * Returns: "ml" or "en": what the screen is to be in
 */
const char *
pp_session_get_language (PpSession *self)
{
  g_return_val_if_fail (PP_IS_SESSION (self), "ml");

  return self->language;
}

/**
 * pp_session_set_language:
 * @self: a session
 * @language: "ml" or "en"
 *
 * The screen is made anew in this language.
 */
void
pp_session_set_language (PpSession *self, const char *language)
{
  g_return_if_fail (PP_IS_SESSION (self));

  language = g_intern_string (language);
  if (language == self->language)
    return;
  leave (self);
  self->language = language;
  g_signal_emit (self, signals[LANGUAGE_CHANGED], 0);
}

/**
 * pp_session_choose_language:
 * @self: a session
 * @language: "ml" or "en"
 *
 * Somebody asks for it. While nobody is at the desk that is who signs in next.
 */
void
pp_session_choose_language (PpSession *self, const char *language)
{
  g_return_if_fail (PP_IS_SESSION (self));

  self->is_chosen = self->staff == NULL;
  pp_session_set_language (self, language);
}

/**
 * pp_session_get_choice:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the language that somebody asked for since nobody is at the
 *   desk, and which is theirs when they sign in
 */
const char *
pp_session_get_choice (PpSession *self)
{
  g_return_val_if_fail (PP_IS_SESSION (self), NULL);

  return self->is_chosen ? self->language : NULL;
}

/**
 * pp_session_may:
 * @self: a session
 * @verb: a verb's name
 *
 * What a screen offers. The store checks again, whatever is offered.
 *
 * Returns: whether the person at the desk may do it
 */
gboolean
pp_session_may (PpSession *self, const char *verb)
{
  const PpVerb *known;

  g_return_val_if_fail (PP_IS_SESSION (self), FALSE);

  known = pp_schema_verb (pp_store_get_schema (self->store), verb);
  return known != NULL && (known->roles & self->roles) != 0;
}

/**
 * pp_session_get_visit:
 * @self: a session
 *
 * Returns: which visit to the desk this is: another number each time somebody signs in
 */
guint
pp_session_get_visit (PpSession *self)
{
  g_return_val_if_fail (PP_IS_SESSION (self), 0);

  return self->visit;
}

/**
 * pp_session_sign_in:
 * @self: a session
 * @staff: whose PIN was right
 * @roles: what they may do
 */
void
pp_session_sign_in (PpSession *self, PpStaff *staff, guint roles)
{
  g_return_if_fail (PP_IS_SESSION (self));
  g_return_if_fail (staff != NULL);

  g_set_object (&self->staff, staff);
  self->roles = roles;
  self->is_chosen = FALSE;
  self->visit++;
  g_signal_emit (self, signals[STAFF_CHANGED], 0);
}

/**
 * pp_session_sign_out:
 * @self: a session
 *
 * Nobody is at the desk any more. What stood half-filled is kept for its owner.
 */
void
pp_session_sign_out (PpSession *self)
{
  g_return_if_fail (PP_IS_SESSION (self));

  leave (self);
  note_leave (self);
  g_clear_object (&self->staff);
  self->roles = 0;
  g_signal_emit (self, signals[STAFF_CHANGED], 0);
}

/**
 * pp_session_keep:
 * @self: a session
 * @form: a form's name
 * @field: a field's
 * @text: (nullable): what stands there
 *
 * Keeps what the person at the desk has typed, through lock, switch and change of language.
 */
void
pp_session_keep (PpSession *self, const char *form, const char *field, const char *text)
{
  GHashTable *kept;
  g_autofree char *key = NULL;

  g_return_if_fail (PP_IS_SESSION (self));

  kept = self->seen != NULL ? self->seen : self->kept;
  key = kept_key (self, form, field);
  if (text == NULL || *text == '\0')
    g_hash_table_remove (kept, key);
  else
    g_hash_table_replace (kept, g_steal_pointer (&key), g_strdup (text));
  if (self->seen == NULL)
    g_signal_emit (self, signals[TYPED], 0, FALSE);
}

/**
 * pp_session_kept:
 * @self: a session
 * @form: a form's name
 * @field: a field's
 *
 * Returns: (nullable): what the person at the desk had typed there
 */
const char *
pp_session_kept (PpSession *self, const char *form, const char *field)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (PP_IS_SESSION (self), NULL);

  key = kept_key (self, form, field);
  return g_hash_table_lookup (self->kept, key);
}

static gboolean
begins_with (gpointer key, gpointer value, gpointer prefix)
{
  return g_str_has_prefix (key, prefix);
}

/**
 * pp_session_forget:
 * @self: a session
 * @form: a form's name
 *
 * What the person at the desk had typed there was done, or is to be dropped.
 */
void
pp_session_forget (PpSession *self, const char *form)
{
  g_autofree char *prefix = NULL;

  g_return_if_fail (PP_IS_SESSION (self));

  prefix = kept_key (self, form, "");
  g_hash_table_remove (self->touched, prefix);
  if (g_hash_table_foreach_remove (self->kept, begins_with, prefix) > 0)
    g_signal_emit (self, signals[TYPED], 0, TRUE);
}

/**
 * pp_session_touch:
 * @self: a session
 * @form: a form's name
 *
 * The person at the desk typed in it themselves: what stands there is not all given.
 */
void
pp_session_touch (PpSession *self, const char *form)
{
  g_return_if_fail (PP_IS_SESSION (self));

  g_hash_table_add (self->touched, kept_key (self, form, ""));
  g_signal_emit (self, signals[TYPED], 0, FALSE);
}

/**
 * pp_session_is_touched:
 * @self: a session
 * @form: a form's name
 *
 * Returns: whether the person at the desk typed in it themselves since it was last forgotten
 */
gboolean
pp_session_is_touched (PpSession *self, const char *form)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (PP_IS_SESSION (self), FALSE);

  key = kept_key (self, form, "");
  return g_hash_table_contains (self->touched, key);
}

static void
add_own (GHashTable *from, const char *prefix, GHashTable *to)
{
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (g_str_has_prefix (key, prefix))
      g_hash_table_replace (to, g_strdup ((char *) key + strlen (prefix)), g_strdup (text));
}

/**
 * pp_session_look_round:
 * @self: a session; somebody is at the desk
 *
 * Returns: (transfer full) (element-type utf8 utf8): all that stands half-filled of theirs, with
 *   what is only kept when the screen goes: "form/field" -> text
 */
GHashTable *
pp_session_look_round (PpSession *self)
{
  GHashTable *all;
  g_autofree char *prefix = NULL;

  g_return_val_if_fail (PP_IS_SESSION (self) && self->staff != NULL, NULL);

  all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  prefix = g_strconcat (pp_record_get_id (PP_RECORD (self->staff)), "/", NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_signal_emit (self, signals[LOOKING], 0);
  add_own (self->kept, prefix, all);
  add_own (self->seen, prefix, all);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  return all;
}

/**
 * pp_session_language_key:
 * @staff: id of a member of staff
 *
 * Returns: (transfer full): under which the desk keeps the language that they chose last
 */
char *
pp_session_language_key (const char *staff)
{
  return g_strconcat ("language/", staff, NULL);
}

/**
 * pp_session_set_returning:
 * @self: a session
 * @is_returning: whether the person at the desk is being led back to where they were
 *
 * What is opened meanwhile is opened again: what was typed in it stays.
 */
void
pp_session_set_returning (PpSession *self, gboolean is_returning)
{
  g_return_if_fail (PP_IS_SESSION (self));

  self->is_returning = is_returning;
}

/**
 * pp_session_is_returning:
 * @self: a session
 *
 * Returns: whether the person at the desk is being led back to where they were
 */
gboolean
pp_session_is_returning (PpSession *self)
{
  g_return_val_if_fail (PP_IS_SESSION (self), FALSE);

  return self->is_returning;
}
