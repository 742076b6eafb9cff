/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-deed.h"

#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-pin-dialog.h"
#include "desk/shell/pp-shell.h"
#include "people/pp-people-error.h"

#include <string.h>

#define REHEARSING "pp-rehearsing"

typedef struct {
  GWeakRef      widget;
  GWeakRef      shell;
  PpSession    *session;
  PpStaff      *asker;     /* (unowned): who was at the desk when it was asked for */
  const PpVerb *verb;
  PpRecord     *argument;
  char         *new_pin;   /* (nullable): that the verb is to set */
  PpDone        done;
  PpFocusMark  *mark;      /* from where it was asked for */
  GtkWidget    *dialog;    /* (owned) (nullable): asks for a PIN */
  gboolean      is_running;
} Deed;

static void
deed_free (Deed *self)
{
  g_weak_ref_clear (&self->widget);
  g_weak_ref_clear (&self->shell);
  g_clear_pointer (&self->mark, pp_focus_mark_free);
  g_clear_object (&self->session);
  g_clear_object (&self->argument);
  if (self->new_pin != NULL)
    memset (self->new_pin, 0, strlen (self->new_pin));
  g_free (self->new_pin);
  if (self->dialog != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self->dialog));
      g_object_unref (self->dialog);
    }
  g_free (self);
}

static gboolean
is_about_pin (const GError *error)
{
  return g_error_matches (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WRONG_PIN) ||
         g_error_matches (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WAIT) ||
         g_error_matches (error, PP_STORE_ERROR, PP_STORE_ERROR_WRONG_PIN);
}

/* The dialogue goes first, so that what is done finds its window. A refusal is said in passing
 * where nobody else says it or what says it cannot be seen any more, and to who asked alone. */
static void
finish (Deed *self, gpointer record, const GError *error)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  g_autoptr (PpShell) shell = g_weak_ref_get (&self->shell);
  gboolean is_away;

  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_object (&self->dialog);
  is_away = pp_focus_hold (self->mark);
  if (self->done != NULL && widget != NULL)
    self->done (widget, record, error);
  if (error != NULL && (self->done == NULL || is_away) && shell != NULL &&
      pp_session_get_staff (self->session) == self->asker)
    pp_shell_toast (shell, error->message, NULL);
  pp_focus_release (self->mark);
}

static void
ran_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  Deed *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRecord) record = pp_store_run_finish (PP_STORE (store), task, &error);

  self->is_running = FALSE;
  if (error != NULL && self->dialog != NULL && is_about_pin (error))
    {
      pp_pin_dialog_say (PP_PIN_DIALOG (self->dialog), error);
      return;
    }
  finish (self, record, error);
  deed_free (self);
}

static PpRequest *
make_request (Deed *self)
{
  const char *actor = pp_record_get_id (PP_RECORD (pp_session_get_staff (self->session)));
  PpRequest *request = pp_request_new (self->verb->name, actor, g_object_ref (self->argument));

  request->new_pin = g_strdup (self->new_pin);
  return request;
}

static void
start (Deed *self, const char *pin, const char *second_pin)
{
  PpRequest *request = make_request (self);

  request->pin = g_strdup (pin);
  if (second_pin != NULL)
    {
      request->second = pp_pin_dialog_dup_second (PP_PIN_DIALOG (self->dialog));
      request->second_pin = g_strdup (second_pin);
    }
  self->is_running = TRUE;
  pp_store_run_async (pp_session_get_store (self->session), request, NULL, ran_cb, self);
}

static void
entered_cb (GtkWidget *dialog, const char *pin, const char *second_pin, Deed *self)
{
  start (self, pin, second_pin);
}

/* Nothing was done, and what was typed still stands. Once it is under way it is waited for. */
static gboolean
closed_cb (GtkWidget *dialog, Deed *self)
{
  if (!self->is_running)
    deed_free (self);
  return GDK_EVENT_STOP;
}

static void
ask_pin (Deed *self, GtkWidget *widget)
{
  self->dialog = g_object_ref (pp_pin_dialog_new (self->session, self->verb));
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog),
                                GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect (self->dialog, "entered", G_CALLBACK (entered_cb), self);
  g_signal_connect (self->dialog, "close-request", G_CALLBACK (closed_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/* Who asked may be gone by now, or the desk locked. */
static void
rehearsed_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  Deed *self = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRecord) record = pp_store_run_finish (PP_STORE (store), task, &error);
  PpStaff *staff = pp_session_get_staff (self->session);

  if (widget != NULL)
    g_object_set_data (G_OBJECT (widget), REHEARSING, NULL);
  if (error != NULL)
    finish (self, NULL, error);
  else if (widget != NULL && gtk_widget_get_root (widget) != NULL && staff == self->asker)
    {
      ask_pin (self, widget);
      return;
    }
  deed_free (self);
}

/* What would be refused is said before anybody types a PIN. A second Enter meanwhile asks for
 * nothing more. */
static void
rehearse (Deed *self, GtkWidget *widget)
{
  PpRequest *request;

  if (g_object_get_data (G_OBJECT (widget), REHEARSING) != NULL)
    {
      deed_free (self);
      return;
    }
  g_object_set_data (G_OBJECT (widget), REHEARSING, (gpointer) self->verb);
  request = make_request (self);
  request->is_rehearsal = TRUE;
  pp_store_run_async (pp_session_get_store (self->session), request, NULL, rehearsed_cb, self);
}

static Deed *
deed_new (gpointer widget, const char *verb, gpointer argument, PpDone done)
{
  PpShell *shell = pp_shell_of (widget);
  Deed *self = g_new0 (Deed, 1);

  g_weak_ref_init (&self->widget, widget);
  g_weak_ref_init (&self->shell, shell);
  self->session = g_object_ref (pp_shell_get_session (shell));
  self->asker = pp_session_get_staff (self->session);
  self->verb = pp_schema_verb (pp_store_get_schema (pp_session_get_store (self->session)), verb);
  self->argument = argument;
  self->done = done;
  self->mark = pp_focus_mark_new (widget, FALSE);
  g_assert (self->verb != NULL);
  return self;
}

/**
 * pp_deed_run:
 * @widget: a #GtkWidget in a window of the desk
 * @verb: a verb's name
 * @argument: (transfer full): its argument
 * @done: (nullable): hears how it went; without it a refusal is a toast
 *
 * Does a verb as the person at the desk, and asks for the PIN where the verb wants one and would
 * not be refused anyway. Where the person closes that question nothing is done and @done is not
 * called.
 */
void
pp_deed_run (gpointer widget, const char *verb, gpointer argument, PpDone done)
{
  pp_deed_run_with_new_pin (widget, verb, argument, NULL, done);
}

/**
 * pp_deed_try:
 * @widget: a #GtkWidget in a window of the desk
 * @verb: a verb's name
 * @argument: (transfer full): its argument
 * @done: (nullable): hears whether it would be refused; the record was not stored
 *
 * As pp_deed_run(), but nothing is done and no PIN is asked for.
 */
void
pp_deed_try (gpointer widget, const char *verb, gpointer argument, PpDone done)
{
  PpRequest *request;
  Deed *self;

  g_return_if_fail (pp_shell_of (widget) != NULL);
  g_return_if_fail (pp_session_get_staff (pp_shell_get_session (pp_shell_of (widget))) != NULL);

  self = deed_new (widget, verb, argument, done);
  request = make_request (self);
  request->is_rehearsal = TRUE;
  pp_store_run_async (pp_session_get_store (self->session), request, NULL, ran_cb, self);
}

/**
 * pp_deed_run_with_new_pin:
 * @widget: a #GtkWidget in a window of the desk
 * @verb: a verb's name
 * @argument: (transfer full): its argument
 * @new_pin: (nullable): a PIN that the verb is to set; it travels with the request alone
 * @done: (nullable): as for pp_deed_run()
 *
 * As pp_deed_run().
 */
void
pp_deed_run_with_new_pin (gpointer widget, const char *verb, gpointer argument,
                          const char *new_pin, PpDone done)
{
  PpShell *shell = pp_shell_of (widget);
  Deed *self;

  g_return_if_fail (shell != NULL);
  g_return_if_fail (pp_session_get_staff (pp_shell_get_session (shell)) != NULL);

  self = deed_new (widget, verb, argument, done);
  self->new_pin = g_strdup (new_pin);
  if (self->verb->step_up == PP_STEP_NONE)
    start (self, NULL, NULL);
  else
    rehearse (self, widget);
}
