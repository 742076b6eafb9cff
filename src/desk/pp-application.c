/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/pp-application.h"

#include "desk/pp-inspector.h"
#include "desk/pp-workplaces.h"
#include "desk/shell/pp-language.h"
#include "desk/shell/pp-restore-window.h"
#include "desk/shell/pp-set-up.h"
#include "desk/shell/pp-settings.h"
#include "desk/shell/pp-shortcuts.h"
#include "desk/shell/pp-window.h"
#include "kinds/pp-kinds.h"
#include "people/pp-role.h"
#include "store/pp-local.h"

#include <glib/gi18n.h>

struct _PpApplication
{
  AdwApplication parent_instance;

  char          *folder;
  PpPortal      *portal;    /* held back until there is a window */
  PpStore       *store;
  PpSession     *session;
  GtkWidget     *window;    /* the desk's, or one that says why there is none */
};

G_DEFINE_FINAL_TYPE (PpApplication, pp_application, ADW_TYPE_APPLICATION)

static void
take_size (PpApplication *self, GtkWindow *old)
{
  int width, height;

  gtk_window_get_default_size (old, &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  if (gtk_window_is_maximized (old))
    gtk_window_maximize (GTK_WINDOW (self->window));
}

static void
make_window (PpApplication *self)
{
  GtkWidget *old = self->window;

  pp_language_set (pp_session_get_language (self->session));
  self->window = pp_window_new (GTK_APPLICATION (self), self->session, pp_workplaces);
  if (old == NULL)
    pp_settings_restore_window (GTK_WINDOW (self->window));
  else
    take_size (self, GTK_WINDOW (old));
  gtk_window_present (GTK_WINDOW (self->window));
  if (old != NULL)
    gtk_window_destroy (GTK_WINDOW (old));
}

/* What is on the screen cannot change its language: another window takes its place. */
static void
language_changed_cb (PpApplication *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "language");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (pp_session_get_language (self->session)));
  make_window (self);
}

static void open_desk (PpApplication *self);

/* The window that is there goes when another is there. */
static void
reopen_cb (PpApplication *self, GtkWindow *old)
{
  self->window = NULL;
  open_desk (self);
  gtk_window_destroy (old);
}

/* Nobody may have the data folder meanwhile. */
static void
restore_cb (PpApplication *self)
{
  GtkWidget *old = self->window;

  if (self->store != NULL)
    pp_store_close (self->store);
  g_clear_object (&self->store);
  self->window = pp_restore_window_new (GTK_APPLICATION (self), self->folder);
  g_signal_connect_object (self->window, "done", G_CALLBACK (reopen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "left", G_CALLBACK (reopen_cb), self,
                           G_CONNECT_SWAPPED);
  take_size (self, GTK_WINDOW (old));
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_window_destroy (GTK_WINDOW (old));
}

static void
show_problem (PpApplication *self, const char *title, const char *words)
{
  GtkWidget *page = adw_status_page_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *restore = gtk_button_new_with_label (_("Bring back a backup"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), words);
  gtk_widget_set_halign (restore, GTK_ALIGN_CENTER);
  g_signal_connect_object (restore, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), restore);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  self->window = adw_application_window_new (GTK_APPLICATION (self));
  gtk_window_set_title (GTK_WINDOW (self->window), _("Panippura"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 520);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* The first manager ends a set-up. */
static gpointer
find_manager (PpDb *db, gpointer data, GError **error)
{
  char *manager = pp_role_first_manager (db, error);

  if (g_strcmp0 (manager, PP_SYSTEM_ACTOR) == 0)
    g_clear_pointer (&manager, g_free);
  return manager;
}

static void
start_session (PpApplication *self)
{
  self->session = pp_session_new (self->store);
  g_signal_connect_object (self->session, "language-changed", G_CALLBACK (language_changed_cb),
                           self, G_CONNECT_SWAPPED);
  make_window (self);
}

static void
set_up_cb (PpApplication *self, GtkWindow *window)
{
  self->window = NULL;
  start_session (self);
  gtk_window_destroy (window);
}

/* In another language it is another window, with what was typed. */
static void
show_set_up (PpApplication *self)
{
  GtkWidget *old = self->window;

  self->window = pp_set_up_new (GTK_APPLICATION (self), self->store, (PpSetUp *) old);
  g_signal_connect_object (self->window, "done", G_CALLBACK (set_up_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "restore", G_CALLBACK (restore_cb), self,
                           G_CONNECT_SWAPPED);
  if (old != NULL)
    take_size (self, GTK_WINDOW (old));
  else
    pp_settings_restore_window (GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->window));
  if (old != NULL)
    gtk_window_destroy (GTK_WINDOW (old));
}

static void
open_desk (PpApplication *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *manager = NULL;

  self->store = pp_store_open (self->folder, pp_kinds_get_schema (), PP_STORE_WRITE, &error);
  if (self->store == NULL)
    {
      show_problem (self, _("The desk cannot be opened"), error->message);
      return;
    }
  manager = pp_store_read (self->store, find_manager, NULL, NULL);
  if (manager == NULL)
    show_set_up (self);
  else
    start_session (self);
}

static void
pp_application_activate (GApplication *application)
{
  PpApplication *self = PP_APPLICATION (application);

  if (self->window != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->window));
      return;
    }
  open_desk (self);
  g_clear_pointer (&self->portal, pp_portal_release);
}

typedef struct {
  char *key;
  char *value;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *self = data;

  g_free (self->key);
  g_free (self->value);
  g_free (self);
}

static gpointer
keep (PpDb *db, gpointer data, GError **error)
{
  Kept *self = data;

  return pp_local_write (db, self->key, self->value, error) ? self : NULL;
}

static void
keep_language (PpApplication *self, const char *language)
{
  PpStaff *staff = pp_session_get_staff (self->session);
  Kept *kept;

  if (staff == NULL)
    return;
  kept = g_new0 (Kept, 1);
  kept->key = pp_session_language_key (pp_record_get_id (PP_RECORD (staff)));
  kept->value = g_strdup (language);
  pp_store_maintain_async (self->store, keep, kept, kept_free, NULL, NULL, NULL);
}

static void
language_action (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  PpApplication *self = PP_APPLICATION (application);
  const char *language = g_variant_get_string (parameter, NULL);

  if (self->session == NULL)
    {
      pp_language_set (language);
      g_simple_action_set_state (action, parameter);
      if (PP_IS_SET_UP (self->window))
        show_set_up (self);
      return;
    }
  keep_language (self, language);
  pp_session_choose_language (self->session, language);
}

static void
pp_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "language", NULL, "s", "'ml'", language_action },
  };
  PpApplication *self = PP_APPLICATION (application);
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  G_APPLICATION_CLASS (pp_application_parent_class)->startup (application);
  pp_inspector_forbid ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  pp_shortcuts_add_accels (GTK_APPLICATION (self), pp_workplaces);
  gtk_css_provider_load_from_resource (style, "/org/panippura/Panippura/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
pp_application_shutdown (GApplication *application)
{
  PpApplication *self = PP_APPLICATION (application);

  G_APPLICATION_CLASS (pp_application_parent_class)->shutdown (application);

  g_clear_object (&self->session);
  if (self->store != NULL)
    pp_store_close (self->store);
  g_clear_object (&self->store);
}

static void
pp_application_finalize (GObject *object)
{
  PpApplication *self = PP_APPLICATION (object);

  g_clear_pointer (&self->portal, pp_portal_release);
  g_free (self->folder);

  G_OBJECT_CLASS (pp_application_parent_class)->finalize (object);
}

static void
pp_application_class_init (PpApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_application_finalize;
  G_APPLICATION_CLASS (klass)->activate = pp_application_activate;
  G_APPLICATION_CLASS (klass)->startup = pp_application_startup;
  G_APPLICATION_CLASS (klass)->shutdown = pp_application_shutdown;
}

static void
pp_application_init (PpApplication *self)
{
}

/**
 * pp_application_new:
 * @folder: the data folder
 * @is_unique: whether a second start shows the window of the first
 * @portal: (transfer full): held back until there is a window
 *
 * Returns: (transfer full): the desk's program
 */
PpApplication *
pp_application_new (const char *folder, gboolean is_unique, PpPortal *portal)
{
  PpApplication *self = g_object_new (PP_TYPE_APPLICATION, "application-id",
                                      "org.panippura.Panippura", "flags",
                                      is_unique ? G_APPLICATION_DEFAULT_FLAGS
                                                : G_APPLICATION_NON_UNIQUE,
                                      "resource-base-path", "/org/panippura/Panippura", NULL);

  self->folder = g_strdup (folder);
  self->portal = portal;
  return self;
}
