/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-history-pane.h"

#include "desk/shell/pp-history-row.h"
#include "desk/shell/pp-row.h"
#include "kinds/pp-kind-words.h"

#include <glib/gi18n.h>

#define WIDTH    640
#define HEIGHT   560
#define AT_ONCE  50

/* What was done to one record, or by others while somebody was away, newest first. */
struct _PpHistoryPane
{
  PpPane     parent_instance;

  GtkLabel  *title;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *older;

  char      *row;       /* (nullable): the record */
  char      *staff;     /* (nullable): who was away */
  gint64     act;       /* since when, as #PpSince tells it */
  guint      most;
};

G_DEFINE_FINAL_TYPE (PpHistoryPane, pp_history_pane, PP_TYPE_PANE)

typedef struct {
  char  *row;
  char  *staff;
  gint64 act;
  guint  most;
} Ask;

static gpointer
pp_history_pane_ask (PpPane *pane)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->row = g_strdup (PP_HISTORY_PANE (pane)->row);
  ask->staff = g_strdup (PP_HISTORY_PANE (pane)->staff);
  ask->act = PP_HISTORY_PANE (pane)->act;
  ask->most = PP_HISTORY_PANE (pane)->most;
  return ask;
}

static void
ask_free (gpointer data)
{
  g_free (((Ask *) data)->row);
  g_free (((Ask *) data)->staff);
  g_free (data);
}

static gpointer
pp_history_pane_load (PpDb *db, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ask->row != NULL
           ? pp_told_acts_of_row (db, ask->row, ask->most, error)
           : pp_told_acts_of_others (db, ask->act, ask->staff, ask->most, error);
}

static void
pp_history_pane_show (PpPane *pane, gpointer result)
{
  PpHistoryPane *self = PP_HISTORY_PANE (pane);
  const PpToldActs *acts = result;
  const PpSchema *schema = pp_store_get_schema (pp_session_get_store (pp_pane_get_session (pane)));
  int focused = pp_list_clear (self->list);
  g_autofree char *title = NULL;

  if (acts->kind != NULL)
    title = g_strjoin (" · ", pp_kind_words_of_kind (acts->kind), acts->title, NULL);
  gtk_label_set_label (self->title, title != NULL ? title : _("What others did since you left"));
  for (guint i = 0; i < acts->acts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         pp_history_row_new (g_ptr_array_index (acts->acts, i), schema,
                                             self->row));
  gtk_widget_set_visible (self->list, acts->acts->len > 0);
  gtk_widget_set_visible (self->empty, acts->acts->len == 0);
  gtk_widget_set_visible (self->older, acts->acts->len < acts->n_all);
  pp_list_refocus (self->list, MAX (focused, 0));
}

static void
older_cb (PpHistoryPane *self)
{
  self->most += AT_ONCE;
  pp_pane_refresh (PP_PANE (self));
}

static void
pp_history_pane_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_HISTORY_PANE);

  G_OBJECT_CLASS (pp_history_pane_parent_class)->dispose (object);
}

static void
pp_history_pane_finalize (GObject *object)
{
  g_free (PP_HISTORY_PANE (object)->row);
  g_free (PP_HISTORY_PANE (object)->staff);

  G_OBJECT_CLASS (pp_history_pane_parent_class)->finalize (object);
}

static void
pp_history_pane_class_init (PpHistoryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_history_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_history_pane_finalize;
  pane_class->ask = pp_history_pane_ask;
  pane_class->load = pp_history_pane_load;
  pane_class->show = pp_history_pane_show;
  pane_class->ask_free = ask_free;
  pane_class->result_free = (GDestroyNotify) pp_told_acts_free;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/shell/history-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PpHistoryPane, title);
  gtk_widget_class_bind_template_child (widget_class, PpHistoryPane, list);
  gtk_widget_class_bind_template_child (widget_class, PpHistoryPane, empty);
  gtk_widget_class_bind_template_child (widget_class, PpHistoryPane, older);
  gtk_widget_class_bind_template_callback (widget_class, older_cb);
}

static void
pp_history_pane_init (PpHistoryPane *self)
{
  self->most = AT_ONCE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static PpHistoryPane *
pane_new (void)
{
  return g_object_new (PP_TYPE_HISTORY_PANE, "vexpand", TRUE, NULL);
}

static void
show_window (PpHistoryPane *pane, GtkWindow *parent)
{
  GtkWidget *window = adw_window_new (), *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), _("History"));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_box_append (GTK_BOX (view), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (view), GTK_WIDGET (pane));
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * pp_history_pane_show_window:
 * @parent: the window of the desk
 * @row: id of a record
 *
 * Shows in a window of its own what was done to it.
 */
void
pp_history_pane_show_window (GtkWindow *parent, const char *row)
{
  PpHistoryPane *pane = pane_new ();

  pane->row = g_strdup (row);
  show_window (pane, parent);
}

/**
 * pp_history_pane_show_others:
 * @parent: the window of the desk
 * @act: since when, as #PpSince tells it
 * @staff: id of who was away
 *
 * Shows in a window of its own what others did since.
 */
void
pp_history_pane_show_others (GtkWindow *parent, gint64 act, const char *staff)
{
  PpHistoryPane *pane = pane_new ();

  pane->act = act;
  pane->staff = g_strdup (staff);
  show_window (pane, parent);
}
