/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/production/pp-run-names.h"

#include "booking/pp-machine.h"
#include "desk/shell/pp-shown.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"

static char *
join (const char *enterprise, const char *person)
{
  return enterprise != NULL ? g_strdup_printf ("%s (%s)", enterprise, person) : g_strdup (person);
}

/**
 * pp_run_names_read:
 * @self: (out): to be cleared with pp_run_names_clear()
 * @db: a connection
 * @booking: a booking
 * @error: why it failed
 *
 * Returns: whether it was read
 */
gboolean
pp_run_names_read (PpRunNames *self, PpDb *db, PpBooking *booking, GError **error)
{
  g_autoptr (PpMachine) machine = NULL;
  g_autoptr (PpPerson) person = NULL;
  g_autoptr (PpEnterprise) enterprise = NULL;
  g_autofree char *name = NULL, *called = NULL, *unit = NULL;

  if ((machine = pp_db_get (db, pp_machine_get_type (), booking->machine, error)) == NULL ||
      (person = pp_db_get (db, pp_person_get_type (), booking->person, error)) == NULL ||
      (booking->enterprise != NULL &&
       (enterprise = pp_db_get (db, pp_enterprise_get_type (), booking->enterprise,
                                error)) == NULL))
    return FALSE;
  name = pp_shown_name (machine->name_en, machine->name_ml);
  called = pp_shown_name (person->name_en, person->name_ml);
  if (enterprise != NULL)
    unit = pp_shown_name (enterprise->name_en, enterprise->name_ml);
  self->machine = g_strdup_printf ("%s · %s", machine->code, name);
  self->who = join (unit, called);
  return TRUE;
}

/**
 * pp_run_names_clear:
 * @self: names
 */
void
pp_run_names_clear (PpRunNames *self)
{
  g_clear_pointer (&self->machine, g_free);
  g_clear_pointer (&self->who, g_free);
}
