/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/intake/pp-store-list.h"

#include "core/pp-day.h"
#include "desk/intake/pp-store-data.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"

#include <glib/gi18n.h>
#include <string.h>

/* In so many days it has to be used. */
#define SOON 7

struct _PpStoreList
{
  PpPane     parent_instance;

  GtkLabel  *count;
  GtkWidget *filter;
  GtkWidget *list;
  GtkWidget *empty;
  GtkLabel  *more;
};

G_DEFINE_FINAL_TYPE (PpStoreList, pp_store_list, PP_TYPE_PANE)

enum {
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
pp_store_list_ask (PpPane *pane)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (PP_STORE_LIST (pane)->filter)));
}

static char *
describe_expiry (const char *day, const char *expires_on, const char **style)
{
  g_autofree char *shown = pp_day_format (expires_on);
  int left = pp_day_between (day, expires_on);

  *style = left < 0 ? "error" : left <= SOON ? "warning" : "dim-label";
  return g_strdup_printf (left < 0 ? _("Expired %s") : _("Use by %s"), shown);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "number");
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_amounts (const PpStoreData *data, const PpStoreLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *left = pp_shown_amount (line->left, line->lot->measure);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_label (left, "heading"));
  if (line->lot->expires_on != NULL)
    {
      const char *style;
      g_autofree char *words = describe_expiry (data->day, line->lot->expires_on, &style);
      GtkWidget *label = make_label (words, style);

      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static GtkWidget *
make_row (const PpStoreData *data, const PpStoreLine *line)
{
  g_autofree char *what = g_strjoin (" · ", line->material, line->lot->grade, NULL);
  g_autofree char *more = g_strjoin (" · ", line->lot->number, line->owner, line->place, NULL);
  GtkWidget *row = pp_row_new (what, more);

  pp_row_set_id (row, pp_record_get_id (PP_RECORD (line->lot)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_amounts (data, line));
  return row;
}

static void
pp_store_list_show (PpPane *pane, gpointer result)
{
  PpStoreList *self = PP_STORE_LIST (pane);
  const PpStoreData *data = result;
  g_autofree char *count = NULL, *more = NULL;
  guint hidden = data->n_found - data->lines->len;
  int focused;

  count = g_strdup_printf (ngettext ("In store: %u lot", "In store: %u lots", data->n_lots),
                           data->n_lots);
  more = g_strdup_printf (ngettext ("%u more lot. Type a word of what you look for.",
                                    "%u more lots. Type a word of what you look for.", hidden),
                          hidden);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), hidden > 0);
  gtk_widget_set_visible (self->empty, data->n_found == 0);
  gtk_widget_set_visible (self->list, data->n_found > 0);
  focused = pp_list_clear (self->list);
  for (guint i = 0; i < data->lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (data, g_ptr_array_index (data->lines, i)));
  pp_list_refocus (self->list, focused);
}

static void
row_cb (PpStoreList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPENED], 0, pp_row_get_id (row));
}

/* Enter opens the first of what is left. */
static void
filter_activated_cb (PpStoreList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (row != NULL && gtk_widget_get_visible (self->list))
    row_cb (self, row);
}

static void
pp_store_list_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_STORE_LIST);

  G_OBJECT_CLASS (pp_store_list_parent_class)->dispose (object);
}

static void
pp_store_list_class_init (PpStoreListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_store_list_dispose;
  pane_class->kinds = "lot stock_move material place person enterprise";
  pane_class->ask = pp_store_list_ask;
  pane_class->ask_free = g_free;
  pane_class->load = pp_store_data_load;
  pane_class->show = pp_store_list_show;
  pane_class->result_free = pp_store_data_free;

  /**
   * PpStoreList::opened:
   * @self: the list
   * @lot: an id
   *
   * Somebody wants to see more of a lot.
   */
  signals[OPENED] = g_signal_new ("opened", PP_TYPE_STORE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/intake/store-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PpStoreList, count);
  gtk_widget_class_bind_template_child (widget_class, PpStoreList, filter);
  gtk_widget_class_bind_template_child (widget_class, PpStoreList, list);
  gtk_widget_class_bind_template_child (widget_class, PpStoreList, empty);
  gtk_widget_class_bind_template_child (widget_class, PpStoreList, more);
  gtk_widget_class_bind_template_callback (widget_class, pp_pane_refresh);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_activated_cb);
}

static void
pp_store_list_init (PpStoreList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
