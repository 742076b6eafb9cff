/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds/pp-kinds.h"
#include "kinds/pp-verbs.h"
#include "pp-shell.h"

#include <string.h>

/* Every verb, and every key that it takes. */
static void
test_verbs (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autoptr (PpTold) help = pp_shell_run (town, "none", "do", "--help", NULL);

  g_assert_cmpint (help->code, ==, 0);
  for (const PpVerb *verb = pp_verbs; verb->name != NULL; verb++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref (verb->argument ());
      PpRecordClass *klass = PP_RECORD_CLASS (held);
      g_autofree char *line = g_strdup_printf ("\n%s (", verb->name);
      const char *found = strstr (help->told, line);
      g_auto (GStrv) lines = NULL;

      g_test_message ("%s", verb->name);
      g_assert_nonnull (found);
      lines = g_strsplit (found + 1, "\n", 3);
      for (guint i = 0; i < klass->n_columns; i++)
        g_assert_nonnull (strstr (lines[1], klass->columns[i].name));
    }
  g_assert_nonnull (strstr (help->told, "\nperson.edit (manager, front desk)\n  id* name_en "));
  g_assert_nonnull (strstr (help->told, "\nenterprise.join (manager, front desk, labels)\n"
                                        "  enterprise* person* office*\n"));
  g_assert_nonnull (strstr (help->told, "\nact.undo (everybody)\n"));
}

static const struct {
  const char *verb;
  const char *texts[6];
} alone[] = {
  { "booking.make", { "Who may do it: manager, front desk", "machine* ",
                      "a record of the kind machine", "a time, such as", "purpose " } },
  { "lab.verify_beside", { "Who may do it: lab", "A second person must type their PIN." } },
  { "lab.verify", { "Who may do it: lab", "The PIN is asked for once more." } },
  { "payment.take", { "₹120 or 120.00 is 120 rupees", "a bare whole number is paise" } },
  { "payment.void", { "A second person must type their PIN.", "payment* " } },
  { "label.print", { "Who may do it: manager, labels", "a length, such as 40 mm",
                     "one of: en en_ml" } },
  { "lot.receive", { "an amount, such as 12.5 kg" } },
  { "person.edit", { "id* ", "what is not typed stays as it is" } },
};

static void
test_verb (void)
{
  g_autoptr (PpTown) town = pp_town_new ();
  g_autoptr (PpTold) wrong = pp_shell_run (town, "none", "do", "no.such", "--help", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (alone); i++)
    {
      g_autoptr (PpTold) help = pp_shell_run (town, "none", "do", alone[i].verb, "--help", NULL);

      g_test_message ("%s", alone[i].verb);
      g_assert_cmpint (help->code, ==, 0);
      g_assert_nonnull (strstr (help->told, alone[i].verb));
      for (gsize j = 0; alone[i].texts[j] != NULL; j++)
        if (strstr (help->told, alone[i].texts[j]) == NULL)
          g_error ("“%s” is not in: %s", alone[i].texts[j], help->told);
    }
  g_assert_cmpint (wrong->code, ==, 1);
  g_assert_nonnull (strstr (wrong->words, "[store.unknown-verb]"));
}

static void
test_kinds (void)
{
  static const char *const commands[] = { "list", "history" };
  g_autoptr (PpTown) town = pp_town_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (PpTold) help = pp_shell_run (town, "none", commands[i], "--help", NULL);

      g_assert_cmpint (help->code, ==, 0);
      for (const PpKindFunc *kind = pp_kinds; *kind != NULL; kind++)
        {
          g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
          g_autofree char *line = g_strdup_printf ("\n%s\n", PP_RECORD_CLASS (held)->kind);

          g_assert_nonnull (strstr (help->told, line));
        }
      g_assert_nonnull (strstr (help->told, "\nmachine\n  code* name_en name_ml "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help/verbs", test_verbs);
  g_test_add_func ("/help/verb", test_verb);
  g_test_add_func ("/help/kinds", test_kinds);

  return g_test_run ();
}
