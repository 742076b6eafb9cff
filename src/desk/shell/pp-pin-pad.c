/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-pin-pad.h"

#include "people/pp-pin.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpPinPad
{
  GtkWidget  parent_instance;

  GtkWidget *dots;
  GtkWidget *words;
  char       digits[PP_PIN_DIGITS + 1];
  gint64     free_at;   /* of the monotonic clock: digits are taken again; 0: they are taken */
  guint      timer;     /* counts down to it */
};

G_DEFINE_FINAL_TYPE (PpPinPad, pp_pin_pad, GTK_TYPE_WIDGET)

enum {
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How many digits are there, for eyes and for a screen reader, and what was wrong; never which. */
static void
show_dots (PpPinPad *self)
{
  gsize length = strlen (self->digits);
  guint i = 0;
  const char *words = gtk_label_get_label (GTK_LABEL (self->words));
  g_autofree char *count = g_strdup_printf (_("PIN: %d of %d digits"), (int) length,
                                            PP_PIN_DIGITS);
  g_autofree char *spoken = *words != '\0' ? g_strjoin (" ", words, count, NULL)
                                           : g_steal_pointer (&count);

  for (GtkWidget *dot = gtk_widget_get_first_child (self->dots); dot != NULL;
       dot = gtk_widget_get_next_sibling (dot))
    {
      if (i++ < length)
        gtk_widget_add_css_class (dot, "filled");
      else
        gtk_widget_remove_css_class (dot, "filled");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
add_digit (PpPinPad *self, char digit)
{
  gsize length = strlen (self->digits);

  if (length >= PP_PIN_DIGITS || self->free_at > 0)
    return;
  self->digits[length] = digit;
  self->digits[length + 1] = '\0';
  gtk_label_set_label (GTK_LABEL (self->words), "");
  show_dots (self);
  if (length + 1 == PP_PIN_DIGITS)
    g_signal_emit (self, signals[ENTERED], 0, self->digits);
}

static void
remove_digit (PpPinPad *self)
{
  gsize length = strlen (self->digits);

  if (length > 0 && length < PP_PIN_DIGITS)
    self->digits[length - 1] = '\0';
  show_dots (self);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        PpPinPad *self)
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (g_unichar_isdigit (c))
    add_digit (self, '0' + g_unichar_digit_value (c));
  else if (keyval == GDK_KEY_BackSpace)
    remove_digit (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
digit_cb (GtkButton *button, PpPinPad *self)
{
  add_digit (self, *gtk_button_get_label (button));
}

static void
pp_pin_pad_dispose (GObject *object)
{
  PpPinPad *self = PP_PIN_PAD (object);
  GtkWidget *child;

  memset (self->digits, 0, sizeof self->digits);
  g_clear_handle_id (&self->timer, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pp_pin_pad_parent_class)->dispose (object);
}

static void
pp_pin_pad_class_init (PpPinPadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_pin_pad_dispose;
  /**
   * PpPinPad::entered:
   * @self: the pad
   * @pin: six digits
   *
   * The last digit was given.
   */
  signals[ENTERED] = g_signal_new ("entered", PP_TYPE_PIN_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pinpad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_key (PpPinPad *self, char digit)
{
  const char label[] = { digit, '\0' };
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_focusable (button, FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (digit_cb), self, 0);
  return button;
}

static GtkWidget *
make_keys (PpPinPad *self)
{
  GtkWidget *grid = gtk_grid_new (), *back;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  for (int i = 0; i < 9; i++)
    gtk_grid_attach (GTK_GRID (grid), make_key (self, '1' + i), i % 3, i / 3, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_key (self, '0'), 1, 3, 1, 1);

  back = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_focusable (back, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Take back the last digit"), -1);
  g_signal_connect_object (back, "clicked", G_CALLBACK (remove_digit), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (GTK_GRID (grid), back, 2, 3, 1, 1);
  return grid;
}

static void
pp_pin_pad_init (PpPinPad *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  self->dots = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->dots, "dots");
  gtk_widget_set_halign (self->dots, GTK_ALIGN_CENTER);
  for (int i = 0; i < PP_PIN_DIGITS; i++)
    {
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (dot, "dot");
      gtk_box_append (GTK_BOX (self->dots), dot);
    }
  gtk_widget_set_parent (self->dots, GTK_WIDGET (self));

  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 32);
  gtk_label_set_justify (GTK_LABEL (self->words), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->words, "error");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  gtk_widget_set_parent (make_keys (self), GTK_WIDGET (self));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  show_dots (self);
}

static void
start_over (PpPinPad *self, const char *words)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->free_at = 0;
  memset (self->digits, 0, sizeof self->digits);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  show_dots (self);
}

/**
 * pp_pin_pad_clear:
 * @self: a pad
 *
 * Forgets the digits, and what was wrong with those before.
 */
void
pp_pin_pad_clear (PpPinPad *self)
{
  g_return_if_fail (PP_IS_PIN_PAD (self));

  start_over (self, "");
}

/**
 * pp_pin_pad_say:
 * @self: a pad
 * @words: what was wrong
 *
 * Forgets the digits and says why, until the next digit.
 */
void
pp_pin_pad_say (PpPinPad *self, const char *words)
{
  g_return_if_fail (PP_IS_PIN_PAD (self));

  start_over (self, words);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Who listens is told once how long it is, and when it is over; who looks sees each second. */
static gboolean
count_cb (gpointer data)
{
  PpPinPad *self = data;
  gint64 left = (self->free_at - g_get_monotonic_time () + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  g_autofree char *words = NULL;

  if (left <= 0)
    {
      self->timer = 0;
      start_over (self, _("Now type the PIN again."));
      return G_SOURCE_REMOVE;
    }
  words = g_strdup_printf (ngettext ("Too many wrong PINs. Wait %d second.",
                                     "Too many wrong PINs. Wait %d seconds.", (gulong) left),
                           (int) left);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  return G_SOURCE_CONTINUE;
}

/**
 * pp_pin_pad_wait:
 * @self: a pad
 * @seconds: how long
 *
 * Forgets the digits, takes none for so long, and shows how long it is yet.
 */
void
pp_pin_pad_wait (PpPinPad *self, guint seconds)
{
  g_return_if_fail (PP_IS_PIN_PAD (self));

  start_over (self, "");
  self->free_at = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  self->timer = g_timeout_add_seconds (1, count_cb, self);
  count_cb (self);
  show_dots (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
