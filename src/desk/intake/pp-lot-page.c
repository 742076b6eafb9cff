/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/intake/pp-lot-page.h"

#include "core/pp-day.h"
#include "desk/intake/pp-lot-data.h"
#include "desk/shell/pp-answers.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-pick-field.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"
#include "desk/shell/pp-words.h"
#include "production/pp-batch.h"

#include <glib/gi18n.h>
#include <string.h>

/* The form in hand is kept with what is typed in it. */
#define KEPT_WORK "lot-work"

struct _PpLotPage
{
  PpPane           parent_instance;

  GtkWidget       *back;
  GtkLabel        *title;
  GtkLabel        *owner;
  GtkLabel        *left;
  GtkWidget       *take_buttons;
  GtkWidget       *work;         /* around the form in hand */
  GtkLabel        *work_title;
  GtkStack        *forms;
  PpForm          *take;
  PpForm          *correct;
  PpForm          *edit;
  GtkWidget       *facts;
  GtkWidget       *moves;
  GtkWidget       *batches;
  GtkWidget       *batches_title;
  char            *id;
  char            *move;         /* (nullable): that is corrected */
  const char      *verb;         /* (nullable): of the form in hand */
  const PpLotData *data;         /* what is shown */
};

G_DEFINE_FINAL_TYPE (PpLotPage, pp_lot_page, PP_TYPE_PANE)

enum {
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
pp_lot_page_ask (PpPane *pane)
{
  return g_strdup (PP_LOT_PAGE (pane)->id);
}

static void
add_fact (PpLotPage *self, const char *what, const char *value)
{
  if (value != NULL && *value != '\0')
    gtk_list_box_append (GTK_LIST_BOX (self->facts), pp_row_new_fact (what, value));
}

static void
show_facts (PpLotPage *self, const PpLotData *data)
{
  PpLot *lot = data->lot;
  g_autofree char *received = pp_shown_time (lot->received_at), *expires_on = NULL;
  g_autofree char *moisture = lot->moisture != NULL ? g_strdup_printf ("%s %%", lot->moisture)
                                                    : NULL;

  if (lot->expires_on != NULL)
    expires_on = pp_day_format (lot->expires_on);
  pp_list_clear (self->facts);
  add_fact (self, C_("lot", "Came in"), received);
  add_fact (self, _("Who brought it"), data->person);
  add_fact (self, _("Use by"), expires_on);
  add_fact (self, _("Place"), data->place);
  add_fact (self, _("Grade"), lot->grade);
  add_fact (self, _("Moisture"), moisture);
}

static void correct_cb (GtkWidget *button, PpLotPage *self);
static void resume_work (PpLotPage *self);

static GtkWidget *
make_move (PpLotPage *self, const PpLotMove *one)
{
  PpStockMove *move = one->move;
  g_autofree char *at = one->at != PP_NONE ? pp_shown_time (one->at) : NULL;
  g_autofree char *amount = pp_shown_amount (move->amount, move->measure), *more = NULL;
  GtkWidget *row;

  more = g_strjoin (" · ", at != NULL ? at : "–", one->who != NULL ? one->who : "–", move->reason,
                    NULL);
  row = pp_row_new (pp_words_of ("move", move->kind), more);
  pp_row_add_text (row, amount);
  if (move->corrects == NULL && pp_session_may (pp_pane_get_session (PP_PANE (self)),
                                                "lot.correct"))
    pp_row_add_button (row, _("Correct"), pp_record_get_id (PP_RECORD (move)),
                       G_CALLBACK (correct_cb), self);
  return row;
}

static void
show_batches (PpLotPage *self, const PpLotData *data)
{
  pp_list_clear (self->batches);
  gtk_widget_set_visible (self->batches, data->batches->len > 0);
  gtk_widget_set_visible (self->batches_title, data->batches->len > 0);
  for (guint i = 0; i < data->batches->len; i++)
    {
      PpBatch *batch = g_ptr_array_index (data->batches, i);
      g_autofree char *made_on = pp_day_format (batch->made_on);
      GtkWidget *row = pp_row_new (batch->number, made_on);

      pp_row_set_id (row, pp_record_get_id (PP_RECORD (batch)));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (self->batches), row);
    }
}

static void
pp_lot_page_show (PpPane *pane, gpointer result)
{
  PpLotPage *self = PP_LOT_PAGE (pane);
  const PpLotData *data = result;
  g_autofree char *title = NULL, *left = NULL, *came = NULL, *words = NULL;
  int focused;

  self->data = data;
  if (data == NULL)
    return;
  title = g_strdup_printf ("%s · %s", data->lot->number, data->material);
  left = pp_shown_amount (data->left, data->lot->measure);
  came = pp_shown_amount (data->lot->amount, data->lot->measure);
  /* TRANSLATORS: two quantities: what is left of what came */
  words = g_strdup_printf (_("Left: %1$s of %2$s"), left, came);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->owner, data->owner);
  gtk_label_set_label (self->left, words);
  gtk_widget_set_visible (self->take_buttons, data->left > 0);
  show_facts (self, data);
  focused = pp_list_clear (self->moves);
  for (guint i = 0; i < data->moves->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->moves),
                         make_move (self, g_ptr_array_index (data->moves, i)));
  pp_list_refocus (self->moves, focused);
  show_batches (self, data);
  if (self->verb == NULL)
    resume_work (self);
}

static PpForm *
form_in_hand (PpLotPage *self)
{
  return PP_FORM (gtk_stack_get_visible_child (self->forms));
}

static const struct { const char *verb, *form, *title, *column; } works[] = {
  { "lot.hand_back", "take",    N_("Hand back to the owner"),                 "amount" },
  { "lot.waste",     "take",    N_("Spoilt or lost"),                         "amount" },
  { "lot.edit",      "edit",    N_("Grade, moisture, last day and place"),    "grade" },
  { "lot.correct",   "correct", NULL,                                         "amount" },
};

static void
forget_work (PpLotPage *self)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));

  self->verb = NULL;
  if (session != NULL)
    pp_session_forget (session, KEPT_WORK);
}

static void
close_work (PpLotPage *self)
{
  if (self->verb == NULL)
    return;
  forget_work (self);
  pp_form_clear (form_in_hand (self));
  pp_focus_grab (self->back);
  gtk_widget_set_visible (self->work, FALSE);
}

static void
keep_work (PpLotPage *self)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));

  pp_session_keep (session, KEPT_WORK, "lot", self->id);
  pp_session_keep (session, KEPT_WORK, "verb", self->verb);
  pp_session_keep (session, KEPT_WORK, "move",
                   strcmp (self->verb, "lot.correct") == 0 ? self->move : NULL);
}

static char *
work_title (PpLotPage *self, const char *title)
{
  const PpLotMove *one = strcmp (self->verb, "lot.correct") == 0
                           ? pp_lot_data_move (self->data, self->move) : NULL;

  /* TRANSLATORS: what was done, as "Handed back" */
  return one != NULL ? g_strdup_printf (_("What it should have been: %s"),
                                        pp_words_of ("move", one->move->kind))
                     : g_strdup (_(title));
}

/* What stands in its form stays. */
static void
open_work (PpLotPage *self, const char *verb)
{
  for (gsize i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autofree char *title = NULL;
      PpField *amount;

      if (strcmp (works[i].verb, verb) != 0)
        continue;
      self->verb = works[i].verb;
      title = work_title (self, works[i].title);
      gtk_label_set_label (self->work_title, title);
      gtk_stack_set_visible_child_name (self->forms, works[i].form);
      amount = pp_form_field (form_in_hand (self), "amount");
      if (amount != NULL)
        pp_text_field_set_measure (PP_TEXT_FIELD (amount), self->data->lot->measure);
      gtk_widget_set_visible (self->work, TRUE);
      pp_focus_grab (pp_form_field (form_in_hand (self), works[i].column));
      keep_work (self);   /* it may be the session's text that @verb was */
      return;
    }
}

/* After a lock or in another language the form in hand is the one that was. */
static void
resume_work (PpLotPage *self)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));
  const char *verb = pp_session_kept (session, KEPT_WORK, "verb");
  const char *move = pp_session_kept (session, KEPT_WORK, "move");

  if (verb == NULL || g_strcmp0 (pp_session_kept (session, KEPT_WORK, "lot"), self->id) != 0 ||
      (move != NULL && pp_lot_data_move (self->data, move) == NULL))
    return;
  g_free (self->move);
  self->move = g_strdup (move);
  if (strcmp (verb, "lot.edit") == 0)
    pp_form_fill (self->edit, self->data->lot);
  open_work (self, verb);
}

/* All that is left is the usual answer; who takes a part types over it. */
static void
hand_back_cb (PpLotPage *self)
{
  g_autofree char *all = pp_shown_amount (self->data->left, self->data->lot->measure);

  pp_form_clear (self->take);
  pp_field_set_text (pp_form_field (self->take, "amount"), all);
  open_work (self, "lot.hand_back");
}

static void
waste_cb (PpLotPage *self)
{
  pp_form_clear (self->take);
  open_work (self, "lot.waste");
}

static void
edit_cb (PpLotPage *self)
{
  pp_form_fill (self->edit, self->data->lot);
  open_work (self, "lot.edit");
}

static void
correct_cb (GtkWidget *button, PpLotPage *self)
{
  const PpLotMove *one = pp_lot_data_move (self->data, pp_row_get_id (button));
  g_autofree char *stands = NULL;

  if (one == NULL)
    return;
  stands = pp_shown_amount (ABS (one->stands), one->move->measure);
  g_free (self->move);
  self->move = g_strdup (pp_row_get_id (button));
  pp_form_clear (self->correct);
  pp_field_set_text (pp_form_field (self->correct, "amount"), stands);
  open_work (self, "lot.correct");
}

static void
saved_cb (gpointer widget, gpointer record, const GError *error)
{
  PpLotPage *self = widget;
  gboolean edited = g_strcmp0 (self->verb, "lot.edit") == 0;

  if (error != NULL)
    {
      pp_form_show_error (form_in_hand (self), error);
      return;
    }
  close_work (self);
  pp_shell_toast (pp_shell_of (self), _("Saved"), edited ? pp_record_get_id (record) : NULL);
}

static void
save_cb (PpLotPage *self)
{
  PpRecord *draft = pp_form_read (form_in_hand (self));

  if (draft == NULL)
    return;
  if (form_in_hand (self) == self->take)
    pp_record_set_text (draft, "lot", self->id);
  else if (form_in_hand (self) == self->correct)
    pp_record_set_text (draft, "move", self->move);
  pp_deed_run (self, self->verb, draft, saved_cb);
}

static void
label_cb (PpLotPage *self)
{
  pp_shell_paper (pp_shell_of (self), "lot-label", self->id);
}

static gboolean
label_key_cb (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  label_cb (PP_LOT_PAGE (widget));
  return GDK_EVENT_STOP;
}

static void
use_cb (PpLotPage *self)
{
  pp_shell_go (pp_shell_of (self), "production", "lot", self->id);
}

static void
batch_cb (PpLotPage *self, GtkListBoxRow *row)
{
  pp_shell_go (pp_shell_of (self), NULL, "batch", pp_row_get_id (row));
}

static void
close_cb (PpLotPage *self)
{
  close_work (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  PpLotPage *self = PP_LOT_PAGE (widget);

  if (self->verb != NULL)
    close_work (self);
  else
    close_cb (self);
  return GDK_EVENT_STOP;
}

static gboolean
pp_lot_page_get_place (PpPane *pane, const char **kind, const char **id)
{
  *kind = "lot";
  *id = PP_LOT_PAGE (pane)->id;
  return *id != NULL;
}

static void
pp_lot_page_dispose (GObject *object)
{
  PpLotPage *self = PP_LOT_PAGE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->move, g_free);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_LOT_PAGE);

  G_OBJECT_CLASS (pp_lot_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/intake/lot-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, back);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, title);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, owner);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, left);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, take_buttons);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, work);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, work_title);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, forms);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, take);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, correct);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, edit);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, facts);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, moves);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, batches);
  gtk_widget_class_bind_template_child (widget_class, PpLotPage, batches_title);
  gtk_widget_class_bind_template_callback (widget_class, hand_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, waste_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_work);
  gtk_widget_class_bind_template_callback (widget_class, batch_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
pp_lot_page_class_init (PpLotPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_lot_page_dispose;
  pane_class->kinds = "lot stock_move material place person enterprise batch";
  pane_class->ask = pp_lot_page_ask;
  pane_class->ask_free = g_free;
  pane_class->load = pp_lot_data_load;
  pane_class->show = pp_lot_page_show;
  pane_class->get_place = pp_lot_page_get_place;
  pane_class->result_free = pp_lot_data_free;

  /**
   * PpLotPage::closed:
   * @self: the page
   *
   * The person at the desk is done with the lot.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_LOT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  g_type_ensure (PP_TYPE_ANSWERS);
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  g_type_ensure (PP_TYPE_PICK_FIELD);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, label_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
pp_lot_page_init (PpLotPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->take, pp_lot_take_get_type ());
  pp_form_set_kind (self->correct, pp_lot_correct_form_get_type ());
  pp_form_set_kind (self->edit, pp_lot_get_type ());
}

/**
 * pp_lot_page_open:
 * @self: the page
 * @lot: an id
 *
 * Shows it.
 */
void
pp_lot_page_open (PpLotPage *self, const char *lot)
{
  g_return_if_fail (PP_IS_LOT_PAGE (self));

  close_work (self);
  g_free (self->id);
  self->id = g_strdup (lot);
  pp_pane_refresh (PP_PANE (self));
}
