/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-screen.h"

#include "desk/pp-workplaces.h"
#include "desk/shell/pp-language.h"
#include "people/pp-role.h"
#include "pp-held.h"
#include "store/pp-search.h"

#include <adwaita.h>

#define PATIENCE_SECONDS 60
#define QUIET_MS 120

static PpScreen *shown;   /* the last that was made */

static gboolean
give_up (gpointer data)
{
  g_error ("the screen did not get there in time");
  return G_SOURCE_REMOVE;
}

/**
 * pp_screen_start:
 * @argc: (inout): of main ()
 * @argv: (inout): of main ()
 */
void
pp_screen_start (int *argc, char **argv[])
{
  pp_held_keep ();
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  pp_language_start ();
}

/**
 * pp_screen_wait:
 * @test: what has to come true
 * @data: for @test
 */
void
pp_screen_wait (PpScreenTest test, gpointer data)
{
  guint limit = g_timeout_add_seconds (PATIENCE_SECONDS, give_up, NULL);

  while (!test (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static gboolean
raise_flag (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_raised (gpointer flag)
{
  return *(gboolean *) flag;
}

static void
wait_quiet (void)
{
  gboolean quiet = FALSE;

  g_timeout_add (QUIET_MS, raise_flag, &quiet);
  pp_screen_wait (is_raised, &quiet);
}

static gpointer
do_nothing (PpDb *db, gpointer data, GError **error)
{
  return data;
}

/**
 * pp_screen_settle:
 *
 * Waits until what was asked for is shown: acts and queries, however busy the machine is, and
 * layout.
 */
void
pp_screen_settle (void)
{
  wait_quiet ();
  if (shown == NULL)
    return;
  pp_store_maintain (shown->fixture->store, do_nothing, shown, NULL);
  pp_store_read (shown->fixture->store, do_nothing, shown, NULL);
  wait_quiet ();
}

static gpointer
find_staff (PpDb *db, gpointer code, GError **error)
{
  gpointer staff = NULL;

  return pp_db_first (db, pp_staff_get_type (), &staff, error, "WHERE code = ?", "t", code)
           ? staff : NULL;
}

static gpointer
read_roles (PpDb *db, gpointer staff, GError **error)
{
  guint roles = 0;

  return pp_role_of_staff (db, pp_record_get_id (staff), &roles, error)
           ? GUINT_TO_POINTER (roles) : NULL;
}

static gpointer
read_id (PpDb *db, gpointer sql, GError **error)
{
  char *id = NULL;

  return pp_db_read_text (db, &id, error, sql, "") ? id : NULL;
}

/**
 * pp_screen_find_id:
 * @self: a screen
 * @sql: that selects an id
 *
 * Returns: (transfer full) (nullable): the first; %NULL where there is none
 */
char *
pp_screen_find_id (PpScreen *self, const char *sql)
{
  return pp_store_read (self->fixture->store, read_id, (gpointer) sql, NULL);
}

/**
 * pp_screen_list_persons:
 * @db: a connection
 * @name: how their name begins
 * @error: why it failed
 *
 * Returns: (transfer full) (element-type PpHit): who is found so
 */
gpointer
pp_screen_list_persons (PpDb *db, gpointer name, GError **error)
{
  return pp_search_find (db, name, 1000, error);
}

/**
 * pp_screen_sign_in:
 * @self: a screen
 * @code: a staff code
 *
 * They are at the desk, whatever their PIN.
 */
void
pp_screen_sign_in (PpScreen *self, const char *code)
{
  g_autoptr (PpStaff) found = pp_store_read (self->fixture->store, find_staff, (gpointer) code,
                                             NULL);
  guint roles;

  g_assert_nonnull (found);
  roles = GPOINTER_TO_UINT (pp_store_read (self->fixture->store, read_roles, found, NULL));
  pp_session_sign_in (self->session, found, roles);
  pp_screen_settle ();
}

static GtkWidget *
make_window (PpSession *session, const char *language)
{
  pp_language_set (language);
  pp_session_set_language (session, language);
  return pp_window_new (NULL, session, pp_workplaces);
}

/**
 * pp_screen_turn:
 * @self: a screen
 * @language: "ml" or "en"
 *
 * The window is made anew in this language, as the program does it.
 */
void
pp_screen_turn (PpScreen *self, const char *language)
{
  GtkWidget *old = GTK_WIDGET (self->window);

  self->window = PP_WINDOW (make_window (self->session, language));
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_window_destroy (GTK_WINDOW (old));
  pp_screen_settle ();
}

/**
 * pp_screen_new:
 * @fixture: (transfer none): a store with a cluster and staff
 * @staff: (nullable): code of who is at the desk; %NULL for nobody
 * @language: "ml" or "en"
 *
 * Returns: (transfer full): the window, presented
 */
PpScreen *
pp_screen_new (PpFixture *fixture, const char *staff, const char *language)
{
  PpScreen *self = g_new0 (PpScreen, 1);
  static GtkCssProvider *style;

  if (style == NULL)
    {
      style = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (style, "/org/panippura/Panippura/ui/style.css");
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (style),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  self->fixture = fixture;
  shown = self;
  self->session = pp_session_new (fixture->store);
  self->window = PP_WINDOW (make_window (self->session, language));
  gtk_window_present (GTK_WINDOW (self->window));
  if (staff != NULL)
    pp_screen_sign_in (self, staff);
  pp_screen_settle ();
  return self;
}

/**
 * pp_screen_free:
 * @self: (transfer full): a screen
 *
 * Closes the window, of which nothing may be left.
 */
void
pp_screen_free (PpScreen *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  shown = NULL;
  pp_screen_settle ();
  g_object_unref (self->session);
  g_free (self);
}

/**
 * pp_screen_each:
 * @widget: a #GtkWidget
 * @func: called for it and for all that is within it
 * @data: for @func
 */
void
pp_screen_each (gpointer widget, PpScreenFunc func, gpointer data)
{
  func (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pp_screen_each (child, func, data);
}

typedef struct {
  GType       type;
  const char *name;
  GtkWidget  *found;
} Search;

static void
match (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (search->found == NULL && G_TYPE_CHECK_INSTANCE_TYPE (widget, search->type) &&
      (search->name == NULL ||
       g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), search->name) == 0))
    search->found = widget;
}

/**
 * pp_screen_find:
 * @widget: a #GtkWidget
 * @type: of what is looked for
 * @name: (nullable): its id in its template
 *
 * Returns: (transfer none): the first such within @widget, which must be there
 */
gpointer
pp_screen_find (gpointer widget, GType type, const char *name)
{
  Search search = { type, name, NULL };

  pp_screen_each (widget, match, &search);
  if (search.found == NULL)
    g_error ("no %s %s on the screen", g_type_name (type), name != NULL ? name : "");
  return search.found;
}

static void
match_title (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (search->found == NULL && GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), search->name) == 0)
    search->found = widget;
}

/**
 * pp_screen_press:
 * @widget: a #GtkWidget
 * @title: of a button within it that can be seen
 *
 * Clicks it, and waits for nothing.
 */
void
pp_screen_press (gpointer widget, const char *title)
{
  Search search = { GTK_TYPE_BUTTON, title, NULL };

  pp_screen_each (widget, match_title, &search);
  if (search.found == NULL)
    g_error ("no button “%s” on the screen", title);
  g_signal_emit_by_name (search.found, "clicked");
}

/**
 * pp_screen_click:
 * @widget: a #GtkWidget
 * @title: of a button within it that can be seen
 *
 * Clicks it, and waits for what follows.
 */
void
pp_screen_click (gpointer widget, const char *title)
{
  pp_screen_press (widget, title);
  pp_screen_settle ();
}
