/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-one-box.h"

#include "desk/shell/pp-hit-row.h"
#include "desk/shell/pp-spoken-list.h"
#include "kinds/pp-kind-note.h"
#include "store/pp-search.h"

#include <glib/gi18n.h>

#define MOST_HITS 8

/* Who types on does so within this time. */
#define REST_MS 400

struct _PpOneBox
{
  PpPane      parent_instance;

  GtkEntry   *entry;
  GtkWidget  *popover;
  GtkListBox *list;
  guint       rest;       /* (nullable): source that fits the list's size to what was found */
  GPtrArray  *rows;       /* (element-type PpHitRow): of the list, those that are hidden too */
  GtkWidget  *nothing;
  GtkWidget  *new_person;
  int         n_hits;
  char       *taken;      /* a scan or Enter that waits for its hits */
  gboolean    is_scan;    /* what is taken: it names no new person */
  gboolean    is_new_chosen;
};

G_DEFINE_FINAL_TYPE (PpOneBox, pp_one_box, PP_TYPE_PANE)

static const char *
text_of (PpOneBox *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gpointer
pp_one_box_ask (PpPane *pane)
{
  return g_strdup (text_of (PP_ONE_BOX (pane)));
}

static PpPick *
pick_of (PpDb *db, const PpHit *hit, GError **error)
{
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), hit->kind);
  g_autoptr (PpRecord) record = pp_db_get (db, G_TYPE_FROM_CLASS (klass), hit->id, error);
  g_autofree char *note = NULL;

  if (record == NULL || !pp_kind_note_read (db, record, &note, error))
    return NULL;
  return pp_pick_new (hit->kind, hit->id, hit->title, note);
}

static gpointer
pp_one_box_load (PpDb *db, gpointer text, GError **error)
{
  g_autoptr (GPtrArray) hits = pp_search_find (db, text, MOST_HITS, error), picks = NULL;

  if (hits == NULL)
    return NULL;
  picks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);
  for (guint i = 0; i < hits->len; i++)
    {
      PpPick *pick = pick_of (db, g_ptr_array_index (hits, i), error);

      if (pick == NULL)
        return NULL;
      g_ptr_array_add (picks, pick);
    }
  return g_steal_pointer (&picks);
}

static void
hide_list (PpOneBox *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
close_list (PpOneBox *self)
{
  hide_list (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
go (PpOneBox *self, const char *workplace, const char *kind, const char *id)
{
  g_autofree char *its_kind = g_strdup (kind), *its_id = g_strdup (id);

  close_list (self);
  pp_shell_go (pp_shell_of (self), workplace, its_kind, its_id);
}

static void
offered_cb (PpHitRow *row, const char *workplace, PpOneBox *self)
{
  go (self, workplace, pp_hit_row_get_kind (row), pp_hit_row_get_id (row));
}

static void
activated_cb (PpOneBox *self, PpHitRow *row)
{
  go (self, NULL, pp_hit_row_get_kind (row), pp_hit_row_get_id (row));
}

/* Rows are filled anew rather than made anew; those that are not needed wait, hidden. */
static void
show_hits (PpOneBox *self, GPtrArray *hits)
{
  guint roles = pp_session_get_roles (pp_pane_get_session (PP_PANE (self)));

  self->n_hits = hits->len;
  for (guint i = 0; i < hits->len; i++)
    {
      if (i == self->rows->len)
        {
          GtkWidget *row = pp_hit_row_new ();

          g_signal_connect_object (row, "offered", G_CALLBACK (offered_cb), self, 0);
          gtk_list_box_append (self->list, row);
          g_ptr_array_add (self->rows, row);
        }
      pp_hit_row_show (g_ptr_array_index (self->rows, i), g_ptr_array_index (hits, i), roles);
    }
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), i < hits->len);
}

static gboolean
rest_cb (gpointer data)
{
  PpOneBox *self = data;

  self->rest = 0;
  gtk_widget_set_size_request (gtk_popover_get_child (GTK_POPOVER (self->popover)), -1, -1);
  return G_SOURCE_REMOVE;
}

/* While somebody types the list does not shrink: a new size costs a new window, with each key. */
static void
keep_size (PpOneBox *self)
{
  GtkWidget *box = gtk_popover_get_child (GTK_POPOVER (self->popover));
  gboolean is_open = gtk_widget_get_mapped (self->popover);

  gtk_widget_set_size_request (box, is_open ? gtk_widget_get_width (box) : -1,
                               is_open ? gtk_widget_get_height (box) : -1);
  g_clear_handle_id (&self->rest, g_source_remove);
  if (is_open)
    self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

static void
new_cb (PpOneBox *self)
{
  g_autofree char *text = g_strdup (text_of (self));

  close_list (self);
  pp_shell_go (pp_shell_of (self), "today", "new-person", text);
}

static gboolean
may_register (PpOneBox *self)
{
  return pp_session_may (pp_pane_get_session (PP_PANE (self)), "person.register");
}

/* Where it is chosen Enter registers somebody new; no hit is selected then. */
static void
choose_new (PpOneBox *self, gboolean is_chosen)
{
  GtkLabel *nothing = GTK_LABEL (self->nothing);
  g_autofree char *words = NULL;

  self->is_new_chosen = is_chosen;
  if (!is_chosen)
    {
      gtk_widget_remove_css_class (self->new_person, "suggested-action");
      return;
    }
  gtk_widget_add_css_class (self->new_person, "suggested-action");
  gtk_list_box_select_row (self->list, NULL);
  words = g_strjoin (" ", gtk_button_get_label (GTK_BUTTON (self->new_person)),
                     self->n_hits == 0 ? gtk_label_get_label (nothing) : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* What was taken before its hits were there goes to the one thing that it names. */
static gboolean
take (PpOneBox *self, GPtrArray *hits)
{
  g_autofree char *taken = g_steal_pointer (&self->taken);
  gboolean is_scan = self->is_scan;
  const PpPick *hit;

  self->is_scan = FALSE;
  if (taken == NULL || g_strcmp0 (taken, text_of (self)) != 0)
    return FALSE;
  if (hits->len == 0 && !is_scan && may_register (self))
    {
      new_cb (self);
      return TRUE;
    }
  if (hits->len == 0)
    return FALSE;
  hit = g_ptr_array_index (hits, 0);
  go (self, NULL, hit->kind, hit->id);
  return TRUE;
}

static void
pp_one_box_show (PpPane *pane, gpointer result)
{
  PpOneBox *self = PP_ONE_BOX (pane);
  GPtrArray *hits = result;

  if (*text_of (self) == '\0' || take (self, hits))
    return;
  keep_size (self);
  show_hits (self, hits);
  gtk_list_box_select_row (self->list, hits->len > 0
                                         ? gtk_list_box_get_row_at_index (self->list, 0) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), hits->len > 0);
  gtk_widget_set_visible (self->nothing, hits->len == 0);
  gtk_widget_set_visible (self->new_person, may_register (self));
  if (!gtk_widget_get_visible (self->popover))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  pp_spoken_list_tell (GTK_WIDGET (self->entry));
  choose_new (self, hits->len == 0 && may_register (self));
}

static void
changed_cb (PpOneBox *self)
{
  if (*text_of (self) == '\0')
    hide_list (self);
  else
    pp_pane_refresh (PP_PANE (self));
}

static void
activate_cb (PpOneBox *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_mapped (self->popover))
    activated_cb (self, PP_HIT_ROW (row));
  else if (self->is_new_chosen && gtk_widget_get_mapped (self->popover))
    new_cb (self);
  else
    {
      g_free (self->taken);
      self->taken = g_strdup (text_of (self));
      self->is_scan = FALSE;
      pp_pane_refresh (PP_PANE (self));
    }
}

/* Below the hits somebody new can be registered. */
static void
select_beside (PpOneBox *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : self->n_hits - 1;

  if (self->is_new_chosen && step > 0)
    return;
  if (index < self->n_hits && self->n_hits > 0)
    {
      choose_new (self, FALSE);
      gtk_list_box_select_row (self->list,
                               gtk_list_box_get_row_at_index (self->list, MAX (index, 0)));
    }
  else if (gtk_widget_get_visible (self->new_person))
    choose_new (self, TRUE);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        PpOneBox *self)
{
  GtkListBoxRow *row;

  if (!gtk_widget_get_mapped (self->popover))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      select_beside (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      select_beside (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      row = gtk_list_box_get_selected_row (self->list);
      return gtk_widget_child_focus (row != NULL ? GTK_WIDGET (row) : self->popover,
                                     GTK_DIR_TAB_FORWARD);
    case GDK_KEY_Escape:
      close_list (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
pp_one_box_dispose (GObject *object)
{
  PpOneBox *self = PP_ONE_BOX (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->taken, g_free);
  G_OBJECT_CLASS (pp_one_box_parent_class)->dispose (object);
}

static void
pp_one_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PpOneBox *self = PP_ONE_BOX (widget);

  GTK_WIDGET_CLASS (pp_one_box_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_widget_set_size_request (self->popover, width, -1);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
pp_one_box_class_init (PpOneBoxClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_one_box_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = pp_one_box_size_allocate;
  pane_class->kinds = "";
  pane_class->ask = pp_one_box_ask;
  pane_class->ask_free = g_free;
  pane_class->load = pp_one_box_load;
  pane_class->show = pp_one_box_show;
  pane_class->result_free = (GDestroyNotify) g_ptr_array_unref;
}

static void
make_popover (PpOneBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->rows = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "hits");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What was found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->nothing = gtk_label_new (_("Nothing is called so. Try fewer letters, or the last four "
                                   "digits of the phone number."));
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->nothing), 44);
  gtk_widget_add_css_class (self->nothing, "nothing");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->nothing);
  self->new_person = gtk_button_new_with_label (_("Register a new person"));
  g_signal_connect_object (self->new_person, "clicked", G_CALLBACK (new_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->new_person);

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  pp_spoken_list_follow (GTK_WIDGET (self->entry), self->list);
}

static void
pp_one_box_init (PpOneBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_PRIMARY,
                                     "system-search-symbolic");
  gtk_entry_set_placeholder_text (self->entry, _("Name, phone, token, lot or receipt (F2)"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 46);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find a person, a token, a lot, a batch or a receipt"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));
  make_popover (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pp_one_box_start:
 * @self: the box
 *
 * The next key goes there; what stood in it is replaced.
 */
void
pp_one_box_start (PpOneBox *self)
{
  g_return_if_fail (PP_IS_ONE_BOX (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * pp_one_box_close:
 * @self: the box
 *
 * Something else is looked at: what was typed there is done with.
 */
void
pp_one_box_close (PpOneBox *self)
{
  g_return_if_fail (PP_IS_ONE_BOX (self));

  close_list (self);
}

/**
 * pp_one_box_enter:
 * @self: the box
 * @text: what was scanned
 *
 * Goes to what it names.
 */
void
pp_one_box_enter (PpOneBox *self, const char *text)
{
  g_return_if_fail (PP_IS_ONE_BOX (self));

  pp_one_box_start (self);
  g_free (self->taken);
  self->taken = g_strdup (text);
  self->is_scan = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
