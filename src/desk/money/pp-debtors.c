/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-debtors.h"

#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-pick-field.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "money/pp-dues.h"

#include <glib/gi18n.h>

struct _PpDebtors
{
  PpPane       parent_instance;

  PpPickField *person;    /* or an enterprise, for which one of its members pays */
  GtkWidget   *list;
  GtkWidget   *empty;
};

G_DEFINE_FINAL_TYPE (PpDebtors, pp_debtors, PP_TYPE_PANE)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
pp_debtors_load (PpDb *db, gpointer unused, GError **error)
{
  return pp_dues_list (db, error);
}

static char *
describe (const PpDue *due)
{
  g_autofree char *uncharged = NULL, *day = NULL, *shown = NULL, *since = NULL;

  if (due->n_uncharged > 0)
    uncharged = g_strdup_printf (ngettext ("%d not charged yet", "%d not charged yet",
                                           due->n_uncharged), (int) due->n_uncharged);
  if (due->since == PP_NONE)
    return g_steal_pointer (&uncharged);
  day = pp_time_day (due->since);
  shown = pp_day_format (day);
  since = g_strdup_printf (_("Since %s"), shown);
  return uncharged != NULL ? g_strdup_printf ("%s · %s", since, uncharged)
                           : g_steal_pointer (&since);
}

static GtkWidget *
make_row (const PpDue *due)
{
  g_autofree char *name = pp_shown_name (due->person->name_en, due->person->name_ml);
  g_autofree char *words = describe (due), *sum = NULL;
  gint64 paise = due->paise + due->uncharged_paise;
  GtkWidget *row = pp_row_new (name, words);

  sum = pp_money_format (paise);
  if (paise > 0)
    pp_row_add_text (row, sum);
  pp_row_set_id (row, pp_record_get_id (PP_RECORD (due->person)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
pp_debtors_show (PpPane *pane, gpointer result)
{
  PpDebtors *self = PP_DEBTORS (pane);
  GPtrArray *dues = result;
  int focused = pp_list_clear (self->list);

  gtk_widget_set_visible (self->list, dues->len > 0);
  gtk_widget_set_visible (self->empty, dues->len == 0);
  for (guint i = 0; i < dues->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (g_ptr_array_index (dues, i)));
  pp_list_refocus (self->list, focused);
}

static void
activated_cb (PpDebtors *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, "person", pp_row_get_id (row));
}

/* The field is empty again, for the next one. */
static void
picked_cb (PpDebtors *self)
{
  g_autoptr (PpPick) pick = pp_pick_copy (pp_pick_field_get (self->person));

  if (pick == NULL)
    return;
  pp_field_set_text (PP_FIELD (self->person), NULL);
  g_signal_emit (self, signals[CHOSEN], 0, pick->kind, pick->id);
}

static void
pp_debtors_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_DEBTORS);

  G_OBJECT_CLASS (pp_debtors_parent_class)->dispose (object);
}

static void
pp_debtors_class_init (PpDebtorsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_debtors_dispose;
  pane_class->kinds = "charge payment booking sample result fee person";
  pane_class->load = pp_debtors_load;
  pane_class->show = pp_debtors_show;
  pane_class->result_free = (GDestroyNotify) g_ptr_array_unref;

  /**
   * PpDebtors::chosen:
   * @self: the list
   * @kind: person or enterprise
   * @id: of it
   *
   * They are to be dealt with, whether they owe or not.
   */
  signals[CHOSEN] = g_signal_new ("chosen", PP_TYPE_DEBTORS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (PP_TYPE_PICK_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/money/debtors.ui");
  gtk_widget_class_bind_template_child (widget_class, PpDebtors, person);
  gtk_widget_class_bind_template_child (widget_class, PpDebtors, list);
  gtk_widget_class_bind_template_child (widget_class, PpDebtors, empty);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
pp_debtors_init (PpDebtors *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pp_debtors_start:
 * @self: the list
 *
 * The next key is for the next person's name.
 */
void
pp_debtors_start (PpDebtors *self)
{
  g_return_if_fail (PP_IS_DEBTORS (self));

  pp_focus_grab (self->person);
}

/**
 * pp_debtors_type:
 * @self: the list
 * @keys: that heard a letter elsewhere
 *
 * The letter begins the next person's name, or goes on with it.
 *
 * Returns: whether it was taken
 */
gboolean
pp_debtors_type (PpDebtors *self, GtkEventControllerKey *keys)
{
  GtkEditable *entry, *text;

  g_return_val_if_fail (PP_IS_DEBTORS (self), FALSE);

  entry = GTK_EDITABLE (pp_entry_field_get_entry (PP_ENTRY_FIELD (self->person)));
  text = gtk_editable_get_delegate (entry);
  if (!gtk_text_grab_focus_without_selecting (GTK_TEXT (text)))
    return FALSE;
  gtk_editable_set_position (entry, -1);
  return gtk_event_controller_key_forward (keys, GTK_WIDGET (text));
}
