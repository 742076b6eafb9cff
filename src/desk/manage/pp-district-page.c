/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-district-page.h"

#include "core/pp-time.h"
#include "desk/manage/pp-enrolling.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-text-field.h"
#include "sync/pp-desk-sync.h"

#include <glib/gi18n.h>

/* How this desk and the district server stand with each other, and how they come to know each
 * other. */
struct _PpDistrictPage
{
  PpPane        parent_instance;

  GtkWidget    *state;       /* of a desk that is enrolled */
  GtkWidget    *address;
  GtkWidget    *confirmed;
  GtkWidget    *waiting;
  GtkWidget    *refused;
  GtkWidget    *clashes;
  GtkWidget    *enrolment;   /* of one that is not */
  PpForm       *form;
  GtkWidget    *buttons;
  GtkWidget    *progress;
  GtkWidget    *spinner;
  GtkWidget    *stop;
  GCancellable *running;     /* (nullable): while the server is asked */
};

G_DEFINE_FINAL_TYPE (PpDistrictPage, pp_district_page, PP_TYPE_PANE)

static gpointer
pp_district_page_load (PpDb *db, gpointer unused, GError **error)
{
  return pp_desk_sync_get_state (db, error);
}

static char *
describe_waiting (const PpOutbox *outbox)
{
  g_autofree char *day = NULL, *shown = NULL, *clock = NULL;

  if (outbox->waiting == 0)
    return g_strdup (_("Nothing waits to be sent."));
  day = pp_time_day (outbox->waiting_since);
  shown = pp_day_format (day);
  clock = pp_time_format_clock (outbox->waiting_since);
  return g_strdup_printf (ngettext ("%1$d entry waits to be sent, the oldest since %2$s, %3$s.",
                                    "%1$d entries wait to be sent, the oldest since %2$s, %3$s.",
                                    outbox->waiting), (int) outbox->waiting, shown, clock);
}

static void
show_lines (PpDistrictPage *self, const PpSyncState *state)
{
  int have = (int) state->have, refused = (int) state->outbox.refused;
  int clashes = (int) state->outbox.clashes;
  g_autofree char *waiting = describe_waiting (&state->outbox);
  g_autofree char *address = g_strdup_printf (_("This desk is enrolled at %1$s as cluster %2$s."),
                                              state->address, state->cluster);
  g_autofree char *confirmed = g_strdup_printf (
    ngettext ("The district has confirmed %d entry of this desk.",
              "The district has confirmed %d entries of this desk.", have), have);
  g_autofree char *not_taken = g_strdup_printf (
    ngettext ("The district did not accept %d entry. Look at it together.",
              "The district did not accept %d entries. Look at them together.", refused), refused);
  g_autofree char *met = g_strdup_printf (
    ngettext ("%d change of two desks met. The later one holds; compare it with the paper.",
              "%d changes of two desks met. The later ones hold; compare them with the paper.",
              clashes), clashes);

  gtk_label_set_label (GTK_LABEL (self->address), address);
  gtk_label_set_label (GTK_LABEL (self->confirmed), confirmed);
  gtk_label_set_label (GTK_LABEL (self->waiting), waiting);
  gtk_label_set_label (GTK_LABEL (self->refused), not_taken);
  gtk_label_set_label (GTK_LABEL (self->clashes), met);
  gtk_widget_set_visible (self->refused, refused > 0);
  gtk_widget_set_visible (self->clashes, clashes > 0);
}

static void
pp_district_page_show (PpPane *pane, gpointer result)
{
  PpDistrictPage *self = PP_DISTRICT_PAGE (pane);
  const PpSyncState *state = result;
  gboolean was_enrolling = gtk_widget_get_focus_child (self->enrolment) != NULL;

  gtk_widget_set_visible (self->state, state->address != NULL);
  gtk_widget_set_visible (self->enrolment, state->address == NULL);
  if (state->address == NULL)
    return;
  show_lines (self, state);
  if (was_enrolling)
    pp_focus_enter (self->state);
}

static void
sync_cb (PpDistrictPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.sync", NULL);
  pp_shell_toast (pp_shell_of (self), _("Sending and receiving; the bar below tells how it goes"),
                  NULL);
}

static void
show_running (PpDistrictPage *self)
{
  gboolean running = self->running != NULL;

  gtk_widget_set_visible (self->progress, running);
  if (running)
    pp_focus_grab (self->stop);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !running);
  gtk_widget_set_visible (self->buttons, !running);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), running);
}

/* Somebody who stopped it knows; all else is said. */
static void
enrolled_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  PpDistrictPage *self = PP_DISTRICT_PAGE (object);
  g_autoptr (GError) error = NULL;
  gboolean stopped = g_cancellable_is_cancelled (self->running);
  gboolean done = pp_enrolling_finish (result, &error);

  g_clear_object (&self->running);
  show_running (self);
  if (pp_shell_of (self) == NULL)
    return;
  pp_focus_grab (pp_form_field (self->form, "code"));
  if (done)
    {
      pp_field_set_text (pp_form_field (self->form, "code"), NULL);
      pp_shell_toast (pp_shell_of (self), _("This desk is enrolled"), NULL);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.sync", NULL);
    }
  else if (stopped)
    pp_shell_toast (pp_shell_of (self),
                    _("Stopped. If the code is used up by now, ask the district for a new one."),
                    NULL);
  else
    pp_form_show_error (self->form, error);
  pp_pane_refresh (PP_PANE (self));
}

static void
enrol_cb (PpDistrictPage *self)
{
  PpField *address = pp_form_field (self->form, "address");
  PpField *code = pp_form_field (self->form, "code");
  PpStore *store = pp_session_get_store (pp_pane_get_session (PP_PANE (self)));
  g_autofree char *to = pp_field_dup_text (address), *by = pp_field_dup_text (code);

  if (self->running != NULL)
    return;
  pp_form_show_error (self->form, NULL);
  pp_field_set_error (address, NULL);
  pp_field_set_error (code, NULL);
  self->running = g_cancellable_new ();
  show_running (self);
  pp_enrolling_start (self, store, to, by, self->running, enrolled_cb);
}

static void
stop_cb (PpDistrictPage *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

static void
pp_district_page_dispose (GObject *object)
{
  PpDistrictPage *self = PP_DISTRICT_PAGE (object);

  stop_cb (self);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_DISTRICT_PAGE);

  G_OBJECT_CLASS (pp_district_page_parent_class)->dispose (object);
}

static void
pp_district_page_class_init (PpDistrictPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_district_page_dispose;
  pane_class->seconds = 5;
  pane_class->load = pp_district_page_load;
  pane_class->show = pp_district_page_show;
  pane_class->result_free = (GDestroyNotify) pp_sync_state_free;

  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/manage/district-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, state);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, address);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, confirmed);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, refused);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, clashes);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, enrolment);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, form);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, PpDistrictPage, stop);
  gtk_widget_class_bind_template_callback (widget_class, enrol_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, sync_cb);
}

static void
pp_district_page_init (PpDistrictPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
