/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-sample-panel.h"

#include "desk/lab/pp-lab-words.h"
#include "desk/lab/pp-sample-data.h"
#include "desk/lab/pp-sample-deeds.h"
#include "desk/lab/pp-sample-words.h"
#include "desk/lab/pp-trend-pane.h"
#include "desk/lab/pp-work-sheet.h"


struct _PpSamplePanel
{
  PpPane         parent_instance;

  GtkLabel      *title;
  AdwBin        *stage;
  GtkLabel      *facts;
  PpSampleDeeds *deeds;
  PpTrendPane   *trend;
  PpWorkSheet   *sheet;

  char          *kind;           /* (nullable): of what is shown: sample or certificate */
  char          *id;
  PpSampleData  *data;           /* (nullable): what is shown; the pane's */
  gboolean       is_new;         /* the focus is to go to the first line */
  gboolean       is_finished;    /* the focus is to go to what comes next */
};

G_DEFINE_FINAL_TYPE (PpSamplePanel, pp_sample_panel, PP_TYPE_PANE)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
pp_sample_panel_ask (PpPane *pane)
{
  PpSamplePanel *self = PP_SAMPLE_PANEL (pane);
  const char *question[] = { self->kind, self->id, NULL };

  return self->kind != NULL ? g_strdupv ((char **) question) : NULL;
}

static gpointer
pp_sample_panel_load (PpDb *db, gpointer data, GError **error)
{
  GStrv question = data;
  g_autoptr (PpCertificate) certificate = NULL;

  if (g_strcmp0 (question[0], "certificate") != 0)
    return pp_sample_data_load (db, question[1], error);
  certificate = pp_db_get (db, pp_certificate_get_type (), question[1], error);
  return certificate != NULL ? pp_sample_data_load (db, certificate->sample, error) : NULL;
}

static void
place_focus (PpSamplePanel *self)
{
  gboolean is_wanted = self->data->state->stage == PP_SAMPLE_RECEIVED ||
                       self->data->state->stage == PP_SAMPLE_UNFINISHED;

  if (!self->is_new && !self->is_finished)
    return;
  if (is_wanted && self->is_new)
    pp_work_sheet_focus (self->sheet);
  else if (!pp_sample_deeds_focus (self->deeds))
    pp_work_sheet_focus (self->sheet);
  self->is_new = self->is_finished = FALSE;
}

static void
pp_sample_panel_show (PpPane *pane, gpointer result)
{
  PpSamplePanel *self = PP_SAMPLE_PANEL (pane);
  PpSampleData *data = result;
  PpSampleState *state = data->state;
  g_autofree char *title = pp_sample_words_title (data);
  g_autofree char *facts = pp_sample_words_facts (data);
  g_autofree char *stage = pp_lab_words_stage (state);

  self->data = data;
  if (pp_record_get_voided_by (PP_RECORD (state->sample)) != NULL)
    g_signal_emit (self, signals[CLOSED], 0);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->facts, facts);
  pp_lab_words_set_badge (adw_bin_get_child (self->stage), pp_lab_words_stage_icon (state->stage),
                          stage, NULL);
  pp_sample_deeds_show (self->deeds, pp_pane_get_session (pane), self->data);
  pp_work_sheet_show (self->sheet, pp_pane_get_session (pane), self->data);
  if (self->is_new && state->findings->len > 0)
    pp_trend_pane_watch (self->trend, state,
                         ((PpFinding *) g_ptr_array_index (state->findings, 0))->parameter);
  place_focus (self);
}

static void
correct_cb (PpSamplePanel *self, PpWorkLine *line)
{
  pp_sample_deeds_correct (self->deeds, line);
}

static void
shown_cb (PpSamplePanel *self, PpWorkLine *line)
{
  if (self->data != NULL)
    pp_trend_pane_watch (self->trend, self->data->state, pp_work_line_get_parameter (line));
}

static void
finished_cb (PpSamplePanel *self)
{
  self->is_finished = TRUE;
  pp_pane_refresh (PP_PANE (self));
}

static void
close_cb (PpSamplePanel *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
pp_sample_panel_get_place (PpPane *pane, const char **kind, const char **id)
{
  *kind = PP_SAMPLE_PANEL (pane)->kind;
  *id = PP_SAMPLE_PANEL (pane)->id;
  return *kind != NULL;
}

static void
pp_sample_panel_dispose (GObject *object)
{
  PpSamplePanel *self = PP_SAMPLE_PANEL (object);

  self->data = NULL;
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->id, g_free);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_SAMPLE_PANEL);

  G_OBJECT_CLASS (pp_sample_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PP_TYPE_SAMPLE_DEEDS);
  g_type_ensure (PP_TYPE_TREND_PANE);
  g_type_ensure (PP_TYPE_WORK_SHEET);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/lab/sample-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PpSamplePanel, title);
  gtk_widget_class_bind_template_child (widget_class, PpSamplePanel, stage);
  gtk_widget_class_bind_template_child (widget_class, PpSamplePanel, facts);
  gtk_widget_class_bind_template_child (widget_class, PpSamplePanel, deeds);
  gtk_widget_class_bind_template_child (widget_class, PpSamplePanel, trend);
  gtk_widget_class_bind_template_child (widget_class, PpSamplePanel, sheet);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
pp_sample_panel_class_init (PpSamplePanelClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_sample_panel_dispose;
  pane_class->kinds = "sample result verification certificate release instrument";
  pane_class->ask = pp_sample_panel_ask;
  pane_class->ask_free = (GDestroyNotify) g_strfreev;
  pane_class->load = pp_sample_panel_load;
  pane_class->show = pp_sample_panel_show;
  pane_class->get_place = pp_sample_panel_get_place;
  pane_class->result_free = pp_sample_data_free;

  /**
   * PpSamplePanel::closed:
   * @self: the panel
   *
   * The person at the desk is done with it.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_SAMPLE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pp_sample_panel_init (PpSamplePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->stage, pp_lab_words_badge ());
}

/**
 * pp_sample_panel_open:
 * @self: the panel
 * @kind: sample, or certificate
 * @id: of it
 *
 * Shows a sample, or the one that a certificate is of.
 */
void
pp_sample_panel_open (PpSamplePanel *self, const char *kind, const char *id)
{
  g_return_if_fail (PP_IS_SAMPLE_PANEL (self));

  g_free (self->kind);
  self->kind = g_strdup (kind);
  g_free (self->id);
  self->id = g_strdup (id);
  self->is_new = TRUE;
  pp_sample_deeds_reset (self->deeds);
  pp_pane_refresh (PP_PANE (self));
}
