/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fixture.h"

#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "kinds/pp-kinds.h"
#include "pp-fixture-raw.h"
#include "pp-mould.h"
#include "store/pp-identity.h"
#include "store/pp-reference.h"

#include <glib/gstdio.h>
#include <string.h>

#define SEED G_GINT64_CONSTANT (7)

typedef struct {
  PpRecordClass *klass;
  const char    *text;
} Named;

static gpointer
give_identity (PpDb *db, gpointer purpose, GError **error)
{
  return pp_identity_set (db, purpose, SEED, error) ? purpose : NULL;
}

static gpointer
resolve (PpDb *db, gpointer data, GError **error)
{
  Named *named = data;

  return pp_reference_resolve (db, named->klass, named->text, NULL, error);
}

static gpointer
get_row (PpDb *db, gpointer data, GError **error)
{
  Named *named = data;

  return pp_db_get (db, G_TYPE_FROM_CLASS (named->klass), named->text, error);
}

/* What @text names; @text itself where that is nothing: a test may point at what is not there. */
static char *
find_id (PpFixture *self, const char *kind, const char *text)
{
  Named named = { pp_schema_kind (pp_store_get_schema (self->store), kind), text };
  char *id;

  g_assert_nonnull (named.klass);
  id = pp_store_read (self->store, resolve, &named, NULL);
  return id != NULL ? id : g_strdup (text);
}

static void
fill (PpFixture *self, PpRecord *draft, const char *key, const char *text)
{
  const PpColumn *column = pp_record_class_column (PP_RECORD_GET_CLASS (draft), key);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (strcmp (key, "id") == 0)
    {
      pp_record_set_id (draft, text);
      return;
    }
  if (column == NULL)
    g_error ("%s has no column %s", PP_RECORD_GET_CLASS (draft)->kind, key);
  if (column->type == PP_COLUMN_REF && text != NULL)
    id = find_id (self, column->of, text);
  pp_record_read_column (draft, column, id != NULL ? id : text, &error);
  g_assert_no_error (error);
}

static PpRecord *
begin_argument (PpFixture *self, const char *verb, const char *id)
{
  const PpVerb *found = pp_schema_verb (pp_store_get_schema (self->store), verb);
  PpRecord *draft;

  if (found == NULL)
    g_error ("no verb %s", verb);
  draft = g_object_new (found->argument (), NULL);
  if (found->edits && id != NULL)
    {
      gpointer stored = pp_fixture_get (self, PP_RECORD_GET_CLASS (draft)->kind, id);

      g_object_unref (draft);
      draft = pp_record_draft (stored);
    }
  return draft;
}

/* An edit starts from the stored record: "id" stands first among its pairs. */
static PpRecord *
make_argument (PpFixture *self, const char *verb, va_list pairs)
{
  const char *key = va_arg (pairs, const char *);
  PpRecord *draft = NULL;

  for (; key != NULL; key = va_arg (pairs, const char *))
    {
      const char *text = va_arg (pairs, const char *);

      if (draft == NULL)
        draft = begin_argument (self, verb, strcmp (key, "id") == 0 ? text : NULL);
      fill (self, draft, key, text);
    }
  return draft != NULL ? draft : begin_argument (self, verb, NULL);
}

static void
set_up_cluster (PpFixture *self)
{
  static const struct { const char *code, *name_en, *name_ml, *role; } staff[] = {
    { "mini",   "Mini P",   "മിനി പി",   "manager" },
    { "anitha", "Anitha K", "അനിത കെ",   "desk" },
    { "latha",  "Latha S",  "ലത എസ്",    "lab" },
  };

  pp_fixture_do (self, "system", "cluster.setup", "code", "C1", "local_body", "G01001",
                 "name_en", "Cheruvannur cluster", "name_ml", "ചെറുവണ്ണൂർ ക്ലസ്റ്റർ",
                 "address", "Cheruvannur", "closed_days", "7", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    pp_fixture_do (self, "system", "staff.add", "code", staff[i].code,
                   "name_en", staff[i].name_en, "name_ml", staff[i].name_ml, "language", "ml",
                   NULL);
  for (guint i = G_N_ELEMENTS (staff); i-- > 0;)
    pp_fixture_do (self, "system", "staff.grant", "staff", staff[i].code, "role", staff[i].role,
                   NULL);
}

static PpFixture *
begin (const PpSchema *schema)
{
  PpFixture *self = g_new0 (PpFixture, 1);
  g_autoptr (GError) error = NULL;

  self->schema = schema;
  self->folder = g_dir_make_tmp ("pp-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
  pp_fixture_at (self, "2026-03-02 09:00");
  return self;
}

/**
 * pp_fixture_new:
 *
 * Returns: (transfer full): a cluster with its staff
 */
PpFixture *
pp_fixture_new (void)
{
  static gint64 now;
  static guint n_made;
  PpFixture *self;

  if (pp_mould_is_there ())
    {
      self = begin (pp_kinds_get_schema ());
      pp_mould_pour (self->folder);
      pp_fixture_reopen (self);
      self->now = now;
      return self;
    }
  self = pp_fixture_new_on (pp_kinds_get_schema ());
  if (++n_made < 2)
    return self;
  now = self->now;
  pp_fixture_close (self);
  pp_mould_take (self->folder);
  pp_fixture_reopen (self);
  return self;
}

/**
 * pp_fixture_new_on:
 * @schema: (transfer none): the tables of the house, and what a test adds to them
 *
 * Returns: (transfer full): a cluster with its staff
 */
PpFixture *
pp_fixture_new_on (const PpSchema *schema)
{
  PpFixture *self = pp_fixture_new_bare (schema, "demo");

  set_up_cluster (self);
  return self;
}

/**
 * pp_fixture_new_bare:
 * @schema: (transfer none): the tables
 * @purpose: "demo" or "real"
 *
 * Returns: (transfer full): an open store on an empty database
 */
PpFixture *
pp_fixture_new_bare (const PpSchema *schema, const char *purpose)
{
  PpFixture *self = begin (schema);
  g_autoptr (GError) error = NULL;

  pp_fixture_reopen (self);
  pp_store_maintain (self->store, give_identity, (gpointer) purpose, &error);
  g_assert_no_error (error);
  return self;
}

/**
 * pp_fixture_close:
 * @self: a fixture
 *
 * Closes the store; the folder stays.
 */
void
pp_fixture_close (PpFixture *self)
{
  if (self->store == NULL)
    return;
  pp_store_close (self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->store);
}

/**
 * pp_fixture_reopen:
 * @self: a fixture
 *
 * Opens the store, after it was closed where it was open.
 */
void
pp_fixture_reopen (PpFixture *self)
{
  g_autoptr (GError) error = NULL;

  pp_fixture_close (self);
  self->store = pp_store_open (self->folder, self->schema, PP_STORE_WRITE, &error);
  g_assert_no_error (error);
}

/**
 * pp_fixture_remove:
 * @folder: a folder of plain files
 *
 * Removes it.
 */
void
pp_fixture_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * pp_fixture_free:
 * @self: (transfer full): a fixture
 *
 * Closes the store and removes its folder.
 */
void
pp_fixture_free (PpFixture *self)
{
  pp_fixture_close (self);
  pp_fixture_remove (self->folder);
  g_ptr_array_unref (self->kept);
  g_free (self->folder);
  g_free (self);
}

/**
 * pp_fixture_file:
 * @self: a fixture
 * @name: of a file in its folder
 *
 * Returns: (transfer full): its path
 */
char *
pp_fixture_file (PpFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/**
 * pp_fixture_at:
 * @self: a fixture
 * @time: of the next act, "2026-03-02 10:00" in Kerala
 */
void
pp_fixture_at (PpFixture *self, const char *time)
{
  g_autoptr (GError) error = NULL;

  pp_time_parse (time, &self->now, &error);
  g_assert_no_error (error);
}

/**
 * pp_fixture_staff_id:
 * @self: a fixture
 * @code: of a member of staff, or "system"
 *
 * Returns: (transfer full): their id
 */
char *
pp_fixture_staff_id (PpFixture *self, const char *code)
{
  if (strcmp (code, PP_SYSTEM_ACTOR) == 0)
    return g_strdup (code);
  return find_id (self, "staff", code);
}

/**
 * pp_fixture_ask:
 * @self: a fixture
 * @verb: a verb
 * @...: columns and their texts, as a play file writes them; %NULL at the end
 *
 * Returns: (transfer full): the verb's argument, a draft
 */
gpointer
pp_fixture_ask (PpFixture *self, const char *verb, ...)
{
  PpRecord *argument;
  va_list pairs;

  va_start (pairs, verb);
  argument = make_argument (self, verb, pairs);
  va_end (pairs);
  return argument;
}

/**
 * pp_fixture_run:
 * @self: a fixture
 * @by: code of a member of staff
 * @verb: a verb
 * @argument: (transfer full): its argument
 * @error: why it was refused
 *
 * Returns: (transfer full): what the verb returned
 */
gpointer
pp_fixture_run (PpFixture *self, const char *by, const char *verb, gpointer argument,
                GError **error)
{
  g_autofree char *staff = pp_fixture_staff_id (self, by);
  PpRequest *request = pp_request_new (verb, staff, argument);

  request->at = self->now++;
  return pp_store_run (self->store, request, error);
}

static gpointer
keep (PpFixture *self, gpointer record, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (record);
  g_ptr_array_add (self->kept, record);
  return record;
}

/**
 * pp_fixture_do:
 * @self: a fixture
 * @by: code of a member of staff
 * @verb: a verb
 * @...: columns and their texts, as a play file writes them; %NULL at the end. A reference is
 *   an id, a number or a code. An edit begins with "id" and changes what follows
 *
 * Returns: (transfer none): what the verb returned
 */
gpointer
pp_fixture_do (PpFixture *self, const char *by, const char *verb, ...)
{
  g_autoptr (GError) error = NULL;
  PpRecord *argument;
  gpointer record;
  va_list pairs;

  va_start (pairs, verb);
  argument = make_argument (self, verb, pairs);
  va_end (pairs);
  record = pp_fixture_run (self, by, verb, argument, &error);
  return keep (self, record, error);
}

/**
 * pp_fixture_do_json:
 * @self: a fixture
 * @by: code of a member of staff
 * @verb: a verb
 * @json: its argument; references are ids
 *
 * Returns: (transfer none): what the verb returned
 */
gpointer
pp_fixture_do_json (PpFixture *self, const char *by, const char *verb, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpJson) members = pp_json_parse (json, -1, &error);
  PpRecord *argument;
  gpointer record;

  g_assert_no_error (error);
  argument = begin_argument (self, verb, pp_json_get_text (members, "id"));
  pp_record_read_json (argument, members, &error);
  g_assert_no_error (error);
  record = pp_fixture_run (self, by, verb, argument, &error);
  return keep (self, record, error);
}

/**
 * pp_fixture_fails:
 * @self: a fixture
 * @code: the error's code that is expected, "booking.taken"
 * @by: code of a member of staff
 * @verb: a verb
 * @...: as for pp_fixture_do()
 *
 * Returns: (transfer full): the error's words
 */
char *
pp_fixture_fails (PpFixture *self, const char *code, const char *by, const char *verb, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRecord) record = NULL;
  PpRecord *argument;
  va_list pairs;

  va_start (pairs, verb);
  argument = make_argument (self, verb, pairs);
  va_end (pairs);
  record = pp_fixture_run (self, by, verb, argument, &error);
  g_assert_null (record);
  g_assert_nonnull (error);
  g_assert_cmpstr (pp_error_get_code (error), ==, code);
  return g_strdup (error->message);
}

/**
 * pp_fixture_get:
 * @self: a fixture
 * @kind: a kind
 * @id: an id, a number or a code
 *
 * Returns: (transfer none): the row as it stands
 */
gpointer
pp_fixture_get (PpFixture *self, const char *kind, const char *id)
{
  g_autofree char *found = find_id (self, kind, id);
  Named named = { pp_schema_kind (pp_store_get_schema (self->store), kind), found };
  g_autoptr (GError) error = NULL;
  gpointer record = pp_store_read (self->store, get_row, &named, &error);

  return keep (self, record, error);
}

/**
 * pp_fixture_last_act:
 * @self: a fixture
 *
 * Returns: (transfer full): key of the last act
 */
char *
pp_fixture_last_act (PpFixture *self)
{
  return pp_fixture_read_text (self, "SELECT incarnation || '/' || seq FROM act "
                                     "ORDER BY id DESC LIMIT 1");
}

/**
 * pp_fixture_add_person:
 * @self: a fixture
 * @name_en: (nullable): a name
 * @name_ml: (nullable): a name
 * @phone: (nullable): a mobile number
 *
 * Returns: (transfer none): the new person's id
 */
const char *
pp_fixture_add_person (PpFixture *self, const char *name_en, const char *name_ml,
                       const char *phone)
{
  return pp_record_get_id (pp_fixture_do (self, "anitha", "person.register", "name_en", name_en,
                                          "name_ml", name_ml, "phone", phone, NULL));
}

/**
 * pp_fixture_add_machine:
 * @self: a fixture
 * @code: the machine's code
 *
 * Adds a dryer: one booking at a time, half-hour slots from 09:00 to 17:00, ₹60 an hour.
 *
 * Returns: (transfer none): the new machine's id
 */
const char *
pp_fixture_add_machine (PpFixture *self, const char *code)
{
  return pp_record_get_id (pp_fixture_do (self, "mini", "machine.add", "code", code,
                                          "name_en", "Tray dryer", "name_ml", "ട്രേ ഡ്രയർ",
                                          "kind", "dryer", "capacity", "1", "slot_minutes", "30",
                                          "opens_minute", "540", "closes_minute", "1020",
                                          "hourly_paise", "6000", NULL));
}

/**
 * pp_fixture_add_booking:
 * @self: a fixture
 * @machine: its code or id
 * @person: an id
 * @starts_at: "2026-03-02 10:00"
 * @ends_at: "2026-03-02 12:00"
 *
 * Returns: (transfer none): the new booking's id
 */
const char *
pp_fixture_add_booking (PpFixture *self, const char *machine, const char *person,
                        const char *starts_at, const char *ends_at)
{
  return pp_record_get_id (pp_fixture_do (self, "anitha", "booking.make", "machine", machine,
                                          "person", person, "starts_at", starts_at,
                                          "ends_at", ends_at, NULL));
}

/**
 * pp_fixture_play_day:
 * @self: a fixture
 *
 * Plays a morning that writes at least one row of every kind: leela and her group, DRY-1,
 * bookings made, moved, begun and cancelled, a token, a block taken back.
 */
void
pp_fixture_play_day (PpFixture *self)
{
  const char *leela = pp_fixture_add_person (self, "Leela K", "ലീല കെ", "9447012345");
  const char *omana = pp_fixture_add_person (self, "Omana", NULL, NULL);
  const char *group, *dryer, *first, *second, *block;

  pp_fixture_do (self, "mini", "holiday.add", "day", "2026-04-15", "name_en", "Vishu",
                 "name_ml", "വിഷു", NULL);
  pp_fixture_do (self, "anitha", "person.consent", "person", leela, "purpose", "service",
                 "version", "1", "language", "ml", "given", "1", NULL);
  group = pp_record_get_id (pp_fixture_do (self, "anitha", "enterprise.register",
                                           "name_en", "Kairali unit", "form", "shg",
                                           "women_led", "1", NULL));
  pp_fixture_do (self, "anitha", "enterprise.join", "enterprise", group, "person", leela,
                 "office", "president", NULL);
  dryer = pp_fixture_add_machine (self, "DRY-1");
  first = pp_fixture_add_booking (self, dryer, leela, "2026-03-02 10:00", "2026-03-02 12:00");
  second = pp_fixture_add_booking (self, dryer, omana, "2026-03-02 14:00", "2026-03-02 15:00");
  pp_fixture_do (self, "anitha", "token.give", "person", leela, "booking", first, NULL);
  pp_fixture_do (self, "anitha", "booking.check_in", "booking", first, NULL);
  pp_fixture_do (self, "anitha", "booking.move", "booking", second,
                 "starts_at", "2026-03-02 15:00", "ends_at", "2026-03-02 16:30", NULL);
  pp_fixture_do (self, "anitha", "booking.cancel", "booking", second, "reason", "no power", NULL);
  block = pp_record_get_id (pp_fixture_do (self, "anitha", "machine.block", "machine", dryer,
                                           "starts_at", "2026-03-03 09:00",
                                           "ends_at", "2026-03-03 10:00",
                                           "reason", "cleaning", NULL));
  pp_fixture_do (self, "anitha", "machine.unblock", "id", block, NULL);
  pp_fixture_do (self, "anitha", "person.edit", "id", omana, "ward", "4", NULL);
}
