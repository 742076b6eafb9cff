/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/manage/pp-rights-page.h"
#include "desk/shell/pp-field.h"
#include "kinds/pp-verbs.h"
#include "people/pp-role.h"

static PpFixture *town;

static guint
count_rows (GtkWidget *page)
{
  GtkListBox *list = pp_screen_find (page, GTK_TYPE_LIST_BOX, NULL);
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

/* The page shows the very table that the store asks: for each role no more and no less. */
static void
test_roles (gconstpointer language)
{
  static const char *const roles[] = { "", "manager", "desk", "lab", "label", "trainer", "export" };
  g_autoptr (PpScreen) screen = pp_screen_new (town, "mini", language);
  GtkWidget *page;

  pp_shell_go (PP_SHELL (screen->window), "manage", "rights", NULL);
  pp_screen_settle ();
  page = pp_screen_find (screen->window, PP_TYPE_RIGHTS_PAGE, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      guint bits = i > 0 ? pp_role_from_word (roles[i]) : PP_ROLE_EVERYBODY, n = 0;

      pp_field_set_text (pp_screen_find (page, PP_TYPE_FIELD, NULL), roles[i]);
      pp_screen_settle ();
      for (const PpVerb *verb = pp_verbs; verb->name != NULL; verb++)
        n += (verb->roles & bits) != 0 ? 1 : 0;
      g_test_message ("%s: %u", roles[i], n);
      g_assert_cmpuint (count_rows (page), ==, n);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  pp_screen_start (&argc, &argv);
  town = pp_fixture_new ();

  g_test_add_data_func ("/rights/ml", "ml", test_roles);
  g_test_add_data_func ("/rights/en", "en", test_roles);

  result = g_test_run ();
  pp_fixture_free (town);
  return result;
}
