/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-focus.h"

#include "desk/shell/pp-shell.h"

struct _PpFocusMark
{
  GWeakRef   widget;
  GWeakRef   focus;
  guint      inputs;
  gboolean   is_late;  /* nobody asked, or an answer that came late itself */
  GtkWidget *window;   /* (nullable): whose focus it holds */
};

/* Of a window. */
typedef struct {
  guint    inputs;     /* keys and clicks that came */
  int      holds;      /* answers that came late and are told now */
  GWeakRef kept;       /* what has the focus meanwhile */
  GWeakRef refused;    /* what wanted it first */
} Focus;

static G_DEFINE_QUARK (pp-focus, focus)

static void
focus_free (gpointer data)
{
  Focus *self = data;

  g_weak_ref_clear (&self->kept);
  g_weak_ref_clear (&self->refused);
  g_free (self);
}

static Focus *
focus_of (GtkWidget *window)
{
  return g_object_get_qdata (G_OBJECT (window), focus_quark ());
}

static gboolean
can_have (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget);
}

static void
hold_on (GtkWidget *window)
{
  Focus *focus = focus_of (window);

  if (focus->holds++ == 0)
    g_weak_ref_set (&focus->kept, gtk_root_get_focus (GTK_ROOT (window)));
}

/* Where what had the focus has gone with the answer, the focus goes where the answer wanted it. */
static void
let_go (GtkWidget *window)
{
  Focus *focus = focus_of (window);
  g_autoptr (GtkWidget) kept = g_weak_ref_get (&focus->kept);
  g_autoptr (GtkWidget) refused = g_weak_ref_get (&focus->refused);

  if (--focus->holds > 0)
    return;
  g_weak_ref_set (&focus->refused, NULL);
  if (refused != NULL && can_have (refused) && (kept == NULL || !can_have (kept)))
    {
      if (!gtk_widget_grab_focus (refused))
        gtk_widget_child_focus (refused, GTK_DIR_TAB_FORWARD);
    }
}

/* What cannot have the focus any more lost it by itself. */
static gboolean
has_gone_on (PpFocusMark *self, GtkWidget *widget, GtkWidget *window)
{
  g_autoptr (GtkWidget) then = g_weak_ref_get (&self->focus);
  GtkWidget *now = gtk_root_get_focus (GTK_ROOT (window));

  if (self->inputs == focus_of (window)->inputs || now == NULL || now == then ||
      !gtk_widget_get_mapped (now))
    return FALSE;
  return !gtk_widget_get_mapped (widget) || (then != NULL && can_have (then));
}

/**
 * pp_focus_watch:
 * @window: a window of the desk
 *
 * Its focus can be held from now on. Whoever sees its events tells them by pp_focus_count_input().
 */
void
pp_focus_watch (GtkWidget *window)
{
  Focus *focus = g_new0 (Focus, 1);

  g_weak_ref_init (&focus->kept, NULL);
  g_weak_ref_init (&focus->refused, NULL);
  g_object_set_qdata_full (G_OBJECT (window), focus_quark (), focus, focus_free);
}

/**
 * pp_focus_count_input:
 * @window: a window of the desk
 * @event: that came to it
 *
 * Keys, clicks and touches tell that somebody may have gone on; what a screen reader does by itself
 * is not seen.
 */
void
pp_focus_count_input (GtkWidget *window, GdkEvent *event)
{
  Focus *focus = focus_of (window);
  GdkEventType type = gdk_event_get_event_type (event);

  if (focus != NULL &&
      (type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN))
    focus->inputs++;
}

/**
 * pp_focus_is_held:
 * @widget: a #GtkWidget
 *
 * Returns: whether the focus of its window is to stay where it is now
 */
gboolean
pp_focus_is_held (gpointer widget)
{
  GtkRoot *window = gtk_widget_get_root (widget);
  Focus *focus = window != NULL ? focus_of (GTK_WIDGET (window)) : NULL;

  return focus != NULL && focus->holds > 0;
}

/* It is known for later who wanted it first. */
static gboolean
refuse (GtkWidget *widget)
{
  Focus *focus = focus_of (GTK_WIDGET (gtk_widget_get_root (widget)));
  g_autoptr (GtkWidget) first = g_weak_ref_get (&focus->refused);

  if (can_have (widget) && first == NULL)
    g_weak_ref_set (&focus->refused, widget);
  return can_have (widget);
}

/**
 * pp_focus_grab:
 * @widget: a #GtkWidget
 *
 * As gtk_widget_grab_focus(), unless the focus is held.
 *
 * Returns: whether it has the focus, or would have it
 */
gboolean
pp_focus_grab (gpointer widget)
{
  return pp_focus_is_held (widget) ? refuse (widget) : gtk_widget_grab_focus (widget);
}

/**
 * pp_focus_enter:
 * @widget: a #GtkWidget
 *
 * As the Tab key does from before it, or on within it, unless the focus is held.
 *
 * Returns: whether something in it has the focus, or would have it
 */
gboolean
pp_focus_enter (gpointer widget)
{
  return pp_focus_is_held (widget) ? refuse (widget)
                                   : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/**
 * pp_focus_begin:
 * @widget: a #GtkWidget in a window
 *
 * To its first control, wherever in it the focus is now, unless that is held.
 *
 * Returns: whether something in it has the focus, or would have it
 */
gboolean
pp_focus_begin (gpointer widget)
{
  if (pp_focus_is_held (widget))
    return refuse (widget);
  gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/**
 * pp_focus_mark_new:
 * @widget: a #GtkWidget that asks for something, in a window of the desk
 * @unasked: that it does so by itself: the answer leaves the focus anyway
 *
 * Returns: (transfer full): where the focus is now
 */
PpFocusMark *
pp_focus_mark_new (gpointer widget, gboolean unasked)
{
  GtkWidget *window = GTK_WIDGET (pp_shell_of (widget));
  Focus *focus = focus_of (window);
  PpFocusMark *self = g_new0 (PpFocusMark, 1);

  g_weak_ref_init (&self->widget, widget);
  g_weak_ref_init (&self->focus, gtk_root_get_focus (GTK_ROOT (window)));
  self->inputs = focus != NULL ? focus->inputs : 0;
  self->is_late = unasked || pp_focus_is_held (window);
  return self;
}

/**
 * pp_focus_mark_free:
 * @self: (transfer full): what was asked
 */
void
pp_focus_mark_free (PpFocusMark *self)
{
  pp_focus_release (self);
  g_weak_ref_clear (&self->widget);
  g_weak_ref_clear (&self->focus);
  g_free (self);
}

/**
 * pp_focus_hold:
 * @self: what was asked
 *
 * The answer is there. Until pp_focus_release() the focus of the window stays where it is if the
 * person has gone on from where they asked, and so it will for what is asked for meanwhile.
 *
 * Returns: whether what asked cannot be seen any more
 */
gboolean
pp_focus_hold (PpFocusMark *self)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  GtkWidget *window = widget != NULL ? GTK_WIDGET (pp_shell_of (widget)) : NULL;

  if (window == NULL)
    return TRUE;
  if (focus_of (window) != NULL && self->window == NULL &&
      (self->is_late || has_gone_on (self, widget, window)))
    {
      self->window = g_object_ref (window);
      hold_on (window);
    }
  return !gtk_widget_get_mapped (widget);
}

/**
 * pp_focus_release:
 * @self: what was asked
 *
 * The answer was told.
 */
void
pp_focus_release (PpFocusMark *self)
{
  if (self->window != NULL)
    let_go (self->window);
  g_clear_object (&self->window);
}

typedef struct {
  GtkWidget   *widget;
  PpFocusMark *mark;
  void       (*func) (gpointer widget);
} Later;

static void
later_free (gpointer data)
{
  Later *self = data;

  pp_focus_mark_free (self->mark);
  g_object_unref (self->widget);
  g_free (self);
}

static gboolean
later_cb (gpointer data)
{
  Later *self = data;

  pp_focus_hold (self->mark);
  if (gtk_widget_get_mapped (self->widget))
    self->func (self->widget);
  return G_SOURCE_REMOVE;
}

/**
 * pp_focus_idle:
 * @widget: a #GtkWidget in a window of the desk
 * @func: moves the focus
 *
 * Calls @func once everything has its place, if @widget is seen then: only what has its place can
 * be scrolled into view.
 */
void
pp_focus_idle (gpointer widget, void (*func) (gpointer widget))
{
  Later *later;

  if (pp_shell_of (widget) == NULL)
    return;
  later = g_new (Later, 1);
  later->widget = g_object_ref (widget);
  later->mark = pp_focus_mark_new (widget, FALSE);
  later->func = func;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, later_cb, later, later_free);
}
