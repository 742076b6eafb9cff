/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-keyboard.h"
#include "pp-screen.h"

#include "desk/lab/pp-value-input.h"

/* Keys, as X numbers them. */
enum { RETURN = 36, A = 38, P = 33, SPACE = 65 };

typedef struct {
  GtkWidget *window;
  GtkWidget *input;
  guint      n_saved;
} Desk;

static void
save_cb (Desk *desk)
{
  desk->n_saved++;
}

static Desk *
desk_new (void)
{
  g_autoptr (PpParameter) parameter = g_object_new (pp_parameter_get_type (), "kind", "presence",
                                                    NULL);
  Desk *desk = g_new0 (Desk, 1);

  desk->window = gtk_window_new ();
  desk->input = pp_value_input_new (parameter, "Salmonella", FALSE);
  g_signal_connect_swapped (desk->input, "activate", G_CALLBACK (save_cb), desk);
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->input);
  gtk_window_present (GTK_WINDOW (desk->window));
  pp_screen_settle ();
  pp_keyboard_focus (GTK_WINDOW (desk->window));
  g_assert_true (pp_value_input_focus (PP_VALUE_INPUT (desk->input)));
  return desk;
}

static void
desk_free (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_free (desk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static void
assert_chosen (Desk *desk, const char *word, guint n_saved)
{
  g_autofree char *chosen = pp_value_input_dup_text (PP_VALUE_INPUT (desk->input));

  g_assert_cmpstr (chosen, ==, word);
  g_assert_cmpuint (desk->n_saved, ==, n_saved);
}

/* Enter takes what has the focus, and saves only what was taken before. */
static void
test_enter (void)
{
  g_autoptr (Desk) desk = desk_new ();

  assert_chosen (desk, "", 0);
  pp_keyboard_press (RETURN);
  assert_chosen (desk, "absent", 0);
  pp_keyboard_press (RETURN);
  assert_chosen (desk, "absent", 1);
}

static void
test_letters (void)
{
  g_autoptr (Desk) desk = desk_new ();

  pp_keyboard_press (P);
  assert_chosen (desk, "present", 0);
  pp_keyboard_press (A);
  assert_chosen (desk, "absent", 0);
  pp_keyboard_press (P);
  pp_keyboard_press (SPACE);
  assert_chosen (desk, "present", 0);
  pp_keyboard_press (RETURN);
  assert_chosen (desk, "present", 1);
}

int
main (int argc, char *argv[])
{
  pp_screen_start (&argc, &argv);

  g_test_add_func ("/value-input/enter", test_enter);
  g_test_add_func ("/value-input/letters", test_letters);

  return g_test_run ();
}
