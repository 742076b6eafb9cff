/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-pane.h"

#include "desk/shell/pp-focus.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  PpSession    *session;
  GCancellable *loading;    /* of the query under way */
  PpFocusMark  *mark;       /* from where it was asked for */
  GtkWidget    *content;    /* put aside while an error is shown */
  gpointer      result;     /* what is shown */
  guint         timer;
  gboolean      is_stale;   /* something was written since */
  gboolean      is_void;    /* something else is asked for than what is under way */
  gboolean      is_there;   /* something was shown since it was made */
} PpPanePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PpPane, pp_pane, ADW_TYPE_BIN)

enum {
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void load (PpPane *self, gboolean unasked);

static void
show_error (PpPane *self, const GError *error)
{
  PpPanePrivate *priv = pp_pane_get_instance_private (self);
  GtkWidget *page = adw_status_page_new (), *button = gtk_button_new_with_label (_("Try again"));

  if (priv->content == NULL)
    priv->content = g_object_ref (adw_bin_get_child (ADW_BIN (self)));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("This could not be read"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), error->message);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (pp_pane_refresh), self,
                           G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
show_content (PpPane *self)
{
  PpPanePrivate *priv = pp_pane_get_instance_private (self);

  if (priv->content == NULL)
    return;
  adw_bin_set_child (ADW_BIN (self), priv->content);
  g_clear_object (&priv->content);
}

static void
drop_result (PpPane *self, gpointer result)
{
  GDestroyNotify result_free = PP_PANE_GET_CLASS (self)->result_free;

  if (result != NULL && result_free != NULL)
    result_free (result);
}

/* A Tab that came before there was anything to go to has stopped at what scrolls. */
static void
let_in (PpPane *self)
{
  PpPanePrivate *priv = pp_pane_get_instance_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL && !priv->is_there ? gtk_root_get_focus (root) : NULL;

  priv->is_there = TRUE;
  if (GTK_IS_SCROLLED_WINDOW (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    pp_focus_enter (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (focus)));
}

/* What is refreshed behind who works elsewhere leaves the focus to them. */
static void
show (PpPane *self, gpointer result)
{
  PpPanePrivate *priv = pp_pane_get_instance_private (self);
  g_autoptr (PpFocusMark) mark = g_steal_pointer (&priv->mark);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    pp_focus_hold (mark);
  PP_PANE_GET_CLASS (self)->show (self, result);
  drop_result (self, priv->result);
  priv->result = result;
  let_in (self);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
loaded_cb (GObject *object, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpPane) self = user_data;
  PpPanePrivate *priv = pp_pane_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  gpointer result = pp_store_read_finish (PP_STORE (object), task, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&priv->loading);
  if (error != NULL)
    {
      show_error (self, error);
      return;
    }
  show_content (self);
  if (priv->is_void)
    drop_result (self, result);
  else
    show (self, result);
  priv->is_void = FALSE;
  if (priv->is_stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self, TRUE);
}

/* Where it was asked for while another query was under way, its mark is there already. */
static void
load (PpPane *self, gboolean unasked)
{
  PpPanePrivate *priv = pp_pane_get_instance_private (self);
  PpPaneClass *klass = PP_PANE_GET_CLASS (self);
  gpointer asked;

  if (priv->session == NULL || priv->loading != NULL || klass->load == NULL)
    return;
  priv->is_stale = FALSE;
  asked = klass->ask != NULL ? klass->ask (self) : NULL;
  if (klass->ask != NULL && asked == NULL)
    {
      g_clear_pointer (&priv->mark, pp_focus_mark_free);
      return;
    }
  priv->loading = g_cancellable_new ();
  if (priv->mark == NULL)
    priv->mark = pp_focus_mark_new (self, unasked);
  pp_store_read_async (pp_session_get_store (priv->session), klass->load, asked, klass->ask_free,
                       klass->result_free, priv->loading, loaded_cb, g_object_ref (self));
}

static gboolean
concerns (PpPaneClass *klass, GStrv rows)
{
  if (klass->kinds == NULL)
    return TRUE;
  for (guint i = 0; rows[i] != NULL; i++)
    {
      gsize length = strcspn (rows[i], "/");

      for (const char *kind = klass->kinds; kind != NULL; kind = strchr (kind, ' '))
        {
          kind += strspn (kind, " ");
          if (strcspn (kind, " ") == length && strncmp (kind, rows[i], length) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

static void
load_soon (PpPane *self, gboolean unasked)
{
  PpPanePrivate *priv = pp_pane_get_instance_private (self);

  priv->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self, unasked);
}

static void
changed_cb (PpPane *self, GStrv rows)
{
  if (concerns (PP_PANE_GET_CLASS (self), rows))
    load_soon (self, TRUE);
}

static gboolean
timer_cb (gpointer self)
{
  load_soon (self, TRUE);
  return G_SOURCE_CONTINUE;
}

/* A window has its session when it is first seen, not yet when its template is filled. */
static void
find_session (PpPane *self)
{
  PpPanePrivate *priv = pp_pane_get_instance_private (self);
  PpShell *shell = pp_shell_of (self);

  if (priv->session != NULL || shell == NULL)
    return;
  priv->session = g_object_ref (pp_shell_get_session (shell));
  g_signal_connect_object (priv->session, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
pp_pane_map (GtkWidget *widget)
{
  PpPane *self = PP_PANE (widget);
  PpPanePrivate *priv = pp_pane_get_instance_private (self);
  guint seconds = PP_PANE_GET_CLASS (self)->seconds;

  GTK_WIDGET_CLASS (pp_pane_parent_class)->map (widget);
  find_session (self);
  if (priv->is_stale)
    load (self, FALSE);
  if (seconds > 0)
    priv->timer = g_timeout_add_seconds (seconds, timer_cb, self);
}

static void
pp_pane_unmap (GtkWidget *widget)
{
  PpPanePrivate *priv = pp_pane_get_instance_private (PP_PANE (widget));

  g_clear_handle_id (&priv->timer, g_source_remove);
  GTK_WIDGET_CLASS (pp_pane_parent_class)->unmap (widget);
}

static void
pp_pane_dispose (GObject *object)
{
  PpPane *self = PP_PANE (object);
  PpPanePrivate *priv = pp_pane_get_instance_private (self);

  if (priv->loading != NULL)
    g_cancellable_cancel (priv->loading);
  g_clear_object (&priv->loading);
  g_clear_pointer (&priv->mark, pp_focus_mark_free);
  g_clear_object (&priv->content);
  g_clear_object (&priv->session);
  g_clear_handle_id (&priv->timer, g_source_remove);

  G_OBJECT_CLASS (pp_pane_parent_class)->dispose (object);
}

static void
pp_pane_finalize (GObject *object)
{
  PpPane *self = PP_PANE (object);
  PpPanePrivate *priv = pp_pane_get_instance_private (self);

  drop_result (self, priv->result);

  G_OBJECT_CLASS (pp_pane_parent_class)->finalize (object);
}

/* An arrow at the end of what a workplace has stays there: the way out of it is Tab. */
static gboolean
pp_pane_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean within = gtk_widget_get_focus_child (widget) != NULL;

  if (GTK_WIDGET_CLASS (pp_pane_parent_class)->focus (widget, direction))
    return TRUE;
  return within && (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN) &&
         gtk_widget_get_ancestor (gtk_widget_get_parent (widget), PP_TYPE_PANE) == NULL;
}

static void
pp_pane_class_init (PpPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pp_pane_dispose;
  object_class->finalize = pp_pane_finalize;
  widget_class->focus = pp_pane_focus;
  widget_class->map = pp_pane_map;
  widget_class->unmap = pp_pane_unmap;

  /**
   * PpPane::shown:
   * @self: the pane
   *
   * What was asked for is on the screen.
   */
  signals[SHOWN] = g_signal_new ("shown", PP_TYPE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
pp_pane_init (PpPane *self)
{
  PpPanePrivate *priv = pp_pane_get_instance_private (self);

  priv->is_stale = TRUE;
}

/**
 * pp_pane_refresh:
 * @self: a pane
 *
 * Something else is asked for: loads anew, at once where it can be seen, else when it next can.
 * What a query under way brings is not shown any more.
 */
void
pp_pane_refresh (PpPane *self)
{
  PpPanePrivate *priv;

  g_return_if_fail (PP_IS_PANE (self));

  priv = pp_pane_get_instance_private (self);
  priv->is_void = priv->loading != NULL;
  g_clear_pointer (&priv->mark, pp_focus_mark_free);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && priv->session != NULL)
    priv->mark = pp_focus_mark_new (self, FALSE);
  load_soon (self, FALSE);
}

/**
 * pp_pane_go:
 * @self: a pane
 * @kind: of a record
 * @id: of a record
 *
 * Shows it, where this pane is where one works with such.
 */
void
pp_pane_go (PpPane *self, const char *kind, const char *id)
{
  g_return_if_fail (PP_IS_PANE (self));

  if (PP_PANE_GET_CLASS (self)->go != NULL)
    PP_PANE_GET_CLASS (self)->go (self, kind, id);
}

static PpPane *
get_place_within (GtkWidget *widget, const char **kind, const char **id)
{
  PpPane *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child))
      found = PP_IS_PANE (child) ? pp_pane_get_place (PP_PANE (child), kind, id)
                                 : get_place_within (child, kind, id);
  return found;
}

/**
 * pp_pane_get_place:
 * @self: a pane
 * @kind: (out) (transfer none): of what is shown
 * @id: (out) (transfer none) (nullable): of what is shown
 *
 * What pp_pane_go() of a workplace is to be given so that it shows again what it shows now: its own
 * word, or that of the first pane within it that is not put aside.
 *
 * Returns: (transfer none) (nullable): the pane whose word it is; %NULL where it shows nothing but
 *   where it begins
 */
PpPane *
pp_pane_get_place (PpPane *self, const char **kind, const char **id)
{
  PpPaneClass *klass;

  g_return_val_if_fail (PP_IS_PANE (self), NULL);

  klass = PP_PANE_GET_CLASS (self);
  if (klass->get_place != NULL && klass->get_place (self, kind, id))
    return self;
  return get_place_within (GTK_WIDGET (self), kind, id);
}

/**
 * pp_pane_get_session:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): who is at the desk; %NULL before it was first seen
 */
PpSession *
pp_pane_get_session (PpPane *self)
{
  PpPanePrivate *priv;

  g_return_val_if_fail (PP_IS_PANE (self), NULL);

  priv = pp_pane_get_instance_private (self);
  return priv->session;
}

/**
 * pp_pane_dispose_template:
 * @self: a pane that is being disposed of
 * @type: whose template it has
 *
 * What gtk_widget_dispose_template() is to other widgets: containers of libadwaita must let go of
 * their children before GTK takes those away.
 */
void
pp_pane_dispose_template (PpPane *self, GType type)
{
  PpPanePrivate *priv;

  g_return_if_fail (PP_IS_PANE (self));

  priv = pp_pane_get_instance_private (self);
  g_clear_object (&priv->content);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), type);
}
