/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-pin-dialog.h"

#include "core/pp-error.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-pin-pad.h"
#include "desk/shell/pp-shell.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"
#include "people/pp-role.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  PpStaff *staff;
  guint    roles;
} Able;

struct _PpPinDialog
{
  AdwWindow  parent_instance;

  PpSession *session;
  const PpVerb *verb;
  GtkWidget *deed;     /* what it is asked for */
  GtkWidget *words;
  GtkWidget *who;      /* choice of a second person */
  GPtrArray *able;     /* (nullable) (element-type Able): whose role lets them stand by */
  GtkWidget *pad;
  char      *own_pin;  /* while the second person's is asked for */
};

G_DEFINE_FINAL_TYPE (PpPinDialog, pp_pin_dialog, ADW_TYPE_WINDOW)

enum {
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
able_free (gpointer data)
{
  Able *self = data;

  g_object_unref (self->staff);
  g_free (self);
}

static PpStaff *
able_staff (PpPinDialog *self, guint index)
{
  return ((const Able *) g_ptr_array_index (self->able, index))->staff;
}

static void
wipe (char **pin)
{
  if (*pin != NULL)
    memset (*pin, 0, strlen (*pin));
  g_clear_pointer (pin, g_free);
}

/* A focus that comes before the window is there is not told to who hears the screen. */
static void
place_focus (PpPinDialog *self)
{
  g_autofree char *second = pp_pin_dialog_dup_second (self);
  gboolean chooses = self->own_pin != NULL && self->able->len > 1 && *second == '\0';

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (chooses ? self->who : self->pad);
}

static char *
name_of (PpStaff *staff)
{
  return pp_shown_name (staff->name_en, staff->name_ml);
}

static void
ask_own (PpPinDialog *self)
{
  g_autofree char *name = name_of (pp_session_get_staff (self->session));
  g_autofree char *title = g_strdup_printf (_("PIN: %s"), name), *words = NULL;

  gtk_window_set_title (GTK_WINDOW (self), title);
  words = g_strdup_printf (_("%s, type your PIN. What is done so cannot be taken back."), name);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->who, FALSE);
}

static void
ask_second (PpPinDialog *self)
{
  gboolean is_one = self->able->len == 1;
  g_autofree char *name = is_one ? name_of (able_staff (self, 0)) : NULL;
  g_autofree char *named = is_one ? g_strdup_printf (_("PIN: %s"), name) : NULL;
  g_autofree char *words = is_one
    ? g_strdup_printf (_("Now the second person. %s, type your own PIN."), name) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), is_one ? named : _("PIN of a second person"));
  gtk_label_set_label (GTK_LABEL (self->words),
                       is_one ? words : _("Now the second person, who types their own PIN."));
  gtk_widget_set_visible (self->who, !is_one);
}

/* Nobody's PIN would do: none is asked for. */
static void
tell_nobody (PpPinDialog *self)
{
  g_autofree char *roles = pp_role_dup_names (self->verb->roles);
  g_autofree char *words = g_strdup_printf (
    /* TRANSLATORS: names of roles, with commas */
    _("This needs a second person with one of these roles: %s. Nobody else here has one."),
    roles);

  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->pad, FALSE);
}

/* One's own PIN first; where two are needed the second person's after it. */
static void
ask (PpPinDialog *self)
{
  gtk_widget_set_sensitive (self->pad, self->verb->step_up == PP_STEP_OWN_PIN ||
                                       self->able != NULL);
  pp_pin_pad_clear (PP_PIN_PAD (self->pad));
  if (self->own_pin != NULL)
    ask_second (self);
  else
    ask_own (self);
  place_focus (self);
}

static void
entered_cb (PpPinDialog *self, const char *pin)
{
  g_autofree char *second = NULL;

  if (self->verb->step_up == PP_STEP_SECOND_PIN && self->own_pin == NULL)
    {
      self->own_pin = g_strdup (pin);
      ask (self);
      return;
    }
  second = pp_pin_dialog_dup_second (self);
  if (self->own_pin != NULL && *second == '\0')
    {
      pp_pin_pad_say (PP_PIN_PAD (self->pad), _("First choose who stands by."));
      gtk_widget_grab_focus (self->who);
      return;
    }
  gtk_widget_set_sensitive (self->pad, FALSE);
  g_signal_emit (self, signals[ENTERED], 0, self->own_pin != NULL ? self->own_pin : pin,
                 self->own_pin != NULL ? pin : NULL);
}

static gpointer
list_able (PpDb *db, gpointer verb, GError **error)
{
  g_autoptr (GPtrArray) staff = pp_staff_list_able (db, ((const PpVerb *) verb)->roles, error);
  g_autoptr (GPtrArray) able = g_ptr_array_new_with_free_func (able_free);

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      Able *one = g_new0 (Able, 1);

      one->staff = g_object_ref (g_ptr_array_index (staff, i));
      g_ptr_array_add (able, one);
      if (!pp_role_of_staff (db, pp_record_get_id (PP_RECORD (one->staff)), &one->roles, error))
        return NULL;
    }
  return staff != NULL ? g_steal_pointer (&able) : NULL;
}

/* Who is at the desk cannot stand by themselves. */
static void
take_out (PpPinDialog *self, PpStaff *me)
{
  for (guint i = self->able->len; i-- > 0;)
    if (g_strcmp0 (pp_record_get_id (PP_RECORD (able_staff (self, i))),
                   pp_record_get_id (PP_RECORD (me))) == 0)
      g_ptr_array_remove_index (self->able, i);
}

static void
offer (PpPinDialog *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new (), names = g_strv_builder_new ();
  g_auto (GStrv) values = NULL, titles = NULL;

  if (self->able->len > 1)
    {
      g_strv_builder_add (ids, "");
      g_strv_builder_add (names, _("Choose a person"));
    }
  for (guint i = 0; i < self->able->len; i++)
    {
      const Able *one = g_ptr_array_index (self->able, i);
      g_autofree char *name = name_of (one->staff), *roles = pp_words_of_roles (one->roles);
      g_autofree char *title = g_strdup_printf ("%s\n%s", name, roles);

      g_strv_builder_add (ids, pp_record_get_id (PP_RECORD (one->staff)));
      g_strv_builder_add (names, title);
    }
  values = g_strv_builder_end (ids);
  titles = g_strv_builder_end (names);
  pp_choice_field_offer (PP_CHOICE_FIELD (self->who), (const char *const *) values,
                         (const char *const *) titles);
}

static void
listed_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpPinDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->able = pp_store_read_finish (PP_STORE (store), task, &error);
  if (self->able == NULL)
    {
      pp_pin_pad_say (PP_PIN_PAD (self->pad), error->message);
      return;
    }
  if (self->session == NULL || pp_session_get_staff (self->session) == NULL)
    return;
  take_out (self, pp_session_get_staff (self->session));
  offer (self);
  if (self->able->len > 0)
    ask (self);
  else
    tell_nobody (self);
}

/* Who was chosen types next. */
static void
chosen_cb (PpPinDialog *self)
{
  if (gtk_widget_get_visible (self->who))
    gtk_widget_grab_focus (self->pad);
}

static void
pp_pin_dialog_dispose (GObject *object)
{
  PpPinDialog *self = PP_PIN_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->able, g_ptr_array_unref);
  wipe (&self->own_pin);

  G_OBJECT_CLASS (pp_pin_dialog_parent_class)->dispose (object);
}

static void
pp_pin_dialog_class_init (PpPinDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_pin_dialog_dispose;
  /**
   * PpPinDialog::entered:
   * @self: the dialogue
   * @pin: one's own PIN
   * @second_pin: (nullable): the second person's
   */
  signals[ENTERED] = g_signal_new ("entered", PP_TYPE_PIN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_F12, 0, pp_shell_lock_key, NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

/* Digits are meant for the PIN wherever the focus is. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        PpPinDialog *self)
{
  return gtk_widget_is_sensitive (self->pad) && gtk_widget_get_mapped (self->pad) &&
         gtk_event_controller_key_forward (keys, self->pad);
}

static void
pp_pin_dialog_init (PpPinDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->deed = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->deed), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->deed), 28);
  gtk_label_set_justify (GTK_LABEL (self->deed), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->deed, "title-4");
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 34);
  gtk_label_set_justify (GTK_LABEL (self->words), GTK_JUSTIFY_CENTER);
  self->who = g_object_new (PP_TYPE_CHOICE_FIELD, "title", _("Who stands by"), NULL);
  g_signal_connect_object (self->who, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->pad = g_object_new (PP_TYPE_PIN_PAD, NULL);
  g_signal_connect_object (self->pad, "entered", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_after (self, "map", G_CALLBACK (place_focus), NULL);
}

/**
 * pp_pin_dialog_new:
 * @session: who is at the desk
 * @verb: that asks for their PIN, or for a second person's as well
 *
 * Returns: (transfer floating): a dialogue that asks for a PIN; it stays until it is closed
 */
GtkWidget *
pp_pin_dialog_new (PpSession *session, const PpVerb *verb)
{
  PpPinDialog *self = g_object_new (PP_TYPE_PIN_DIALOG, "modal", TRUE, "resizable", FALSE, NULL);
  GtkWidget *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->session = g_object_ref (session);
  self->verb = verb;
  gtk_box_append (GTK_BOX (view), adw_header_bar_new ());
  gtk_widget_add_css_class (box, "pin-dialog");
  gtk_label_set_label (GTK_LABEL (self->deed), pp_verb_get_title (verb));
  gtk_box_append (GTK_BOX (box), self->deed);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), self->who);
  gtk_box_append (GTK_BOX (box), self->pad);
  gtk_box_append (GTK_BOX (view), box);
  adw_window_set_content (ADW_WINDOW (self), view);
  ask (self);
  if (verb->step_up == PP_STEP_SECOND_PIN)
    pp_store_read_async (pp_session_get_store (session), list_able, (gpointer) verb, NULL,
                         (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb,
                         g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * pp_pin_dialog_say:
 * @self: a dialogue
 * @refused: what was wrong with a PIN
 *
 * Says it and asks once more for that one.
 */
void
pp_pin_dialog_say (PpPinDialog *self, const GError *refused)
{
  g_return_if_fail (PP_IS_PIN_DIALOG (self));

  if (g_strcmp0 (pp_error_get_field (refused), "second_pin") != 0)
    wipe (&self->own_pin);
  ask (self);
  pp_pin_pad_say (PP_PIN_PAD (self->pad), refused->message);
}

/**
 * pp_pin_dialog_dup_second:
 * @self: a dialogue
 *
 * Returns: (transfer full): id of the second person; "" where none was asked for
 */
char *
pp_pin_dialog_dup_second (PpPinDialog *self)
{
  g_return_val_if_fail (PP_IS_PIN_DIALOG (self), NULL);

  return pp_field_dup_text (PP_FIELD (self->who));
}
