/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-set-up.h"

#include "core/pp-error.h"
#include "desk/shell/pp-language.h"
#include "desk/shell/pp-pick-field.h"
#include "desk/shell/pp-text-field.h"
#include "people/pp-founding.h"
#include "people/pp-local-body.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_FIELDS 6

struct _PpSetUp
{
  AdwApplicationWindow parent_instance;

  GtkWidget *page;
  GtkWidget *place;
  GtkWidget *name_en;
  GtkWidget *name_ml;
  GtkWidget *code;
  GtkWidget *pin;
  GtkWidget *again;
  GtkWidget *words;      /* what is wrong with no field in particular */
  GtkWidget *button;
  GtkWidget *told;       /* when all is done: the recovery code */
  GtkLabel  *recovery;
  GtkWidget *written;
  PpStore   *store;
};

G_DEFINE_FINAL_TYPE (PpSetUp, pp_set_up, ADW_TYPE_APPLICATION_WINDOW)

enum {
  DONE,
  RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
list_fields (PpSetUp *self, PpField *fields[N_FIELDS])
{
  GtkWidget *const all[N_FIELDS] = { self->place, self->name_en, self->name_ml, self->code,
                                     self->pin, self->again };

  for (guint i = 0; i < N_FIELDS; i++)
    fields[i] = PP_FIELD (all[i]);
}

static GPtrArray *
list_places (void)
{
  g_autoptr (GPtrArray) bodies = pp_local_body_list ();
  gboolean malayalam = strcmp (pp_language_get (), "ml") == 0;
  GPtrArray *picks = g_ptr_array_new_full (bodies->len, (GDestroyNotify) pp_pick_free);

  for (guint i = 0; i < bodies->len; i++)
    {
      const PpLocalBody *body = g_ptr_array_index (bodies, i);
      g_autofree char *title = pp_local_body_dup_title (body);
      g_autofree char *note = g_strdup_printf ("%s · %s · %s", malayalam ? title : body->name_ml,
                                               body->district_en, body->code);

      g_ptr_array_add (picks, pp_pick_new ("local_body", body->code,
                                           malayalam ? body->name_ml : title, note));
    }
  return picks;
}

static void
say (PpSetUp *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (self->words, words != NULL);
}

static void
show_error (PpSetUp *self, const GError *error)
{
  const struct { const char *field; GtkWidget *widget; } fields[] = {
    { "local_body", self->place }, { "code", self->code }, { "name_en", self->name_en },
    { "name_ml", self->name_ml }, { "pin", self->pin },
  };
  const char *field = pp_error_get_field (error);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (fields[i].field, field) == 0)
      {
        pp_field_set_error (PP_FIELD (fields[i].widget), error->message);
        gtk_widget_grab_focus (fields[i].widget);
        return;
      }
  say (self, error->message);
  gtk_widget_grab_focus (self->button);
}

static void
found (GTask *task, gpointer store, gpointer founding, GCancellable *cancellable)
{
  GError *error = NULL;

  if (pp_founding_do (PP_STORE (store), founding, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* It is shown this once. */
static void
tell (PpSetUp *self, const char *code)
{
  gtk_label_set_label (self->recovery, code);
  gtk_widget_set_visible (self->page, FALSE);
  gtk_widget_set_visible (self->told, TRUE);
  gtk_widget_grab_focus (self->written);
}

static void
founded_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpSetUp) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->page, TRUE);
  if (g_task_propagate_boolean (G_TASK (task), &error))
    tell (self, ((PpFounding *) g_task_get_task_data (G_TASK (task)))->recovery_code);
  else
    show_error (self, error);
}

static void
restore_cb (PpSetUp *self)
{
  g_signal_emit (self, signals[RESTORE], 0);
}

static void
written_cb (PpSetUp *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static char *
dup_typed (GtkWidget *field)
{
  g_autofree char *text = pp_field_dup_text (PP_FIELD (field));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* What is wrong that no verb would find. */
static gboolean
check (PpSetUp *self)
{
  g_autofree char *pin = pp_field_dup_text (PP_FIELD (self->pin));
  g_autofree char *again = pp_field_dup_text (PP_FIELD (self->again));
  g_autofree char *name_en = dup_typed (self->name_en), *name_ml = dup_typed (self->name_ml);
  GtkWidget *wrong = NULL;
  const char *words = NULL;

  if (pp_pick_field_get (PP_PICK_FIELD (self->place)) == NULL)
    {
      wrong = self->place;
      words = _("Choose one from the list.");
    }
  else if (name_en == NULL && name_ml == NULL)
    {
      wrong = self->name_en;
      words = _("Write the name in either script.");
    }
  else if (strlen (pin) != 6 || strspn (pin, "0123456789") != 6)
    {
      wrong = self->pin;
      words = _("A PIN has six digits.");
    }
  else if (strcmp (pin, again) != 0)
    {
      wrong = self->again;
      words = _("The two PINs are not the same. Type the new one twice.");
    }
  if (wrong == NULL)
    return TRUE;
  pp_field_set_error (PP_FIELD (wrong), words);
  gtk_widget_grab_focus (wrong);
  return FALSE;
}

static void
set_up_cb (PpSetUp *self)
{
  PpField *fields[N_FIELDS];
  PpFounding *founding;
  g_autoptr (GTask) task = NULL;

  list_fields (self, fields);
  for (guint i = 0; i < N_FIELDS; i++)
    pp_field_set_error (fields[i], NULL);
  say (self, NULL);
  if (!check (self))
    return;
  founding = pp_founding_new ();
  founding->local_body = pp_field_dup_text (PP_FIELD (self->place));
  founding->name_en = dup_typed (self->name_en);
  founding->name_ml = dup_typed (self->name_ml);
  founding->manager = pp_field_dup_text (PP_FIELD (self->code));
  founding->pin = pp_field_dup_text (PP_FIELD (self->pin));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->page, FALSE);
  task = g_task_new (self->store, NULL, founded_cb, g_object_ref (self));
  g_task_set_task_data (task, founding, (GDestroyNotify) pp_founding_free);
  g_task_run_in_thread (task, found);
}

/* Enter goes to the next field, and in the last one does it. */
static void
next_cb (PpSetUp *self, PpField *field)
{
  PpField *fields[N_FIELDS];

  list_fields (self, fields);
  for (guint i = 0; i + 1 < N_FIELDS; i++)
    if (fields[i] == field)
      {
        gtk_widget_grab_focus (GTK_WIDGET (fields[i + 1]));
        return;
      }
  set_up_cb (self);
}

static void
hide_typed (GtkWidget *field)
{
  GtkEntry *entry = pp_entry_field_get_entry (PP_ENTRY_FIELD (field));

  pp_entry_field_hide_text (PP_ENTRY_FIELD (field));
  gtk_entry_set_input_purpose (entry, GTK_INPUT_PURPOSE_PIN);
  gtk_entry_set_max_length (entry, 6);
}

static void
pp_set_up_dispose (GObject *object)
{
  g_clear_object (&PP_SET_UP (object)->store);

  G_OBJECT_CLASS (pp_set_up_parent_class)->dispose (object);
}

static void
pp_set_up_class_init (PpSetUpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_set_up_dispose;

  /**
   * PpSetUp::done:
   * @self: the window
   *
   * There is a cluster now.
   */
  signals[DONE] = g_signal_new ("done", PP_TYPE_SET_UP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  /**
   * PpSetUp::restore:
   * @self: the window
   *
   * There was a cluster, of which a backup is to be brought back.
   */
  signals[RESTORE] = g_signal_new ("restore", PP_TYPE_SET_UP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  g_type_ensure (PP_TYPE_PICK_FIELD);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/shell/set-up.ui");
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, page);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, place);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, name_en);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, name_ml);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, code);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, pin);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, again);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, words);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, button);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, told);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, recovery);
  gtk_widget_class_bind_template_child (widget_class, PpSetUp, written);
  gtk_widget_class_bind_template_callback (widget_class, set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, written_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
pp_set_up_init (PpSetUp *self)
{
  g_autoptr (GPtrArray) places = list_places ();

  gtk_widget_init_template (GTK_WIDGET (self));
  pp_pick_field_suggest (PP_PICK_FIELD (self->place), g_steal_pointer (&places));
  hide_typed (self->pin);
  hide_typed (self->again);
  gtk_widget_grab_focus (self->place);
}

/**
 * pp_set_up_new:
 * @application: the desk's program
 * @store: (transfer none): an empty one
 * @old: (nullable): a window in another language, whose texts are taken over
 *
 * Returns: (transfer floating): a window that makes the cluster and its first manager
 */
GtkWidget *
pp_set_up_new (GtkApplication *application, PpStore *store, PpSetUp *old)
{
  PpSetUp *self = g_object_new (PP_TYPE_SET_UP, "application", application, NULL);
  PpField *fields[N_FIELDS], *from[N_FIELDS];

  self->store = g_object_ref (store);
  if (old == NULL)
    return GTK_WIDGET (self);
  list_fields (self, fields);
  list_fields (old, from);
  pp_pick_field_pick (PP_PICK_FIELD (self->place),
                      pp_pick_field_get (PP_PICK_FIELD (old->place)));
  for (guint i = 1; i < N_FIELDS; i++)
    {
      g_autofree char *text = pp_field_dup_text (from[i]);

      pp_field_set_text (fields[i], text);
    }
  if (gtk_widget_get_visible (old->told))
    tell (self, gtk_label_get_label (old->recovery));
  return GTK_WIDGET (self);
}
