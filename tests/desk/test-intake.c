/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/shell/pp-form.h"
#include "desk/shell/pp-paper-window.h"

static PpFixture *town;

static PpField *
field (PpScreen *screen, const char *column)
{
  GtkWidget *pane = pp_screen_find (screen->window, g_type_from_name ("PpWeighIn"), NULL);

  return pp_form_field (pp_screen_find (pane, PP_TYPE_FORM, NULL), column);
}

static const char *
add_enterprise (const char *name, const char *member)
{
  const char *id = pp_record_get_id (pp_fixture_do (town, "anitha", "enterprise.register",
                                                    "name_en", name, "form", "business", "phone",
                                                    "9447000999", NULL));

  pp_fixture_do (town, "anitha", "enterprise.join", "enterprise", id, "person", member, "office",
                 "member", NULL);
  return id;
}

static void
choose (PpScreen *screen, const char *owner, const char *side)
{
  pp_shell_go (PP_SHELL (screen->window), "intake", "person", owner);
  pp_screen_settle ();
  pp_field_set_text (field (screen, "enterprise"), side);
  pp_screen_settle ();
}

static void
assert_side (PpScreen *screen, const char *owner, const char *side)
{
  g_autofree char *person = pp_field_dup_text (field (screen, "person"));
  g_autofree char *enterprise = pp_field_dup_text (field (screen, "enterprise"));

  g_assert_cmpstr (person, ==, owner);
  g_assert_cmpstr (enterprise, ==, side);
}

/* A half-filled weighing comes back after the lock with whose it is, whichever was chosen. */
static void
test_whose_kept (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  const char *leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000444");
  const char *radha = pp_fixture_add_person (town, "Radha", "രാധ", "9447000555");
  const char *first = add_enterprise ("Akshaya", leela), *second = add_enterprise ("Nila", leela);
  const char *const sides[] = { second, "", first };
  const char *other = add_enterprise ("Pournami", radha);

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      choose (screen, leela, sides[i]);
      assert_side (screen, leela, sides[i]);
      pp_session_sign_out (screen->session);
      pp_screen_settle ();
      pp_screen_sign_in (screen, "anitha");
      pp_window_show (screen->window, "intake");
      pp_screen_settle ();
      assert_side (screen, leela, sides[i]);
    }

  /* Somebody else's is not theirs */
  pp_shell_go (PP_SHELL (screen->window), "intake", "person", radha);
  pp_screen_settle ();
  assert_side (screen, radha, other);
}

/* For an enterprise one of its members brings it, be there only the one. */
static void
test_only_member (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  const char *sheeja = pp_fixture_add_person (town, "Sheeja", "ഷീജ", "9447000888");
  const char *thumba = add_enterprise ("Thumba", sheeja);
  const char *salt = pp_record_get_id (pp_fixture_do (town, "anitha", "material.add", "name_en",
                                                      "Salt", "name_ml", "ഉപ്പ്", "measure",
                                                      "mass", NULL));
  g_autofree char *person = NULL;

  pp_shell_go (PP_SHELL (screen->window), "intake", "enterprise", thumba);
  pp_screen_settle ();
  pp_field_set_text (field (screen, "person"), thumba);
  pp_screen_settle ();
  pp_field_set_text (field (screen, "material"), salt);
  pp_screen_settle ();
  pp_field_set_text (field (screen, "amount"), "3 kg");
  g_signal_emit_by_name (field (screen, "amount"), "activate");
  pp_screen_settle ();
  person = pp_screen_find_id (screen, "SELECT person FROM lot WHERE enterprise IS NOT NULL");
  g_assert_cmpstr (person, ==, sheeja);
}

static gboolean
is_told (gpointer paper)
{
  return gtk_widget_get_mapped (pp_screen_find (paper, GTK_TYPE_LABEL, "no_printer"));
}

/* Who has no printer is told so beside the paper, before they look for one. */
static void
test_no_printer (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  const char *leela = pp_fixture_add_person (town, "Leela", "ലീല", "9447000666");
  const char *token = pp_record_get_id (pp_fixture_do (town, "anitha", "token.give", "person",
                                                       leela, NULL));
  GtkWidget *paper = pp_paper_window_new (screen->session, "slip", token);

  gtk_window_present (GTK_WINDOW (paper));
  pp_screen_wait (is_told, paper);
  gtk_window_destroy (GTK_WINDOW (paper));
}

/* What was weighed in by mistake is taken back at once. */
static void
test_undo (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "anitha", "en");
  const char *omana = pp_fixture_add_person (town, "Omana", NULL, "9447000777");
  const char *pepper = pp_record_get_id (pp_fixture_do (town, "anitha", "material.add",
                                                        "name_en", "Pepper", "name_ml", "കുരുമുളക്",
                                                        "measure", "mass", NULL));
  g_autofree char *left = NULL, *none = NULL;

  pp_shell_go (PP_SHELL (screen->window), "intake", "person", omana);
  pp_screen_settle ();
  pp_field_set_text (field (screen, "material"), pepper);
  pp_screen_settle ();
  pp_field_set_text (field (screen, "amount"), "4 kg");
  g_signal_emit_by_name (field (screen, "amount"), "activate");
  pp_screen_settle ();
  left = pp_screen_find_id (screen, "SELECT CAST (sum (amount) AS TEXT) FROM stock_move");
  g_assert_cmpstr (left, ==, "4000000");
  g_assert_true (gtk_widget_get_mapped (pp_screen_find (
    pp_screen_find (screen->window, g_type_from_name ("PpWeighIn"), NULL), GTK_TYPE_WIDGET,
    "done")));
  pp_screen_click (screen->window, "Undo");
  pp_screen_settle ();
  none = pp_screen_find_id (screen, "SELECT CAST (sum (amount) AS TEXT) FROM stock_move");
  g_assert_cmpstr (none, ==, "0");
  g_assert_false (gtk_widget_get_mapped (pp_screen_find (
    pp_screen_find (screen->window, g_type_from_name ("PpWeighIn"), NULL), GTK_TYPE_WIDGET,
    "done")));
}

int
main (int argc, char *argv[])
{
  int result;

  g_setenv ("CUPS_SERVER", "/nowhere", TRUE);
  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_func ("/intake/undo", test_undo);
  g_test_add_func ("/intake/only-member", test_only_member);
  g_test_add_func ("/intake/whose-kept", test_whose_kept);
  g_test_add_func ("/intake/no-printer", test_no_printer);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
