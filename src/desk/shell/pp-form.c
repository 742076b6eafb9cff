/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-form.h"

#include "core/pp-day.h"
#include "core/pp-error.h"
#include "core/pp-record-text.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-entry-field.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-shell.h"
#include "desk/shell/pp-shown.h"

/* More is not typed ahead of the disk; forms that are not finished, but cleared, keep no more. */
#define MOST_READINGS 8

struct _PpForm
{
  GtkBox         parent_instance;

  GtkWidget     *error;      /* of what concerns no one field */
  PpRecordClass *klass;
  PpRecord      *base;       /* what is edited */
  PpSession     *session;
  GQueue         readings;   /* what was read and is being written, the oldest first: a table each
                              * of what stood in its fields, by column */
};

G_DEFINE_FINAL_TYPE (PpForm, pp_form, GTK_TYPE_BOX)

typedef void (*FieldFunc) (PpForm *self, PpField *field, gpointer data);

static void
each_field (PpForm *self, GtkWidget *within, FieldFunc func, gpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (PP_IS_FIELD (child))
        func (self, PP_FIELD (child), data);
      else if (!PP_IS_FORM (child))
        each_field (self, child, func, data);
    }
}

static void
say (PpForm *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->error), words != NULL ? words : "");
  gtk_widget_set_visible (self->error, words != NULL);
}

/* Much is filled in by the desk itself. */
static gboolean
has_focus_within (PpForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
changed_cb (PpForm *self, PpField *field)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (self->session == NULL)
    return;
  if (self->base == NULL)
    {
      text = pp_field_dup_text (field);
      pp_session_keep (self->session, name, pp_field_get_column (field), text);
    }
  if (has_focus_within (self))
    pp_session_touch (self->session, name);
}

static void
bind (PpForm *self, PpField *field, gpointer data)
{
  const PpColumn *column = pp_record_class_column (self->klass, pp_field_get_column (field));

  g_return_if_fail (column != NULL);
  pp_field_bind (field, column);
  g_signal_connect_object (field, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* Fields that stand beside each other have their titles in one row. */
static void
join (PpForm *self, PpField *field, gpointer data)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (field));
  g_autofree char *key = NULL;
  GtkSizeGroup *row;
  int n = 0;

  if (GTK_IS_GRID (parent))
    gtk_grid_query_child (GTK_GRID (parent), GTK_WIDGET (field), NULL, &n, NULL, NULL);
  else if (!GTK_IS_BOX (parent) || gtk_orientable_get_orientation (GTK_ORIENTABLE (parent)) !=
                                   GTK_ORIENTATION_HORIZONTAL)
    return;
  key = g_strdup_printf ("titles-%d", n);
  row = g_object_get_data (G_OBJECT (parent), key);
  if (row == NULL)
    {
      row = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
      g_object_set_data_full (G_OBJECT (parent), key, row, g_object_unref);
    }
  pp_field_join_titles (field, row);
}

static void
restore (PpForm *self, PpField *field, gpointer name)
{
  g_autofree char *kept = g_strdup (pp_session_kept (self->session, name,
                                                     pp_field_get_column (field)));

  if (kept != NULL)
    pp_field_set_text (field, kept);
}

/* Under which is kept what was typed over a stored record, by who keeps such always. */
static char *
typed_name (PpForm *self)
{
  return g_strconcat (gtk_widget_get_name (GTK_WIDGET (self)), "/", pp_record_get_id (self->base),
                      NULL);
}

/* Under which it is kept only because the screen goes. */
static char *
left_name (PpForm *self)
{
  g_autofree char *typed = typed_name (self);

  return g_strconcat ("left/", typed, NULL);
}

static void
keep_typed (PpForm *self, PpField *field, gpointer name)
{
  const PpColumn *column = pp_record_class_column (self->klass, pp_field_get_column (field));
  g_autofree char *stored = pp_shown_for_edit (self->base, column);
  g_autofree char *text = pp_field_dup_text (field), *typed = typed_name (self);

  if (pp_session_kept (self->session, typed, column->name) == NULL &&
      g_strcmp0 (text, stored != NULL ? stored : "") != 0)
    pp_session_keep (self->session, name, column->name, text);
}

/* Of a new record it was kept as it was typed. */
static void
leaving_cb (PpForm *self)
{
  g_autofree char *name = NULL;

  if (self->base == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  name = left_name (self);
  each_field (self, GTK_WIDGET (self), keep_typed, name);
}

/* What was typed over a stored record is given back once. */
static void
restore_typed (PpForm *self)
{
  g_autofree char *name = left_name (self);

  each_field (self, GTK_WIDGET (self), restore, name);
  pp_session_forget (self->session, name);
}

static void
put_aside (PpForm *self)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (self));

  if (self->session != NULL && self->base != NULL && pp_session_is_touched (self->session, name))
    pp_session_touch (self->session, name);
}

static void
pp_form_map (GtkWidget *widget)
{
  PpForm *self = PP_FORM (widget);
  PpShell *shell;

  GTK_WIDGET_CLASS (pp_form_parent_class)->map (widget);
  shell = pp_shell_of (self);
  if (shell == NULL || self->session != NULL)
    return;
  self->session = g_object_ref (pp_shell_get_session (shell));
  g_signal_connect_object (self->session, "leaving", G_CALLBACK (leaving_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "looking", G_CALLBACK (leaving_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->base == NULL)
    each_field (self, widget, restore, (gpointer) gtk_widget_get_name (widget));
  else
    restore_typed (self);
}

/* What was typed over a stored record is put aside with it. */
static void
pp_form_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pp_form_parent_class)->unmap (widget);
  put_aside (PP_FORM (widget));
}

static void
pp_form_dispose (GObject *object)
{
  PpForm *self = PP_FORM (object);

  g_clear_object (&self->session);
  g_clear_object (&self->base);
  g_queue_clear_full (&self->readings, (GDestroyNotify) g_hash_table_unref);

  G_OBJECT_CLASS (pp_form_parent_class)->dispose (object);
}

static void
pp_form_class_init (PpFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_form_dispose;
  GTK_WIDGET_CLASS (klass)->map = pp_form_map;
  GTK_WIDGET_CLASS (klass)->unmap = pp_form_unmap;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_FORM);
}

static void
pp_form_init (PpForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->error = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), 40);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (self), self->error);
}

/**
 * pp_form_set_kind:
 * @self: a form with its fields in it
 * @kind: of the record that it fills in
 *
 * To be called once, when the fields are there.
 */
void
pp_form_set_kind (PpForm *self, GType kind)
{
  g_return_if_fail (PP_IS_FORM (self));
  g_return_if_fail (g_type_is_a (kind, PP_TYPE_RECORD));

  self->klass = g_type_class_ref (kind);   /* static types live as long as the program */
  each_field (self, GTK_WIDGET (self), bind, NULL);
  each_field (self, GTK_WIDGET (self), join, NULL);
}

typedef struct {
  PpRecord   *draft;
  PpField    *wrong;
  GHashTable *texts;
} Reading;

/* As it was typed: what is behind a bare number depends on other fields. */
static char *
dup_typed (PpField *field)
{
  return PP_IS_ENTRY_FIELD (field)
           ? g_strdup (pp_entry_field_get_typed (PP_ENTRY_FIELD (field)))
           : pp_field_dup_text (field);
}

/* A day is typed as it is shown, 21-11-2026. */
static gboolean
read_text (PpRecord *draft, const PpColumn *column, const char *text, GError **error)
{
  g_autofree char *day = NULL;

  if (column->type != PP_COLUMN_DAY || *text == '\0')
    return pp_record_read_column (draft, column, text, error);
  return pp_day_parse (text, &day, error) && pp_record_read_column (draft, column, day, error);
}

static void
read_field (PpForm *self, PpField *field, gpointer data)
{
  Reading *reading = data;
  const PpColumn *column = pp_record_class_column (self->klass, pp_field_get_column (field));
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (field)))
    return;
  text = pp_field_dup_text (field);
  g_hash_table_insert (reading->texts, (gpointer) column->name, dup_typed (field));
  if (read_text (reading->draft, column, text, &error))
    return;
  pp_field_set_error (field, error->message);
  if (reading->wrong == NULL)
    reading->wrong = field;
}

/**
 * pp_form_read:
 * @self: a form
 *
 * Reads what stands in the fields that can be seen. What cannot be read is said beside its field,
 * and the first such field takes the focus.
 *
 * Returns: (transfer full) (nullable): a draft: of what is edited, or a new one; %NULL where
 *   something is wrong
 */
gpointer
pp_form_read (PpForm *self)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Reading reading = { NULL, NULL, texts };

  g_return_val_if_fail (PP_IS_FORM (self), NULL);

  say (self, NULL);
  reading.draft = self->base != NULL ? pp_record_draft (self->base)
                                     : g_object_new (G_TYPE_FROM_CLASS (self->klass), NULL);
  each_field (self, GTK_WIDGET (self), read_field, &reading);
  if (reading.wrong == NULL)
    {
      g_queue_push_tail (&self->readings, g_steal_pointer (&texts));
      if (g_queue_get_length (&self->readings) > MOST_READINGS)
        g_hash_table_unref (g_queue_pop_head (&self->readings));
      return reading.draft;
    }
  g_object_unref (reading.draft);
  pp_focus_grab (reading.wrong);
  return NULL;
}

static void
fill_field (PpForm *self, PpField *field, gpointer data)
{
  const PpColumn *column = pp_record_class_column (self->klass, pp_field_get_column (field));
  g_autofree char *text = data != NULL ? pp_shown_for_edit (data, column) : NULL;

  pp_field_set_text (field, text);
}

/**
 * pp_form_fill:
 * @self: a form
 * @record: (transfer none): a stored record, which is edited from now on
 */
void
pp_form_fill (PpForm *self, gpointer record)
{
  g_return_if_fail (PP_IS_FORM (self));

  say (self, NULL);
  g_set_object (&self->base, record);
  each_field (self, GTK_WIDGET (self), fill_field, record);
  g_queue_clear_full (&self->readings, (GDestroyNotify) g_hash_table_unref);
  put_aside (self);
  if (self->session != NULL)
    restore_typed (self);
}

/**
 * pp_form_clear:
 * @self: a form
 *
 * Empties it, for a new record, and drops what was kept of it. Where it is only opened again for
 * whom it was kept, all stays.
 */
void
pp_form_clear (PpForm *self)
{
  g_return_if_fail (PP_IS_FORM (self));

  if (self->session != NULL && pp_session_is_returning (self->session))
    return;
  say (self, NULL);
  g_clear_object (&self->base);
  each_field (self, GTK_WIDGET (self), fill_field, NULL);
  g_queue_clear_full (&self->readings, (GDestroyNotify) g_hash_table_unref);
  if (self->session != NULL)
    pp_session_forget (self->session, gtk_widget_get_name (GTK_WIDGET (self)));
}

typedef struct {
  GHashTable *texts;
  GPtrArray  *stored;    /* fields that hold what was stored */
  gboolean    has_more;
} Finishing;

/* A choice follows from what is beside it: for the next it stays as it is. */
static void
compare (PpForm *self, PpField *field, gpointer data)
{
  Finishing *finishing = data;
  const char *read = g_hash_table_lookup (finishing->texts, pp_field_get_column (field));
  g_autofree char *text = dup_typed (field);

  if (*text != '\0' && g_strcmp0 (text, read) != 0)
    finishing->has_more = TRUE;
  else if (!PP_IS_CHOICE_FIELD (field))
    g_ptr_array_add (finishing->stored, field);
}

/**
 * pp_form_finish:
 * @self: a form of new records that stays open for the next
 *
 * What pp_form_read() read first of what is being written has been stored: its fields are emptied.
 * What was typed into them since stays where it is, be it on its way too.
 */
void
pp_form_finish (PpForm *self)
{
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (GPtrArray) stored = g_ptr_array_new ();
  Finishing finishing = { NULL, stored, FALSE };

  g_return_if_fail (PP_IS_FORM (self));

  texts = g_queue_pop_head (&self->readings);
  finishing.texts = texts;
  if (texts != NULL)
    each_field (self, GTK_WIDGET (self), compare, &finishing);
  if (!finishing.has_more)
    pp_form_clear (self);
  else
    g_ptr_array_foreach (stored, (GFunc) pp_field_set_text, NULL);
}

typedef struct {
  const char *column;
  PpField    *found;
} Search;

static void
match (PpForm *self, PpField *field, gpointer data)
{
  Search *search = data;

  if (g_strcmp0 (pp_field_get_column (field), search->column) == 0)
    search->found = field;
}

/**
 * pp_form_field:
 * @self: a form
 * @column: a column's name
 *
 * Returns: (transfer none) (nullable): its field
 */
PpField *
pp_form_field (PpForm *self, const char *column)
{
  Search search = { column, NULL };

  g_return_val_if_fail (PP_IS_FORM (self), NULL);

  each_field (self, GTK_WIDGET (self), match, &search);
  return search.found;
}

/**
 * pp_form_show_error:
 * @self: a form
 * @error: (nullable): why what it asked for was refused; %NULL: nothing is wrong any more
 *
 * Says it beside the field that is wrong, or below all where it is none of them. What was typed
 * stays.
 */
void
pp_form_show_error (PpForm *self, const GError *error)
{
  g_autoptr (GHashTable) refused = NULL;
  const char *column;
  PpField *field;

  g_return_if_fail (PP_IS_FORM (self));

  say (self, NULL);
  if (error == NULL)
    return;
  refused = g_queue_pop_head (&self->readings);
  column = pp_error_get_field (error);
  field = column != NULL ? pp_form_field (self, column) : NULL;
  if (field == NULL || !gtk_widget_get_visible (GTK_WIDGET (field)))
    {
      say (self, error->message);
      gtk_box_reorder_child_after (GTK_BOX (self), self->error,
                                   gtk_widget_get_last_child (GTK_WIDGET (self)));
      return;
    }
  pp_field_set_error (field, error->message);
  pp_focus_grab (field);
}
