/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "booking/pp-machine-template.h"

#include "booking/pp-booking-error.h"
#include "booking/pp-machine-verbs.h"
#include "core/pp-csv.h"
#include "core/pp-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Nine to six, as in the form of a new machine. */
#define OPENS_MINUTE  (9 * 60)
#define CLOSES_MINUTE (18 * 60)

enum { TEMPLATE, TEMPLATE_EN, TEMPLATE_ML, CODE, KIND, NAME_EN, NAME_ML, CAPACITY, SLOT, N_CELLS };

static const PpColumn ask_columns[] = {
  PP_COLUMN (PpMachineTemplateAsk, template, TEXT, .required = TRUE),
};

PP_DEFINE_RECORD (PpMachineTemplateAsk, pp_machine_template_ask, "machine_template", ARGUMENT,
                  ask_columns)

static PpMachineTemplate *
template_of (GPtrArray *list, char **cells)
{
  PpMachineTemplate *last = list->len > 0 ? list->pdata[list->len - 1] : NULL;

  if (last != NULL && strcmp (last->code, cells[TEMPLATE]) == 0)
    return last;
  last = g_new0 (PpMachineTemplate, 1);
  last->code = g_strdup (cells[TEMPLATE]);
  last->name_en = g_strdup (cells[TEMPLATE_EN]);
  last->name_ml = g_strdup (cells[TEMPLATE_ML]);
  last->machines = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (list, last);
  return last;
}

static gboolean
add_line (char **cells, gpointer list)
{
  PpMachine *machine;

  if (g_strv_length (cells) != N_CELLS || strcmp (cells[TEMPLATE], "template") == 0)
    return FALSE;
  machine = g_object_new (pp_machine_get_type (), NULL);
  pp_record_set_text (machine, "code", cells[CODE]);
  pp_record_set_text (machine, "kind", cells[KIND]);
  pp_record_set_text (machine, "name_en", cells[NAME_EN]);
  pp_record_set_text (machine, "name_ml", cells[NAME_ML]);
  machine->capacity = g_ascii_strtoll (cells[CAPACITY], NULL, 10);
  machine->slot_minutes = g_ascii_strtoll (cells[SLOT], NULL, 10);
  machine->opens_minute = OPENS_MINUTE;
  machine->closes_minute = CLOSES_MINUTE;
  machine->hourly_paise = 0;
  machine->daily_paise = PP_NONE;
  g_ptr_array_add (template_of (list, cells)->machines, machine);
  return FALSE;
}

/**
 * pp_machine_template_free:
 * @self: (transfer full): one
 */
void
pp_machine_template_free (PpMachineTemplate *self)
{
  g_free (self->code);
  g_free (self->name_en);
  g_free (self->name_ml);
  g_ptr_array_unref (self->machines);
  g_free (self);
}

/**
 * pp_machine_template_list:
 *
 * Returns: (transfer full) (element-type PpMachineTemplate): what usually stands in clusters of
 *   each kind
 */
GPtrArray *
pp_machine_template_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_machine_template_free);

  pp_csv_each_line ("machine-templates.csv", add_line, list);
  return list;
}

static gpointer
add_all (PpAct *act, GPtrArray *machines, GError **error)
{
  g_autoptr (PpRecord) first = NULL;

  for (guint i = 0; i < machines->len; i++)
    {
      g_autoptr (PpRecord) one = pp_machine_add (act, machines->pdata[i], error);

      if (one == NULL)
        return NULL;
      if (first == NULL)
        first = g_steal_pointer (&one);
    }
  return g_steal_pointer (&first);
}

/**
 * pp_machine_add_template:
 * @act: the open act
 * @asked: a #PpMachineTemplateAsk
 * @error: PP_BOOKING_ERROR_BAD_MACHINE where there is no such template, or a machine of that code
 *
 * The verb machine.add_template: adds all its machines, which cost nothing until somebody writes
 * their prices.
 *
 * Returns: (transfer full): the first of them, stored
 */
gpointer
pp_machine_add_template (PpAct *act, gpointer asked, GError **error)
{
  g_autoptr (GPtrArray) list = pp_machine_template_list ();
  const char *wanted = ((PpMachineTemplateAsk *) asked)->template;

  for (guint i = 0; i < list->len; i++)
    {
      PpMachineTemplate *one = list->pdata[i];

      if (g_strcmp0 (one->code, wanted) == 0)
        return add_all (act, one->machines, error);
    }
  pp_error_set (error, PP_BOOKING_ERROR, PP_BOOKING_ERROR_BAD_MACHINE, "template",
                _("There is no kind of cluster “%s”."), wanted != NULL ? wanted : "");
  return NULL;
}
