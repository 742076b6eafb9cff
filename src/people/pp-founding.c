/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-founding.h"

#include "core/pp-error.h"
#include "people/pp-cluster.h"
#include "people/pp-local-body.h"
#include "people/pp-people-error.h"
#include "people/pp-pin.h"
#include "people/pp-role.h"
#include "people/pp-staff-secret.h"
#include "people/pp-staff.h"
#include "store/pp-identity.h"
#include "store/pp-recovery.h"
#include "store/pp-reference.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/**
 * pp_founding_new:
 *
 * Returns: (transfer full): an empty one, of a real cluster, now
 */
PpFounding *
pp_founding_new (void)
{
  PpFounding *self = g_new0 (PpFounding, 1);

  self->seed = PP_NONE;
  self->at = PP_NONE;
  return self;
}

static void
wipe (char *secret)
{
  if (secret != NULL)
    sodium_memzero (secret, strlen (secret));
  g_free (secret);
}

/**
 * pp_founding_free:
 * @self: (transfer full): a founding
 *
 * Frees it and wipes its secrets from memory.
 */
void
pp_founding_free (PpFounding *self)
{
  wipe (self->pin);
  wipe (self->recovery_code);
  g_free (self->manager);
  g_free (self->name_en);
  g_free (self->name_ml);
  g_free (self->local_body);
  g_free (self->code);
  g_free (self);
}

/* Where a set-up was cut short the rest of it can be done: only a manager ends it. */
static gpointer
set_identity (PpDb *db, gpointer data, GError **error)
{
  PpFounding *self = data;
  g_autofree char *manager = pp_role_first_manager (db, error);
  gboolean unused;

  if (manager == NULL || !pp_identity_is_unused (db, &unused, error))
    return NULL;
  if (strcmp (manager, PP_SYSTEM_ACTOR) != 0)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_HAS_ALREADY, NULL,
                    _("The cluster is set up already."));
      return NULL;
    }
  if (unused && !pp_identity_set (db, self->demo ? "demo" : "real", self->seed, error))
    return NULL;
  return self->demo || pp_pin_choose_cost (db, error) ? self : NULL;
}

static gpointer
run (PpStore *store, const PpFounding *self, const char *verb, gpointer draft,
     const char *new_pin, GError **error)
{
  PpRequest *request = pp_request_new (verb, PP_SYSTEM_ACTOR, draft);

  request->at = self->at;
  request->new_pin = g_strdup (new_pin);
  return pp_store_run (store, request, error);
}

static gpointer
find_cluster (PpDb *db, gpointer data, GError **error)
{
  return pp_cluster_get (db, error);
}

static gpointer
find_staff (PpDb *db, gpointer code, GError **error)
{
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), "staff");
  g_autofree char *id = pp_reference_resolve (db, klass, code, NULL, error);

  return id != NULL ? pp_db_get (db, pp_staff_get_type (), id, error) : NULL;
}

static gboolean
make_cluster (PpStore *store, const PpFounding *self, const PpLocalBody *body, GError **error)
{
  g_autoptr (PpRecord) stored = pp_store_read (store, find_cluster, NULL, NULL);
  g_autofree char *name_en = NULL, *name_ml = NULL, *title = NULL, *address = NULL;
  PpCluster *draft;

  if (stored != NULL)
    return TRUE;
  name_en = g_strdup_printf ("%s Manufacturing Cluster", body->name_en);
  name_ml = g_strdup_printf ("%s നിർമാണ ക്ലസ്റ്റർ", body->name_ml);
  title = pp_local_body_dup_title (body);
  address = g_strdup_printf ("%s, %s, Kerala", title, body->district_en);
  draft = g_object_new (pp_cluster_get_type (), NULL);
  pp_record_set_text (draft, "code", self->code != NULL ? self->code : self->local_body);
  pp_record_set_text (draft, "local_body", self->local_body);
  pp_record_set_text (draft, "name_en", name_en);
  pp_record_set_text (draft, "name_ml", name_ml);
  pp_record_set_text (draft, "address", address);
  pp_record_set_text (draft, "closed_days", "7");
  draft->second_saturday = TRUE;
  stored = run (store, self, "cluster.setup", draft, NULL, error);
  return stored != NULL;
}

static PpRecord *
add_staff (PpStore *store, const PpFounding *self, GError **error)
{
  PpRecord *there = pp_store_read (store, find_staff, self->manager, NULL);
  gboolean nameless = self->name_en == NULL && self->name_ml == NULL;
  PpStaff *draft;

  if (there != NULL)
    return there;
  draft = g_object_new (pp_staff_get_type (), NULL);
  pp_record_set_text (draft, "code", self->manager);
  pp_record_set_text (draft, "name_en", nameless ? self->manager : self->name_en);
  pp_record_set_text (draft, "name_ml", self->name_ml);
  pp_record_set_text (draft, "language", "ml");
  return run (store, self, "staff.add", draft, NULL, error);
}

static gboolean
set_pin (PpStore *store, const PpFounding *self, PpRecord *staff, GError **error)
{
  PpStaffPin *for_pin;
  g_autoptr (PpRecord) set = NULL;

  if (self->pin == NULL)
    return TRUE;
  for_pin = g_object_new (pp_staff_pin_get_type (), NULL);
  pp_record_set_text (for_pin, "staff", pp_record_get_id (staff));
  set = run (store, self, "staff.set_pin", for_pin, self->pin, error);
  return set != NULL;
}

static gpointer
set_recovery_code (PpDb *db, gpointer code, GError **error)
{
  return pp_recovery_set_code (db, code, error) ? code : NULL;
}

/* Nobody has seen one of a set-up that was cut short: it gets another. */
static gboolean
make_recovery_code (PpStore *store, PpFounding *self, GError **error)
{
  if (self->demo)
    return TRUE;
  g_free (self->recovery_code);
  self->recovery_code = pp_recovery_make_code ();
  return pp_store_maintain (store, set_recovery_code, self->recovery_code, error) != NULL;
}

/* With the role the set-up is whole. */
static gboolean
grant_role (PpStore *store, const PpFounding *self, PpRecord *staff, GError **error)
{
  PpStaffRole *grant = g_object_new (pp_staff_role_get_type (), NULL);
  g_autoptr (PpRecord) role = NULL;

  pp_record_set_text (grant, "staff", pp_record_get_id (staff));
  pp_record_set_text (grant, "role", "manager");
  role = run (store, self, "staff.grant", grant, NULL, error);
  return role != NULL;
}

/**
 * pp_founding_do:
 * @store: an empty one, or one whose set-up was cut short
 * @self: what is to be made
 * @error: what of it cannot be; its field is that of a #PpFounding, or "code" for the manager's
 *
 * Makes a cluster and its first manager. Waits, on any thread but the store's own.
 *
 * Returns: whether it is set up
 */
gboolean
pp_founding_do (PpStore *store, PpFounding *self, GError **error)
{
  g_autoptr (PpLocalBody) body = NULL;
  g_autoptr (PpRecord) staff = NULL;

  g_return_val_if_fail (PP_IS_STORE (store), FALSE);

  body = pp_local_body_find (self->local_body != NULL ? self->local_body : "", error);
  if (body == NULL ||
      (self->pin != NULL && !pp_pin_check_strength (self->pin, error)) ||
      pp_store_maintain (store, set_identity, self, error) == NULL)
    return FALSE;
  staff = add_staff (store, self, error);
  return staff != NULL && make_cluster (store, self, body, error) &&
         set_pin (store, self, staff, error) && make_recovery_code (store, self, error) &&
         grant_role (store, self, staff, error);
}
