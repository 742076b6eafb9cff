/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/intake/pp-weigh-in.h"

#include "core/pp-text.h"
#include "desk/intake/pp-weigh-in-data.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-pick-field.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"
#include "intake/pp-lot.h"
#include "intake/pp-material.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was chosen beside whom is kept like what is typed; nothing stands for nobody else. */
#define KEPT_SIDE "lot-side"
#define NOBODY_ELSE "-"

struct _PpWeighIn
{
  PpPane         parent_instance;

  PpForm        *form;
  PpPickField   *owner;
  PpChoiceField *side;        /* whose it is, or who brought it */
  PpPickField   *material;
  PpTextField   *amount;
  PpPickField   *place;
  GtkLabel      *note;        /* of the material */
  GtkWidget     *done;        /* about the last one */
  GtkLabel      *done_words;
  GPtrArray     *materials;   /* (element-type PpMaterial) (nullable) */
  char          *sided;       /* (nullable): the owner to whom @side belongs */
  char          *lot;         /* (nullable): the last one */
  gboolean       saves;       /* as soon as @side is there */
  gboolean       offers;      /* @side is being filled, by nobody */
};

G_DEFINE_FINAL_TYPE (PpWeighIn, pp_weigh_in, PP_TYPE_PANE)

static void save_cb (PpWeighIn *self);

static gpointer
pp_weigh_in_ask (PpPane *pane)
{
  PpWeighInAsk *ask = g_new0 (PpWeighInAsk, 1);

  ask->owner = pp_pick_copy (pp_pick_field_get (PP_WEIGH_IN (pane)->owner));
  ask->lot = g_strdup (PP_WEIGH_IN (pane)->lot);
  return ask;
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = pp_text_sort_key ((*(const PpPick *const *) a)->title);
  g_autofree char *second = pp_text_sort_key ((*(const PpPick *const *) b)->title);

  return strcmp (first, second);
}

static void
suggest (PpPickField *field, GPtrArray *records)
{
  GPtrArray *picks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);

  for (guint i = 0; i < records->len; i++)
    {
      PpRecord *one = g_ptr_array_index (records, i);
      PpRecordClass *klass = PP_RECORD_GET_CLASS (one);
      g_autofree char *title = klass->dup_title (one);

      g_ptr_array_add (picks, pp_pick_new (klass->kind, pp_record_get_id (one), title, NULL));
    }
  g_ptr_array_sort (picks, compare_titles);
  pp_pick_field_suggest (field, picks);
}

static void
side_cb (PpWeighIn *self)
{
  const PpPick *owner = pp_pick_field_get (self->owner);
  PpSession *session = pp_pane_get_session (PP_PANE (self));
  g_autofree char *side = pp_field_dup_text (PP_FIELD (self->side));

  if (!self->offers && owner != NULL && session != NULL)
    pp_session_keep (session, KEPT_SIDE, owner->id, *side != '\0' ? side : NOBODY_ELSE);
}

/* What stood beside this owner before a lock or a change of language, else the first. */
static void
choose_side (PpWeighIn *self, const char *owner, const char *first)
{
  const char *kept = owner != NULL ? pp_session_kept (pp_pane_get_session (PP_PANE (self)),
                                                      KEPT_SIDE, owner) : NULL;

  pp_field_set_text (PP_FIELD (self->side), first);
  if (kept != NULL)
    pp_field_set_text (PP_FIELD (self->side), strcmp (kept, NOBODY_ELSE) == 0 ? "" : kept);
}

/* A person brings it for one of their enterprises or for themselves; for an enterprise one of its
 * members brings it. */
static void
show_sides (PpWeighIn *self, const PpWeighInData *data, gboolean is_new)
{
  const PpPick *owner = pp_pick_field_get (self->owner);
  gboolean person = owner != NULL && strcmp (owner->kind, "person") == 0;
  g_autoptr (GPtrArray) values = g_ptr_array_new (), titles = g_ptr_array_new ();

  for (guint i = 0; i < data->sides->len; i++)
    {
      const PpPick *side = g_ptr_array_index (data->sides, i);

      g_ptr_array_add (values, side->id);
      g_ptr_array_add (titles, side->title);
    }
  if (person)
    {
      g_ptr_array_add (values, (gpointer) "");
      g_ptr_array_add (titles, (gpointer) C_("whose", "Their own"));
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (titles, NULL);
  g_object_set (self->side, "title", person ? _("Whose it is") : _("Who brought it"), NULL);
  self->offers = TRUE;
  pp_choice_field_offer (self->side, (const char *const *) values->pdata,
                         (const char *const *) titles->pdata);
  if (is_new)
    choose_side (self, data->owner, g_ptr_array_index (values, 0));
  self->offers = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->side), owner != NULL && values->len > (person ? 2 : 1));
  if (owner != NULL && !person && data->sides->len == 0)
    pp_field_set_error (PP_FIELD (self->owner),
                        _("Nobody is a member of it yet. Choose the person who brought this."));
}

static void
pp_weigh_in_show (PpPane *pane, gpointer result)
{
  PpWeighIn *self = PP_WEIGH_IN (pane);
  const PpWeighInData *data = result;
  const PpPick *owner = pp_pick_field_get (self->owner);
  gboolean is_new;

  g_clear_pointer (&self->materials, g_ptr_array_unref);
  self->materials = g_ptr_array_ref (data->materials);
  suggest (self->material, data->materials);
  suggest (self->place, data->places);
  gtk_widget_set_visible (self->done, self->lot != NULL && data->left > 0);
  if (g_strcmp0 (owner != NULL ? owner->id : NULL, data->owner) != 0)
    return;
  is_new = g_strcmp0 (self->sided, data->owner) != 0;
  g_free (self->sided);
  self->sided = g_strdup (data->owner);
  show_sides (self, data, is_new);
  if (self->saves)
    save_cb (self);
}

static void
owner_cb (PpWeighIn *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->side), FALSE);
  pp_pane_refresh (PP_PANE (self));
}

static PpMaterial *
find_material (PpWeighIn *self)
{
  const PpPick *pick = pp_pick_field_get (self->material);

  for (guint i = 0; pick != NULL && self->materials != NULL && i < self->materials->len; i++)
    {
      PpRecord *one = g_ptr_array_index (self->materials, i);

      if (strcmp (pp_record_get_id (one), pick->id) == 0)
        return (PpMaterial *) one;
    }
  return NULL;
}

static void
material_cb (PpWeighIn *self)
{
  static const struct { const char *measure, *title; } measures[] = {
    { "mass",   N_("Weight in kg") },
    { "volume", N_("Quantity in litres") },
    { "length", N_("Length in metres") },
    { "count",  N_("Number of pieces") },
  };
  PpMaterial *material = find_material (self);
  const char *measure = material != NULL ? material->measure : "mass";
  const char *note = material != NULL ? material->note : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    if (strcmp (measures[i].measure, measure) == 0)
      g_object_set (self->amount, "title", _(measures[i].title), NULL);
  pp_text_field_set_measure (self->amount, measure);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
tell_last (PpWeighIn *self, PpLot *lot)
{
  const PpPick *material = pp_pick_field_get (self->material);
  g_autofree char *amount = pp_shown_amount (lot->amount, lot->measure);
  g_autofree char *words = g_strjoin (" · ", lot->number, material != NULL ? material->title : "",
                                      amount, NULL);

  g_free (self->lot);
  self->lot = g_strdup (pp_record_get_id (PP_RECORD (lot)));
  gtk_label_set_label (self->done_words, words);
  gtk_widget_set_visible (self->done, TRUE);
}

/* Who brought one thing often brings another: they are the first to be offered again. */
static void
remember_owner (PpWeighIn *self)
{
  GPtrArray *picks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);

  if (pp_pick_field_get (self->owner) != NULL)
    g_ptr_array_add (picks, pp_pick_copy (pp_pick_field_get (self->owner)));
  pp_pick_field_suggest (self->owner, picks);
}

static void
received_cb (gpointer widget, gpointer record, const GError *error)
{
  PpWeighIn *self = widget;
  PpLot *lot = record;
  g_autofree char *words = NULL;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  tell_last (self, lot);
  remember_owner (self);
  words = g_strdup_printf (_("%s is in store"), lot->number);
  pp_shell_toast (pp_shell_of (self), words, self->lot);
  pp_form_finish (self->form);
  pp_session_forget (pp_pane_get_session (PP_PANE (self)), KEPT_SIDE);
  pp_focus_grab (self->owner);
}

/* Where an enterprise was named the choice beside it says who brought it. */
static void
settle_owner (PpWeighIn *self, PpLot *draft)
{
  const PpPick *owner = pp_pick_field_get (self->owner);
  char *person;

  if (owner == NULL || strcmp (owner->kind, "enterprise") != 0)
    return;
  person = draft->enterprise;
  draft->enterprise = draft->person;
  draft->person = person;
}

static void
save_cb (PpWeighIn *self)
{
  const PpPick *owner = pp_pick_field_get (self->owner);
  PpLot *draft;

  self->saves = owner != NULL && g_strcmp0 (owner->id, self->sided) != 0;
  if (self->saves)
    return;
  draft = pp_form_read (self->form);
  if (draft == NULL)
    return;
  settle_owner (self, draft);
  pp_deed_run (self, "lot.receive", draft, received_cb);
}

static void
label_cb (PpWeighIn *self)
{
  if (self->lot != NULL)
    pp_shell_paper (pp_shell_of (self), "lot-label", self->lot);
}

static gboolean
label_key_cb (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  label_cb (PP_WEIGH_IN (widget));
  return GDK_EVENT_STOP;
}

static void
pp_weigh_in_dispose (GObject *object)
{
  PpWeighIn *self = PP_WEIGH_IN (object);

  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->sided, g_free);
  g_clear_pointer (&self->lot, g_free);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_WEIGH_IN);

  G_OBJECT_CLASS (pp_weigh_in_parent_class)->dispose (object);
}

static void
pp_weigh_in_class_init (PpWeighInClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_weigh_in_dispose;
  pane_class->kinds = "material place membership stock_move";
  pane_class->ask = pp_weigh_in_ask;
  pane_class->ask_free = pp_weigh_in_ask_free;
  pane_class->load = pp_weigh_in_data_load;
  pane_class->show = pp_weigh_in_show;
  pane_class->result_free = pp_weigh_in_data_free;

  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  g_type_ensure (PP_TYPE_PICK_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/intake/weigh-in.ui");
  gtk_widget_class_bind_template_child (widget_class, PpWeighIn, form);
  gtk_widget_class_bind_template_child (widget_class, PpWeighIn, owner);
  gtk_widget_class_bind_template_child (widget_class, PpWeighIn, side);
  gtk_widget_class_bind_template_child (widget_class, PpWeighIn, material);
  gtk_widget_class_bind_template_child (widget_class, PpWeighIn, amount);
  gtk_widget_class_bind_template_child (widget_class, PpWeighIn, place);
  gtk_widget_class_bind_template_child (widget_class, PpWeighIn, note);
  gtk_widget_class_bind_template_child (widget_class, PpWeighIn, done);
  gtk_widget_class_bind_template_child (widget_class, PpWeighIn, done_words);
  gtk_widget_class_bind_template_callback (widget_class, owner_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_cb);
  gtk_widget_class_bind_template_callback (widget_class, material_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, label_key_cb, NULL);
}

static void
pp_weigh_in_init (PpWeighIn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_lot_get_type ());
  material_cb (self);
}

/**
 * pp_weigh_in_start:
 * @self: the form
 * @owner: (nullable): id of a person or an enterprise who brings something; %NULL leaves who stands
 *   there
 *
 * The next key goes there.
 */
void
pp_weigh_in_start (PpWeighIn *self, const char *owner)
{
  g_return_if_fail (PP_IS_WEIGH_IN (self));

  if (owner != NULL)
    pp_field_set_text (PP_FIELD (self->owner), owner);
  pp_focus_grab (owner != NULL ? self->material : self->owner);
}
