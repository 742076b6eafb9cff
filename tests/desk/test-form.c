/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/shell/pp-form.h"
#include "desk/shell/pp-text-field.h"
#include "people/pp-person.h"

static PpFixture *town;

static PpForm *
person_form (PpScreen *screen)
{
  pp_shell_go (PP_SHELL (screen->window), "today", "new-person", "Sarada");
  pp_screen_settle ();
  return pp_screen_find (pp_screen_find (screen->window, g_type_from_name ("PpPersonPanel"), NULL),
                         PP_TYPE_FORM, NULL);
}

static char *
text_in (PpForm *form, const char *column)
{
  return pp_field_dup_text (pp_form_field (form, column));
}

static gint64
count_persons (void)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *name = g_strdup ("Sarada");

  all = pp_store_read (town->store, (PpReadFunc) pp_screen_list_persons, name, NULL);
  return all->len;
}

/* What is wrong is said beside its field, in the person's language, and nothing typed is lost. */
static void
test_error_beside_field (gconstpointer language)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", language);
  PpForm *form = person_form (screen);
  PpField *phone = pp_form_field (form, "phone");
  g_autofree char *name = NULL, *kept = NULL;
  gint64 before = count_persons ();

  pp_field_set_text (phone, "12");
  g_signal_emit_by_name (phone, "activate");
  pp_screen_settle ();
  g_assert_true (pp_field_has_error (phone));
  g_assert_cmpint (count_persons (), ==, before);
  name = text_in (form, "name_en");
  kept = text_in (form, "phone");
  g_assert_cmpstr (name, ==, "Sarada");
  g_assert_cmpstr (kept, ==, "12");
  pp_form_clear (form);
}

static void
test_saved (void)
{
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", "en");
  PpForm *form = person_form (screen);
  PpField *phone = pp_form_field (form, "phone");
  gint64 before = count_persons ();

  pp_field_set_text (phone, "98470 11223");
  g_signal_emit_by_name (phone, "activate");
  pp_screen_settle ();
  g_assert_false (pp_field_has_error (phone));
  g_assert_cmpint (count_persons (), ==, before + 1);
}

/* A half-filled form stays with its owner: another does not see it, the owner finds it again. */
static void
test_kept_for_owner (void)
{
  g_autofree char *seen = NULL, *again = NULL;
  PpScreen *screen = pp_screen_new (town, "mini", "en");
  g_autoptr (PpSession) session = g_object_ref (screen->session);
  g_autoptr (PpStaff) mini = g_object_ref (pp_session_get_staff (session));
  PpForm *form = person_form (screen);
  guint roles = pp_session_get_roles (session);
  GtkWidget *entry = pp_screen_find (pp_form_field (form, "house"), GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Puthenveedu");
  pp_session_sign_out (session);
  pp_screen_sign_in (screen, "anitha");
  form = person_form (screen);
  seen = text_in (form, "house");
  g_assert_cmpstr (seen, ==, "");

  pp_session_sign_out (session);
  pp_session_sign_in (session, mini, roles);
  pp_screen_settle ();
  form = person_form (screen);
  again = text_in (form, "house");
  g_assert_cmpstr (again, ==, "Puthenveedu");
  pp_form_clear (form);
  pp_screen_free (screen);
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_data_func ("/form/error/ml", "ml", test_error_beside_field);
  g_test_add_data_func ("/form/error/en", "en", test_error_beside_field);
  g_test_add_func ("/form/saved", test_saved);
  g_test_add_func ("/form/kept", test_kept_for_owner);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
