/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/labels/pp-label-stock.h"

#include "core/pp-record.h"

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

/**
 * pp_label_stock_offer:
 * @field: a field
 *
 * Offers the sizes of labels, and another one.
 */
void
pp_label_stock_offer (PpChoiceField *field)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new (), titles = g_strv_builder_new ();
  g_auto (GStrv) all_values = NULL, all_titles = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *value = value_of (sizes[i].width, sizes[i].height);
      g_autofree char *title = g_strdup_printf ("%d × %d mm", sizes[i].width, sizes[i].height);

      g_strv_builder_add (values, value);
      g_strv_builder_add (titles, title);
    }
  g_strv_builder_add (values, OTHER);
  g_strv_builder_add (titles, _("Another size"));
  all_values = g_strv_builder_end (values);
  all_titles = g_strv_builder_end (titles);
  pp_choice_field_offer (field, (const char *const *) all_values,
                         (const char *const *) all_titles);
}

/**
 * pp_label_stock_set:
 * @field: a field with the sizes
 * @width_um: of a label; PP_NONE for the usual one
 * @height_um: of a label; PP_NONE for the usual one
 */
void
pp_label_stock_set (PpChoiceField *field, gint64 width_um, gint64 height_um)
{
  g_autofree char *value = NULL;

  if (width_um == PP_NONE || height_um == PP_NONE)
    {
      pp_field_set_text (PP_FIELD (field), NULL);
      return;
    }
  pp_field_set_text (PP_FIELD (field), OTHER);
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
  int width, height;

  if (sscanf (chosen, "%dx%d", &width, &height) != 2)
    return FALSE;
  *width_um = width * 1000;
  *height_um = height * 1000;
  return TRUE;
}
