/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-sheet-choice.h"

#include "desk/shell/pp-choice-field.h"

#include <glib/gi18n.h>

#define ROLL ""

struct _PpSheetChoice
{
  GtkBox         parent_instance;

  PpChoiceField *sheet;
  GtkWidget     *places;      /* what is asked of a sheet only */
  GtkWidget     *start;
  GtkWidget     *copies;
  gboolean       is_filling;
};

G_DEFINE_FINAL_TYPE (PpSheetChoice, pp_sheet_choice, GTK_TYPE_BOX)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const PpStickerSheet *
chosen_sheet (PpSheetChoice *self)
{
  g_autofree char *name = pp_field_dup_text (PP_FIELD (self->sheet));

  return pp_sticker_sheet_find (name);
}

static void
changed_cb (PpSheetChoice *self)
{
  const PpStickerSheet *sheet = chosen_sheet (self);

  if (self->is_filling)
    return;
  gtk_widget_set_visible (self->places, sheet != NULL);
  if (sheet != NULL)
    gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->start), 1, pp_sticker_sheet_count (sheet));
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
add_number (PpSheetChoice *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title), *number = gtk_spin_button_new_with_range (1, 1, 1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "field-title");
  gtk_widget_set_vexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (self->places), box);
  g_signal_connect_object (number, "value-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return number;
}

static void
pp_sheet_choice_class_init (PpSheetChoiceClass *klass)
{
  /**
   * PpSheetChoice::changed:
   * @self: the choice
   *
   * Something else was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_SHEET_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pp_sheet_choice_init (PpSheetChoice *self)
{
  self->sheet = g_object_new (PP_TYPE_CHOICE_FIELD, "title", _("Labels in the printer"),
                              "hexpand", TRUE, NULL);
  self->places = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->places), TRUE);
  gtk_widget_set_vexpand (self->places, FALSE);
  gtk_widget_set_visible (self->places, FALSE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->sheet));
  gtk_box_append (GTK_BOX (self), self->places);
  self->start = add_number (self, _("Begin at label number (the used ones are left empty)"));
  self->copies = add_number (self, _("How many labels"));
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pp_sheet_choice_title:
 * @sheet: (nullable): sheets of labels; %NULL: a roll
 *
 * Returns: (transfer full): what people call them
 */
char *
pp_sheet_choice_title (const PpStickerSheet *sheet)
{
  g_autofree char *size = NULL;

  if (sheet == NULL)
    return g_strdup (_("Roll, one label after another"));
  size = g_strdup_printf ("%g × %g mm", (double) sheet->width_um / 1000,
                          (double) sheet->height_um / 1000);
  /* TRANSLATORS: how many labels a sheet of paper has, and their size */
  return g_strdup_printf (_("A4 sheet of %1$u labels, %2$s"), pp_sticker_sheet_count (sheet), size);
}

/**
 * pp_sheet_choice_offer:
 * @self: a choice
 * @takes: bit n: whether the nth of pp_sticker_sheet_list() can be used
 * @plan: what is chosen at first; without a sheet: a roll
 * @most: how many labels there can be
 */
void
pp_sheet_choice_offer (PpSheetChoice *self, guint takes, const PpStickerPlan *plan, guint most)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new (), titles = g_strv_builder_new ();
  g_autofree char *roll = pp_sheet_choice_title (NULL);
  g_auto (GStrv) all_values = NULL, all_titles = NULL;
  const PpStickerSheet *sheets;
  guint n_sheets;

  g_return_if_fail (PP_IS_SHEET_CHOICE (self) && plan != NULL);

  sheets = pp_sticker_sheet_list (&n_sheets);
  g_strv_builder_add (values, ROLL);
  g_strv_builder_add (titles, roll);
  for (guint i = 0; i < n_sheets; i++)
    {
      g_autofree char *title = pp_sheet_choice_title (&sheets[i]);

      if ((takes & 1u << i) == 0)
        continue;
      g_strv_builder_add (values, sheets[i].name);
      g_strv_builder_add (titles, title);
    }
  all_values = g_strv_builder_end (values);
  all_titles = g_strv_builder_end (titles);
  self->is_filling = TRUE;
  pp_choice_field_offer (self->sheet, (const char *const *) all_values,
                         (const char *const *) all_titles);
  pp_field_set_text (PP_FIELD (self->sheet), plan->sheet != NULL ? plan->sheet->name : ROLL);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->start), 1,
                             plan->sheet != NULL ? pp_sticker_sheet_count (plan->sheet) : 1);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->copies), 1, most);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->start), plan->start);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->copies), plan->copies);
  gtk_widget_set_visible (self->places, plan->sheet != NULL);
  self->is_filling = FALSE;
}

/**
 * pp_sheet_choice_get_plan:
 * @self: a choice
 * @plan: (out): what is chosen
 *
 * Returns: whether it is a sheet; %FALSE: a roll
 */
gboolean
pp_sheet_choice_get_plan (PpSheetChoice *self, PpStickerPlan *plan)
{
  g_return_val_if_fail (PP_IS_SHEET_CHOICE (self), FALSE);

  *plan = (PpStickerPlan) {
    .sheet = chosen_sheet (self),
    .start = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->start)),
    .copies = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->copies)),
  };
  return plan->sheet != NULL;
}

/**
 * pp_sheet_choice_dup_count:
 * @self: a choice
 * @copies: how many there are where no sheet is chosen
 *
 * Returns: (transfer full) (nullable): how many labels or copies there will be; %NULL for a single
 *   one
 */
char *
pp_sheet_choice_dup_count (PpSheetChoice *self, int copies)
{
  PpStickerPlan plan;

  g_return_val_if_fail (PP_IS_SHEET_CHOICE (self), NULL);

  if (pp_sheet_choice_get_plan (self, &plan))
    return g_strdup_printf (ngettext ("%d label", "%d labels", plan.copies), (int) plan.copies);
  if (copies <= 1)
    return NULL;
  return g_strdup_printf (ngettext ("%d copy", "%d copies", (gulong) copies), copies);
}
