/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/labels/pp-label-stock.h"

#include "core/pp-record.h"
#include "desk/shell/pp-settings.h"
#include "desk/shell/pp-sheet-choice.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* Labels as rolls of them are sold, in mm; the first is what the verb takes where none is told. */
static const struct {
  int width, height;
} sizes[] = {
  { 100, 70 },
  { 50, 25 },
  { 75, 50 },
  { 90, 100 },
  { 100, 50 },
  { 100, 100 },
  { 100, 150 },
  { 120, 80 },
  { 150, 100 },
};

#define OTHER "other"

static char *
value_of (gint64 width_mm, gint64 height_mm)
{
  return g_strdup_printf ("%dx%d", (int) width_mm, (int) height_mm);
}

/* No roll has labels of such a size. */
static const PpStickerSheet *
sheet_of (gint64 width_um, gint64 height_um)
{
  const PpStickerSheet *sheets;
  guint n_sheets;

  sheets = pp_sticker_sheet_list (&n_sheets);
  for (guint i = 0; i < n_sheets; i++)
    if (sheets[i].width_um == width_um && sheets[i].height_um == height_um)
      return &sheets[i];
  return NULL;
}

/**
 * pp_label_stock_offer:
 * @field: a field
 *
 * Offers the sizes of labels on rolls, the sheets of labels, and another size.
 */
void
pp_label_stock_offer (PpChoiceField *field)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new (), titles = g_strv_builder_new ();
  g_auto (GStrv) all_values = NULL, all_titles = NULL;
  const PpStickerSheet *sheets;
  guint n_sheets;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *value = value_of (sizes[i].width, sizes[i].height);
      g_autofree char *title = g_strdup_printf ("%d × %d mm", sizes[i].width, sizes[i].height);

      g_strv_builder_add (values, value);
      g_strv_builder_add (titles, title);
    }
  sheets = pp_sticker_sheet_list (&n_sheets);
  for (guint i = 0; i < n_sheets; i++)
    {
      g_autofree char *title = pp_sheet_choice_title (&sheets[i]);

      g_strv_builder_add (values, sheets[i].name);
      g_strv_builder_add (titles, title);
    }
  g_strv_builder_add (values, OTHER);
  g_strv_builder_add (titles, _("Another size"));
  all_values = g_strv_builder_end (values);
  all_titles = g_strv_builder_end (titles);
  pp_choice_field_offer (field, (const char *const *) all_values,
                         (const char *const *) all_titles);
  pp_choice_field_set_hint (field, _("Width in mm, or how many on a sheet"));
  pp_choice_field_set_empty (field, _("No such labels are listed. Remove what was typed and choose "
                                      "“Another size”: width and height are written there."));
}

/**
 * pp_label_stock_set:
 * @field: a field with the sizes
 * @width_um: of a label; PP_NONE for what this PC's printer last had
 * @height_um: of a label; PP_NONE for what this PC's printer last had
 */
void
pp_label_stock_set (PpChoiceField *field, gint64 width_um, gint64 height_um)
{
  g_autofree char *value = NULL, *last = NULL;
  const PpStickerSheet *sheet;

  if (width_um == PP_NONE || height_um == PP_NONE)
    {
      last = pp_settings_get_sheet ();
      sheet = pp_sticker_sheet_find (last);
      pp_field_set_text (PP_FIELD (field), sheet != NULL ? sheet->name : NULL);
      return;
    }
  sheet = sheet_of (width_um, height_um);
  pp_field_set_text (PP_FIELD (field), sheet != NULL ? sheet->name : OTHER);
  if (width_um % 1000 != 0 || height_um % 1000 != 0)
    return;
  value = value_of (width_um / 1000, height_um / 1000);
  pp_field_set_text (PP_FIELD (field), value);
}

/**
 * pp_label_stock_get:
 * @field: a field with the sizes
 * @width_um: (out): of a label
 * @height_um: (out): of a label
 *
 * Returns: whether one of them is chosen; else it is another one
 */
gboolean
pp_label_stock_get (PpChoiceField *field, gint64 *width_um, gint64 *height_um)
{
  g_autofree char *chosen = pp_field_dup_text (PP_FIELD (field));
  const PpStickerSheet *sheet = pp_sticker_sheet_find (chosen);
  int width, height;

  if (sheet != NULL)
    {
      *width_um = sheet->width_um;
      *height_um = sheet->height_um;
      return TRUE;
    }
  if (sscanf (chosen, "%dx%d", &width, &height) != 2)
    return FALSE;
  *width_um = width * 1000;
  *height_um = height * 1000;
  return TRUE;
}

/**
 * pp_label_stock_count_sheets:
 * @field: a field with the sizes
 * @n_labels: how many labels are wanted
 *
 * Returns: how many sheets they fill; 0 where they are on a roll, or there are none
 */
guint
pp_label_stock_count_sheets (PpChoiceField *field, gint64 n_labels)
{
  g_autofree char *chosen = pp_field_dup_text (PP_FIELD (field));
  const PpStickerPlan plan = { pp_sticker_sheet_find (chosen), 1, (guint) MAX (n_labels, 0) };

  return plan.sheet != NULL && plan.copies > 0 ? pp_sticker_plan_pages (&plan) : 0;
}

/**
 * pp_label_stock_keep:
 * @field: a field with the sizes
 *
 * Remembers whether this PC's printer has sheets, and which.
 */
void
pp_label_stock_keep (PpChoiceField *field)
{
  g_autofree char *chosen = pp_field_dup_text (PP_FIELD (field));

  pp_settings_keep_sheet (pp_sticker_sheet_find (chosen) != NULL ? chosen : "");
}
