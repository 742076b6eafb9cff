/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-pick-field.h"

#include "desk/shell/pp-pick-search.h"
#include "desk/shell/pp-shell.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpPickField
{
  PpEntryField  parent_instance;

  PpPickList   *list;
  char         *kinds;         /* (nullable): that are searched */
  PpPick       *pick;          /* (nullable) */
  char         *wanted;        /* (nullable): an id that is looked up */
  GCancellable *asking;        /* (nullable): of the query under way */
  gboolean      takes_first;   /* of what the query finds */
  gboolean      is_setting;    /* the text is not the person's */
  gboolean      newest;        /* are offered where nothing is suggested */
};

G_DEFINE_FINAL_TYPE (PpPickField, pp_pick_field, PP_TYPE_ENTRY_FIELD)

enum {
  PROP_0,
  PROP_KINDS,
  PROP_NEWEST,
  N_PROPS
};

enum {
  PICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *
text_of (PpPickField *self)
{
  return pp_entry_field_get_typed (PP_ENTRY_FIELD (self));
}

/* A name is seen from where it begins; what is half typed is gone on with. */
static void
write_text (PpPickField *self, const char *text)
{
  PpEntryField *field = PP_ENTRY_FIELD (self);

  self->is_setting = TRUE;
  pp_entry_field_fill (field, text);
  gtk_editable_set_position (GTK_EDITABLE (pp_entry_field_get_entry (field)),
                             self->pick != NULL ? 0 : -1);
  self->is_setting = FALSE;
}

static void
stop_asking (PpPickField *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->wanted, g_free);
  self->takes_first = FALSE;
}

/* Holds it from now on. */
static void
hold (PpPickField *self, const PpPick *pick)
{
  PpPick *copy = pp_pick_copy (pick);

  stop_asking (self);
  g_clear_pointer (&self->pick, pp_pick_free);
  self->pick = copy;
  pp_pick_list_close (self->list);
  write_text (self, copy != NULL ? copy->title : "");
  pp_field_changed (PP_FIELD (self));
  g_signal_emit (self, signals[PICKED], 0);
}

static gboolean
has_focus (PpPickField *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* The next key goes to the next field, unless it goes elsewhere already. */
static void
take (PpPickField *self, const PpPick *pick)
{
  hold (self, pick);
  if (has_focus (self))
    g_signal_emit_by_name (self, "move-focus", GTK_DIR_TAB_FORWARD);
}

static void
show (PpPickField *self, const char *text, GPtrArray *found)
{
  pp_pick_list_fill (self->list, text, found);
  if (self->takes_first && pp_pick_list_get (self->list) != NULL)
    take (self, pp_pick_list_get (self->list));
  else
    pp_pick_list_open (self->list);
  self->takes_first = FALSE;
}

static void
found_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpPickField) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = pp_store_read_finish (PP_STORE (store), task, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  if (error != NULL)
    pp_field_set_error (PP_FIELD (self), error->message);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self, text_of (self), found);
}

/* Who is still at it is let go on. */
static void
ask_to_choose (PpPickField *self)
{
  if (!has_focus (self))
    pp_field_set_error (PP_FIELD (self), _("Choose one from the list."));
}

static void
looked_up_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpPickField) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PpPick) pick = pp_store_read_finish (PP_STORE (store), task, &error);
  g_autofree char *wanted = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  wanted = g_steal_pointer (&self->wanted);
  if (pick != NULL)
    hold (self, pick);
  else if (error != NULL)
    pp_field_set_error (PP_FIELD (self), error->message);
  else
    {
      write_text (self, wanted);
      ask_to_choose (self);
    }
}

/* Where there is no window yet nothing is asked. Before anything was typed the likely ones are
 * those that are suggested; where there are none, those that came last. */
static PpStore *
start_asking (PpPickField *self)
{
  PpShell *shell = pp_shell_of (self);

  if (shell == NULL)
    return NULL;
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  return pp_session_get_store (pp_shell_get_session (shell));
}

static void
search (PpPickField *self)
{
  gboolean asks = *text_of (self) != '\0' ||
                  (self->newest && !pp_pick_list_has_suggested (self->list));
  PpStore *store = self->kinds != NULL && asks ? start_asking (self) : NULL;

  if (store != NULL)
    pp_pick_search_async (store, text_of (self), self->kinds, self->asking, found_cb,
                          g_object_ref (self));
  else
    show (self, text_of (self), NULL);
}

static void
look_up_wanted (PpPickField *self)
{
  PpStore *store = self->wanted != NULL && self->asking == NULL ? start_asking (self) : NULL;

  if (store != NULL)
    pp_pick_search_id_async (store, self->wanted, self->kinds, self->asking, looked_up_cb,
                             g_object_ref (self));
}

static void
pp_pick_field_typed (PpEntryField *field)
{
  PpPickField *self = PP_PICK_FIELD (field);
  gboolean had = self->pick != NULL;

  if (self->is_setting)
    return;
  stop_asking (self);
  g_clear_pointer (&self->pick, pp_pick_free);
  pp_field_changed (PP_FIELD (self));
  if (had)
    g_signal_emit (self, signals[PICKED], 0);
  if (*text_of (self) == '\0')
    pp_pick_list_close (self->list);
  else
    search (self);
}

static void
pp_pick_field_entered (PpEntryField *field)
{
  PpPickField *self = PP_PICK_FIELD (field);
  const PpPick *pick = pp_pick_list_is_open (self->list) ? pp_pick_list_get (self->list) : NULL;

  if (self->asking != NULL)
    self->takes_first = TRUE;
  else if (pick != NULL)
    take (self, pick);
  else if (self->pick != NULL || *text_of (self) == '\0')
    pp_entry_field_activate (field);
  else
    search (self);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        PpPickField *self)
{
  if (pp_pick_list_is_open (self->list))
    return pp_pick_list_take_key (self->list, keyval);
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (self->pick != NULL)
    show (self, "", NULL);
  else
    search (self);
  return GDK_EVENT_STOP;
}

static void
clicked_cb (PpPickField *self)
{
  take (self, pp_pick_list_get (self->list));
}

/* The one thing that what was typed can mean is meant; else it must be said. */
static void
left_cb (PpPickField *self)
{
  gboolean open = pp_pick_list_is_open (self->list);

  if (open && self->pick == NULL && self->asking == NULL && *text_of (self) != '\0' &&
      pp_pick_list_get_count (self->list) == 1)
    hold (self, pp_pick_list_get (self->list));
  pp_pick_list_close (self->list);
  if (self->pick == NULL && self->wanted == NULL && *text_of (self) != '\0')
    pp_field_set_error (PP_FIELD (self), _("Choose one from the list."));
}

static char *
pp_pick_field_dup_text (PpField *field)
{
  PpPickField *self = PP_PICK_FIELD (field);

  if (self->wanted != NULL)
    return g_strdup (self->wanted);
  return g_strdup (self->pick != NULL ? self->pick->id : text_of (self));
}

static void
pp_pick_field_set_text (PpField *field, const char *text)
{
  PpPickField *self = PP_PICK_FIELD (field);

  if (text == NULL || *text == '\0')
    {
      hold (self, NULL);
      return;
    }
  if (self->pick != NULL && strcmp (self->pick->id, text) == 0)
    return;
  stop_asking (self);
  self->wanted = g_strdup (text);
  look_up_wanted (self);
}

static void
pp_pick_field_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pp_pick_field_parent_class)->map (widget);
  look_up_wanted (PP_PICK_FIELD (widget));
}

static void
pp_pick_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PpPickField *self = PP_PICK_FIELD (object);

  switch (id)
    {
    case PROP_KINDS:
      g_free (self->kinds);
      self->kinds = g_value_dup_string (value);
      break;
    case PROP_NEWEST:
      self->newest = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pp_pick_field_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pp_pick_field_parent_class)->root (widget);

  gtk_widget_set_parent (GTK_WIDGET (PP_PICK_FIELD (widget)->list),
                         GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
pp_pick_field_unroot (GtkWidget *widget)
{
  PpPickList *list = PP_PICK_FIELD (widget)->list;

  pp_pick_list_close (list);
  gtk_widget_unparent (GTK_WIDGET (list));

  GTK_WIDGET_CLASS (pp_pick_field_parent_class)->unroot (widget);
}

static void
pp_pick_field_unmap (GtkWidget *widget)
{
  pp_pick_list_close (PP_PICK_FIELD (widget)->list);

  GTK_WIDGET_CLASS (pp_pick_field_parent_class)->unmap (widget);
}

static void
pp_pick_field_dispose (GObject *object)
{
  PpPickField *self = PP_PICK_FIELD (object);

  stop_asking (self);
  g_clear_object (&self->list);
  g_clear_pointer (&self->pick, pp_pick_free);
  g_clear_pointer (&self->kinds, g_free);

  G_OBJECT_CLASS (pp_pick_field_parent_class)->dispose (object);
}

static void
pp_pick_field_class_init (PpPickFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PpFieldClass *field_class = PP_FIELD_CLASS (klass);
  PpEntryFieldClass *entry_class = PP_ENTRY_FIELD_CLASS (klass);

  object_class->set_property = pp_pick_field_set_property;
  object_class->dispose = pp_pick_field_dispose;
  GTK_WIDGET_CLASS (klass)->map = pp_pick_field_map;
  GTK_WIDGET_CLASS (klass)->unmap = pp_pick_field_unmap;
  GTK_WIDGET_CLASS (klass)->root = pp_pick_field_root;
  GTK_WIDGET_CLASS (klass)->unroot = pp_pick_field_unroot;
  field_class->dup_text = pp_pick_field_dup_text;
  field_class->set_text = pp_pick_field_set_text;
  entry_class->typed = pp_pick_field_typed;
  entry_class->entered = pp_pick_field_entered;

  /** PpPickField:kinds: kinds of record to search, blank between; %NULL: only what is suggested. */
  properties[PROP_KINDS] = g_param_spec_string ("kinds", NULL, NULL, NULL,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  /** PpPickField:newest: whether what came last is offered where nothing is suggested. */
  properties[PROP_NEWEST] = g_param_spec_boolean ("newest", NULL, NULL, TRUE,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT |
                                                  G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PpPickField::picked:
   * @self: the field
   *
   * It holds something else now, or nothing.
   */
  signals[PICKED] = g_signal_new ("picked", PP_TYPE_PICK_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
pp_pick_field_init (PpPickField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->list = g_object_ref_sink (PP_PICK_LIST (pp_pick_list_new (GTK_WIDGET (self))));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (pp_entry_field_get_entry (PP_ENTRY_FIELD (self))), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_object (self->list, "picked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  pp_pick_list_speak_for (self->list,
                          GTK_WIDGET (pp_entry_field_get_entry (PP_ENTRY_FIELD (self))));
}

/**
 * pp_pick_field_suggest:
 * @self: a field
 * @picks: (transfer full) (element-type PpPick) (nullable): what is offered before all else, and
 *   before anything was typed
 *
 * What it holds stays.
 */
void
pp_pick_field_suggest (PpPickField *self, GPtrArray *picks)
{
  g_return_if_fail (PP_IS_PICK_FIELD (self));

  pp_pick_list_suggest (self->list, picks);
}

/**
 * pp_pick_field_pick:
 * @self: a field
 * @pick: (transfer none) (nullable): what it is to hold; %NULL empties it
 */
void
pp_pick_field_pick (PpPickField *self, const PpPick *pick)
{
  g_return_if_fail (PP_IS_PICK_FIELD (self));

  hold (self, pick);
}

/**
 * pp_pick_field_get:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): what it holds
 */
const PpPick *
pp_pick_field_get (PpPickField *self)
{
  g_return_val_if_fail (PP_IS_PICK_FIELD (self), NULL);

  return self->pick;
}

/**
 * pp_pick_field_dup_id:
 * @self: a field
 *
 * Returns: (transfer full) (nullable): id of what it holds or will when it is looked up; %NULL
 *   where nothing was chosen, whatever was typed
 */
char *
pp_pick_field_dup_id (PpPickField *self)
{
  g_return_val_if_fail (PP_IS_PICK_FIELD (self), NULL);

  return g_strdup (self->pick != NULL ? self->pick->id : self->wanted);
}

/**
 * pp_pick_field_get_list:
 * @self: a field
 *
 * Returns: (transfer none): what opens below it
 */
PpPickList *
pp_pick_field_get_list (PpPickField *self)
{
  g_return_val_if_fail (PP_IS_PICK_FIELD (self), NULL);

  return self->list;
}
