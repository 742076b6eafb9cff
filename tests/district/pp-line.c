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

#define CLUSTER "G01001"

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

/* A desk that comes to a cluster which is there already. */
void
pp_line_add_desk (PpLine *self, gint64 seed)
{
  PpFixture *desk = pp_fixture_new_bare (pp_kinds_get_schema (), "demo");
  g_autofree char *cluster = NULL;

  pp_store_maintain (desk->store, set_identity, &seed, NULL);
  cluster = pp_store_read (((PpFixture *) g_ptr_array_index (self->desks, 0))->store, read_code,
                           NULL, NULL);
  enrol (self, desk, cluster);
  g_ptr_array_add (self->desks, desk);
  g_ptr_array_add (self->last_answers, NULL);
}

PpLine *
pp_line_new (guint n_desks)
{
  PpLine *self = g_new0 (PpLine, 1);
  PpFixture *first = pp_fixture_new ();
  g_autofree char *cluster = NULL, *where = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("pp-line-XXXXXX", NULL);
  where = g_strdup_printf ("sqlite:%s/district.db", self->folder);
  self->server = pp_district_open (where, &error);
  g_assert_no_error (error);
  self->desks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_fixture_free);
  self->last_answers = g_ptr_array_new_with_free_func (forget_answer);

  cluster = pp_store_read (first->store, read_code, NULL, &error);
  g_assert_no_error (error);
  pp_district_add_cluster (self->server, cluster, "Test", &error);
  g_assert_no_error (error);
  enrol (self, first, cluster);
  g_ptr_array_add (self->desks, first);
  g_ptr_array_add (self->last_answers, NULL);
  for (guint i = 1; i < n_desks; i++)
    pp_line_add_desk (self, 100 + i);
  return self;
}

void
pp_line_free (PpLine *self)
{
  pp_store_close (self->server);
  g_object_unref (self->server);
  g_ptr_array_unref (self->desks);
  g_ptr_array_unref (self->last_answers);
  pp_fixture_remove (self->folder);
  g_free (self->folder);
  g_free (self);
}

static PpStore *
store_of (PpLine *self, guint desk)
{
  return ((PpFixture *) g_ptr_array_index (self->desks, desk))->store;
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
