/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-pick-list.h"

#include "desk/shell/pp-row.h"
#include "desk/shell/pp-spoken-list.h"
#include "kinds/pp-kind-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_HEIGHT 320
#define FRAME 20            /* of the list, to both sides */
#define MOST_ROWS 50
#define MOST_FRAMES 600     /* that a field is waited for */

struct _PpPickList
{
  GtkPopover  parent_instance;

  GtkWidget  *field;     /* (transfer none): it opens below it */
  GtkWidget  *list;
  GtkWidget  *scroller;
  GtkWidget  *nothing;
  GPtrArray  *suggested; /* (element-type PpPick) (nullable) */
  GPtrArray  *picks;     /* (element-type PpPick) (nullable): what is shown */
  GPtrArray  *around;    /* (element-type GtkAdjustment): what may move the field meanwhile */
  guint       tick;      /* while its field is waited for */
  guint       frames;    /* that it was waited for */
  double      stood;     /* where the field was at the frame before */
  double      scrolled;  /* how far what is around it was scrolled then */
  gboolean    stays;     /* whether the field is left where it is meanwhile */
};

G_DEFINE_FINAL_TYPE (PpPickList, pp_pick_list, GTK_TYPE_POPOVER)

enum {
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
make_row (const PpPick *pick, gboolean tell_kind)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *kind = tell_kind ? pp_kind_words_of_kind (pick->kind) : NULL;
  g_autofree char *note = NULL;

  if (kind != NULL && pick->note != NULL)
    note = g_strconcat (kind, " · ", pick->note, NULL);
  else
    note = g_strdup (kind != NULL ? kind : pick->note);
  gtk_box_append (GTK_BOX (box), make_label (pick->title));
  if (note != NULL)
    {
      GtkWidget *label = make_label (note);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static gboolean
are_mixed (GPtrArray *picks)
{
  for (guint i = 1; i < picks->len; i++)
    if (strcmp (((PpPick *) g_ptr_array_index (picks, i))->kind,
                ((PpPick *) g_ptr_array_index (picks, 0))->kind) != 0)
      return TRUE;
  return FALSE;
}

static void
activated_cb (PpPickList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[PICKED], 0);
}

static gboolean
is_among (GPtrArray *picks, const PpPick *pick)
{
  for (guint i = 0; i < picks->len; i++)
    if (strcmp (((PpPick *) g_ptr_array_index (picks, i))->id, pick->id) == 0)
      return TRUE;
  return FALSE;
}

/* What was suggested and matches: first what begins so. */
static void
add_suggested (PpPickList *self, const char *text, gboolean begins, GPtrArray *all)
{
  for (guint i = 0; self->suggested != NULL && i < self->suggested->len; i++)
    {
      const PpPick *pick = g_ptr_array_index (self->suggested, i);

      if (all->len < MOST_ROWS && pp_pick_matches (pick, text) &&
          pp_pick_begins (pick, text) == begins)
        g_ptr_array_add (all, pp_pick_copy (pick));
    }
}

/* What was suggested, then what was found. */
static GPtrArray *
gather (PpPickList *self, const char *text, GPtrArray *found)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);

  add_suggested (self, text, TRUE, all);
  add_suggested (self, text, FALSE, all);
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (!is_among (all, g_ptr_array_index (found, i)))
      g_ptr_array_add (all, pp_pick_copy (g_ptr_array_index (found, i)));
  return all;
}

/* Brings the selected row into sight: the list itself never has the focus. */
static void
scroll_to (PpPickList *self, GtkWidget *row)
{
  GtkAdjustment *adjustment;
  double top;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  if (gtk_widget_translate_coordinates (row, self->list, 0, 0, NULL, &top))
    gtk_adjustment_clamp_page (adjustment, top, top + gtk_widget_get_height (row));
}

static void
move (PpPickList *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)), *next;
  int index = row != NULL ? MAX (gtk_list_box_row_get_index (row) + step, 0) : 0;

  next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
  if (next == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
  scroll_to (self, GTK_WIDGET (next));
}

static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, root, &bounds) &&
         bounds.size.width > 0 && bounds.size.height > 0 &&
         bounds.origin.x + bounds.size.width > 0 &&
         bounds.origin.x < gtk_widget_get_width (root) &&
         bounds.origin.y + bounds.size.height > 0 &&
         bounds.origin.y < gtk_widget_get_height (root);
}

/* A scrolled window asks for the height that its rows have where they need not wrap. */
static void
make_room (PpPickList *self, int width)
{
  int height;

  gtk_widget_measure (self->list, GTK_ORIENTATION_VERTICAL, MAX (width - FRAME, 1), NULL, &height,
                      NULL, NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MIN (height, MOST_HEIGHT));
}

static void
let_go (PpPickList *self)
{
  for (guint i = 0; i < self->around->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->around, i), self);
  g_ptr_array_set_size (self->around, 0);
}

/* The field may have gone anywhere: the list comes again once it can be seen. */
static void
grown_cb (PpPickList *self)
{
  pp_pick_list_close (self);
  pp_pick_list_open (self);
}

/* Nobody who scrolls the field away is brought back to it. */
static void
scrolled_cb (PpPickList *self)
{
  grown_cb (self);
  self->stays = TRUE;
}

static void
hold_on (PpPickList *self, GtkAdjustment *adjustment)
{
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (grown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->around, g_object_ref (adjustment));
}

static void
hold_on_to_field (PpPickList *self)
{
  let_go (self);
  for (GtkWidget *widget = self->field; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_SCROLLED_WINDOW (widget))
      {
        hold_on (self, gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget)));
        hold_on (self, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget)));
      }
}

/* GTK follows each move of a popover's parent at once, off the screen too, where it has no size. So
 * the parent is the window, and where the field stands is told it here, from the window's frame. */
static void
open_below (PpPickList *self)
{
  GtkWidget *window = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_rect_t bounds, frame;

  if (!gtk_widget_compute_bounds (self->field, window, &bounds) ||
      !gtk_widget_compute_bounds (window, window, &frame))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self),
                               &(GdkRectangle) { bounds.origin.x - frame.origin.x,
                                                 bounds.origin.y - frame.origin.y,
                                                 bounds.size.width, bounds.size.height });
  make_room (self, bounds.size.width);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  gtk_widget_set_size_request (GTK_WIDGET (self), bounds.size.width, -1);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_popover_present (GTK_POPOVER (self));
  hold_on_to_field (self);
}

static void
scroll_within (GtkScrolledWindow *scroller, GtkWidget *field)
{
  GtkWidget *content = gtk_scrolled_window_get_child (scroller);
  double left, top;

  if (GTK_IS_VIEWPORT (content))
    content = gtk_viewport_get_child (GTK_VIEWPORT (content));
  if (!gtk_widget_translate_coordinates (field, content, 0, 0, &left, &top))
    return;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (scroller), left,
                             left + gtk_widget_get_width (field));
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (scroller), top,
                             top + gtk_widget_get_height (field));
}

/* GTK scrolls to a focus that came before there was room for it at times, and at times does not. */
static void
bring_into_sight (GtkWidget *field)
{
  for (GtkWidget *widget = field; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_SCROLLED_WINDOW (widget))
      scroll_within (GTK_SCROLLED_WINDOW (widget), field);
}

static double
scrolled_around (GtkWidget *field)
{
  double scrolled = 0;

  for (GtkWidget *widget = field; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_SCROLLED_WINDOW (widget))
      scrolled += gtk_adjustment_get_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget)));
  return scrolled;
}

/* Whether the field is where it was at the frame before. A form that has just come has its place
 * after a frame; GTK scrolls to a focus little by little and lays out later what it scrolled. */
static gboolean
has_come_to_rest (PpPickList *self)
{
  double stood = self->stood, scrolled = self->scrolled;
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (self->field, GTK_WIDGET (gtk_widget_get_root (self->field)),
                                  &bounds))
    return FALSE;
  self->stood = bounds.origin.y;
  self->scrolled = scrolled_around (self->field);
  return self->frames > 1 && self->stood == stood && self->scrolled == scrolled;
}

/* Below a field that is not on the screen nothing can open. */
static gboolean
open_later (GtkWidget *field, GdkFrameClock *clock, gpointer data)
{
  PpPickList *self = data;
  gboolean waits = gtk_widget_get_focus_child (field) != NULL && ++self->frames < MOST_FRAMES;

  if (waits && !has_come_to_rest (self))
    return G_SOURCE_CONTINUE;
  if (waits && !is_in_sight (field) && !self->stays)
    {
      bring_into_sight (field);
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  if (waits && is_in_sight (field))
    open_below (self);
  return G_SOURCE_REMOVE;
}

static void
pp_pick_list_unmap (GtkWidget *widget)
{
  let_go (PP_PICK_LIST (widget));

  GTK_WIDGET_CLASS (pp_pick_list_parent_class)->unmap (widget);
}

static void
pp_pick_list_finalize (GObject *object)
{
  PpPickList *self = PP_PICK_LIST (object);

  g_ptr_array_unref (self->around);
  g_clear_pointer (&self->suggested, g_ptr_array_unref);
  g_clear_pointer (&self->picks, g_ptr_array_unref);

  G_OBJECT_CLASS (pp_pick_list_parent_class)->finalize (object);
}

static void
pp_pick_list_class_init (PpPickListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_pick_list_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = pp_pick_list_unmap;

  /**
   * PpPickList::picked:
   * @self: the list
   *
   * Somebody clicked what is selected now.
   */
  signals[PICKED] = g_signal_new ("picked", PP_TYPE_PICK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
pp_pick_list_init (PpPickList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->around = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "hits");
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What was found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  self->nothing = make_label (NULL);
  gtk_widget_add_css_class (self->nothing, "nothing");
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), self->nothing);

  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
}

/**
 * pp_pick_list_new:
 * @field: (transfer none): below which it opens, and as wide; it outlives the list
 *
 * Its parent has to be the window that @field is in.
 *
 * Returns: (transfer floating): a list
 */
GtkWidget *
pp_pick_list_new (GtkWidget *field)
{
  PpPickList *self = g_object_new (PP_TYPE_PICK_LIST, NULL);

  self->field = field;
  return GTK_WIDGET (self);
}

/**
 * pp_pick_list_suggest:
 * @self: the list
 * @picks: (transfer full) (element-type PpPick) (nullable): what is offered before all else
 */
void
pp_pick_list_suggest (PpPickList *self, GPtrArray *picks)
{
  g_return_if_fail (PP_IS_PICK_LIST (self));

  g_clear_pointer (&self->suggested, g_ptr_array_unref);
  self->suggested = picks;
}

/**
 * pp_pick_list_has_suggested:
 * @self: the list
 *
 * Returns: whether anything is offered before all else
 */
gboolean
pp_pick_list_has_suggested (PpPickList *self)
{
  g_return_val_if_fail (PP_IS_PICK_LIST (self), FALSE);

  return self->suggested != NULL && self->suggested->len > 0;
}

/**
 * pp_pick_list_fill:
 * @self: the list
 * @text: what was typed
 * @found: (transfer none) (element-type PpPick) (nullable): what was found by it
 *
 * Holds what was suggested and goes with @text, then what was found. The first is selected.
 */
void
pp_pick_list_fill (PpPickList *self, const char *text, GPtrArray *found)
{
  GPtrArray *picks;
  gboolean mixed;

  g_return_if_fail (PP_IS_PICK_LIST (self));

  picks = gather (self, text, found);
  g_clear_pointer (&self->picks, g_ptr_array_unref);
  self->picks = picks;
  mixed = are_mixed (picks);
  pp_list_clear (self->list);
  for (guint i = 0; i < picks->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (g_ptr_array_index (picks, i), mixed));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_widget_set_visible (self->scroller, picks->len > 0);
  gtk_label_set_label (GTK_LABEL (self->nothing),
                       *text != '\0' ? _("Nothing is called so. Try fewer letters.")
                                     : _("There is nothing to choose from yet."));
  gtk_widget_set_visible (self->nothing, picks->len == 0);
}

/**
 * pp_pick_list_open:
 * @self: the list
 *
 * Shows it below its field once that can be seen, and again when what stands around the field has
 * grown. Where somebody scrolls the field away it closes.
 */
void
pp_pick_list_open (PpPickList *self)
{
  g_return_if_fail (PP_IS_PICK_LIST (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)) && is_in_sight (self->field))
    open_below (self);
  else if (self->tick == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      self->frames = 0;
      self->stays = FALSE;
      self->tick = gtk_widget_add_tick_callback (self->field, open_later, g_object_ref (self),
                                                 g_object_unref);
    }
}

/**
 * pp_pick_list_close:
 * @self: the list
 *
 * It is not seen any more, and does not come if it was about to.
 */
void
pp_pick_list_close (PpPickList *self)
{
  g_return_if_fail (PP_IS_PICK_LIST (self));

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->field, self->tick);
  self->tick = 0;
  gtk_popover_popdown (GTK_POPOVER (self));
}

/**
 * pp_pick_list_take_key:
 * @self: the list, open
 * @keyval: of a key that was pressed where something is typed
 *
 * Arrows select, Escape closes it.
 *
 * Returns: whether the key was for the list
 */
gboolean
pp_pick_list_take_key (PpPickList *self, guint keyval)
{
  g_return_val_if_fail (PP_IS_PICK_LIST (self), GDK_EVENT_PROPAGATE);

  switch (keyval)
    {
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      pp_pick_list_close (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * pp_pick_list_get:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): what is selected
 */
const PpPick *
pp_pick_list_get (PpPickList *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PP_IS_PICK_LIST (self), NULL);

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  return row != NULL ? g_ptr_array_index (self->picks, gtk_list_box_row_get_index (row)) : NULL;
}

/**
 * pp_pick_list_get_count:
 * @self: the list
 *
 * Returns: how many can be picked
 */
guint
pp_pick_list_get_count (PpPickList *self)
{
  g_return_val_if_fail (PP_IS_PICK_LIST (self), 0);

  return self->picks != NULL ? self->picks->len : 0;
}

/**
 * pp_pick_list_is_open:
 * @self: the list
 *
 * Returns: whether it can be seen, or will with the next frames
 */
gboolean
pp_pick_list_is_open (PpPickList *self)
{
  g_return_val_if_fail (PP_IS_PICK_LIST (self), FALSE);

  return self->tick != 0 || gtk_widget_get_mapped (GTK_WIDGET (self));
}

/**
 * pp_pick_list_speak_for:
 * @self: the list
 * @entry: where something is typed
 *
 * What is selected is heard there.
 */
void
pp_pick_list_speak_for (PpPickList *self, GtkWidget *entry)
{
  g_return_if_fail (PP_IS_PICK_LIST (self));

  pp_spoken_list_follow (entry, GTK_LIST_BOX (self->list));
}
