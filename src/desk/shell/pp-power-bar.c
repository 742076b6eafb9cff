/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-power-bar.h"

#include "booking/pp-outage.h"
#include "core/pp-time.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-moment-field.h"
#include "desk/shell/pp-power-words.h"

#include <glib/gi18n.h>

/* Says that the power is gone and what that left undone, and asks when it went and came back. */
struct _PpPowerBar
{
  PpPane         parent_instance;

  GtkWidget     *bar;
  GtkWidget     *told;
  GtkLabel      *words;
  GtkWidget     *back;
  GtkWidget     *away;
  PpForm        *form;
  PpMomentField *at;
  GtkButton     *save;

  GtkWidget     *before;      /* (nullable): where the focus was when it was asked for */
  char          *seen;        /* (nullable): what was put away */
  gboolean       is_gone;
  gboolean       may;         /* who is at the desk says that it is back */
  gboolean       is_asked;    /* the form is to be shown when it is known how it stands */
};

G_DEFINE_FINAL_TYPE (PpPowerBar, pp_power_bar, PP_TYPE_PANE)

typedef struct {
  PpPowerState *state;
  GPtrArray    *shortened;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->state, pp_power_state_free);
  g_clear_pointer (&load->shortened, g_ptr_array_unref);
  g_free (load);
}

static gpointer
pp_power_bar_load (PpDb *db, gpointer unused, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  Load *load = g_new0 (Load, 1);

  load->state = pp_power_state_read (db, now, error);
  load->shortened = load->state != NULL
                      ? pp_outage_list_shortened (db, now - PP_TIME_DAY, error) : NULL;
  if (load->shortened != NULL)
    return load;
  load_free (load);
  return NULL;
}

static char *
dup_words (const Load *load)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (load->state->outage != NULL)
    return pp_power_words_gone (load->state);
  for (guint i = 0; i < load->shortened->len; i++)
    g_ptr_array_add (lines, pp_power_words_short (g_ptr_array_index (load->shortened, i)));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
show_bar (PpPowerBar *self)
{
  const char *words = gtk_label_get_label (self->words);
  gboolean is_told = *words != '\0' && g_strcmp0 (words, self->seen) != 0;

  gboolean is_asking = gtk_widget_get_visible (GTK_WIDGET (self->form));

  gtk_widget_set_visible (self->told, is_told);
  gtk_widget_set_visible (self->back, self->is_gone && self->may && !is_asking);
  gtk_widget_set_visible (self->away, !self->is_gone);
  gtk_widget_set_visible (self->bar, is_told || is_asking);
}

static void
begin_form (PpPowerBar *self, const PpPowerState *state)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *at = pp_time_format (self->is_gone ? now - now % 60 : state->guess);

  pp_form_clear (self->form);
  g_object_set (self->at, "title", self->is_gone ? _("When did it come back?")
                                                 : _("When did the power go?"), NULL);
  gtk_button_set_label (self->save, self->is_gone ? _("Continue the bookings")
                                                  : _("Pause the bookings"));
  pp_field_set_text (PP_FIELD (self->at), at);
  gtk_widget_set_visible (GTK_WIDGET (self->form), TRUE);
}

static void
pp_power_bar_show (PpPane *pane, gpointer result)
{
  PpPowerBar *self = PP_POWER_BAR (pane);
  const Load *load = result;
  g_autofree char *words = dup_words (load);

  self->is_gone = load->state->outage != NULL;
  gtk_label_set_label (self->words, words);
  self->may = pp_session_may (pp_pane_get_session (pane), "power.back");
  if (self->is_asked)
    begin_form (self, load->state);
  show_bar (self);
  if (self->is_asked)
    pp_moment_field_grab_clock (self->at);
  self->is_asked = FALSE;
}

static void
away_cb (PpPowerBar *self)
{
  g_free (self->seen);
  self->seen = g_strdup (gtk_label_get_label (self->words));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
  show_bar (self);
}

/* Who was called away from something goes on with it. */
static void
close_cb (PpPowerBar *self)
{
  GtkWidget *before = self->before;

  if (before != NULL && gtk_widget_get_mapped (before))
    pp_focus_grab (before);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
  g_clear_weak_pointer (&self->before);
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  show_bar (self);
}

static void
done (PpPowerBar *self, gpointer record, const GError *error, const char *words)
{
  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  pp_form_clear (self->form);
  close_cb (self);
  pp_shell_toast (pp_shell_of (self), words, pp_record_get_id (record));
}

static void
gone_cb (gpointer self, gpointer record, const GError *error)
{
  done (self, record, error, _("The bookings are paused"));
}

static void
back_cb (gpointer self, gpointer record, const GError *error)
{
  done (self, record, error, _("The bookings go on"));
}

static void
save_cb (PpPowerBar *self)
{
  gpointer draft = pp_form_read (self->form);

  if (draft != NULL)
    pp_deed_run (self, self->is_gone ? "power.back" : "power.gone", draft,
                 self->is_gone ? back_cb : gone_cb);
}

static gboolean
escape_cb (GtkWidget *self, GVariant *unused, gpointer data)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (PP_POWER_BAR (self)->form)))
    return FALSE;
  close_cb (PP_POWER_BAR (self));
  return TRUE;
}

/* Who comes next is not asked what somebody else was. */
static void
pp_power_bar_unmap (GtkWidget *widget)
{
  PpPowerBar *self = PP_POWER_BAR (widget);

  GTK_WIDGET_CLASS (pp_power_bar_parent_class)->unmap (widget);
  self->is_asked = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  show_bar (self);
}

static void
pp_power_bar_dispose (GObject *object)
{
  g_clear_weak_pointer (&PP_POWER_BAR (object)->before);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_POWER_BAR);

  G_OBJECT_CLASS (pp_power_bar_parent_class)->dispose (object);
}

static void
pp_power_bar_finalize (GObject *object)
{
  g_free (PP_POWER_BAR (object)->seen);

  G_OBJECT_CLASS (pp_power_bar_parent_class)->finalize (object);
}

static void
pp_power_bar_class_init (PpPowerBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_power_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_power_bar_finalize;
  widget_class->unmap = pp_power_bar_unmap;
  pane_class->kinds = "outage extension booking person machine";
  pane_class->load = pp_power_bar_load;
  pane_class->show = pp_power_bar_show;
  pane_class->result_free = load_free;

  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_MOMENT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/shell/power-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PpPowerBar, bar);
  gtk_widget_class_bind_template_child (widget_class, PpPowerBar, told);
  gtk_widget_class_bind_template_child (widget_class, PpPowerBar, words);
  gtk_widget_class_bind_template_child (widget_class, PpPowerBar, back);
  gtk_widget_class_bind_template_child (widget_class, PpPowerBar, away);
  gtk_widget_class_bind_template_child (widget_class, PpPowerBar, form);
  gtk_widget_class_bind_template_child (widget_class, PpPowerBar, at);
  gtk_widget_class_bind_template_child (widget_class, PpPowerBar, save);
  gtk_widget_class_bind_template_callback (widget_class, away_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
pp_power_bar_init (PpPowerBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (self->bar, "powerbar");
  pp_form_set_kind (self->form, pp_power_get_type ());
}

/**
 * pp_power_bar_ask:
 * @self: the bar
 *
 * Asks when the power went; where it is gone, when it came back. What is proposed is mostly right,
 * so that Enter is the answer.
 */
void
pp_power_bar_ask (PpPowerBar *self)
{
  GtkWidget *focus;

  g_return_if_fail (PP_IS_POWER_BAR (self));

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->before, focus);
  self->is_asked = TRUE;
  pp_pane_refresh (PP_PANE (self));
}
