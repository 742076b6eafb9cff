/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-init.h"

#include "core/pp-error.h"
#include "core/pp-time.h"
#include "people/pp-cluster.h"
#include "people/pp-local-body.h"
#include "people/pp-people-error.h"
#include "people/pp-role.h"
#include "people/pp-staff.h"
#include "store/pp-identity.h"
#include "store/pp-reference.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define USAGE "init [--demo] --manager CODE --local-body CODE"

/* What was typed. */
typedef struct {
  char    *manager;
  char    *name;
  char    *local_body;
  char    *code;
  char    *at;
  gboolean demo;
  gint64   seed;
  gint64   when;
} Setup;

/* Where a set-up was cut short the rest of it can be done: only a manager ends it. */
static gpointer
set_identity (PpDb *db, gpointer data, GError **error)
{
  Setup *setup = data;
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
  if (unused && !pp_identity_set (db, setup->demo ? "demo" : "real",
                                  setup->seed != 0 ? setup->seed : PP_NONE, error))
    return NULL;
  return setup;
}

static gpointer
run (PpStore *store, Setup *setup, const char *verb, gpointer draft, const char *new_pin,
     GError **error)
{
  PpRequest *request = pp_request_new (verb, PP_SYSTEM_ACTOR, draft);

  request->at = setup->when;
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
make_cluster (PpStore *store, Setup *setup, GError **error)
{
  g_autoptr (PpLocalBody) body = pp_local_body_find (setup->local_body, error);
  g_autoptr (PpRecord) stored = NULL;
  g_autofree char *name_en = NULL, *name_ml = NULL, *address = NULL;
  PpCluster *draft;

  if (body == NULL)
    return FALSE;
  stored = pp_store_read (store, find_cluster, NULL, NULL);
  if (stored != NULL)
    return TRUE;
  name_en = g_strdup_printf ("%s Manufacturing Cluster", body->name_en);
  name_ml = g_strdup_printf ("%s നിർമാണ ക്ലസ്റ്റർ", body->name_ml);
  address = g_strdup_printf ("%s Grama Panchayat, %s, Kerala", body->name_en, body->district_en);
  draft = g_object_new (pp_cluster_get_type (), NULL);
  pp_record_set_text (draft, "code", setup->code != NULL ? setup->code : setup->local_body);
  pp_record_set_text (draft, "local_body", setup->local_body);
  pp_record_set_text (draft, "name_en", name_en);
  pp_record_set_text (draft, "name_ml", name_ml);
  pp_record_set_text (draft, "address", address);
  pp_record_set_text (draft, "closed_days", "7");
  draft->second_saturday = TRUE;
  stored = run (store, setup, "cluster.setup", draft, NULL, error);
  return stored != NULL;
}

static PpRecord *
add_staff (PpStore *store, Setup *setup, GError **error)
{
  PpRecord *there = pp_store_read (store, find_staff, setup->manager, NULL);
  PpStaff *draft;

  if (there != NULL)
    return there;
  draft = g_object_new (pp_staff_get_type (), NULL);
  pp_record_set_text (draft, "code", setup->manager);
  pp_record_set_text (draft, "name_en", setup->name != NULL ? setup->name : setup->manager);
  pp_record_set_text (draft, "language", "ml");
  return run (store, setup, "staff.add", draft, NULL, error);
}

/* The role comes last: with it the set-up is whole. */
static gboolean
make_manager (PpStore *store, Setup *setup, const char *pin, GError **error)
{
  g_autoptr (PpRecord) staff = add_staff (store, setup, error);
  g_autoptr (PpRecord) set = NULL, role = NULL;
  PpStaffPin *for_pin;
  PpStaffRole *grant;

  if (staff == NULL || !make_cluster (store, setup, error))
    return FALSE;
  if (pin != NULL)
    {
      for_pin = g_object_new (pp_staff_pin_get_type (), NULL);
      pp_record_set_text (for_pin, "staff", pp_record_get_id (staff));
      set = run (store, setup, "staff.set_pin", for_pin, pin, error);
      if (set == NULL)
        return FALSE;
    }
  grant = g_object_new (pp_staff_role_get_type (), NULL);
  pp_record_set_text (grant, "staff", pp_record_get_id (staff));
  pp_record_set_text (grant, "role", "manager");
  role = run (store, setup, "staff.grant", grant, NULL, error);
  return role != NULL;
}

static gboolean
set_up (PpAdmin *admin, PpStore *store, Setup *setup, GError **error)
{
  g_autofree char *pin = NULL;

  if (!setup->demo)
    pin = pp_admin_read_new_pin (_("New PIN of the manager, six digits: "), error);
  if ((!setup->demo && pin == NULL) ||
      pp_store_maintain (store, set_identity, setup, error) == NULL ||
      !make_manager (store, setup, pin, error))
    return FALSE;
  if (!admin->json)
    printf (_("The cluster is set up in “%s”; its manager is %s.\n"), admin->folder,
            setup->manager);
  return TRUE;
}

static void
setup_clear (Setup *setup)
{
  g_free (setup->manager);
  g_free (setup->name);
  g_free (setup->local_body);
  g_free (setup->code);
  g_free (setup->at);
}

/**
 * pp_command_init:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words
 * @error: why it failed
 *
 * Makes a cluster in a new data folder, and its first manager.
 *
 * Returns: whether it is set up
 */
gboolean
pp_command_init (PpAdmin *admin, int argc, char **argv, GError **error)
{
  Setup setup = { .when = PP_NONE };
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &setup.demo,
      N_("A cluster for showing and testing: no PINs, and the clock can be set"), NULL },
    { "manager", 0, 0, G_OPTION_ARG_STRING, &setup.manager,
      N_("Code of the first manager"), "CODE" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &setup.name, N_("The manager's name"), "NAME" },
    { "local-body", 0, 0, G_OPTION_ARG_STRING, &setup.local_body,
      N_("Code of the panchayat, such as G01001"), "CODE" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &setup.code,
      N_("Code of the cluster at the district"), "CODE" },
    { "at", 0, 0, G_OPTION_ARG_STRING, &setup.at, N_("When, in a demo cluster"), "TIME" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &setup.seed,
      N_("Makes the same ids each time"), "NUMBER" },
    { NULL }
  };
  g_autoptr (PpStore) store = NULL;
  gboolean done = FALSE;

  if (pp_admin_parse (entries, USAGE, &argc, &argv, 0, error) &&
      (setup.at == NULL || pp_time_parse (setup.at, &setup.when, error)))
    {
      if (setup.manager == NULL || setup.local_body == NULL)
        pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL,
                      _("It is typed so: panippura-admin %s"), USAGE);
      else if ((store = pp_admin_create (admin, error)) != NULL)
        {
          done = set_up (admin, store, &setup, error);
          pp_store_close (store);
        }
    }
  setup_clear (&setup);
  return done;
}
