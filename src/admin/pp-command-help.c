/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-help.h"

#include "core/pp-error.h"
#include "core/pp-record.h"
#include "people/pp-role.h"
#include "store/pp-store-error.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static char *
dup_number (const PpColumn *column)
{
  if (column->money)
    return g_strdup (_("money: ₹120 or 120.00 is 120 rupees, a bare whole number is "
                       "paise"));
  if (column->length)
    return g_strdup (_("a length, such as 40 mm"));
  if (column->of != NULL)
    return g_strdup (_("an amount, such as 12.5 kg"));
  return g_strdup (_("a whole number"));
}

/* What may stand behind KEY=. */
static char *
dup_value (const PpColumn *column)
{
  switch (column->type)
    {
    case PP_COLUMN_INT:
      return dup_number (column);
    case PP_COLUMN_BOOL:
      return g_strdup (_("1 for yes, 0 for no"));
    case PP_COLUMN_TIME:
      return g_strdup (_("a time, such as 2026-03-02 09:30"));
    case PP_COLUMN_DAY:
      return g_strdup (_("a day, such as 2026-03-02"));
    case PP_COLUMN_ENUM:
      /* TRANSLATORS: words of which one is typed */
      return g_strdup_printf (_("one of: %s"), column->of);
    case PP_COLUMN_REF:
      /* TRANSLATORS: the name of a kind of record */
      return g_strdup_printf (_("a record of the kind %s: its id, number, code or name"),
                              column->of);
    case PP_COLUMN_TEXT: default:
      return g_strdup (column->lines ? _("text, also of several lines") : _("text"));
    }
}

static void
print_keys (const PpVerb *verb, PpRecordClass *klass)
{
  if (verb->edits)
    printf ("  id*");
  for (guint i = 0; i < klass->n_columns; i++)
    printf ("%s%s%s", i > 0 || verb->edits ? " " : "  ", klass->columns[i].name,
            klass->columns[i].required && !verb->edits &&
            klass->columns[i].type != PP_COLUMN_BOOL ? "*" : "");
  printf ("\n");
}

static void
print_verb (const PpVerb *verb)
{
  g_autoptr (GTypeClass) held = g_type_class_ref (verb->argument ());
  g_autofree char *who = pp_role_dup_names (verb->roles);

  printf ("%s (%s)\n", verb->name, who);
  print_keys (verb, PP_RECORD_CLASS (held));
}

static const char *
say_pin (PpStepUp step_up)
{
  switch (step_up)
    {
    case PP_STEP_OWN_PIN:
      return _("The PIN is asked for once more.");
    case PP_STEP_SECOND_PIN:
      return _("A second person must type their PIN.");
    case PP_STEP_RECOVERY_CODE:
      return _("The recovery code is asked for.");
    case PP_STEP_NONE: default:
      return NULL;
    }
}

static void
print_verb_alone (const PpVerb *verb)
{
  g_autoptr (GTypeClass) held = g_type_class_ref (verb->argument ());
  PpRecordClass *klass = PP_RECORD_CLASS (held);
  g_autofree char *who = pp_role_dup_names (verb->roles), *said = NULL;
  const char *pin = say_pin (verb->step_up);

  /* TRANSLATORS: roles, such as "manager, front desk" */
  said = g_strdup_printf (_("Who may do it: %s"), who);
  printf ("%s\n%s\n", verb->name, said);
  if (pin != NULL)
    printf ("%s\n", pin);
  if (verb->edits)
    printf ("  %-18s %s\n", "id*", _("which one; what is not typed stays as it is"));
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];
      gboolean needed = column->required && !verb->edits && column->type != PP_COLUMN_BOOL;
      g_autofree char *name = g_strconcat (column->name, needed ? "*" : "", NULL);
      g_autofree char *value = dup_value (column);

      printf ("  %-18s %s\n", name, value);
    }
}

/**
 * pp_command_help_is_asked:
 * @argc: how many words
 * @argv: the words of a command
 *
 * Returns: whether one of them asks for help
 */
gboolean
pp_command_help_is_asked (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], "--help") == 0 || strcmp (argv[i], "-h") == 0)
      return TRUE;
  return FALSE;
}

/**
 * pp_command_help_for_verbs:
 * @schema: the tables of the house
 * @verb: (nullable): the only one that is asked about
 * @error: PP_STORE_ERROR_UNKNOWN_VERB
 *
 * Prints who may do it and what it takes: of one verb, or of all.
 *
 * Returns: whether there is such a verb
 */
gboolean
pp_command_help_for_verbs (const PpSchema *schema, const char *verb, GError **error)
{
  const PpVerb *found = verb != NULL ? pp_schema_verb (schema, verb) : NULL;
  g_autofree char *usage = NULL;

  if (verb != NULL && found == NULL)
    {
      pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_UNKNOWN_VERB, NULL,
                    _("Nothing here is called “%s”."), verb);
      return FALSE;
    }
  usage = g_strdup_printf (_("It is typed so: panippura-admin %s"), "do VERB KEY=VALUE…");
  printf ("%s\n%s\n\n", usage, _("Keys with * must be filled in, unless a rule does it, as "
                                 "with numbers and fees. “do VERB --help” tells more of one "
                                 "verb."));
  if (found != NULL)
    print_verb_alone (found);
  for (const PpVerb *each = schema->verbs; found == NULL && each->name != NULL; each++)
    print_verb (each);
  return TRUE;
}

/**
 * pp_command_help_for_kinds:
 * @schema: the tables of the house
 * @usage: how the command is typed
 *
 * Prints every kind of record: its columns, and by which people name one.
 */
void
pp_command_help_for_kinds (const PpSchema *schema, const char *usage)
{
  g_autofree char *typed = g_strdup_printf (_("It is typed so: panippura-admin %s"), usage);

  printf ("%s\n%s\n\n", typed,
          _("The kinds of record and their columns; * is the one by which people name a "
            "record."));
  for (const PpKindFunc *kind = schema->kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      PpRecordClass *klass = PP_RECORD_CLASS (held);

      printf ("%s\n ", klass->kind);
      for (guint i = 0; i < klass->n_columns; i++)
        printf (" %s%s", klass->columns[i].name,
                g_strcmp0 (klass->columns[i].name, klass->key) == 0 ? "*" : "");
      printf ("\n");
    }
}
