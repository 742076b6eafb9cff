/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-value-input.h"

#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define VALUE_CHARS       8
#define UNCERTAINTY_CHARS 4

static const char *const presences[] = { "absent", "present" };

struct _PpValueInput
{
  AdwBin     parent_instance;

  GtkWidget *box;
  GtkWidget *entry;                                /* (nullable): of a number or a text */
  GtkWidget *uncertainty;                          /* (nullable): of a number */
  GtkWidget *toggles[G_N_ELEMENTS (presences)];    /* of a presence */
};

G_DEFINE_FINAL_TYPE (PpValueInput, pp_value_input, ADW_TYPE_BIN)

enum {
  CHANGED,
  ACTIVATE,
  STEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (PpValueInput *self)
{
  pp_value_input_set_wrong (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (PpValueInput *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
key_cb (PpValueInput *self, guint keyval)
{
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if (!down && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[STEP], 0, down ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
choose (PpValueInput *self, guint index)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[index]), TRUE);
  pp_focus_grab (self->toggles[index]);
}

/* A word is known by its first letter, in Latin letters too; -1 where it is none of them. */
static int
index_of_letter (guint keyval)
{
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (keyval));

  for (gsize i = 0; letter != 0 && i < G_N_ELEMENTS (presences); i++)
    if (letter == g_utf8_get_char (presences[i]) ||
        letter == g_unichar_tolower (g_utf8_get_char (pp_words_of ("value", presences[i]))))
      return (int) i;
  return -1;
}

/* Enter takes what has the focus; only what was taken is saved by the next Enter. */
static void
enter (PpValueInput *self)
{
  guint index = gtk_widget_has_focus (self->toggles[1]) ? 1 : 0;

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[index])))
    activate_cb (self);
  else
    choose (self, index);
}

static gboolean
toggle_key_cb (PpValueInput *self, guint keyval, guint keycode, GdkModifierType state)
{
  int index = index_of_letter (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left:
      choose (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      choose (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter:
      enter (self);
      return GDK_EVENT_STOP;
    default:
      if (index < 0)
        return GDK_EVENT_PROPAGATE;
      choose (self, (guint) index);
      return GDK_EVENT_STOP;
    }
}

static void
pp_value_input_class_init (PpValueInputClass *klass)
{
  /**
   * PpValueInput::changed:
   * @self: the input
   *
   * Something else stands there.
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_VALUE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PpValueInput::activate:
   * @self: the input
   *
   * Enter was pressed in it.
   */
  signals[ACTIVATE] = g_signal_new ("activate", PP_TYPE_VALUE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PpValueInput::step:
   * @self: the input
   * @lines: 1 for the line below, -1 for the one above
   *
   * An arrow leads out of it.
   */
  signals[STEP] = g_signal_new ("step", PP_TYPE_VALUE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pp_value_input_init (PpValueInput *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

static GtkWidget *
make_entry (PpValueInput *self, const char *name, int chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), chars);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), entry);
  return entry;
}

static void
make_toggles (PpValueInput *self, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (box, "linked");
  for (gsize i = 0; i < G_N_ELEMENTS (presences); i++)
    {
      const char *word = pp_words_of ("value", presences[i]);
      g_autofree char *spoken = g_strdup_printf ("%s: %s", name, word);

      self->toggles[i] = gtk_toggle_button_new_with_label (word);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      g_signal_connect_object (self->toggles[i], "toggled", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->toggles[i]);
    }
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->toggles[1]),
                               GTK_TOGGLE_BUTTON (self->toggles[0]));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (toggle_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, keys);
  gtk_box_append (GTK_BOX (self->box), box);
}

/**
 * pp_value_input_new:
 * @parameter: what is tested
 * @name: its accessible name
 * @uncertainty: whether that is asked for too
 *
 * Returns: (transfer floating): what a result is typed into; of a presence the words are chosen
 */
GtkWidget *
pp_value_input_new (const PpParameter *parameter, const char *name, gboolean uncertainty)
{
  PpValueInput *self = g_object_new (PP_TYPE_VALUE_INPUT, NULL);

  if (strcmp (parameter->kind, "presence") == 0)
    make_toggles (self, name);
  else
    self->entry = make_entry (self, name, VALUE_CHARS);
  if (self->entry != NULL && uncertainty)
    {
      g_autofree char *spoken = g_strdup_printf (_("Uncertainty: %s"), name);

      gtk_box_append (GTK_BOX (self->box), gtk_label_new ("±"));
      self->uncertainty = make_entry (self, spoken, UNCERTAINTY_CHARS);
    }
  if (parameter->unit != NULL)
    gtk_box_append (GTK_BOX (self->box), gtk_label_new (parameter->unit));
  return GTK_WIDGET (self);
}

/**
 * pp_value_input_dup_uncertainty:
 * @self: an input
 *
 * Returns: (transfer full) (nullable): the uncertainty as it was typed; %NULL where none was
 */
char *
pp_value_input_dup_uncertainty (PpValueInput *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (PP_IS_VALUE_INPUT (self), NULL);

  if (self->uncertainty == NULL)
    return NULL;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->uncertainty))));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * pp_value_input_dup_text:
 * @self: an input
 *
 * Returns: (transfer full): the result as it was typed; "" where nothing was
 */
char *
pp_value_input_dup_text (PpValueInput *self)
{
  g_return_val_if_fail (PP_IS_VALUE_INPUT (self), NULL);

  if (self->entry != NULL)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  for (gsize i = 0; i < G_N_ELEMENTS (presences); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[i])))
      return g_strdup (presences[i]);
  return g_strdup ("");
}

/**
 * pp_value_input_set_text:
 * @self: an input
 * @text: a result as it was typed
 */
void
pp_value_input_set_text (PpValueInput *self, const char *text)
{
  g_return_if_fail (PP_IS_VALUE_INPUT (self));

  if (self->entry != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (presences); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[i]),
                                  strcmp (presences[i], text) == 0);
}

static void
mark (GtkWidget *entry, gboolean wrong)
{
  if (entry == NULL)
    return;
  if (wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (wrong)
    pp_focus_grab (entry);
}

/**
 * pp_value_input_set_wrong:
 * @self: an input
 * @field: (nullable): what is refused: "uncertainty", or any other for the value; %NULL: nothing
 *
 * Marks it, and leads the focus there.
 */
void
pp_value_input_set_wrong (PpValueInput *self, const char *field)
{
  gboolean uncertainty = self->uncertainty != NULL && g_strcmp0 (field, "uncertainty") == 0;

  g_return_if_fail (PP_IS_VALUE_INPUT (self));

  mark (self->uncertainty, uncertainty);
  mark (self->entry, field != NULL && !uncertainty);
}

/**
 * pp_value_input_tell:
 * @self: an input
 * @words: its limit, what would be said of what stands there, what is wrong with it
 *
 * Tells whoever hears the screen what stands beside it.
 */
void
pp_value_input_tell (PpValueInput *self, const char *words)
{
  GtkWidget *const parts[] = { self->entry, self->uncertainty, self->toggles[0],
                               self->toggles[1] };

  g_return_if_fail (PP_IS_VALUE_INPUT (self));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      gtk_accessible_update_property (GTK_ACCESSIBLE (parts[i]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/**
 * pp_value_input_focus:
 * @self: an input
 *
 * The next key goes there. It is no grab_focus () of its own: a bin that has one keeps a focus that
 * is on its way out, backwards.
 *
 * Returns: whether it can have the focus
 */
gboolean
pp_value_input_focus (PpValueInput *self)
{
  GtkWidget *toggle;

  g_return_val_if_fail (PP_IS_VALUE_INPUT (self), FALSE);

  if (self->entry != NULL)
    return pp_focus_grab (self->entry);
  toggle = self->toggles[0];
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[1])))
    toggle = self->toggles[1];
  return pp_focus_grab (toggle);
}
