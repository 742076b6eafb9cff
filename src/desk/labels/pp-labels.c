/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/labels/pp-labels.h"

#include "core/pp-day.h"
#include "core/pp-time.h"
#include "desk/labels/pp-label-card.h"
#include "desk/labels/pp-label-counts.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "label/pp-label-batch.h"

#include <glib/gi18n.h>
#include <string.h>

/* As many as somebody looks through; for others there is the text. */
#define MOST_BATCHES 60

struct _PpLabels
{
  PpPane       parent_instance;

  GtkStack    *stack;
  GtkEditable *text;
  GtkWidget   *all;
  GtkWidget   *ready;      /* title of the next */
  GtkWidget   *batches;
  GtkWidget   *not_ready;  /* title of the next */
  GtkWidget   *waiting;    /* batches that cannot be labelled yet, or any more */
  GtkWidget   *empty;
  GtkWidget   *more;
  PpLabelCard *card;

  char        *of;         /* (nullable): id of the only product or maker whose batches are shown */
};

G_DEFINE_FINAL_TYPE (PpLabels, pp_labels, PP_TYPE_PANE)

typedef struct {
  char *text;
  char *of;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->text);
  g_free (ask->of);
  g_free (ask);
}

static gpointer
pp_labels_ask (PpPane *pane)
{
  PpLabels *self = PP_LABELS (pane);
  Ask *ask = g_new0 (Ask, 1);

  ask->text = g_strdup (gtk_editable_get_text (self->text));
  ask->of = g_strdup (self->of);
  return ask;
}

static gpointer
pp_labels_load (PpDb *db, gpointer data, GError **error)
{
  Ask *ask = data;
  g_autofree char *today = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
  const PpLabelBatchSearch search = { ask->text, ask->of, today, MOST_BATCHES };

  return pp_label_batch_list (db, &search, error);
}

static GtkWidget *
make_row (const PpLabelBatch *one)
{
  g_autofree char *product = pp_shown_name (one->product->name_en, one->product->name_ml);
  g_autofree char *maker = pp_shown_name (one->enterprise->name_en, one->enterprise->name_ml);
  g_autofree char *day = pp_day_format (one->batch->made_on);
  g_autofree char *details = g_strdup_printf ("%s · %s · %s", one->batch->number, day, maker);
  g_autofree char *subtitle = NULL, *counts = NULL;
  GtkWidget *row;

  counts = pp_label_counts_dup (one);
  subtitle = g_strjoin ("\n", details, counts, one->hindrance, NULL);
  row = pp_row_new (product, subtitle);
  pp_row_set_id (row, pp_record_get_id (PP_RECORD (one->batch)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* Those that can be labelled, or the others. Returns: how many they are */
static guint
show_list (GtkWidget *title, GtkWidget *list, GPtrArray *batches, gboolean ready)
{
  int focused = pp_list_clear (list);
  guint n = 0;

  for (guint i = 0; i < batches->len; i++)
    {
      const PpLabelBatch *one = g_ptr_array_index (batches, i);

      if ((one->hindrance == NULL) != ready)
        continue;
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (one));
      n++;
    }
  pp_list_refocus (list, focused);
  gtk_widget_set_visible (title, n > 0);
  gtk_widget_set_visible (list, n > 0);
  return n;
}

static void
pp_labels_show (PpPane *pane, gpointer result)
{
  PpLabels *self = PP_LABELS (pane);
  GPtrArray *batches = result;
  guint n_ready = show_list (self->ready, self->batches, batches, TRUE);
  guint n_waiting = show_list (self->not_ready, self->waiting, batches, FALSE);

  gtk_widget_set_visible (self->empty, batches->len == 0);
  gtk_widget_set_visible (self->more, MAX (n_ready, n_waiting) >= MOST_BATCHES);
  gtk_widget_set_visible (self->all, self->of != NULL);
}

static void
open_batch (PpLabels *self, const char *batch)
{
  gtk_stack_set_visible_child_name (self->stack, "batch");
  pp_label_card_open (self->card, batch);
}

static void
batch_cb (PpLabels *self, GtkListBoxRow *row)
{
  open_batch (self, pp_row_get_id (row));
}

/* Enter takes the first. */
static void
first_cb (PpLabels *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->batches), 0);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->waiting), 0);
  if (row != NULL)
    pp_focus_grab (row);
}

static void
text_cb (PpLabels *self)
{
  pp_pane_refresh (PP_PANE (self));
}

static void
show_only (PpLabels *self, const char *of)
{
  g_free (self->of);
  self->of = g_strdup (of);
  gtk_editable_set_text (self->text, "");
  gtk_stack_set_visible_child_name (self->stack, "list");
  pp_pane_refresh (PP_PANE (self));
}

static void
all_cb (PpLabels *self)
{
  show_only (self, NULL);
  pp_focus_grab (self->text);
}

static void
card_closed_cb (PpLabels *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  pp_focus_grab (self->text);
}

static void
pp_labels_go (PpPane *pane, const char *kind, const char *id)
{
  PpLabels *self = PP_LABELS (pane);

  if (strcmp (kind, "batch") == 0)
    open_batch (self, id);
  else if (strcmp (kind, "product") == 0 || strcmp (kind, "enterprise") == 0)
    show_only (self, id);
  else if (strcmp (kind, "home") == 0)
    card_closed_cb (self);
}

static void
pp_labels_dispose (GObject *object)
{
  g_clear_pointer (&PP_LABELS (object)->of, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_LABELS);

  G_OBJECT_CLASS (pp_labels_parent_class)->dispose (object);
}

static void
pp_labels_class_init (PpLabelsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_labels_dispose;
  pane_class->kinds = "batch product enterprise release label_print";
  pane_class->ask = pp_labels_ask;
  pane_class->ask_free = ask_free;
  pane_class->load = pp_labels_load;
  pane_class->show = pp_labels_show;
  pane_class->go = pp_labels_go;
  pane_class->result_free = (GDestroyNotify) g_ptr_array_unref;

  g_type_ensure (PP_TYPE_LABEL_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/labels/labels.ui");
  gtk_widget_class_bind_template_child (widget_class, PpLabels, stack);
  gtk_widget_class_bind_template_child (widget_class, PpLabels, text);
  gtk_widget_class_bind_template_child (widget_class, PpLabels, all);
  gtk_widget_class_bind_template_child (widget_class, PpLabels, ready);
  gtk_widget_class_bind_template_child (widget_class, PpLabels, batches);
  gtk_widget_class_bind_template_child (widget_class, PpLabels, not_ready);
  gtk_widget_class_bind_template_child (widget_class, PpLabels, waiting);
  gtk_widget_class_bind_template_child (widget_class, PpLabels, empty);
  gtk_widget_class_bind_template_child (widget_class, PpLabels, more);
  gtk_widget_class_bind_template_child (widget_class, PpLabels, card);
  gtk_widget_class_bind_template_callback (widget_class, batch_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, card_closed_cb);
}

static void
pp_labels_init (PpLabels *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
