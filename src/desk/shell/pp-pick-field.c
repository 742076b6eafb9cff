/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-pick-field.h"

#include "desk/shell/pp-offers.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shell.h"
#include "store/pp-search.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_HITS 8
#define MOST_LOOKED_AT 60    /* of all kinds, of which only some are wanted */

struct _PpPickField
{
  PpField    parent_instance;

  GtkEntry  *entry;
  GtkWidget *popover;
  GtkWidget *list;
  char      *kinds;       /* blank between */
  char      *id;          /* (nullable): of what was picked */
  guint      asked;       /* counts the questions: only the last answer is shown */
  gboolean   is_setting;  /* the text is being set, nobody types */
};

G_DEFINE_FINAL_TYPE (PpPickField, pp_pick_field, PP_TYPE_FIELD)

enum {
  PROP_0,
  PROP_KINDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct {
  char *text;
  char *kinds;
  char *id;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *self = data;

  g_free (self->text);
  g_free (self->kinds);
  g_free (self->id);
  g_free (self);
}

static gpointer
find (PpDb *db, gpointer data, GError **error)
{
  Ask *asked = data;
  g_auto (GStrv) kinds = g_strsplit (asked->kinds, " ", -1);
  g_autoptr (GPtrArray) hits = pp_search_find (db, asked->text, MOST_LOOKED_AT, error);

  for (guint i = 0; hits != NULL && i < hits->len;)
    {
      const PpHit *hit = g_ptr_array_index (hits, i);

      if (i < MOST_HITS && g_strv_contains ((const char *const *) kinds, hit->kind))
        i++;
      else
        g_ptr_array_remove_index (hits, i);
    }
  return g_steal_pointer (&hits);
}

static gpointer
find_title (PpDb *db, gpointer data, GError **error)
{
  Ask *asked = data;
  g_auto (GStrv) kinds = g_strsplit (asked->kinds, " ", -1);

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), kinds[i]);
      g_autoptr (PpRecord) record = pp_db_get (db, G_TYPE_FROM_CLASS (klass), asked->id, NULL);

      if (record != NULL)
        return klass->dup_title (record);
    }
  return g_strdup ("");
}

static void
set_entry (PpPickField *self, const char *text)
{
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_setting = FALSE;
}

static void
pick (PpPickField *self, GtkListBoxRow *row)
{
  g_free (self->id);
  self->id = g_strdup (pp_row_get_id (row));
  set_entry (self, g_object_get_data (G_OBJECT (row), "title"));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  pp_field_changed (PP_FIELD (self));
}

static void
row_cb (PpPickField *self, GtkListBoxRow *row)
{
  pick (self, row);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
add_hit (PpPickField *self, const PpHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (hit->title), *kind = gtk_label_new (pp_offers_kind (hit->kind));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  pp_row_set_id (row, hit->id);
  g_object_set_data_full (G_OBJECT (row), "title", g_strdup (hit->title), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

typedef struct {
  PpPickField *field;
  guint        number;
} Question;

static void
found_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (PpPickField) self = question->field;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = pp_store_read_finish (PP_STORE (store), task, &error);

  if (self->popover == NULL || question->number != self->asked)
    return;
  if (hits == NULL)
    {
      pp_field_set_error (PP_FIELD (self), error->message);
      return;
    }
  pp_list_clear (self->list);
  for (guint i = 0; i < hits->len; i++)
    add_hit (self, g_ptr_array_index (hits, i));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  if (hits->len > 0)
    {
      gtk_widget_set_size_request (self->popover, gtk_widget_get_width (GTK_WIDGET (self)), -1);
      gtk_popover_popup (GTK_POPOVER (self->popover));
    }
  else
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      pp_field_set_error (PP_FIELD (self), _("Nothing is called so."));
    }
}

static void
titled_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (PpPickField) self = question->field;
  g_autofree char *title = pp_store_read_finish (PP_STORE (store), task, NULL);

  if (title != NULL && question->number == self->asked)
    set_entry (self, title);
}

static void
ask (PpPickField *self, PpReadFunc func, GDestroyNotify result_free, GAsyncReadyCallback answered)
{
  PpShell *shell = pp_shell_of (self);
  Question *question;
  Ask *asked;

  self->asked++;
  if (shell == NULL || self->kinds == NULL)
    return;
  asked = g_new0 (Ask, 1);
  asked->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  asked->kinds = g_strdup (self->kinds);
  asked->id = g_strdup (self->id);
  question = g_new0 (Question, 1);
  question->field = g_object_ref (self);
  question->number = self->asked;
  pp_store_read_async (pp_session_get_store (pp_shell_get_session (shell)), func, asked, ask_free,
                       result_free, NULL, answered, question);
}

static void
typed_cb (PpPickField *self)
{
  gboolean was_picked = self->id != NULL;

  if (self->is_setting)
    return;
  g_clear_pointer (&self->id, g_free);
  pp_field_set_error (PP_FIELD (self), NULL);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    {
      self->asked++;
      gtk_popover_popdown (GTK_POPOVER (self->popover));
    }
  else
    ask (self, find, (GDestroyNotify) g_ptr_array_unref, found_cb);
  if (was_picked)
    pp_field_changed (PP_FIELD (self));
}

static void
select_beside (PpPickField *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MAX (index, 0));
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

/* Enter and Tab take the row that is marked; then they do what they always do. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        PpPickField *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (!gtk_widget_get_visible (self->popover))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      select_beside (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      select_beside (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return GDK_EVENT_STOP;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: case GDK_KEY_Tab:
      if (row != NULL)
        pick (self, row);
      if (row != NULL && keyval != GDK_KEY_Tab)
        gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                GTK_DIR_TAB_FORWARD);
      return keyval == GDK_KEY_Tab ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static char *
pp_pick_field_dup_text (PpField *field)
{
  PpPickField *self = PP_PICK_FIELD (field);

  return g_strdup (self->id != NULL ? self->id : "");
}

static void
pp_pick_field_set_text (PpField *field, const char *text)
{
  PpPickField *self = PP_PICK_FIELD (field);

  g_free (self->id);
  self->id = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  self->asked++;
  set_entry (self, "");
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (self->id != NULL)
    ask (self, find_title, g_free, titled_cb);
}

static void
pp_pick_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_KINDS)
    g_value_set_string (value, PP_PICK_FIELD (object)->kinds);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pp_pick_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PpPickField *self = PP_PICK_FIELD (object);

  if (id == PROP_KINDS)
    {
      g_free (self->kinds);
      self->kinds = g_value_dup_string (value);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pp_pick_field_dispose (GObject *object)
{
  PpPickField *self = PP_PICK_FIELD (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->kinds, g_free);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (pp_pick_field_parent_class)->dispose (object);
}

static void
pp_pick_field_class_init (PpPickFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PpFieldClass *field_class = PP_FIELD_CLASS (klass);

  object_class->get_property = pp_pick_field_get_property;
  object_class->set_property = pp_pick_field_set_property;
  object_class->dispose = pp_pick_field_dispose;
  field_class->dup_text = pp_pick_field_dup_text;
  field_class->set_text = pp_pick_field_set_text;

  /** PpPickField:kinds: of record that can be picked, blank between. */
  properties[PROP_KINDS] = g_param_spec_string ("kinds", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pp_pick_field_init (PpPickField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_PRIMARY,
                                     "system-search-symbolic");
  pp_field_set_control (PP_FIELD (self), GTK_WIDGET (self->entry));

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "hits");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_cb), self,
                           G_CONNECT_SWAPPED);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->entry));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
}
