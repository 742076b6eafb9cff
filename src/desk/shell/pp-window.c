/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-window.h"

#include "desk/shell/pp-about.h"
#include "desk/shell/pp-backuper.h"
#include "desk/shell/pp-begun-bar.h"
#include "desk/shell/pp-doctor.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-history-pane.h"
#include "desk/shell/pp-idle-lock.h"
#include "desk/shell/pp-keeper.h"
#include "desk/shell/pp-latin-keys.h"
#include "desk/shell/pp-lock.h"
#include "desk/shell/pp-one-box.h"
#include "desk/shell/pp-paper-window.h"
#include "desk/shell/pp-place.h"
#include "desk/shell/pp-power-bar.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-scan.h"
#include "desk/shell/pp-settings.h"
#include "desk/shell/pp-shell.h"
#include "desk/shell/pp-shortcuts.h"
#include "desk/shell/pp-sleep-lock.h"
#include "desk/shell/pp-status-bar.h"
#include "desk/shell/pp-still.h"
#include "desk/shell/pp-syncer.h"
#include "desk/shell/pp-toast.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpWindow
{
  AdwApplicationWindow parent_instance;

  PpSession         *session;
  const PpWorkplace *workplaces;
  PpIdleLock        *idle_lock;
  PpScan            *scan;

  PpToast           *toast;
  GtkStack          *top;
  PpLock            *lock;
  GtkListBox        *sidebar;
  PpBegunBar        *begun;
  PpPowerBar        *power;
  GtkWidget         *room;
  GtkStack          *pages;
  PpOneBox          *one_box;
  PpStatusBar       *status;
  GtkWidget         *menu;
};

static void shell_init (PpShellInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PpWindow, pp_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (PP_TYPE_SHELL, shell_init))

static const PpWorkplace *
find_workplace (PpWindow *self, const char *name)
{
  for (const PpWorkplace *one = self->workplaces; one->name != NULL; one++)
    if (g_strcmp0 (one->name, name) == 0)
      return one;
  return NULL;
}

static gboolean
names_kind (const char *kinds, const char *kind)
{
  g_auto (GStrv) words = g_strsplit (kinds, " ", -1);

  return g_strv_contains ((const char *const *) words, kind);
}

static const PpWorkplace *
workplace_of_kind (PpWindow *self, const char *kind)
{
  guint roles = pp_session_get_roles (self->session);

  for (const PpWorkplace *one = self->workplaces; one->name != NULL; one++)
    if ((one->roles & roles) != 0 && names_kind (one->kinds, kind))
      return one;
  return NULL;
}

/* A page is made when it is first shown. */
static GtkWidget *
page_of (PpWindow *self, const PpWorkplace *workplace)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, workplace->name);

  if (page == NULL)
    {
      page = g_object_new (workplace->type (), NULL);
      gtk_stack_add_titled (self->pages, page, workplace->name, _(workplace->title));
    }
  return page;
}

static void
row_selected_cb (PpWindow *self, GtkListBoxRow *row)
{
  const PpWorkplace *workplace;

  if (row == NULL)
    return;
  workplace = g_object_get_data (G_OBJECT (row), "workplace");
  page_of (self, workplace);
  gtk_stack_set_visible_child_name (self->pages, workplace->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->room), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(workplace->title), -1);
}

static GtkWidget *
make_row (const PpWorkplace *workplace)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (_(workplace->title)), *key = gtk_label_new (workplace->key);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (key, "dim-label");
  gtk_widget_add_css_class (key, "caption");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (workplace->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), key);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(workplace->title), -1);
  g_object_set_data (G_OBJECT (row), "workplace", (gpointer) workplace);
  return row;
}

static void
fill_sidebar (PpWindow *self)
{
  guint roles = pp_session_get_roles (self->session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sidebar))) != NULL)
    gtk_list_box_remove (self->sidebar, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
  for (const PpWorkplace *one = self->workplaces; one->name != NULL; one++)
    if ((one->roles & roles) != 0)
      gtk_list_box_append (self->sidebar, make_row (one));
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, 0));
}

static void
enable (PpWindow *self, const char *action, gboolean enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

static gboolean
is_over (GtkWindow *window, GtkWindow *desk)
{
  while (window != NULL && window != desk)
    window = gtk_window_get_transient_for (window);
  return window != NULL;
}

/* What a dialogue asks is not asked of whoever comes next; nothing is done. */
static void
close_dialogs (PpWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  g_list_foreach (windows, (GFunc) g_object_ref, NULL);
  for (GList *one = windows; one != NULL; one = one->next)
    if (one->data != self && GTK_IS_WINDOW (one->data) && is_over (one->data, GTK_WINDOW (self)))
      gtk_window_close (one->data);
  g_list_foreach (windows, (GFunc) g_object_unref, NULL);
}

static void
looking_cb (PpWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page != NULL)
    pp_place_keep (PP_PANE (page), gtk_stack_get_visible_child_name (self->pages),
                   gtk_root_get_focus (GTK_ROOT (self)));
}

static void
leaving_cb (PpWindow *self)
{
  looking_cb (self);
  close_dialogs (self);
}

/* Where the person at the desk was before a lock or a change of language; else the next key goes
 * to the one box. */
static void
go_back (PpWindow *self)
{
  g_autofree char *workplace = g_strdup (pp_place_get_workplace (self->session));
  GtkWidget *page;

  if (workplace != NULL)
    pp_window_show (self, workplace);
  page = gtk_stack_get_visible_child (self->pages);
  if (workplace == NULL || strcmp (pp_window_get_workplace (self), workplace) != 0 ||
      !pp_place_return (PP_PANE (page)))
    pp_focus_enter (self->one_box);
}

/* The workplaces are made anew, with what was typed in them. */
static void
went_on_cb (PpWindow *self, const char *form)
{
  g_signal_emit_by_name (self->session, "leaving");
  pp_keeper_go_on (pp_keeper_of (self->session), form);
  fill_sidebar (self);
  go_back (self);
}

static void
staff_changed_cb (PpWindow *self)
{
  static const char *const in_use[] = { "find", "history", "lock", "sync", "workplace", NULL };
  gboolean here = pp_session_get_staff (self->session) != NULL;

  pp_toast_dismiss (self->toast);
  fill_sidebar (self);
  gtk_widget_set_visible (GTK_WIDGET (self->one_box), here);
  for (const char *const *action = in_use; *action != NULL; action++)
    enable (self, *action, here);
  enable (self, "power", here && pp_session_may (self->session, "power.gone"));
  gtk_stack_set_visible_child_name (self->top, here ? "desk" : "lock");
  pp_lock_reset (self->lock);
  if (here && gtk_widget_get_mapped (GTK_WIDGET (self)))
    go_back (self);
}

static void
pp_window_map (GtkWidget *widget)
{
  PpWindow *self = PP_WINDOW (widget);

  GTK_WIDGET_CLASS (pp_window_parent_class)->map (widget);
  if (pp_session_get_staff (self->session) != NULL)
    go_back (self);
}

static PpSession *
shell_get_session (PpShell *shell)
{
  return PP_WINDOW (shell)->session;
}

static void
shell_toast (PpShell *shell, const char *words, const char *undo)
{
  pp_toast_show (PP_WINDOW (shell)->toast, words, undo);
}

static void
shell_go (PpShell *shell, const char *name, const char *kind, const char *id)
{
  PpWindow *self = PP_WINDOW (shell);
  const PpWorkplace *workplace = name != NULL ? find_workplace (self, name)
                                              : workplace_of_kind (self, kind);

  if (workplace == NULL || (workplace->roles & pp_session_get_roles (self->session)) == 0)
    {
      pp_shell_toast (shell, _("Your role has no workplace for this."), NULL);
      return;
    }
  if (pp_focus_is_held (self))
    return;     /* nobody is taken along who has gone on elsewhere */
  pp_window_show (self, workplace->name);
  pp_pane_go (PP_PANE (page_of (self, workplace)), kind, id);
}

static void
present (PpWindow *self, GtkWidget *window)
{
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
shell_paper (PpShell *shell, const char *name, const char *id)
{
  present (PP_WINDOW (shell), pp_paper_window_new (PP_WINDOW (shell)->session, name, id));
}

static void
shell_draft (PpShell *shell, const char *name, gpointer asked)
{
  present (PP_WINDOW (shell), pp_paper_window_new_draft (PP_WINDOW (shell)->session, name, asked));
}

static void
shell_init (PpShellInterface *iface)
{
  iface->get_session = shell_get_session;
  iface->toast = shell_toast;
  iface->go = shell_go;
  iface->paper = shell_paper;
  iface->draft = shell_draft;
}

static void
find_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  pp_one_box_start (PP_WINDOW (self)->one_box);
}

/* Not every place is a record: a day of the bookings is none. */
static void
history_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PpWindow *self = PP_WINDOW (user_data);
  const PpSchema *schema = pp_store_get_schema (pp_session_get_store (self->session));
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  const char *kind = NULL, *id = NULL;

  pp_one_box_close (self->one_box);
  if (page != NULL && pp_pane_get_place (PP_PANE (page), &kind, &id) != NULL && id != NULL &&
      pp_schema_kind (schema, kind) != NULL)
    pp_history_pane_show_window (GTK_WINDOW (self), id);
  else
    pp_shell_toast (PP_SHELL (self), _("Open what you want to read the history of first: a "
                                       "person, a booking, a lot."), NULL);
}

static void
lock_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  pp_session_sign_out (PP_WINDOW (self)->session);
}

static void
sync_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  pp_chore_start (pp_syncer_of (PP_WINDOW (self)->session));
}

static void
power_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  pp_one_box_close (PP_WINDOW (self)->one_box);
  pp_power_bar_ask (PP_WINDOW (self)->power);
}

/* The key of the workplace that is shown leads back to where it begins. */
static void
workplace_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PpWindow *self = PP_WINDOW (user_data);
  const char *wanted = g_variant_get_string (parameter, NULL);
  const PpWorkplace *workplace = find_workplace (self, wanted);

  pp_one_box_close (self->one_box);
  if (workplace != NULL && g_strcmp0 (pp_window_get_workplace (self), wanted) == 0)
    pp_pane_go (PP_PANE (page_of (self, workplace)), "home", NULL);
  pp_window_show (self, wanted);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  pp_about_show (GTK_WINDOW (self));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  PpSession *session = PP_WINDOW (self)->session;

  pp_shortcuts_show (GTK_WINDOW (self), PP_WINDOW (self)->workplaces,
                     pp_session_get_staff (session) != NULL ? pp_session_get_roles (session)
                                                            : G_MAXUINT);
}

/* GTK gives every program on the session bus those of the window. */
static const GActionEntry actions[] = {
  { "find", find_action },
  { "history", history_action },
  { "lock", lock_action },
  { "sync", sync_action },
  { "power", power_action },
  { "workplace", workplace_action, "s" },
  { "about", about_action },
  { "shortcuts", shortcuts_action },
};

/* A scan goes to what it names, wherever the focus is; locked, it goes nowhere. */
static void
scanned_cb (PpWindow *self, const char *text)
{
  if (pp_session_get_staff (self->session) != NULL)
    pp_one_box_enter (self->one_box, text);
}

static gboolean
close_request_cb (PpWindow *self)
{
  pp_settings_keep_window (GTK_WINDOW (self));
  pp_keeper_write (pp_keeper_of (self->session));
  return GDK_EVENT_PROPAGATE;
}

/* A stack that changes its page takes a focus that was on the old one along. */
static void
enter_page (PpWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages)))
    pp_focus_enter (self->pages);
}

static void
pp_window_dispose (GObject *object)
{
  PpWindow *self = PP_WINDOW (object);

  g_clear_object (&self->idle_lock);
  g_clear_object (&self->scan);
  g_clear_object (&self->session);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PP_TYPE_WINDOW);

  G_OBJECT_CLASS (pp_window_parent_class)->dispose (object);
}

static void
pp_window_class_init (PpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_window_dispose;
  widget_class->map = pp_window_map;

  g_type_ensure (PP_TYPE_BEGUN_BAR);
  g_type_ensure (PP_TYPE_LOCK);
  g_type_ensure (PP_TYPE_ONE_BOX);
  g_type_ensure (PP_TYPE_POWER_BAR);
  g_type_ensure (PP_TYPE_STILL);
  g_type_ensure (PP_TYPE_STATUS_BAR);
  g_type_ensure (PP_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/shell/window.ui");
  gtk_widget_class_bind_template_child (widget_class, PpWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, PpWindow, top);
  gtk_widget_class_bind_template_child (widget_class, PpWindow, lock);
  gtk_widget_class_bind_template_child (widget_class, PpWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PpWindow, begun);
  gtk_widget_class_bind_template_child (widget_class, PpWindow, power);
  gtk_widget_class_bind_template_child (widget_class, PpWindow, room);
  gtk_widget_class_bind_template_child (widget_class, PpWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PpWindow, one_box);
  gtk_widget_class_bind_template_child (widget_class, PpWindow, status);
  gtk_widget_class_bind_template_child (widget_class, PpWindow, menu);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, went_on_cb);
}

static void
pp_window_init (PpWindow *self)
{
  pp_focus_watch (GTK_WIDGET (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_list_make_menu (GTK_WIDGET (self->sidebar));
  gtk_list_box_set_adjustment (self->sidebar,
                               gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
                                 gtk_widget_get_ancestor (GTK_WIDGET (self->sidebar),
                                                          GTK_TYPE_SCROLLED_WINDOW))));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  pp_toast_serve (self->toast, PP_SHELL (self));
}

/* The keys of the program hold in a popover too, which is a window of its own to GTK. */
static void
reach_popovers (PpWindow *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (one))
        gtk_event_controller_set_propagation_limit (one, GTK_LIMIT_NONE);
    }
}

/* Nothing that shines through: around an arrow it would be black. */
static void
make_flat (PpWindow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_popover_set_has_arrow (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->menu)), FALSE);
}

/**
 * pp_window_new:
 * @application: the program
 * @session: who is at the desk
 * @workplaces: the table of workplaces, a NULL name at the end
 *
 * Returns: (transfer none): the window of the desk, in the language that holds now
 */
GtkWidget *
pp_window_new (GtkApplication *application, PpSession *session, const PpWorkplace *workplaces)
{
  PpWindow *self;

  g_return_val_if_fail (PP_IS_SESSION (session), NULL);

  self = g_object_new (PP_TYPE_WINDOW, "application", application, NULL);
  self->session = g_object_ref (session);
  self->workplaces = workplaces;
  gtk_widget_add_css_class (GTK_WIDGET (self), pp_session_get_language (session));
  if (!gdk_display_is_composited (gtk_widget_get_display (GTK_WIDGET (self))))
    make_flat (self);
  pp_backuper_of (session);
  pp_chore_of (session, PP_TYPE_DOCTOR);
  pp_sleep_lock_of (session);
  self->idle_lock = pp_idle_lock_new (GTK_WIDGET (self), session,
                                      pp_settings_lock_minutes () * 60);
  self->scan = pp_scan_new (GTK_WIDGET (self));
  pp_latin_keys_add (GTK_WIDGET (self));
  reach_popovers (self);
  g_signal_connect_object (self->scan, "scanned", G_CALLBACK (scanned_cb), self,
                           G_CONNECT_SWAPPED);
  pp_status_bar_watch (self->status, session);
  pp_begun_bar_watch (self->begun, session);
  g_signal_connect_object (session, "leaving", G_CALLBACK (leaving_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "looking", G_CALLBACK (looking_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "staff-changed", G_CALLBACK (staff_changed_cb), self,
                           G_CONNECT_SWAPPED);
  staff_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pp_window_get_workplace:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): name of the workplace that is shown
 */
const char *
pp_window_get_workplace (PpWindow *self)
{
  g_return_val_if_fail (PP_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->pages);
}

/**
 * pp_window_show:
 * @self: the window
 * @workplace: a workplace's name
 *
 * Shows it, where the person at the desk works there.
 */
void
pp_window_show (PpWindow *self, const char *workplace)
{
  g_return_if_fail (PP_IS_WINDOW (self));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->sidebar)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const PpWorkplace *one = g_object_get_data (G_OBJECT (row), "workplace");

      if (g_strcmp0 (one->name, workplace) == 0)
        {
          gtk_list_box_select_row (self->sidebar, GTK_LIST_BOX_ROW (row));
          enter_page (self);
        }
    }
}
