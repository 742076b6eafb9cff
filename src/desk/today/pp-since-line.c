/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-since-line.h"

#include "daybook/pp-since.h"
#include "desk/shell/pp-history-pane.h"
#include "desk/today/pp-since-words.h"

#define MARK "since-mark"

/* What others did while who signs in was away, in one line, once. */
struct _PpSinceLine
{
  PpPane              parent_instance;

  GtkWidget          *line;
  GtkLabel           *words;
  GtkEventController *keys;      /* (nullable): of the window, while it can be seen */
};

G_DEFINE_FINAL_TYPE (PpSinceLine, pp_since_line, PP_TYPE_PANE)

/* Of a visit to the desk, for the session: a language that is chosen makes the screen anew. */
typedef struct {
  guint    visit;
  gint64   act;          /* since when it is told; PP_NONE: that is not known yet */
  gint64   left_at;
  gboolean is_away;      /* there was nothing, or it was put away */
} Mark;

typedef struct {
  char  *staff;
  gint64 act;
  gint64 left_at;
} Ask;

static void
ask_free (gpointer data)
{
  g_free (((Ask *) data)->staff);
  g_free (data);
}

static Mark *
mark_of (PpSinceLine *self)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));
  Mark *mark = g_object_get_data (G_OBJECT (session), MARK);

  if (mark == NULL || mark->visit != pp_session_get_visit (session))
    {
      mark = g_new (Mark, 1);
      *mark = (Mark) { pp_session_get_visit (session), PP_NONE, PP_NONE };
      g_object_set_data_full (G_OBJECT (session), MARK, mark, g_free);
    }
  return mark;
}

static gpointer
pp_since_line_ask (PpPane *pane)
{
  PpStaff *staff = pp_session_get_staff (pp_pane_get_session (pane));
  const Mark *mark = mark_of (PP_SINCE_LINE (pane));
  Ask *ask;

  if (staff == NULL || mark->is_away)
    return NULL;
  ask = g_new (Ask, 1);
  *ask = (Ask) { g_strdup (pp_record_get_id (PP_RECORD (staff))), mark->act, mark->left_at };
  return ask;
}

static gpointer
pp_since_line_load (PpDb *db, gpointer data, GError **error)
{
  const Ask *ask = data;

  return pp_since_read (db, ask->staff, ask->act, ask->left_at, error);
}

static void
pp_since_line_show (PpPane *pane, gpointer result)
{
  PpSinceLine *self = PP_SINCE_LINE (pane);
  const PpSince *since = result;
  Mark *mark = mark_of (self);
  g_autofree char *words = pp_since_words (since, g_get_real_time () / G_USEC_PER_SEC);

  mark->act = since->act;
  mark->left_at = since->left_at;
  mark->is_away |= words == NULL;
  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (self->line, !mark->is_away);
}

static void
show_cb (PpSinceLine *self)
{
  PpStaff *staff = pp_session_get_staff (pp_pane_get_session (PP_PANE (self)));

  pp_history_pane_show_others (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                               mark_of (self)->act, pp_record_get_id (PP_RECORD (staff)));
}

static void
away_cb (PpSinceLine *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  mark_of (self)->is_away = TRUE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
  gtk_widget_set_visible (self->line, FALSE);
}

/* Who signs in stands in the one box: what nobody there takes comes to the window. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state,
        PpSinceLine *self)
{
  if (keyval != GDK_KEY_Escape || !gtk_widget_get_mapped (self->line))
    return GDK_EVENT_PROPAGATE;
  away_cb (self);
  return GDK_EVENT_STOP;
}

static void
pp_since_line_map (GtkWidget *widget)
{
  PpSinceLine *self = PP_SINCE_LINE (widget);

  GTK_WIDGET_CLASS (pp_since_line_parent_class)->map (widget);
  self->keys = gtk_event_controller_key_new ();
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keys);
}

static void
pp_since_line_unmap (GtkWidget *widget)
{
  PpSinceLine *self = PP_SINCE_LINE (widget);

  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keys);
  self->keys = NULL;
  GTK_WIDGET_CLASS (pp_since_line_parent_class)->unmap (widget);
}

/* What Today begins with has its keys whether there is something to tell or not: Tab passes by, the
 * way here is back from there. */
static gboolean
pp_since_line_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return (direction != GTK_DIR_TAB_FORWARD || gtk_widget_get_focus_child (widget) != NULL) &&
         GTK_WIDGET_CLASS (pp_since_line_parent_class)->focus (widget, direction);
}

static void
pp_since_line_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_SINCE_LINE);

  G_OBJECT_CLASS (pp_since_line_parent_class)->dispose (object);
}

static void
pp_since_line_class_init (PpSinceLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_since_line_dispose;
  widget_class->focus = pp_since_line_focus;
  widget_class->map = pp_since_line_map;
  widget_class->unmap = pp_since_line_unmap;
  pane_class->kinds = "";
  pane_class->ask = pp_since_line_ask;
  pane_class->load = pp_since_line_load;
  pane_class->show = pp_since_line_show;
  pane_class->ask_free = ask_free;
  pane_class->result_free = (GDestroyNotify) pp_since_free;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/today/since-line.ui");
  gtk_widget_class_bind_template_child (widget_class, PpSinceLine, line);
  gtk_widget_class_bind_template_child (widget_class, PpSinceLine, words);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, away_cb);
}

static void
pp_since_line_init (PpSinceLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
