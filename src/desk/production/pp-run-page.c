/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/production/pp-run-page.h"

#include "core/pp-day.h"
#include "desk/production/pp-run-data.h"
#include "desk/production/pp-run-inputs.h"
#include "desk/production/pp-run-waste.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"
#include "desk/shell/pp-words.h"
#include "production/pp-production-error.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpRunPage
{
  PpPane           parent_instance;

  GtkWidget       *back;
  GtkLabel        *title;
  GtkLabel        *who;
  GtkLabel        *since;
  GtkLabel        *went_in;
  PpRunInputs     *inputs;
  PpRunWaste      *waste;
  GtkWidget       *finish;      /* while it runs */
  PpForm          *form;
  GtkWidget       *reason;      /* where the numbers do not go together */
  GtkLabel        *pack;
  GtkWidget       *batch;
  GtkWidget       *facts;
  char            *id;          /* (nullable): of a run, or of its batch */
  gboolean         is_new;      /* it was not shown yet */
  gboolean         was_running; /* when it was shown last */
  const PpRunData *data;        /* what is shown */
};

G_DEFINE_FINAL_TYPE (PpRunPage, pp_run_page, PP_TYPE_PANE)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
pp_run_page_ask (PpPane *pane)
{
  return g_strdup (PP_RUN_PAGE (pane)->id);
}

static gboolean
is_running (const PpRunData *data)
{
  return strcmp (data->run->state, "running") == 0;
}

static void
show_head (PpRunPage *self, const PpRunData *data)
{
  g_autofree char *title = pp_shown_name (data->product->name_en, data->product->name_ml);
  g_autofree char *who = g_strjoin (" · ", data->names.who, data->names.machine, NULL);
  g_autofree char *since = pp_shown_time (data->run->started_at), *words = NULL;
  g_autofree char *mass = pp_shown_amount (data->mass, "mass"), *went_in = NULL;

  words = g_strjoin (" · ", pp_words_of ("state", data->run->state), since, NULL);
  went_in = g_strdup_printf (_("Went in: %s"), mass);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->who, who);
  gtk_label_set_label (self->since, words);
  gtk_label_set_label (self->went_in, went_in);
}

static void
add_fact (PpRunPage *self, const char *what, const char *value)
{
  if (value != NULL)
    gtk_list_box_append (GTK_LIST_BOX (self->facts), pp_row_new_fact (what, value));
}

static void
show_batch (PpRunPage *self, const PpRunData *data)
{
  PpBatch *batch = data->batch;
  g_autofree char *made_on = NULL, *expires_on = NULL, *amount = NULL, *packs = NULL;

  gtk_widget_set_visible (self->batch, batch != NULL);
  if (batch == NULL)
    return;
  made_on = pp_day_format (batch->made_on);
  expires_on = batch->expires_on != NULL ? pp_day_format (batch->expires_on) : NULL;
  amount = pp_shown_amount (batch->amount, batch->measure);
  packs = g_strdup_printf ("%d", (int) batch->packs);
  pp_list_clear (self->facts);
  add_fact (self, _("Batch number"), batch->number);
  add_fact (self, _("Lab"), data->decision != NULL ? pp_words_of ("decision", data->decision)
                                                   : C_("batch", "Not released yet"));
  add_fact (self, _("Made in all"), amount);
  add_fact (self, _("Packs"), packs);
  add_fact (self, _("Made on"), made_on);
  add_fact (self, _("Best before"), expires_on);
  add_fact (self, _("Why these numbers are right"), batch->reason);
}

static void
show_finish (PpRunPage *self, const PpRunData *data)
{
  PpProduct *product = data->product;
  g_autofree char *net = pp_shown_amount (product->net_amount, product->net_measure);
  g_autofree char *pack = g_strdup_printf (_("One pack: %s"), net);

  gtk_widget_set_visible (self->finish, is_running (data));
  gtk_label_set_label (self->pack, pack);
  pp_text_field_tell_measure (PP_TEXT_FIELD (pp_form_field (self->form, "amount")),
                             product->net_measure);
}

static void
pp_run_page_show (PpPane *pane, gpointer result)
{
  PpRunPage *self = PP_RUN_PAGE (pane);
  const PpRunData *data = result;

  self->data = data;
  pp_run_inputs_show (self->inputs, data);
  pp_run_waste_show (self->waste, data);
  if (data == NULL)
    return;
  show_head (self, data);
  show_finish (self, data);
  show_batch (self, data);
  if (self->is_new && is_running (data))
    pp_run_inputs_start (self->inputs, NULL);
  else if (self->is_new || (self->was_running && !is_running (data)))
    pp_focus_grab (self->back);
  self->is_new = FALSE;
  self->was_running = is_running (data);
}

static void
clear_finish (PpRunPage *self)
{
  pp_form_clear (self->form);
  gtk_widget_set_visible (self->reason, FALSE);
}

/* Numbers that do not go together stand where somebody says why. */
static void
ask_reason (PpRunPage *self, const GError *error)
{
  if (!g_error_matches (error, PP_PRODUCTION_ERROR, PP_PRODUCTION_ERROR_HEAVIER) &&
      !g_error_matches (error, PP_PRODUCTION_ERROR, PP_PRODUCTION_ERROR_PACKS_APART))
    return;
  gtk_widget_set_visible (self->reason, TRUE);
  pp_focus_grab (self->reason);
}

static void
finished_cb (gpointer widget, gpointer record, const GError *error)
{
  PpRunPage *self = widget;
  g_autofree char *words = NULL;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      ask_reason (self, error);
      return;
    }
  words = g_strdup_printf (_("Batch made: %s"), ((PpBatch *) record)->number);
  clear_finish (self);
  pp_shell_toast (pp_shell_of (self), words, pp_record_get_id (record));
}

static void
finish_cb (PpRunPage *self)
{
  PpRecord *draft = self->data != NULL ? pp_form_read (self->form) : NULL;

  if (draft == NULL)
    return;
  pp_record_set_text (draft, "run", pp_run_page_get_run (self));
  pp_deed_run (self, "run.finish", draft, finished_cb);
}

static void
abandoned_cb (gpointer widget, gpointer record, const GError *error)
{
  PpRunPage *self = widget;

  if (error != NULL)
    pp_form_show_error (self->form, error);
  else
    pp_shell_toast (pp_shell_of (self), _("The run was abandoned. What went in stays used."),
                    pp_record_get_id (record));
}

static void
abandon_cb (PpRunPage *self)
{
  if (self->data != NULL)
    pp_deed_run (self, "run.abandon",
                 g_object_new (pp_run_step_get_type (), "run", pp_run_page_get_run (self), NULL),
                 abandoned_cb);
}

static void
close_cb (PpRunPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  close_cb (PP_RUN_PAGE (widget));
  return GDK_EVENT_STOP;
}

static gboolean
pp_run_page_get_place (PpPane *pane, const char **kind, const char **id)
{
  *kind = "run";
  *id = PP_RUN_PAGE (pane)->id;
  return *id != NULL;
}

static void
pp_run_page_dispose (GObject *object)
{
  g_clear_pointer (&PP_RUN_PAGE (object)->id, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_RUN_PAGE);

  G_OBJECT_CLASS (pp_run_page_parent_class)->dispose (object);
}

static void
pp_run_page_class_init (PpRunPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_run_page_dispose;
  pane_class->kinds = "run run_input waste_line batch release lot stock_move material product";
  pane_class->ask = pp_run_page_ask;
  pane_class->ask_free = g_free;
  pane_class->load = pp_run_data_load;
  pane_class->show = pp_run_page_show;
  pane_class->get_place = pp_run_page_get_place;
  pane_class->result_free = pp_run_data_free;

  /**
   * PpRunPage::closed:
   * @self: the page
   *
   * The person at the desk is done with the run.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_RUN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  g_type_ensure (PP_TYPE_RUN_INPUTS);
  g_type_ensure (PP_TYPE_RUN_WASTE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/production/run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, back);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, title);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, who);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, since);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, went_in);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, inputs);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, waste);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, finish);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, form);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, reason);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, pack);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, batch);
  gtk_widget_class_bind_template_child (widget_class, PpRunPage, facts);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, abandon_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
pp_run_page_init (PpRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_run_finish_form_get_type ());
}

/**
 * pp_run_page_open:
 * @self: the page
 * @id: of a run, or of a batch that it made
 * @lot: (nullable): id of a lot that is to go in
 *
 * Shows it. What was typed for another run goes.
 */
void
pp_run_page_open (PpRunPage *self, const char *id, const char *lot)
{
  g_return_if_fail (PP_IS_RUN_PAGE (self));

  if (g_strcmp0 (self->id, id) != 0 && g_strcmp0 (pp_run_page_get_run (self), id) != 0)
    {
      clear_finish (self);
      pp_run_inputs_clear (self->inputs);
      pp_run_waste_clear (self->waste);
      g_free (self->id);
      self->id = g_strdup (id);
    }
  self->is_new = lot == NULL;
  if (lot != NULL)
    pp_run_inputs_start (self->inputs, lot);
  pp_pane_refresh (PP_PANE (self));
}

/**
 * pp_run_page_get_run:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): id of the run that is shown
 */
const char *
pp_run_page_get_run (PpRunPage *self)
{
  g_return_val_if_fail (PP_IS_RUN_PAGE (self), NULL);

  return self->data != NULL ? pp_record_get_id (PP_RECORD (self->data->run)) : NULL;
}
