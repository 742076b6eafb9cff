/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-till-shifts.h"

#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/money/pp-till-data.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "money/pp-till-handover.h"

#include <glib/gi18n.h>

/* How the drawer was handed over in a day; not shown where it was not. */
struct _PpTillShifts
{
  GtkBox     parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PpTillShifts, pp_till_shifts, GTK_TYPE_BOX)

static char *
describe (const PpTillHandover *handover)
{
  g_autofree char *sum = pp_money_format (handover->expected_paise);
  g_autofree char *expected = g_strdup_printf (_("Expected: %s"), sum);
  g_autofree char *difference =
    pp_till_data_describe_difference (handover->counted_paise - handover->expected_paise);
  g_autofree char *clock = pp_time_format_clock (handover->handed_at);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s · %s · %s", clock, expected, difference);
  if (handover->reason != NULL)
    g_string_append_printf (words, "\n%s", handover->reason);
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_row (const PpTillShift *shift)
{
  g_autofree char *from = pp_shown_name (shift->from->name_en, shift->from->name_ml);
  g_autofree char *to = pp_shown_name (shift->to->name_en, shift->to->name_ml);
  /* TRANSLATORS: names of who had the drawer with the cash, and of who took it over */
  g_autofree char *who = g_strdup_printf (_("%1$s, taken over by: %2$s"), from, to);
  g_autofree char *words = describe (shift->handover);
  g_autofree char *counted = pp_money_format (shift->handover->counted_paise);
  GtkWidget *row = pp_row_new (who, words);

  pp_row_add_text (row, counted);
  return row;
}

static void
pp_till_shifts_class_init (PpTillShiftsClass *klass)
{
}

static void
pp_till_shifts_init (PpTillShifts *self)
{
  GtkWidget *title = gtk_label_new (_("Cash handed over"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "title-4");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Cash handed over"), -1);
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), self->list);
}

/**
 * pp_till_shifts_show:
 * @self: the list
 * @shifts: (element-type PpTillShift): of a day of this desk
 *
 * Shows who had the drawer until when, what was counted then, and why that was not as expected.
 */
void
pp_till_shifts_show (PpTillShifts *self, GPtrArray *shifts)
{
  int focused;

  g_return_if_fail (PP_IS_TILL_SHIFTS (self) && shifts != NULL);

  focused = pp_list_clear (self->list);
  for (guint i = 0; i < shifts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (g_ptr_array_index (shifts, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), shifts->len > 0);
  pp_list_refocus (self->list, focused);
}
