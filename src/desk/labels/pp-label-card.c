/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/labels/pp-label-card.h"

#include "core/pp-day.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "desk/labels/pp-label-card-data.h"
#include "desk/labels/pp-label-counts.h"
#include "desk/labels/pp-label-stock.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-preview.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"
#include "desk/shell/pp-words.h"

#include <glib/gi18n.h>

struct _PpLabelCard
{
  PpPane         parent_instance;

  GtkLabel      *product;
  GtkLabel      *maker;
  GtkLabel      *made;
  GtkLabel      *counts;
  PpChoiceField *stock;
  GtkWidget     *measures;    /* width and height of another size */
  GtkWidget     *pack;        /* whether its size is told */
  PpForm        *form;
  GtkWidget     *print;
  GtkStack      *sheet;
  PpPreview     *preview;
  GtkLabel      *sheets;      /* how many they fill */
  GtkWidget     *problems;
  GtkWidget     *log_title;
  GtkWidget     *log;

  char          *batch;
  gint64         printed;     /* labels of it, when it was shown last */
  PpLabelPrintForm *wanted;   /* (nullable): what was last asked for */
  gboolean       is_fresh;    /* just opened: the form is to be filled as the last label was */
  gboolean       is_filling;
};

G_DEFINE_FINAL_TYPE (PpLabelCard, pp_label_card, PP_TYPE_PANE)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the label looks like; how many are printed has no part in it. */
static const char *const columns[] = {
  "width_um", "height_um", "language", "panel_cm2", "surface_cm2",
};

static void
show_measures (PpLabelCard *self)
{
  gint64 width_um, height_um;
  gboolean is_other = !pp_label_stock_get (self->stock, &width_um, &height_um);

  gtk_widget_set_visible (self->measures, is_other);
  gtk_widget_set_visible (GTK_WIDGET (pp_form_field (self->form, "width_um")), is_other);
  gtk_widget_set_visible (GTK_WIDGET (pp_form_field (self->form, "height_um")), is_other);
}

/* One label is large enough to be read; the sheets are shown before they are printed. */
static void
show_sheets (PpLabelCard *self)
{
  g_autofree char *copies = pp_field_dup_text (pp_form_field (self->form, "copies"));
  gint64 n_labels = g_ascii_strtoll (copies, NULL, 10);
  guint n_sheets = pp_label_stock_count_sheets (self->stock, n_labels);
  g_autofree char *words = NULL;

  words = g_strdup_printf (ngettext ("This is one of the labels. They come on %u sheet, which is "
                                     "shown before it is printed.",
                                     "This is one of the labels. They come on %u sheets, which "
                                     "are shown before they are printed.", n_sheets), n_sheets);
  gtk_label_set_label (self->sheets, words);
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), n_sheets > 0);
}

static void
settle_size (PpLabelCard *self, PpLabelPrintForm *draft)
{
  pp_label_stock_get (self->stock, &draft->width_um, &draft->height_um);
}

/* What cannot be read is said beside its field; the focus stays where somebody types. */
static PpLabelPrintForm *
read_quietly (PpLabelCard *self)
{
  g_autoptr (PpLabelPrintForm) draft = g_object_new (pp_label_print_form_get_type (), NULL);
  gboolean is_whole = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      PpField *field = pp_form_field (self->form, columns[i]);
      g_autofree char *text = pp_field_dup_text (field);
      g_autoptr (GError) error = NULL;

      if (!gtk_widget_get_visible (GTK_WIDGET (field)) ||
          pp_record_read_column (PP_RECORD (draft),
                                 pp_record_class_column (PP_RECORD_GET_CLASS (draft), columns[i]),
                                 text, &error))
        continue;
      pp_field_set_error (field, error->message);
      is_whole = FALSE;
    }
  settle_size (self, draft);
  return is_whole ? g_steal_pointer (&draft) : NULL;
}

static gpointer
pp_label_card_ask (PpPane *pane)
{
  PpLabelCard *self = PP_LABEL_CARD (pane);
  PpLabelPrintForm *form = NULL;
  PpLabelAsk *ask;

  if (self->batch == NULL)
    return NULL;
  if (!self->is_fresh)
    {
      form = read_quietly (self);
      gtk_widget_set_sensitive (self->print, FALSE);
      if (form == NULL)
        {
          gtk_stack_set_visible_child_name (self->sheet, "unread");
          return NULL;
        }
    }
  ask = g_new0 (PpLabelAsk, 1);
  ask->batch = g_strdup (self->batch);
  ask->form = form;
  return ask;
}

static void
fill_number (PpLabelCard *self, const char *column, gint64 value, gint64 unit)
{
  g_autofree char *text = value != PP_NONE
                            ? g_strdup_printf ("%g", (double) value / (double) unit) : NULL;

  pp_field_set_text (pp_form_field (self->form, column), text);
}

/* The packs that have no label yet are the usual answer. */
static void
fill_copies (PpLabelCard *self, const PpLabelBatch *batch)
{
  self->printed = batch->printed;
  fill_number (self, "copies", batch->left > 0 ? batch->left : PP_NONE, 1);
}

static void
fill_form (PpLabelCard *self, const PpLabelCardData *data)
{
  self->is_filling = TRUE;
  pp_label_stock_set (self->stock, data->form->width_um, data->form->height_um);
  fill_number (self, "width_um", data->form->width_um, 1000);
  fill_number (self, "height_um", data->form->height_um, 1000);
  fill_number (self, "panel_cm2", data->form->panel_cm2, 1);
  fill_number (self, "surface_cm2", data->form->surface_cm2, 1);
  fill_copies (self, data->batch);
  pp_field_set_text (pp_form_field (self->form, "language"),
                     data->form->language != NULL ? data->form->language : "en_ml");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->pack),
                               data->form->panel_cm2 != PP_NONE ||
                               data->form->surface_cm2 != PP_NONE);
  show_measures (self);
  self->is_filling = FALSE;
}

static void
show_batch (PpLabelCard *self, const PpLabelBatch *batch)
{
  g_autofree char *product = pp_product_dup_name (PP_RECORD (batch->product));
  g_autofree char *maker = pp_shown_name (batch->enterprise->name_en, batch->enterprise->name_ml);
  g_autofree char *day = pp_day_format (batch->batch->made_on), *last = NULL, *made = NULL;
  g_autofree char *counts = NULL;

  if (batch->batch->expires_on != NULL)
    {
      last = pp_day_format (batch->batch->expires_on);
      made = g_strdup_printf (_("%s: made on %s, good until %s"), batch->batch->number, day, last);
    }
  else
    made = g_strdup_printf (_("%s: made on %s"), batch->batch->number, day);
  counts = pp_label_counts_dup (batch);
  gtk_label_set_label (self->product, product);
  gtk_label_set_label (self->maker, maker);
  gtk_label_set_label (self->made, made);
  gtk_label_set_label (self->counts, counts);
}

static void
go_cb (GtkWidget *button, PpLabelCard *self)
{
  pp_shell_go (pp_shell_of (self), "manage", g_object_get_data (G_OBJECT (button), "kind"),
               pp_row_get_id (button));
}

static void
add_problem (PpLabelCard *self, const PpLabelProblem *problem)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));
  gboolean is_product = g_strcmp0 (problem->kind, "product") == 0;
  GtkWidget *row = pp_row_new (problem->words, NULL), *button;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->problems), row);
  if (problem->kind == NULL ||
      !pp_session_may (session, is_product ? "product.edit" : "enterprise.edit"))
    return;
  button = pp_row_add_button (row, is_product ? _("To the product") : _("To the enterprise"),
                              problem->id, G_CALLBACK (go_cb), self);
  g_object_set_data (G_OBJECT (button), "kind", (gpointer) problem->kind);
}

static void
show_proof (PpLabelCard *self, const PpLabelProof *proof)
{
  g_autoptr (GError) error = NULL;

  pp_list_clear (self->problems);
  for (guint i = 0; i < proof->problems->len; i++)
    add_problem (self, g_ptr_array_index (proof->problems, i));
  show_sheets (self);
  if (proof->pdf != NULL && !pp_preview_show (self->preview, proof->pdf, &error))
    gtk_list_box_append (GTK_LIST_BOX (self->problems), pp_row_new (error->message, NULL));
  gtk_stack_set_visible_child_name (self->sheet, proof->pdf != NULL && error == NULL ? "label"
                                                                                     : "problems");
  gtk_widget_set_sensitive (self->print, proof->pdf != NULL && error == NULL);
}

static void
again_cb (PpLabelCard *self, GtkListBoxRow *row)
{
  pp_shell_paper (pp_shell_of (self), "label", pp_row_get_id (row));
}

static GtkWidget *
make_log_row (const PpLabelLogLine *line)
{
  g_autofree char *copies = g_strdup_printf (ngettext ("%d label", "%d labels",
                                                       (gulong) line->print->copies),
                                             (int) line->print->copies);
  g_autofree char *day = pp_time_day (line->at), *shown_day = pp_day_format (day);
  g_autofree char *clock = pp_time_format_clock (line->at);
  g_autofree char *by = pp_shown_name (line->by->name_en, line->by->name_ml);
  g_autofree char *size = g_strdup_printf ("%g × %g mm", (double) line->print->width_um / 1000,
                                           (double) line->print->height_um / 1000);
  g_autofree char *details = g_strdup_printf ("%s %s · %s\n%s · %s", shown_day, clock, by, size,
                                              pp_words_of ("language", line->print->language));
  GtkWidget *row = pp_row_new (copies, details);

  pp_row_set_id (row, pp_record_get_id (PP_RECORD (line->print)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("document-print-symbolic"));
  gtk_widget_set_tooltip_text (row, _("Print again"));
  return row;
}

static void
pp_label_card_show (PpPane *pane, gpointer result)
{
  PpLabelCard *self = PP_LABEL_CARD (pane);
  const PpLabelCardData *data = result;

  show_batch (self, data->batch);
  if (self->is_fresh)
    fill_form (self, data);
  else if (self->printed != data->batch->printed)
    fill_copies (self, data->batch);
  show_proof (self, data->proof);
  pp_list_clear (self->log);
  for (guint i = 0; i < data->log->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->log),
                         make_log_row (g_ptr_array_index (data->log, i)));
  gtk_widget_set_visible (self->log, data->log->len > 0);
  gtk_widget_set_visible (self->log_title, data->log->len > 0);
  if (self->is_fresh)
    pp_focus_grab (pp_form_field (self->form, "copies"));
  self->is_fresh = FALSE;
}

static void
changed_cb (PpLabelCard *self)
{
  if (self->is_filling)
    return;
  show_measures (self);
  pp_pane_refresh (PP_PANE (self));
}

static void
tried_cb (gpointer widget, gpointer record, const GError *error)
{
  PpLabelCard *self = widget;

  if (error != NULL)
    pp_form_show_error (self->form, error);
  else
    pp_shell_draft (pp_shell_of (self), "label", self->wanted);
}

/* What would be refused is said beside its field. They count when they are printed. */
static void
print_cb (PpLabelCard *self)
{
  PpLabelPrintForm *draft;

  if (!gtk_widget_get_sensitive (self->print))
    return;
  draft = pp_form_read (self->form);
  if (draft == NULL)
    return;
  settle_size (self, draft);
  pp_record_set_text (draft, "batch", self->batch);
  pp_label_stock_keep (self->stock);
  g_set_object (&self->wanted, draft);
  pp_deed_try (self, "label.print", draft, tried_cb);
}

static void
close_cb (PpLabelCard *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
pp_label_card_get_place (PpPane *pane, const char **kind, const char **id)
{
  *kind = "batch";
  *id = PP_LABEL_CARD (pane)->batch;
  return *id != NULL;
}

static void
pp_label_card_dispose (GObject *object)
{
  g_clear_pointer (&PP_LABEL_CARD (object)->batch, g_free);
  g_clear_object (&PP_LABEL_CARD (object)->wanted);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_LABEL_CARD);

  G_OBJECT_CLASS (pp_label_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  g_type_ensure (PP_TYPE_PREVIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/labels/label-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, product);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, maker);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, made);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, counts);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, stock);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, measures);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, pack);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, form);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, print);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, sheet);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, preview);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, sheets);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, problems);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, log_title);
  gtk_widget_class_bind_template_child (widget_class, PpLabelCard, log);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sheets);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
pp_label_card_class_init (PpLabelCardClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_label_card_dispose;
  pane_class->kinds = "batch product enterprise release label_print recipe_line product_allergen "
                      "nutrition cluster";
  pane_class->ask = pp_label_card_ask;
  pane_class->ask_free = pp_label_ask_free;
  pane_class->load = pp_label_card_data_load;
  pane_class->show = pp_label_card_show;
  pane_class->get_place = pp_label_card_get_place;
  pane_class->result_free = pp_label_card_data_free;
  bind_template (GTK_WIDGET_CLASS (klass));

  /**
   * PpLabelCard::closed:
   * @self: the card
   *
   * The person at the desk is done with it.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_LABEL_CARD,
                                  G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_signal (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "closed",
                                       NULL);
}

static void
pp_label_card_init (PpLabelCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_label_print_form_get_type ());
  pp_label_stock_offer (self->stock);
}

/**
 * pp_label_card_open:
 * @self: the card
 * @batch: a batch's id
 *
 * Shows its label, set as the product's last one was.
 */
void
pp_label_card_open (PpLabelCard *self, const char *batch)
{
  g_return_if_fail (PP_IS_LABEL_CARD (self));

  g_free (self->batch);
  self->batch = g_strdup (batch);
  self->is_fresh = TRUE;
  gtk_stack_set_visible_child_name (self->sheet, "busy");
  gtk_widget_set_sensitive (self->print, FALSE);
  pp_form_clear (self->form);
  pp_pane_refresh (PP_PANE (self));
}
