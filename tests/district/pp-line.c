/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-line.h"

#include "district/pp-district.h"
#include "district/pp-enrol.h"
#include "district/pp-exchange.h"
#include "kinds/pp-kinds.h"
#include "store/pp-identity.h"
#include "sync/pp-desk-key.h"
#include "sync/pp-desk-sync.h"

#include <string.h>

typedef struct {
  const PpEnrolment *enrolment;
  GBytes            *answer;
} Enrolling;

static gpointer
set_identity (PpDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (pp_identity_set (db, "demo", *(gint64 *) data, error));
}

static gpointer
read_code (PpDb *db, gpointer data, GError **error)
{
  char *code = NULL;

  return pp_db_read_text (db, &code, error, "SELECT code FROM cluster LIMIT 1", "") ? code : NULL;
}

static gpointer
ask_enrolment (PpDb *db, gpointer data, GError **error)
{
  return pp_desk_key_enrol (db, ((Enrolling *) data)->enrolment, error);
}

static gpointer
answer_enrolment (PpDb *db, gpointer body, GError **error)
{
  return pp_enrol_answer (db, body, error);
}

static gpointer
take_enrolment (PpDb *db, gpointer data, GError **error)
{
  Enrolling *enrolling = data;

  return GINT_TO_POINTER (pp_desk_key_take (db, enrolling->enrolment, enrolling->answer, error));
}

static gpointer
make_request (PpDb *db, gpointer data, GError **error)
{
  return pp_desk_sync_request (db, error);
}

static gpointer
make_answer (PpDb *db, gpointer body, GError **error)
{
  return pp_exchange_answer (db, body, error);
}

static gpointer
take_answer (PpDb *db, gpointer body, GError **error)
{
  return pp_desk_sync_take (db, body, error);
}

static void
enrol (PpLine *self, PpFixture *desk, const char *cluster)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = pp_district_make_code (self->server, cluster, 10, &error);
  g_autofree char *own = pp_store_read (desk->store, read_code, NULL, NULL);
  PpEnrolment enrolment = { "http://127.0.0.1:1", code, own };
  Enrolling enrolling = { &enrolment };
  g_autoptr (GBytes) request = NULL;

  g_assert_no_error (error);
  request = pp_store_maintain (desk->store, ask_enrolment, &enrolling, &error);
  g_assert_no_error (error);
  enrolling.answer = pp_store_maintain (self->server, answer_enrolment, request, &error);
  g_assert_no_error (error);
  pp_store_maintain (desk->store, take_enrolment, &enrolling, &error);
  g_assert_no_error (error);
  g_bytes_unref (enrolling.answer);
}

static void
forget_answer (gpointer answer)
{
  if (answer != NULL)
    g_bytes_unref (answer);
}

/* A desk that comes to a cluster which is there already, with tables of its own. */
void
pp_line_add_desk_on (PpLine *self, gint64 seed, const PpSchema *schema)
{
  PpFixture *desk = pp_fixture_new_bare (schema, "demo");

  pp_store_maintain (desk->store, set_identity, &seed, NULL);
  enrol (self, desk, self->cluster);
  g_ptr_array_add (self->desks, desk);
  g_ptr_array_add (self->last_answers, NULL);
}

void
pp_line_add_desk (PpLine *self, gint64 seed)
{
  pp_line_add_desk_on (self, seed, pp_kinds_get_schema ());
}

PpFixture *
pp_line_desk (PpLine *self, guint desk)
{
  return g_ptr_array_index (self->desks, desk);
}

static void
copy_files (const char *from, const char *to, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL), *data = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_str_has_prefix (name, prefix))
        continue;
      g_file_get_contents (source, &data, &length, &error);
      g_assert_no_error (error);
      g_file_set_contents (target, data, length, &error);
      g_assert_no_error (error);
    }
}

/* Somebody copies a desk's data folder; both go on. */
void
pp_line_add_clone (PpLine *self, guint desk)
{
  PpFixture *first = pp_line_desk (self, desk);
  PpFixture *clone = pp_fixture_new_bare (pp_kinds_get_schema (), "demo");

  pp_fixture_close (first);
  pp_fixture_close (clone);
  copy_files (first->folder, clone->folder, "panippura.db");
  pp_fixture_reopen (first);
  pp_fixture_reopen (clone);
  g_ptr_array_add (self->desks, clone);
  g_ptr_array_add (self->last_answers, NULL);
}

static void
open_server (PpLine *self)
{
  g_autofree char *where = g_strdup_printf ("sqlite:%s/district.db", self->folder);
  g_autoptr (GError) error = NULL;

  self->server = pp_district_open (where, &error);
  g_assert_no_error (error);
}

static void
close_server (PpLine *self)
{
  pp_store_close (self->server);
  g_clear_object (&self->server);
}

/* The server is stopped and started. */
void
pp_line_reopen_server (PpLine *self)
{
  g_autoptr (GError) error = NULL;

  close_server (self);
  open_server (self);
  pp_district_begin_epoch (self->server, &error);
  g_assert_no_error (error);
}

static char *
make_backup_folder (PpLine *self)
{
  char *folder = g_strconcat (self->folder, "-backup", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return folder;
}

void
pp_line_back_up_server (PpLine *self)
{
  g_autofree char *backup = make_backup_folder (self);

  close_server (self);
  copy_files (self->folder, backup, "district.db");
  open_server (self);
}

/* What pp_line_back_up_server() kept is put back, and the server started. */
void
pp_line_restore_server (PpLine *self)
{
  g_autofree char *backup = make_backup_folder (self);

  close_server (self);
  copy_files (backup, self->folder, "district.db");
  open_server (self);
  pp_line_reopen_server (self);
}

PpLine *
pp_line_new_on (const PpSchema *schema, guint n_desks)
{
  PpLine *self = g_new0 (PpLine, 1);
  PpFixture *first = pp_fixture_new_on (schema);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("pp-line-XXXXXX", NULL);
  open_server (self);
  self->desks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_fixture_free);
  self->last_answers = g_ptr_array_new_with_free_func (forget_answer);

  self->cluster = pp_store_read (first->store, read_code, NULL, &error);
  g_assert_no_error (error);
  pp_district_add_cluster (self->server, self->cluster, "Test", &error);
  g_assert_no_error (error);
  enrol (self, first, self->cluster);
  g_ptr_array_add (self->desks, first);
  g_ptr_array_add (self->last_answers, NULL);
  for (guint i = 1; i < n_desks; i++)
    pp_line_add_desk_on (self, 100 + i, schema);
  return self;
}

PpLine *
pp_line_new (guint n_desks)
{
  return pp_line_new_on (pp_kinds_get_schema (), n_desks);
}

void
pp_line_free (PpLine *self)
{
  g_autofree char *backup = g_strconcat (self->folder, "-backup", NULL);

  close_server (self);
  g_ptr_array_unref (self->desks);
  g_ptr_array_unref (self->last_answers);
  pp_fixture_remove (self->folder);
  pp_fixture_remove (backup);
  g_free (self->folder);
  g_free (self->cluster);
  g_free (self);
}

static PpStore *
store_of (PpLine *self, guint desk)
{
  return pp_line_desk (self, desk)->store;
}

GBytes *
pp_line_request (PpLine *self, guint desk)
{
  g_autoptr (GError) error = NULL;
  GBytes *request = pp_store_read (store_of (self, desk), make_request, NULL, &error);

  g_assert_no_error (error);
  return request;
}

GBytes *
pp_line_answer (PpLine *self, GBytes *request, GError **error)
{
  return pp_store_maintain (self->server, make_answer, request, error);
}

gboolean
pp_line_take (PpLine *self, guint desk, GBytes *answer, gboolean *again, GError **error)
{
  g_autofree PpSyncTaken *taken = pp_store_maintain (store_of (self, desk), take_answer, answer,
                                                     error);

  if (taken != NULL && again != NULL)
    *again = taken->more || taken->again || taken->taken > 0;
  return taken != NULL;
}

static GBytes *
bend (GBytes *body, guint32 chance)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (body, &length);
  guint8 *copy = g_memdup2 (data, length);

  copy[chance % length] ^= (guint8) (1u << (chance / length % 8));
  return g_bytes_new_take (copy, length);
}

static void
keep_answer (PpLine *self, guint desk, GBytes *answer)
{
  forget_answer (g_ptr_array_index (self->last_answers, desk));
  self->last_answers->pdata[desk] = g_bytes_ref (answer);
}

/* One round trip; whether the desk took an answer. */
gboolean
pp_line_sync (PpLine *self, guint desk, PpLineFault fault, guint32 chance)
{
  g_autoptr (GBytes) request = pp_line_request (self, desk);
  g_autoptr (GBytes) bent = NULL, answer = NULL, second = NULL;
  GBytes *old = g_ptr_array_index (self->last_answers, desk);

  if (fault == PP_LINE_REQUEST_LOST)
    return FALSE;
  if (fault == PP_LINE_REQUEST_BENT)
    {
      bent = bend (request, chance);
      answer = pp_line_answer (self, bent, NULL);
      g_assert_true (answer == NULL || !pp_line_take (self, desk, answer, NULL, NULL));
      return FALSE;
    }
  answer = pp_line_answer (self, request, NULL);
  g_assert_nonnull (answer);
  if (fault == PP_LINE_TWICE)
    second = pp_line_answer (self, request, NULL);
  if (fault == PP_LINE_ANSWER_LOST)
    return FALSE;
  if (fault == PP_LINE_ANSWER_BENT)
    {
      bent = bend (answer, chance);
      g_assert_false (pp_line_take (self, desk, bent, NULL, NULL));
      return FALSE;
    }
  if (fault == PP_LINE_OLD_ANSWER && old != NULL)
    {
      pp_line_take (self, desk, old, NULL, NULL);
      return FALSE;
    }
  keep_answer (self, desk, answer);
  return pp_line_take (self, desk, second != NULL ? second : answer, NULL, NULL);
}

/* The line is good now: everybody syncs until nothing moves any more. */
void
pp_line_settle (PpLine *self)
{
  gboolean moved = TRUE;

  for (guint round = 0; moved; round++)
    {
      g_assert_cmpuint (round, <, 500);
      moved = FALSE;
      for (guint i = 0; i < self->desks->len; i++)
        {
          g_autoptr (GBytes) request = pp_line_request (self, i);
          g_autoptr (GBytes) answer = pp_line_answer (self, request, NULL);
          g_autoptr (GError) error = NULL;
          gboolean again = FALSE;

          g_assert_nonnull (answer);
          pp_line_take (self, i, answer, &again, &error);
          g_assert_no_error (error);
          moved = moved || again;
        }
      if (round < 2)
        moved = TRUE;
    }
}

void
pp_line_edit_person (PpLine *self, guint desk, const char *person, const char *column,
                     const char *value)
{
  pp_fixture_do (pp_line_desk (self, desk), "anitha", "person.edit", "id", person, column, value,
                 NULL);
}
