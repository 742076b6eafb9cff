/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-status-bar.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "desk/shell/pp-shown.h"
#include "sync/pp-desk-sync.h"

#include <glib/gi18n.h>

struct _PpStatusBar
{
  PpPane     parent_instance;

  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *malayalam;
  GtkWidget *english;
  GtkWidget *staff;
  GtkWidget *lock;
  PpChore   *syncer;
};

G_DEFINE_FINAL_TYPE (PpStatusBar, pp_status_bar, PP_TYPE_PANE)

static gpointer
pp_status_bar_load (PpDb *db, gpointer data, GError **error)
{
  return pp_desk_sync_get_state (db, error);
}

/* What waits, and since when; whole sentences, for each language has its own order. */
static char *
describe (const PpSyncState *state, const char *error)
{
  g_autofree char *since = NULL, *date = NULL, *day = NULL;

  if (state->address == NULL)
    return g_strdup (_("This desk stands alone: no district server yet"));
  if (state->outbox.waiting == 0)
    return g_strdup (error != NULL ? _("Everything has been sent. No line to the district now.")
                                   : _("The district has everything"));
  since = pp_time_format_spoken (state->outbox.waiting_since);
  date = pp_time_day (state->outbox.waiting_since);
  day = pp_day_format (date);
  return g_strdup_printf (error != NULL
                            ? ngettext ("No line: %d entry waits, since %s, %s",
                                        "No line: %d entries wait, since %s, %s",
                                        state->outbox.waiting)
                            : ngettext ("%d entry waits to be sent, since %s, %s",
                                        "%d entries wait to be sent, since %s, %s",
                                        state->outbox.waiting),
                          (int) state->outbox.waiting, day, since);
}

static void
pp_status_bar_show (PpPane *pane, gpointer result)
{
  PpStatusBar *self = PP_STATUS_BAR (pane);
  const PpSyncState *state = result;
  const char *error = pp_chore_get_error (self->syncer);
  gboolean busy = pp_chore_is_busy (self->syncer) && state->address != NULL;
  g_autofree char *words = busy ? g_strdup (_("Sending and receiving…")) : describe (state, error);

  const char *icon = busy ? "emblem-synchronizing-symbolic"
                     : state->address == NULL ? "computer-symbolic"
                     : error != NULL ? "network-offline-symbolic"
                     : state->outbox.waiting > 0 ? "document-send-symbolic" : "emblem-ok-symbolic";

  /* GTK lays the window out anew for an icon, be it the same. */
  if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (self->icon)), icon) != 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_tooltip_text (self->words, error);
}

static void
show_staff (PpStatusBar *self, PpSession *session)
{
  PpStaff *staff = pp_session_get_staff (session);
  g_autofree char *name = staff != NULL ? pp_shown_name (staff->name_en, staff->name_ml) : NULL;

  gtk_label_set_label (GTK_LABEL (self->staff), name != NULL ? name : "");
  gtk_widget_set_visible (self->lock, staff != NULL);
}

static void
pp_status_bar_dispose (GObject *object)
{
  g_clear_object (&PP_STATUS_BAR (object)->syncer);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_STATUS_BAR);

  G_OBJECT_CLASS (pp_status_bar_parent_class)->dispose (object);
}

static void
pp_status_bar_class_init (PpStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_status_bar_dispose;
  pane_class->seconds = 60;
  pane_class->load = pp_status_bar_load;
  pane_class->show = pp_status_bar_show;
  pane_class->result_free = (GDestroyNotify) pp_sync_state_free;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/shell/status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PpStatusBar, icon);
  gtk_widget_class_bind_template_child (widget_class, PpStatusBar, words);
  gtk_widget_class_bind_template_child (widget_class, PpStatusBar, malayalam);
  gtk_widget_class_bind_template_child (widget_class, PpStatusBar, english);
  gtk_widget_class_bind_template_child (widget_class, PpStatusBar, staff);
  gtk_widget_class_bind_template_child (widget_class, PpStatusBar, lock);
}

static void
pp_status_bar_init (PpStatusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pp_status_bar_watch:
 * @self: the bar
 * @session: who is at the desk
 */
void
pp_status_bar_watch (PpStatusBar *self, PpSession *session)
{
  g_return_if_fail (PP_IS_STATUS_BAR (self));

  g_signal_connect_object (session, "staff-changed", G_CALLBACK (show_staff), self,
                           G_CONNECT_SWAPPED);
  show_staff (self, session);
  self->syncer = g_object_ref (pp_syncer_of (session));
  g_signal_connect_object (self->syncer, "changed", G_CALLBACK (pp_pane_refresh), self,
                           G_CONNECT_SWAPPED);
}
