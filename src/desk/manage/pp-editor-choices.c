/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-editor-choices.h"

#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-pick-field.h"

#include <glib/gi18n.h>

/* By its name in the language of the screen; the other one finds it as well. */
static PpPick *
pick_of (gpointer record)
{
  g_autofree char *name = pp_editor_data_name (record), *name_en = NULL, *name_ml = NULL;

  g_object_get (record, "name_en", &name_en, "name_ml", &name_ml, NULL);
  return pp_pick_new (PP_RECORD_GET_CLASS (record)->kind, pp_editor_data_code (record), name,
                      g_strcmp0 (name, name_ml) == 0 ? name_en : name_ml);
}

static void
suggest (PpPickField *field, GPtrArray *records)
{
  GPtrArray *picks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (picks, pick_of (g_ptr_array_index (records, i)));
  pp_pick_field_suggest (field, picks);
}

static void
offer (PpChoiceField *field, GPtrArray *records, gboolean is_optional)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new (), names = g_strv_builder_new ();
  g_auto (GStrv) values = NULL, titles = NULL;

  if (is_optional)
    {
      g_strv_builder_add (codes, "");
      g_strv_builder_add (names, C_("choice", "None"));
    }
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      g_autofree char *name = pp_editor_data_name (record);

      g_strv_builder_add (codes, pp_editor_data_code (record));
      g_strv_builder_add (names, name);
    }
  values = g_strv_builder_end (codes);
  titles = g_strv_builder_end (names);
  pp_choice_field_offer (field, (const char *const *) values, (const char *const *) titles);
}

/**
 * pp_editor_choices_offer:
 * @page: of the form
 * @form: a form
 * @data: what was loaded
 *
 * Offers what the columns are chosen from; what is offered already stays.
 */
void
pp_editor_choices_offer (const PpEditorPage *page, PpForm *form, const PpEditorData *data)
{
  for (guint i = 0; page->choices[i].column != NULL; i++)
    {
      PpField *field = pp_form_field (form, page->choices[i].column);
      gpointer n = GUINT_TO_POINTER (data->choices[i]->len + 1);

      if (g_object_get_data (G_OBJECT (field), "n-offered") == n)
        continue;
      g_object_set_data (G_OBJECT (field), "n-offered", n);
      if (PP_IS_PICK_FIELD (field))
        suggest (PP_PICK_FIELD (field), data->choices[i]);
      else
        offer (PP_CHOICE_FIELD (field), data->choices[i], page->choices[i].optional);
    }
}

/**
 * pp_editor_choices_pick:
 * @page: of the form
 * @form: a form, filled
 * @data: what was loaded
 *
 * Where a code stands in a field to pick from, its name is shown.
 */
void
pp_editor_choices_pick (const PpEditorPage *page, PpForm *form, const PpEditorData *data)
{
  for (guint i = 0; page->choices[i].column != NULL; i++)
    {
      PpField *field = pp_form_field (form, page->choices[i].column);
      g_autofree char *code = pp_field_dup_text (field);
      gpointer record = pp_editor_data_choice (data, i, code);
      g_autoptr (PpPick) pick = NULL;

      if (record == NULL || !PP_IS_PICK_FIELD (field))
        continue;
      pick = pick_of (record);
      pp_pick_field_pick (PP_PICK_FIELD (field), pick);
    }
}

/**
 * pp_editor_choices_check:
 * @page: of the form
 * @form: a form
 * @data: what was loaded
 *
 * Says it beside the field where something stands that is not offered.
 *
 * Returns: whether all that was chosen can be
 */
gboolean
pp_editor_choices_check (const PpEditorPage *page, PpForm *form, const PpEditorData *data)
{
  for (guint i = 0; page->choices[i].column != NULL; i++)
    {
      PpField *field = pp_form_field (form, page->choices[i].column);
      g_autofree char *code = pp_field_dup_text (field);

      if (*code == '\0' || pp_editor_data_choice (data, i, code) != NULL)
        continue;
      pp_field_set_error (field, _("Choose one from the list."));
      pp_focus_grab (field);
      return FALSE;
    }
  return TRUE;
}
